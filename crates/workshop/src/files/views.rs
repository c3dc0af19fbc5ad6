//! Pages and parts of pages, as templates see them.

pub mod detail;
pub mod list;

use kernel::{Lexicon, Problem};

/// A type in a word people know: its ending, or what it is.
#[must_use]
pub fn short(name: &str) -> String {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_uppercase());
    let plain = |e: &String| (1..=5).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_alphanumeric());
    end.filter(plain).unwrap_or_default()
}

/// What went wrong, in words; empty when nothing did.
#[must_use]
pub fn wrong(l: &Lexicon, problem: Option<&Problem>) -> String {
    match problem {
        Some(Problem::Invalid(fields)) => l.first_wrong(fields),
        Some(Problem::Refused(no)) => l.told(&no.reason, &no.args),
        _ => String::new(),
    }
}
