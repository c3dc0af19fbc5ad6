//! The company is the same for the same two numbers, on both engines, and holds together.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::{BTreeMap, HashMap, HashSet};

use company::{Company, PEOPLE, SEED, ended, fill, made_by, plan, plan_back, truth, weeks_to};
use kernel::Time;
use kernel::time::DAY;
use store::{Db, p, sql};
use testkit::both_engines_empty;

fn noria() -> Company {
    plan(PEOPLE, SEED).unwrap()
}

#[test]
fn the_same_numbers_give_the_same_company() {
    let (one, two) = (noria(), noria());
    assert_eq!(one, two);
    assert_ne!(one.people, plan(PEOPLE, 2).unwrap().people);
}

#[test]
fn it_has_as_many_people_as_asked() {
    for people in [150, 420, 1_000, 2_500] {
        let company = plan(people, 7).unwrap();
        assert_eq!(company.people.len(), people);
        let handles: HashSet<&str> = company.people.iter().map(|p| p.handle.as_str()).collect();
        assert_eq!(handles.len(), people);
    }
    assert_eq!(plan(3, 7).unwrap().people.len(), noria().named, "never fewer than the named ones");
}

#[test]
fn nothing_is_later_than_its_end_or_earlier_than_what_it_hangs_on() {
    let company = noria();
    let created: HashMap<_, _> = company.spaces.iter().map(|s| (s.id, s)).collect();
    for thread in &company.threads {
        let space = created[&thread.space];
        let times: Vec<Time> = thread.messages.iter().map(|m| m.at).collect();
        assert!(times.is_sorted() && times[0] > space.created, "{}: {}", space.slug, thread.title);
        assert!(*times.last().unwrap() <= company.end, "{}: {}", space.slug, thread.title);
        let ids: Vec<_> = thread.messages.iter().map(|m| m.id).collect();
        assert!(ids.is_sorted());
        for message in &thread.messages {
            let member = space.members.iter().find(|m| m.person == message.author);
            assert!(space.kind == "network" || member.is_some_and(|m| m.since < message.at));
            assert!(message.reactions.iter().all(|r| r.at >= message.at && r.at <= company.end));
        }
    }
}

#[test]
fn ids_are_never_given_twice() {
    let company = noria();
    let mut seen = HashSet::new();
    let people = company.people.iter().map(|p| p.id.number());
    let spaces = company.spaces.iter().map(|s| s.id.number());
    let threads = company.threads.iter().map(|t| t.id.number());
    let messages = company.threads.iter().flat_map(|t| &t.messages).map(|m| m.id.number());
    let notices = company.notices.iter().map(|n| n.id.number());
    let roles = company.roles.assignments.iter().map(|a| a.id.number());
    let told = company.roles.told.iter().map(|t| t.id.number());
    let acts = company.roles.acts.iter().map(|a| a.id.number());
    let all = people
        .chain(spaces)
        .chain(threads)
        .chain(messages)
        .chain(notices)
        .chain(roles)
        .chain(told)
        .chain(acts);
    assert!(all.into_iter().all(|id| seen.insert(id)));
}

#[test]
fn every_persona_is_told_something_of_the_last_two_weeks() {
    let company = noria();
    let threads: HashMap<_, _> = company.threads.iter().map(|t| (t.id, t)).collect();
    for notice in &company.notices {
        let said = |id| threads[&notice.thread].messages.iter().find(|m| m.id == id).unwrap();
        assert!(notice.at >= company.end.plus(-14 * DAY) && notice.at == said(notice.message).at);
        assert!(notice.actor != notice.person && notice.times > 0 && notice.leads_to <= notice.message);
        assert!(notice.read.is_none_or(|read| read >= notice.at && read <= company.end));
    }
    let told: HashSet<_> = company.notices.iter().map(|n| (n.person, n.thread)).collect();
    assert_eq!(told.len(), company.notices.len(), "one for each person and thread");
    for persona in &company.personas {
        let own = company.notices.iter().filter(|n| n.person == persona.person).map(|n| n.read);
        let told = company.roles.told.iter().filter(|t| t.person == persona.person).map(|t| t.read);
        let (read, unread): (Vec<_>, Vec<_>) = own.chain(told).partition(Option::is_some);
        let both = (read.len(), unread.len());
        assert!(both.0 > 0 && both.1 > 0, "{}: {both:?}", persona.role);
    }
}

#[test]
fn a_machine_with_an_older_calendar_gets_an_older_company() {
    let company = noria();
    assert_eq!(weeks_to(company.end), 0);
    let now = company.end.plus(-10 * DAY);
    let weeks = weeks_to(now);
    assert_eq!(weeks, 2);
    let moved = plan_back(PEOPLE, SEED, weeks).unwrap();
    assert!(moved.end <= now);
    assert_eq!(moved.messages(), company.messages());
    for days in [3, 7, 20, 100, 200, 400] {
        let now = company.end.plus(days * DAY);
        let on = plan_back(PEOPLE, SEED, weeks_to(now)).unwrap();
        assert!(on.end <= now && on.end > now.plus(-8 * DAY), "{days}: {}", on.end);
        assert_eq!(weeks_to(on.end), on.back, "whoever knows its end knows the company");
    }
}

