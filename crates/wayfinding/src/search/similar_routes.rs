//! What resembles what is being written, and what resembles a thread.

use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Problem, ThreadId};
use web::answer::fragment;
use web::{Answer, Ctx, Fail};

use super::api::{SimilarQuery, SimilarThread, SimilarThreads};
use super::find::Eyes;
use super::shown::ShownMessage;
use super::{similar, similar_views as views};

fn list(rows: &[ShownMessage]) -> SimilarThreads {
    SimilarThreads { items: rows.iter().map(SimilarThread::from).collect(), next: None }
}

/// Threads I may read that resemble a title: has it been asked already?
#[utoipa::path(get, path = "/search/similar", tag = "search", params(SimilarQuery), responses((status = 200, body = SimilarThreads), (status = 401)))]
pub async fn similar(ctx: Ctx, Query(query): Query<SimilarQuery>) -> Answer {
    let (eyes, title): (_, String) =
        (Eyes::from(&ctx.actor), query.title.replace('\0', "").chars().take(200).collect());
    let asked = title.clone();
    let rows = ctx.site.db.read(move |r| similar::to_title(r, eyes, &asked)).await?;
    if ctx.api() {
        return Ok(web::answer::json(200, &list(&rows)));
    }
    if ctx.hx {
        return Ok(fragment(views::part(&ctx.l, &rows, true)?));
    }
    Ok(views::page(&ctx, &title, &rows)?.into_response())
}

/// Threads I may read that resemble a thread.
#[utoipa::path(get, path = "/search/related", tag = "search", params(SimilarQuery), responses((status = 200, body = SimilarThreads), (status = 401), (status = 404)))]
pub async fn related(ctx: Ctx, Query(query): Query<SimilarQuery>) -> Answer {
    let thread: ThreadId = query.thread.parse().map_err(|_| Fail(Problem::NotFound))?;
    let eyes = Eyes::from(&ctx.actor);
    let rows = ctx.site.db.write_hot(move |w| similar::to_thread(w, eyes, thread)).await?;
    if ctx.api() {
        return Ok(web::answer::json(200, &list(&rows)));
    }
    if ctx.hx {
        return Ok(fragment(views::part(&ctx.l, &rows, false)?));
    }
    Ok(views::page(&ctx, "", &rows)?.into_response())
}
