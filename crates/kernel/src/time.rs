//! Times: UTC milliseconds inside, RFC 3339 outside, the reader's zone on pages.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment: milliseconds since 1970, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Time(pub i64);

/// One second in milliseconds.
pub const SECOND: i64 = 1_000;
/// One minute in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day of 24 hours in milliseconds.
pub const DAY: i64 = 24 * HOUR;

impl Time {
    /// This moment moved by `ms`.
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
    /// As a jiff timestamp (the epoch when out of jiff's range).
    #[must_use]
    pub fn stamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
    /// In a zone by its IANA name; UTC when the name is unknown.
    #[must_use]
    pub fn zoned(self, zone: &str) -> jiff::Zoned {
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        self.stamp().to_zoned(zone)
    }
    /// The moment of a civil day (`2026-03-12`) and time (`08:30`) in a zone by its IANA name; a time
    /// that the clocks skip comes when they have moved on, one they repeat comes the first time.
    #[must_use]
    pub fn of_civil(day: &str, time: &str, zone: &str) -> Option<Self> {
        let (day, time): (jiff::civil::Date, jiff::civil::Time) = (day.parse().ok()?, time.parse().ok()?);
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        Some(Self(day.to_datetime(time).to_zoned(zone).ok()?.timestamp().as_millisecond()))
    }
    /// The first moment of a civil day (`2026-03-12`) in a zone by its IANA name.
    #[must_use]
    pub fn start_of_day(day: &str, zone: &str) -> Option<Self> {
        let day: jiff::civil::Date = day.parse().ok()?;
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        Some(Self(day.to_zoned(zone).ok()?.timestamp().as_millisecond()))
    }
    /// The last moment of a civil day (`2026-03-12`) in a zone by its IANA name.
    #[must_use]
    pub fn end_of_day(day: &str, zone: &str) -> Option<Self> {
        let day: jiff::civil::Date = day.parse().ok()?;
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let next = day.tomorrow().ok()?.to_zoned(zone).ok()?;
        Some(Self(next.timestamp().as_millisecond() - 1))
    }
    /// The moment of an RFC 3339 text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>().ok().map(|t| Self(t.as_millisecond()))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.stamp())
    }
}
impl From<i64> for Time {
    fn from(ms: i64) -> Self {
        Self(ms)
    }
}
impl Serialize for Time {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an RFC 3339 time"))
    }
}
impl utoipa::PartialSchema for Time {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::DateTime)))
            .into()
    }
}
impl utoipa::ToSchema for Time {
    fn name() -> std::borrow::Cow<'static, str> {
        "Time".into()
    }
}

/// Where "now" comes from: the machine's clock, or a hand-moved one in tests.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(None)
    }
    /// A clock that stands still at `at` until moved.
    #[must_use]
    pub fn fixed(at: Time) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at.0))))
    }
    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Time {
        self.0.as_ref().map_or_else(
            || Time(jiff::Timestamp::now().as_millisecond()),
            |fixed| Time(fixed.load(Ordering::SeqCst)),
        )
    }
    /// Moves a fixed clock by `ms`; the machine's clock ignores it.
    pub fn advance(&self, ms: i64) {
        if let Some(fixed) = &self.0 {
            fixed.fetch_add(ms, Ordering::SeqCst);
        }
    }
}
