//! My own copy: where it stands, asking for it, fetching it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use blobs::Key;
use kernel::Problem;
use kernel::time::DAY;
use people::things::PersonThing;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{CopyJson, Nothing};
use super::person::store;
use super::{TAKE_COPY, views};

/// Where my own copy stands.
#[utoipa::path(get, path = "/me/export", tag = "people", responses((status = 200, body = CopyJson), (status = 401)))]
pub async fn own(ctx: Ctx) -> Answer {
    let me = ctx.actor.id;
    let kept = ctx.site.db.read(move |r| store::last(r, me)).await?;
    let page = views::copy(&ctx, kept.as_ref());
    ctx.show(|| CopyJson::from(&kept), || page)
}

/// Asks for a copy of everything the network holds about me: at most one a day; it waits for seven days.
#[utoipa::path(post, path = "/me/export", tag = "people", request_body = Nothing, responses((status = 201, body = CopyJson), (status = 401), (status = 409)))]
pub async fn ask(ctx: Ctx, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let me = people::store::by_id(w, actor.id)?;
        let mut permit = gate.permit(w, &actor, TAKE_COPY, PersonThing::from(&me))?;
        let w = permit.tx();
        let before = store::last(w, actor.id)?;
        let fresh = w.now().plus(-DAY);
        if before.is_some_and(|b| b.asked > fresh && b.state != "failed") {
            return Err(Problem::Conflict("vault-once-a-day"));
        }
        let kept = Some(store::ask(w, actor.id)?);
        Ok(Made::created("/me/export".into(), &CopyJson::from(&kept)).flash("vault-asked"))
    })
    .await
}

/// My copy, for me alone and until its time is over.
#[utoipa::path(get, path = "/me/export/{id}", tag = "people", params(("id" = i64, Path, description = "The copy's id")), responses((status = 200, description = "A zip"), (status = 401), (status = 404)))]
pub async fn fetch(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let me = ctx.actor.id;
    let kept = ctx.site.db.read(move |r| store::one(r, id, me)).await?.ok_or(Problem::NotFound)?;
    let now = ctx.site.clock.now();
    let key = Key::parse(&kept.blob).filter(|_| kept.state == "ready" && kept.until.is_some_and(|u| u > now));
    let key = key.ok_or(Problem::NotFound)?;
    let gone = |_| Fail(Problem::NotFound);
    let chunks = ctx.site.depot()?.blobs.read(&key, None).await.map_err(gone)?;
    let mut response: Response = Body::from_stream(chunks).into_response();
    let name = format!("attachment; filename=\"ensemble-{}.zip\"", ctx.actor.handle);
    for (header, value) in [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, name.as_str()),
        (header::CACHE_CONTROL, "private, no-store"),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(header, value);
        }
    }
    Ok(response)
}
