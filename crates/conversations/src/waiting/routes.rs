//! The queue of whoever leads a space: reading, approving, turning down.

use axum::Router;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use kernel::{Cursor, Problem};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::answer::json;
use web::held::Replay;
use web::place::{Beside, Place, Tab, beside, page};
use web::{Answer, Ctx, Fail, Input, Made, Site, find_place};

use super::api::{Deciding, WaitingAsked, WaitingJson, WaitingPosts};
use super::post::{Waiting, reason};
use super::views::{self, Entry};
use super::{WaitingId, deciding, own_routes, store as own};
use crate::api::{Problems, ThreadJson};
use crate::begin::resolved;
use crate::routes::{SpaceAt, ThreadAt, kept};
use crate::store;
use crate::things::{APPROVE, APPROVE_ONE};

/// How many posts a page of the queue shows.
const PAGE: i64 = 20;

/// Pages and forms.
pub fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/waiting", get(queue))
        .route("/s/{slug}/waiting/{id}/approve", post(approve))
        .route("/s/{slug}/waiting/{id}/decline", post(decline))
        .route("/s/{slug}/waiting/{id}/edit", post(own_routes::change))
        .route("/me/waiting/{id}", get(own_routes::one))
        .route("/me/waiting/{id}/withdraw", post(own_routes::withdraw))
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(queue))
        .routes(routes!(approve))
        .routes(routes!(decline))
        .routes(routes!(own_routes::mine))
        .routes(routes!(own_routes::one, own_routes::change, own_routes::withdraw))
}

/// Which post the address names.
#[derive(Debug, Clone, Copy)]
pub struct PostAt(pub WaitingId);

impl FromRequestParts<Site> for PostAt {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        let ThreadAt(id) = ThreadAt::from_request_parts(parts, site).await?;
        Ok(Self(WaitingId::new(id.number())))
    }
}

struct Loaded {
    place: Place,
    beside: Beside,
    entries: Vec<(Waiting, String)>,
    next: Option<String>,
}

async fn load(ctx: &Ctx, slug: String, after: Option<String>) -> Result<Loaded, Problem> {
    let read = |text: &String| Cursor::parse(text).ok_or_else(|| Problem::field("after", "conv-cursor"));
    let after = after.as_ref().filter(|t| !t.is_empty()).map_or(Ok(Cursor { key: 0, id: 0 }), read)?;
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let find = move |r: &mut ::store::Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        if !gate.may(&actor, APPROVE, &place) {
            return Err(Problem::NotFound);
        }
        let mut posts = own::queue(r, &actor, place.id, after, PAGE + 1)?;
        let more = posts.len() > 20;
        posts.truncate(20);
        let next = posts.last().filter(|_| more);
        let next = next.map(|p| Cursor { key: p.at.0, id: p.id.number() }.to_string());
        let mut entries = Vec::with_capacity(posts.len());
        for post in posts {
            let html = resolved(r, &actor, place.id, &post.body).map(|words| words.html);
            entries.push((post, html.unwrap_or_default()));
        }
        Ok(Loaded { beside: beside(r, &place)?, place, entries, next })
    };
    ctx.site.db.read(find).await
}

/// What waits in a space for approval: for whoever leads it.
#[utoipa::path(
    get, path = "/spaces/{slug}/waiting", tag = "conversations", params(("slug" = String, Path), WaitingAsked),
    responses((status = 200, body = WaitingPosts), Problems)
)]
pub async fn queue(ctx: Ctx, SpaceAt(slug): SpaceAt, Query(asked): Query<WaitingAsked>) -> Answer {
    let loaded = load(&ctx, slug, asked.after).await?;
    if ctx.api() {
        let items = loaded.entries.into_iter().map(|(post, _)| WaitingJson::from(post)).collect();
        return Ok(json(200, &WaitingPosts { items, next: loaded.next }));
    }
    shown(&ctx, &loaded, None)
}

