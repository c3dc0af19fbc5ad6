//! Turning a message into a linked thread.

use ::store::Read;
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::{MessageId, Problem};
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Made, Page, badge};

use super::{INTO, Into, NewOutcome, OutcomeJson, beginning, store as own};
use crate::api::{NewThread, Problems, ThreadJson};
use crate::begin::{Begun, Wish, begin};
use crate::kind::ThreadKind;
use crate::kinds::views::{FormView, How, escaped};
use crate::routes::starting::waits;
use crate::routes::{MessageAt, Target, ThreadAt, kept, words};
use crate::store;
use crate::things::{START, Said};
use crate::waiting::api::WaitingJson;

/// The kinds a message may be turned into where it is.
#[must_use]
pub fn kinds(said: &Said) -> Vec<ThreadKind> {
    INTO.into_iter().filter(|kind| kind.allowed_in(said.talk.place.kind)).collect()
}

/// Turns a message into a decision, a practice, an idea or a question: a thread of its own, linked
/// both ways, that names whoever wrote the message.
#[utoipa::path(
    post, path = "/messages/{id}/outcomes", tag = "conversations", params(("id" = String, Path)),
    request_body = NewOutcome,
    responses(
        (status = 201, body = ThreadJson, headers(("Location" = String))),
        (status = 202, description = "waits for approval", body = WaitingJson),
        Problems
    )
)]
pub async fn turn(ctx: Ctx, MessageAt(id): MessageAt, input: Input<NewOutcome>) -> Answer {
    let asked = input.data.clone();
    let heard = words(&ctx, Target::Message(id), &asked.text).await;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let said = store::said(w, &actor, id)?;
            let place = said.talk.place.clone();
            if said.gone.is_some() {
                return Err(Problem::Conflict("conv-turn-gone"));
            }
            let known = kinds(&said).iter().any(|k| k.as_str() == asked.kind.trim());
            let kind = if known { asked.kind.clone() } else { String::new() };
            let wished = NewThread {
                kind,
                title: asked.title.clone(),
                text: asked.text.clone(),
                ..NewThread::default()
            };
            let mut wish = Wish::composed(wished, heard.clone());
            (wish.of, wish.drafted) = (Some(id), false);
            let there = place.clone();
            let new = match begin(w, &gate, &actor, place, &wish)? {
                Begun::There(new) => new,
                Begun::Waits(id) => return waits(w, &actor, id),
            };
            let json = ThreadJson::started(&new, &there, &actor);
            Ok(Made::created(json.url.clone(), &json).flash("conv-flash-turned"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let said = found(&ctx, id).await?;
            Ok(page(&ctx, &said, &input.data, Some(&problem))?.into_response())
        }
        answer => answer,
    }
}

async fn found(ctx: &Ctx, id: MessageId) -> Result<Said, Problem> {
    let actor = ctx.actor.clone();
    ctx.site.db.read(move |r| Ok::<_, Problem>(store::said(r, &actor, id)?)).await
}

/// The form, filled in from the message.
pub async fn turn_form(ctx: Ctx, MessageAt(id): MessageAt, Query(asked): Query<Into>) -> Answer {
    let said = found(&ctx, id).await?;
    let known = kinds(&said).iter().any(|k| k.as_str() == asked.into);
    if !known || said.gone.is_some() || !ctx.site.gate.may(&ctx.actor, START, &said.talk.place) {
        return Err(Fail(Problem::NotFound));
    }
    let (title, text) = beginning(&said);
    Ok(page(&ctx, &said, &NewOutcome { kind: asked.into, title, text }, None)?.into_response())
}

fn page(ctx: &Ctx, said: &Said, sent: &NewOutcome, problem: Option<&Problem>) -> Result<Page, Problem> {
    let l = &ctx.l;
    let kind = ThreadKind::parse(&sent.kind).unwrap_or(ThreadKind::Decision);
    let title = l.s("conv-turn-title", "kind", badge::kind(l, kind.as_str()));
    let action = format!("{}/messages/{}/turn", said.talk.path(), said.id);
    let mut form = FormView::new(l, &said.talk, title, action, l.t("conv-turn-do"));
    form.back = said.talk.path_to(said.id);
    form.lead = l.t("conv-turn-lead");
    form.hidden.push(("kind", sent.kind.clone()));
    form.field("title", ("conv-title-label", ""), &sent.title, How::Line, problem)
        .field("text", ("conv-text-label", ""), &sent.text, How::Area, problem)
        .page(&said.talk, problem)
}

/// What became of the messages of a thread.
#[utoipa::path(
    get, path = "/threads/{id}/outcomes", tag = "conversations", params(("id" = String, Path)),
    responses((status = 200, body = Vec<OutcomeJson>), Problems)
)]
pub async fn outcomes(ctx: Ctx, ThreadAt(id): ThreadAt) -> Answer {
    let actor = ctx.actor.clone();
    let find = move |r: &mut Read<'_>| {
        let talk = store::talk(r, &actor, id)?;
        Ok::<_, Problem>(own::of_thread(r, id, (talk.place.id, &talk.place.path()))?)
    };
    Ok(json(200, &ctx.site.db.read(find).await?))
}

/// What became of a message, as a quiet line under it.
#[must_use]
pub fn line(l: &kernel::Lexicon, one: &OutcomeJson) -> (MessageId, String) {
    let state = if one.kind == "task" {
        l.t(if one.state == "done" { "conv-task-done" } else { "conv-task-open" })
    } else {
        badge::state(l, &one.kind, &one.state)
    };
    let kind = if one.kind == "task" { l.t("conv-task") } else { badge::kind(l, &one.kind) };
    let owner = one.owner.as_ref().map(|o| format!(" · {}", escaped(o))).unwrap_or_default();
    let link = format!("<a href=\"{}\">{}</a>", one.url, escaped(&one.title));
    let html =
        format!("<li class=\"outcome\">→ {}: {link}{owner} · {}</li>\n", escaped(&kind), escaped(&state));
    // Behind the message itself, before anything that came later.
    (MessageId::new(one.message.number() + 1), html)
}
