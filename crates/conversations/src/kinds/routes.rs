//! Changing where a thread stands and what it is: the acts, and the small pages with their forms.

use ::store::Read;
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{Actor, PersonId, Problem, ThreadId};
use policy::{Action, Gate};
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{NewKind, NewState, NewTerms, StandingJson, To};
use super::moves::By;
use super::state::{self, Said};
use super::terms::Asked;
use super::{store as own, views};
use crate::api::Problems;
use crate::routes::{ThreadAt, kept};
use crate::store;
use crate::things::{DECIDE, RECAST, SETTLE, Talk};

/// What a way needs the gate to say.
#[must_use]
pub const fn action(by: By) -> Action {
    match by {
        By::Settles => SETTLE,
        By::Decides => DECIDE,
    }
}

/// The states the actor may bring a thread to.
#[must_use]
pub fn open_ways(gate: &Gate, actor: &Actor, talk: &Talk) -> Vec<&'static super::moves::Move> {
    let ways: Vec<_> = talk.kind.moves_from(talk.state).collect();
    let may = |by: By| ways.iter().any(|m| m.by == by) && gate.may(actor, action(by), talk);
    let (settles, decides) = (may(By::Settles), may(By::Decides));
    ways.into_iter().filter(|m| if m.by == By::Settles { settles } else { decides }).collect()
}

/// The person of a handle among those who read the thread's space.
fn reader(r: &mut Read<'_>, talk: &Talk, handle: &str) -> Result<Option<PersonId>, Problem> {
    let handle = handle.trim().trim_start_matches('@').to_ascii_lowercase();
    if handle.is_empty() {
        return Ok(None);
    }
    let handle = web::typed::handle(r, &handle)?;
    Ok(store::readers(r, talk.place.id, &[handle])?.first().map(|p| p.id))
}

fn standing(r: &mut Read<'_>, gate: &Gate, actor: &Actor, id: ThreadId) -> Result<StandingJson, Problem> {
    let talk = store::talk(r, actor, id)?;
    let moves = open_ways(gate, actor, &talk).iter().map(|m| m.to).collect();
    let (kept, acts) = (own::kept(r, id)?, own::acts(r, id, kernel::MessageId::new(0))?);
    Ok(StandingJson::of(talk.kind, talk.state, kept, moves, acts))
}

/// Where a thread stands, how it came there, and where you may bring it.
#[utoipa::path(
    get, path = "/threads/{id}/state", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = StandingJson), Problems)
)]
pub async fn state_show(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    Ok(json(200, &ctx.site.db.read(move |r| standing(r, &gate, &actor, id)).await?))
}

/// Brings a thread to another state: solved, taken, agreed, accepted … Which ways there are is in the
/// table of kinds.
#[utoipa::path(
    post, path = "/threads/{id}/state", tag = "conversations", params(("id" = String, Path)),
    request_body = NewState, responses((status = 200, body = StandingJson), Problems)
)]
pub async fn state_change(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<NewState>) -> Answer {
    let (gate, actor, asked) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let talk = store::talk_locked(w, &actor, id)?;
            let way = state::way(&talk, &asked.state)?;
            let mut talk = gate.permit(w, &actor, action(way.by), talk)?;
            let (found, now) = (talk.thing().clone(), talk.tx().now());
            let decider = reader(talk.tx(), &found, &asked.decided_by)?;
            let NewState { why, words, decided_by, day, .. } = asked.clone();
            let said = Said { why, words, decided_by, day };
            let new = state::state(&found, way, &said, decider, found.voice(actor.id), now)?;
            own::set_state(&mut talk, &new)?;
            drop(talk);
            Ok(Made::done(found.path(), &standing(w, &gate, &actor, id)?).flash("conv-flash-stated"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let talk = found(&ctx, id).await?;
            Ok(views::state_page(&ctx, &talk, &input.data, Some(&problem))?.into_response())
        }
        answer => answer,
    }
}

