//! The bots of a space, letting one in, and one with its log.

use ::store::Read;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use kernel::problem::{FieldError, Fields};
use kernel::{Actor, Problem};
use policy::Gate;
use web::answer::json;
use web::place::{Beside, beside, find_place, place_by_id};
use web::{Answer, Ctx, Fail, Input, Place};

use super::api::{BotForm, BotJson, BotLog, BotSent, Bots, NewBot};
use super::store::{self, Bot};
use super::{KEEP, MOST, views};
use crate::api::Problems;
use crate::text::title;

/// A space through whoever may let bots into it; nobody else meets them.
fn place(r: &mut Read<'_>, gate: &Gate, actor: &Actor, slug: &str) -> Result<Place, Problem> {
    let place = find_place(r, actor, slug)?;
    if place.readable && gate.may(actor, KEEP, &place) { Ok(place) } else { Err(Problem::NotFound) }
}

/// One bot with its space, through whoever may keep it.
pub(super) fn found(r: &mut Read<'_>, gate: &Gate, actor: &Actor, id: i64) -> Result<(Bot, Place), Problem> {
    let bot = store::one(r, id)?;
    let place = place_by_id(r, actor, bot.space)?;
    if place.readable && gate.may(actor, KEEP, &place) { Ok((bot, place)) } else { Err(Problem::NotFound) }
}

/// Where a bot posts.
pub(super) fn address(ctx: &Ctx, headers: &HeaderMap, secret: &str) -> String {
    format!("{}/in/{secret}", ctx.site.base(headers))
}

async fn listed(ctx: &Ctx, slug: String) -> Result<(Place, Beside, Vec<Bot>), Fail> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let read = move |r: &mut Read<'_>| {
        let place = place(r, &gate, &actor, &slug)?;
        let (beside, bots) = (beside(r, &place)?, store::of_space(r, place.id)?);
        Ok::<_, Problem>((place, beside, bots))
    };
    Ok(ctx.site.db.read(read).await?)
}

/// The bots of a space; for whoever leads it.
#[utoipa::path(
    get, path = "/spaces/{slug}/bots", tag = "bots", params(("slug" = String, Path, description = "The space")),
    responses((status = 200, body = Bots), Problems)
)]
pub async fn list(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, beside, bots) = listed(&ctx, slug).await?;
    ctx.show(
        || Bots { items: bots.iter().map(BotJson::from).collect(), next: None },
        || views::list(&ctx, (&place, &beside), &bots, None, ("", &[])),
    )
}

/// Lets a bot into a space. Its address is in this answer and nowhere else. In a team only its manager
/// may.
#[utoipa::path(
    post, path = "/spaces/{slug}/bots", tag = "bots", params(("slug" = String, Path, description = "The space")),
    request_body = BotForm, responses((status = 201, body = NewBot), Problems)
)]
pub async fn make(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap, input: Input<BotForm>) -> Answer {
    let (gate, actor, at) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone());
    let name = title(&input.data.name);
    let wanted = name.clone();
    let made = ctx.site.db.write(move |w| {
        let place = place(w, &gate, &actor, &at)?;
        let mut fields = Fields::default();
        fields.length(&wanted, 60, "name");
        fields.done()?;
        let mut place = gate.permit(w, &actor, KEEP, place)?;
        let id = place.thing().id;
        let there = store::of_space(place.tx(), id)?;
        if there.iter().filter(|b| b.ended.is_none()).count() >= MOST {
            return Err(Problem::Conflict("conv-bots-most"));
        }
        Ok(store::add(&mut place, &wanted)?)
    });
    let (fresh, name, errors): (_, _, Vec<FieldError>) = match made.await {
        Ok((bot, secret)) if ctx.api() => {
            let address = address(&ctx, &headers, &secret);
            return Ok(json(201, &NewBot { bot: BotJson::from(&bot), address }));
        }
        Ok((_, secret)) => (Some(address(&ctx, &headers, &secret)), String::new(), Vec::new()),
        Err(Problem::Invalid(errors)) if !ctx.api() => (None, name, errors),
        Err(problem) => return Err(problem.into()),
    };
    let (place, beside, bots) = listed(&ctx, slug).await?;
    Ok(views::list(&ctx, (&place, &beside), &bots, fresh.as_deref(), (&name, &errors))?.into_response())
}

/// A bot with what it sent last.
#[utoipa::path(
    get, path = "/bots/{id}", tag = "bots", params(("id" = String, Path, description = "The bot's id")),
    responses((status = 200, body = BotLog), Problems)
)]
pub async fn one(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let read = move |r: &mut Read<'_>| {
        let (bot, place) = found(r, &gate, &actor, id)?;
        let (beside, sent) = (beside(r, &place)?, store::last(r, bot.id)?);
        Ok::<_, Problem>((bot, place, beside, sent))
    };
    let (bot, place, beside, sent) = ctx.site.db.read(read).await?;
    ctx.show(
        || BotLog { bot: BotJson::from(&bot), sent: sent.iter().map(BotSent::from).collect() },
        || views::one(&ctx, (&place, &beside), &bot, &sent, None),
    )
}
