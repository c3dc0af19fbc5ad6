//! What is done with one webhook: another secret, a test, on and off, away, once more.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use policy::NetworkThing;
use store::Write;
use web::answer::json;
use web::{Answer, Ctx, Input, Made};

use super::api::{HookState, NewWebhook, Webhook};
use super::hook::shown;
use super::routes::{found, with_beside};
use super::store::{self as kept, Kept};
use super::{KEEP, log_store, views};

/// Finds the hook and lets the gate say yes.
fn permitted(w: &mut Write<'_>, ctx: &Ctx, id: i64) -> Result<Kept, Problem> {
    let (gate, actor) = (&ctx.site.gate, &ctx.actor);
    let (hook, place) = found(w, gate, actor, id)?;
    match place {
        Some(place) => drop(gate.permit(w, actor, KEEP, place)?),
        None => drop(gate.permit(w, actor, KEEP, NetworkThing)?),
    }
    Ok(hook)
}

fn path(id: i64) -> String {
    format!("/webhooks/{id}")
}

fn home(hook: &Kept, slug: Option<&str>) -> String {
    slug.filter(|_| hook.space.is_some()).map_or_else(|| "/webhooks".into(), |s| format!("/s/{s}/webhooks"))
}

/// Makes a new secret; the one before signs along for a day.
#[utoipa::path(post, path = "/webhooks/{id}/rotate", tag = "webhooks", params(("id" = String, Path, description = "The webhook's id")), responses((status = 200, body = NewWebhook), (status = 401), (status = 403), (status = 404)))]
pub async fn rotate(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let own = ctx.clone();
    let write = move |w: &mut Write<'_>| {
        let hook = permitted(w, &own, id)?;
        let secret = kept::rotate(w, &own.site.shelf(), own.actor.id, id)?;
        let (_, place) = found(w, &own.site.gate, &own.actor, id)?;
        let place = place.map(|p| with_beside(w, p)).transpose()?;
        Ok::<_, Problem>((hook, place, log_store::log(w, id, i64::MAX)?, shown(&secret)))
    };
    let (hook, place, log, secret) = ctx.site.db.write(write).await?;
    if ctx.api() {
        return Ok(json(200, &NewWebhook { hook: Webhook::from(&hook), secret }));
    }
    Ok(views::one(&ctx, place.as_ref(), &hook, &log, None, Some(&secret))?.into_response())
}

/// Posts a `webhook.test`, also when nothing else is sent.
#[utoipa::path(post, path = "/webhooks/{id}/test", tag = "webhooks", params(("id" = String, Path, description = "The webhook's id")), responses((status = 202), (status = 401), (status = 403), (status = 404)))]
pub async fn test(ctx: Ctx, Path(id): Path<i64>, input: Input<serde_json::Value>) -> Answer {
    let own = ctx.clone();
    ctx.make(input.once, move |w| {
        let hook = permitted(w, &own, id)?;
        let posted = log_store::test(w, id, hook.space, own.actor.id)?;
        let json = serde_json::json!({"delivery": posted.to_string()});
        Ok(Made { status: 202, ..Made::done(path(id), &json).flash("webhooks-tested") })
    })
    .await
}

/// Turns it on or off; on also after the other end said that it is gone.
#[utoipa::path(post, path = "/webhooks/{id}/state", tag = "webhooks", params(("id" = String, Path, description = "The webhook's id")), request_body = HookState, responses((status = 200, body = Webhook), (status = 401), (status = 403), (status = 404), (status = 422)))]
pub async fn state(ctx: Ctx, Path(id): Path<i64>, input: Input<HookState>) -> Answer {
    let (own, wished) = (ctx.clone(), input.data.state.clone());
    ctx.make(input.once, move |w| {
        permitted(w, &own, id)?;
        if !["on", "off"].contains(&wished.as_str()) {
            return Err(Problem::field("state", "webhooks-state-wrong"));
        }
        kept::set_state(w, Some(own.actor.id), id, &wished)?;
        Ok(Made::done(path(id), &Webhook::from(&kept::one(w, id)?)).flash("webhooks-saved"))
    })
    .await
}

/// Posts something once more.
#[utoipa::path(post, path = "/webhooks/{id}/deliveries/{delivery}/again", tag = "webhooks", params(("id" = String, Path, description = "The webhook's id"), ("delivery" = String, Path, description = "The delivery's id")), responses((status = 202), (status = 401), (status = 403), (status = 404)))]
pub async fn again(
    ctx: Ctx,
    Path((id, delivery)): Path<(i64, i64)>,
    input: Input<serde_json::Value>,
) -> Answer {
    let own = ctx.clone();
    ctx.make(input.once, move |w| {
        permitted(w, &own, id)?;
        if !log_store::again(w, id, delivery)? {
            return Err(Problem::NotFound);
        }
        Ok(Made { status: 202, ..Made::done(path(id), &serde_json::json!({})).flash("webhooks-again-done") })
    })
    .await
}

/// Removes it with its log.
pub async fn remove(ctx: Ctx, Path(id): Path<i64>, input: Input<serde_json::Value>) -> Answer {
    let own = ctx.clone();
    ctx.make(input.once, move |w| {
        let hook = permitted(w, &own, id)?;
        let (_, place) = found(w, &own.site.gate, &own.actor, id)?;
        kept::remove(w, own.actor.id, id)?;
        let to = home(&hook, place.as_ref().map(|p| p.slug.as_str()));
        Ok(Made::done(to, &serde_json::json!({})).flash("webhooks-removed"))
    })
    .await
}

/// Removes it with its log.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "webhooks", params(("id" = String, Path, description = "The webhook's id")), responses((status = 200), (status = 401), (status = 403), (status = 404)))]
pub async fn remove_api(ctx: Ctx, path: Path<i64>, input: Input<serde_json::Value>) -> Answer {
    remove(ctx, path, input).await
}
