//! Pinning, marking, putting away, and the page of everything that can be arranged.

use axum::Router;
use axum::routing::{get, post};
use kernel::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Made, Site, find_place};

use super::api::{Away, MarksJson, TopJson, TopsJson};
use super::pin::{Mark, room_for_one_more};
use super::{arrange, store as own};
use crate::api::Problems;
use crate::routes::changes::Nothing;
use crate::routes::{SpaceAt, ThreadAt};
use crate::store;
use crate::things::ARRANGE;

/// Pages and forms.
pub fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/t/{id}/arrange", get(arrange::page))
        .route("/s/{slug}/t/{id}/pin", post(pin))
        .route("/s/{slug}/t/{id}/unpin", post(unpin))
        .route("/s/{slug}/t/{id}/feature", post(feature))
        .route("/s/{slug}/t/{id}/unfeature", post(unfeature))
        .route("/s/{slug}/t/{id}/away", post(put_away))
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(top))
        .routes(routes!(pin, unpin))
        .routes(routes!(feature, unfeature))
        .routes(routes!(put_away))
}

/// What stands at the top of a space: announcements you have not read, and what is pinned.
#[utoipa::path(
    get, path = "/spaces/{slug}/top", tag = "conversations", params(("slug" = String, Path)),
    responses((status = 200, body = TopsJson), Problems)
)]
pub async fn top(ctx: Ctx, SpaceAt(slug): SpaceAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        if !place.readable {
            return Err(Problem::NotFound);
        }
        let unseen = if place.standing.member { own::unseen(r, actor.id, place.id)? } else { Vec::new() };
        let pinned = own::pinned(r, place.id)?;
        let all = |tops: &[own::Top]| tops.iter().map(TopJson::from).collect();
        Ok::<_, Problem>(TopsJson { announcements: all(&unseen), pinned: all(&pinned) })
    };
    Ok(json(200, &ctx.site.db.read(find).await.map_err(Fail)?))
}

/// Pins a thread to the top of its space: whoever leads it, three at most.
#[utoipa::path(
    post, path = "/threads/{id}/pin", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MarksJson), Problems)
)]
pub async fn pin(ctx: Ctx, at: ThreadAt, input: Input<Nothing>) -> Answer {
    set(ctx, at, input, (Mark::Pin, true), "conv-flash-pinned").await
}

/// Takes a thread down from the top of its space.
#[utoipa::path(
    delete, path = "/threads/{id}/pin", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MarksJson), Problems)
)]
pub async fn unpin(ctx: Ctx, at: ThreadAt, input: Input<Nothing>) -> Answer {
    set(ctx, at, input, (Mark::Pin, false), "conv-flash-unpinned").await
}

/// Marks a thread as worth reading: whoever leads its space.
#[utoipa::path(
    post, path = "/threads/{id}/feature", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MarksJson), Problems)
)]
pub async fn feature(ctx: Ctx, at: ThreadAt, input: Input<Nothing>) -> Answer {
    set(ctx, at, input, (Mark::Feature, true), "conv-flash-featured").await
}

/// Takes that mark away.
#[utoipa::path(
    delete, path = "/threads/{id}/feature", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MarksJson), Problems)
)]
pub async fn unfeature(ctx: Ctx, at: ThreadAt, input: Input<Nothing>) -> Answer {
    set(ctx, at, input, (Mark::Feature, false), "conv-flash-unfeatured").await
}

async fn set(
    ctx: Ctx,
    ThreadAt(id): ThreadAt,
    input: Input<Nothing>,
    (mark, on): (Mark, bool),
    flash: &'static str,
) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let talk = store::talk(w, &actor, id)?;
        let mut talk = gate.permit(w, &actor, ARRANGE, talk)?;
        let space = talk.thing().place.id;
        if (mark, on) == (Mark::Pin, true) && !own::marks(talk.tx(), id)?.0 {
            room_for_one_more(own::pins(talk.tx(), space)?)?;
        }
        own::set(&mut talk, mark, on)?;
        let (pinned, featured) = own::marks(talk.tx(), id)?;
        Ok(Made::done(talk.thing().path(), &MarksJson { pinned, featured }).flash(flash))
    })
    .await
}

/// Puts an announcement away: it no longer stands at the top for you. Nobody else sees it.
#[utoipa::path(
    post, path = "/threads/{id}/away", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = Nothing), Problems)
)]
pub async fn put_away(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<Away>) -> Answer {
    let (actor, site, home) = (ctx.actor.clone(), ctx.site.clone(), input.data.home.is_some());
    let answer = ctx
        .make_hot(input.once, move |w| {
            let talk = store::talk(w, &actor, id)?;
            own::put_away(w, actor.id, id)?;
            let to = if home { "/".to_owned() } else { talk.place.path() };
            Ok(Made::done(to, &Nothing {}))
        })
        .await;
    site.touch(ctx.actor.id);
    answer
}
