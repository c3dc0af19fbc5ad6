//! A holder who is away for now: whoever agreed to stand in has the role’s rights until they are back.
//! Only the days are known, never why.

use kernel::{Lexicon, Time};

use super::board::{Board, Seat, Who};

/// Away for now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// When they are back.
    pub until: Time,
    /// The zone whose days these are: that of who is away.
    pub zone: String,
}

/// Somebody who agreed to stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deputy {
    /// The person.
    pub who: Who,
    /// They are away themselves until then.
    pub away: Option<Time>,
}

impl Deputy {
    /// Somebody who is there at a moment: neither gone nor away.
    #[must_use]
    pub fn there(&self, at: Time) -> bool {
        self.who.active && self.away.is_none_or(|until| until <= at)
    }
}

impl Absent {
    /// The last day away, not the first one back.
    #[must_use]
    pub fn last(&self, l: &Lexicon) -> String {
        let last = self.until.plus(-1).zoned(&self.zone).date().to_string();
        l.day(&Time::start_of_day(&last, &l.zone).unwrap_or(self.until))
    }
}

/// The seat in which somebody stands in for now.
#[must_use]
pub fn stands_in<'a>(board: &'a Board, who: &Who) -> Option<(&'a Seat, &'a Absent)> {
    let seats = board.columns.iter().chain(&board.others).flat_map(|c| &c.seats);
    let mut seats = seats.filter(|s| s.by_deputy && s.deputy.as_ref().is_some_and(|d| d.id == who.id));
    seats.find_map(|s| Some((s, s.away.as_ref()?)))
}

/// The last day away of somebody who has a role here, when nobody stands in for them.
#[must_use]
pub fn alone<'a>(board: &'a Board, who: &Who) -> Option<&'a Absent> {
    let mut seats = board.columns.iter().chain(&board.others).flat_map(|c| &c.seats);
    seats.find_map(|s| s.away.as_ref().filter(|_| s.who.id == who.id && !s.by_deputy))
}

/// “stands in for Priya until 3 May”; nothing for anybody else.
#[must_use]
pub fn say(l: &Lexicon, board: &Board, who: &Who) -> Option<String> {
    let (seat, away) = stands_in(board, who)?;
    Some(l.args("roles-who-stands-in-until", &[("name", &seat.who.name), ("day", &away.last(l))]))
}
