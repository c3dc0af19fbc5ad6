//! What a person says of themselves, field by field, each with who can see it. Nothing is inferred:
//! a field holds the person's own words or nothing.
//!
//! The rule stands once in SQL (the views `visible_fields` and `visible_skills`) and once here, so
//! that "what others can see about me" can be shown for a kind of reader; a test holds them equal.

pub mod api;
pub mod card;
pub mod routes;
pub mod seen_routes;
pub mod store;
pub mod tongues;
pub mod views;
mod views_seen;

#[cfg(test)]
mod tests;

/// Who can see a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Audience {
    /// Everybody of the company.
    #[default]
    All,
    /// Whoever shares a space with me, and my unit.
    Spaces,
    /// My unit and whoever leads it.
    Unit,
    /// Nobody but me.
    Me,
}

/// Every audience, widest first.
pub const AUDIENCES: [Audience; 4] = [Audience::All, Audience::Spaces, Audience::Unit, Audience::Me];

impl Audience {
    /// As stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Spaces => "spaces",
            Self::Unit => "unit",
            Self::Me => "me",
        }
    }
    /// Of a word in a form.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        AUDIENCES.into_iter().find(|a| a.as_str() == word)
    }
}

/// A kind of reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Somebody of the company who shares nothing with me.
    Colleague,
    /// Somebody who is in a space with me.
    Space,
    /// Somebody of my unit.
    Unit,
    /// Whoever leads my unit.
    Manager,
    /// Whoever holds the network: sees no more than a colleague.
    Owner,
    /// A guest from outside.
    Guest,
}

/// Every kind of reader, nearest last but for the guest.
pub const READERS: [Reader; 6] =
    [Reader::Colleague, Reader::Space, Reader::Unit, Reader::Manager, Reader::Owner, Reader::Guest];

impl Reader {
    /// In addresses and keys of words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Colleague => "colleague",
            Self::Space => "space",
            Self::Unit => "unit",
            Self::Manager => "manager",
            Self::Owner => "owner",
            Self::Guest => "guest",
        }
    }
    /// Of a word in an address; a colleague when it is none.
    #[must_use]
    pub fn of(word: &str) -> Self {
        READERS.into_iter().find(|r| r.as_str() == word).unwrap_or(Self::Colleague)
    }
    /// Whether such a reader sees what is meant for `audience`.
    #[must_use]
    pub fn sees(self, audience: Audience) -> bool {
        match self {
            Self::Guest => false,
            Self::Colleague | Self::Owner => audience == Audience::All,
            Self::Space => audience <= Audience::Spaces,
            Self::Unit | Self::Manager => audience <= Audience::Unit,
        }
    }
}

/// A field of the profile.
#[derive(Debug)]
pub struct Field {
    /// Its key: in forms, the API and keys of words.
    pub key: &'static str,
    /// The most characters it holds.
    pub most: usize,
    /// Lines of its box; 1 for a line of text.
    pub rows: u8,
    /// Several of the person's own words, with commas between.
    pub list: bool,
}

const fn line(key: &'static str, most: usize) -> Field {
    Field { key, most, rows: 1, list: false }
}

const fn words(key: &'static str) -> Field {
    Field { key, most: 600, rows: 2, list: true }
}

/// The fields, in the order of the page.
pub const FIELDS: &[Field] = &[
    Field { rows: 3, ..line("about", 500) },
    Field { rows: 2, ..line("job", 300) },
    words("offers"),
    words("seeks"),
    words("speaks"),
    line("pronouns", 40),
    line("phone", 60),
    line("place", 80),
    line("hours", 120),
    Field { rows: 3, ..line("links", 500) },
];

/// A field by its key.
#[must_use]
pub fn field(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|f| f.key == key)
}

/// The words of a list: what stands between commas, semicolons or line ends, each once.
#[must_use]
pub fn listed(text: &str) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let all = text.split([',', ';', '\n', '\r']).map(|w| w.split_whitespace().collect::<Vec<_>>().join(" "));
    all.filter(|w| !w.is_empty() && seen.insert(kernel::fold::fold(w))).collect()
}
