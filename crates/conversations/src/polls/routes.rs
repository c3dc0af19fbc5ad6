//! Voting, and reading a poll.

use ::store::Read;
use kernel::{Actor, Problem, ThreadId};
use web::answer::{fragment, json};
use web::{Answer, Ctx, Input, Made};

use super::api::{PollJson, Vote};
use super::store as own;
use super::views::PollView;
use crate::api::Problems;
use crate::routes::ThreadAt;
use crate::store;
use crate::things::{Talk, VOTE};

fn shown(r: &mut Read<'_>, actor: &Actor, talk: &Talk) -> Result<PollJson, Problem> {
    own::poll(r, talk.id, talk.state, actor.id)?.ok_or(Problem::NotFound)
}

/// A poll's HTML for one reader.
///
/// # Errors
/// When the template cannot be written.
pub fn html(ctx: &Ctx, talk: &Talk, poll: &PollJson) -> Result<String, Problem> {
    let may = ctx.site.gate.may(&ctx.actor, VOTE, talk);
    PollView { l: &ctx.l, path: &talk.path(), poll, may }.html()
}

/// A poll: what there is to choose between, and after voting how many chose what.
#[utoipa::path(
    get, path = "/threads/{id}/poll", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = PollJson), Problems)
)]
pub async fn poll(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut Read<'_>| {
        let talk = store::talk(r, &actor, id)?;
        let poll = shown(r, &actor, &talk)?;
        Ok::<_, Problem>((talk, poll))
    };
    let (talk, poll) = ctx.site.db.read(find).await?;
    if ctx.api() { Ok(json(200, &poll)) } else { Ok(fragment(html(&ctx, &talk, &poll)?)) }
}

/// Votes, or votes anew until the poll is closed. No places take the vote back.
#[utoipa::path(
    post, path = "/threads/{id}/votes", tag = "conversations", params(("id" = String, Path)),
    request_body = Vote, responses((status = 200, body = PollJson), Problems)
)]
pub async fn vote(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<Vote>) -> Answer {
    let (me, places) = (ctx.clone(), input.data.places);
    ctx.make(input.once, move |w| {
        let talk = store::talk_locked(w, &me.actor, id)?;
        let before = shown(w, &me.actor, &talk)?;
        let mut talk = me.site.gate.permit(w, &me.actor, VOTE, talk)?;
        check(&before, &places)?;
        own::vote(&mut talk, &places)?;
        let talk = talk.into_thing();
        done(&me, w, id, &talk)
    })
    .await
}

fn check(poll: &PollJson, places: &[i64]) -> Result<(), Problem> {
    if poll.closed {
        return Err(Problem::Conflict("conv-poll-over"));
    }
    let known = places.iter().all(|p| poll.options.iter().any(|o| o.place == *p));
    if !known || (!poll.several && places.len() > 1) {
        return Err(Problem::field("places", "conv-poll-choose"));
    }
    Ok(())
}

fn done(ctx: &Ctx, r: &mut Read<'_>, id: ThreadId, talk: &Talk) -> Result<Made, Problem> {
    debug_assert_eq!(id, talk.id);
    let poll = shown(r, &ctx.actor, talk)?;
    let made = Made::done(format!("{}#poll", talk.path()), &poll);
    if ctx.hx && !ctx.api() { Ok(made.fragment(html(ctx, talk, &poll)?)) } else { Ok(made) }
}