/// The page, with what went wrong at one of its posts.
fn shown(ctx: &Ctx, loaded: &Loaded, wrong: Option<(WaitingId, &str, &Problem)>) -> Answer {
    let (l, place) = (&ctx.l, &loaded.place);
    let entries = loaded.entries.iter().map(|(post, html)| {
        let here = wrong.filter(|(id, ..)| *id == post.id);
        Entry::new(post, html, here.map(|(_, reason, problem)| (reason, problem)))
    });
    let body = views::queue(l, place, entries.collect(), loaded.next.as_deref())?;
    let mut page = page(ctx, place, &loaded.beside, Tab::Talk, &l.t("conv-wait-title"), &body)?;
    page.status = wrong.map(|(_, _, problem)| problem.status());
    Ok(page.into_response())
}

/// Publishes a post that waits: whoever leads its space, and never its author. It stands there from
/// this moment on, in its author’s name. A post that was changed or decided about meanwhile: 409.
#[utoipa::path(
    post, path = "/waiting/{id}/approve", tag = "conversations", params(("id" = String, Path)),
    request_body = Deciding, responses((status = 200, body = ThreadJson), Problems)
)]
pub async fn approve(ctx: Ctx, PostAt(id): PostAt, input: Input<Deciding>) -> Answer {
    let (me, read) = (ctx.clone(), input.data.version);
    let answer = ctx
        .make(input.once, move |w| {
            let (gate, actor) = (&me.site.gate, &me.actor);
            let post = own::found(w, gate, actor, id)?;
            let mut post = gate.permit(w, actor, APPROVE_ONE, post)?;
            post.thing().post.open(read)?;
            let new = deciding::publish(&mut post, gate, &me.site.shelf::<Replay>())?;
            let place = post.thing().place.clone();
            let json = ThreadJson::of(store::thread_row(post.tx(), actor, new.0)?, &place);
            Ok(Made::done(format!("{}/waiting", place.path()), &json).flash("conv-flash-approved"))
        })
        .await;
    again(&ctx, id, "", answer).await
}

/// Turns a post down, with a reason for whoever wrote it; they can write it anew.
#[utoipa::path(
    post, path = "/waiting/{id}/decline", tag = "conversations", params(("id" = String, Path)),
    request_body = Deciding, responses((status = 200, body = WaitingJson), Problems)
)]
pub async fn decline(ctx: Ctx, PostAt(id): PostAt, input: Input<Deciding>) -> Answer {
    let (me, asked) = (ctx.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let (gate, actor) = (&me.site.gate, &me.actor);
            let post = own::found(w, gate, actor, id)?;
            let mut post = gate.permit(w, actor, APPROVE_ONE, post)?;
            post.thing().post.open(asked.version)?;
            own::decline(&mut post, &reason(&asked.reason)?)?;
            drop(post);
            let post = own::found(w, gate, actor, id)?;
            let to = format!("{}/waiting", post.place.path());
            Ok(Made::done(to, &WaitingJson::from(post.post)).flash("conv-flash-declined"))
        })
        .await;
    again(&ctx, id, &input.data.reason, answer).await
}

/// The queue once more, with what was written and what went wrong.
async fn again(ctx: &Ctx, id: WaitingId, reason: &str, answer: Answer) -> Answer {
    let Err(Fail(problem)) = answer else { return answer };
    if ctx.api() || !kept(&problem) {
        return Err(Fail(problem));
    }
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let find =
        move |r: &mut ::store::Read<'_>| Ok::<_, Problem>(own::found(r, &gate, &actor, id)?.place.slug);
    let slug = ctx.site.db.read(find).await?;
    let loaded = load(ctx, slug, None).await?;
    // Decided about by somebody else: it is not in the queue any more, and the page says so.
    if !loaded.entries.iter().any(|(post, _)| post.id == id) {
        return Err(Fail(problem));
    }
    shown(ctx, &loaded, Some((id, reason, &problem)))
}
