//! What is done with one bot: another address, and its end.

use ::store::Write;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use kernel::Problem;
use web::answer::json;
use web::place::beside;
use web::{Answer, Ctx, Input, Made};

use super::api::{BotJson, NewBot};
use super::routes::{address, found};
use super::{KEEP, store, views};
use crate::api::Problems;
use crate::routes::changes::Nothing;

/// Gives a bot another address; the one before posts no more.
#[utoipa::path(
    post, path = "/bots/{id}/rotate", tag = "bots", params(("id" = String, Path, description = "The bot's id")),
    responses((status = 200, body = NewBot), Problems)
)]
pub async fn rotate(ctx: Ctx, Path(id): Path<i64>, headers: HeaderMap) -> Answer {
    let own = ctx.clone();
    let write = move |w: &mut Write<'_>| {
        let (bot, place) = found(w, &own.site.gate, &own.actor, id)?;
        let mut permit = own.site.gate.permit(w, &own.actor, KEEP, place)?;
        let w = permit.tx();
        let secret = store::rotate(w, own.actor.id, &bot)?;
        let sent = store::last(w, bot.id)?;
        let place = permit.into_thing();
        Ok::<_, Problem>((bot, place, sent, secret))
    };
    let (bot, place, sent, secret) = ctx.site.db.write(write).await?;
    let address = address(&ctx, &headers, &secret);
    if ctx.api() {
        return Ok(json(200, &NewBot { bot: BotJson::from(&bot), address }));
    }
    let at = place.clone();
    let beside = ctx.site.db.read(move |r| beside(r, &at)).await.map_err(Problem::from)?;
    Ok(views::one(&ctx, (&place, &beside), &bot, &sent, Some(&address))?.into_response())
}

/// Ends a bot at once; what it said stays.
pub async fn end(ctx: Ctx, Path(id): Path<i64>, input: Input<Nothing>) -> Answer {
    let own = ctx.clone();
    ctx.make(input.once, move |w| {
        let (bot, place) = found(w, &own.site.gate, &own.actor, id)?;
        let to = format!("{}/bots", place.path());
        let mut permit = own.site.gate.permit(w, &own.actor, KEEP, place)?;
        store::end(permit.tx(), own.actor.id, &bot)?;
        Ok(Made::done(to, &serde_json::json!({})).flash("conv-bots-ended-now"))
    })
    .await
}

/// Ends a bot at once; what it said stays.
#[utoipa::path(
    delete, path = "/bots/{id}", tag = "bots", params(("id" = String, Path, description = "The bot's id")),
    responses((status = 200), Problems)
)]
pub async fn end_api(ctx: Ctx, path: Path<i64>, input: Input<Nothing>) -> Answer {
    end(ctx, path, input).await
}
