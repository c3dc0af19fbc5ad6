//! `check`: settings, database, rules, integrity. Exit 0 when nothing is wrong, 1 with a list when
//! something is, 2 when the database could not be looked at.

use std::process::ExitCode;

use kernel::{Clock, Lang, Lexicon};

use super::{database, end};
use crate::config::Settings;
use crate::vault::check::{Finding, Level, disk, look, repair};
use crate::{open, rooms};

/// The language the shell speaks.
fn language() -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    if said.is_some_and(|lang| lang.starts_with("fr")) { Lang::Fr } else { Lang::En }
}

pub(super) async fn run(settings: &Settings, json: bool, mend: bool) -> ExitCode {
    let words = match rooms::words() {
        Ok(words) => Box::leak(Box::new(words)),
        Err(why) => {
            eprintln!("ensemble: {why}");
            return ExitCode::from(2);
        }
    };
    let l = Lexicon::new(words, language(), &settings.zone, Clock::system().now());
    let mut found = vec![
        Finding::of(&l, "words", Ok("en, fr".into())),
        Finding::of(&l, "rules", rooms::gate().map(|_| "ok".into())),
    ];
    let looked = database(settings);
    match &looked {
        Ok(db) => {
            found.push(Finding::of(&l, "database", Ok(format!("{:?}", db.engine()))));
            let depot = open::depot(settings).ok();
            let blobs = depot.as_ref().map(|d| &d.blobs);
            let mut seen = look(db, blobs, &l).await;
            if mend && seen.iter().any(|f| f.repairs) {
                match repair(db, &seen).await {
                    Ok(()) => seen = look(db, blobs, &l).await,
                    Err(error) => eprintln!("ensemble: {error}"),
                }
            }
            found.extend(seen);
            found.push(disk(&settings.data, &l));
        }
        Err(why) => found.push(Finding::of(&l, "database", Err(why.clone()))),
    }
    let reached = looked.is_ok();
    if let Ok(db) = looked {
        end(db);
    }
    say(&found, json);
    match (reached, found.iter().all(|f| f.fine)) {
        (false, _) => ExitCode::from(2),
        (true, false) => ExitCode::FAILURE,
        (true, true) => ExitCode::SUCCESS,
    }
}

fn say(found: &[Finding], json: bool) {
    if json {
        let fine = found.iter().all(|f| f.fine);
        println!("{}", serde_json::json!({ "fine": fine, "findings": found }));
        return;
    }
    for f in found {
        let mark = match f.level {
            Level::Fine => "ok   ",
            Level::Note => "note ",
            Level::Wrong => "WRONG",
        };
        println!("{mark} {}: {}", f.what, f.detail);
        if !f.todo.is_empty() {
            println!("      {}", f.todo);
        }
    }
}
