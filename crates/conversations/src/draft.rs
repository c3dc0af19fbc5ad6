//! Drafts: what somebody began to write, by place. Theirs alone.

use kernel::{Problem, SpaceId, ThreadId};

use super::text::clean;

/// The place a draft is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftPlace {
    /// A new thread in a space: `space:ID`.
    Space(SpaceId),
    /// A reply in a thread: `thread:ID`.
    Thread(ThreadId),
}

impl DraftPlace {
    /// Reads `space:ID` or `thread:ID`.
    ///
    /// # Errors
    /// `NotFound` for anything else.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let (what, id) = text.split_once(':').ok_or(Problem::NotFound)?;
        match (what, id.parse::<i64>()) {
            ("space", Ok(id)) => Ok(Self::Space(SpaceId::new(id))),
            ("thread", Ok(id)) => Ok(Self::Thread(ThreadId::new(id))),
            _ => Err(Problem::NotFound),
        }
    }
}

impl std::fmt::Display for DraftPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Space(id) => write!(f, "space:{id}"),
            Self::Thread(id) => write!(f, "thread:{id}"),
        }
    }
}

/// A draft as it is kept. Nothing in it is checked but its size: it is not said yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The chosen kind of a new thread.
    pub kind: String,
    /// The title so far.
    pub title: String,
    /// The text so far.
    pub text: String,
}

impl Draft {
    /// A draft of what is in the composer, cut to what could ever be posted.
    #[must_use]
    pub fn of(kind: &str, title: &str, text: &str) -> Self {
        let cut = |s: &str, most: usize| clean(s).chars().take(most).collect::<String>();
        Self { kind: cut(kind, 20), title: cut(title, 400), text: cut(text, kernel::rich::LONGEST) }
    }
    /// Whether there is anything to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.text.trim().is_empty()
    }
}
