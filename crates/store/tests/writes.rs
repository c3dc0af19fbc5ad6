//! A write is answered after its commit, alone responsible for itself, and stored whole or not.
#![allow(clippy::unwrap_used)]

use std::sync::mpsc;
use std::time::Duration;

use store::{Db, Engine, Error, Res, Write, p, sql};
use testkit::{both_engines_empty, each_engine};

sql!(SET, "INSERT INTO settings (key, value, changed_ms) VALUES ($1, $2, 0)");
sql!(COUNT, "SELECT COUNT(*) FROM settings WHERE value = $1");
sql!(BUMP, "UPDATE fact_counter SET seq = seq + 1 WHERE one = 1");
sql!(COUNTER, "SELECT seq FROM fact_counter");

fn set(w: &mut Write<'_>, key: &str, value: &str) -> Res<()> {
    w.exec(&SET, p![key, value]).map(drop)
}
async fn count(db: &Db, value: &'static str) -> i64 {
    db.read(move |r| r.one::<(i64,)>(&COUNT, p![value])).await.unwrap().0
}

/// Keeps a writer busy until told, so that what follows waits together.
fn busy(db: &Db) -> mpsc::Sender<()> {
    let (go, wait) = mpsc::channel::<()>();
    let (started, begun) = mpsc::channel::<()>();
    let (wait, started, db) = (std::sync::Mutex::new(wait), std::sync::Mutex::new(started), db.clone());
    tokio::spawn(async move {
        db.bulk(move |_| {
            started.lock().unwrap().send(()).ok();
            wait.lock().unwrap().recv_timeout(Duration::from_secs(5)).ok();
            Ok::<_, Error>(())
        })
        .await
    });
    begun.recv_timeout(Duration::from_secs(5)).unwrap();
    go
}

#[test]
fn an_answered_write_is_seen_by_every_other_connection() {
    both_engines_empty(async |db| {
        for n in 0..20 {
            let key = format!("k{n}");
            db.write(move |w| set(w, &key, "seen")).await.unwrap();
            assert_eq!(count(&db, "seen").await, n + 1);
        }
    });
}

#[test]
fn one_failing_write_of_a_group_leaves_the_others_stored() {
    both_engines_empty(async |db| {
        let go = busy(&db);
        let jobs: Vec<_> = (0..30)
            .map(|n| {
                let db = db.clone();
                tokio::spawn(async move {
                    let key = if n % 3 == 0 { "same".to_owned() } else { format!("k{n}") };
                    db.write(move |w| set(w, &key, "kept")).await
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(50)).await;
        go.send(()).unwrap();
        let mut failed = 0;
        for job in jobs {
            if let Err(error) = job.await.unwrap() {
                assert!(matches!(error, Error::Constraint(_)), "{error}");
                failed += 1;
            }
        }
        assert_eq!((failed, count(&db, "kept").await), (9, 21));
    });
}

#[test]
fn an_error_a_panic_and_a_swallowed_failure_store_nothing_and_the_thread_lives() {
    both_engines_empty(async |db| {
        let said = db.write(|w| set(w, "a", "gone").and(Err::<(), _>(Error::NoRow))).await;
        assert_eq!(said, Err(Error::NoRow));
        let said = db
            .write(|w| {
                set(w, "a", "gone")?;
                if w.now().0 > 0 {
                    panic!("on purpose");
                }
                Ok::<_, Error>(())
            })
            .await;
        assert_eq!(said, Err(Error::Panicked));
        let said = db
            .write(|w| {
                set(w, "a", "gone")?;
                set(w, "a", "gone").ok();
                Ok::<_, Error>(())
            })
            .await;
        assert!(matches!(said, Err(Error::Constraint(_))), "{said:?}");
        let said =
            db.read(|_| None::<i64>.ok_or(Error::NoRow).map_err(|_| -> Error { panic!("on purpose") })).await;
        assert_eq!(said, Err(Error::Panicked));
        assert_eq!(count(&db, "gone").await, 0);
        db.write(|w| set(w, "a", "alive")).await.unwrap();
        assert_eq!(count(&db, "alive").await, 1);
    });
}

#[test]
fn two_writers_at_once_keep_an_invariant_over_several_rows() {
    both_engines_empty(async |db| {
        // "One holder": each looks whether there is one, takes its time, and becomes it.
        let take = |name: &'static str| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |w| {
                    let (holders,) = w.one::<(i64,)>(&COUNT, p!["holder"])?;
                    std::thread::sleep(Duration::from_millis(60));
                    if holders > 0 {
                        return Ok::<_, Error>(false);
                    }
                    set(w, name, "holder").map(|()| true)
                })
                .await
            })
        };
        let (a, b) = (take("a"), take("b"));
        let (a, b) = (a.await.unwrap().unwrap(), b.await.unwrap().unwrap());
        assert!(a ^ b, "one becomes the holder, the other sees it after a new try");
        assert_eq!(count(&db, "holder").await, 1);
    });
}

