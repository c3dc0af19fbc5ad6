//! A database per test: migrated and filled once for all test processes, copied for each test.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::Clock;
use kernel::time::DAY;
use store::{Db, Engine, MIGRATIONS, Options, Target};
use tempfile::TempDir;

use crate::{cluster, plant, town};

/// What a new database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fresh {
    /// Not even a schema.
    Nothing,
    /// The schema.
    Empty,
    /// The schema and the town.
    Town,
}

/// Where a test's database lies; it is removed when this is dropped.
#[derive(Debug)]
pub struct Place {
    target: Target,
    _folder: Option<TempDir>,
    database: Option<String>,
}

impl Place {
    /// Ends all connections to it, as a server that restarts does. Does nothing on SQLite.
    pub fn cut(&self) {
        if let Some(name) = &self.database {
            let cut =
                format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
            admin(&cut).unwrap();
        }
    }
    /// What to open.
    #[must_use]
    pub fn target(&self) -> Target {
        self.target.clone()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(name) = &self.database {
            admin(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).ok();
        }
    }
}

/// A new database on one engine.
#[must_use]
pub fn fresh(engine: Engine, what: Fresh) -> Place {
    match engine {
        Engine::Sqlite => {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("ensemble.db");
            if what != Fresh::Nothing {
                std::fs::copy(file_template(what), &file).unwrap();
            }
            Place { target: Target::Sqlite(file), _folder: Some(folder), database: None }
        }
        Engine::Postgres => {
            let (name, blank) = (new_name(), "template0 ENCODING 'UTF8' LOCALE 'C'");
            let template = if what == Fresh::Nothing { blank.to_owned() } else { database_template(what) };
            admin(&format!("CREATE DATABASE {name} TEMPLATE {template}")).unwrap();
            Place { target: Target::Postgres(address(&name)), _folder: None, database: Some(name) }
        }
    }
}

/// The address of the tests' PostgreSQL: `ENSEMBLE_TEST_POSTGRES`, else a private cluster that all
/// test processes share and that goes away by itself.
pub fn postgres() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        std::env::var("ENSEMBLE_TEST_POSTGRES")
            .unwrap_or_else(|_| cluster::url(&cluster::folder()).unwrap_or_else(|why| panic!("{why}")))
    })
}

fn address(database: &str) -> String {
    let (server, _) = postgres().rsplit_once('/').unwrap();
    format!("{server}/{database}")
}

fn new_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let at = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_micros();
    format!("test_{}_{at}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn file_template(what: Fresh) -> PathBuf {
    static MADE: [OnceLock<PathBuf>; 3] = [const { OnceLock::new() }; 3];
    let made = MADE.get(what as usize).unwrap();
    made.get_or_init(|| {
        let folder = cluster::folder();
        let _guard = cluster::lock(&folder).unwrap();
        cluster::touch(&folder).unwrap();
        let done = folder.join(format!("{}.db", stamp(what)));
        if !done.exists() {
            let building = folder.join("building.db");
            for left in ["building.db", "building.db-wal", "building.db-shm"] {
                std::fs::remove_file(folder.join(left)).ok();
            }
            fill(Target::Sqlite(building.clone()), what);
            std::fs::rename(&building, &done).unwrap();
        }
        done
    })
    .clone()
}

fn database_template(what: Fresh) -> String {
    static MADE: [OnceLock<String>; 3] = [const { OnceLock::new() }; 3];
    let made = MADE.get(what as usize).unwrap();
    made.get_or_init(|| {
        postgres();
        let _guard = cluster::lock(&cluster::folder().join("template")).unwrap();
        let name = stamp(what);
        let known = format!("DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = '{name}' AND datistemplate) THEN RAISE 'no'; END IF; END $$");
        if admin(&known).is_err() {
            admin(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).unwrap();
            admin(&format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")).unwrap();
            fill(Target::Postgres(address(&name)), what);
            admin(&format!("ALTER DATABASE {name} WITH is_template true")).unwrap();
        }
        name
    })
    .clone()
}

fn fill(target: Target, what: Fresh) {
    // Filled the day before, so that the first id of a test is of the test's own moment.
    let clock = Clock::fixed(town::NOW.plus(-DAY));
    let db = Db::open(target, Options { clock, ..town::options() }).unwrap();
    if what == Fresh::Town {
        let filling = db.clone();
        on_a_thread(move || async move { filling.bulk(plant::everything).await.unwrap() });
    }
    db.close().unwrap();
}

/// Changes whenever the schema or the town does, so that no test meets yesterday's template.
fn stamp(what: Fresh) -> String {
    let own = [
        include_str!("people.rs"),
        include_str!("places.rs"),
        include_str!("plant.rs"),
        include_str!("town.rs"),
        include_str!("fresh.rs"),
    ];
    let texts = MIGRATIONS
        .iter()
        .map(|(_, text)| *text)
        .chain(own)
        .chain([include_str!("../../store/src/dialect.rs")]);
    // FNV-1a: enough to tell two versions of our own files apart.
    let sum = texts
        .flat_map(str::bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{what:?}_{sum:x}").to_lowercase()
}

/// Runs one command on the server itself.
pub(crate) fn admin(command: &str) -> Result<(), tokio_postgres::Error> {
    let (server, command) = (postgres().to_owned(), command.to_owned());
    on_a_thread(move || async move {
        let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        client.batch_execute(&command).await
    })
}

/// Tests call in from inside and outside of runtimes; a thread of its own may always wait.
fn on_a_thread<T, F>(work: impl FnOnce() -> F + Send + 'static) -> T
where
    T: Send + 'static,
    F: Future<Output = T>,
{
    let run =
        move || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work());
    std::thread::spawn(run).join().unwrap()
}
