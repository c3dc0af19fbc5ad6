//! Whom a wave means: names and addresses as they were pasted, and where one stands. Pure.

use std::collections::HashSet;

use kernel::problem::Fields;
use kernel::{Problem, Time};
use serde::Deserialize;
use utoipa::ToSchema;

/// Most people of one wave.
pub const MOST: usize = 2_000;
/// Most names and addresses in one list.
pub const MOST_NAMED: usize = 500;
/// Longest words of an invitation in characters.
const LONGEST: usize = 600;
/// A wave goes out within so many days.
const FAR_MS: i64 = 366 * kernel::time::DAY;
/// At this hour of its day, where whoever plans it lives.
const HOUR: i64 = 9 * kernel::time::HOUR;

/// A wave as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewInvitationWave)]
pub struct Wish {
    /// Short names or mail addresses, parted by blanks, commas or lines.
    #[serde(default)]
    pub people: String,
    /// Slug of a unit; those below it count.
    #[serde(default)]
    pub unit: String,
    /// Code of a language they speak.
    #[serde(default)]
    pub language: String,
    /// Words of the place they work at, as far as whoever plans may see it.
    #[serde(default)]
    pub site: String,
    /// The day it goes out (YYYY-MM-DD, at nine), or a moment; empty for now.
    #[serde(default)]
    pub at: String,
    /// What the invited read.
    #[serde(default)]
    pub words: String,
    /// `true`: says whom it means, and plans nothing.
    #[serde(default)]
    pub preview: bool,
}

impl Wish {
    /// Whether people are chosen by what they are.
    #[must_use]
    pub fn filters(&self) -> bool {
        [&self.unit, &self.language, &self.site].iter().any(|text| !text.trim().is_empty())
    }
    /// Checks what needs no look-up; the names as they were typed, and when it goes out.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn ready(&self, zone: &str, now: Time) -> Result<(Vec<String>, Time), Problem> {
        let mut fields = Fields::default();
        let names = named(&self.people);
        fields.check(self.filters() || !names.is_empty(), "people", "spaces-wave-nobody");
        fields.check(names.len() <= MOST_NAMED, "people", "spaces-wave-too-many-named");
        fields.check(self.words.trim().chars().count() <= LONGEST, "words", "spaces-wave-words-long");
        let at = day(&self.at, zone, now);
        fields.check(at.is_some(), "at", "spaces-until-unreadable");
        let at = at.unwrap_or(now);
        fields.check(at.0 >= now.0 - kernel::time::DAY, "at", "spaces-until-past");
        fields.check(at.0 <= now.0 + FAR_MS, "at", "spaces-wave-far");
        fields.done()?;
        Ok((names, at))
    }
}

fn day(text: &str, zone: &str, now: Time) -> Option<Time> {
    let text = text.trim();
    if text.is_empty() {
        return Some(now);
    }
    let at = Time::parse(text).or_else(|| Time::start_of_day(text, zone).map(|t| t.plus(HOUR)))?;
    Some(at)
}

/// Names and addresses in a pasted text, each once: `Ines Moreau <ines@noria.example>; @karim`.
#[must_use]
pub fn named(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut list = Vec::new();
    for line in text.split(['\n', ',', ';']) {
        // Of `Name <address>` the address alone is meant.
        let inner = line.split_once('<').map(|(_, rest)| rest.trim_end().trim_end_matches('>'));
        for word in inner.unwrap_or(line).split_whitespace() {
            let word =
                word.trim_matches(|c: char| "\"'()<>".contains(c)).trim_start_matches('@').to_lowercase();
            if !word.is_empty() && seen.insert(word.clone()) {
                list.push(word);
            }
        }
    }
    list
}

/// Where somebody stands towards a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// They would be asked.
    Asked,
    /// They are in.
    In,
    /// They were asked before, asked to join themselves, or said no: which, nobody is told.
    Before,
    /// They left, or are suspended.
    Gone,
    /// They are not of the company: guests come in with a sponsor, one by one.
    Outside,
}

/// How somebody stands, from what the directory and the space know of them.
#[must_use]
pub fn stands(state: &str, external: bool, member: bool, before: bool) -> Stands {
    match (member, before) {
        (true, _) => Stands::In,
        _ if state != "active" && state != "invited" => Stands::Gone,
        _ if external => Stands::Outside,
        (_, true) => Stands::Before,
        _ => Stands::Asked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_list_is_read_as_people_paste_it() {
        let text = "Inès Moreau <ines@noria.example>; @karim, mamadou\nkarim \"amelie@noria.example\"";
        assert_eq!(named(text), ["ines@noria.example", "karim", "mamadou", "amelie@noria.example"]);
    }

    #[test]
    fn a_wave_needs_somebody_and_a_day_to_come() {
        let now = Time::parse("2026-03-02T10:00:00Z").unwrap();
        let wish = |people: &str, at: &str| Wish { people: people.into(), at: at.into(), ..Wish::default() };
        assert!(wish("", "").ready("Europe/Paris", now).is_err());
        assert!(wish("karim", "2026-02-01").ready("Europe/Paris", now).is_err());
        assert!(wish("karim", "2028-02-01").ready("Europe/Paris", now).is_err());
        assert!(wish("karim", "soon").ready("Europe/Paris", now).is_err());
        let (names, at) = wish("karim", "2026-03-09").ready("Europe/Paris", now).unwrap();
        assert_eq!(
            (names, at.to_string()),
            (vec!["karim".to_owned()], "2026-03-09T08:00:00.000Z".to_owned())
        );
    }

    #[test]
    fn whoever_is_in_gone_or_was_asked_is_not_asked() {
        assert_eq!(stands("active", false, false, false), Stands::Asked);
        assert_eq!(stands("active", false, true, true), Stands::In);
        assert_eq!(stands("active", false, false, true), Stands::Before);
        assert_eq!(stands("left", false, false, false), Stands::Gone);
        assert_eq!(stands("active", true, false, true), Stands::Outside);
    }
}
