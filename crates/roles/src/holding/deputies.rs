//! Deputies: asked, agreeing, no longer.

use axum::extract::Path;
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::{Actor, AssignmentId, Problem};
use policy::Gate;
use serde::Deserialize;
use store::Write;
use utoipa::ToSchema;
use web::{Answer, Ctx, Fail, Input};

use super::api::AssignmentJson;
use super::form;
use super::routes::{load, made, once};
use super::views;
use crate::assignment::Candidate;
use crate::store::{assignments, find};
use crate::{ACCEPT_DEPUTY, DECLINE, END_DEPUTY, NAME_DEPUTY};

/// Who is asked to stand in.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewDeputy)]
pub struct NewDeputy {
    /// Handle of somebody from inside.
    #[serde(default)]
    pub person: String,
}

/// Asks somebody to stand in.
#[utoipa::path(post, path = "/assignments/{id}/deputies", tag = "roles", request_body = NewDeputy, responses(
    (status = 200, description = "Asked", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "`person` is not there, or is the holder"),
))]
pub async fn deputy_create(ctx: Ctx, Path(id): Path<AssignmentId>, input: Input<NewDeputy>) -> Answer {
    let (shelf, gate, actor, form) =
        (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let catalogue = shelf.current(w)?;
        let named = form::named(w, &form.person, "deputy");
        let Ok(Some(deputy)) = named else {
            // Whoever may not name a deputy is told so, whatever they wrote.
            may_name(w, &gate, &catalogue, &actor, id)?;
            named?;
            return Err(Problem::field("deputy", "roles-flaw-person"));
        };
        stand_in(w, &gate, &catalogue, &actor, id, &deputy)?;
        made(w, &gate, &actor, &catalogue, id, 200, "roles-flash-deputy-asked")
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let (shown, catalogue) = load(&ctx, id).await?;
            let page =
                views::assignment(&ctx, &catalogue, &shown, None, Some((&input.data.person, &errors)))?;
            Ok(web::Page { status: Some(422), ..page }.into_response())
        }
        other => other,
    }
}

fn may_name(
    w: &mut Write<'_>,
    gate: &Gate,
    catalogue: &Catalogue,
    actor: &Actor,
    id: AssignmentId,
) -> Result<(), Problem> {
    let found = find::found(w, actor, id)?;
    let thing = find::thing(w, catalogue, actor, &found.a, &found.at, Candidate::nobody())?;
    gate.permit(w, actor, NAME_DEPUTY, thing).map(drop)
}

pub(super) fn stand_in(
    w: &mut Write<'_>,
    gate: &Gate,
    catalogue: &Catalogue,
    actor: &Actor,
    id: AssignmentId,
    deputy: &Candidate,
) -> Result<(), Problem> {
    let found = find::found(w, actor, id)?;
    let thing = find::thing(w, catalogue, actor, &found.a, &found.at, deputy.clone())?;
    let mut permit = gate.permit(w, actor, NAME_DEPUTY, thing)?;
    if deputy.id == found.a.person {
        return Err(Problem::field("deputy", "roles-flaw-deputy-oneself"));
    }
    if deputy.state != "active" {
        return Err(Problem::field("deputy", "roles-flaw-deputy-left"));
    }
    assignments::name_deputy(&mut permit, &found.a, deputy)?;
    Ok(())
}

/// The actor agrees to stand in.
#[utoipa::path(post, path = "/assignments/{id}/deputies/acceptance", tag = "roles", responses(
    (status = 200, description = "Stands in", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Nobody asks any more"),
))]
pub async fn deputy_accept(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let catalogue = shelf.current(w)?;
        let found = find::found(w, &actor, id)?;
        let me = find::person(w, actor.id)?;
        let thing = find::thing(w, &catalogue, &actor, &found.a, &found.at, me)?;
        let mut permit = gate.permit(w, &actor, ACCEPT_DEPUTY, thing)?;
        assignments::accept_deputy(&mut permit, &found.a)?;
        made(w, &gate, &actor, &catalogue, id, 200, "roles-flash-deputy")
    })
    .await
}

/// Somebody no longer stands in: by those who named them, or by themself.
#[utoipa::path(post, path = "/assignments/{id}/deputies/{handle}/end", tag = "roles", responses(
    (status = 200, description = "No longer", body = AssignmentJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nobody of that name stands in"),
))]
pub async fn deputy_end(ctx: Ctx, Path((id, handle)): Path<(AssignmentId, String)>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let catalogue = shelf.current(w)?;
        let found = find::found(w, &actor, id)?;
        let deputy =
            found.deputies.iter().map(|(d, _)| d).find(|d| d.handle == handle).ok_or(Problem::NotFound)?;
        // To decline standing in is one's own right; to end it belongs to whoever named them.
        let action = if deputy.id == actor.id { DECLINE } else { END_DEPUTY };
        let thing = find::thing(w, &catalogue, &actor, &found.a, &found.at, deputy.clone())?;
        let mut permit = gate.permit(w, &actor, action, thing)?;
        assignments::end_deputy(&mut permit, &found.a, deputy.id)?;
        made(w, &gate, &actor, &catalogue, id, 200, "roles-flash-deputy-ended")
    })
    .await
}
