//! The network for measuring has exactly the size asked for, on both engines.

use company::bench::{Size, bench_company};
use kernel::Time;
use store::{p, sql};
use testkit::both_engines_empty;

sql!(
    SIZES,
    "SELECT (SELECT COUNT(*) FROM people), (SELECT COUNT(*) FROM spaces), (SELECT COUNT(*) FROM threads),
        (SELECT COUNT(*) FROM messages), (SELECT COUNT(*) FROM memberships), (SELECT MAX(threads) FROM spaces)"
);
sql!(
    FACILITATORS,
    "SELECT COUNT(*), (SELECT COUNT(*) FROM assignments a WHERE NOT EXISTS (SELECT 1 FROM memberships m
        WHERE m.person_id = a.person_id AND m.space_id = a.scope_id)) FROM assignments"
);
sql!(
    OFF,
    "SELECT COUNT(*) FROM threads t WHERE t.replies + 1 <> (SELECT COUNT(*) FROM messages m WHERE m.thread_id = t.id)
        OR t.last_id <> (SELECT MAX(m.id) FROM messages m WHERE m.thread_id = t.id)"
);

#[test]
fn it_is_as_large_as_asked() {
    let size = Size { people: 1_500, spaces: 40, threads: 1_200, messages: 11_000 };
    both_engines_empty(async |db| {
        let started = std::time::Instant::now();
        bench_company(&db, size, Time(1_790_000_000_000)).await.unwrap();
        eprintln!("{:?}: {:?}", db.engine(), started.elapsed());
        let sizes: (i64, i64, i64, i64, i64, i64) = db.read(|r| r.one(&SIZES, p![])).await.unwrap();
        assert_eq!((sizes.0, sizes.1, sizes.2, sizes.3), (1_500, 40, 1_200, 11_000));
        assert!(sizes.4 > 6_000 && sizes.5 > 1_200 / 12, "{sizes:?}");
        let held: (i64, i64) = db.read(|r| r.one(&FACILITATORS, p![])).await.unwrap();
        assert_eq!(held, (40, 0), "every space is facilitated by somebody in it");
        assert_eq!(db.read(|r| r.one::<(i64,)>(&OFF, p![])).await.unwrap().0, 0);
    });
}
