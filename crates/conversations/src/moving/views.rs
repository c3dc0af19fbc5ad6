//! The pages of moving, splitting and merging, and the lines that say what happened.

use askama::Template;
use kernel::{Actor, Lexicon, MessageId, Problem, ThreadId, Time, rich};
use web::Ctx;
use web::answer::render;
use web::place::Place;

use super::UNDO_MS;
use super::api::{NewMerge, NewSplit};
use super::line::Line;
use super::store::{Away, Choice, Told};
use crate::things::Talk;
use crate::views::{Trouble, error};

/// Where to, and who will read it.
#[derive(Template)]
#[template(path = "moving/views/move.html")]
pub struct MoveForm<'a> {
    l: &'a Lexicon,
    class: String,
    path: String,
    title: String,
    choices: Vec<Choice>,
    to: &'a str,
    why: &'a str,
    before: String,
    after: String,
    to_error: String,
    why_error: String,
    trouble: Option<Trouble>,
}

impl<'a> MoveForm<'a> {
    /// The page, with the chosen space when one was chosen.
    #[must_use]
    pub fn new(
        ctx: &'a Ctx,
        talk: &Talk,
        choices: Vec<Choice>,
        target: Option<&Place>,
        to: &'a str,
        why: &'a str,
        problem: Option<&Problem>,
    ) -> Self {
        let l = &ctx.l;
        Self {
            l,
            class: talk.place.band(),
            path: talk.path(),
            title: named(l, &talk.title),
            choices,
            to,
            why,
            before: talk.place.audience(l),
            after: target.map(|place| place.audience(l)).unwrap_or_default(),
            to_error: error(l, problem, "to"),
            why_error: error(l, problem, "why"),
            trouble: problem.and_then(|p| Trouble::of(l, p)),
        }
    }
}

/// Who will read it again.
#[derive(Debug, Template)]
#[template(path = "moving/views/undo.html")]
pub struct UndoForm<'a> {
    l: &'a Lexicon,
    class: String,
    path: String,
    title: String,
    before: String,
    after: String,
}

impl<'a> UndoForm<'a> {
    /// The page.
    #[must_use]
    pub fn new(ctx: &'a Ctx, talk: &Talk, back_to: &Place) -> Self {
        let (l, class) = (&ctx.l, talk.place.band());
        let (before, after) = (talk.place.audience(l), back_to.audience(l));
        Self { l, class, path: talk.path(), title: named(l, &talk.title), before, after }
    }
}

struct Tick {
    id: MessageId,
    name: String,
    text: String,
    created: Time,
    on: bool,
}

/// The replies with a box each.
#[derive(Template)]
#[template(path = "moving/views/split.html")]
pub struct SplitForm<'a> {
    l: &'a Lexicon,
    class: String,
    path: String,
    title: String,
    ticks: Vec<Tick>,
    later: Option<MessageId>,
    new_title: &'a str,
    why: &'a str,
    title_error: String,
    why_error: String,
    messages_error: String,
    trouble: Option<Trouble>,
}

impl<'a> SplitForm<'a> {
    /// The page, with what was chosen and written so far.
    #[must_use]
    pub fn new(
        l: &'a Lexicon,
        talk: &Talk,
        title: String,
        told: &[Told],
        later: Option<MessageId>,
        sent: &'a NewSplit,
        problem: Option<&Problem>,
    ) -> Self {
        let chosen = sent.chosen();
        let tick = |m: &Told| Tick {
            id: m.id,
            name: m.name.clone(),
            text: rich::excerpt(&m.html, 200),
            created: m.created,
            on: chosen.contains(&m.id.number()),
        };
        Self {
            l,
            class: talk.place.band(),
            path: talk.path(),
            title,
            ticks: told.iter().map(tick).collect(),
            later,
            new_title: &sent.title,
            why: &sent.why,
            title_error: error(l, problem, "title"),
            why_error: error(l, problem, "why"),
            messages_error: error(l, problem, "messages"),
            trouble: problem.and_then(|p| Trouble::of(l, p)),
        }
    }
}

/// The older conversations of the space.
#[derive(Template)]
#[template(path = "moving/views/merge.html")]
pub struct MergeForm<'a> {
    l: &'a Lexicon,
    class: String,
    path: String,
    title: String,
    found: &'a [(ThreadId, String, Time)],
    sent: &'a NewMerge,
    into_error: String,
    why_error: String,
    trouble: Option<Trouble>,
}

impl<'a> MergeForm<'a> {
    /// The page, with what was chosen and written so far.
    #[must_use]
    pub fn new(
        l: &'a Lexicon,
        talk: &Talk,
        title: String,
        found: &'a [(ThreadId, String, Time)],
        sent: &'a NewMerge,
        problem: Option<&Problem>,
    ) -> Self {
        Self {
            l,
            class: talk.place.band(),
            path: talk.path(),
            title,
            found,
            sent,
            into_error: error(l, problem, "into"),
            why_error: error(l, problem, "why"),
            trouble: problem.and_then(|p| Trouble::of(l, p)),
        }
    }
    fn on(&self, id: &ThreadId) -> bool {
        self.sent.into == id.to_string()
    }
}

struct Shown {
    sentence: String,
    why: String,
    link: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "moving/views/lines.html")]
struct LinesView<'a> {
    l: &'a Lexicon,
    path: &'a str,
    lines: Vec<Shown>,
    undo: bool,
}

/// The lines of a thread's page; nothing when it stands where it began.
///
/// # Errors
/// When the template cannot be written.
pub fn lines(
    l: &Lexicon,
    actor: &Actor,
    here: ThreadId,
    path: &str,
    all: &[Line],
) -> Result<String, Problem> {
    if all.is_empty() {
        return Ok(String::new());
    }
    let shown = |line: &Line| Shown {
        sentence: line.sentence(l, here),
        why: line.why.clone(),
        link: line.link(l, here),
    };
    let last = all.iter().find(|line| line.kind == "move" || line.kind == "back");
    let undo = last.is_some_and(|line| {
        line.kind == "move" && line.by == actor.id && line.undone.is_none() && l.now.0 - line.at.0 <= UNDO_MS
    });
    render(&LinesView { l, path, lines: all.iter().map(shown).collect(), undo })
}

#[derive(Template)]
#[template(path = "moving/views/left.html")]
struct LeftView<'a> {
    l: &'a Lexicon,
    left: &'a [Away],
}

impl LeftView<'_> {
    fn sentence(&self, away: &Away) -> String {
        let when = self.l.at(&away.at);
        let key = if away.title.is_some() { "conv-left-to" } else { "conv-left" };
        self.l.args(key, &[("name", &away.name), ("when", &when), ("place", &away.space)])
    }
    fn title(&self, title: &str) -> String {
        named(self.l, title)
    }
}

/// What left a space lately, above its list; nothing when nothing did.
///
/// # Errors
/// When the template cannot be written.
pub fn left(l: &Lexicon, left: &[Away]) -> Result<String, Problem> {
    if left.is_empty() { Ok(String::new()) } else { render(&LeftView { l, left }) }
}

fn named(l: &Lexicon, title: &str) -> String {
    if title.is_empty() { l.t("conv-title-gone") } else { title.to_owned() }
}
