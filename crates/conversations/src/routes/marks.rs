//! Marks on a thread: its answer, who follows it, how far somebody has read.

use ::store::Write;
use kernel::{MessageId, Problem};
use web::{Answer, Ctx, Input, Made};

use super::ThreadAt;
use super::changes::Nothing;
use crate::answer;
use crate::api::{Answering, FollowJson, Problems, ReadJson, ReadTo, ThreadJson};
use crate::follow::Why;
use crate::follows::{api::Back, routes::LIST};
use crate::store;
use crate::things::{FOLLOW, MARK_ANSWER};

fn thread_json(
    w: &mut Write<'_>,
    actor: &kernel::Actor,
    id: kernel::ThreadId,
) -> Result<ThreadJson, Problem> {
    let talk = store::talk(w, actor, id)?;
    Ok(ThreadJson::of(store::thread_row(w, actor, id)?, &talk.place))
}

/// Marks a reply as the answer of a question: whoever asked, or leads the space.
#[utoipa::path(
    post, path = "/threads/{id}/answer", tag = "conversations", params(("id" = String, Path)),
    request_body = Answering, responses((status = 200, body = ThreadJson), Problems)
)]
pub async fn answer_mark(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<Answering>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let wanted = input.data.message;
    ctx.make(input.once, move |w| {
        let talk = store::talk(w, &actor, id)?;
        let unknown = || Problem::field("message", "conv-not-an-answer");
        let message: MessageId = wanted.trim().parse().map_err(|_| unknown())?;
        let mut talk = gate.permit(w, &actor, MARK_ANSWER, talk)?;
        let said = store::said(talk.tx(), &actor, message).map_err(|_| unknown())?;
        let now = talk.tx().now();
        let new = answer::mark(talk.thing(), &said, actor.id, now)?;
        store::set_answer(&mut talk, &new)?;
        let to = talk.thing().path_to(message);
        Ok(Made::done(to, &thread_json(talk.tx(), &actor, id)?).flash("conv-flash-answered"))
    })
    .await
}

/// Takes the mark away: the question is open again.
#[utoipa::path(
    delete, path = "/threads/{id}/answer", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = ThreadJson), Problems)
)]
pub async fn answer_unmark(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let talk = store::talk(w, &actor, id)?;
        let mut talk = gate.permit(w, &actor, MARK_ANSWER, talk)?;
        let now = talk.tx().now();
        let new = answer::unmark(talk.thing(), actor.id, now);
        store::set_answer(&mut talk, &new)?;
        let to = talk.thing().path();
        Ok(Made::done(to, &thread_json(talk.tx(), &actor, id)?).flash("conv-flash-reopened"))
    })
    .await
}

/// Follows a thread: you hear of its replies.
#[utoipa::path(
    post, path = "/threads/{id}/follow", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = FollowJson), Problems)
)]
pub async fn follow(ctx: Ctx, at: ThreadAt, input: Input<Back>) -> Answer {
    choose(ctx, at, input, Why::Chosen, "conv-flash-followed").await
}

/// Stops hearing of a thread, and stays so even after replying in it again.
#[utoipa::path(
    delete, path = "/threads/{id}/follow", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = FollowJson), Problems)
)]
pub async fn unfollow(ctx: Ctx, at: ThreadAt, input: Input<Back>) -> Answer {
    choose(ctx, at, input, Why::Muted, "conv-flash-muted").await
}

async fn choose(
    ctx: Ctx,
    ThreadAt(id): ThreadAt,
    input: Input<Back>,
    why: Why,
    flash: &'static str,
) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let list = input.data.list.is_some();
    let answer = ctx
        .make(input.once, move |w| {
            let talk = store::talk(w, &actor, id)?;
            let mut talk = gate.permit(w, &actor, FOLLOW, talk)?;
            store::follow(&mut talk, why)?;
            let json = FollowJson { following: why.as_str().to_owned() };
            let to = match (list, why.hears()) {
                (false, _) => talk.thing().path(),
                (true, true) => format!("{LIST}?muted=true"),
                (true, false) => LIST.to_owned(),
            };
            Ok(Made::done(to, &json).flash(flash))
        })
        .await;
    ctx.site.touch(ctx.actor.id);
    answer
}

/// Notes how far you have read; only forwards. Nobody else sees it, and it is never counted.
#[utoipa::path(
    put, path = "/threads/{id}/read", tag = "conversations", params(("id" = String, Path)), request_body = ReadTo,
    responses((status = 200, body = ReadJson), Problems)
)]
pub async fn read(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<ReadTo>) -> Answer {
    let actor = ctx.actor.clone();
    let wanted = input.data.message;
    ctx.make_hot(input.once, move |w| {
        let talk = store::talk(w, &actor, id)?;
        let upto = match wanted.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
            None => talk.last,
            Some(text) => text.parse().map_err(|_| Problem::field("message", "conv-not-a-message"))?,
        };
        let now = w.now();
        // Nobody has read further than the thread goes.
        store::mark_read(w, actor.id, id, upto.min(talk.last), now)?;
        let message = store::read_up_to(w, actor.id, id)?;
        Ok(Made::done(talk.path(), &ReadJson { message }))
    })
    .await
}
