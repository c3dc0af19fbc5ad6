//! A month: `2026-02`, and as the number 202602 where only numbers go.

use kernel::Time;

/// A month of a year. Reports run from midnight to midnight UTC, the same on every node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    year: i64,
    nth: i64,
}

impl Month {
    /// The month of a moment.
    pub fn of(time: Time) -> Self {
        let at = time.zoned("UTC");
        Self { year: i64::from(at.year()), nth: i64::from(at.month()) }
    }
    /// The one before.
    pub fn before(self) -> Self {
        if self.nth == 1 { Self { year: self.year - 1, nth: 12 } } else { Self { nth: self.nth - 1, ..self } }
    }
    /// The one after.
    pub fn after(self) -> Self {
        if self.nth == 12 { Self { year: self.year + 1, nth: 1 } } else { Self { nth: self.nth + 1, ..self } }
    }
    /// Its first moment.
    pub fn start(self) -> Time {
        Time::start_of_day(&format!("{self}-01"), "UTC").unwrap_or_default()
    }
    /// As a number.
    pub fn number(self) -> i64 {
        self.year * 100 + self.nth
    }
    /// From its number.
    pub fn from_number(number: i64) -> Self {
        Self { year: number / 100, nth: number % 100 }
    }
    /// Reads `2026-02`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, nth) = text.split_once('-')?;
        let month = Self { year: year.parse().ok()?, nth: nth.parse().ok()? };
        let known = (2000..2200).contains(&month.year) && (1..=12).contains(&month.nth);
        (known && month.to_string() == text).then_some(month)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.nth)
    }
}
