//! The page of a board: what is asked first in words and numbers, then the picture.

use askama::Template;
use charter::Duty;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::cells::{Answered, Cell, Head, answered, cells, head};
use super::{Link, count, name, page, person_link, within};
use crate::roles::board::{Line, Section};
use crate::roles::coverage::days;
use crate::roles::scope::{Scope, Where};
use crate::roles::who::answers::{Says, fits, says, totals};
use crate::roles::who::load::Seen;
use crate::roles::who::routes::Asked;

/// So many answers stand in sentences on top of a search.
const SAID: usize = 3;

/// One number with what it says.
struct Figure {
    number: String,
    of: String,
    text: String,
    /// `good`, `bad`, `warn`.
    tone: &'static str,
    href: String,
}

/// One answer in a sentence.
struct Said {
    key: String,
    duty: String,
    sentence: String,
    when: Vec<String>,
}

/// One duty of the matrix.
struct Row {
    key: String,
    title: String,
    cells: Vec<Cell>,
    answer: Answered,
    thanks: Vec<(Link, String)>,
}

/// One group of duties.
struct Block {
    key: String,
    title: String,
    phase: String,
    what: String,
    rows: Vec<Row>,
}

/// One phase of the line on top: its name, where it begins, and a tick for each duty.
struct Phase {
    name: String,
    href: String,
    ticks: Vec<&'static str>,
    said: String,
}

/// One scope to choose.
struct Choice {
    token: String,
    name: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "roles/who/views/board.html")]
struct BoardPage<'a> {
    l: &'a Lexicon,
    seen: &'a Seen,
    asked: &'a Asked,
    token: String,
    where_to: String,
    choices: Vec<(String, Vec<Choice>)>,
    figures: Vec<Figure>,
    phases: Vec<Phase>,
    said: Vec<Said>,
    heads: Vec<Head>,
    blocks: Vec<Block>,
    others: Vec<Head>,
    here: String,
    chips: Vec<(&'static str, &'static str)>,
}

/// The page.
///
/// # Errors
/// When a template cannot be written.
pub fn board(ctx: &Ctx, asked: &Asked, seen: &Seen, choices: &[Where]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let place = name(l, &seen.at);
    let body = render(&BoardPage {
        l,
        seen,
        asked,
        token: seen.at.token(),
        choices: grouped(l, choices, &seen.at),
        figures: figures(l, seen),
        phases: phases(l, seen),
        said: said(l, seen, &asked.q),
        heads: seen.board.columns.iter().map(|c| head(l, seen, c)).collect(),
        blocks: blocks(ctx, asked, seen),
        others: seen.board.others.iter().map(|c| head(l, seen, c)).collect(),
        here: seen.place.as_ref().map(|p| format!("{}/who", p.path())).unwrap_or_default(),
        chips: vec![
            ("", "roles-who-show-all"),
            ("gaps", "roles-who-show-gaps"),
            ("mine", "roles-who-show-mine"),
        ],
        where_to: place.clone(),
    })?;
    let title = if seen.at.scope == Scope::Network {
        l.t("app-who")
    } else {
        l.s("roles-who-title-in", "where", place)
    };
    Ok(page(title, body))
}

/// The scopes by kind, for the select.
fn grouped(l: &Lexicon, all: &[Where], on: &Where) -> Vec<(String, Vec<Choice>)> {
    let kind = |w: &Where| match w.scope {
        Scope::Network => "network",
        Scope::Unit(_) => "unit",
        Scope::Space(_) if w.kind == "community" => "community",
        Scope::Space(_) if w.kind == "team" || w.kind == "project" => "work",
        Scope::Space(_) => "everybody",
    };
    let known = all.iter().any(|w| w.scope == on.scope);
    let own = (!known).then_some(on);
    let groups = ["network", "community", "work", "everybody", "unit"].into_iter().map(|group| {
        let list = all.iter().chain(own).filter(|w| kind(w) == group);
        let choice = |w: &Where| Choice { token: w.token(), name: name(l, w), on: w.scope == on.scope };
        (l.tp("roles-who-group-", group), list.map(choice).collect::<Vec<_>>())
    });
    groups.filter(|(_, list)| !list.is_empty()).collect()
}

fn figures(l: &Lexicon, seen: &Seen) -> Vec<Figure> {
    let sum = totals(&seen.board);
    let gaps = format!("/who?in={}&show=gaps#matrix", seen.at.token());
    let mut all = vec![Figure {
        number: l.number(&sum.answered),
        of: l.s("roles-who-of", "all", l.number(&sum.duties)),
        text: l.t("roles-who-answered"),
        tone: "good",
        href: String::new(),
    }];
    let mut say = |n: i64, text: String, tone, href: &str| {
        if n > 0 {
            all.push(Figure { number: l.number(&n), of: String::new(), text, tone, href: href.to_owned() });
        }
    };
    let vacant = match sum.oldest {
        Some(oldest) => l.ns(
            "roles-who-vacant-oldest",
            &sum.vacant,
            "since",
            &l.n("roles-who-days", &days(oldest, seen.now)),
        ),
        None => l.n("roles-who-vacant", &sum.vacant),
    };
    say(sum.vacant, vacant, "bad", &gaps);
    say(sum.alone, l.n("roles-who-alone", &sum.alone), "warn", "");
    say(sum.unsettled, l.n("roles-who-to-settle", &sum.unsettled), "bad", &gaps);
    say(sum.each, l.n("roles-who-each-duties", &sum.each), "quiet", "/who/coverage");
    all
}

