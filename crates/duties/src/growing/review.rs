//! Over which stretch somebody’s time in a role is looked at (S2-CM6). Pure.

use kernel::Time;
use kernel::time::DAY;

/// What a review looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// What was done: 6 to 12 months.
    Activity,
    /// What came of it: 18 to 36 months.
    Value,
}

impl Horizon {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Activity, Self::Value];
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Value => "value",
        }
    }
    /// The horizon of that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|h| h.as_str() == word)
    }
    /// So many months at least and at most.
    #[must_use]
    pub const fn months(self) -> (i64, i64) {
        match self {
            Self::Activity => (6, 12),
            Self::Value => (18, 36),
        }
    }
}

/// Why a stretch cannot be reviewed; a key of the words.
///
/// # Errors
/// The field that has to change, and the key of the sentence that says how.
pub fn stretch(
    horizon: Horizon,
    (from, until): (Time, Time),
    held: Time,
    now: Time,
) -> Result<(), (&'static str, &'static str)> {
    let days = (until.0 - from.0) / DAY;
    let (least, most) = horizon.months();
    if until > now {
        return Err(("until", "growing-future"));
    }
    if from < held {
        return Err(("from", "growing-before"));
    }
    // A month has 30 days here at least, and 31 at most.
    if days < least * 30 {
        let key = if horizon == Horizon::Activity { "growing-short-activity" } else { "growing-short-value" };
        return Err(("from", key));
    }
    if days > most * 31 {
        let key = if horizon == Horizon::Activity { "growing-long-activity" } else { "growing-long-value" };
        return Err(("from", key));
    }
    Ok(())
}
