//! Starting a thread: pure. Time and ids come in; a new thread, its first message and its facts
//! come out.

use kernel::problem::Fields;
use kernel::{Fact, MessageId, PersonId, Problem, ThreadId, Time, rich};
use web::place::Place;

use super::facts::{THREAD_BROADCAST, THREAD_STARTED, mentioning};
use super::kind::{State, ThreadKind};
use super::kinds::terms::Terms;
use super::pseudonyms::{Name, voice};
use super::text::{Words, check_title, title};

/// Longest excerpt on a thread's row, in characters.
pub const EXCERPT: usize = 240;

/// A checked wish for a thread.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What it is for.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// It addresses everybody in the space.
    pub broadcast: bool,
    /// Who does it, by when.
    pub terms: Terms,
    /// What there is to choose between.
    pub poll: Option<super::polls::Plan>,
    /// The neutral name it is asked under.
    pub name: Option<Name>,
}

/// A thread about to be stored.
#[derive(Debug, Clone)]
pub struct Started {
    /// Its id.
    pub id: ThreadId,
    /// Id of its first message.
    pub opening: MessageId,
    /// Who starts it.
    pub author: PersonId,
    /// What was planned.
    pub plan: Plan,
    /// Where it stands.
    pub state: State,
    /// The first words, for lists.
    pub excerpt: String,
    /// Its first message's words.
    pub words: Words,
    /// When.
    pub at: Time,
    /// What to announce.
    pub facts: Vec<Fact>,
    /// It comes out of its author's composer: the draft there goes.
    pub drafted: bool,
}

/// Reads a wish for a thread in a space of this kind.
///
/// # Errors
/// `Invalid` with every field that needs mending.
pub fn plan(place: &Place, kind: &str, asked_title: &str, broadcast: bool) -> Result<Plan, Problem> {
    let mut fields = Fields::default();
    let known = ThreadKind::parse(kind.trim());
    fields.check(known.is_some(), "kind", "conv-kind-unknown");
    if let Some(kind) = known {
        fields.check(kind.allowed_in(place.kind), "kind", "conv-kind-not-here");
    }
    let title = title(asked_title);
    check_title(&mut fields, &title);
    fields.done()?;
    let kind = known.ok_or(Problem::NotFound)?;
    Ok(Plan {
        kind,
        title,
        broadcast: broadcast || kind.interrupts(),
        terms: Terms::default(),
        poll: None,
        name: None,
    })
}

/// Starts it.
#[must_use]
pub fn start(
    place: &Place,
    plan: Plan,
    words: Words,
    author: PersonId,
    (id, opening): (ThreadId, MessageId),
    at: Time,
) -> Started {
    let author = plan.name.map_or(author, |(number, _, _)| PersonId::new(number));
    let about = |kind| {
        let fact = voice(Fact::new(kind, id.number(), at), author).space(place.id).thread(id);
        fact.with("kind", plan.kind.number()).with("message", opening.number())
    };
    let mut facts = vec![mentioning(about(&THREAD_STARTED), &words.mentioned, words.everybody)];
    if plan.broadcast {
        facts.push(about(&THREAD_BROADCAST));
    }
    Started {
        id,
        opening,
        author,
        state: plan.kind.first(),
        excerpt: rich::excerpt(&words.html, EXCERPT),
        words,
        at,
        facts,
        plan,
        drafted: true,
    }
}
