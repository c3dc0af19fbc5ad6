//! New bytes for a file, and old ones again.

use axum::body::Body;
use axum::extract::Request;
use kernel::Problem;
use web::answer::json;
use web::problems::Problems;
use web::{Answer, Ctx, Fail, Input, Made, Once};

use super::changes::Nothing;
use super::detail::shown;
use super::upload::allowed_for;
use super::{FileAt, VersionAt};
use crate::files::api::{FileJson, Upload, VersionJson, Versions};
use crate::files::file::FileId;
use crate::files::keep::{self, Into, room};
use crate::files::store;
use crate::files::take::{full, take};
use crate::files::things::REPLACE;

/// The versions of a file, newest first.
#[utoipa::path(
    get, path = "/files/{id}/versions", tag = "files", params(("id" = String, Path)),
    responses((status = 200, body = Versions), Problems)
)]
pub async fn versions(ctx: Ctx, FileAt(id): FileAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        store::file(r, &actor, id)?;
        Ok::<_, Problem>(store::versions(r, id)?)
    };
    let items = ctx.site.db.read(find).await?.into_iter().map(VersionJson::from).collect();
    Ok(json(200, &Versions { items }))
}

/// Gives a file new bytes; the old ones stay as a version.
#[utoipa::path(
    post, path = "/files/{id}/versions", tag = "files", params(("id" = String, Path)),
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 201, body = FileJson, headers(("Location" = String))), Problems)
)]
pub async fn replace(ctx: Ctx, FileAt(id): FileAt, request: Request<Body>) -> Answer {
    match replaced(&ctx, id, request).await {
        Err(Fail(problem @ Problem::Invalid(_))) if !ctx.api() => shown(&ctx, id, Some(&problem)).await,
        answer => answer,
    }
}

async fn replaced(ctx: &Ctx, id: FileId, request: Request<Body>) -> Answer {
    let depot = ctx.site.depot()?;
    let left = allowed_for(&ctx.site, &depot, &ctx.actor, id, request.headers()).await?;
    let mut taken = take(&depot, request, left).await?;
    taken.files.truncate(1);
    if taken.files.is_empty() {
        return Err(Fail(Problem::field("files", "files-none")));
    }
    let into = Into { folder: "", alt: "", via: "folder" };
    let coming = keep::coming(&ctx.site, &depot, taken.files, &into).await?;
    let once = Once { key: ctx.key.clone(), hash: coming.iter().flat_map(|c| c.blob.bytes()).collect() };
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let work = move |w: &mut ::store::Write<'_>| {
        let Some(new) = coming.first() else { return Err(Problem::field("files", "files-none")) };
        let stored = store::file(w, &actor, id)?;
        if room(w, &depot, stored.place.id)? < keep::weight(&coming) {
            return Err(full());
        }
        let mut stored = gate.permit(w, &actor, REPLACE, stored)?;
        if !store::replace(&mut stored, new)? {
            return Err(Problem::Conflict("files-version-crossed"));
        }
        let row = store::file(w, &actor, id)?.row;
        Ok(Made::created(row.path(), &FileJson::from(row)).flash("files-flash-version"))
    };
    ctx.make(once, work).await
}

/// Brings an earlier version back: it becomes the newest one.
#[utoipa::path(
    post, path = "/files/{id}/versions/{number}/restore", tag = "files",
    params(("id" = String, Path), ("number" = i64, Path)),
    responses((status = 200, body = FileJson), Problems)
)]
pub async fn restore(
    ctx: Ctx,
    FileAt(id): FileAt,
    VersionAt(number): VersionAt,
    input: Input<Nothing>,
) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let stored = store::file(w, &actor, id)?;
        let version = store::version(w, id, number)?;
        let mut stored = gate.permit(w, &actor, REPLACE, stored)?;
        if !store::restore(&mut stored, &version)? {
            return Err(Problem::Conflict("files-version-crossed"));
        }
        let row = store::file(w, &actor, id)?.row;
        Ok(Made::done(row.path(), &FileJson::from(row)).flash("files-flash-restored"))
    })
    .await
}
