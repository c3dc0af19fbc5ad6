//! Full queues, passed deadlines, full disks: a clear answer, nothing stored, and life goes on.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use store::{Db, Engine, Error, Options, p, sql, sql_pair};
use testkit::{Fresh, Place, each_engine, fresh};

sql!(SET, "INSERT INTO settings (key, value, changed_ms) VALUES ($1, $2, 0)");
sql!(COUNT, "SELECT COUNT(*) FROM settings");
sql!(
    ENDLESS,
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) FROM n"
);
sql!(
    ENDLESS_WRITE,
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)
     UPDATE settings SET changed_ms = (SELECT COUNT(*) FROM n)"
);
sql_pair!(
    SMALL_DISK,
    sqlite: "PRAGMA max_page_count = 130",
    postgres: "SELECT 1"
);
sql_pair!(LARGE_DISK, sqlite: "PRAGMA max_page_count = 4294967294", postgres: "SELECT 1");
sql_pair!(
    FILL,
    sqlite: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
             INSERT INTO settings (key, value, changed_ms) SELECT 'fill' || i, hex(randomblob(2000)), 0 FROM n",
    postgres: "DO $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$"
);

fn opened(engine: Engine, options: Options) -> (Place, Db) {
    let place = fresh(engine, Fresh::Empty);
    let db = Db::open(place.target(), options).unwrap();
    (place, db)
}
async fn count(db: &Db) -> i64 {
    db.read_for(0, |r| r.one::<(i64,)>(&COUNT, p![])).await.unwrap().0
}

#[test]
fn a_full_queue_is_busy_at_once() {
    each_engine(|engine| {
        let (_place, db) = opened(engine, Options { queue: 2, threads: 1, ..testkit::options() });
        testkit::block_on(async {
            let mut jobs = Vec::new();
            for n in 0..12 {
                let db = db.clone();
                jobs.push(tokio::spawn(async move {
                    let asked = Instant::now();
                    let write = |n: i32| {
                        move |w: &mut store::Write<'_>| {
                            std::thread::sleep(Duration::from_millis(100));
                            w.exec(&SET, p![&n.to_string(), "x"])
                        }
                    };
                    let answer = db.bulk(write(n)).await;
                    (answer, asked.elapsed())
                }));
            }
            let (mut stored, mut busy) = (0, 0);
            for job in jobs {
                match job.await.unwrap() {
                    (Ok(_), _) => stored += 1,
                    (Err(error), after) => {
                        assert_eq!(error, Error::Busy);
                        assert!(after < Duration::from_millis(80), "{after:?}");
                        busy += 1;
                    }
                }
            }
            assert!(busy > 0 && stored > 1, "{busy} busy, {stored} stored");
            assert_eq!(count(&db).await, stored);
            db.write(|w| w.exec(&SET, p!["after", "x"])).await.unwrap();
        });
    });
}

#[test]
fn a_passed_deadline_is_busy_and_the_thread_lives() {
    each_engine(|engine| {
        let (_place, db) = opened(engine, Options { patience_ms: 300, threads: 1, ..testkit::options() });
        testkit::block_on(async {
            for _ in 0..2 {
                let started = Instant::now();
                assert_eq!(db.read(|r| r.ints(&ENDLESS, p![])).await, Err(Error::Busy));
                assert_eq!(db.write(|w| w.ints(&ENDLESS, p![])).await, Err(Error::Busy));
                assert!(started.elapsed() < Duration::from_secs(5));
                assert!(db.read(|r| r.ints(&COUNT, p![])).await.is_ok());
            }
            let waiting = db.clone();
            let slow = tokio::spawn(async move {
                waiting
                    .bulk(|_| {
                        std::thread::sleep(Duration::from_millis(700));
                        Ok::<_, Error>(())
                    })
                    .await
            });
            tokio::time::sleep(Duration::from_millis(50)).await;
            if engine == Engine::Sqlite {
                // One writer: who waited longer than its patience is told so.
                assert_eq!(db.write(|w| w.exec(&SET, p!["late", "x"])).await, Err(Error::Busy));
            }
            slow.await.unwrap().unwrap();
            db.write(|w| w.exec(&SET, p!["after", "x"])).await.unwrap();
        });
    });
}

/// Queues `[one, endless or filling, one]` so that they share a group on SQLite.
async fn around(db: &Db, bad: &'static store::Sql) -> [Result<u64, Error>; 3] {
    let put = |key: &'static str| {
        let db = db.clone();
        tokio::spawn(async move { db.bulk(move |w| w.exec(&SET, p![key, "good"])).await })
    };
    let blocker = db.clone();
    let first = tokio::spawn(async move {
        blocker
            .bulk(|_| {
                std::thread::sleep(Duration::from_millis(100));
                Ok::<_, Error>(())
            })
            .await
    });
    tokio::time::sleep(Duration::from_millis(30)).await;
    let before = put("before");
    tokio::time::sleep(Duration::from_millis(10)).await;
    let middle = db.clone();
    let middle = tokio::spawn(async move { middle.write(move |w| w.exec(bad, p![])).await });
    tokio::time::sleep(Duration::from_millis(10)).await;
    let after = put("after");
    first.await.unwrap().unwrap();
    [before.await.unwrap(), middle.await.unwrap(), after.await.unwrap()]
}

#[test]
fn an_interrupted_write_does_not_take_its_group_with_it() {
    each_engine(|engine| {
        let (_place, db) = opened(engine, Options { patience_ms: 600, ..testkit::options() });
        testkit::block_on(async {
            db.bulk(|w| w.exec(&SET, p!["there", "x"])).await.unwrap();
            let [before, middle, after] = around(&db, &ENDLESS_WRITE).await;
            assert_eq!((before, middle, after), (Ok(1), Err(Error::Busy), Ok(1)));
            assert_eq!(count(&db).await, 3);
        });
    });
}

#[test]
fn a_full_disk_is_said_clearly_and_costs_only_the_write_that_did_not_fit() {
    each_engine(|engine| {
        let (_place, db) = opened(engine, testkit::options());
        testkit::block_on(async {
            db.write(|w| w.exec(&SMALL_DISK, p![])).await.unwrap();
            let [before, middle, after] = around(&db, &FILL).await;
            assert_eq!((before, middle, after), (Ok(1), Err(Error::Full), Ok(1)));
            assert_eq!(count(&db).await, 2);
            assert!(Error::Full.to_string().contains("the disk is full; nothing was stored"));
            db.write(|w| w.exec(&LARGE_DISK, p![])).await.unwrap();
            db.write(|w| w.exec(&SET, p!["later", "x"])).await.unwrap();
        });
    });
}
