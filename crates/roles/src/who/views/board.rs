//! The page of a board: what is asked first in words and numbers, then the picture.

use askama::Template;
use charter::Duty;
use kernel::{Lexicon, Problem};
use web::answer::render;
use web::{Ctx, Page};

use super::answered::{Answered, answered};
use super::cells::{Cell, cells};
use super::figures::{Figure, Phase, figures, phases};
use super::heads::{Head, head};
use super::own::{Own, own};
use super::said::{Said, said};
use super::{Link, count, name, page, person_link};
use crate::board::{Line, Section};
use crate::scope::{Scope, Where};
use crate::who::answers::{Says, fits, says};
use crate::who::load::Seen;
use crate::who::routes::Asked;

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
    /// How many duties, and of them without one name.
    n: i64,
    lack: i64,
    rows: Vec<Row>,
}

/// One scope to choose.
struct Choice {
    token: String,
    name: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "who/views/board.html")]
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
    /// For the whole network, and the reader answers for it.
    network: bool,
    chips: Vec<(&'static str, &'static str)>,
    /// The reader’s own part here; empty roles when there is none.
    own: Own,
    /// Something was looked for: groups are open on a small screen too.
    open: bool,
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
        network: seen.at.scope == Scope::Network && seen.may.loads,
        chips: vec![
            ("", "roles-who-show-all"),
            ("gaps", "roles-who-show-gaps"),
            ("mine", "roles-who-show-mine"),
        ],
        own: own(l, seen, ctx.actor.id),
        open: !asked.q.trim().is_empty() || !asked.show.is_empty(),
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
        let rows: Vec<Row> = section.lines.iter().filter_map(row).collect();
        Some(Block {
            n: count(rows.len()),
            lack: count(rows.iter().filter(|r| r.answer.lacks()).count()),
            key: group.key.clone(),
            title: group.title.get(l.lang).to_owned(),
            phase: l.tp("roles-who-phase-", &group.phase),
            what: group.what.get(l.lang).to_owned(),
            rows,
        })
    };
    seen.board.sections.iter().filter_map(block).filter(|b| !b.rows.is_empty()).collect()
}
