//! Writing a post down for later, and one's own list of what is not published yet. What is not one's
//! own is not there.

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use kernel::{Problem, SpaceId, Time};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::answer::json;
use web::place::Place;
use web::{Answer, Ctx, Fail, Input, Made, Site, find_place, place_by_id};

use super::api::{NewScheduled, PublishedJson, ScheduledJson, ScheduledPosts};
use super::post::moment;
use super::store::{self as own, Post};
use super::{ScheduledId, publish, views};
use crate::api::{NewThread, Problems};
use crate::begin::{Begun, planned, resolved};
use crate::draft::{Draft, DraftPlace};
use crate::routes::changes::Nothing;
use crate::routes::{SpaceAt, ThreadAt, kept, starting};
use crate::text::both;
use crate::things::{BROADCAST, MENTION_ALL, START};
use crate::{store, waiting};

const LIST: &str = "/me/scheduled";

/// Pages and forms.
pub fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/scheduled", post(schedule))
        .route("/s/{slug}/scheduled/{id}/edit", post(change))
        .route(LIST, get(scheduled))
        .route("/me/scheduled/{id}", get(one))
        .route("/me/scheduled/{id}/publish", post(publish_now))
        .route("/me/scheduled/{id}/cancel", post(cancel))
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(schedule))
        .routes(routes!(scheduled))
        .routes(routes!(one, change, cancel))
        .routes(routes!(publish_now))
}

/// Which post the address names.
#[derive(Debug, Clone, Copy)]
pub struct PostAt(ScheduledId);

impl FromRequestParts<Site> for PostAt {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        let ThreadAt(id) = ThreadAt::from_request_parts(parts, site).await?;
        Ok(Self(ScheduledId::new(id.number())))
    }
}

/// What was asked for, checked against the place, the hour and the rights of now.
fn checked(
    me: &Ctx,
    w: &mut ::store::Write<'_>,
    place: &Place,
    asked: &NewScheduled,
) -> Result<(NewThread, Time), Problem> {
    if let Some(problem) = me.spoiled.clone() {
        return Err(problem);
    }
    let (gate, actor, now) = (&me.site.gate, &me.actor, w.now());
    let at = moment(&asked.at, &asked.on_day, &asked.on_time, &actor.zone, now);
    let words = resolved(w, actor, place.id, &asked.thread.text);
    // A poll closes after it was opened.
    let opens = at.as_ref().copied().unwrap_or(now);
    let plan = planned(w, actor, place, (&asked.thread, opens), words);
    let ((plan, words), at) = both(plan, at)?;
    if plan.broadcast {
        drop(gate.permit(w, actor, BROADCAST, place.clone())?);
    }
    if words.everybody {
        drop(gate.permit(w, actor, MENTION_ALL, place.clone())?);
    }
    drop(gate.permit(w, actor, START, place.clone())?);
    let (kind, title) = (plan.kind.as_str().to_owned(), plan.title);
    Ok((NewThread { kind, title, text: words.markdown, ..asked.thread.clone() }, at))
}

/// Writes a thread down for later. When its hour has come your rights are decided again; if you have
/// lost them, you are told and keep the words.
#[utoipa::path(
    post, path = "/spaces/{slug}/scheduled", tag = "conversations", params(("slug" = String, Path)),
    request_body = NewScheduled,
    responses((status = 201, body = ScheduledJson, headers(("Location" = String))), Problems)
)]
pub async fn schedule(ctx: Ctx, SpaceAt(slug): SpaceAt, input: Input<NewScheduled>) -> Answer {
    let (me, asked, to) = (ctx.clone(), input.data.clone(), slug.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let (id, author): (ScheduledId, _) = (w.id(), me.actor.id);
            let place = find_place(w, &me.actor, &to)?;
            let (thread, at) = checked(&me, w, &place, &asked)?;
            if own::full(w, author)? {
                return Err(Problem::Conflict("conv-sched-full"));
            }
            own::add(w, author, (id, place.id, at), &thread, me.actor.cosigned)?;
            store::clear_draft(w, author, DraftPlace::Space(place.id))?;
            let post = own::one(w, author, id)?;
            Ok(Made::created(LIST.to_owned(), &ScheduledJson::from(post)).flash("conv-flash-sched"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let sent = &input.data.thread;
            let draft = Draft::of(&sent.kind, &sent.title, &sent.text);
            let when = Some((input.data.on_day.clone(), input.data.on_time.clone()));
            starting::again(&ctx, slug, (draft, sent.clone(), when), problem).await
        }
        answer => answer,
    }
}

/// Your posts that wait for their hour, the next one first. Nobody else sees them.
#[utoipa::path(
    get, path = "/me/scheduled", tag = "conversations", responses((status = 200, body = ScheduledPosts), Problems)
)]
pub async fn scheduled(ctx: Ctx) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| {
        Ok::<_, Problem>((own::mine(r, actor.id)?, waiting::store::mine(r, &actor)?))
    };
    let (posts, waiting) = ctx.site.db.read(find).await?;
    if ctx.api() {
        let items = posts.into_iter().map(ScheduledJson::from).collect();
        return Ok(json(200, &ScheduledPosts { items, next: None }));
    }
    Ok(views::list(&ctx, &posts, &waiting)?.into_response())
}

