//! Nodes on one PostgreSQL hear of each other's commits, and do not keep each other awake.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use kernel::{Fact, FactKind};
use store::{Db, Engine, Error, signal};
use testkit::Town;

static TRIED: FactKind = FactKind { name: "thing.tried", version: 1, keep_days: 30, live: false };

async fn commit(db: &Db) {
    db.write(|w| {
        let fact = Fact::new(&TRIED, 1, w.now());
        w.announce(fact);
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

/// Commits on `from` until `to` hears of it.
async fn heard(from: &Db, to: &Db) -> bool {
    let mut ear = to.committed();
    for _ in 0..50 {
        ear.mark_unchanged();
        commit(from).await;
        if tokio::time::timeout(Duration::from_millis(200), ear.changed()).await.is_ok() {
            return true;
        }
    }
    false
}

#[test]
fn two_nodes_hear_each_other_and_then_fall_silent() {
    let t = Town::on(Engine::Postgres);
    testkit::block_on(async {
        let (a, b) = (t.db.clone(), t.second());
        let tasks = [tokio::spawn(signal(a.clone())), tokio::spawn(signal(b.clone()))];
        assert!(heard(&a, &b).await);
        assert!(heard(&b, &a).await);
        tokio::time::sleep(Duration::from_millis(200)).await;
        // One commit is heard once by the node that made it: its own notice is not news.
        let before = *a.committed().borrow();
        commit(&a).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(*a.committed().borrow(), before + 1);
        let (mut ear_a, mut ear_b) = (a.committed(), b.committed());
        ear_a.mark_unchanged();
        ear_b.mark_unchanged();
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!ear_a.has_changed().unwrap() && !ear_b.has_changed().unwrap());
        for task in tasks {
            task.abort();
        }
    });
}

#[test]
fn the_line_comes_back_after_the_server_did() {
    let t = Town::on(Engine::Postgres);
    testkit::block_on(async {
        let (a, b) = (t.db.clone(), t.second());
        let tasks = [tokio::spawn(signal(a.clone())), tokio::spawn(signal(b.clone()))];
        assert!(heard(&a, &b).await);
        t.place().cut();
        assert!(heard(&a, &b).await);
        for task in tasks {
            task.abort();
        }
    });
}

#[test]
fn it_ends_with_the_database_and_does_not_hold_it_open() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let t = Town::on(engine);
        testkit::block_on(async {
            let second = t.second();
            let task = tokio::spawn(signal(second.clone()));
            tokio::time::sleep(Duration::from_millis(100)).await;
            tokio::task::spawn_blocking(|| second.close()).await.unwrap().unwrap();
            tokio::time::timeout(Duration::from_secs(2), task).await.unwrap().unwrap();
        });
    }
}
