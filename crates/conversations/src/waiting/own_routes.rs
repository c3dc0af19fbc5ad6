//! One's own posts that wait: seeing where they stand, writing them anew, taking them back.

use axum::response::IntoResponse;
use kernel::Problem;
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Made, Page, place_by_id};

use super::api::{WaitingJson, WaitingPosts};
use super::post::Waiting;
use super::routes::PostAt;
use super::{WaitingId, store as own};
use super::{replies, views};
use crate::api::{NewThread, Problems};
use crate::begin::{Wish, planned, resolved};
use crate::draft::Draft;
use crate::routes::changes::Nothing;
use crate::routes::kept;
use crate::store;
use crate::things::START;
use crate::views::compose::ThreadComposer;

/// Your posts that wait for approval or were turned down.
#[utoipa::path(
    get, path = "/me/waiting", tag = "conversations", responses((status = 200, body = WaitingPosts), Problems)
)]
pub async fn mine(ctx: Ctx) -> Answer {
    let actor = ctx.actor.clone();
    let posts = ctx.site.db.read(move |r| Ok::<_, Problem>(own::mine(r, &actor)?)).await?;
    let items = posts.into_iter().map(WaitingJson::from).collect();
    Ok(json(200, &WaitingPosts { items, next: None }))
}

async fn found(ctx: &Ctx, id: WaitingId) -> Result<Waiting, Problem> {
    let actor = ctx.actor.clone();
    ctx.site.db.read(move |r| Ok::<_, Problem>(own::own(r, &actor, id)?)).await
}

/// One of your posts: whether it waits, was turned down and why, or is published.
#[utoipa::path(
    get, path = "/me/waiting/{id}", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = WaitingJson), Problems)
)]
pub async fn one(ctx: Ctx, PostAt(id): PostAt) -> Answer {
    let post = found(&ctx, id).await?;
    if ctx.api() {
        return Ok(json(200, &WaitingJson::from(post)));
    }
    Ok(shown(&ctx, &post, None).await?.into_response())
}

/// The page of a post; what was sent and what went wrong stand in its form.
async fn shown(ctx: &Ctx, post: &Waiting, sent: Option<(&NewThread, &Problem)>) -> Result<Page, Problem> {
    let (actor, space) = (ctx.actor.clone(), post.space);
    let find = move |r: &mut ::store::Read<'_>| match place_by_id(r, &actor, space) {
        Ok(place) => Ok::<_, Problem>(Some((store::allows(r, place.id)?, place))),
        Err(::store::Error::NoRow) => Ok(None),
        Err(error) => Err(error.into()),
    };
    let place = ctx.site.db.read(find).await?.filter(|(_, place)| place.readable);
    let asked = sent.map_or_else(|| post.asked(), |(sent, _)| sent.clone());
    let draft = Draft::of(&asked.kind, &asked.title, &asked.text);
    let composer = match &place {
        Some((_, place)) if post.on.is_some() && post.state != "published" => {
            let action = format!("{}/waiting/{}/edit", place.path(), post.id);
            replies::form(ctx, action, &asked.text, sent.map(|(_, problem)| problem))?
        }
        Some((names, place)) if post.state != "published" => {
            let action = format!("{}/waiting/{}/edit", place.path(), post.id);
            let composer = ThreadComposer::always(ctx, place, &draft).named(*names).sent(&asked);
            let composer = composer.at(action, ctx.l.t("conv-wait-send-again"));
            match sent {
                Some((_, problem)) => composer.again(problem).html()?,
                None => composer.html()?,
            }
        }
        _ => String::new(),
    };
    let mut page = views::one(ctx, post, place.as_ref().map(|(_, place)| place), composer)?;
    page.status = sent.map(|(_, problem)| problem.status());
    Ok(page)
}

/// Writes a post anew that waits or was turned down: it waits once more.
#[utoipa::path(
    patch, path = "/me/waiting/{id}", tag = "conversations", params(("id" = String, Path)),
    request_body = NewThread, responses((status = 200, body = WaitingJson), Problems)
)]
pub async fn change(ctx: Ctx, PostAt(id): PostAt, input: Input<NewThread>) -> Answer {
    let (me, asked) = (ctx.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let (gate, actor) = (&me.site.gate, &me.actor);
            let post = own::own(w, actor, id)?;
            if post.state == "published" {
                return Err(Problem::Conflict("conv-wait-published"));
            }
            if let Some(problem) = me.spoiled.clone() {
                return Err(problem);
            }
            if let Some(on) = post.on {
                replies::change(w, gate, actor, (on, &post, &asked.text))?;
                return changed(w, actor, id);
            }
            let place = place_by_id(w, actor, post.space)?;
            let words = resolved(w, actor, place.id, &asked.text);
            let wish = Wish::composed(asked.clone(), words.clone());
            let now = w.now();
            let (plan, words) = planned(w, actor, &place, (&asked, now), words)?;
            let mut place = gate.permit(w, actor, START, place)?;
            own::change(&mut place, id, &wish, &plan, &words)?;
            drop(place);
            changed(w, actor, id)
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let post = found(&ctx, id).await?;
            Ok(shown(&ctx, &post, Some((&input.data, &problem))).await?.into_response())
        }
        answer => answer,
    }
}

/// It waits once more.
fn changed(r: &mut ::store::Read<'_>, actor: &kernel::Actor, id: WaitingId) -> Result<Made, Problem> {
    let post = own::own(r, actor, id)?;
    Ok(Made::done(format!("/me/waiting/{id}"), &WaitingJson::from(post)).flash("conv-flash-waits"))
}

/// Takes a post back: its words are gone, and nobody else ever saw them but whoever leads the space.
#[utoipa::path(
    delete, path = "/me/waiting/{id}", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = Nothing), Problems)
)]
pub async fn withdraw(ctx: Ctx, PostAt(id): PostAt, input: Input<Nothing>) -> Answer {
    let actor = ctx.actor.clone();
    ctx.make(input.once, move |w| {
        let post = own::own(w, &actor, id)?;
        if !own::withdraw(w, actor.id, id)? {
            return Err(Problem::Conflict("conv-wait-published"));
        }
        let place = place_by_id(w, &actor, post.space).ok().filter(|place| place.readable);
        let to = place.map_or_else(|| "/".to_owned(), |place| place.path());
        Ok(Made::done(to, &Nothing {}).flash("conv-flash-wait-withdrawn"))
    })
    .await
}