async fn found(ctx: &Ctx, id: ThreadId) -> Result<Talk, Problem> {
    let actor = ctx.actor.clone();
    ctx.site.db.read(move |r| Ok::<_, Problem>(store::talk(r, &actor, id)?)).await
}

/// The form of a change that has something to be said with it.
pub async fn state_form(ctx: Ctx, ThreadAt(id): ThreadAt, Query(asked): Query<To>) -> Answer {
    let talk = found(&ctx, id).await?;
    let way = state::way(&talk, &asked.to).map_err(|_| Problem::NotFound)?;
    if !ctx.site.gate.may(&ctx.actor, action(way.by), &talk) {
        return Err(Fail(Problem::NotFound));
    }
    let empty = NewState { state: asked.to, ..NewState::default() };
    Ok(views::state_page(&ctx, &talk, &empty, None)?.into_response())
}

/// Makes a thread one of another kind: its author, or whoever leads the space. A line in the thread
/// says so.
#[utoipa::path(
    post, path = "/threads/{id}/kind", tag = "conversations", params(("id" = String, Path)),
    request_body = NewKind, responses((status = 200, body = StandingJson), Problems)
)]
pub async fn kind_change(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<NewKind>) -> Answer {
    let (gate, actor, asked) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let talk = store::talk_locked(w, &actor, id)?;
            let mut talk = gate.permit(w, &actor, RECAST, talk)?;
            let (found, now) = (talk.thing().clone(), talk.tx().now());
            let new = state::recast(&found, &asked.kind, &asked.why, found.voice(actor.id), now)?;
            own::set_kind(&mut talk, &new)?;
            drop(talk);
            Ok(Made::done(found.path(), &standing(w, &gate, &actor, id)?).flash("conv-flash-recast"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let talk = found(&ctx, id).await?;
            Ok(views::kind_page(&ctx, &talk, &input.data, Some(&problem))?.into_response())
        }
        answer => answer,
    }
}

/// The form of another kind.
pub async fn kind_form(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let talk = found(&ctx, id).await?;
    if !ctx.site.gate.may(&ctx.actor, RECAST, &talk) {
        return Err(Fail(Problem::NotFound));
    }
    Ok(views::kind_page(&ctx, &talk, &NewKind::default(), None)?.into_response())
}

/// Says who does it and by when, in a coordination.
#[utoipa::path(
    post, path = "/threads/{id}/terms", tag = "conversations", params(("id" = String, Path)),
    request_body = NewTerms, responses((status = 200, body = StandingJson), Problems)
)]
pub async fn terms_change(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<NewTerms>) -> Answer {
    let (gate, actor, asked) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let talk = store::talk_locked(w, &actor, id)?;
            let mut talk = gate.permit(w, &actor, SETTLE, talk)?;
            let found = talk.thing().clone();
            let who = reader(talk.tx(), &found, &asked.who)?;
            let asked = Asked { who: asked.who.clone(), day: asked.day.clone() };
            own::set_terms(&mut talk, &asked.check(found.kind, who)?)?;
            drop(talk);
            Ok(Made::done(found.path(), &standing(w, &gate, &actor, id)?).flash("conv-flash-terms"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let talk = found(&ctx, id).await?;
            Ok(views::terms_page(&ctx, &talk, &input.data, Some(&problem))?.into_response())
        }
        answer => answer,
    }
}

/// The form for who and when.
pub async fn terms_form(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let talk = found(&ctx, id).await?;
    if !super::terms::has_who(talk.kind) || !ctx.site.gate.may(&ctx.actor, SETTLE, &talk) {
        return Err(Fail(Problem::NotFound));
    }
    let kept = ctx.site.db.read(move |r| Ok::<_, Problem>(own::kept(r, id)?)).await?;
    let now = NewTerms { who: kept.who_handle.unwrap_or_default(), day: kept.day };
    Ok(views::terms_page(&ctx, &talk, &now, None)?.into_response())
}
