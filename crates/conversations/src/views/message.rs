//! A message, alone or in a page of them that is rendered once for everybody.

use askama::Template;
use kernel::{Lexicon, MessageId, PersonId, Problem, ThreadId};
use web::answer::render;

use crate::api::{Beside, ReactionJson};
use crate::previews::Preview;
use crate::reaction::{self, ALLOWED};
use crate::store::MessageRow;
use crate::things::Gone;

/// Stands for what is personal while a message is rendered for everybody; no text can hold it.
const HOLE: &str = "\u{1}";

/// What all messages of a thread share.
#[derive(Debug, Clone)]
pub struct Around<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// Its id.
    pub thread: ThreadId,
    /// Address of its page.
    pub path: &'a str,
    /// Its first message.
    pub opening: MessageId,
    /// Names, the answer, the reader's reactions.
    pub beside: &'a Beside,
    /// Whether the space has reactions.
    pub reactions: bool,
    /// Whether the reader may react.
    pub acting: bool,
}

#[derive(Template)]
#[template(path = "views/_message.html")]
struct MessageView<'a> {
    l: &'a Lexicon,
    path: &'a str,
    row: &'a MessageRow,
    class: &'a str,
    reactions: &'a str,
    is_answer: bool,
    tombstone: &'static str,
    job: &'a str,
    previews: Vec<&'a Preview>,
}

#[derive(Template)]
#[template(path = "views/_reactions.html")]
struct ReactionsView<'a> {
    l: &'a Lexicon,
    path: &'a str,
    id: MessageId,
    given: &'a [ReactionJson],
    left: Vec<&'static str>,
    acting: bool,
    toggle: bool,
}

impl ReactionsView<'_> {
    /// "Inès Moreau, Karim Benali and 3 others".
    fn names(&self, given: &ReactionJson) -> String {
        let names: Vec<&str> = given.people.iter().map(|p| p.name.as_str()).collect();
        let others = given.count - i64::try_from(names.len()).unwrap_or(0);
        let list = names.join(", ");
        if others > 0 { self.l.ns("conv-reaction-names", &others, "names", &list) } else { list }
    }
}

impl Around<'_> {
    fn tombstone(&self, row: &MessageRow) -> &'static str {
        match row.gone.as_deref().and_then(Gone::parse) {
            None => "",
            Some(Gone::Deleted) => "conv-gone-deleted",
            Some(Gone::Hidden) => "conv-gone-hidden",
            Some(Gone::Removed) => "conv-gone-removed",
            Some(_) if row.gone_by == Some(row.author) => "conv-gone-withdrawn",
            Some(_) => "conv-gone-withdrawn-by-lead",
        }
    }
    fn reactions(&self, id: MessageId, given: &[ReactionJson]) -> Result<String, Problem> {
        if !self.reactions || (given.is_empty() && !self.acting) {
            return Ok(String::new());
        }
        let left = ALLOWED.into_iter().filter(|e| !given.iter().any(|g| g.emoji == *e)).collect();
        let (l, path, acting) = (self.l, self.path, self.acting);
        render(&ReactionsView { l, path, id, given, left, acting, toggle: true })
    }
    fn given(&self, row: &MessageRow) -> Vec<ReactionJson> {
        let there = row.gone.is_none() && self.reactions;
        if there { self.beside.reactions(row.id, reaction::read(&row.reactions)) } else { Vec::new() }
    }
    fn html(&self, row: &MessageRow, mine: &str, reactions: &str) -> Result<String, Problem> {
        render(&MessageView {
            l: self.l,
            path: self.path,
            row,
            class: mine,
            reactions,
            is_answer: self.beside.answer == Some(row.id),
            tombstone: self.tombstone(row),
            job: &row.job,
            previews: self.beside.previews(row),
        })
    }
    /// One message for one reader.
    ///
    /// # Errors
    /// When a template cannot be written.
    pub fn message(&self, row: &MessageRow, reader: PersonId) -> Result<String, Problem> {
        let reactions =
            if row.gone.is_none() { self.reactions(row.id, &self.given(row))? } else { String::new() };
        self.html(row, if row.author == reader { " mine" } else { "" }, &reactions)
    }
    /// One message for everybody, with holes for what is personal.
    fn part(&self, row: &MessageRow) -> Result<Part, Problem> {
        let given = self.given(row);
        let html = self.html(row, HOLE, HOLE)?;
        let (open, rest) = html.split_once(HOLE).unwrap_or((&html, ""));
        let (body, foot) = rest.rsplit_once(HOLE).unwrap_or((rest, ""));
        let reactions = if row.gone.is_none() { self.reactions(row.id, &given)? } else { String::new() };
        Ok(Part {
            id: row.id,
            author: row.author,
            open: open.to_owned(),
            body: body.to_owned(),
            foot: foot.to_owned(),
            reactions,
            given,
        })
    }
}

