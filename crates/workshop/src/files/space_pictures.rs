//! The picture of a space, where its emblem stood: set by whoever keeps it, seen by whoever sees its card.

use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderMap;
use kernel::{Problem, SpaceId};
use policy::Action;
use web::place::place_by_id;
use web::problems::Problems;
use web::{Answer, Ctx, Input, Made, find_place};

use super::api::{PictureJson, Upload};
use super::pictures::{Came, PictureAt, come, sent};
use super::routes::SpaceAt;
use super::store;

/// Whoever sets what a space is called sets what it looks like.
const KEEP: Action = Action("changeSettings");

/// A picture; an address with its version never means another one.
pub async fn shown(ctx: Ctx, PictureAt(space, version): PictureAt<SpaceId>, headers: HeaderMap) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let place = place_by_id(r, &actor, space)?;
        Ok::<_, Problem>(store::space_picture(r, place.id)?)
    };
    let found = ctx.site.db.read(find).await?;
    sent(&ctx, &found, version, &headers).await
}

/// Whether the actor may set it, before any byte is read.
async fn asked(ctx: &Ctx, slug: &str) -> Result<(), Problem> {
    let (gate, actor, slug) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.to_owned());
    let look = move |w: &mut ::store::Write<'_>| {
        let place = find_place(w, &actor, &slug)?;
        gate.permit(w, &actor, KEEP, place).map(drop)
    };
    ctx.site.db.write(look).await
}

/// Sets the picture of a space: square, and small.
#[utoipa::path(
    post, path = "/spaces/{slug}/picture", operation_id = "set_space_picture", tag = "files", params(("slug" = String, Path)),
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 200, body = PictureJson), Problems)
)]
pub async fn set(ctx: Ctx, SpaceAt(slug): SpaceAt, request: Request<Body>) -> Answer {
    asked(&ctx, &slug).await?;
    let Came { blob, size, once } = come(&ctx, request).await?;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut place = gate.permit(w, &actor, KEEP, place)?;
        let version = store::set_space_picture(&mut place, Some((&blob, "image/jpeg", size)))?;
        let id = place.thing().id;
        let url = Some(format!("/pictures/spaces/{id}/{version}"));
        Ok(Made::done(format!("/s/{slug}/settings"), &PictureJson { version, url })
            .flash("files-flash-space-picture"))
    })
    .await
}

/// Takes the picture of a space away; its emblem is back.
#[utoipa::path(
    delete, path = "/spaces/{slug}/picture", operation_id = "remove_space_picture", tag = "files", params(("slug" = String, Path)),
    responses((status = 200, body = PictureJson), Problems)
)]
pub async fn remove(ctx: Ctx, SpaceAt(slug): SpaceAt, input: Input<serde_json::Value>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut place = gate.permit(w, &actor, KEEP, place)?;
        store::set_space_picture(&mut place, None)?;
        let none = PictureJson { version: 0, url: None };
        Ok(Made::done(format!("/s/{slug}/settings"), &none).flash("files-flash-space-no-picture"))
    })
    .await
}
