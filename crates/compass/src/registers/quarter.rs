//! Quarters of a year: `2026-Q2`.

use kernel::Time;

/// A quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub nth: i8,
}

impl Quarter {
    /// Reads `2026-Q2`; years from 2000 to 2199.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, nth) = text.split_once("-Q")?;
        let (year, nth) = (year.parse().ok()?, nth.parse().ok()?);
        ((2000..2200).contains(&year) && (1..=4).contains(&nth)).then_some(Self { year, nth })
    }
    /// The quarter of a moment in a zone.
    #[must_use]
    pub fn of(time: Time, zone: &str) -> Self {
        let at = time.zoned(zone);
        Self { year: at.year(), nth: (at.month() - 1) / 3 + 1 }
    }
    /// Its first moment in a zone.
    #[must_use]
    pub fn start(self, zone: &str) -> Time {
        let day = format!("{:04}-{:02}-01", self.year, self.nth * 3 - 2);
        Time::start_of_day(&day, zone).unwrap_or_default()
    }
    /// The quarter after it.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.nth == 4 {
            Self { year: self.year + 1, nth: 1 }
        } else {
            Self { year: self.year, nth: self.nth + 1 }
        }
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.nth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_read_written_and_begin() {
        let second = Quarter::parse("2026-Q2").unwrap();
        assert_eq!((second.to_string().as_str(), second.next().to_string().as_str()), ("2026-Q2", "2026-Q3"));
        assert_eq!(second.start("Europe/Paris").to_string(), "2026-03-31T22:00:00.000Z");
        assert_eq!(Quarter::of(second.start("Europe/Paris"), "Europe/Paris"), second);
        assert_eq!(Quarter::of(second.start("Europe/Paris").plus(-1), "Europe/Paris").to_string(), "2026-Q1");
        assert_eq!(Quarter { year: 2026, nth: 4 }.next().to_string(), "2027-Q1");
        for wrong in ["", "2026", "2026-Q5", "26-Q1", "2026-q1", "Q1-2026"] {
            assert_eq!(Quarter::parse(wrong), None, "{wrong}");
        }
    }
}
