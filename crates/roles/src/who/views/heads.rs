//! The heads of the matrix, and roles beside it, ready to be drawn.

use kernel::Lexicon;

use super::asks::{ask, asked};
use super::{Link, person_link, vacant};
use crate::board::{Column, Seat, Standing};
use crate::scope::Scope;
use crate::who::answers::each;
use crate::who::load::Seen;

/// So many names stand in the head of a column.
const HEADS: usize = 5;

/// Somebody in a column's head.
#[derive(Debug, Clone)]
pub struct Holder {
    pub link: Link,
    /// What is to be known about them: also holds…, until…
    pub notes: Vec<String>,
    pub deputy: Option<Link>,
    pub over: bool,
}

/// The head of a column.
#[derive(Debug, Clone)]
pub struct Head {
    pub key: String,
    pub label: String,
    /// Where it is held.
    pub place: String,
    pub holders: Vec<Holder>,
    /// How many more.
    pub more: i64,
    /// “vacant for 23 days”; empty when somebody holds it.
    pub gap: String,
    /// Said instead of names: each community has its own.
    pub each: String,
    /// Nobody holds it, and the reader may find somebody.
    pub find: bool,
    /// Where somebody is asked; empty unless the reader may.
    pub ask: String,
    /// Where the whole path begins, from the description to the reviews; empty unless the reader may.
    pub fill: String,
    /// Who was asked and has not answered, for those who may ask.
    pub asked: Vec<Link>,
}

/// The head of a column.
pub fn head(l: &Lexicon, seen: &Seen, column: &Column) -> Head {
    let every = each(&seen.board, column);
    let (filled, all) = seen.communities.unwrap_or_default();
    let place = match column.from.unwrap_or(seen.at.scope) {
        _ if every => l.t("roles-who-per-community"),
        Scope::Network => l.t("roles-who-network"),
        _ => seen.at.name.clone(),
    };
    let vacant_here = column.seats.is_empty() && !every;
    Head {
        key: column.role.clone(),
        label: super::label(l, &seen.catalogue, &column.role),
        place,
        holders: column.seats.iter().take(HEADS).map(|s| holder(l, seen, column, s)).collect(),
        more: super::count(column.seats.len().saturating_sub(HEADS)),
        gap: match column.standing {
            Standing::Vacant => vacant(l, column.vacant_since, seen.now),
            _ if vacant_here => l.t("roles-state-free"),
            _ => String::new(),
        },
        each: if column.role == "facilitator" && seen.communities.is_some() {
            l.args("roles-who-each-of", &[("n", &l.number(&filled)), ("all", &l.number(&all))])
        } else {
            String::new()
        },
        find: column.standing == Standing::Vacant,
        fill: if vacant_here {
            ask(seen, column).replace("/who/assign?", "/vacancies/new?")
        } else {
            String::new()
        },
        ask: if every { String::new() } else { ask(seen, column) },
        asked: seen.asked.iter().filter(|q| q.role == column.role).map(|q| asked(l, q)).collect(),
    }
}

fn holder(l: &Lexicon, seen: &Seen, column: &Column, seat: &Seat) -> Holder {
    let mut notes = Vec::new();
    let others = seen.board.columns.iter().chain(&seen.board.others);
    let also: Vec<String> = others
        .filter(|c| c.role != column.role && c.seats.iter().any(|s| s.who.id == seat.who.id))
        .map(|c| super::label(l, &seen.catalogue, &c.role))
        .collect();
    if !also.is_empty() {
        notes.push(l.s("roles-who-also", "roles", also.join(", ")));
    } else if seat.combined {
        notes.push(l.t("roles-who-also-elsewhere"));
    }
    notes.extend(seen.until(seat.id).map(|until| l.s("roles-who-until", "day", l.day(&until))));
    if seat.driving {
        notes.push(l.t("roles-who-driving"));
    }
    match (&seat.away, seat.by_deputy) {
        (Some(away), true) => notes.push(l.s("roles-who-away-until", "day", away.last(l))),
        (Some(away), false) => notes.push(l.s("roles-who-away-alone", "day", away.last(l))),
        (None, true) => notes.push(l.t("roles-who-away")),
        (None, false) => {}
    }
    // Who owns the network always has a deputy (S1-O1): one who has none yet is seen.
    let single = seen.catalogue.role(&column.role).is_some_and(|r| r.single && r.required == "network");
    if single && seat.deputy.is_none() {
        notes.push(l.t("roles-owner-alone"));
    }
    notes.extend(specialities(l, &seat.specialities));
    Holder {
        link: person_link(&seat.who),
        notes,
        deputy: seat.deputy.as_ref().map(person_link),
        over: seen.over.contains(&seat.who.id),
    }
}

/// What somebody looks after in particular, in words.
pub fn specialities(l: &Lexicon, text: &str) -> Option<String> {
    let known = ["content", "moderation", "data", "events"];
    let words = crate::who::api::words(text);
    let said: Vec<String> = words
        .iter()
        .map(|w| if known.contains(&w.as_str()) { l.tp("roles-who-speciality-", w) } else { w.clone() })
        .collect();
    (!said.is_empty()).then(|| l.s("roles-who-looks-after", "what", said.join(", ")))
}