#[test]
fn hot_writes_of_the_same_row_are_all_counted() {
    both_engines_empty(async |db| {
        let jobs: Vec<_> = (0..40)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { db.write_hot(|w| w.exec(&BUMP, p![])).await })
            })
            .collect();
        for job in jobs {
            job.await.unwrap().unwrap();
        }
        assert_eq!(db.read(|r| r.one::<(i64,)>(&COUNTER, p![])).await.unwrap().0, 40);
    });
}

#[test]
fn a_batch_is_stored_whole_and_in_order() {
    both_engines_empty(async |db| {
        let done =
            db.write(|w| w.batch(&[(&SET, p!["a", "x"]), (&SET, p!["b", "x"]), (&SET, p!["a", "x"])])).await;
        assert!(matches!(done, Err(Error::Constraint(_))));
        assert_eq!(count(&db, "x").await, 0);
        db.write(|w| w.batch(&[(&SET, p!["a", "x"]), (&SET, p!["b", "x"])])).await.unwrap();
        assert_eq!(count(&db, "x").await, 2);
    });
}

#[test]
fn a_lost_connection_costs_no_write_and_no_page() {
    each_engine(|engine| {
        let t = testkit::Town::on(engine);
        testkit::block_on(async {
            for n in 0..4 {
                let key = format!("k{n}");
                assert_eq!(count(&t.db, "back").await, n);
                t.place().cut();
                t.db.write(move |w| set(w, &key, "back")).await.unwrap();
                t.place().cut();
            }
            assert_eq!(count(&t.db, "back").await, 4);
        });
    });
}

#[test]
fn closing_lets_queued_writes_finish() {
    each_engine(|engine| {
        let place = testkit::fresh(engine, testkit::Fresh::Empty);
        let open = || Db::open(place.target(), testkit::options()).unwrap();
        testkit::block_on(async {
            let db = open();
            let late = db.clone();
            let job = tokio::spawn(async move { late.write(|w| set(w, "a", "queued")).await });
            job.await.unwrap().unwrap();
            db.close().unwrap();
            assert_eq!(count(&open(), "queued").await, 1);
        });
        if engine == Engine::Sqlite
            && let store::Target::Sqlite(file) = place.target()
        {
            assert!(file.metadata().unwrap().len() > 100_000, "the file is complete without its log");
        }
    });
}

#[test]
fn a_snapshot_sees_one_state_and_ends_whatever_happens_in_it() {
    both_engines_empty(async |db| {
        db.write(|w| set(w, "a", "seen")).await.unwrap();
        let (looked, meanwhile) = mpsc::channel::<()>();
        let (go_on, wait) = mpsc::channel::<()>();
        let reader = db.clone();
        let reading = tokio::spawn(async move {
            reader
                .read_for(0, move |r| {
                    r.snapshot(|r| {
                        let before = r.ints(&COUNT, p!["seen"])?;
                        looked.send(()).ok();
                        wait.recv_timeout(Duration::from_secs(5)).ok();
                        Ok::<_, Error>((before, r.ints(&COUNT, p!["seen"])?))
                    })
                })
                .await
        });
        tokio::task::spawn_blocking(move || meanwhile.recv_timeout(Duration::from_secs(5)))
            .await
            .unwrap()
            .unwrap();
        db.write(|w| set(w, "b", "seen")).await.unwrap();
        go_on.send(()).unwrap();
        let (before, after) = reading.await.unwrap().unwrap();
        assert_eq!(before, after);
        for _ in 0..4 {
            let failed = db.read(|r| r.snapshot(|_| Err::<(), _>(Error::NoRow))).await;
            assert_eq!(failed, Err(Error::NoRow));
            let failed = db.read(|r| r.snapshot(|_| -> Result<(), Error> { panic!("on purpose") })).await;
            assert_eq!(failed, Err(Error::Panicked));
        }
        for _ in 0..4 {
            assert_eq!(count(&db, "seen").await, 2);
        }
    });
}