/// A tick by who answers: with a deputy, alone, nobody, unsettled, in each community.
fn tick(seen: &Seen, line: &Line) -> &'static str {
    match says(&seen.board, line) {
        Says::One(_, Some(_)) => "two",
        Says::One(_, None) => "one",
        Says::Nobody(_) => "gap",
        Says::Unsettled(_) => "split",
        Says::Each => "each",
    }
}

fn phases(l: &Lexicon, seen: &Seen) -> Vec<Phase> {
    let mut all: Vec<(String, Phase)> = Vec::new();
    for section in &seen.board.sections {
        let phase = seen.catalogue.group(&section.group).map(|g| g.phase.clone()).unwrap_or_default();
        if all.last().is_none_or(|(last, _)| *last != phase) {
            let (name, href) = (l.tp("roles-who-phase-", &phase), format!("#g-{}", section.group));
            all.push((phase, Phase { name, href, ticks: Vec::new(), said: String::new() }));
        }
        if let Some((_, last)) = all.last_mut() {
            last.ticks.extend(section.lines.iter().map(|line| tick(seen, line)));
        }
    }
    let said = |p: Phase| {
        let fine = p.ticks.iter().filter(|t| matches!(**t, "one" | "two" | "each")).count();
        let (n, of) = (l.number(&count(fine)), l.number(&count(p.ticks.len())));
        Phase { said: l.args("roles-who-phase-said", &[("n", &n), ("all", &of)]), ..p }
    };
    all.into_iter().map(|(_, phase)| said(phase)).collect()
}

/// The best answers to what somebody looks for, in a sentence each.
fn said(l: &Lexicon, seen: &Seen, q: &str) -> Vec<Said> {
    let lines = seen.board.sections.iter().flat_map(|s| &s.lines);
    let found = lines.filter_map(|line| {
        let duty = seen.catalogue.duty(&line.duty)?;
        Some((fits(&seen.catalogue, duty, q, l.lang)?, duty, line))
    });
    let found: Vec<_> = found.collect();
    let best = found.iter().map(|(fit, _, _)| *fit).max().unwrap_or_default();
    let best = found.into_iter().filter(|(fit, _, _)| *fit == best).take(SAID);
    best.map(|(_, duty, line)| sentence(l, seen, duty, line)).collect()
}

fn sentence(l: &Lexicon, seen: &Seen, duty: &Duty, line: &Line) -> Said {
    let at = within(l, &seen.at);
    let sentence = match says(&seen.board, line) {
        Says::One(who, Some(next)) => {
            l.args("roles-who-said-two", &[("at", &at), ("name", &who.name), ("deputy", &next.name)])
        }
        Says::One(who, None) => l.args("roles-who-said-one", &[("at", &at), ("name", &who.name)]),
        Says::Nobody(Some(since)) => l.args(
            "roles-who-said-since",
            &[("at", &at), ("since", &l.n("roles-who-days", &days(since, seen.now)))],
        ),
        Says::Nobody(None) => l.s("roles-who-said-nobody", "at", at),
        Says::Unsettled(people) => {
            let names: Vec<&str> = people.iter().take(3).map(|(_, who)| who.name.as_str()).collect();
            l.args("roles-who-said-unsettled", &[("at", &at), ("names", &names.join(&l.t("roles-who-and")))])
        }
        Says::Each => l.t("roles-who-said-each"),
    };
    // Who else takes part, and when: what a newcomer asks next.
    let part =
        cells(l, seen, duty, line).into_iter().filter(|c| c.level == "sometimes" && !c.names.is_empty());
    let when = part.filter_map(|c| {
        let (who, _) = c.names.first()?;
        Some(l.args("roles-who-said-when", &[("name", &who.name), ("when", &c.when)]))
    });
    Said { key: duty.key.clone(), duty: duty.title.get(l.lang).to_owned(), sentence, when: when.collect() }
}

fn blocks(ctx: &Ctx, asked: &Asked, seen: &Seen) -> Vec<Block> {
    let l = &ctx.l;
    let wanted = |line: &Line, duty: &Duty| {
        let says = says(&seen.board, line);
        let shown = match asked.show.as_str() {
            "gaps" => matches!(says, Says::Nobody(_) | Says::Unsettled(_)),
            "mine" => matches!(says, Says::One(who, _) if who.id == ctx.actor.id),
            _ => true,
        };
        shown && (asked.q.trim().is_empty() || fits(&seen.catalogue, duty, &asked.q, l.lang).is_some())
    };
    let row = |line: &Line| {
        let duty = seen.catalogue.duty(&line.duty).filter(|duty| wanted(line, duty))?;
        Some(Row {
            key: duty.key.clone(),
            title: duty.title.get(l.lang).to_owned(),
            cells: cells(l, seen, duty, line),
            answer: answered(l, seen, line),
            thanks: line.contributors.iter().map(|who| (person_link(who), who.handle.clone())).collect(),
        })
    };
    let block = |section: &Section| {
        let group = seen.catalogue.group(&section.group)?;
        Some(Block {
            key: group.key.clone(),
            title: group.title.get(l.lang).to_owned(),
            phase: l.tp("roles-who-phase-", &group.phase),
            what: group.what.get(l.lang).to_owned(),
            rows: section.lines.iter().filter_map(row).collect(),
        })
    };
    seen.board.sections.iter().filter_map(block).filter(|b| !b.rows.is_empty()).collect()
}
