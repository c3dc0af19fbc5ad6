//! Jobs by lease, schedules, and what is not kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use common::{JOBS, OPENED, POSTED, kind, listener, no, post, trace, traces, two_nodes};
use jobs::{JobKind, Runner, enqueue, last_seq, parked_jobs, retention, settle};
use kernel::time::{DAY, HOUR, MINUTE};
use kernel::{Fact, Time, id};
use store::{Db, Engine, Error, p, sql};

sql!(DIE, "UPDATE jobs SET lease = 'dead', leased_until_ms = $1");
sql!(
    DECIDED,
    "INSERT INTO decisions (id, at_ms, actor_id, action, resource, resource_id, answer, rule)
     VALUES ($1, $2, 1, 'reply', 'Thread', 1, 'refused', 'x')"
);
sql!(DECISIONS, "SELECT id FROM decisions ORDER BY id");
sql!(
    USED,
    "INSERT INTO idempotency_keys (person_id, route, key, body_hash, status, location, body, at_ms)
     VALUES ($1, 'r', 'k', $2, 201, '', '', $3)"
);
sql!(KEYS, "SELECT person_id FROM idempotency_keys ORDER BY person_id");
sql!(
    BARE_FACT,
    "INSERT INTO facts (id, seq, kind, version, at_ms, actor_id, space_id, thread_id, subject_id, numbers, quiet)
     VALUES (1, NULL, 'reply.posted', 1, $1, NULL, NULL, NULL, 9, '{}', FALSE)"
);
sql!(
    WAITS,
    "INSERT INTO consumers (name, seq, fails) VALUES ('waits', $1, 0) ON CONFLICT (name) DO UPDATE SET seq = $1"
);
sql!(SUBJECTS, "SELECT subject_id FROM facts ORDER BY subject_id");

async fn put(db: &Db, kind: &'static str, args: &'static str, at: Time) {
    db.write(move |w| enqueue(w, kind, args, at)).await.unwrap();
}

fn counting() -> JobKind {
    kind("count", |w, args| {
        let left: i64 = args.parse().unwrap();
        trace(w, "count", left)?;
        Ok((left > 1).then(|| (left - 1).to_string()))
    })
}

#[test]
fn a_job_runs_when_it_is_due_and_goes_on_step_by_step() {
    testkit::both_engines_empty(async |db| {
        let now = db.clock().now();
        put(&db, "count", "3", now.plus(MINUTE)).await;
        put(&db, "nobody knows it", "", now).await;
        settle(&db, &[], &[counting()]).await.unwrap();
        assert_eq!(traces(&db, "count").await, Vec::<i64>::new());
        db.clock().advance(MINUTE);
        settle(&db, &[], &[counting()]).await.unwrap();
        assert_eq!(traces(&db, "count").await, [1, 2, 3]);
        let left = |kind: &'static str| db.read(move |r| r.ints(&JOBS, p![kind]));
        assert_eq!(left("count").await.unwrap().len(), 0);
        assert_eq!(left("nobody knows it").await.unwrap().len(), 1);
    });
}

#[test]
fn a_job_that_fails_is_tried_eight_times_with_growing_patience_and_parked() {
    testkit::both_engines_empty(async |db| {
        let bad = kind("bad", |w, _| {
            trace(w, "bad", 1)?;
            Err(no("it does not work"))
        });
        put(&db, "bad", "", db.clock().now()).await;
        put(&db, "count", "1", db.clock().now()).await;
        settle(&db, &[], &[bad, counting()]).await.unwrap();
        assert_eq!(traces(&db, "count").await, [1]);
        let mut waits = 1;
        while db.read(parked_jobs).await.unwrap().is_empty() {
            db.clock().advance(2_000 * waits - 1_000);
            settle(&db, &[], &[bad]).await.unwrap();
            assert!(db.read(parked_jobs).await.unwrap().is_empty(), "before its time");
            db.clock().advance(1_000);
            settle(&db, &[], &[bad]).await.unwrap();
            waits *= 2;
        }
        let parked = db.read(parked_jobs).await.unwrap();
        assert_eq!((parked[0].attempts, parked[0].reason.as_str()), (8, "it does not work"));
        assert_eq!(waits, 128);
        assert_eq!(traces(&db, "bad").await, Vec::<i64>::new());
    });
}

#[test]
fn the_job_of_a_node_that_died_is_taken_again() {
    testkit::both_engines_empty(async |db| {
        let until = db.clock().now().plus(MINUTE);
        put(&db, "count", "1", db.clock().now()).await;
        db.write(move |w| w.exec(&DIE, p![until])).await.unwrap();
        settle(&db, &[], &[counting()]).await.unwrap();
        assert_eq!(traces(&db, "count").await, Vec::<i64>::new());
        db.clock().advance(MINUTE);
        settle(&db, &[], &[counting()]).await.unwrap();
        assert_eq!(traces(&db, "count").await, [1]);
    });
}

