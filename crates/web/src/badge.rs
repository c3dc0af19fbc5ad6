//! The words for a thread's kind and for where it stands: the same on every list, and never told by
//! colour alone.

use kernel::Lexicon;

/// The kind, in a word.
#[must_use]
pub fn kind(l: &Lexicon, kind: &str) -> String {
    l.t(format!("badge-kind-{kind}"))
}

/// Where it stands, in a word; empty for kinds that only ever go on.
#[must_use]
pub fn state(l: &Lexicon, kind: &str, state: &str) -> String {
    if matches!(kind, "discussion" | "announcement" | "") {
        return String::new();
    }
    l.t(format!("badge-state-{kind}-{state}"))
}

/// The class of a state: what goes on, what came to a good end, what rests.
#[must_use]
pub fn class(state: &str) -> &'static str {
    match state {
        "answered" | "solved" | "done" | "taken" | "agreed" | "accepted" => "state-answered",
        "dropped" | "declined" | "closed" => "state-quiet",
        _ => "state-open",
    }
}
