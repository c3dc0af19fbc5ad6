//! What happens when the gate holds a request: it is kept for the co-driver, or refused when there
//! is nobody who could sign it. Called by the app's layer `held`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::time::DAY;
use kernel::{PersonId, Problem, Refusal};
use store::Read;
use web::answer::json;
use web::held::Kept;
use web::{Answer, Ctx, Fail};

use super::act::{self, HeldId, HeldThing};
use super::api::HeldAct;
use super::store::{self as held, Holding};
use super::views;

/// So many acts of one person wait at most.
const MOST_WAITING: i64 = 20;
/// How long a signature under a request to see something lets it through.
const LOOK_MS: i64 = DAY;

/// Whether a request to see something was signed lately and may go through with both signatures.
///
/// # Errors
/// What the database says.
pub async fn signed(ctx: &Ctx, path: String) -> Result<bool, Problem> {
    let (person, now) = (ctx.actor.id, ctx.l.now);
    let known = ctx.site.db.read(move |r: &mut Read<'_>| held::looks(r, person, &path)).await;
    let known = known.map_err(Problem::from)?;
    Ok(known.is_some_and(|(_, signed, at)| signed && at.is_some_and(|at| now.0 - at.0 < LOOK_MS)))
}

/// Keeps what the gate held, and says whose signature it waits for.
///
/// # Errors
/// S2-SM6 when nobody co-drives; nothing is kept then.
pub async fn hold(ctx: &Ctx, kept: Kept, why: Refusal) -> Answer {
    let space = why.asked.and_then(|asked| asked.space);
    let (Some(asked), Some(space)) = (why.asked, space) else {
        return Err(Fail(act::alone(&ctx.actor.name)));
    };
    let new = Holding {
        actor: ctx.actor.id,
        action: asked.action,
        space,
        rule: why.rule.clone(),
        key: key(ctx, &kept),
        kept,
    };
    let (name, person) = (ctx.actor.name.clone(), ctx.actor.id);
    let act = ctx.site.db.write(move |w| {
        let driver = held::driver(w, person, Some(space))?.ok_or_else(|| act::alone(&name))?;
        let id = keep(w, &new, driver.id)?;
        Ok::<_, Problem>(held::find(w, person, id)?)
    });
    answer(ctx, &act.await?, &why)
}

/// The act of a request: a request to see something waits once.
fn keep(w: &mut store::Write<'_>, new: &Holding, driver: PersonId) -> Result<HeldId, Problem> {
    if new.kept.method == "GET"
        && let Some((id, false, _)) = held::looks(w, new.actor, &new.kept.path)?
    {
        return Ok(id);
    }
    if held::waiting(w, new.actor)? >= MOST_WAITING {
        return Err(Problem::field("held", "roles-held-enough"));
    }
    let reused = || Problem::field("Idempotency-Key", "error-key-reused");
    held::hold(w, new, driver)?.ok_or_else(reused)
}

/// The request's own key: as a header, or the form's hidden field.
fn key(ctx: &Ctx, kept: &Kept) -> Option<String> {
    let field = || {
        let found = kept.fields().into_iter().find(|(name, _)| name == "_key" && !ctx.api());
        found.map(|(_, key)| key).filter(|key| !key.is_empty())
    };
    let key = ctx.key.clone().or_else(field);
    key.filter(|k| k.len() <= 200 && k.bytes().all(|b| b.is_ascii_graphic()))
}

fn answer(ctx: &Ctx, act: &HeldThing, why: &Refusal) -> Answer {
    if ctx.api() {
        let body = serde_json::json!({
            "type": "/api#held",
            "title": ctx.l.t("error-held-title"),
            "status": 202,
            "code": "held",
            "detail": ctx.l.told(&why.reason, &why.args),
            "rule": why.rule,
            "location": act.page(),
            "act": HeldAct::of(act),
        });
        let mut response = json(202, &body);
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if let Ok(at) = HeaderValue::from_str(&format!("/api/v1/held/{}", act.id)) {
            response.headers_mut().insert(header::LOCATION, at);
        }
        return Ok(response);
    }
    if ctx.hx {
        return Ok(elsewhere(&act.page()));
    }
    Ok(views::waits(ctx, act)?.into_response())
}

/// htmx asked for a piece of a page; what it gets is a page of its own.
fn elsewhere(to: &str) -> Response {
    let mut response = StatusCode::ACCEPTED.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert("hx-redirect", to);
    }
    response
}
