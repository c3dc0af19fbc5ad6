//! Beginning a conversation as somebody wished it, by the composer, out of a message, at its hour or
//! once it was approved: checked against the place and the rights of now; then it is there, or it
//! waits for whoever leads the space.

use ::store::{Read, Write};
use kernel::{Actor, MessageId, Problem, SpaceId, Time};
use policy::Gate;
use web::place::Place;

use super::api::NewThread;
use super::kind::ThreadKind;
use super::kinds::terms::{Asked, Terms};
use super::pseudonyms::{self, Name};
use super::text::{Heard, Words, both};
use super::things::{APPROVE, BROADCAST, MENTION_ALL, START};
use super::thread::{Plan, Started};
use super::waiting::{self, WaitingId};
use super::{outcomes, polls, store, thread};

/// What somebody wishes to begin.
#[derive(Debug, Clone)]
pub struct Wish {
    /// As it was sent.
    pub asked: NewThread,
    /// Its text, read.
    pub words: Result<Words, Problem>,
    /// The message it is made of.
    pub of: Option<MessageId>,
    /// It comes out of the composer: the draft there goes.
    pub drafted: bool,
    /// Whoever leads the space has read it.
    pub approved: bool,
}

/// What became of it.
#[derive(Debug)]
pub enum Begun {
    /// It is there.
    There(Box<Started>),
    /// It waits for approval.
    Waits(WaitingId),
}

impl Wish {
    /// Out of the composer.
    #[must_use]
    pub fn composed(asked: NewThread, words: Result<Words, Problem>) -> Self {
        Self { asked, words, of: None, drafted: true, approved: false }
    }
}

/// Begins it: `place` as whoever wishes it meets it.
///
/// # Errors
/// `Invalid` with every field that needs mending; what the gate says.
pub fn begin(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    place: Place,
    wish: &Wish,
) -> Result<Begun, Problem> {
    let at = w.now();
    let (plan, words) = planned(w, actor, &place, (&wish.asked, at), wish.words.clone())?;
    if plan.broadcast {
        drop(gate.permit(w, actor, BROADCAST, place.clone())?);
    }
    if words.everybody {
        drop(gate.permit(w, actor, MENTION_ALL, place.clone())?);
    }
    let waits = place.approves && !wish.approved && !gate.may(actor, APPROVE, &place);
    let mut place = gate.permit(w, actor, START, place)?;
    if waits {
        return Ok(Begun::Waits(waiting::store::add(&mut place, wish, &plan, &words)?));
    }
    let (ids, now) = ((place.tx().id(), place.tx().id()), place.tx().now());
    let mut new = thread::start(place.thing(), plan, words, actor.id, ids, now);
    new.drafted = wish.drafted;
    store::add_thread(&mut place, &new)?;
    if let Some(message) = wish.of {
        outcomes::link(place.tx(), actor, message, &new)?;
    }
    Ok(Begun::There(Box::new(new)))
}

/// What it would be at a moment, checked: the kind, the title, the words, and what its kind says
/// besides.
///
/// # Errors
/// `Invalid` with every field that needs mending.
pub fn planned(
    r: &mut Read<'_>,
    actor: &Actor,
    place: &Place,
    (asked, at): (&NewThread, Time),
    heard: Result<Words, Problem>,
) -> Result<(Plan, Words), Problem> {
    let plan = thread::plan(place, &asked.kind, &asked.title, asked.broadcast);
    let (mut plan, words) = both(plan, heard)?;
    plan.terms = terms(r, place, plan.kind, asked)?;
    let when = (actor.zone.as_str(), at);
    plan.poll = polls::plan(plan.kind, &asked.options, asked.several, &asked.closes, when)?;
    plan.name = name(r, place, &plan, asked, words.everybody || !words.files.is_empty())?;
    Ok((plan, words))
}

/// A text as it is read in a space: who it mentions among those who read there, and the files its
/// writer may read.
///
/// # Errors
/// `Invalid` for the text.
pub fn resolved(r: &mut Read<'_>, actor: &Actor, space: SpaceId, text: &str) -> Result<Words, Problem> {
    let heard = Heard::read(text)?;
    let (handles, links) = (heard.handles(), heard.files());
    let files = if links.is_empty() { Vec::new() } else { store::files_shown(r, actor, &links)? };
    heard.resolve_with(&store::readers(r, space, &handles)?, &files)
}

/// The neutral name a question is asked under. Whoever calls for everybody does so by name.
fn name(
    r: &mut Read<'_>,
    place: &Place,
    plan: &Plan,
    asked: &NewThread,
    everybody: bool,
) -> Result<Option<Name>, Problem> {
    if asked.pseudonym.trim().is_empty() {
        return Ok(None);
    }
    let found = pseudonyms::name(&asked.pseudonym);
    let fine = plan.kind == ThreadKind::Question && !plan.broadcast && !everybody;
    if found.is_none() || !fine || !store::allows(r, place.id)? {
        return Err(Problem::field("pseudonym", "conv-name-not-here"));
    }
    Ok(found)
}

/// Who does it, by when, as it was sent.
fn terms(r: &mut Read<'_>, place: &Place, kind: ThreadKind, asked: &NewThread) -> Result<Terms, Problem> {
    let sent = Asked { who: asked.who.clone(), day: asked.day.clone() };
    let found = match sent.handle() {
        Some(typed) => {
            let handle = web::typed::handle(r, &typed)?;
            store::readers(r, place.id, &[handle])?.first().map(|p| p.id)
        }
        None => None,
    };
    sent.check(kind, found)
}
