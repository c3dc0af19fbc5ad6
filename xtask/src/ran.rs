//! Every statement of the product is run by a test on both engines. Each test process notes what
//! it ran (`ENSEMBLE_RAN`); one test, where all rooms are linked, notes what there is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::run::Done;

/// Statements that make sense on one engine only: the other engine, the statement, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("Postgres", "store::write::NUMBER_FACTS", "there the sequencer numbers finished transactions"),
    ("Sqlite", "jobs::sequence::TAKE_COUNTER", SEQUENCER),
    ("Sqlite", "jobs::sequence::TRY_COUNTER", SEQUENCER),
    ("Sqlite", "jobs::sequence::NUMBER", SEQUENCER),
    ("Sqlite", "jobs::sequence::MOVE_COUNTER", SEQUENCER),
];
const SEQUENCER: &str = "there the one writer numbers facts in its own transaction";

/// Forgets the last run.
pub fn empty(folder: &Path) -> Done {
    drop(fs::remove_dir_all(folder));
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))
}

/// Whether every statement ran on both engines; names those that did not.
pub fn complete(folder: &Path) -> Done {
    let all = fs::read_to_string(folder.join("all")).map_err(|_| {
        "no test noted which statements there are: `statements` of the app did not run".to_owned()
    })?;
    let mut ran = BTreeSet::new();
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = fs::read_to_string(file.path()).unwrap_or_default();
        ran.extend(text.lines().map(str::to_owned));
    }
    let excused = |engine: &str, name: &str| EXCEPTIONS.iter().any(|(e, n, _)| *e == engine && *n == name);
    let mut never = Vec::new();
    for name in all.lines() {
        for engine in ["Sqlite", "Postgres"] {
            if !ran.contains(&format!("{engine} {name}")) && !excused(engine, name) {
                never.push(format!("  {name} on {engine}"));
            }
        }
    }
    if never.is_empty() {
        println!("{} statements ran on both engines", all.lines().count());
        return Ok(());
    }
    Err(format!("no test runs these statements:\n{}", never.join("\n")))
}
