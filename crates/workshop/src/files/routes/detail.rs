//! One file: what it is, its versions, what may be done with it.

use axum::response::IntoResponse;
use kernel::Problem;
use web::answer::json;
use web::place::{Tab, beside, page};
use web::problems::Problems;
use web::{Answer, Ctx};

use super::FileAt;
use crate::files::api::FileJson;
use crate::files::file::FileId;
use crate::files::store;
use crate::files::things::{CHANGE, DELETE, REPLACE};
use crate::files::views::detail::Detail;

/// A file.
#[utoipa::path(
    get, path = "/files/{id}", tag = "files", params(("id" = String, Path)),
    responses((status = 200, body = FileJson), Problems)
)]
pub async fn file(ctx: Ctx, FileAt(id): FileAt) -> Answer {
    shown(&ctx, id, None).await
}

/// The page of a file, with what went wrong when something did.
pub(super) async fn shown(ctx: &Ctx, id: FileId, wrong: Option<&Problem>) -> Answer {
    let (actor, whole) = (ctx.actor.clone(), !ctx.api());
    let find = move |r: &mut ::store::Read<'_>| {
        let stored = store::file(r, &actor, id)?;
        let rest = if whole { Some((store::versions(r, id)?, beside(r, &stored.place)?)) } else { None };
        Ok::<_, Problem>((stored, rest))
    };
    let (stored, rest) = ctx.site.db.read(find).await?;
    let Some((versions, beside)) = rest else { return Ok(json(200, &FileJson::from(stored.row))) };
    let may = |action| ctx.site.gate.may(&ctx.actor, action, &stored);
    let view = Detail {
        l: &ctx.l,
        row: &stored.row,
        slug: &stored.place.slug,
        versions: &versions,
        mine: stored.mine,
        may_change: may(CHANGE),
        may_replace: may(REPLACE),
        may_delete: may(DELETE),
        wrong: crate::files::views::wrong(&ctx.l, wrong),
    };
    let body = view.html()?;
    let mut page = page(ctx, &stored.place, &beside, Tab::Files, &stored.row.name, &body)?;
    page.status = wrong.map(Problem::status);
    Ok(page.into_response())
}
