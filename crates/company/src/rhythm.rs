//! When people write: by their zone, their hours, the week, the season and the holidays of their site.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use kernel::Time;
use kernel::time::MINUTE;
use rand::Rng;
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;

use crate::character::{Hours, Quantiles, drawn};

const HOLIDAYS: &str = include_str!("../data/holidays.toml");

/// How long, in minutes, until somebody answers who is at work. Most within the hour, a few after weeks.
const DELAYS: &Quantiles = &[
    (0, 0),
    (150, 1),
    (330, 4),
    (560, 11),
    (730, 30),
    (860, 110),
    (940, 600),
    (980, 3_000),
    (995, 12_000),
    (1000, 45_000),
];
/// At which minute of their working time people write.
const OFFICE: &Quantiles = &[
    (0, 450),
    (60, 490),
    (180, 540),
    (430, 660),
    (500, 720),
    (560, 780),
    (760, 900),
    (930, 1020),
    (1000, 1110),
];
const EARLY: &Quantiles = &[(0, 320), (250, 380), (600, 540), (800, 660), (1000, 820)];
const LATE: &Quantiles = &[(0, 770), (300, 860), (700, 1020), (1000, 1260)];
const NIGHT: &Quantiles = &[(0, 5), (400, 90), (700, 190), (1000, 320)];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    zones: BTreeMap<String, Vec<String>>,
}

/// Zones with their days off.
pub(crate) struct Rhythm {
    zones: HashMap<String, (TimeZone, HashSet<Date>)>,
    /// Whole weeks by which everything is earlier.
    back: jiff::Span,
}

impl Rhythm {
    pub(crate) fn read(weeks_back: i64) -> Result<Self, String> {
        let file: File = toml::from_str(HOLIDAYS).map_err(|e| format!("holidays.toml: {e}"))?;
        let mut zones = HashMap::new();
        for (name, days) in file.zones {
            let zone = TimeZone::get(&name).map_err(|_| format!("there is no time zone “{name}”"))?;
            let days: Result<HashSet<Date>, _> = days.iter().map(|d| d.parse::<Date>()).collect();
            zones.insert(name, (zone, days.map_err(|e| e.to_string())?));
        }
        let back = jiff::Span::new().try_weeks(weeks_back).map_err(|e| e.to_string())?;
        Ok(Self { zones, back })
    }

    /// Whether a site works on that day; Saturdays now and then, where there are shifts.
    pub(crate) fn works(&self, zone: &str, hours: Hours, day: Date, rng: &mut ChaCha8Rng) -> bool {
        let off = self.zones.get(zone).is_some_and(|(_, days)| days.contains(&day));
        match day.weekday() {
            _ if off => false,
            Weekday::Saturday => rng.random_range(0..100) < if hours == Hours::Office { 3 } else { 14 },
            Weekday::Sunday => rng.random_range(0..100) < if hours == Hours::Office { 1 } else { 6 },
            _ => true,
        }
    }

    /// The moment of a minute of the company's own calendar.
    fn moment(&self, zone: &str, day: Date, minute: i64) -> Option<Time> {
        let (zone, _) = self.zones.get(zone)?;
        let minute = i8::try_from(minute.clamp(0, 1439) / 60).ok().zip(i8::try_from(minute % 60).ok())?;
        let at: DateTime = day.at(minute.0, minute.1, 0, 0).checked_sub(self.back).ok()?;
        Some(Time(at.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond()))
    }

    /// A moment of somebody's working time on that day.
    pub(crate) fn on(&self, zone: &str, hours: Hours, day: Date, rng: &mut ChaCha8Rng) -> Option<Time> {
        let table = match hours {
            Hours::Office => OFFICE,
            Hours::Early => EARLY,
            Hours::Late => LATE,
            Hours::Night => NIGHT,
        };
        let at = self.moment(zone, day, drawn(rng, table))?;
        Some(at.plus(rng.random_range(0..MINUTE)))
    }

    /// When somebody answers what was said at `said`: after a while, and at work.
    pub(crate) fn answer(&self, zone: &str, hours: Hours, said: Time, rng: &mut ChaCha8Rng) -> Option<Time> {
        let wait = drawn(rng, DELAYS).max(1) * MINUTE + rng.random_range(0..MINUTE);
        let due = said.plus(wait);
        let local =
            due.stamp().to_zoned(self.zones.get(zone)?.0.clone()).datetime().checked_add(self.back).ok()?;
        let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
        let (first, last) = match hours {
            Hours::Office => (450, 1110),
            Hours::Early => (320, 820),
            Hours::Late => (770, 1260),
            Hours::Night => (5, 320),
        };
        let late = rng.random_range(0..100) < 4;
        let mut day = local.date();
        if ((first..last).contains(&minute) || late) && self.works(zone, hours, day, rng) {
            return Some(due);
        }
        if minute >= first {
            day = day.tomorrow().ok()?;
        }
        for _ in 0..12 {
            if self.works(zone, hours, day, rng) {
                // What came in meanwhile is answered first thing.
                let start = self.moment(zone, day, first)?;
                return Some(start.plus(drawn(rng, &[(0, 2), (400, 35), (800, 120), (1000, 300)]) * MINUTE));
            }
            day = day.tomorrow().ok()?;
        }
        None
    }
}

/// How much is said in a week of the year, of a thousand usual ones.
pub(crate) fn season(day: Date) -> u32 {
    match (day.month(), day.day()) {
        (12, 22..) | (1, 1..=4) => 180,
        (8, 1..=21) => 420,
        (7, 14..) | (8, _) => 650,
        (5, _) => 880,
        _ => 1000,
    }
}
