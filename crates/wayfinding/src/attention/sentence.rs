//! What a notice is about, in the words that pages and mail share.

use kernel::Lexicon;

/// What is about somebody’s own way in their role: it has words of its own for what it leads to.
const OWN: [&str; 9] = [
    "nominated",
    "review_opened",
    "description_due",
    "view_asked",
    "view_given",
    "candidate_asked",
    "candidate_answered",
    "vacancy_over",
    "cover_asked",
];

/// What a notice is about, in words: a thread’s title, the space or the unit, the whole network. A thread
/// whose first words are gone has no title; an absence says what can be done.
#[must_use]
pub fn about(l: &Lexicon, reason: &str, title: Option<&str>, place: Option<&str>) -> String {
    if reason.starts_with("stand_in") || OWN.contains(&reason) {
        return l.t(format!("notices-{reason}-what"));
    }
    match title {
        Some("") => l.t("notices-no-title"),
        Some(title) => title.to_owned(),
        None if reason.starts_with("help_") && place.is_none() => l.t("notices-help-what"),
        None => place.map_or_else(|| l.t("notices-network"), str::to_owned),
    }
}