#[test]
fn two_nodes_share_the_work_without_doing_any_twice() {
    two_nodes(async |one, two, _| {
        let once = kind("once", |w, args| trace(w, "once", args.parse().unwrap()).map(|()| None));
        one.write(|w| {
            let now = w.now();
            (0..60).try_for_each(|n| enqueue(w, "once", &n.to_string(), now))
        })
        .await
        .unwrap();
        let (a, b) = tokio::join!(settle(&one, &[], &[]), settle(&two, &[], &[]));
        a.and(b).unwrap();
        let kinds = [once];
        let (a, b) = tokio::join!(settle(&one, &[], &kinds), settle(&two, &[], &kinds));
        a.and(b).unwrap();
        assert_eq!(traces(&one, "once").await, (0..60).collect::<Vec<i64>>());
    });
}

#[test]
fn a_schedule_comes_round_once_for_all_nodes() {
    two_nodes(async |one, two, clock| {
        let hourly = JobKind {
            name: "hourly",
            every_ms: Some(HOUR),
            run: |w, _| {
                let now = w.now().0;
                trace(w, "hourly", now).map(|()| None)
            },
        };
        let hooked = Arc::new(AtomicUsize::new(0));
        let mut nodes = tokio::task::JoinSet::new();
        for db in [one.clone(), two.clone()] {
            let hooked = Arc::clone(&hooked);
            let runner = Runner::new(db, Vec::new(), vec![hourly]).every_second(move |_| {
                hooked.fetch_add(1, Ordering::SeqCst);
                async {}
            });
            nodes.spawn(runner.run());
        }
        tokio::time::sleep(Duration::from_millis(1_300)).await;
        assert_eq!(traces(&one, "hourly").await.len(), 1);
        clock.advance(HOUR);
        tokio::time::sleep(Duration::from_millis(1_300)).await;
        assert_eq!(traces(&one, "hourly").await.len(), 2);
        assert_eq!(one.read(parked_jobs).await.unwrap(), []);
        assert!(hooked.load(Ordering::SeqCst) >= 2);
    });
}

async fn clean(db: &Db) {
    let days = retention()[1].run;
    let mut args = String::new();
    loop {
        let own = args.clone();
        match db.write(move |w| days(w, &own)).await.unwrap() {
            Some(next) => args = next,
            None => return,
        }
    }
}

#[test]
fn old_facts_go_but_never_before_everybody_heard_them() {
    testkit::both_engines_empty(async |db| {
        db.write(|w| {
            let now = w.now();
            w.announce(Fact::new(&POSTED, 1, now.plus(-401 * DAY)));
            w.announce(Fact::new(&OPENED, 2, now.plus(-399 * DAY)));
            w.announce(Fact::new(&POSTED, 3, now.plus(-500 * DAY)));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        settle(&db, &[listener()], &[]).await.unwrap();
        let subjects = async || db.read(|r| r.ints(&SUBJECTS, &[])).await.unwrap();
        db.write(|w| w.exec(&WAITS, p![0_i64])).await.unwrap();
        clean(&db).await;
        assert_eq!(subjects().await, [1, 2, 3]);
        db.write(|w| w.exec(&WAITS, p![1_i64])).await.unwrap();
        clean(&db).await;
        assert_eq!(subjects().await, [2, 3]);
        db.write(|w| w.exec(&WAITS, p![3_i64])).await.unwrap();
        db.write(|w| w.exec(&BARE_FACT, p![w.now().plus(-600 * DAY)])).await.unwrap();
        clean(&db).await;
        assert_eq!(subjects().await, [2, 9]);
        // The numbers of what comes next do not care about what went.
        post(&db, 4).await;
        settle(&db, &[], &[]).await.unwrap();
        let last = db.read(last_seq).await.unwrap();
        assert_eq!(last, if db.engine() == Engine::Sqlite { 4 } else { 5 });
    });
}

#[test]
fn decisions_and_spent_keys_go_too() {
    testkit::both_engines_empty(async |db| {
        let now = db.clock().now();
        let ids: Vec<i64> = [401, 399_i64].iter().map(|d| id::compose(now.plus(-d * DAY).0, 1, 0)).collect();
        let own = ids.clone();
        db.write(move |w| {
            for id in &own {
                w.exec(&DECIDED, p![*id, now])?;
            }
            w.exec(&USED, p![1_i64, &b"x"[..], now.plus(-25 * HOUR)])?;
            w.exec(&USED, p![2_i64, &b"x"[..], now.plus(-23 * HOUR)])?;
            enqueue(w, "retention.days", "", now)?;
            enqueue(w, "retention.keys", "", now)
        })
        .await
        .unwrap();
        settle(&db, &[], &retention()).await.unwrap();
        assert_eq!(db.read(|r| r.ints(&DECISIONS, &[])).await.unwrap(), ids[1..]);
        assert_eq!(db.read(|r| r.ints(&KEYS, &[])).await.unwrap(), [2]);
    });
}
