//! The panel under a thread's title: where it stands, what was said with it, where it may go from here.

use askama::Template;
use kernel::{Lexicon, Problem, ThreadId, Time};
use web::answer::render;
use web::place::Place;
use web::{Ctx, badge};

use super::moves::{Asks, Move};
use super::routes::open_ways;
use super::terms::has_who;
use crate::kind::{State, ThreadKind};
use crate::store::Head;
use crate::things::Talk;

/// A way on, as a button or a link to its form.
struct Way {
    state: &'static str,
    label: String,
    at_once: bool,
}

#[derive(Template)]
#[template(path = "kinds/views/_standing.html")]
struct StandingView<'a> {
    l: &'a Lexicon,
    path: &'a str,
    state: &'a str,
    word: String,
    quote: &'a str,
    lines: Vec<String>,
    reasons: &'a str,
    ways: Vec<Way>,
    terms: bool,
    source: Option<(String, String)>,
}

/// What is done with one press; anything else has something to be said.
fn at_once(way: &Move) -> bool {
    way.asks == Asks::Nothing
        && matches!(way.to, State::Solved | State::Done | State::Closed | State::Considered)
}

impl Head {
    /// The thread as the gate sees it.
    #[must_use]
    pub fn talk(&self, id: ThreadId, place: &Place, actor: kernel::PersonId) -> Talk {
        Talk {
            id,
            place: place.clone(),
            kind: self.kind,
            state: self.state,
            title: self.title.clone(),
            author: self.author,
            opening: self.opening,
            answer: self.answer,
            replies: self.replies,
            last: self.last,
            mine: self.author == actor || self.behind,
            asker: if self.behind { actor } else { self.author },
            version: self.version,
            locked: self.locked.is_some(),
        }
    }
}

/// A day as readers write it.
#[must_use]
pub fn shown_day(l: &Lexicon, day: &str) -> String {
    Time::start_of_day(day, &l.zone).map_or_else(|| day.to_owned(), |at| l.day(&at))
}

fn lines(l: &Lexicon, head: &Head) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(who) = &head.who_name {
        lines.push(l.s("conv-stands-who", "who", who));
    }
    let day = head.day.as_deref().filter(|d| !d.is_empty()).map(|d| shown_day(l, d));
    match (head.kind, head.state, day) {
        (ThreadKind::Coordination, _, Some(day)) => lines.push(l.s("conv-stands-day", "day", day)),
        (ThreadKind::Practice, State::Agreed, Some(day)) => lines.push(l.s("conv-stands-review", "day", day)),
        _ => {}
    }
    if let (true, Some(by), Some(at)) = (decided(head), &head.decided_name, &head.decided) {
        lines.push(l.args("conv-stands-decided", &[("who", by), ("when", &l.day(at))]));
    }
    lines
}

/// Whether what was decided still holds.
const fn decided(head: &Head) -> bool {
    matches!(head.state, State::Taken | State::Agreed | State::Accepted | State::Declined)
        || matches!((head.kind, head.state), (ThreadKind::Idea, State::Done))
}

/// The panel; empty where there is nothing to say.
///
/// # Errors
/// When the template cannot be written.
pub fn panel(ctx: &Ctx, id: ThreadId, head: &Head, place: &Place, path: &str) -> Result<String, Problem> {
    let l = &ctx.l;
    let source = head.source.zip(head.source_thread).map(|(message, thread)| {
        let (who, title) = (head.source_author.as_deref(), head.source_title.as_deref());
        let args = [("who", who.unwrap_or_default()), ("title", title.unwrap_or_default())];
        let to = format!("{}/t/{thread}?at={message}#m-{message}", place.path());
        (to, l.args("conv-from", &args))
    });
    let staged = head.kind.row().is_some_and(|row| !row.moves.is_empty());
    if !staged && source.is_none() {
        return Ok(String::new());
    }
    let talk = head.talk(id, place, ctx.actor.id);
    let ways = if staged { open_ways(&ctx.site.gate, &ctx.actor, &talk) } else { Vec::new() };
    let holds = decided(head);
    render(&StandingView {
        l,
        path,
        state: head.state.as_str(),
        word: if staged { badge::state(l, head.kind.as_str(), head.state.as_str()) } else { String::new() },
        quote: head.words.as_deref().filter(|_| holds).unwrap_or_default(),
        reasons: head.reasons.as_deref().filter(|_| holds).unwrap_or_default(),
        lines: lines(l, head),
        terms: has_who(head.kind) && ways.iter().any(|w| w.to == State::Done),
        ways: ways
            .into_iter()
            .map(|w| Way {
                state: w.to.as_str(),
                label: l.t(format!("conv-way-{}", w.to.as_str())),
                at_once: at_once(w),
            })
            .collect(),
        source,
    })
}
