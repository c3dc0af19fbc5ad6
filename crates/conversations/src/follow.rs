//! Why somebody follows a thread. What a person chose is never overridden by what they did.

/// The reason of a follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Started the thread.
    Started,
    /// Replied in it.
    Replied,
    /// Was mentioned in it.
    Mentioned,
    /// Chose to.
    Chosen,
    /// Chose not to.
    Muted,
}

impl Why {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Replied => "replied",
            Self::Mentioned => "mentioned",
            Self::Chosen => "chosen",
            Self::Muted => "muted",
        }
    }
    /// The one of that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Started, Self::Replied, Self::Mentioned, Self::Chosen, Self::Muted]
            .into_iter()
            .find(|why| why.as_str() == text)
    }
    /// Whether it means hearing of the thread.
    #[must_use]
    pub const fn hears(self) -> bool {
        !matches!(self, Self::Muted)
    }
}
