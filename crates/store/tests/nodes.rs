//! No two processes make the same id.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use store::{Db, Error, p, sql};
use testkit::{Fresh, both_engines, each_engine, fresh};

sql!(STEAL, "UPDATE nodes SET lease = 'another' WHERE node = $1");

async fn id(db: &Db) -> i64 {
    db.write(|w| Ok::<_, Error>(w.id::<()>())).await.unwrap().number()
}
fn node(id: i64) -> i64 {
    (id >> 12) & 511
}

#[test]
fn handles_opened_together_have_numbers_of_their_own() {
    each_engine(|engine| {
        let place = fresh(engine, Fresh::Empty);
        let open = || {
            std::thread::spawn({
                let target = place.target();
                move || Db::open(target, testkit::options()).unwrap()
            })
        };
        let threads: Vec<_> = (0..6).map(|_| open()).collect();
        let handles: Vec<Db> = threads.into_iter().map(|t| t.join().unwrap()).collect();
        testkit::block_on(async {
            let mut nodes = BTreeSet::new();
            for db in &handles {
                nodes.insert(node(id(db).await));
            }
            assert_eq!(nodes.len(), handles.len());
            assert!(nodes.iter().all(|n| *n < 510));
        });
    });
}

#[test]
fn a_number_given_back_is_taken_again_after_the_last_id_made_under_it() {
    both_engines(async |t: testkit::Town| {
        let second = t.second();
        let last = id(&second).await;
        second.close().unwrap();
        let third = t.second();
        let next = id(&third).await;
        assert_eq!(node(next), node(last));
        assert!(next > last);
    });
}

#[test]
fn a_lease_is_kept_and_a_lost_one_replaced() {
    both_engines(async |t: testkit::Town| {
        let mine = node(id(&t.db).await);
        t.db.keep_lease().unwrap();
        assert_eq!(node(id(&t.db).await), mine);
        t.db.write(move |w| w.exec(&STEAL, p![mine])).await.unwrap();
        t.db.keep_lease().unwrap();
        assert_ne!(node(id(&t.db).await), mine);
    });
}
