//! What holders say of their duties, period by period: most of them something most of the time, some with
//! a note or an address that shows it, some a reason why not, and some nothing.

use std::collections::{BTreeMap, HashMap};

use charter::{ORIGINAL, Rhythm};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use kernel::{PersonId, SpaceId, ThreadId, Time};
use rand::Rng;
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;
use store::{Res, Write, sql};

use super::names::{Names, flaw, read};
use crate::draw::{chance, pick};
use crate::people::Person;
use crate::rhythm::Rhythm as Hours;
use crate::roles::Assignment;

const WRITTEN: &str = include_str!("../../data/lived/duties.toml");
/// How long ago something was said that still shows what was done.
const SHOWS: i64 = 9 * kernel::time::DAY;
/// Duties that leave something to be seen behind.
const SEEN: [&str; 12] = ["LE1", "LE2", "LE3", "LE4", "LE5", "LA6", "LA10", "MA2", "MA3", "PI2", "M2", "DT6"];

sql!(
    MARK,
    "INSERT INTO duty_marks (assignment_id, duty, at_ms, skipped, why, evidence, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (assignment_id, duty, at_ms) DO NOTHING"
);

type Both = [String; 2];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Said {
    done: Vec<Both>,
    skip: Vec<Both>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    general: Said,
    duty: BTreeMap<String, Said>,
}

/// Something said of a duty.
struct Mark<'a> {
    of: &'a Assignment,
    duty: &'static str,
    at: Time,
    skipped: bool,
    why: String,
    evidence: String,
    by: PersonId,
}

/// What people wrote where, to show what was done.
type Wrote = HashMap<(PersonId, SpaceId), Vec<(Time, ThreadId)>>;

struct Around<'a> {
    names: &'a Names<'a>,
    file: File,
    hours: Hours,
    wrote: Wrote,
}

/// Draws and writes them.
pub(super) fn fill(w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
    let company = names.company;
    let hours = Hours::read(company.back).map_err(flaw)?;
    let around = Around { names, file: read(WRITTEN, "duties")?, hours, wrote: wrote(names) };
    let runs = |a: &&Assignment| {
        a.state == "held" && a.from <= company.end && a.until.is_none_or(|until| until > company.end)
    };
    let all: Vec<Mark<'_>> =
        company.roles.assignments.iter().filter(runs).flat_map(|a| around.of(a)).collect();
    w.many(&MARK, &all, |m| {
        let (skipped, why, evidence) = (m.skipped.into(), (&m.why).into(), (&m.evidence).into());
        [m.of.id.into(), m.duty.into(), m.at.into(), skipped, why, evidence, m.by.into()]
    })
}

/// What holders of roles wrote in the spaces they hold them in.
fn wrote(names: &Names<'_>) -> Wrote {
    let held = names.company.roles.assignments.iter().filter_map(|a| Some((a.person, a.space()?)));
    let mut all: Wrote = held.map(|key| (key, Vec::new())).collect();
    for thread in &names.company.threads {
        for message in &thread.messages {
            if let Some(list) = all.get_mut(&(message.author, thread.space)) {
                list.push((message.at, thread.id));
            }
        }
    }
    all
}

/// How many periods back something is known of a duty.
const fn reach(rhythm: Rhythm) -> i64 {
    match rhythm {
        Rhythm::Daily => 12,
        Rhythm::Weekly => 26,
        Rhythm::Monthly => 13,
        Rhythm::Quarterly => 4,
        Rhythm::Yearly => 2,
        Rhythm::Once | Rhythm::AsNeeded => 0,
    }
}

