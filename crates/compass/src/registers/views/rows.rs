//! An entry in a list, and what entries say in words.

use askama::Template;
use kernel::Lexicon;

use crate::registers::board::said;
use crate::registers::entry::Entry;
use crate::registers::list::{Register, by_key, word};
use crate::registers::quarter::Quarter;
use crate::registers::store::around::{Back, Link};
use crate::registers::store::support::Similar;

/// An entry in a list.
#[derive(Debug)]
pub struct Row {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) state: String,
    pub(super) sub: String,
    pub(super) side: String,
}

impl Row {
    /// An entry in the list of its register.
    #[must_use]
    pub fn new(l: &Lexicon, entry: &Entry, links: &[Link]) -> Self {
        let mut sub = vec![entry.by.name.clone()];
        sub.extend(entry.space.as_ref().map(|s| s.name.clone()));
        sub.extend(links.iter().filter(|k| k.entry == entry.id).map(|k| k.title.clone()));
        if let Some(quarter) = Quarter::parse(entry.get("quarter")) {
            sub.push(said(l, quarter));
        }
        let days = ["day", "until", "follow_up"].map(|field| entry.get(field)).into_iter();
        sub.extend(days.filter(|text| !text.is_empty()).map(|text| day(l, text)));
        if entry.register.key == "value" {
            let number = entry.get("quantity").parse::<i64>().map(|n| l.number(&n)).unwrap_or_default();
            sub.push(format!("{number} {}", entry.get("unit")));
        }
        let votes = entry.register.votes;
        Self {
            href: entry.path(),
            title: entry.title.clone(),
            state: state(l, entry.register, &entry.state),
            sub: sub.join(" · "),
            side: if votes { l.n("registers-votes", &entry.votes) } else { l.when(&entry.at) },
        }
    }
    /// An entry that points at another one.
    #[must_use]
    pub fn back(l: &Lexicon, back: &Back) -> Self {
        let register = by_key(&back.register);
        Self {
            href: format!("/registers/{}/{}", back.register, back.id),
            title: back.title.clone(),
            state: register.map(|r| state(l, r, &back.state)).unwrap_or_default(),
            sub: String::new(),
            side: String::new(),
        }
    }
    fn similar(l: &Lexicon, register: &Register, found: &Similar) -> Self {
        Self {
            href: format!("/registers/{}/{}", register.key, found.id),
            title: found.title.clone(),
            state: state(l, register, &found.state),
            sub: String::new(),
            side: l.n("registers-votes", &found.votes),
        }
    }
}

/// What was said before, as a part of a page.
#[derive(Template)]
#[template(path = "registers/views/_similar.html")]
pub struct SimilarFound<'a> {
    l: &'a Lexicon,
    rows: Vec<Row>,
}

impl<'a> SimilarFound<'a> {
    /// Of these entries.
    #[must_use]
    pub fn new(l: &'a Lexicon, register: &Register, found: &[Similar]) -> Self {
        Self { l, rows: found.iter().map(|s| Row::similar(l, register, s)).collect() }
    }
}

/// A state in words.
pub(super) fn state(l: &Lexicon, register: &Register, state: &str) -> String {
    l.t(format!("registers-state-{}-{}", register.key, word(state)))
}

/// A field in words.
pub(super) fn label(l: &Lexicon, register: &Register, field: &str) -> String {
    l.t(format!("registers-field-{}-{}", register.key, word(field)))
}

/// A day in words, with its year.
pub(super) fn day(l: &Lexicon, text: &str) -> String {
    let Some(at) = kernel::Time::start_of_day(text, &l.zone) else { return text.to_owned() };
    format!("{} {}", l.day(&at), text.get(..4).unwrap_or_default())
}

/// A quarter in words.
pub(super) fn quarter(l: &Lexicon, text: &str) -> String {
    Quarter::parse(text).map_or_else(|| text.to_owned(), |q| said(l, q))
}

/// The day of a moment; nothing when there was none.
pub(super) fn last(l: &Lexicon, time: kernel::Time) -> String {
    if time.0 > 0 { l.day(&time) } else { String::new() }
}
