//! Spaces that will be deleted, and what is not kept: members are told beforehand, and no notice
//! stays of what is gone.

use jobs::{Consumer, JobKind};
use kernel::{Fact, PersonId, SpaceId, Time};
use store::{Res, Write, p, sql};

use super::notice::{Event, Reason};
use super::store as notices;

/// So many people are told in one step.
const STEP: i64 = 500;
/// The job that tells the members: `SPACE AT ACTOR AFTER`.
const TELL: &str = "notices.leaving";

sql!(
    MEMBERS,
    "SELECT m.person_id FROM memberships m JOIN people q ON q.id = m.person_id
     WHERE m.space_id = $1 AND q.state = 'active' AND m.person_id > $2 ORDER BY m.person_id LIMIT $3"
);
sql!(NO_THREAD, "DELETE FROM notices WHERE thread_id = $1");
sql!(NO_SPACE, "DELETE FROM notices WHERE space_id = $1");
sql!(NO_LEAVING, "DELETE FROM notices WHERE space_id = $1 AND reason = 'space_leaving'");
sql!(NO_RULES, "DELETE FROM attention_rules WHERE space_id = $1");

pub(super) fn consumer() -> Consumer {
    Consumer {
        name: "notices.removed",
        hears: &["space.leaving", "space.kept", "space.removed", "thread.clearing", "thread.cleared"],
        quiet: true,
        handle: hear,
    }
}

pub(super) fn job() -> JobKind {
    JobKind { name: TELL, every_ms: None, run: tell }
}

fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    match fact.kind.as_str() {
        "space.leaving" => {
            let (now, by) = (w.now(), fact.actor.map_or(0, PersonId::number));
            jobs::enqueue(w, TELL, &format!("{} {} {by} 0", fact.subject, fact.at.0), now)
        }
        "space.kept" => w.exec(&NO_LEAVING, p![fact.subject]).map(drop),
        "space.removed" => {
            w.exec(&NO_SPACE, p![fact.subject])?;
            w.exec(&NO_RULES, p![fact.subject]).map(drop)
        }
        _ => w.exec(&NO_THREAD, p![fact.subject]).map(drop),
    }
}

/// Tells the next members. Effect and place move in one transaction: nobody is told twice.
fn tell(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let numbers: Vec<i64> = args.split(' ').filter_map(|n| n.parse().ok()).collect();
    let [space, at, by, after] = *numbers.as_slice() else { return Ok(None) };
    let people: Vec<i64> = w.ints(&MEMBERS, p![space, after, STEP])?;
    let Some(last) = people.last().copied() else { return Ok(None) };
    let actor = (by != 0).then(|| PersonId::new(by));
    let event = Event::about_space("leaving", SpaceId::new(space), actor, Time(at));
    let told: Vec<(i64, Reason)> =
        people.iter().filter(|p| **p != by).map(|p| (*p, Reason::SpaceLeaving)).collect();
    notices::give(w, &event, &told)?;
    let full = i64::try_from(people.len()).is_ok_and(|n| n == STEP);
    Ok(full.then(|| format!("{space} {at} {by} {last}")))
}
