//! New words for a message, taking it back, removing it.

use ::store::Read;
use axum::response::IntoResponse;
use kernel::{MessageId, Problem};
use serde::Deserialize;
use web::answer::render;
use web::{Answer, Ctx, Fail, Input, Made, Page};

use super::messages::{message_json, small};
use super::{MessageAt, Target, kept, words};
use crate::api::{MessageJson, NewWords, Problems};
use crate::pseudonyms::is_name;
use crate::things::{BROADCAST, DELETE, EDIT, Said, WITHDRAW};
use crate::views::compose::EditForm;
use crate::views::small::RemoveView;
use crate::{message, store};

/// Nothing has to be sent.
#[derive(Debug, Clone, Copy, Default, Deserialize, serde::Serialize, utoipa::ToSchema)]
pub struct Nothing {}

async fn said(ctx: &Ctx, id: MessageId) -> Result<Said, Problem> {
    let actor = ctx.actor.clone();
    ctx.site.db.read(move |r: &mut Read<'_>| Ok::<_, Problem>(store::said(r, &actor, id)?)).await
}

/// The form for new words: only for whom they may be.
pub async fn edit_form(ctx: Ctx, MessageAt(id): MessageAt) -> Answer {
    let said = said(&ctx, id).await?;
    if !ctx.site.gate.may(&ctx.actor, EDIT, &said) {
        return Err(Fail(Problem::NotFound));
    }
    let title = said.opens().then(|| said.talk.title.clone());
    let path = said.talk.path();
    let form = EditForm::new(&ctx.l, &said.talk.place, &path, id.to_string(), title, said.body.clone());
    Ok(form_page(&ctx, &said, &form)?.into_response())
}

fn form_page(ctx: &Ctx, said: &Said, form: &EditForm<'_>) -> Result<Page, Problem> {
    let place = &said.talk.place;
    let title = ctx.l.t("conv-edit-title");
    Ok(Page {
        title,
        flow: place.flow(),
        body: render(form)?,
        here: format!("s/{}", place.slug),
        ..Page::default()
    })
}

/// Gives a message new words; its author only. What it said before stays to be read.
#[utoipa::path(
    patch, path = "/messages/{id}", tag = "conversations", params(("id" = String, Path)), request_body = NewWords,
    responses((status = 200, body = MessageJson), Problems)
)]
pub async fn message_edit(ctx: Ctx, MessageAt(id): MessageAt, input: Input<NewWords>) -> Answer {
    let asked = input.data;
    let heard = words(&ctx, Target::Message(id), &asked.text).await;
    let (gate, actor, sent) = (ctx.site.gate.clone(), ctx.actor.clone(), asked.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let said = store::said(w, &actor, id)?;
            let known = store::known_mentions(w, id)?;
            let mut said = gate.permit(w, &actor, EDIT, said)?;
            let (words, now) = (heard.clone()?, said.tx().now());
            if is_name(said.thing().author) && (words.everybody || !words.files.is_empty()) {
                return Err(Problem::field("text", "conv-name-everybody"));
            }
            let unreachable = words.unreachable.clone();
            let new = message::edit(said.thing(), words, sent.title.as_deref(), &known, actor.id, now)?;
            let talk = said.thing().talk.id;
            if said.thing().opens() && store::broadcasts(said.tx(), talk)? {
                // What everybody reads is signed as it stands, not as it stood.
                let place = said.thing().talk.place.clone();
                drop(gate.permit(said.tx(), &actor, BROADCAST, place)?);
            }
            store::edit(&mut said, &new)?;
            let to = said.thing().talk.path_to(id);
            let json = MessageJson { unreachable, ..message_json(said.tx(), &actor, id)? };
            let made = Made::done(to, &json);
            Ok(if json.unreachable.is_empty() { made } else { made.flash("conv-flash-unreachable") })
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => edit_again(&ctx, id, asked, &problem).await,
        answer => answer,
    }
}

async fn edit_again(ctx: &Ctx, id: MessageId, sent: NewWords, problem: &Problem) -> Answer {
    let said = said(ctx, id).await?;
    let title = said.opens().then(|| sent.title.unwrap_or_default());
    let path = said.talk.path();
    let form =
        EditForm::new(&ctx.l, &said.talk.place, &path, id.to_string(), title, sent.text).again(problem);
    let page = Page { status: Some(problem.status()), ..form_page(ctx, &said, &form)? };
    Ok(page.into_response())
}

/// Taking back or removing: what each means, before it is done.
pub async fn remove_form(ctx: Ctx, MessageAt(id): MessageAt) -> Answer {
    let said = said(&ctx, id).await?;
    let (gate, actor) = (&ctx.site.gate, &ctx.actor);
    let (withdraw, delete) = (gate.may_ask(actor, WITHDRAW, &said), gate.may(actor, DELETE, &said));
    if !withdraw && !delete {
        return Err(Fail(Problem::NotFound));
    }
    let keeps_replies = said.opens() && said.talk.replies > 0;
    let path = said.talk.path();
    let view = RemoveView { l: &ctx.l, path: &path, id: id.to_string(), withdraw, delete, keeps_replies };
    Ok(small(&ctx, &said, ctx.l.t("conv-remove-title"), String::new(), render(&view)?)?.into_response())
}

/// Takes a message back: its author, or whoever leads the space. A tombstone stays; the words are kept
/// 30 days for appeal.
#[utoipa::path(
    post, path = "/messages/{id}/withdraw", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MessageJson), Problems)
)]
pub async fn message_withdraw(ctx: Ctx, MessageAt(id): MessageAt, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let said = store::said(w, &actor, id)?;
        let mut said = gate.permit(w, &actor, WITHDRAW, said)?;
        let now = said.tx().now();
        let removed = message::withdraw(said.thing(), actor.id, now);
        store::remove(&mut said, &removed)?;
        gone(message_json(said.tx(), &actor, id)?, said.thing(), &removed, "conv-flash-withdrawn")
    })
    .await
}

/// Removes a message's words for good; its author only. Replies stay.
#[utoipa::path(
    delete, path = "/messages/{id}", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = MessageJson), Problems)
)]
pub async fn message_delete(ctx: Ctx, MessageAt(id): MessageAt, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let said = store::said(w, &actor, id)?;
        let mut said = gate.permit(w, &actor, DELETE, said)?;
        let now = said.tx().now();
        let removed = message::delete(said.thing(), actor.id, now)?;
        store::remove(&mut said, &removed)?;
        gone(message_json(said.tx(), &actor, id)?, said.thing(), &removed, "conv-flash-deleted")
    })
    .await
}

/// Back to the thread, or to the space when the thread went with its only message.
fn gone(
    json: MessageJson,
    said: &Said,
    removed: &message::Removed,
    flash: &'static str,
) -> Result<Made, Problem> {
    let to = if removed.thread_gone { said.talk.place.path() } else { said.talk.path_to(said.id) };
    Ok(Made::done(to, &json).flash(flash))
}