async fn found(ctx: &Ctx, id: ScheduledId) -> Result<Post, Problem> {
    let actor = ctx.actor.id;
    ctx.site.db.read(move |r| Ok::<_, Problem>(own::one(r, actor, id)?)).await
}

/// One of your posts that wait for their hour.
#[utoipa::path(
    get, path = "/me/scheduled/{id}", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = ScheduledJson), Problems)
)]
pub async fn one(ctx: Ctx, PostAt(id): PostAt) -> Answer {
    let post = found(&ctx, id).await?;
    if ctx.api() {
        return Ok(json(200, &ScheduledJson::from(post)));
    }
    let place = place(&ctx, post.space).await?;
    Ok(views::one(&ctx, &post, place.as_ref(), None)?.into_response())
}

/// The space and whether it allows neutral names, while its author still reads it.
async fn place(ctx: &Ctx, space: SpaceId) -> Result<Option<(Place, bool)>, Problem> {
    let actor = ctx.actor.clone();
    let find = move |r: &mut ::store::Read<'_>| match place_by_id(r, &actor, space) {
        Ok(place) => Ok::<_, Problem>(Some((store::allows(r, place.id)?, place))),
        Err(::store::Error::NoRow) => Ok(None),
        Err(error) => Err(error.into()),
    };
    let found = ctx.site.db.read(find).await?;
    Ok(found.filter(|(_, place)| place.readable).map(|(names, place)| (place, names)))
}

/// Gives a scheduled post other words or another hour.
#[utoipa::path(
    patch, path = "/me/scheduled/{id}", tag = "conversations", params(("id" = String, Path)),
    request_body = NewScheduled, responses((status = 200, body = ScheduledJson), Problems)
)]
pub async fn change(ctx: Ctx, PostAt(id): PostAt, input: Input<NewScheduled>) -> Answer {
    let (me, asked) = (ctx.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let author = me.actor.id;
            let space = own::one(w, author, id)?.space;
            let place = place_by_id(w, &me.actor, space)?;
            let (thread, at) = checked(&me, w, &place, &asked)?;
            if !own::change(w, author, (id, at), &thread, me.actor.cosigned)? {
                return Err(Problem::NotFound);
            }
            let post = own::one(w, author, id)?;
            Ok(Made::done(LIST.to_owned(), &ScheduledJson::from(post)).flash("conv-flash-sched"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let post = found(&ctx, id).await?;
            let place = place(&ctx, post.space).await?;
            let sent = Some((&input.data, &problem));
            Ok(views::one(&ctx, &post, place.as_ref(), sent)?.into_response())
        }
        answer => answer,
    }
}

/// Deletes a scheduled post: its words are gone.
#[utoipa::path(
    delete, path = "/me/scheduled/{id}", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = Nothing), Problems)
)]
pub async fn cancel(ctx: Ctx, PostAt(id): PostAt, input: Input<Nothing>) -> Answer {
    let actor = ctx.actor.clone();
    ctx.make(input.once, move |w| {
        if !own::take(w, actor.id, id)? {
            return Err(Problem::NotFound);
        }
        Ok(Made::done(LIST.to_owned(), &Nothing {}).flash("conv-flash-sched-cancelled"))
    })
    .await
}

/// Publishes a scheduled post now.
#[utoipa::path(
    post, path = "/me/scheduled/{id}/publish", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = PublishedJson), Problems)
)]
pub async fn publish_now(ctx: Ctx, PostAt(id): PostAt, input: Input<Nothing>) -> Answer {
    let me = ctx.clone();
    ctx.make(input.once, move |w| {
        let post = own::one(w, me.actor.id, id)?;
        let made = |url: String, published| Made::done(url.clone(), &PublishedJson { url, published });
        Ok(match publish::now(w, &me.site.gate, &me.actor, &post)? {
            Begun::There(new) => made(format!("/s/{}/t/{}", post.slug, new.id), true),
            Begun::Waits(id) => made(format!("/me/waiting/{id}"), false).flash("conv-flash-waits"),
        })
    })
    .await
}
