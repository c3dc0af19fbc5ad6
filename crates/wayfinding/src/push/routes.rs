//! My browsers, and the two small scripts that make them listen.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use policy::{Action, Own};
use web::answer::redirect;
use web::keys::Keys;
use web::{Answer, Ctx, Input, Made, Site};

use super::api::{Browser, Browsers, EndForm, Subscription};
use super::store;
use super::vapid::Pair;

/// Saying which browsers take push messages.
pub const SET: Action = Action("setPush");
/// The most browsers somebody has.
const MOST: usize = 20;

/// My browsers that take push messages, and the key a browser subscribes with.
#[utoipa::path(get, path = "/me/push", tag = "attention", responses((status = 200, body = Browsers), (status = 401)))]
pub async fn browsers(ctx: Ctx) -> Answer {
    let (me, site) = (ctx.actor.id, ctx.site.clone());
    let (key, found) = ctx
        .site
        .db
        .write(move |w| {
            let pair = Pair::own(w, &site.shelf::<Keys>())?;
            Ok::<_, ::store::Error>((pair.public(), store::of(w, me)?))
        })
        .await?;
    if !ctx.api() {
        return Ok(redirect("/me/attention#push", None));
    }
    let browser = |k: store::Kept| Browser { id: k.id.to_string(), device: k.device, since: k.made };
    Ok(web::answer::json(200, &Browsers { key, items: found.into_iter().map(browser).collect() }))
}

/// A browser of mine takes push messages from now on.
#[utoipa::path(post, path = "/me/push", tag = "attention", request_body = Subscription, responses((status = 201, body = Browsers), (status = 401), (status = 422)))]
pub async fn subscribe(ctx: Ctx, headers: HeaderMap, input: Input<Subscription>) -> Answer {
    let (gate, actor, site) = (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.clone());
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let device: String = agent.chars().filter(|c| !c.is_control()).take(120).collect();
    let asked = input.data.clone();
    let fits = asked.endpoint.len() <= 1_000 && asked.keys.p256dh.len() <= 200 && asked.keys.auth.len() <= 50;
    let here = ctx.site.shelf::<web::outward::Outward>().here();
    if !fits || !web::outward::allowed(&asked.endpoint, here) {
        return Err(Problem::field("endpoint", "push-endpoint-wrong").into());
    }
    ctx.make(input.once, move |w| {
        let key = Pair::own(w, &site.shelf::<Keys>())?.public();
        let mut permit = gate.permit(w, &actor, SET, Own(actor.id))?;
        if store::of(permit.tx(), actor.id)?.len() >= MOST {
            return Err(Problem::Conflict("push-too-many"));
        }
        store::add(&mut permit, &asked, &device)?;
        let found = store::of(permit.tx(), actor.id)?.into_iter();
        let items =
            found.map(|k| Browser { id: k.id.to_string(), device: k.device, since: k.made }).collect();
        Ok(Made::created("/me/attention#push".to_owned(), &Browsers { key, items }))
    })
    .await
}

/// A browser of mine takes no more push messages.
#[utoipa::path(post, path = "/me/push/end", tag = "attention", request_body = EndForm, responses((status = 200), (status = 401)))]
pub async fn end(ctx: Ctx, input: Input<EndForm>) -> Answer {
    let (gate, actor, which) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.id.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, SET, Own(actor.id))?;
        store::end(&mut permit, &which)?;
        Ok(Made::done("/me/attention#push".to_owned(), &serde_json::json!({})))
    })
    .await
}

fn text(kind: &'static str, text: impl IntoResponse) -> Response {
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, axum::http::HeaderValue::from_static(kind));
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, axum::http::HeaderValue::from_static("public, max-age=600"));
    response
}

/// The service worker: it shows what is pushed.
pub async fn worker() -> Response {
    text("text/javascript; charset=utf-8", include_str!("browser/sw.js"))
}

/// The script of the page on which one says yes.
pub async fn script() -> Response {
    text("text/javascript; charset=utf-8", include_str!("browser/push.js"))
}

/// What a phone needs to know to put the network among its programs.
pub async fn manifest(State(site): State<Site>) -> Response {
    let manifest = serde_json::json!({
        "name": site.name, "short_name": site.name, "start_url": "/", "scope": "/", "display": "standalone",
        "background_color": "#f6f5f2", "theme_color": "#1f4e8c",
        "id": "/", "icons": [
            { "src": "/assets/mark.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" },
            { "src": "/assets/icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any" },
            { "src": "/assets/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any" },
            { "src": "/assets/icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        ],
    });
    text("application/manifest+json", manifest.to_string())
}
