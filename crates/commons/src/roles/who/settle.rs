//! Settling who answers for a duty, and listing who takes part in it without the role (S3-T2).

use axum::extract::{Path, Query};
use charter::{Level, Shelf};
use kernel::{Actor, AssignmentId, Problem};
use policy::{Action, Gate, NetworkThing, Permitted};
use serde::Deserialize;
use store::Write;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ctx, Input, Made, Place};

use super::answers::says;
use super::api::{self, AnswerJson};
use super::{CONTRIBUTE, SETTLE, load, once};
use crate::roles::assignment::Candidate;
use crate::roles::scope::{Scope, Where};
use crate::roles::store::{board, find, relays};

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

/// Somebody who takes part in a duty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewContributor)]
pub struct NewContributor {
    /// Where: `network`, `unit:SLUG`, `space:SLUG` or a space's slug.
    #[serde(default, rename = "in")]
    pub place: String,
    /// Handle of the person; on the API it stands in the address.
    #[serde(default)]
    pub person: String,
}

/// Where a contribution is.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct At {
    /// Where: `network`, `unit:SLUG`, `space:SLUG` or a space's slug.
    #[serde(default, rename = "in")]
    #[param(rename = "in")]
    pub place: String,
}

/// The page of a board, at one of its duties.
fn at_duty(at: &Where, key: &str) -> String {
    format!("/who?in={}#d-{key}", at.token())
}

/// Asks the gate about the space, else about the network, and goes on with the permission.
fn permitted<T>(
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

/// Lists somebody as taking part, from a form.
pub async fn contributor_create(ctx: Ctx, Path(key): Path<String>, input: Input<NewContributor>) -> Answer {
    let form = input.data;
    let (token, handle) = (form.place, form.person);
    contribute(&ctx, input.once, key, handle, token, true).await
}

/// Lists somebody no longer, from a form.
pub async fn contributor_end(
    ctx: Ctx,
    Path((key, handle)): Path<(String, String)>,
    input: Input<NewContributor>,
) -> Answer {
    contribute(&ctx, input.once, key, handle, input.data.place, false).await
}

/// Lists somebody as taking part in a duty without the role: with thanks, and without permissions.
#[utoipa::path(put, path = "/duties/{key}/contributors/{handle}", tag = "roles", request_body = NewContributor, responses(
    (status = 200, description = "Listed", body = api::LineJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No such duty or place for the reader"),
    (status = 422, description = "Nobody of that handle can be listed there"),
))]
pub async fn contributor_put(
    ctx: Ctx,
    Path((key, handle)): Path<(String, String)>,
    input: Input<NewContributor>,
) -> Answer {
    contribute(&ctx, input.once, key, handle, input.data.place, true).await
}

/// Lists somebody no longer.
#[utoipa::path(delete, path = "/duties/{key}/contributors/{handle}", tag = "roles", params(At), responses(
    (status = 200, description = "No longer listed", body = api::LineJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No such duty or place for the reader"),
))]
pub async fn contributor_delete(
    ctx: Ctx,
    Path((key, handle)): Path<(String, String)>,
    Query(at): Query<At>,
) -> Answer {
    contribute(&ctx, once(&ctx), key, handle, at.place, false).await
}

async fn contribute(
    ctx: &Ctx,
    once: web::Once,
    key: String,
    handle: String,
    token: String,
    on: bool,
) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once, move |w| {
        let (at, place) = load::place(w, &actor, &token)?;
        let (scope, duty) = (at.scope, key.as_str());
        let catalogue = shelf.current(w)?;
        if catalogue.duty(duty).is_none() {
            return Err(Problem::NotFound);
        }
        let person = find::candidate(w, &handle)?;
        let unknown = || Problem::field("person", "roles-who-flaw-person");
        let here = match (&person, scope) {
            (Some(p), Scope::Space(space)) if p.external => relays::member(w, space, p.id)?,
            (Some(p), _) => !p.external,
            (None, _) => false,
        };
        let fits = |p: &Candidate| !on || here && p.state == "active";
        let person = person.filter(fits).map(|p| p.id).ok_or_else(unknown);
        permitted(
            w,
            &gate,
            &actor,
            CONTRIBUTE,
            place.clone(),
            |permit| Ok(board::contribute(permit, duty, scope, person.clone()?, on)?),
            |permit| Ok(board::contribute(permit, duty, scope, person.clone()?, on)?),
        )?;
        let seen = load::seen(w, &shelf, &gate, &actor, &at.token())?;
        let json = api::board(&seen, None, actor.lang);
        let line = json.items.into_iter().find(|l| l.key == key).ok_or(Problem::NotFound)?;
        let flash = if on { "roles-who-flash-listed" } else { "roles-who-flash-unlisted" };
        Ok(Made::done(at_duty(&at, &key), &line).flash(flash))
    })
    .await
}
