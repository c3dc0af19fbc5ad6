//! Loading the board of a place through the actor, with what this reader may do and know.

use std::collections::BTreeSet;
use std::sync::Arc;

use charter::{Catalogue, Shelf};
use kernel::{Actor, AssignmentId, PersonId, Time};
use policy::{Gate, NetworkThing};
use store::{Error, Read, Res};
use web::{Ctx, Fail, Place, find_place};

pub use super::may::{May, may, may_propose};
use super::store::{self as waiting, Question};
use super::{CONTRIBUTE, EXPORT, SEE_LOADS, SETTLE};
use crate::board::{Board, State};
use crate::scope::{Scope, Where};
use crate::store::{board, needs, relays, scopes};

/// A board as one reader meets it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Where.
    pub at: Where,
    /// The space, when it is one.
    pub place: Option<Place>,
    /// What holds now.
    pub catalogue: Arc<Catalogue>,
    /// What the board is made from.
    pub state: State,
    /// The board.
    pub board: Board,
    /// What the reader may do.
    pub may: May,
    /// People on it who have more to do than they were given time for, as far as the reader may know.
    pub over: BTreeSet<PersonId>,
    /// Communities with somebody who facilitates them, of all; above the communities only.
    pub communities: Option<(i64, i64)>,
    /// Who is asked to hold a role here; for those who may ask.
    pub asked: Vec<Question>,
    /// Second signatures concern the reader.
    pub signs: bool,
    /// The present moment.
    pub now: Time,
}

impl Seen {
    /// The moment a seat is given up, when one is known.
    #[must_use]
    pub fn until(&self, id: AssignmentId) -> Option<Time> {
        self.state.held.iter().find(|h| h.id == id).and_then(|h| h.until)
    }
}

/// The place of a token through the actor, with the space when it is one. People from outside are
/// in their spaces and nowhere else.
///
/// # Errors
/// `NoRow` when it is not there for this reader.
pub fn place(r: &mut Read<'_>, actor: &Actor, token: &str) -> Res<(Where, Option<Place>)> {
    let at = scopes::named(r, actor, token)?;
    let Scope::Space(_) = at.scope else { return Ok((at, None)) };
    let place = find_place(r, actor, &at.slug)?;
    if actor.external && !place.readable {
        return Err(Error::NoRow);
    }
    Ok((at, Some(place)))
}

/// What a board of this place is made from, as this reader may know it: who acts for a team's
/// manager is the team's own.
///
/// # Errors
/// What the database says.
pub fn state(r: &mut Read<'_>, at: &Where, place: Option<&Place>) -> Res<State> {
    let mut state = board::state(r, at)?;
    if place.is_some_and(|p| at.team() && !p.readable) {
        for held in state.held.iter_mut().filter(|h| h.role == "line_manager") {
            held.deputies.clear();
        }
    }
    Ok(state)
}

/// The board of a place.
///
/// # Errors
/// `NoRow` when the place is not there for this reader.
pub fn seen(r: &mut Read<'_>, shelf: &Shelf, gate: &Gate, actor: &Actor, token: &str) -> Res<Seen> {
    let catalogue = shelf.current(r)?;
    let (at, place) = place(r, actor, token)?;
    let state = state(r, &at, place.as_ref())?;
    let now = r.now();
    let board = state.board(&catalogue, &at, now);
    let of = |action| may(gate, actor, action, place.as_ref());
    let may = May {
        settle: of(SETTLE),
        contribute: of(CONTRIBUTE),
        loads: gate.may(actor, SEE_LOADS, &NetworkThing),
        export: of(EXPORT),
        propose: may_propose(gate, actor, &at, place.as_ref()),
    };
    let over = over(r, &catalogue, &board, actor, may.loads)?;
    let communities = if place.is_none() { Some(relays::facilitated(r)?) } else { None };
    let (asked, signs) = (asked(r, at.scope, may)?, waiting::signs(r, actor.id)?);
    Ok(Seen { at, place, catalogue, state, board, may, over, communities, asked, signs, now })
}

/// Proposals that wait: here for whoever may ask here, for the whole network for those who answer for it.
fn asked(r: &mut Read<'_>, at: Scope, may: May) -> Res<Vec<Question>> {
    let mut all = if may.propose { waiting::asked_here(r, at)? } else { Vec::new() };
    if may.loads && at != Scope::Network {
        all.extend(waiting::asked_here(r, Scope::Network)?);
    }
    Ok(all)
}

/// Whose roles take more than the time they were given: oneself, and everybody for whoever answers
/// for the network.
fn over(
    r: &mut Read<'_>,
    catalogue: &Catalogue,
    board: &Board,
    actor: &Actor,
    loads: bool,
) -> Res<BTreeSet<PersonId>> {
    let seats = board.columns.iter().chain(&board.others).flat_map(|c| &c.seats);
    let people: BTreeSet<PersonId> = seats.map(|s| s.who.id).filter(|id| loads || *id == actor.id).collect();
    if people.is_empty() {
        return Ok(people);
    }
    let (all, volumes, now) = (board::everything(r)?, needs::volumes(r)?, r.now());
    Ok(people.into_iter().filter(|id| all.work(catalogue, *id, &volumes, now).over()).collect())
}

/// Reads with the catalogue at hand.
///
/// # Errors
/// What the reading says.
pub async fn read<T: Send + 'static>(
    ctx: &Ctx,
    work: impl FnOnce(&mut Read<'_>, &Shelf, &Gate, &Actor) -> Res<T> + Send + 'static,
) -> Result<T, Fail> {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    Ok(ctx.site.db.read(move |r| work(r, &shelf, &gate, &actor)).await?)
}
