//! The numbered trail of migrations, run all or nothing before anything else.

use crate::read::On;
use crate::{Engine, Error, Read, Res, dialect, p};

macro_rules! trail {
    ($($name:literal),* $(,)?) => {
        /// Every migration in order: its name and its text.
        pub const MIGRATIONS: Trail =
            &[$(($name, include_str!(concat!("../../../migrations/", $name, ".sql")))),*];
    };
}
trail![
    "0001_house",
    "0002_people",
    "0003_spaces",
    "0004_conversations",
    "0005_wayfinding",
    "0006_roles",
    "0007_registers",
    "0008_profiles",
    "0009_places",
    "0010_outcomes",
    "0011_timing",
    "0012_files",
    "0013_attention",
    "0014_finding",
    "0015_moderation",
    "0016_outside",
    "0017_imports",
    "0018_operation",
    "0019_vault",
    "0020_agenda",
    "0021_descriptions",
    "0022_reading",
];

/// Names and texts in order.
pub type Trail = &'static [(&'static str, &'static str)];

crate::sql!(APPLIED, "SELECT name FROM migrations ORDER BY name");

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, program TEXT NOT NULL)";

/// Brings a database to this program's state, or leaves it exactly as it was.
pub(crate) fn run(read: &mut Read<'_>, trail: Trail) -> Res<()> {
    simple(read, begin(read.engine()))?;
    let done = steps(read, trail).and_then(|()| simple(read, "COMMIT"));
    if done.is_err() {
        // What went wrong first is what has to be told.
        drop(simple(read, "ROLLBACK"));
    }
    done
}

const fn begin(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        // One program at a time, however many nodes start together.
        Engine::Postgres => "BEGIN; SELECT pg_advisory_xact_lock(72353)",
    }
}

fn steps(read: &mut Read<'_>, trail: Trail) -> Res<()> {
    simple(read, TABLE)?;
    let applied: Vec<(String,)> = read.all(&APPLIED, p![])?;
    if let Some((name,)) = applied.iter().find(|(a,)| trail.iter().all(|(m, _)| m != a)) {
        return Err(Error::Newer(name.clone()));
    }
    for (name, text) in trail {
        if applied.iter().all(|(a,)| a != name) {
            let text = dialect::migration(text, read.engine());
            simple(read, &text).map_err(|e| named(name, e))?;
            let version = env!("CARGO_PKG_VERSION");
            simple(read, &format!("INSERT INTO migrations (name, program) VALUES ('{name}', '{version}')"))?;
        }
    }
    Ok(())
}

fn named(name: &str, error: Error) -> Error {
    match error {
        Error::Other(why) => Error::Other(format!("migration {name}: {why}; nothing was changed")),
        other => other,
    }
}

fn simple(read: &mut Read<'_>, text: &str) -> Res<()> {
    match &mut read.on {
        On::Lite(lite) => lite.run(text),
        On::Pg(pg) => pg.simple(text),
    }
}
