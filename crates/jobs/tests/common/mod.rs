//! A few consumers and jobs that leave traces in the tables there are.
#![allow(dead_code, clippy::unwrap_used)]

use jobs::{Consumer, JobKind};
use kernel::{Fact, FactKind};
use store::{Db, Engine, Error, Res, Write, p, sql};

pub static POSTED: FactKind = FactKind { name: "reply.posted", version: 1, keep_days: 400, live: true };
pub static OPENED: FactKind = FactKind { name: "space.opened", version: 1, keep_days: 400, live: false };

sql!(
    pub TRACE,
    "INSERT INTO source_keys (source, kind, key, id) VALUES ($1, $2, $3, $4)"
);
// Counts instead of refusing: a second delivery shows as a 2.
sql!(
    pub TALLY,
    "INSERT INTO source_keys (source, kind, key, id) VALUES ($1, 'tally', $2, 1)
     ON CONFLICT (source, kind, key) DO UPDATE SET id = source_keys.id + 1"
);
sql!(pub TRACES, "SELECT id FROM source_keys WHERE source = $1 ORDER BY id");
sql!(pub SEQS, "SELECT seq FROM facts ORDER BY seq");
sql!(pub UNNUMBERED, "SELECT id FROM facts WHERE seq IS NULL");
sql!(pub PLACE, "SELECT seq FROM consumers WHERE name = $1");
sql!(pub JOBS, "SELECT id FROM jobs WHERE kind = $1 ORDER BY id");

/// One trace of a number under a name; a second one of the same number breaks the key.
pub fn trace(w: &mut Write<'_>, name: &str, number: i64) -> Res<()> {
    w.exec(&TRACE, p![name, "trace", &number.to_string(), number]).map(drop)
}

/// One more time that a number was seen under a name.
pub fn tally(w: &mut Write<'_>, name: &str, number: i64) -> Res<()> {
    w.exec(&TALLY, p![name, &number.to_string()]).map(drop)
}

pub fn hear(name: &'static str, handle: fn(&mut Write<'_>, &Fact) -> Res<()>) -> Consumer {
    Consumer { name, hears: &["reply.posted"], quiet: false, handle }
}

pub fn listener() -> Consumer {
    hear("listener", |w, fact| trace(w, "listener", fact.subject))
}

pub fn kind(name: &'static str, run: fn(&mut Write<'_>, &str) -> Res<Option<String>>) -> JobKind {
    JobKind { name, every_ms: None, run }
}

pub fn no(why: &str) -> Error {
    Error::Other(why.to_owned())
}

pub async fn post(db: &Db, subject: i64) {
    db.write_hot(move |w| {
        let now = w.now();
        w.announce(Fact::new(&POSTED, subject, now).with("words", 3));
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

pub async fn traces(db: &Db, name: &'static str) -> Vec<i64> {
    db.read(move |r| r.ints(&TRACES, p![name])).await.unwrap()
}

/// Runs `body` on both engines, with two handles on the same database.
pub fn two_nodes(body: impl AsyncFn(Db, Db, kernel::Clock)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = testkit::fresh(engine, testkit::Fresh::Empty);
        let clock = testkit::options().clock;
        let options = || store::Options { clock: clock.clone(), ..testkit::options() };
        testkit::block_on(async {
            let one = Db::open(place.target(), options()).unwrap();
            let two = Db::open(place.target(), options()).unwrap();
            body(one, two, clock.clone()).await;
        });
    }
}
