//! The best answers to what somebody looks for, in a sentence each.

use charter::Duty;
use kernel::Lexicon;

use super::cells::cells;
use super::within;
use crate::board::Line;
use crate::coverage::days;
use crate::who::answers::{Says, fits, says};
use crate::who::load::Seen;

/// So many answers stand in sentences on top of a search.
const SAID: usize = 3;

/// One answer in a sentence.
pub struct Said {
    pub key: String,
    pub duty: String,
    pub sentence: String,
    pub when: Vec<String>,
}

/// The best answers to what somebody looks for, in a sentence each.
pub fn said(l: &Lexicon, seen: &Seen, q: &str) -> Vec<Said> {
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
