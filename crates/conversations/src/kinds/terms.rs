//! What some kinds of thread say beside their words: who does it, by which day.

use kernel::problem::Fields;
use kernel::{PersonId, Problem, Time};

use crate::kind::ThreadKind;

/// Who and when, as they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Handle of whoever does it.
    pub who: String,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
}

/// Who and when, checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Who does it.
    pub who: Option<PersonId>,
    /// By which day, or on which day it is looked at again; empty for none.
    pub day: String,
}

/// Whether threads of this kind say who and by when.
#[must_use]
pub const fn has_who(kind: ThreadKind) -> bool {
    matches!(kind, ThreadKind::Coordination)
}

/// Whether threads of this kind have a day.
#[must_use]
pub const fn has_day(kind: ThreadKind) -> bool {
    matches!(kind, ThreadKind::Coordination | ThreadKind::Practice)
}

/// A day as it is kept; nothing for what is no day.
#[must_use]
pub fn day(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() == 10 && Time::start_of_day(text, "UTC").is_some()).then(|| text.to_owned())
}

impl Asked {
    /// The handle asked for, without the sign before it.
    #[must_use]
    pub fn handle(&self) -> Option<String> {
        let handle = self.who.trim().trim_start_matches('@').to_ascii_lowercase();
        (!handle.is_empty()).then_some(handle)
    }
    /// Checks what was sent; `found` is who the handle means among those who read the space.
    ///
    /// # Errors
    /// `Invalid` for a person who cannot read the space, or a day that is none.
    pub fn check(&self, kind: ThreadKind, found: Option<PersonId>) -> Result<Terms, Problem> {
        let mut fields = Fields::default();
        let (who, when) = (has_who(kind) && self.handle().is_some(), self.day.trim());
        fields.check(!who || found.is_some(), "who", "conv-who-unknown");
        let wants_day = has_day(kind) && !when.is_empty();
        let day = if wants_day { day(when) } else { Some(String::new()) };
        fields.check(day.is_some(), "day", "conv-day-unknown");
        fields.done()?;
        Ok(Terms { who: found.filter(|_| who), day: day.unwrap_or_default() })
    }
}

impl Terms {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.who.is_none() && self.day.is_empty()
    }
}
