//! A thread's page.

use askama::Template;
use kernel::{Lexicon, MessageId, Problem, Time};
use web::Ctx;
use web::answer::render;
use web::badge;
use web::place::{Kind, Place};

use super::message::{Around, Slab};
use crate::follow::Why;
use crate::store::Head;

/// Everything a thread's page is made of.
#[derive(Debug)]
pub struct ThreadPage<'a> {
    /// The head of the thread with the reader's own marks.
    pub head: &'a Head,
    /// Where it is.
    pub place: &'a Place,
    /// The messages.
    pub slab: &'a Slab,
    /// Its first message, when the page does not start with it.
    pub opening: Option<&'a Slab>,
    /// What the messages share.
    pub around: &'a Around<'a>,
    /// After which message the page starts; 0 for the beginning.
    pub after: MessageId,
    /// The composer, or nothing when the reader may not reply.
    pub composer: String,
    /// Where it stands, and where it may go from here.
    pub panel: String,
    /// Whether the reader may arrange it.
    pub arrange: bool,
    /// What happened to its place, as HTML.
    pub lines: String,
}

#[derive(Template)]
#[template(path = "views/thread.html")]
#[allow(clippy::struct_excessive_bools)] // each is one part of the page
struct ThreadView<'a> {
    l: &'a Lexicon,
    class: String,
    place: &'a Place,
    square: bool,
    head: &'a Head,
    path: &'a str,
    id: String,
    kind_word: String,
    panel: &'a str,
    word: Option<(String, &'static str)>,
    messages: String,
    earlier: Option<String>,
    later: Option<String>,
    composer: &'a str,
    follows: bool,
    muted: bool,
    arrange: bool,
    lines: &'a str,
    jump: bool,
}

impl ThreadPage<'_> {
    /// The body of the page.
    ///
    /// # Errors
    /// When a template cannot be written.
    pub fn body(&self, ctx: &Ctx) -> Result<String, Problem> {
        let (messages, jump) = self.messages(ctx)?;
        let first = self.slab.parts.first().map(|p| p.id);
        let last = self.slab.parts.last().map(|p| p.id);
        let at_start = self.after.number() == 0;
        render(&ThreadView {
            l: &ctx.l,
            class: self.place.band(),
            place: self.place,
            square: matches!(self.place.kind, Kind::Team | Kind::Project),
            head: self.head,
            path: self.around.path,
            id: self.around.thread.to_string(),
            kind_word: badge::kind(&ctx.l, self.head.kind.as_str()),
            panel: &self.panel,
            word: self.question(&ctx.l),
            messages,
            earlier: first.filter(|_| !at_start).map(|id| format!("{}?before={id}", self.around.path)),
            later: last.filter(|_| self.slab.more).map(|id| format!("{}?after={id}", self.around.path)),
            composer: &self.composer,
            follows: self.head.why.as_deref().and_then(Why::parse).is_some_and(Why::hears),
            muted: self.head.why.as_deref() == Some("muted"),
            arrange: self.arrange,
            lines: &self.lines,
            jump,
        })
    }

    /// The list of messages with the line where the unread ones begin; whether there is one.
    fn messages(&self, ctx: &Ctx) -> Result<(String, bool), Problem> {
        let me = if self.head.behind { self.head.author } else { ctx.actor.id };
        let mut out = String::with_capacity(self.slab.bytes() + 1024);
        if let Some(opening) = self.opening {
            for part in &opening.parts {
                opening.write(&mut out, part, self.around, me)?;
            }
        }
        let mut waiting = self.head.mark;
        let mut jump = false;
        for part in &self.slab.parts {
            if let Some(mark) = waiting
                && part.id > mark
                && part.author != me
            {
                out.push_str(&unread_line(&ctx.l, mark.time()));
                (waiting, jump) = (None, true);
            }
            self.slab.write(&mut out, part, self.around, me)?;
            if part.id == self.head.opening {
                out.push_str(&self.answer_line(&ctx.l));
            }
        }
        Ok((out, jump))
    }

    /// Where a question stands; the panel says it of kinds that are moved on.
    fn question(&self, l: &Lexicon) -> Option<(String, &'static str)> {
        let head = self.head;
        let word = badge::state(l, head.kind.as_str(), head.state.as_str());
        let own = head.kind == crate::kind::ThreadKind::Question;
        own.then(|| (word, badge::class(head.state.as_str())))
    }

    /// Right under the question: who answered it, and the way there.
    fn answer_line(&self, l: &Lexicon) -> String {
        let (Some(id), Some(name), Some(at)) = (self.head.answer, &self.head.answered_by, self.head.answered)
        else {
            return String::new();
        };
        let mut text = String::new();
        let sentence = l.args("conv-answered-by", &[("name", name), ("when", &l.at(&at))]);
        let path = self.around.path;
        text.push_str(&format!("<li class=\"answer-line\"><a href=\"{path}?at={id}#m-{id}\">"));
        text.push_str(&escaped(&sentence));
        text.push_str("</a></li>");
        text
    }
}

fn unread_line(l: &Lexicon, since: Time) -> String {
    let text = escaped(&l.s("conv-unread-since", "when", l.at(&since)));
    format!("<li class=\"unread-line\" id=\"unread\"><span>{text}</span></li>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
