//! Numbers without gaps, and delivery exactly once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::time::{Duration, Instant};

use common::{
    OPENED, PLACE, POSTED, SEQS, UNNUMBERED, hear, listener, no, post, tally, trace, traces, two_nodes,
};
use jobs::{Consumer, Runner, Tail, facts_after, last_seq, parked_facts, settle};
use kernel::{Fact, PersonId, SpaceId, ThreadId};
use store::{Db, Error, p};

async fn seqs(db: &Db) -> Vec<i64> {
    db.read(|r| r.ints(&SEQS, &[])).await.unwrap()
}

async fn until(what: &str, mut ready: impl AsyncFnMut() -> bool) {
    let started = Instant::now();
    while !ready().await {
        assert!(started.elapsed() < Duration::from_secs(20), "{what} did not happen");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[test]
fn numbers_have_no_gaps_though_writers_cross_and_roll_back() {
    two_nodes(async |one, two, _| {
        let mut writers = tokio::task::JoinSet::new();
        for n in 0..60_i64 {
            let (db, other) =
                if n % 2 == 0 { (one.clone(), two.clone()) } else { (two.clone(), one.clone()) };
            writers.spawn(async move {
                let result = db
                    .write_hot(move |w| {
                        let now = w.now();
                        for part in 0..3 {
                            w.announce(Fact::new(&POSTED, n * 10 + part, now));
                        }
                        trace(w, "writer", n)?;
                        if n % 3 == 0 { Err(no("changed my mind")) } else { Ok(()) }
                    })
                    .await;
                assert_eq!(result.is_ok(), n % 3 != 0);
                if n % 5 == 0 {
                    settle(&other, &[], &[]).await.unwrap();
                }
            });
        }
        while let Some(done) = writers.join_next().await {
            done.unwrap();
        }
        settle(&one, &[], &[]).await.unwrap();
        assert_eq!(seqs(&two).await, (1..=120).collect::<Vec<i64>>());
        assert_eq!(one.read(|r| r.ints(&UNNUMBERED, &[])).await.unwrap(), Vec::<i64>::new());
        assert_eq!(one.read(last_seq).await.unwrap(), 120);
        assert_eq!(one.read(|r| facts_after(r, 100, 7)).await.unwrap().len(), 7);
    });
}

#[test]
fn a_transaction_that_takes_its_time_is_numbered_when_it_is_done() {
    two_nodes(async |one, two, _| {
        let mut tail = Tail::new(one.clone(), 0);
        let slow = one.write_hot(|w| {
            let now = w.now();
            trace(w, "slow", 1)?; // the transaction is open from here on
            std::thread::sleep(Duration::from_millis(300));
            w.announce(Fact::new(&POSTED, 1, now));
            Ok::<_, Error>(())
        });
        let quick = async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            post(&two, 2).await;
            settle(&two, &[], &[]).await.unwrap();
        };
        let (slow, ()) = tokio::join!(slow, quick);
        slow.unwrap();
        settle(&one, &[], &[]).await.unwrap();
        let mut heard = Vec::new();
        while heard.len() < 2 {
            heard.extend(tail.next().await.into_iter().map(|f| (f.seq, f.subject)));
        }
        assert_eq!(heard.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(tail.seq(), 2);
    });
}

#[test]
fn a_fact_comes_back_as_it_was_announced() {
    testkit::both_engines_empty(async |db| {
        let fact = Fact::new(&POSTED, 77, db.clock().now())
            .by(PersonId::new(5))
            .space(SpaceId::new(6))
            .thread(ThreadId::new(7))
            .with("words", 12);
        let own = fact.clone();
        db.write(move |w| {
            w.announce(own.clone());
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        settle(&db, &[], &[]).await.unwrap();
        let back = db.read(|r| facts_after(r, 0, 10)).await.unwrap();
        assert_eq!(back, [Fact { seq: 1, ..fact }]);
    });
}

#[test]
fn two_runners_deliver_everything_exactly_once() {
    two_nodes(async |one, two, _| {
        let quick = hear("quick", |w, fact| tally(w, "quick", fact.subject));
        let slow = hear("slow", |w, fact| {
            std::thread::sleep(Duration::from_millis(1)); // outlasts one transaction's share
            tally(w, "slow", fact.subject)
        });
        let mut nodes = tokio::task::JoinSet::new();
        for db in [one.clone(), two.clone()] {
            nodes.spawn(Runner::new(db, vec![quick, slow], Vec::new()).run());
        }
        for n in 0..150 {
            let (a, b) = (post(&one, 2 * n), post(&two, 2 * n + 1));
            tokio::join!(a, b);
        }
        let count = async |name: &'static str| traces(&one, name).await.len();
        until("delivery", async || count("slow").await >= 300 && count("quick").await >= 300).await;
        settle(&one, &[quick, slow], &[]).await.unwrap();
        assert_eq!(traces(&one, "slow").await, [1; 300]);
        assert_eq!(traces(&one, "quick").await, [1; 300]);
        assert_eq!(one.read(parked_facts).await.unwrap(), []);
        assert_eq!(seqs(&one).await, (1..=300).collect::<Vec<i64>>());
    });
}

#[test]
fn what_fails_again_and_again_is_parked_and_the_rest_goes_on() {
    testkit::both_engines_empty(async |db| {
        let picky = hear("picky", |w, fact| {
            trace(w, "picky", fact.subject)?;
            match fact.subject {
                3 => Err(no("not this one")),
                5 => panic!("nor this one"),
                6 => trace(w, "picky", fact.subject), // breaks the key
                _ => Ok(()),
            }
        });
        for n in 0..10 {
            post(&db, n).await;
        }
        settle(&db, &[picky, listener()], &[]).await.unwrap();
        assert_eq!(traces(&db, "listener").await, (0..10).collect::<Vec<i64>>());
        assert_eq!(traces(&db, "picky").await, [0, 1, 2, 4, 7, 8, 9]);
        let parked = db.read(parked_facts).await.unwrap();
        assert_eq!(parked.iter().map(|f| f.seq).collect::<Vec<_>>(), [4, 6, 7]);
        assert_eq!((parked[0].consumer.as_str(), parked[0].reason.as_str()), ("picky", "not this one"));
    });
}

#[test]
fn a_running_node_parks_too() {
    testkit::both_engines_empty(async |db| {
        let sour =
            hear(
                "sour",
                |w, fact| if fact.subject == 1 { Err(no("sour")) } else { trace(w, "sour", fact.subject) },
            );
        for n in 0..4 {
            post(&db, n).await;
        }
        let node = tokio::spawn(Runner::new(db.clone(), vec![sour], Vec::new()).run());
        until("parking", async || traces(&db, "sour").await == [0, 2, 3]).await;
        assert_eq!(db.read(parked_facts).await.unwrap().len(), 1);
        node.abort();
    });
}

#[test]
fn the_past_reaches_only_those_who_want_it() {
    testkit::both_engines_empty(async |db| {
        let index =
            Consumer { name: "index", quiet: true, ..hear("", |w, fact| trace(w, "index", fact.subject)) };
        db.write(|w| {
            let now = w.now();
            w.announce(Fact::new(&POSTED, 1, now).quiet());
            w.announce(Fact::new(&OPENED, 2, now));
            w.announce(Fact::new(&POSTED, 3, now));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        settle(&db, &[listener(), index], &[]).await.unwrap();
        assert_eq!(traces(&db, "listener").await, [3]);
        assert_eq!(traces(&db, "index").await, [1, 3]);
    });
}

#[test]
fn what_a_consumer_announces_is_heard_in_turn() {
    testkit::both_engines_empty(async |db| {
        let echo = hear("echo", |w, fact| {
            let (now, subject) = (w.now(), fact.subject);
            w.announce(Fact::new(&OPENED, subject + 100, now));
            Ok(())
        });
        let deaf = Consumer {
            name: "ear",
            hears: &["space.opened"],
            ..hear("", |w, fact| trace(w, "ear", fact.subject))
        };
        post(&db, 1).await;
        settle(&db, &[deaf, echo], &[]).await.unwrap();
        assert_eq!(traces(&db, "ear").await, [101]);
    });
}

#[test]
fn a_place_moves_over_what_is_not_heard_only_now_and_then() {
    testkit::both_engines_empty(async |db| {
        let deaf = Consumer { name: "deaf", hears: &[], ..listener() };
        let place = async || db.read(|r| r.ints(&PLACE, p!["deaf"])).await.unwrap()[0];
        post(&db, 0).await;
        settle(&db, &[deaf], &[]).await.unwrap();
        assert_eq!(place().await, 0);
        db.write(|w| {
            let now = w.now();
            (1..5_450).for_each(|n| w.announce(Fact::new(&POSTED, n, now)));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        settle(&db, &[deaf], &[]).await.unwrap();
        assert_eq!(place().await, 5_000);
    });
}

#[test]
fn a_tail_wakes_at_once() {
    testkit::both_engines_empty(async |db| {
        let node = tokio::spawn(Runner::new(db.clone(), Vec::new(), Vec::new()).run());
        let (told, mut hears) = tokio::sync::mpsc::unbounded_channel();
        let follower = tokio::spawn(jobs::tail(db.clone(), 0, move |facts| {
            facts.iter().for_each(|f| told.send(f.subject).unwrap());
        }));
        for n in 0..5 {
            let posted = Instant::now();
            post(&db, n).await;
            assert_eq!(hears.recv().await, Some(n));
            assert!(posted.elapsed() < Duration::from_millis(900), "{:?}", posted.elapsed());
        }
        follower.abort();
        node.abort();
    });
}
