//! Replying: the hottest write of all, at READ COMMITTED by name.

use ::store::Read;
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, Problem, ThreadId};
use web::answer::{fragment, render};
use web::place::Place;
use web::{Answer, Ctx, Fail, Input, Made};

use super::threads::thread_again;
use super::{Target, ThreadAt, kept, words};
use crate::api::{Author, Beside, MessageJson, NewReply, Problems};
use crate::draft::Draft;
use crate::pseudonyms::is_name;
use crate::reply::{Reply, reply};
use crate::store;
use crate::things::{MENTION_ALL, REPLY, Talk, shows_reactions};
use crate::views::compose::{AfterReply, ReplyComposer, form_key};
use crate::views::message::Around;
use crate::waiting::{api::WaitingJson, replies};

/// Replies in a thread. Where a space wants it, what members write waits for whoever leads it: 202 then.
#[utoipa::path(
    post, path = "/threads/{id}/replies", tag = "conversations", params(("id" = String, Path)),
    request_body = NewReply,
    responses(
        (status = 201, body = MessageJson, headers(("Location" = String))),
        (status = 202, description = "waits for approval", body = WaitingJson),
        Problems
    )
)]
pub async fn reply_create(ctx: Ctx, ThreadAt(id): ThreadAt, input: Input<NewReply>) -> Answer {
    let text = Draft::of("", "", &input.data.text).text;
    let heard = match words(&ctx, Target::Thread(id), &input.data.text).await {
        Ok(words) => words,
        Err(problem) => return again(&ctx, id, &text, problem).await,
    };
    let (site, me) = (ctx.site.clone(), ctx.clone());
    let answer = ctx
        .make_hot(input.once, move |w| {
            let actor = &me.actor;
            let talk = store::talk_led_on(w, actor, id)?;
            if heard.everybody {
                drop(site.gate.permit(w, actor, MENTION_ALL, talk.place.clone())?);
            }
            let waits = replies::wait(&site.gate, actor, &talk.place);
            let mut talk = site.gate.permit(w, actor, REPLY, talk)?;
            let (message, now) = (talk.tx().id(), talk.tx().now());
            let voice = talk.thing().voice(actor.id);
            if (heard.everybody || !heard.files.is_empty()) && is_name(voice) {
                return Err(Problem::field("text", "conv-name-everybody"));
            }
            if waits {
                let id = replies::lay(&mut talk, &heard, voice)?;
                drop(talk);
                return replies::laid(&me, w, id);
            }
            let new = reply(talk.thing(), heard.clone(), voice, message, now);
            store::add_reply(&mut talk, &new)?;
            made(&me, talk.into_thing(), &new, w)
        })
        .await;
    match answer {
        Err(Fail(problem)) => again(&ctx, id, &text, problem).await,
        done => done,
    }
}

fn made(ctx: &Ctx, talk: Talk, new: &Reply, r: &mut Read<'_>) -> Result<Made, Problem> {
    let json = shown(&talk, new, &ctx.actor);
    let unreachable = json.unreachable.clone();
    let made = Made::created(talk.path_to(new.id), &json);
    if ctx.hx && !ctx.api() {
        let beside = Beside { path: talk.path(), answer: talk.answer, ..Beside::default() };
        let row = store::message_row(r, new.id)?;
        let html = around(ctx, &talk, &beside).message(&row, talk.voice(ctx.actor.id))?;
        let after = render(&AfterReply { l: &ctx.l, key: form_key(&ctx.l), unreachable: &unreachable })?;
        return Ok(made.fragment(html + &after));
    }
    Ok(if unreachable.is_empty() { made } else { made.flash("conv-flash-unreachable") })
}

fn around<'a>(ctx: &'a Ctx, talk: &Talk, beside: &'a Beside) -> Around<'a> {
    let reactions = shows_reactions(&talk.place);
    Around {
        l: &ctx.l,
        thread: talk.id,
        path: &beside.path,
        opening: talk.opening,
        beside,
        reactions,
        acting: reactions,
    }
}

/// The new message as JSON, without asking the database again.
fn shown(talk: &Talk, new: &Reply, actor: &Actor) -> MessageJson {
    MessageJson {
        id: new.id,
        thread: talk.id,
        author: Author::voice(new.author, actor),
        text: new.words.markdown.clone(),
        html: new.words.html.clone(),
        created: new.at,
        edited: None,
        gone: None,
        answer: false,
        reactions: Vec::new(),
        previews: Vec::new(),
        version: 1,
        url: talk.path_to(new.id),
        unreachable: new.words.unreachable.clone(),
    }
}

/// A reply that was not taken: its words stay in the composer.
async fn again(ctx: &Ctx, id: ThreadId, text: &str, problem: Problem) -> Answer {
    if ctx.api() || !kept(&problem) {
        return Err(Fail(problem));
    }
    if !ctx.hx {
        return thread_again(ctx, id, text, &problem).await;
    }
    let actor = ctx.actor.clone();
    let place: Place = ctx.site.db.read(move |r| Ok::<_, Problem>(store::talk(r, &actor, id)?.place)).await?;
    let path = format!("{}/t/{id}", place.path());
    let waits = replies::wait(&ctx.site.gate, &ctx.actor, &place);
    let composer = ReplyComposer::new(&ctx.l, &place, &path, id, None).waiting(waits).again(text, &problem);
    Ok(retargeted(fragment(composer.html()?), problem.status()))
}

/// htmx puts this in the composer's place instead of after the messages.
fn retargeted(html: Response, status: u16) -> Response {
    let mut response = html.into_response();
    *response.status_mut() = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert("hx-retarget", HeaderValue::from_static("#write"));
    headers.insert("hx-reswap", HeaderValue::from_static("outerHTML"));
    response
}
