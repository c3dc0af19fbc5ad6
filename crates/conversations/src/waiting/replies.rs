//! Replies that wait like threads do, where a space approves what its members write.

use askama::Template;
use kernel::{Actor, MessageId, PersonId, Problem, ThreadId};
use policy::{Gate, Permitted};
use store::{Read, Write};
use web::answer::render;
use web::place::Place;
use web::{Ctx, Made};

use super::WaitingId;
use super::post::Waiting;
use super::store::{self as own, Laid};
use crate::begin::resolved;
use crate::draft::DraftPlace;
use crate::pseudonyms::is_name;
use crate::reply::reply;
use crate::store as all;
use crate::text::Words;
use crate::things::{APPROVE, MENTION_ALL, REPLY, Talk};
use crate::views::compose::form_key;
use crate::views::{Trouble, error};

/// Whether what somebody replies here is read first.
#[must_use]
pub fn wait(gate: &Gate, actor: &Actor, place: &Place) -> bool {
    place.approves && !gate.may(actor, APPROVE, place)
}

/// Lays a reply before whoever leads the space.
///
/// # Errors
/// `Conflict` when too many of the author's wait already.
pub fn lay(talk: &mut Permitted<'_, '_, Talk>, words: &Words, voice: PersonId) -> Result<WaitingId, Problem> {
    let (w, talk, actor) = talk.split();
    let (space, on) = (talk.place.id, Some(talk.id));
    let laid = Laid { space, author: actor.id, voice, kind: "reply", title: "", rest: "{}", of: None, on };
    let id = own::lay(w, &laid, words)?;
    all::clear_draft(w, actor.id, DraftPlace::Thread(talk.id))?;
    Ok(id)
}

/// Publishes one in its author's name, with the rights of now.
///
/// # Errors
/// Why it cannot come.
pub fn publish(
    w: &mut Write<'_>,
    gate: &Gate,
    author: &Actor,
    (on, waiting): (ThreadId, &Waiting),
) -> Result<(ThreadId, MessageId), Problem> {
    let talk = all::talk_led_on(w, author, on)?;
    // It was let in for this space: elsewhere somebody else decides.
    if talk.place.id != waiting.space {
        return Err(Problem::NotFound);
    }
    let words = heard(w, gate, author, (&talk, &waiting.body))?;
    let mut talk = gate.permit(w, author, REPLY, talk)?;
    let (message, now) = (talk.tx().id(), talk.tx().now());
    let voice = talk.thing().voice(author.id);
    let new = reply(talk.thing(), words, voice, message, now);
    all::add_reply(&mut talk, &new)?;
    Ok((talk.thing().id, message))
}

/// Its words as they are read there; who calls for everybody may, and does so by name.
fn heard(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    (talk, text): (&Talk, &str),
) -> Result<Words, Problem> {
    let words = resolved(w, actor, talk.place.id, text)?;
    if words.everybody {
        drop(gate.permit(w, actor, MENTION_ALL, talk.place.clone())?);
    }
    if (words.everybody || !words.files.is_empty()) && is_name(talk.voice(actor.id)) {
        return Err(Problem::field("text", "conv-name-everybody"));
    }
    Ok(words)
}

/// Gives one's own other words: it waits once more.
///
/// # Errors
/// `Invalid` for the text; what the gate says.
pub fn change(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    (on, post, text): (ThreadId, &Waiting, &str),
) -> Result<(), Problem> {
    let talk = all::talk_led_on(w, actor, on)?;
    let words = heard(w, gate, actor, (&talk, text))?;
    drop(gate.permit(w, actor, REPLY, talk)?);
    Ok(own::change_reply(w, actor.id, post, &words)?)
}

/// What whoever wrote it is answered: 202, or for htmx an empty composer and where it stands now.
///
/// # Errors
/// What the database says.
pub fn laid(ctx: &Ctx, r: &mut Read<'_>, id: WaitingId) -> Result<Made, Problem> {
    let post = own::own(r, &ctx.actor, id)?;
    let made = Made::created(format!("/me/waiting/{id}"), &super::api::WaitingJson::from(post));
    let made = Made { status: 202, ..made };
    if ctx.hx && !ctx.api() {
        return Ok(made.fragment(render(&LaidView { l: &ctx.l, id, key: form_key(&ctx.l) })?));
    }
    Ok(made.flash("conv-flash-waits"))
}

/// Where a reply stands that was sent for approval.
#[derive(Debug, Template)]
#[template(path = "waiting/views/laid.html")]
struct LaidView<'a> {
    l: &'a kernel::Lexicon,
    id: WaitingId,
    key: String,
}

/// The form for other words.
#[derive(Debug, Template)]
#[template(path = "waiting/views/reply.html")]
pub struct ReplyForm<'a> {
    l: &'a kernel::Lexicon,
    action: String,
    text: &'a str,
    error: String,
    trouble: Option<Trouble>,
}

/// The form for other words of a reply, with what went wrong with those that were sent.
///
/// # Errors
/// When the template cannot be written.
pub fn form(ctx: &Ctx, action: String, text: &str, wrong: Option<&Problem>) -> Result<String, Problem> {
    let l = &ctx.l;
    let trouble = wrong.and_then(|problem| Trouble::of(l, problem));
    render(&ReplyForm { l, action, text, error: error(l, wrong, "text"), trouble })
}
