//! A line about a move, as one reader sees it: a space or thread they may not read has no name.

use kernel::{Lexicon, MessageId, PersonId, ThreadId, Time};

/// What was done.
#[derive(Debug, Clone)]
pub struct Line {
    /// `move`, `back`, `split` or `merge`.
    pub kind: String,
    /// The thread that is there afterwards.
    pub thread: ThreadId,
    /// What it came out of, or what went into it.
    pub other: Option<ThreadId>,
    /// The first message that came along.
    pub message: Option<MessageId>,
    /// How many messages.
    pub messages: i64,
    /// Who did it.
    pub by: PersonId,
    /// Their name.
    pub name: String,
    /// Why.
    pub why: String,
    /// When.
    pub at: Time,
    /// When it was undone.
    pub undone: Option<Time>,
    /// Slug of the space it left; empty when the reader may not read it.
    pub from_slug: String,
    /// Its name, likewise.
    pub from_name: String,
    /// Slug of the space it came to; empty when the reader may not read it.
    pub to_slug: String,
    /// Its name, likewise.
    pub to_name: String,
    /// Title of the thread at the other end, when the reader may read it.
    pub title: Option<String>,
}

store::row!(Line {
    kind,
    thread,
    other,
    message,
    messages,
    by,
    name,
    why,
    at,
    undone,
    from_slug,
    from_name,
    to_slug,
    to_name,
    title,
});

impl Line {
    /// The sentence of it on the page of `here`.
    #[must_use]
    pub fn sentence(&self, l: &Lexicon, here: ThreadId) -> String {
        let when = l.at(&self.at);
        let n = l.number(&self.messages);
        let named = |text: &str| if text.is_empty() { l.t("conv-line-elsewhere") } else { text.to_owned() };
        let place = if self.kind == "back" { named(&self.to_name) } else { named(&self.from_name) };
        let key = match (self.kind.as_str(), self.thread == here) {
            ("move", _) => "conv-line-moved",
            ("back", _) => "conv-line-back",
            ("split", true) => "conv-line-split-here",
            ("split", false) => "conv-line-split-off",
            _ => "conv-line-merged",
        };
        l.args(key, &[("name", &self.name), ("when", &when), ("place", &place), ("n", &n)])
    }
    /// Where its link leads, and the link's text; nothing to follow when there is nothing to read.
    #[must_use]
    pub fn link(&self, l: &Lexicon, here: ThreadId) -> Option<(String, String)> {
        let title = |text: &Option<String>| {
            text.as_ref().map(|t| if t.is_empty() { l.t("conv-title-gone") } else { t.clone() })
        };
        let slug = if self.to_slug.is_empty() { &self.from_slug } else { &self.to_slug };
        match (self.kind.as_str(), self.thread == here) {
            ("split", true) => Some((format!("/s/{slug}/t/{}", self.other?), title(&self.title)?)),
            ("split", false) => Some((format!("/s/{slug}/t/{}", self.thread), title(&self.title)?)),
            ("merge", _) => {
                let at = self.message?;
                Some((format!("/s/{slug}/t/{}?at={at}#m-{at}", self.thread), l.t("conv-line-merged-first")))
            }
            ("move", _) if !self.from_slug.is_empty() => {
                Some((format!("/s/{}", self.from_slug), self.from_name.clone()))
            }
            _ => None,
        }
    }
}
