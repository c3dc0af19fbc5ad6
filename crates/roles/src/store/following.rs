//! Roles that come by themselves to somebody: whoever opens a community names who facilitates it, and
//! whoever stood in is asked when a holder left. Nobody is given a role without being asked.

use charter::Catalogue;
use kernel::{AssignmentId, Fact, PersonId, SpaceId, Time};
use store::{Res, Write, p};

use super::assignments::{ADD, begun, say};
use super::find::{self, Assignment};
use crate::assignment::{Other, most_taken};
use crate::facts;
use crate::scope::Scope;

/// A community was opened for somebody to facilitate it: whoever opened it for themselves holds the
/// role, anybody else is asked.
///
/// # Errors
/// What the database says.
pub fn named(
    w: &mut Write<'_>,
    catalogue: &Catalogue,
    person: PersonId,
    space: SpaceId,
    by: Option<PersonId>,
) -> Res<()> {
    let who = find::person(w, person)?;
    let (id, now): (AssignmentId, Time) = (w.id(), w.now());
    let own = by == Some(person);
    let share = catalogue.role("facilitator").map_or(10, |r| r.share.min(10));
    let held: Vec<_> = find::others(w, person)?;
    let taken = most_taken(&held.iter().collect::<Vec<_>>(), now, None);
    let share = share.min(100 - taken).max(0);
    if held.iter().any(|o| o.role == "facilitator" && o.scope == Scope::Space(space)) {
        return Ok(());
    }
    let answered = own.then_some(now);
    let state = if own { "held" } else { "proposed" };
    w.exec(
        &ADD,
        p![
            id,
            "facilitator",
            person,
            "space",
            space,
            share,
            now,
            None::<Time>,
            state,
            "lead",
            None::<PersonId>,
            by,
            who.unit,
            who.external,
            "",
            "",
            None::<AssignmentId>,
            now,
            by,
            answered,
            None::<PersonId>
        ],
    )?;
    let a = find::assignment(w, id)?;
    if own {
        begun(w, &a, by);
    } else {
        say(w, &facts::PROPOSED, person, id, a.scope, by);
    }
    Ok(())
}

/// The holder left: whoever stands in is asked to take the role over, with the time they have left for
/// it, and goes on with it until somebody does.
///
/// # Errors
/// What the database says.
pub fn follow(w: &mut Write<'_>, before: &Assignment, deputy: PersonId, held: &[Other]) -> Res<()> {
    let who = find::person(w, deputy)?;
    let (id, now): (AssignmentId, Time) = (w.id(), w.now());
    let free = 100 - most_taken(&held.iter().collect::<Vec<_>>(), now, before.until);
    // Whom the holder reported to hears the answer.
    let by = before.lead.or(before.proposer).filter(|by| *by != deputy && *by != before.person);
    w.exec(
        &ADD,
        p![
            id,
            before.role.as_str(),
            deputy,
            before.scope.kind(),
            before.scope.id(),
            before.share.min(free).max(0),
            now,
            before.until,
            "proposed",
            "lead",
            before.lead.filter(|lead| *lead != deputy),
            before.asker,
            who.unit,
            who.external,
            before.specialities.as_str(),
            "",
            before.id,
            now,
            by,
            None::<Time>,
            None::<PersonId>
        ],
    )?;
    say(w, &facts::PROPOSED, deputy, id, before.scope, None);
    unled(w, before, deputy)
}

/// The holder left and whoever stands in goes on: those who answer for the network, and whoever stands
/// in, hear of it.
///
/// # Errors
/// None; the facts are told with the transaction.
pub fn unled(w: &mut Write<'_>, before: &Assignment, deputy: PersonId) -> Res<()> {
    let fact = Fact::new(&facts::LEFT, before.person.number(), w.now())
        .with("assignment", before.id.number())
        .with("deputy", deputy.number());
    w.announce(match before.scope.space() {
        Some(space) => fact.space(space),
        None => fact,
    });
    Ok(())
}
