//! Moving, splitting and merging: pages that say what will happen, and the acts.

mod forms;
mod merge;
mod moves;
mod split;

use axum::Router;
use axum::routing::get;
use kernel::{Problem, ThreadId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::answer::{json, redirect};
use web::{Answer, Ctx, Fail, Site};

use super::api::{MoveJson, MovesJson};
use super::store as own;
use crate::api::Problems;
use crate::routes::ThreadAt;
use crate::store;

/// Pages and forms.
pub fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/t/{id}/move", get(moves::form).post(moves::thread_move))
        .route("/s/{slug}/t/{id}/move/undo", get(moves::undo_form).post(moves::move_undo))
        .route("/s/{slug}/t/{id}/split", get(split::form).post(split::thread_split))
        .route("/s/{slug}/t/{id}/merge", get(merge::form).post(merge::thread_merge))
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(moved))
        .routes(routes!(moves::thread_move))
        .routes(routes!(moves::move_undo))
        .routes(routes!(split::thread_split))
        .routes(routes!(merge::thread_merge))
}

/// What happened to a thread's place: moved, split, merged, by whom, when and why.
#[utoipa::path(
    get, path = "/threads/{id}/moves", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MovesJson), Problems)
)]
pub async fn moved(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        store::talk(r, &actor, id)?;
        Ok::<_, Problem>(own::lines(r, actor.id, id)?)
    };
    let lines = ctx.site.db.read(find).await?;
    Ok(json(200, &MovesJson { items: lines.into_iter().map(MoveJson::from).collect(), next: None }))
}

/// A thread that is not there: if it was merged, the way to where its messages are, for those who
/// may read that; else the same 404 as always.
///
/// # Errors
/// `NotFound` when nothing leads on from here for the reader.
pub async fn elsewhere(ctx: &Ctx, id: ThreadId, at: Option<i64>) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let to = own::forward(r, id)?.ok_or(Problem::NotFound)?;
        Ok::<_, Problem>(store::talk(r, &actor, to)?)
    };
    let talk = ctx.site.db.read(find).await.map_err(Fail)?;
    if ctx.api() {
        return Ok(redirect(&format!("/api/v1/threads/{}", talk.id), None));
    }
    let at = at.map(|at| format!("?at={at}#m-{at}")).unwrap_or_default();
    Ok(redirect(&format!("{}{at}", talk.path()), None))
}
