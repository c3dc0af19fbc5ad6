//! The webhooks of a space or of the network, making one, and one with its log.

use ::store::Read;
use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::{Actor, Problem, SpaceId};
use policy::{Gate, NetworkThing};
use serde::Deserialize;
use utoipa::IntoParams;
use web::answer::json;
use web::outward::Outward;
use web::place::{Beside, beside};
use web::{Answer, Ctx, Fail, Input, Place, find_place, place_by_id};

use super::api::{NewWebhook, Webhook, WebhookDelivery, WebhookLog, Webhooks};
use super::hook::{HookForm, shown};
use super::store::{self, Kept};
use super::{KEEP, log_store, views};

/// Where webhooks stand: a space, or the network. Whoever may not keep them does not meet them.
pub(super) fn place(r: &mut Read<'_>, gate: &Gate, actor: &Actor, slug: &str) -> Result<Place, Problem> {
    let place = find_place(r, actor, slug)?;
    if place.readable && gate.may(actor, KEEP, &place) { Ok(place) } else { Err(Problem::NotFound) }
}

/// One webhook with its space, through whoever may keep it.
pub(super) fn found(
    r: &mut Read<'_>,
    gate: &Gate,
    actor: &Actor,
    id: i64,
) -> Result<(Kept, Option<Place>), Problem> {
    let hook = store::one(r, id)?;
    let place = hook.space.map(|space| place_by_id(r, actor, space)).transpose()?;
    let may = match &place {
        Some(place) => gate.may(actor, KEEP, place),
        None => gate.may(actor, KEEP, &NetworkThing),
    };
    if may { Ok((hook, place)) } else { Err(Problem::NotFound) }
}

type Listed = (Option<(Place, Beside)>, Vec<Kept>);

async fn listed(ctx: &Ctx, slug: Option<String>) -> Result<Listed, Fail> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let read = move |r: &mut Read<'_>| {
        let place = match &slug {
            Some(slug) => {
                let place = place(r, &gate, &actor, slug)?;
                Some(with_beside(r, place)?)
            }
            None if gate.may(&actor, KEEP, &NetworkThing) => None,
            None => return Err(Problem::NotFound),
        };
        let hooks = store::list(r, place.as_ref().map(|(p, _)| p.id))?;
        Ok::<_, Problem>((place, hooks))
    };
    Ok(ctx.site.db.read(read).await?)
}

/// A space with what its pages show beside.
pub(super) fn with_beside(r: &mut Read<'_>, place: Place) -> Result<(Place, Beside), Problem> {
    let beside = beside(r, &place)?;
    Ok((place, beside))
}

async fn list(ctx: Ctx, slug: Option<String>) -> Answer {
    let (place, hooks) = listed(&ctx, slug).await?;
    ctx.show(
        || Webhooks { items: hooks.iter().map(Webhook::from).collect(), next: None },
        || views::list(&ctx, place.as_ref(), &hooks, None, &HookForm::default(), &[]),
    )
}

/// Where facts of a space are posted to; for whoever leads it.
#[utoipa::path(get, path = "/spaces/{slug}/webhooks", tag = "webhooks", params(("slug" = String, Path, description = "The space")), responses((status = 200, body = Webhooks), (status = 401), (status = 404)))]
pub async fn of_space(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    list(ctx, Some(slug)).await
}

/// Where facts of the spaces that everybody inside may read are posted to.
#[utoipa::path(get, path = "/webhooks", tag = "webhooks", responses((status = 200, body = Webhooks), (status = 401), (status = 404)))]
pub async fn of_network(ctx: Ctx) -> Answer {
    list(ctx, None).await
}

async fn add(ctx: Ctx, slug: Option<String>, input: Input<HookForm>) -> Answer {
    let (site, actor, form) = (ctx.site.clone(), ctx.actor.clone(), input.data.clone());
    let at = slug.clone();
    let made = ctx.site.db.write(move |w| {
        let (gate, keys) = (&site.gate, site.shelf());
        let space: Option<SpaceId> = match &at {
            Some(slug) => {
                let place = place(w, gate, &actor, slug)?;
                Some(gate.permit(w, &actor, KEEP, place)?.thing().id)
            }
            None => {
                gate.may(&actor, KEEP, &NetworkThing).then_some(()).ok_or(Problem::NotFound)?;
                drop(gate.permit(w, &actor, KEEP, NetworkThing)?);
                None
            }
        };
        let kinds = form.check(site.shelf::<Outward>().here())?;
        if store::list(w, space)?.len() >= 20 {
            return Err(Problem::Conflict("webhooks-most"));
        }
        let (id, secret) = store::add(w, &keys, (space, actor.id), &form, &kinds)?;
        Ok((store::one(w, id)?, secret))
    });
    let (fresh, form, errors) = match made.await {
        Ok((hook, secret)) if ctx.api() => {
            return Ok(json(201, &NewWebhook { hook: Webhook::from(&hook), secret: shown(&secret) }));
        }
        Ok((_, secret)) => (Some(shown(&secret)), HookForm::default(), Vec::new()),
        Err(Problem::Invalid(errors)) if !ctx.api() => (None, input.data, errors),
        Err(problem) => return Err(problem.into()),
    };
    let (place, hooks) = listed(&ctx, slug).await?;
    Ok(views::list(&ctx, place.as_ref(), &hooks, fresh.as_deref(), &form, &errors)?.into_response())
}

/// Posts facts of a space to an address from now on. The secret is in this answer and nowhere else.
#[utoipa::path(post, path = "/spaces/{slug}/webhooks", tag = "webhooks", params(("slug" = String, Path, description = "The space")), request_body = HookForm, responses((status = 201, body = NewWebhook), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn add_to_space(ctx: Ctx, Path(slug): Path<String>, input: Input<HookForm>) -> Answer {
    add(ctx, Some(slug), input).await
}

/// Posts facts of the spaces that everybody inside may read to an address from now on.
#[utoipa::path(post, path = "/webhooks", tag = "webhooks", request_body = HookForm, responses((status = 201, body = NewWebhook), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn add_to_network(ctx: Ctx, input: Input<HookForm>) -> Answer {
    add(ctx, None, input).await
}

/// From where the log goes on.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LogAsked {
    /// `next` of the page before.
    pub after: Option<i64>,
}

/// A webhook with what it posted.
#[utoipa::path(get, path = "/webhooks/{id}", tag = "webhooks", params(("id" = String, Path, description = "The webhook's id"), LogAsked), responses((status = 200, body = WebhookLog), (status = 401), (status = 404)))]
pub async fn one(ctx: Ctx, Path(id): Path<i64>, Query(asked): Query<LogAsked>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let read = move |r: &mut Read<'_>| {
        let (hook, place) = found(r, &gate, &actor, id)?;
        let place = place.map(|p| with_beside(r, p)).transpose()?;
        Ok::<_, Problem>((hook, place, log_store::log(r, id, asked.after.unwrap_or(i64::MAX))?))
    };
    let (hook, place, log) = ctx.site.db.read(read).await?;
    let next = log.last().filter(|_| log.len() == 50).map(|d| d.id.to_string());
    ctx.show(
        || WebhookLog {
            hook: Webhook::from(&hook),
            deliveries: log.iter().map(WebhookDelivery::from).collect(),
            next: next.clone(),
        },
        || views::one(&ctx, place.as_ref(), &hook, &log, next.as_deref(), None),
    )
}
