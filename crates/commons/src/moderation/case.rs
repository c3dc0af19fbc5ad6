//! What may become of a case. Pure.

use kernel::Problem;

/// How long an appeal is possible and removed words are kept.
pub const APPEAL_MS: i64 = 30 * kernel::time::DAY;
/// How long the log is kept.
pub const LOG_MS: i64 = 365 * kernel::time::DAY;
/// So many reports of a person may wait that came within a day.
pub const MOST_OPEN: i64 = 20;
/// Longest words of a report, an act, an appeal.
pub const LONGEST: usize = 4_000;
/// So many acts have to be there before members see how many.
pub const FEWEST: i64 = 5;
/// What a report or an act refers to.
pub const RULES: [&str; 6] = ["terms", "respect", "privacy", "secret", "noise", "law"];
/// What can be reported.
pub const WHAT: [&str; 6] = ["message", "thread", "file", "profile", "space", "note"];

/// What is done about a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Not shown to others while it is looked at.
    Hide,
    /// Shown again.
    Unhide,
    /// A kind private note with the clause.
    Remind,
    /// The author is asked for other words.
    Ask,
    /// The thread takes no replies.
    Lock,
    /// It takes them again.
    Unlock,
    /// The words are gone for others.
    Remove,
    /// A warning.
    Warn,
    /// No rule was broken.
    Dismiss,
}

impl Act {
    /// All of them, in the order they are offered in.
    pub const ALL: [Self; 9] = [
        Self::Hide,
        Self::Unhide,
        Self::Remind,
        Self::Ask,
        Self::Lock,
        Self::Unlock,
        Self::Warn,
        Self::Remove,
        Self::Dismiss,
    ];
    /// The stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Unhide => "unhide",
            Self::Remind => "remind",
            Self::Ask => "ask",
            Self::Lock => "lock",
            Self::Unlock => "unlock",
            Self::Remove => "remove",
            Self::Warn => "warn",
            Self::Dismiss => "dismiss",
        }
    }
    /// The one of that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == text)
    }
    /// Whether it has to be explained to the author.
    #[must_use]
    pub const fn explains(self) -> bool {
        !matches!(self, Self::Unhide | Self::Unlock | Self::Dismiss)
    }
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// `message`, `file`, `profile`, `space`.
    pub what: String,
    /// `open`, `asked`, `decided`.
    pub state: String,
    /// Empty, `hidden`, `removed`.
    pub held: String,
    /// Whether its thread is locked.
    pub locked: bool,
}

impl Stand {
    /// Whether an act fits.
    #[must_use]
    pub fn fits(&self, act: Act) -> bool {
        let (of_message, waits) = (self.what == "message", self.state != "decided");
        match act {
            Act::Hide => of_message && waits && self.held.is_empty(),
            Act::Unhide => waits && self.held == "hidden",
            Act::Lock => of_message && waits && !self.locked,
            Act::Unlock => self.locked,
            Act::Remove => of_message && waits,
            Act::Ask => waits && self.state != "asked",
            Act::Remind | Act::Warn | Act::Dismiss => waits,
        }
    }
    /// Where it stands after the act.
    ///
    /// # Errors
    /// `Conflict` when somebody decided meanwhile, or the act does not fit.
    pub fn after(&self, act: Act) -> Result<Self, Problem> {
        if !self.fits(act) {
            return Err(Problem::Conflict("mod-does-not-fit"));
        }
        let mut next = self.clone();
        match act {
            Act::Hide => next.held = "hidden".into(),
            Act::Unhide => next.held.clear(),
            Act::Lock | Act::Unlock => next.locked = act == Act::Lock,
            Act::Remove => (next.held, next.state) = ("removed".into(), "decided".into()),
            // What is to be changed has to be there, and what was settled otherwise is shown again.
            Act::Ask => (next.held, next.state) = (String::new(), "asked".into()),
            Act::Remind | Act::Warn | Act::Dismiss => {
                (next.held, next.state) = (String::new(), "decided".into());
            }
        }
        Ok(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_is_decided_and_what_was_hidden_is_shown_when_it_stays() {
        let open = Stand { what: "message".into(), state: "open".into(), held: String::new(), locked: false };
        let hidden = open.after(Act::Hide).unwrap();
        assert_eq!(hidden.held, "hidden");
        assert!(hidden.after(Act::Hide).is_err());
        for act in [Act::Remind, Act::Ask, Act::Warn, Act::Dismiss] {
            assert_eq!(hidden.after(act).unwrap().held, "", "{act:?}");
        }
        let removed = hidden.after(Act::Remove).unwrap();
        assert_eq!((removed.held.as_str(), removed.state.as_str()), ("removed", "decided"));
        assert!(Act::ALL.into_iter().all(|act| !removed.fits(act)));
        let profile = Stand { what: "profile".into(), ..open };
        assert!(!profile.fits(Act::Remove) && profile.fits(Act::Warn));
    }
}
