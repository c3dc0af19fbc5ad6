//! Listing who takes part in a duty without the role (S3-T2).

use axum::extract::{Path, Query};
use charter::Shelf;
use kernel::Problem;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ctx, Input, Made};

use super::api::{self};
use super::settle::{at_duty, permitted};
use super::{CONTRIBUTE, load, once};
use crate::assignment::Candidate;
use crate::scope::Scope;
use crate::store::{board, find, relays};

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
