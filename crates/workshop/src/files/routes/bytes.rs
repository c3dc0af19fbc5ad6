//! A file's bytes.

use axum::extract::Query;
use axum::http::HeaderMap;
use kernel::Problem;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ctx, Fail};

use super::FileAt;
use crate::files::file::FileId;
use crate::files::serve::{Sent, send};
use crate::files::store;
use web::problems::Problems;

/// Which bytes of a file.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BytesAsked {
    /// A version; the current one when nothing is said.
    pub v: Option<String>,
    /// A smaller picture, 320 or 960 wide, where there is one.
    pub w: Option<String>,
}

/// A file at its human address; the name in it is for people.
pub async fn named(ctx: Ctx, at: FileAt, Query(asked): Query<BytesAsked>, headers: HeaderMap) -> Answer {
    sent(&ctx, at.0, &asked, &headers).await
}

/// A file's bytes, whole or a range of them.
#[utoipa::path(
    get, path = "/files/{id}/content", tag = "files", params(("id" = String, Path), BytesAsked),
    responses(
        (status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 206, description = "The range that was asked for."), Problems
    )
)]
pub async fn content(ctx: Ctx, at: FileAt, Query(asked): Query<BytesAsked>, headers: HeaderMap) -> Answer {
    sent(&ctx, at.0, &asked, &headers).await
}

async fn sent(ctx: &Ctx, id: FileId, asked: &BytesAsked, headers: &HeaderMap) -> Answer {
    let number = |text: &Option<String>| text.as_deref().map_or(Ok(0), str::parse::<i64>);
    let (version, width) = (number(&asked.v), number(&asked.w).unwrap_or(0));
    let version = version.map_err(|_| Fail(Problem::NotFound))?;
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let file = store::served(r, &actor, id, version)?;
        let thumb = if width > 0 && file.picture { store::thumb(r, &file.blob, width)? } else { None };
        let known = matches!(file.state.as_str(), "free" | "clean");
        // What is not known to be clean is its author's alone; what is infected is nobody's.
        let open = known || (file.state == "waiting" && file.author == actor.id);
        if open { Ok((file, thumb)) } else { Err(Problem::NotFound) }
    };
    let (file, thumb) = ctx.site.db.read(find).await?;
    let (blob, kind, size) = thumb.unwrap_or((file.blob, file.kind, file.size));
    let sent =
        Sent { blob: &blob, kind: &kind, size, name: &file.name, inline: file.picture, settled: false };
    Ok(send(&ctx.site.depot()?.blobs, headers, &sent).await?)
}
