//! What tests stand on: a town everybody knows by name, on both engines, in process, with a clock
//! that stands still.
//!
//! ```text
//! testkit::both_engines(async |t: testkit::Town| {
//!     assert_eq!(t.ines().name, "Inès Moreau");
//! });
//! ```
// A test that cannot be set up has to stop loudly; this crate is linked into tests only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

pub mod beside;
pub mod cluster;
#[cfg(feature = "app")]
pub mod desk;
mod fresh;
mod people;
mod places;
mod plant;
#[cfg(feature = "app")]
mod reply;
mod town;

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

#[cfg(feature = "app")]
pub use desk::{Beside, Desk};
pub use fresh::{Fresh, Place, fresh, postgres};
pub use people::{PEOPLE, Person};
pub use places::{MESSAGES, Message, SPACES, Space, THREADS, Thread, UNITS, Unit};
#[cfg(feature = "app")]
pub use reply::Reply;
pub use store::Engine;
pub use town::{NOW, Town, options};

/// Runs `body` in the town, on SQLite and then on PostgreSQL.
pub fn both_engines(body: impl AsyncFn(Town)) {
    each_engine(|engine| block_on(async { body(Town::on(engine)).await }));
}

/// Runs `body` on a database that has the schema and nothing else, on both engines.
pub fn both_engines_empty(body: impl AsyncFn(store::Db)) {
    each_engine(|engine| {
        let place = fresh(engine, Fresh::Empty);
        block_on(async {
            let db = store::Db::open(place.target(), options()).unwrap();
            body(db).await;
        });
    });
}

/// Runs `body` once for each engine and names the one it failed on.
pub fn each_engine(body: impl Fn(Engine)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if let Err(failure) = catch_unwind(AssertUnwindSafe(|| body(engine))) {
            eprintln!("… on {engine:?}");
            resume_unwind(failure);
        }
    }
}

/// Drives a future to its end on a small runtime of its own.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.worker_threads(2).enable_all().build().unwrap().block_on(work)
}

/// Prepares every registered statement on a database; answers those that it refuses, each with
/// the reason. The linker decides what is registered: run it where all rooms are linked.
pub async fn prepare_all(db: &store::Db) -> Vec<String> {
    let mut refused = Vec::new();
    for statement in store::STATEMENTS {
        if let Err(error) = db.read(move |r| r.prepare(statement)).await {
            refused.push(format!("{}: {error}", statement.name));
        }
    }
    refused
}
