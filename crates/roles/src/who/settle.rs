//! Settling who answers for a duty, and listing who takes part in it without the role (S3-T2).

use axum::extract::Path;
use charter::{Level, Shelf};
use kernel::{Actor, AssignmentId, Problem};
use policy::{Action, Gate, NetworkThing, Permitted};
use serde::Deserialize;
use store::Write;
use utoipa::ToSchema;
use web::{Answer, Ctx, Input, Made, Place};

use super::answers::says;
use super::api::{self, AnswerJson};
use super::{SETTLE, load};
use crate::scope::Where;
use crate::store::board;

/// Who is to answer for a duty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewDutyAnswer)]
pub struct NewAnswer {
    /// Where: `network`, `unit:SLUG`, `space:SLUG` or a space's slug.
    #[serde(default, rename = "in")]
    pub place: String,
    /// The assignment whose holder answers; empty: what the charter alone says.
    #[serde(default)]
    pub assignment: String,
}

/// The page of a board, at one of its duties.
pub(super) fn at_duty(at: &Where, key: &str) -> String {
    format!("/who?in={}#d-{key}", at.token())
}

/// Asks the gate about the space, else about the network, and goes on with the permission.
pub(super) fn permitted<T>(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    action: Action,
    place: Option<Place>,
    space: impl FnOnce(&mut Permitted<'_, '_, Place>) -> Result<T, Problem>,
    network: impl FnOnce(&mut Permitted<'_, '_, NetworkThing>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    match place {
        Some(place) => space(&mut gate.permit(w, actor, action, place)?),
        None => network(&mut gate.permit(w, actor, action, NetworkThing)?),
    }
}

/// Settles who answers for a duty in a place: one of those who take part in it. With no assignment the
/// charter alone says it again.
#[utoipa::path(post, path = "/duties/{key}/answer", tag = "roles", request_body = NewAnswer, responses(
    (status = 200, description = "Settled", body = AnswerJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No such duty or place for the reader"),
    (status = 422, description = "`assignment` takes no part in the duty there"),
))]
pub async fn answer_settle(ctx: Ctx, Path(key): Path<String>, input: Input<NewAnswer>) -> Answer {
    let (shelf, gate, actor, form) =
        (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let (at, place) = load::place(w, &actor, &form.place)?;
        // The rule speaks first; what is wrong with the form comes after it.
        let to = candidate(w, &shelf, &at, place.as_ref(), &key, &form.assignment);
        let (scope, duty) = (at.scope, key.as_str());
        permitted(
            w,
            &gate,
            &actor,
            SETTLE,
            place.clone(),
            |permit| Ok(board::settle(permit, duty, scope, to.clone()?)?),
            |permit| Ok(board::settle(permit, duty, scope, to.clone()?)?),
        )?;
        let seen = load::seen(w, &shelf, &gate, &actor, &at.token())?;
        let line = seen.board.line(&key).ok_or(Problem::NotFound)?;
        let json = api::answer(says(&seen.board, line), line.settled);
        Ok(Made::done(at_duty(&at, &key), &json).flash("roles-who-flash-settled"))
    })
    .await
}

/// The assignment a form names, when its holder takes part in the duty there.
fn candidate(
    w: &mut Write<'_>,
    shelf: &Shelf,
    at: &Where,
    place: Option<&Place>,
    key: &str,
    wanted: &str,
) -> Result<Option<AssignmentId>, Problem> {
    let catalogue = shelf.current(w)?;
    let board = load::state(w, at, place)?.board(&catalogue, at, w.now());
    let line = board.line(key).ok_or(Problem::NotFound)?;
    if wanted.trim().is_empty() {
        return Ok(None);
    }
    let part = board.columns.iter().zip(&line.cells).filter(|(_, level)| **level != Level::None);
    let mut seats = part.flat_map(|(column, _)| &column.seats);
    let wanted = seats.find(|s| s.id.to_string() == wanted.trim());
    wanted.map(|s| Some(s.id)).ok_or_else(|| Problem::field("assignment", "roles-who-flaw-assignment"))
}
