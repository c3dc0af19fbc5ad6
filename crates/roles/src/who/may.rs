//! What a reader may do with a board.

use charter::Outside;
use kernel::{Actor, AssignmentId, PersonId};
use policy::{Action, Gate, NetworkThing};
use web::Place;

use crate::PROPOSE;
use crate::assignment::{AssignmentThing, Candidate};
use crate::scope::Where;

/// What the reader may do with a board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is one answer of the gate
pub struct May {
    /// Settle who answers.
    pub settle: bool,
    /// List who takes part.
    pub contribute: bool,
    /// Know what roles take of people.
    pub loads: bool,
    /// Take it away as a file.
    pub export: bool,
    /// Find somebody for a role here.
    pub propose: bool,
}

/// The gate's answer for a place: about the space, else about the network.
#[must_use]
pub fn may(gate: &Gate, actor: &Actor, action: Action, place: Option<&Place>) -> bool {
    match place {
        Some(place) => gate.may_ask(actor, action, place),
        None => gate.may_ask(actor, action, &NetworkThing),
    }
}

/// Whether the reader may ask somebody to take a role on here: whoever decides about roles, and
/// whoever keeps the space.
#[must_use]
pub fn may_propose(gate: &Gate, actor: &Actor, at: &Where, place: Option<&Place>) -> bool {
    let somebody = PersonId::new(0);
    let (handle, name, state) = (String::new(), String::new(), "active".to_owned());
    let thing = AssignmentThing {
        id: AssignmentId::new(0),
        role: "facilitator".to_owned(),
        at: at.clone(),
        who: Candidate { id: somebody, handle, name, external: false, state, unit: None },
        holder: somebody,
        proposer: None,
        driver: None,
        voluntary: false,
        outside: Outside::CoDriving,
        keeper: place.is_some_and(|p| p.standing.keeper),
        founding: false,
        last: false,
        label: String::new(),
    };
    gate.may(actor, PROPOSE, &thing)
}
