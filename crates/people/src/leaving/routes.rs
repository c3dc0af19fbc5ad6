//! Saying that somebody left, what they carry, coming back, and the declared policy.

use ::store::Read;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use kernel::{Actor, Problem};
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Made};

use super::policy::LeaversPolicy;
use super::store::{Carried, Leaver};
use super::things::Handover;
use super::{COME_BACK, DECLARE, HAND_OVER, LEAVE, store, views};
use crate::api::{Invitation, Nothing, PersonJson};
use crate::person::Person;
use crate::things::{NetworkThing, PersonThing};
use crate::{secret, store as people};

/// What the page of a leaving shows.
pub(super) struct Seen {
    pub person: Person,
    pub leaver: Option<Leaver>,
    pub carried: Carried,
    pub policy: LeaversPolicy,
}

fn load(r: &mut Read<'_>, gate: &::policy::Gate, actor: &Actor, handle: &str) -> Result<Seen, Problem> {
    let person = people::by_handle(r, actor, handle)?;
    let manager = store::manager_of(r, person.id)?;
    // What somebody carries is for whoever hands it over; for everybody else the page is not there.
    if !gate.may(actor, HAND_OVER, &Handover { person: person.id, manager }) {
        return Err(Problem::NotFound);
    }
    let (leaver, carried) = (store::leaver(r, person.id)?, store::carried(r, person.id)?);
    Ok(Seen { leaver, carried, policy: store::declared(r)?, person })
}

/// What somebody carries: before they leave, and after.
pub async fn leaving(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let seen = ctx.site.db.read(move |r| load(r, &gate, &actor, &handle)).await?;
    Ok(views::leaving(&ctx, &seen)?.into_response())
}

/// Says that somebody left: sessions, tokens and streams end at once; what they wrote stays.
#[utoipa::path(post, path = "/people/{handle}/leaving", tag = "people", request_body = Nothing, responses((status = 200, body = PersonJson), (status = 403), (status = 404)))]
pub async fn leave(ctx: Ctx, Path(handle): Path<String>, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let person = people::by_handle(w, &actor, &handle)?;
        let id = person.id;
        let mut permit = gate.permit(w, &actor, LEAVE, PersonThing::from(&person))?;
        if person.state == "left" {
            return Err(Problem::Conflict("people-left-already"));
        }
        store::leave(&mut permit)?;
        let person = people::by_id(w, id)?;
        let at = format!("/p/{}/leaving", person.handle);
        Ok(Made::done(at, &PersonJson::from(person)).flash("people-left"))
    })
    .await
}

/// Lets somebody who left come back to their own account; the link is shown once.
#[utoipa::path(post, path = "/people/{handle}/return", tag = "people", request_body = Nothing, responses((status = 201, body = Invitation), (status = 403), (status = 404), (status = 409)))]
pub async fn come_back(
    ctx: Ctx,
    Path(handle): Path<String>,
    headers: HeaderMap,
    _: Input<Nothing>,
) -> Answer {
    let (gate, actor, secret) = (ctx.site.gate.clone(), ctx.actor.clone(), secret::fresh());
    let (kept, site) = (secret.clone(), ctx.site.clone());
    let (handle, sent) = ctx
        .site
        .db
        .write(move |w| {
            let person = people::by_handle(w, &actor, &handle)?;
            let mut permit = gate.permit(w, &actor, COME_BACK, PersonThing::from(&person))?;
            if person.state != "left" {
                return Err(Problem::Conflict("people-not-left"));
            }
            let handle = store::come_back(&mut permit, &kept)?;
            let sent = web::letters::put(permit.tx(), &site, "invitation", person.id, &kept)?;
            Ok((handle, sent))
        })
        .await?;
    let host = headers.get("host").and_then(|h| h.to_str().ok()).unwrap_or("localhost");
    let base = ctx.site.url.clone().unwrap_or_else(|| format!("http://{host}"));
    let made = Invitation { handle, link: format!("{base}/link/{secret}"), sent };
    if ctx.api() {
        return Ok(json(201, &made));
    }
    Ok(crate::views::invited(&ctx, &made)?.into_response())
}

/// What becomes of the names of those who left; everybody may read it.
#[utoipa::path(get, path = "/people/policy", tag = "people", responses((status = 200, body = LeaversPolicy)))]
pub async fn policy(ctx: Ctx) -> Answer {
    let policy = ctx.site.db.read(store::declared).await?;
    let page = views::policy(&ctx, &policy, None);
    ctx.show(|| policy.clone(), || page)
}

/// Declares it, for those who left and those who will.
pub async fn declare(ctx: Ctx, input: Input<LeaversPolicy>) -> Answer {
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, DECLARE, NetworkThing)?;
            sent.check()?;
            store::declare(&mut permit, &sent)?;
            Ok(Made::done("/people/policy".into(), &sent).flash("people-saved"))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            Ok(views::policy(&ctx, &input.data, Some(&errors))?.into_response())
        }
        other => other,
    }
}

/// Declares it, for those who left and those who will.
#[utoipa::path(put, path = "/people/policy", tag = "people", request_body = LeaversPolicy, responses((status = 200, body = LeaversPolicy), (status = 403), (status = 422)))]
pub async fn declare_api(ctx: Ctx, input: Input<LeaversPolicy>) -> Answer {
    declare(ctx, input).await
}