#[test]
fn what_was_planted_is_told() {
    let truth = truth(&noria());
    assert!(truth.thriving.contains(&"field-diagnostics".to_owned()), "{truth:?}");
    assert!(truth.dying.contains(&"tender-writers".to_owned()), "{truth:?}");
    assert_eq!(truth.vacant, ["methods", "tech-docs", "sales-canada"]);
    assert!(!truth.unanswered.is_empty());
}

sql!(PEOPLE_ROWS, "SELECT handle, name, title, unit_id, created_ms FROM people ORDER BY id");
sql!(MESSAGE_ROWS, "SELECT id, thread_id, html, reactions FROM messages ORDER BY id");
sql!(
    MEMBER_ROWS,
    "SELECT person_id, space_id, standing, since_ms FROM memberships ORDER BY person_id, space_id"
);
sql!(
    MARK_ROWS,
    "SELECT person_id, thread_id, message_id, at_ms FROM read_marks ORDER BY person_id, thread_id"
);
sql!(
    COUNTERS_OFF,
    "SELECT s.slug FROM spaces s WHERE s.threads <> (SELECT COUNT(*) FROM threads t WHERE t.space_id = s.id)
        OR (s.kind <> 'network' AND s.members <> (SELECT COUNT(*) FROM memberships m WHERE m.space_id = s.id))
        OR EXISTS (SELECT 1 FROM threads t WHERE t.space_id = s.id AND (t.last_ms > s.last_ms
            OR t.replies + 1 <> (SELECT COUNT(*) FROM messages m WHERE m.thread_id = t.id)
            OR t.last_id <> (SELECT MAX(m.id) FROM messages m WHERE m.thread_id = t.id)))"
);
sql!(SAID, "SELECT COUNT(*) FROM messages");
sql!(LOUD, "SELECT COUNT(*) FROM facts WHERE NOT quiet");
sql!(FACTS, "SELECT kind, COUNT(*) FROM facts GROUP BY kind ORDER BY kind");

sql!(NOTICE_ROWS, "SELECT person_id, subject, reason, message_id, read_ms FROM notices ORDER BY id");

type Rows = (
    Vec<(String, String, String, Option<i64>, i64)>,
    Vec<(i64, i64, String, String)>,
    Vec<(i64, i64, String, i64)>,
    Vec<(i64, i64, i64, i64)>,
    Vec<(i64, String, String, Option<i64>, Option<i64>)>,
);

async fn rows(db: &Db) -> Rows {
    let read = |r: &mut store::Read<'_>| -> store::Res<Rows> {
        Ok((
            r.all(&PEOPLE_ROWS, p![])?,
            r.all(&MESSAGE_ROWS, p![])?,
            r.all(&MEMBER_ROWS, p![])?,
            r.all(&MARK_ROWS, p![])?,
            r.all(&NOTICE_ROWS, p![])?,
        ))
    };
    db.read(read).await.unwrap()
}

#[test]
fn it_is_written_alike_on_both_engines_and_only_once() {
    let company = noria();
    let mut seen: BTreeMap<String, Rows> = BTreeMap::new();
    let filled = std::sync::Mutex::new(&mut seen);
    both_engines_empty(async |db| {
        assert_eq!(made_by(&db).await.unwrap(), None);
        let started = std::time::Instant::now();
        fill(&db, &company).await.unwrap();
        eprintln!(
            "{:?}: {} messages, {} marks in {:?}",
            db.engine(),
            company.messages(),
            company.marks.len(),
            started.elapsed()
        );
        assert_eq!(made_by(&db).await.unwrap().as_deref(), Some("demo:420:1"));
        assert_eq!(ended(&db).await.unwrap(), Some(company.end));
        assert_eq!(fill(&db, &company).await, Err(company::FillError::NotEmpty));
        let off = db.read(|r| r.all::<(String,)>(&COUNTERS_OFF, p![])).await.unwrap();
        assert!(off.is_empty(), "{off:?}");
        assert_eq!(db.read(|r| r.one::<(i64,)>(&LOUD, p![])).await.unwrap().0, 0);
        let facts: HashMap<String, i64> =
            db.read(|r| r.all::<(String, i64)>(&FACTS, p![])).await.unwrap().into_iter().collect();
        let said = db.read(|r| r.one::<(i64,)>(&SAID, p![])).await.unwrap().0;
        assert_eq!(facts["thread.started"] + facts["reply.posted"], said, "each message by its fact");
        let beside = company::lived::spoken().unwrap();
        assert_eq!(
            said,
            i64::try_from(company.messages() + beside).unwrap(),
            "and what stands in rooms.toml"
        );
        let rows = rows(&db).await;
        filled.lock().unwrap().insert(format!("{:?}", db.engine()), rows);
    });
    assert!(seen["Sqlite"] == seen["Postgres"], "the engines differ");
}
