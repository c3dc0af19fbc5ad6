//! The cells of the matrix, ready to be drawn.

use charter::{Catalogue, Duty, Level};
use kernel::Lexicon;

use super::{Link, nobody, person_link, vacant};
use crate::roles::board::{Column, Line, Seat, Standing};
use crate::roles::who::answers::{Says, each, says};
use crate::roles::who::load::Seen;

/// So many names stand in a cell; the head of its column has more.
const NAMES: usize = 2;
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
    pub find: bool,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The column's label.
    pub label: String,
    /// `none`, `always`, `sometimes`.
    pub level: &'static str,
    /// `one`, `two` (with a deputy), `gap`, `each`, `free`.
    pub look: &'static str,
    pub names: Vec<(Link, bool)>,
    pub more: i64,
    /// Said instead of names.
    pub text: String,
    /// When a role that takes part sometimes does so.
    pub when: String,
}

/// Who answers, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Answered {
    /// `one`, `two`, `gap`, `split`, `each`.
    pub look: &'static str,
    pub who: Option<Link>,
    pub then: String,
    pub text: String,
    /// Somebody settled it.
    pub settled: bool,
    /// Who could, with their assignment and whether it is theirs now.
    pub could: Vec<(String, String, bool)>,
}

/// The head of a column.
pub fn head(l: &Lexicon, seen: &Seen, column: &Column) -> Head {
    let every = each(&seen.board, column);
    let (filled, all) = seen.communities.unwrap_or_default();
    let place = match column.from.unwrap_or(seen.at.scope) {
        _ if every => l.t("roles-who-per-community"),
        crate::roles::scope::Scope::Network => l.t("roles-who-network"),
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
        find: column.standing == Standing::Vacant && seen.may.propose,
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
    if seat.by_deputy {
        notes.push(l.t("roles-who-away"));
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
    let words = crate::roles::who::api::words(text);
    let said: Vec<String> = words
        .iter()
        .map(|w| if known.contains(&w.as_str()) { l.tp("roles-who-speciality-", w) } else { w.clone() })
        .collect();
    (!said.is_empty()).then(|| l.s("roles-who-looks-after", "what", said.join(", ")))
}

/// The cells of a line.
pub fn cells(l: &Lexicon, seen: &Seen, duty: &Duty, line: &Line) -> Vec<Cell> {
    let columns = seen.board.columns.iter().zip(&line.cells);
    columns.map(|(column, level)| cell(l, seen, duty, column, *level)).collect()
}

fn cell(l: &Lexicon, seen: &Seen, duty: &Duty, column: &Column, level: Level) -> Cell {
    let when =
        if level == Level::Sometimes { when(l, &seen.catalogue, duty, &column.role) } else { String::new() };
    let (look, text) = match column.seats.as_slice() {
        [] if each(&seen.board, column) => ("each", l.t("roles-who-each")),
        [] if column.standing == Standing::Vacant => ("gap", l.t("roles-state-vacant")),
        [] => ("free", l.t("roles-state-free")),
        seats if seats.iter().any(|s| s.deputy.is_some()) => ("two", String::new()),
        _ => ("one", String::new()),
    };
    let names = column.seats.iter().take(NAMES);
    Cell {
        label: super::label(l, &seen.catalogue, &column.role),
        level: match level {
            Level::None => "none",
            Level::Sometimes => "sometimes",
            Level::Always => "always",
        },
        look,
        names: names.map(|s| (person_link(present(s)), seen.over.contains(&s.who.id))).collect(),
        more: super::count(column.seats.len().saturating_sub(NAMES)),
        text,
        when,
    }
}

/// Whoever does it now: the holder, or the deputy of somebody who is away.
fn present(seat: &Seat) -> &crate::roles::board::Who {
    seat.deputy.as_ref().filter(|_| seat.by_deputy).unwrap_or(&seat.who)
}

/// “when a guest needs to come in”.
fn when(l: &Lexicon, catalogue: &Catalogue, duty: &Duty, role: &str) -> String {
    let own = duty.when.get(role);
    let through = catalogue.role(role).map(|r| catalogue.through(duty, r).key.clone());
    let text = own.or_else(|| through.and_then(|key| duty.when.get(&key)));
    // In a team the manager stands where elsewhere somebody animates.
    let text = text.or_else(|| duty.when.get("facilitator").filter(|_| role == "line_manager"));
    text.map(|t| l.s("roles-who-when", "when", t.get(l.lang))).unwrap_or_default()
}

/// Who answers for a line.
pub fn answered(l: &Lexicon, seen: &Seen, line: &Line) -> Answered {
    let could = if seen.may.settle { could(seen, line) } else { Vec::new() };
    let base = Answered {
        look: "each",
        who: None,
        then: String::new(),
        text: String::new(),
        settled: line.settled,
        could,
    };
    match says(&seen.board, line) {
        Says::One(who, Some(next)) => Answered {
            look: "two",
            who: Some(person_link(who)),
            then: l.s("roles-who-then", "name", &next.name),
            ..base
        },
        Says::One(who, None) => Answered { look: "one", who: Some(person_link(who)), ..base },
        Says::Nobody(since) => {
            Answered { look: "gap", text: nobody(l, since, seen.now), could: Vec::new(), ..base }
        }
        Says::Unsettled(people) => {
            let names: Vec<&str> = people.iter().take(3).map(|(_, who)| who.name.as_str()).collect();
            let names = names.join(&l.t("roles-who-or"));
            Answered {
                look: "split",
                text: l.ns("roles-who-unsettled", &super::count(people.len()), "names", &names),
                ..base
            }
        }
        Says::Each => Answered { text: l.t("roles-who-each"), could: Vec::new(), ..base },
    }
}

/// Everybody who takes part and could answer, once there is a choice.
fn could(seen: &Seen, line: &Line) -> Vec<(String, String, bool)> {
    let part = seen.board.columns.iter().zip(&line.cells);
    // Whoever always takes part could; the others only once somebody settled it on them.
    let seats = part.filter(|(_, level)| **level == Level::Always).flat_map(|(column, _)| &column.seats);
    let answer = match says(&seen.board, line) {
        Says::One(who, _) => Some(who.id),
        _ => None,
    };
    let all: Vec<_> = seats
        .take(50)
        .map(|s| (s.id.to_string(), s.who.name.clone(), line.settled && answer == Some(s.who.id)))
        .collect();
    if all.len() > 1 || line.settled { all } else { Vec::new() }
}
