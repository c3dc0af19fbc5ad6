//! Who is reached beyond the bell: one row per person, channel and thing, whatever happens between.

use std::collections::{BTreeSet, HashMap};

use kernel::Id;
use kernel::time::{MINUTE, SECOND};
use store::{Read, Res, Write, p, sql};

use crate::attention::way::{Flow, Way, What};
use crate::attention::{budget, rules};
use crate::notifications::notice::{Event, Reason};

/// How long a mail waits: who reads in the app meanwhile needs none.
pub const MAIL_WAITS: i64 = 2 * MINUTE;
/// How long a push message waits.
pub const PUSH_WAITS: i64 = 5 * SECOND;

sql!(WITH_ADDRESS, "SELECT id FROM people WHERE id = ANY($1) AND mail IS NOT NULL ORDER BY id");
sql!(
    WITH_BROWSER,
    "SELECT DISTINCT person_id FROM push_subscriptions WHERE person_id = ANY($1) ORDER BY person_id"
);
sql!(
    PLAN,
    "INSERT INTO deliveries (id, person_id, channel, thing, subject, reason, space_id, thread_id, message_id, actor_id, at_ms, due_ms, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8::bigint, $9::bigint, $10::bigint, $11, $12, 'waiting')
     ON CONFLICT (person_id, channel, thing) DO NOTHING"
);

/// The way an event takes to each of these people.
pub(super) fn ways(
    r: &mut Read<'_>,
    event: &Event,
    people: &[(i64, Reason)],
) -> Res<HashMap<(i64, Reason), Way>> {
    let kind = event.space.map(|space| super::kind(r, space)).transpose()?;
    let flow = Flow::of_kind(kind.as_deref());
    let mut found = HashMap::new();
    for reason in people.iter().map(|(_, reason)| *reason).collect::<BTreeSet<_>>() {
        let what = What::of_reason(reason.as_str());
        let told: Vec<i64> = people.iter().filter(|(_, r)| *r == reason).map(|(p, _)| *p).collect();
        for (person, way) in rules::ways(r, &told, flow, event.space, what)? {
            // Somebody waits for an answer: that is always seen at least by the bell.
            let way = if what == What::Ask && way == Way::Off { Way::Bell } else { way };
            found.insert((person, reason), way);
        }
    }
    Ok(found)
}

/// Takes what is above the flow of work and beyond somebody's budget out of their way: it is put aside
/// for the daily digest, once.
pub(super) fn spare(w: &mut Write<'_>, event: &Event, given: &mut [(i64, Reason, Way)]) -> Res<()> {
    let kind = event.space.map(|space| super::kind(w, space)).transpose()?;
    let flow = Flow::of_kind(kind.as_deref());
    let yields = |reason: Reason, way: Way| {
        (way.mails() || way.pushes()) && budget::yields(flow, What::of_reason(reason.as_str()))
    };
    let people: Vec<i64> = given.iter().filter(|(_, r, way)| yields(*r, *way)).map(|(p, ..)| *p).collect();
    if people.is_empty() {
        return Ok(());
    }
    let now = w.now();
    let left = budget::left(w, &people, now)?;
    let thing = thing(event);
    for (person, reason, way) in given {
        if yields(*reason, *way) && left.get(person).is_some_and(|left| *left <= 0) {
            *way = Way::Daily;
            budget::aside(w, *person, (&thing, &event.subject, reason.as_str()), event.at)?;
        }
    }
    Ok(())
}

/// Under which name something is never brought twice.
fn thing(event: &Event) -> String {
    event.message.map_or_else(|| format!("{}/{}", event.subject, event.at.0), |m| format!("m{m}"))
}

/// Puts those down who wish to be reached by mail or push.
pub(super) fn plan(w: &mut Write<'_>, event: &Event, given: &[(i64, Reason, Way)]) -> Res<()> {
    let mailed: Vec<i64> = given.iter().filter(|(.., way)| way.mails()).map(|(p, ..)| *p).collect();
    let pushed: Vec<i64> = given.iter().filter(|(.., way)| way.pushes()).map(|(p, ..)| *p).collect();
    if !mailed.is_empty() {
        let here = w.ints(&WITH_ADDRESS, p![&mailed])?;
        put(w, event, given, "mail", &here)?;
    }
    if !pushed.is_empty() {
        let here = w.ints(&WITH_BROWSER, p![&pushed])?;
        put(w, event, given, "push", &here)?;
    }
    Ok(())
}

fn put(
    w: &mut Write<'_>,
    event: &Event,
    given: &[(i64, Reason, Way)],
    channel: &str,
    people: &[i64],
) -> Res<()> {
    let due = w.now().plus(if channel == "mail" { MAIL_WAITS } else { PUSH_WAITS });
    let thing = thing(event);
    let reasons: HashMap<i64, Reason> = given.iter().map(|(p, reason, _)| (*p, *reason)).collect();
    let rows: Vec<(Id<()>, i64, &str)> =
        people.iter().filter_map(|person| Some((w.id(), *person, reasons.get(person)?.as_str()))).collect();
    w.many(&PLAN, &rows, |(id, person, reason)| {
        [
            (*id).into(),
            (*person).into(),
            channel.into(),
            thing.as_str().into(),
            event.subject.as_str().into(),
            (*reason).into(),
            event.space.into(),
            event.thread.into(),
            event.message.into(),
            event.actor.into(),
            event.at.into(),
            due.into(),
        ]
    })
}
