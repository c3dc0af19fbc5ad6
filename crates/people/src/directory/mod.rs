//! The directory: people by name, narrowed by where they are and by what they say of themselves.
//!
//! Narrowing goes through what the reader may see: a word meant for a unit finds nobody for others.

pub mod export;
pub mod routes;
pub mod store;
pub mod views;

#[cfg(test)]
mod tests;

use kernel::fold;

use super::api::PeopleQuery;
use super::profile::tongues;

/// What a list of people is narrowed by, ready for the statements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Folded beginning of a part of the name, or of the handle.
    pub text: String,
    /// Units with those below; `None` for all.
    pub units: Option<Vec<i64>>,
    /// Language code, or the folded word for it.
    pub tongue: String,
    /// A folded word that they offer.
    pub word: String,
    /// Key of a role they hold.
    pub role: String,
    /// Guests only.
    pub external: bool,
    /// Away now only.
    pub away: bool,
}

impl Filter {
    /// What was asked; units are looked up by the caller. A guest narrows by name alone.
    #[must_use]
    pub fn of(query: &PeopleQuery, guest: bool) -> Self {
        let text = fold::fold(query.q.as_deref().unwrap_or_default().trim().trim_start_matches('@'));
        let text = text.replace(['%', '_', '\\'], "");
        if guest {
            return Self { text, ..Self::default() };
        }
        let asked = |value: &Option<String>| value.as_deref().unwrap_or_default().trim().to_owned();
        Self {
            text,
            units: None,
            tongue: Some(asked(&query.language))
                .filter(|t| !t.is_empty())
                .map(|t| tongues::key(&t))
                .unwrap_or_default(),
            word: fold::fold(&asked(&query.skill)),
            role: asked(&query.role),
            external: query.external.as_deref() == Some("1"),
            away: query.away.as_deref() == Some("1"),
        }
    }
    /// Whether anything narrows the list.
    #[must_use]
    pub fn narrows(&self) -> bool {
        *self != Self::default()
    }
}
