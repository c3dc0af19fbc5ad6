//! The picture of a space, where its emblem stood: set by whoever keeps it, seen by whoever sees its card.

use axum::body::Body;
use axum::extract::{FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use kernel::{Problem, SpaceId};
use policy::Action;
use web::place::place_by_id;
use web::problems::Problems;
use web::{Answer, Ctx, Fail, Input, Made, Once, Site, find_place};

use super::api::{PictureJson, Upload};
use super::keep::keep;
use super::pictures::{MOST, square};
use super::routes::{SpaceAt, part};
use super::serve::{Sent, send};
use super::store;
use super::take::{fits, take};

/// Whoever sets what a space is called sets what it looks like.
const KEEP: Action = Action("changeSettings");

/// Whose picture the address names.
#[derive(Debug, Clone, Copy)]
pub struct PictureAt(SpaceId, i64);

impl FromRequestParts<Site> for PictureAt {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        let (space, version) = (part(parts, site, "space").await?, part(parts, site, "version").await?);
        match (space.parse(), version.parse()) {
            (Ok(space), Ok(version)) => Ok(Self(space, version)),
            _ => Err(Fail(Problem::NotFound)),
        }
    }
}

/// A picture; an address with its version never means another one.
pub async fn shown(ctx: Ctx, PictureAt(space, version): PictureAt, headers: HeaderMap) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let place = place_by_id(r, &actor, space)?;
        let found = store::space_picture(r, place.id)?;
        let open = found.4 == version && matches!(found.3.as_str(), "free" | "clean");
        if open { Ok(found) } else { Err(Problem::NotFound) }
    };
    let (blob, kind, size, ..) = ctx.site.db.read(find).await?;
    let sent = Sent { blob: &blob, kind: &kind, size, name: "picture.jpg", inline: true, settled: true };
    Ok(send(&ctx.site.depot()?.blobs, &headers, &sent).await?)
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
    let depot = ctx.site.depot()?;
    fits(request.headers(), MOST)?;
    let taken = take(&depot, request, MOST).await?;
    let Some(file) = taken.files.into_iter().next() else {
        return Err(Fail(Problem::field("files", "files-none")));
    };
    let path = file.bytes.path().to_owned();
    let broken = |e: String| Problem::Broken(format!("a picture cannot be kept: {e}"));
    let made = tokio::task::spawn_blocking(move || square(&path)).await.map_err(|e| broken(e.to_string()))?;
    let bytes = made.map_err(|_| Problem::field("files", "files-no-picture"))?;
    drop(file.bytes);
    let came = depot.blobs.spool_bytes(&bytes).await.map_err(|e| broken(e.to_string()))?;
    let blob = keep(&ctx.site.db, &depot, &came, false).await?;
    let (gate, actor, size) =
        (ctx.site.gate.clone(), ctx.actor.clone(), i64::try_from(came.len()).unwrap_or(0));
    let once = Once { key: ctx.key.clone(), hash: came.key().as_str().into() };
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
