//! What the reader does here: one's own roles come before everybody else's.

use kernel::{Lexicon, PersonId};

use super::{Link, label};
use crate::who::answers::{Says, says};
use crate::who::load::Seen;

/// The reader's own part in a place.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Roles they hold here.
    pub roles: Vec<Link>,
    /// Roles they stand in for at this moment.
    pub for_others: Vec<Link>,
    /// How many duties they answer for.
    pub answers: i64,
}

/// Of a board.
pub fn own(l: &Lexicon, seen: &Seen, me: PersonId) -> Own {
    let columns = seen.board.columns.iter().chain(&seen.board.others);
    let role = |key: &str| Link { href: format!("/who/roles/{key}"), name: label(l, &seen.catalogue, key) };
    let mut own = Own::default();
    for column in columns {
        if column.seats.iter().any(|s| s.who.id == me) {
            own.roles.push(role(&column.role));
        } else if column.seats.iter().any(|s| s.by_deputy && s.deputy.as_ref().is_some_and(|d| d.id == me)) {
            own.for_others.push(role(&column.role));
        }
    }
    let lines = seen.board.sections.iter().flat_map(|s| &s.lines);
    let mine = lines.filter(|line| matches!(says(&seen.board, line), Says::One(who, _) if who.id == me));
    own.answers = super::count(mine.count());
    own
}
