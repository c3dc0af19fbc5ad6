//! The first hours of a network: what has to be there before anybody can work in it. Whether a step is
//! done is read from what is there, so nobody has to tick anything off.

use store::{Read, Res, Write, p, row, sql};

use crate::settings;

/// The row of `settings` that says: whoever runs the network has had enough of the steps.
const OVER: &str = "start.over";

sql!(
    STEPS,
    "SELECT EXISTS (SELECT 1 FROM settings WHERE key IN ('network.name', 'network.language', 'network.zone', 'made_by')),
        EXISTS (SELECT 1 FROM units),
        (SELECT COUNT(*) FROM (SELECT 1 FROM people WHERE state <> 'left' LIMIT 2) few) > 1,
        EXISTS (SELECT 1 FROM spaces WHERE kind <> 'team' AND closed_ms IS NULL),
        EXISTS (SELECT 1 FROM threads),
        EXISTS (SELECT 1 FROM settings WHERE key = 'start.over')"
);

/// How far the network has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstHours {
    /// Name, language or zone were chosen.
    pub house: bool,
    /// There are units.
    pub units: bool,
    /// There is somebody besides the first.
    pub people: bool,
    /// There is a space beside those of the teams.
    pub spaces: bool,
    /// Somebody has said something.
    pub word: bool,
    /// Whoever runs the network closed the steps.
    pub over: bool,
}
row!(FirstHours { house, units, people, spaces, word, over });

impl FirstHours {
    /// The steps in their order: name, and whether it is done.
    #[must_use]
    pub const fn steps(&self) -> [(&'static str, bool); 5] {
        [
            ("house", self.house),
            ("units", self.units),
            ("people", self.people),
            ("spaces", self.spaces),
            ("word", self.word),
        ]
    }
    /// How many are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.steps().iter().filter(|(_, done)| *done).count()
    }
    /// The first that is not; `None` when all are.
    #[must_use]
    pub fn next(&self) -> Option<&'static str> {
        self.steps().into_iter().find(|(_, done)| !done).map(|(step, _)| step)
    }
    /// Whether home still speaks of them: until people talk with each other in a space.
    #[must_use]
    pub const fn going_on(&self) -> bool {
        !(self.over || self.people && self.spaces && self.word)
    }
}

/// How far the network has come.
///
/// # Errors
/// What the database says.
pub fn first_hours(r: &mut Read<'_>) -> Res<FirstHours> {
    r.one(&STEPS, p![])
}

/// Closes the steps for good.
///
/// # Errors
/// What the database says.
pub fn close(w: &mut Write<'_>) -> Res<()> {
    settings::put(w, OVER, Some("1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_step_left_comes_next_and_nothing_is_said_when_it_is_over() {
        let mut at =
            FirstHours { house: true, units: true, people: false, spaces: true, word: false, over: false };
        assert_eq!((at.next(), at.done(), at.going_on()), (Some("people"), 3, true));
        at.over = true;
        assert!(!at.going_on());
        at = FirstHours { people: true, word: true, house: false, over: false, ..at };
        assert_eq!((at.next(), at.going_on()), (Some("house"), false));
    }
}
