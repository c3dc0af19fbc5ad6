//! Ids: 63 bits that sort by time. 42 bits of milliseconds since 1990, 9 bits of node, 12 bits of
//! sequence; written as decimal strings in JSON and addresses.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::Mutex;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Time;

/// 1990-01-01T00:00:00Z in Unix milliseconds: where ids start to count.
pub const EPOCH_MS: i64 = 631_152_000_000;
/// The node number that records of the past are filed under (imports, the made-up company).
pub const PAST_NODE: u16 = 511;
const MAX_MS: i64 = (1 << 42) - 1;
const MAX_SEQ: u16 = 4095;

/// An id of a `T`; two ids of different things do not mix.
pub struct Id<T>(i64, PhantomData<fn() -> T>);

/// What ids are ids of.
pub mod of {
    /// A person.
    #[derive(Debug)]
    pub enum Person {}
    /// A unit of the organisation.
    #[derive(Debug)]
    pub enum Unit {}
    /// A space.
    #[derive(Debug)]
    pub enum Space {}
    /// A thread.
    #[derive(Debug)]
    pub enum Thread {}
    /// A message.
    #[derive(Debug)]
    pub enum Message {}
    /// A notice to one person.
    #[derive(Debug)]
    pub enum Notice {}
    /// A signed-in device.
    #[derive(Debug)]
    pub enum Session {}
    /// A role somebody holds.
    #[derive(Debug)]
    pub enum Assignment {}
}

/// Id of a person.
pub type PersonId = Id<of::Person>;
/// Id of a unit.
pub type UnitId = Id<of::Unit>;
/// Id of a space.
pub type SpaceId = Id<of::Space>;
/// Id of a thread.
pub type ThreadId = Id<of::Thread>;
/// Id of a message.
pub type MessageId = Id<of::Message>;
/// Id of a notice.
pub type NoticeId = Id<of::Notice>;
/// Id of a session.
pub type SessionId = Id<of::Session>;
/// A role somebody holds.
pub type AssignmentId = Id<of::Assignment>;

impl<T> Id<T> {
    /// An id from its number.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number, PhantomData)
    }
    /// The number itself.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }
    /// When the record was made, to the millisecond.
    #[must_use]
    pub const fn time(self) -> Time {
        Time((self.0 >> 21) + EPOCH_MS)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> From<i64> for Id<T> {
    fn from(number: i64) -> Self {
        Self::new(number)
    }
}
impl<T> FromStr for Id<T> {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::new)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
impl<T> utoipa::PartialSchema for Id<T> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}
impl<T> utoipa::ToSchema for Id<T> {
    fn name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
}

/// The number of an id made at `ms` (Unix), by `node`, as the `seq`-th of that millisecond.
/// Out-of-range times are moved to the nearest end of the range.
#[must_use]
pub fn compose(ms: i64, node: u16, seq: u16) -> i64 {
    let ms = (ms - EPOCH_MS).clamp(0, MAX_MS);
    (ms << 21) | (i64::from(node & 511) << 12) | i64::from(seq & MAX_SEQ)
}

/// Makes ids for one process; never goes backwards, even when the clock does.
#[derive(Debug)]
pub struct IdGen(Mutex<Last>);

#[derive(Debug, Clone, Copy)]
struct Last {
    node: u16,
    ms: i64,
    seq: u16,
}

impl IdGen {
    /// A generator for a leased `node` that starts after `last_ms`.
    #[must_use]
    pub fn new(node: u16, last_ms: i64) -> Self {
        Self(Mutex::new(Last { node, ms: last_ms, seq: MAX_SEQ }))
    }
    /// Moves to another node number (the old lease was lost).
    pub fn move_to(&self, node: u16, last_ms: i64) {
        let mut last = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = Last { node, ms: last.ms.max(last_ms), seq: MAX_SEQ };
    }
    /// The next id at time `now`.
    pub fn next<T>(&self, now: Time) -> Id<T> {
        let mut last = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if now.0 > last.ms {
            (last.ms, last.seq) = (now.0, 0);
        } else if last.seq == MAX_SEQ {
            (last.ms, last.seq) = (last.ms + 1, 0);
        } else {
            last.seq += 1;
        }
        Id::new(compose(last.ms, last.node, last.seq))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_time_and_never_go_backwards() {
        let ids = IdGen::new(3, 0);
        let now = Time(1_790_000_000_000);
        let a: PersonId = ids.next(now);
        let b: PersonId = ids.next(Time(now.0 - 5_000));
        assert!(b > a);
        assert_eq!(a.time(), now);
        let many: Vec<PersonId> = (0..10_000).map(|_| ids.next(now)).collect();
        assert!(many.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn ids_are_strings_in_json() {
        let id = PersonId::new(42);
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"42\"");
        assert_eq!(serde_json::from_str::<PersonId>("\"42\"").unwrap(), id);
    }
}
