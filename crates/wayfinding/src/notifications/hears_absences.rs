//! What people are told of absences: that they are named to be asked meanwhile, and that whoever they
//! named cannot. Never why somebody is away.

use kernel::Fact;
use store::{Res, Write};

use super::hears_roles::tell;
use super::notice::{Event, Reason};
use super::store as notices;

pub(super) fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(absence) = fact.number("absence") else { return Ok(()) };
    let event = Event::about("absence", absence, None, fact.actor, fact.at);
    if fact.kind == "absence.declined" {
        return tell(w, fact, &event, vec![fact.subject], Reason::StandInDeclined);
    }
    let deputy = fact.number("deputy").into_iter().collect();
    tell(w, fact, &event, deputy, Reason::StandIn)?;
    // Whoever agreed to stand in for a role has its rights on those days.
    for (role, space, deputy) in notices::stand_ins(w, fact.subject)? {
        let event = Event::about("standing", role, space, fact.actor, fact.at);
        tell(w, fact, &event, vec![deputy], Reason::RoleStandIn)?;
    }
    Ok(())
}
