//! Chance, ids and times: all from the seed and the records themselves.

use std::collections::HashMap;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use kernel::id::{PAST_NODE, compose};
use kernel::{Id, Time};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A source of chance for one purpose: drawing more for one leaves the others as they were.
pub(crate) fn chance(seed: u64, purpose: &str) -> ChaCha8Rng {
    let mixed = purpose.bytes().fold(seed ^ 0x9e37_79b9_7f4a_7c15, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(17)
    });
    ChaCha8Rng::seed_from_u64(mixed)
}

/// One of a list; `None` when it is empty.
pub(crate) fn pick<'a, T>(rng: &mut ChaCha8Rng, list: &'a [T]) -> Option<&'a T> {
    if list.is_empty() { None } else { list.get(rng.random_range(0..list.len())) }
}

/// `count` different places below `of`, in rising order.
pub(crate) fn some_of(rng: &mut ChaCha8Rng, of: usize, count: usize) -> Vec<usize> {
    let mut left = count.min(of);
    let mut taken = Vec::with_capacity(left);
    for place in 0..of {
        if left > 0 && rng.random_range(0..of - place) < left {
            taken.push(place);
            left -= 1;
        }
    }
    taken
}

/// Ids made of the records' own times; the same records in the same order get the same ids.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    given: HashMap<i64, u16>,
    /// How many of each millisecond are left to others.
    after: u16,
}

impl Ids {
    /// Those that the plan of a company does not give.
    pub(crate) fn beside() -> Self {
        Self { after: 2048, ..Self::default() }
    }
    pub(crate) fn at<T>(&mut self, at: Time) -> Id<T> {
        let mut ms = at.0;
        loop {
            let next = self.given.entry(ms).or_insert(self.after);
            if *next < 4095 {
                *next += 1;
                return Id::new(compose(ms, PAST_NODE, *next));
            }
            ms += 1;
        }
    }
}

/// Reads the local times of the files; moves them back by whole weeks where the calendar of the
/// machine is behind the company's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Calendar {
    pub weeks_back: i64,
}

impl Calendar {
    /// The moment of a local time (`2026-10-14T09:41`) or day in a zone.
    pub(crate) fn time(self, local: &str, zone: &str) -> Result<Time, String> {
        let full = if local.contains('T') { local.to_owned() } else { format!("{local}T08:00") };
        let at: DateTime = full.parse().map_err(|_| format!("“{local}” is not a time"))?;
        let zone = TimeZone::get(zone).map_err(|_| format!("there is no time zone “{zone}”"))?;
        let back = jiff::Span::new().try_weeks(self.weeks_back).map_err(|e| e.to_string())?;
        let at = at.checked_sub(back).map_err(|e| e.to_string())?;
        let at = at.to_zoned(zone).map_err(|e| e.to_string())?;
        Ok(Time(at.timestamp().as_millisecond()))
    }

    /// A day (`2026-10-14`) as the company counts it.
    pub(crate) fn day(self, local: &str) -> Result<String, String> {
        let day: Date = local.parse().map_err(|_| format!("“{local}” is not a day"))?;
        let back = jiff::Span::new().try_weeks(self.weeks_back).map_err(|e| e.to_string())?;
        Ok(day.checked_sub(back).map_err(|e| e.to_string())?.to_string())
    }
}
