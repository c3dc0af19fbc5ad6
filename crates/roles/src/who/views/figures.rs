//! A board in a few numbers, and in one line.

use kernel::Lexicon;

use super::count;
use crate::board::Line;
use crate::coverage::days;
use crate::who::answers::{Says, says, totals};
use crate::who::load::Seen;

/// One number with what it says.
pub struct Figure {
    pub number: String,
    pub of: String,
    pub text: String,
    /// `good`, `bad`, `warn`.
    pub tone: &'static str,
    pub href: String,
}

/// One phase of the line on top: its name, where it begins, and a tick for each duty.
pub struct Phase {
    pub name: String,
    pub href: String,
    pub ticks: Vec<&'static str>,
    pub said: String,
}

pub fn figures(l: &Lexicon, seen: &Seen) -> Vec<Figure> {
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

pub fn phases(l: &Lexicon, seen: &Seen) -> Vec<Phase> {
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
