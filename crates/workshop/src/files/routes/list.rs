//! The files of a space.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Problem, ThreadId, fold, paging};
use web::answer::json;
use web::place::{Beside, Place, Tab, beside, page};
use web::problems::Problems;
use web::{Answer, Ctx, Fail, find_place};

use super::SpaceAt;
use crate::files::api::{FileJson, Files, FilesAsked, FolderJson};
use crate::files::file::{FileId, clean_folder};
use crate::files::store::{self, Asked, Sort};
use crate::files::things::{FileRow, UPLOAD};
use crate::files::views::list::Listed;

/// In which conversation a file was last spoken of.
type Said = BTreeMap<FileId, (ThreadId, String)>;

struct Loaded {
    place: Place,
    beside: Beside,
    rows: Vec<FileRow>,
    folders: Vec<(String, i64)>,
    said: Said,
    any_said: bool,
    used: i64,
    quota: Option<i64>,
    next: Option<String>,
}

fn read(asked: &FilesAsked) -> Result<Asked, Problem> {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let said = asked.from.as_deref() == Some("conversations");
    let sort = text(&asked.sort);
    Ok(Asked {
        said,
        folder: clean_folder(&text(&asked.folder))?,
        part: fold::fold(text(&asked.q).trim()),
        sort: if said && sort.is_empty() { Sort::Changed } else { Sort::of(&sort) },
        after: None,
        most: paging::limit(asked.limit.as_ref().and_then(|n| n.parse().ok())),
    })
}

async fn load(ctx: &Ctx, slug: String, asked: &FilesAsked) -> Result<(Asked, Loaded), Problem> {
    let mut list = read(asked)?;
    let after = asked.after.clone().filter(|a| !a.is_empty());
    let (actor, whole) = (ctx.actor.clone(), !ctx.api());
    let find = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        if !place.readable {
            return Err(Problem::NotFound);
        }
        if let Some(after) = &after {
            let id = after.parse().map_err(|_| Problem::field("after", "files-cursor"))?;
            let key = store::key_of(r, place.id, id)?;
            list.after = Some(key.ok_or(Problem::field("after", "files-cursor"))?);
        }
        let mut rows = store::files(r, &actor, place.id, &list)?;
        let full = usize::try_from(list.most).unwrap_or(usize::MAX);
        let more = rows.len() > full;
        rows.truncate(full);
        let next = rows.last().filter(|_| more).map(|f| f.id.to_string());
        let (quota, used) = store::quota(r, place.id)?;
        let folders = store::folders(r, place.id)?;
        let said = if list.said { store::said_in(r, place.id, &rows)? } else { Said::new() };
        let any_said = whole && list.folder.is_empty() && store::any_said(r, &actor, place.id)?;
        let beside = if whole { beside(r, &place)? } else { Beside::default() };
        Ok((list.clone(), Loaded { place, beside, rows, folders, said, any_said, used, quota, next }))
    };
    ctx.site.db.read(find).await
}

/// The files of a space, folder by folder.
#[utoipa::path(
    get, path = "/spaces/{slug}/files", tag = "files", params(("slug" = String, Path), FilesAsked),
    responses((status = 200, body = Files), Problems)
)]
pub async fn files(ctx: Ctx, SpaceAt(slug): SpaceAt, Query(asked): Query<FilesAsked>) -> Answer {
    shown(&ctx, slug, &asked, None).await
}

/// The list, with what went wrong when something did.
pub(super) async fn shown(ctx: &Ctx, slug: String, asked: &FilesAsked, wrong: Option<&Problem>) -> Answer {
    let (list, loaded) = load(ctx, slug, asked).await.map_err(Fail)?;
    let depot = ctx.site.depot()?;
    let quota = loaded.quota.unwrap_or(depot.quota_mb()).saturating_mul(1_000_000);
    if ctx.api() {
        let folders = loaded.folders.into_iter().map(|(path, files)| FolderJson { path, files }).collect();
        let thread = |id: FileId| loaded.said.get(&id).map(|(thread, _)| *thread);
        let items = loaded.rows.into_iter().map(|row| (thread(row.id), row));
        let items = items.map(|(thread, row)| FileJson { thread, ..row.into() }).collect();
        return Ok(json(200, &Files { items, folders, used: loaded.used, quota, next: loaded.next }));
    }
    let view = Listed {
        place: &loaded.place,
        rows: &loaded.rows,
        folders: &loaded.folders,
        said: &loaded.said,
        any_said: loaded.any_said,
        asked: &list,
        part: asked.q.as_deref().unwrap_or_default(),
        next: loaded.next.as_deref(),
        used: loaded.used,
        quota,
        most: depot.most(),
        may_upload: ctx.site.gate.may(&ctx.actor, UPLOAD, &loaded.place),
        me: ctx.actor.id,
        wrong,
    };
    let body = view.html(&ctx.l)?;
    let title = ctx.l.s("files-title", "space", &loaded.place.name);
    let mut page = page(ctx, &loaded.place, &loaded.beside, Tab::Files, &title, &body)?;
    page.status = wrong.map(Problem::status);
    Ok(page.into_response())
}
