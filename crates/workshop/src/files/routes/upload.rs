//! Putting files into a space.

use std::sync::Arc;

use ::store::Write;
use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderMap;
use kernel::{Actor, Problem};
use sha2::{Digest, Sha256};
use web::depot::Depot;
use web::problems::Problems;
use web::{Answer, Ctx, Fail, Made, Once, Site, find_place};

use super::SpaceAt;
use super::list::shown;
use crate::files::api::{Added, FileJson, FilesAsked, Upload};
use crate::files::file::{FileId, clean_folder};
use crate::files::keep::{self, Into, room, weight};
use crate::files::store::{self, Coming};
use crate::files::take::{Taken, fits, full, take};
use crate::files::things::{REPLACE, UPLOAD};

/// Puts one or several files into a space.
#[utoipa::path(
    post, path = "/spaces/{slug}/files", tag = "files", params(("slug" = String, Path)),
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 201, body = Added, headers(("Location" = String))), Problems)
)]
pub async fn upload(ctx: Ctx, SpaceAt(slug): SpaceAt, request: Request<Body>) -> Answer {
    match uploaded(&ctx, &slug, request).await {
        Err(Fail(problem @ (Problem::Invalid(_) | Problem::Refused(_)))) if !ctx.api() => {
            shown(&ctx, slug, &FilesAsked::default(), Some(&problem)).await
        }
        answer => answer,
    }
}

async fn uploaded(ctx: &Ctx, slug: &str, request: Request<Body>) -> Answer {
    let depot = ctx.site.depot()?;
    let headers = request.headers().clone();
    let left = allowed(&ctx.site, &depot, &ctx.actor, slug, &headers).await?;
    let taken = take(&depot, request, left).await?;
    let folder = clean_folder(taken.field("folder"))?;
    let (key, taken_alt) = (once_key(ctx, &taken), taken.field("alt").to_owned());
    let via = if taken.field("via") == "message" { "message" } else { "folder" };
    if taken.files.is_empty() {
        return Err(Fail(Problem::field("files", "files-none")));
    }
    let into = Into { folder: if via == "message" { "" } else { &folder }, alt: &taken_alt, via };
    let coming = keep::coming(&ctx.site, &depot, taken.files, &into).await?;
    let once = Once { key, hash: hash(&coming) };
    let (site, actor, at) = (ctx.site.clone(), ctx.actor.clone(), slug.to_owned());
    let work = move |w: &mut Write<'_>| {
        let ids = added(w, &site, &depot, &actor, &at, &coming)?;
        let rows = ids.into_iter().map(|id| Ok(store::file(w, &actor, id)?.row.into()));
        let items = rows.collect::<Result<Vec<FileJson>, Problem>>()?;
        let to = format!("/s/{at}/files{}", query(&coming));
        Ok(Made::created(to, &Added { items }).flash("files-flash-added"))
    };
    ctx.make(once, work).await
}

fn query(coming: &[Coming]) -> String {
    let folder = coming.first().map_or("", |c| c.folder.as_str());
    if folder.is_empty() { String::new() } else { format!("?folder={}", crate::files::file::encoded(folder)) }
}

fn once_key(ctx: &Ctx, taken: &Taken) -> Option<String> {
    let field = Some(taken.field("_key").to_owned()).filter(|k| !k.is_empty());
    let key = ctx.key.clone().or(field);
    key.filter(|k| k.len() <= 200 && k.bytes().all(|b| b.is_ascii_graphic()))
}

fn hash(coming: &[Coming]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for file in coming {
        for part in [&file.blob, &file.name, &file.folder, &file.alt] {
            hash.update(part);
            hash.update([0]);
        }
    }
    hash.finalize().to_vec()
}

/// Whether files may come at all, asked before their bytes are read; how many bytes there is room for.
///
/// # Errors
/// `NotFound` for the space, the gate's no, `Invalid` when there is no room.
pub(in crate::files) async fn allowed(
    site: &Site,
    depot: &Arc<Depot>,
    actor: &Actor,
    slug: &str,
    headers: &HeaderMap,
) -> Result<u64, Problem> {
    let (gate, actor, slug, limits) = (site.gate.clone(), actor.clone(), slug.to_owned(), depot.clone());
    let asked = site.db.write(move |w| {
        let place = find_place(w, &actor, &slug)?;
        if !place.readable {
            return Err(Problem::NotFound);
        }
        let place = gate.permit(w, &actor, UPLOAD, place)?.into_thing();
        room(w, &limits, place.id)
    });
    let left = asked.await?;
    fits(headers, left)?;
    Ok(left)
}

/// The same for a new version of a file.
///
/// # Errors
/// As `allowed`.
pub(super) async fn allowed_for(
    site: &Site,
    depot: &Arc<Depot>,
    actor: &Actor,
    id: FileId,
    headers: &HeaderMap,
) -> Result<u64, Problem> {
    let (gate, actor, limits) = (site.gate.clone(), actor.clone(), depot.clone());
    let asked = site.db.write(move |w| {
        let stored = store::file(w, &actor, id)?;
        let stored = gate.permit(w, &actor, REPLACE, stored)?.into_thing();
        room(w, &limits, stored.place.id)
    });
    let left = asked.await?;
    fits(headers, left)?;
    Ok(left)
}

/// Puts what is kept into the space, if there still is room.
///
/// # Errors
/// As `allowed`.
pub(in crate::files) fn added(
    w: &mut Write<'_>,
    site: &Site,
    depot: &Depot,
    actor: &Actor,
    slug: &str,
    coming: &[Coming],
) -> Result<Vec<FileId>, Problem> {
    let place = find_place(w, actor, slug)?;
    if room(w, depot, place.id)? < weight(coming) {
        return Err(full());
    }
    let mut place = site.gate.permit(w, actor, UPLOAD, place)?;
    Ok(store::add(&mut place, coming)?)
}