/// The first day of the period so many before the one a day lies in, and how many days it has for work.
fn period(rhythm: Rhythm, today: Date, back: i64) -> Option<(Date, i64)> {
    let month = |months: i64| today.first_of_month().checked_sub(months.months()).ok();
    Some(match rhythm {
        Rhythm::Daily => (today.checked_sub(back.days()).ok()?, 1),
        Rhythm::Weekly => {
            let monday = i64::from(today.weekday().to_monday_zero_offset());
            (today.checked_sub((monday + 7 * back).days()).ok()?, 5)
        }
        Rhythm::Monthly => (month(back)?, 27),
        Rhythm::Quarterly => (month(3 * back + i64::from((today.month() - 1) % 3))?, 85),
        Rhythm::Yearly => (month(12 * back + i64::from(today.month() - 1))?, 300),
        Rhythm::Once | Rhythm::AsNeeded => return None,
    })
}

impl<'a> Around<'a> {
    /// Everything said of one role.
    fn of(&self, a: &'a Assignment) -> Vec<Mark<'a>> {
        let company = self.names.company;
        let (Some(role), Some(person)) = (ORIGINAL.role(&a.role), self.names.known(a.person)) else {
            return Vec::new();
        };
        let mut rng = chance(company.seed, &format!("duties of {}", a.id));
        let kind = a.space().and_then(|id| self.names.place(id)).map_or("", |s| s.kind.as_str());
        // Whoever has hardly time for the role says less of it.
        let sure = if a.share < 4 { 44 } else { rng.random_range(72..95_u32) };
        let rounds = charter::rounds::rounds(&ORIGINAL, role, (kind, a.from), &[], company.end);
        let mut all = Vec::new();
        for round in rounds {
            let duty = round.duty;
            for back in 0..reach(duty.rhythm) {
                let Some((first, days)) = period(duty.rhythm, self.today(person), back) else { continue };
                let drawn = rng.random_range(0..100_u32);
                let day = first.checked_add(rng.random_range(0..days).days()).ok();
                let at = day.and_then(|day| self.moment(person, day, &mut rng));
                let Some(at) = at.filter(|at| *at > a.from && *at <= company.end && drawn < sure + 9) else {
                    continue;
                };
                all.push(self.said(a, person, duty.key.as_str(), (at, drawn >= sure), &mut rng));
            }
        }
        all
    }

    fn today(&self, person: &Person) -> Date {
        self.names.company.end.zoned(&person.zone).date()
    }

    /// A moment of somebody's work on a day, or on the working day before.
    fn moment(&self, person: &Person, day: Date, rng: &mut ChaCha8Rng) -> Option<Time> {
        let weeks = Span::new().try_weeks(self.names.company.back).ok()?;
        let own = day.checked_add(weeks).ok()?;
        let hours = person.character.hours;
        let works = self.hours.works(&person.zone, hours, own, rng);
        if works { self.hours.on(&person.zone, hours, own, rng) } else { None }
    }

    fn said(
        &self,
        a: &'a Assignment,
        person: &Person,
        duty: &'static str,
        (at, skipped): (Time, bool),
        rng: &mut ChaCha8Rng,
    ) -> Mark<'a> {
        let lang = usize::from(person.lang == "fr");
        let (own, general) = (self.file.duty.get(duty), &self.file.general.skip);
        let list = match own {
            Some(own) if skipped && !own.skip.is_empty() && rng.random_range(0..3) > 0 => &own.skip,
            _ if skipped => general,
            Some(own) => &own.done,
            None => &self.file.general.done,
        };
        let why = pick(rng, list).and_then(|both| both.get(lang)).cloned().unwrap_or_default();
        let evidence = if skipped || !SEEN.contains(&duty) { String::new() } else { self.shown(a, at) };
        Mark { of: a, duty, at, skipped, why, evidence, by: person.id }
    }

    /// Where what was done is seen: what they last wrote there before they said so.
    fn shown(&self, a: &Assignment, at: Time) -> String {
        let Some(space) = a.space() else { return String::new() };
        let found = self.wrote.get(&(a.person, space)).and_then(|list| {
            list.iter().rev().find(|(said, _)| *said <= at && said.plus(SHOWS) > at).map(|(_, id)| *id)
        });
        let slug = self.names.place(space).map(|s| s.slug.as_str());
        found.zip(slug).map(|(id, slug)| format!("/s/{slug}/t/{id}")).unwrap_or_default()
    }
}