/// A message rendered for everybody.
#[derive(Debug)]
pub struct Part {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub author: PersonId,
    open: String,
    body: String,
    foot: String,
    reactions: String,
    given: Vec<ReactionJson>,
}

/// A page of messages rendered for everybody.
#[derive(Debug)]
pub struct Slab {
    /// The messages, oldest first.
    pub parts: Vec<Part>,
    /// Whether more follow.
    pub more: bool,
    /// Those with reactions: for them the reader's own are looked up.
    pub reacted: Vec<i64>,
}

impl Slab {
    /// Renders a page of messages.
    ///
    /// # Errors
    /// When a template cannot be written.
    pub fn new(around: &Around<'_>, rows: &[MessageRow], more: bool) -> Result<Self, Problem> {
        let mut parts = rows.iter().map(|row| around.part(row)).collect::<Result<Vec<_>, _>>()?;
        lay_lines(&mut parts, &around.beside.lines, more);
        let reacted = parts.iter().filter(|p| !p.given.is_empty()).map(|p| p.id.number()).collect();
        Ok(Self { parts, more, reacted })
    }
    /// How many bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.parts.iter().map(Part::bytes).sum()
    }
    /// Writes one message for one reader; `mine` is what they reacted with.
    ///
    /// # Errors
    /// When a template cannot be written.
    pub fn write(
        &self,
        out: &mut String,
        part: &Part,
        around: &Around<'_>,
        reader: PersonId,
    ) -> Result<(), Problem> {
        out.push_str(&part.open);
        if part.author == reader {
            out.push_str(" mine");
        }
        out.push_str(&part.body);
        if around.beside.mine.iter().any(|(id, _)| *id == part.id) {
            let mut given = part.given.clone();
            for one in &mut given {
                one.mine = around.beside.mine.iter().any(|(id, e)| *id == part.id && *e == one.emoji);
            }
            out.push_str(&around.reactions(part.id, &given)?);
        } else {
            out.push_str(&part.reactions);
        }
        out.push_str(&part.foot);
        Ok(())
    }
}

/// Puts each quiet line behind the message it came after. Those after the last one of a page that is
/// not the last belong before the first one of the next.
fn lay_lines(parts: &mut [Part], lines: &[(MessageId, String)], more: bool) {
    let last = parts.len().saturating_sub(1);
    for (at, html) in lines {
        match parts.iter().rposition(|part| part.id < *at) {
            Some(n) if n == last && more => {}
            Some(n) => parts.iter_mut().skip(n).take(1).for_each(|part| part.foot.push_str(html)),
            None => parts.iter_mut().take(1).for_each(|part| part.open.insert_str(0, html)),
        }
    }
}

impl Part {
    fn bytes(&self) -> usize {
        self.open.len()
            + self.body.len()
            + self.foot.len()
            + self.reactions.len()
            + 200 * self.given.len()
            + 160
    }
}
