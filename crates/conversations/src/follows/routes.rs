//! The page of what one follows and has muted; muting a space.

use axum::Router;
use axum::extract::Query;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use kernel::{Cursor, Problem};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::answer::json;
use web::{Answer, Ctx, Input, Made, Site, find_place};

use super::api::{Back, FollowedJson, FollowsAsked, FollowsJson, MuteJson, MutedJson};
use super::{store as own, views};
use crate::api::Problems;
use crate::routes::SpaceAt;

/// How many threads a page shows.
const PAGE: i64 = 50;
/// The page.
pub const LIST: &str = "/me/follows";

/// Pages and forms.
pub fn pages() -> Router<Site> {
    Router::new()
        .route(LIST, get(follows))
        .route("/s/{slug}/mute", post(mute))
        .route("/s/{slug}/unmute", post(unmute))
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(follows)).routes(routes!(mute, unmute))
}

/// What you follow, the newest choice first; with `muted`, what you do not want to hear of. Nobody
/// else sees it.
#[utoipa::path(
    get, path = "/me/follows", tag = "conversations", params(FollowsAsked),
    responses((status = 200, body = FollowsJson), Problems)
)]
pub async fn follows(ctx: Ctx, Query(asked): Query<FollowsAsked>) -> Answer {
    let read = |text: &String| Cursor::parse(text).ok_or_else(|| Problem::field("after", "conv-cursor"));
    let after = asked.after.as_ref().filter(|t| !t.is_empty()).map_or(Ok(Cursor::TOP), read)?;
    let muted = asked.muted.as_deref().is_some_and(|v| matches!(v, "true" | "on" | "1" | ""));
    let (me, first) = (ctx.actor.id, asked.after.is_none());
    let find = move |r: &mut ::store::Read<'_>| {
        let threads = own::threads(r, me, muted, after, PAGE)?;
        let spaces = if muted && first { own::spaces(r, me)? } else { Vec::new() };
        Ok::<_, Problem>((threads, spaces))
    };
    let (mut threads, spaces) = ctx.site.db.read(find).await?;
    let more = threads.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    threads.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let last = threads.last().filter(|_| more);
    let next = last.map(|f| Cursor { key: f.since.0, id: f.id.number() }.to_string());
    if ctx.api() {
        let items = threads.iter().map(FollowedJson::from).collect();
        let spaces = spaces.iter().map(MutedJson::from).collect();
        return Ok(json(200, &FollowsJson { items, spaces, next }));
    }
    Ok(views::page(&ctx, muted, &threads, &spaces, next)?.into_response())
}

/// Mutes a space: you hear of it only when you are named, and nothing in it is new to you.
#[utoipa::path(
    post, path = "/spaces/{slug}/mute", tag = "conversations", params(("slug" = String, Path)),
    responses((status = 200, body = MuteJson), Problems)
)]
pub async fn mute(ctx: Ctx, at: SpaceAt, input: Input<Back>) -> Answer {
    set(ctx, at, input, true, "conv-flash-space-muted").await
}

/// Hears of a space again.
#[utoipa::path(
    delete, path = "/spaces/{slug}/mute", tag = "conversations", params(("slug" = String, Path)),
    responses((status = 200, body = MuteJson), Problems)
)]
pub async fn unmute(ctx: Ctx, at: SpaceAt, input: Input<Back>) -> Answer {
    set(ctx, at, input, false, "conv-flash-space-unmuted").await
}

async fn set(
    ctx: Ctx,
    SpaceAt(slug): SpaceAt,
    input: Input<Back>,
    muted: bool,
    flash: &'static str,
) -> Answer {
    let (actor, list) = (ctx.actor.clone(), input.data.list.is_some());
    let answer = ctx
        .make(input.once, move |w| {
            let place = find_place(w, &actor, &slug)?;
            if !place.readable {
                return Err(Problem::NotFound);
            }
            own::mute(w, actor.id, place.id, muted)?;
            let to = if list { format!("{LIST}?muted=true") } else { place.path() };
            Ok(Made::done(to, &MuteJson { muted }).flash(flash))
        })
        .await;
    ctx.site.touch(ctx.actor.id);
    answer
}
