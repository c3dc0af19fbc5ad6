//! Duties and roles as documents: found in both languages, they lead to who does what. They are few and
//! the same for everybody inside, so they lie in memory and not in the index.

use std::sync::{Arc, PoisonError, RwLock};

use charter::{Catalogue, Text};
use kernel::Time;

use super::question::Question;
use super::rank::Candidate;
use super::text::{self, Meta, OPEN};

/// Ids of these documents begin here, far below those of people and spaces.
const FIRST: i64 = i64::MIN + 1;

/// A duty or a role that can be found.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key.
    pub key: String,
    /// Its page.
    pub url: String,
    /// Its name in both languages.
    pub title: Text,
    /// What it is about.
    pub what: Text,
    found: Candidate,
}

/// All of them, as one version of the catalogue has them.
#[derive(Debug, Default)]
pub struct Duties {
    version: i64,
    entries: Vec<Entry>,
}

/// What was made last; on the site's shelf.
#[derive(Debug, Default)]
pub struct Kept(RwLock<Option<Arc<Duties>>>);

impl Kept {
    /// Those of a catalogue, made once for each of its versions.
    #[must_use]
    pub fn of(&self, catalogue: &Catalogue) -> Arc<Duties> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.filter(|kept| kept.version == catalogue.version) {
            return kept;
        }
        let fresh = Arc::new(Duties::of(catalogue));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&fresh));
        fresh
    }
}

impl Duties {
    /// Those of a catalogue.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let duties =
            catalogue.duties.iter().filter(|d| !d.off).map(|d| (&d.key, "duties", &d.title, &d.what));
        let roles = catalogue.roles.iter().map(|r| (&r.key, "roles", &r.label, &r.purpose));
        let entries = duties
            .chain(roles)
            .zip(FIRST..)
            .map(|((key, of, title, what), id)| entry(id, key, &format!("/who/{of}/{key}"), title, what))
            .collect();
        Self { version: catalogue.version, entries }
    }
    /// What answers a question that asks for nothing but words.
    #[must_use]
    pub fn matching(&self, question: &Question) -> Vec<Candidate> {
        if question.words.is_empty() || !question.filters.is_empty() {
            return Vec::new();
        }
        let fits = |entry: &&Entry| {
            let tokens: Vec<&str> = entry.found.tokens.split(' ').collect();
            let said =
                format!("{} . {} . {} . {}", entry.title.en, entry.title.fr, entry.what.en, entry.what.fr);
            question.words.iter().all(|w| tokens.iter().any(|t| w.meets(t)))
                && !question.without.iter().any(|w| tokens.iter().any(|t| w.meets(t)))
                && question.phrases_stand(&said)
        };
        self.entries.iter().filter(fits).map(|entry| entry.found.clone()).collect()
    }
    /// The one of that document.
    #[must_use]
    pub fn entry(&self, id: i64) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.found.id == id)
    }
}

fn entry(id: i64, key: &str, url: &str, title: &Text, what: &Text) -> Entry {
    let heading = format!("{} {}", title.en, title.fr);
    let meta = Meta { readers: OPEN.to_owned(), kind: "duty", ..Meta::default() };
    let found = Candidate {
        id,
        kind: "duty".to_owned(),
        space: None,
        thread: None,
        author: None,
        at: Time(0),
        weight: 0,
        tokens: text::document(&meta, &heading, &format!("{key} {} {}", what.en, what.fr)),
        heading: text::stems(&heading),
    };
    Entry { key: key.to_owned(), url: url.to_owned(), title: title.clone(), what: what.clone(), found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duties_answer_in_both_languages_and_lead_to_who_does_what() {
        let duties = Duties::of(&charter::ORIGINAL);
        let urls = |typed: &str| -> Vec<String> {
            let found = duties.matching(&Question::read(typed));
            found.iter().filter_map(|c| duties.entry(c.id)).map(|e| e.url.clone()).collect()
        };
        let facilitator = "/who/roles/facilitator".to_owned();
        let role = charter::ORIGINAL.role("facilitator").unwrap();
        assert!(urls(&role.label.en).contains(&facilitator) && urls(&role.label.fr).contains(&facilitator));
        let duty = &charter::ORIGINAL.duties[0];
        let own = format!("/who/duties/{}", duty.key);
        assert!(urls(&duty.title.en).contains(&own) && urls(&duty.title.fr).contains(&own));
        assert!(urls("").is_empty() && urls("zzzz").is_empty());
        let mut narrowed = Question::read(&role.label.en);
        narrowed.filters.push("xfile".to_owned());
        assert!(duties.matching(&narrowed).is_empty(), "a duty has no files");
    }
}
