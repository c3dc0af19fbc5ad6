//! What if: the same boards and figures over a state that is not there yet. Nothing is stored.

use charter::Catalogue;
use kernel::{AssignmentId, PersonId, Time};

use super::board::{Answer, Board, Held, Standing, State, Who};
use super::scope::Where;

/// What could happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody leaves everything at a moment.
    Leaves(PersonId, Time),
    /// Somebody takes a role on.
    Takes(Box<Held>),
    /// One role ends.
    Ends(AssignmentId),
}

impl State {
    /// The state after something happened.
    #[must_use]
    pub fn after(&self, event: &Event) -> Self {
        let mut new = self.clone();
        match event {
            Event::Leaves(person, at) => {
                for held in &mut new.held {
                    held.deputies.retain(|d| d.who.id != *person);
                    if held.who.id == *person && held.stand_in(*at).is_none() {
                        held.until = Some(held.until.map_or(*at, |until| until.min(*at)));
                    } else if held.who.id == *person {
                        // Whoever stands in goes on; the role is theirs to hand over.
                        held.who.active = false;
                    }
                }
            }
            Event::Takes(held) => new.held.push(Held::clone(held)),
            Event::Ends(id) => new.held.retain(|held| held.id != *id),
        }
        new
    }
}

impl State {
    /// A team whose manager goes: the nearest manager above leads it until somebody follows.
    #[must_use]
    pub fn led_by(mut self, gone: PersonId, above: &Who) -> Self {
        for held in self.held.iter_mut().filter(|h| h.role == "line_manager" && h.who.id == gone) {
            held.who = above.clone();
            (held.until, held.away) = (None, None);
        }
        self
    }
}

/// A duty whose answer changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Key of the duty.
    pub duty: String,
    /// Who answers today.
    pub before: Answer,
    /// Who would answer.
    pub after: Answer,
}

/// A role that stands differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shifted {
    /// Key of the role.
    pub role: String,
    /// How it stands today.
    pub before: Standing,
    /// How it would stand.
    pub after: Standing,
    /// Who would go on with it.
    pub goes_on: Option<Who>,
}

/// What changes in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The place.
    pub at: Where,
    /// Roles that stand differently.
    pub roles: Vec<Shifted>,
    /// Duties whose answer changes.
    pub duties: Vec<Moved>,
}

/// What changes in the places that matter, at a moment; places in which nothing changes are left out.
#[must_use]
pub fn effects(
    before: &State,
    after: &State,
    catalogue: &Catalogue,
    places: &[Where],
    at: Time,
) -> Vec<Effect> {
    let effect = |place: &Where| {
        let (old, new) = (before.board(catalogue, place, at), after.board(catalogue, place, at));
        Effect { at: place.clone(), roles: shifted(&old, &new, place), duties: moved(&old, &new) }
    };
    places.iter().map(effect).filter(|e| !e.roles.is_empty() || !e.duties.is_empty()).collect()
}

/// What a change of one role makes of the duties of its place: rows without anybody, rows that more
/// than one person could answer for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Check {
    /// Duties that nobody would answer for any more.
    pub gaps: usize,
    /// Duties that would have to be settled.
    pub doubles: usize,
}

/// Checks the rows of a place before and after something happened.
#[must_use]
pub fn check(before: &State, event: &Event, catalogue: &Catalogue, at: &Where, now: Time) -> Check {
    let effects = effects(before, &before.after(event), catalogue, std::slice::from_ref(at), now);
    let moved = effects.iter().flat_map(|e| &e.duties);
    moved.fold(Check::default(), |sum, duty| Check {
        gaps: sum.gaps + usize::from(matches!(duty.after, Answer::Nobody(_))),
        doubles: sum.doubles + usize::from(matches!(duty.after, Answer::Unsettled(_))),
    })
}

/// Roles of the place itself: what is held for the whole network is said there, once.
fn shifted(old: &Board, new: &Board, place: &Where) -> Vec<Shifted> {
    let columns = |b: &Board| b.columns.iter().chain(&b.others).cloned().collect::<Vec<_>>();
    let own = |c: &super::board::Column| c.from.is_none_or(|from| from == place.scope);
    let later = columns(new);
    let changed = columns(old).into_iter().filter(own).filter_map(|before| {
        let after = later.iter().find(|c| c.role == before.role);
        let standing = after.map_or(Standing::Free, |c| c.standing);
        let seats = after.map(|c| c.seats.clone()).unwrap_or_default();
        let same = standing == before.standing && seats == before.seats;
        let goes_on =
            |s: &super::board::Seat| if s.by_deputy { s.deputy.clone() } else { Some(s.who.clone()) };
        (!same).then(|| Shifted {
            role: before.role.clone(),
            before: before.standing,
            after: standing,
            goes_on: seats.iter().find_map(goes_on),
        })
    });
    changed.collect()
}

fn moved(old: &Board, new: &Board) -> Vec<Moved> {
    let lines = old.sections.iter().flat_map(|s| &s.lines);
    lines
        .filter_map(|line| {
            let after = new.line(&line.duty)?;
            (line.answer != after.answer).then(|| Moved {
                duty: line.duty.clone(),
                before: line.answer.clone(),
                after: after.answer.clone(),
            })
        })
        .collect()
}
