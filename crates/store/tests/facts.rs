//! Facts are stored with the act that announced them, or not at all.
#![allow(clippy::unwrap_used)]

use kernel::{Fact, FactKind};
use store::{Engine, Error, Write, p, sql};
use testkit::both_engines_empty;

static TRIED: FactKind = FactKind { name: "thing.tried", version: 1, keep_days: 30, live: false };

sql!(SEQS, "SELECT seq FROM facts WHERE seq IS NOT NULL ORDER BY seq");
sql!(SUBJECTS, "SELECT subject_id FROM facts ORDER BY id");

fn announce(w: &mut Write<'_>, subject: i64) {
    let fact = Fact::new(&TRIED, subject, w.now()).with("n", subject);
    w.announce(fact);
}

#[test]
fn facts_of_failed_writes_are_gone_and_numbers_have_no_gaps() {
    both_engines_empty(async |db| {
        let jobs: Vec<_> = (0..40_i64)
            .map(|n| {
                let db = db.clone();
                tokio::spawn(async move {
                    db.write(move |w| {
                        announce(w, n);
                        announce(w, 100 + n);
                        if n % 4 == 0 { Err(Error::NoRow) } else { Ok(()) }
                    })
                    .await
                })
            })
            .collect();
        for (n, job) in jobs.into_iter().enumerate() {
            assert_eq!(job.await.unwrap().is_ok(), n % 4 != 0);
        }
        let mut subjects = db.read(|r| r.ints(&SUBJECTS, p![])).await.unwrap();
        subjects.sort_unstable();
        let expected: Vec<i64> = (0..40).chain(100..140).filter(|n| n % 4 != 0).collect();
        assert_eq!(subjects, expected);
        let seqs = db.read(|r| r.ints(&SEQS, p![])).await.unwrap();
        match db.engine() {
            Engine::Sqlite => assert_eq!(seqs, (1..=60).collect::<Vec<i64>>()),
            // There the sequencer numbers finished transactions.
            Engine::Postgres => assert!(seqs.is_empty()),
        }
    });
}

#[test]
fn a_commit_with_facts_is_heard_and_one_without_is_not() {
    both_engines_empty(async |db| {
        let mut heard = db.committed();
        heard.mark_unchanged();
        db.write(|_| Ok::<_, Error>(())).await.unwrap();
        db.write(|w| {
            announce(w, 1);
            Err::<(), _>(Error::NoRow)
        })
        .await
        .unwrap_err();
        assert!(!heard.has_changed().unwrap());
        db.write(|w| {
            announce(w, 1);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        assert!(heard.has_changed().unwrap());
    });
}
