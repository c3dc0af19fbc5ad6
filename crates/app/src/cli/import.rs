//! `import`: each kind of past, the list of imports, and taking one back.

use std::fmt::Display;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use people::table::Kind as Table;
use serde::Serialize;
use store::Db;

use super::{database, end, table};
use crate::config::Settings;
use crate::exchange::{self, Choices, ExchangeError, Kind, Map, Progress};
use crate::{open, rooms};

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// A Slack export (.zip)
    Slack(Past),
    /// A mailing list (mbox)
    Mbox(Past),
    /// Files of the Discourse API, in a folder or a .zip
    Discourse(Past),
    /// Ensemble's own interchange form: JSON Lines, or a .zip of them with files
    Jsonl(Plain),
    /// People of the organisation (CSV)
    People(Plain),
    /// Units of the organisation (CSV)
    Units(Plain),
    /// Imports there were, newest first
    List {
        /// Print it as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take back what an import brought; what somebody replied to stays and is listed
    Undo {
        /// Its number
        id: i64,
        /// Print the summary as JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct Plain {
    /// The file
    file: PathBuf,
    /// Print the summary as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Past {
    /// The file
    file: PathBuf,
    /// Print the summary as JSON
    #[arg(long)]
    json: bool,
    /// Say what would come, and store nothing
    #[arg(long)]
    preview: bool,
    /// Who is who and which channel goes where (TOML)
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// With --preview: write the map that would do the same
    #[arg(long, value_name = "FILE", requires = "preview")]
    map_out: Option<PathBuf>,
    /// Private channels come in too, as spaces by invitation for their members
    #[arg(long)]
    private: bool,
    /// Direct messages come in too, each as a space for those who wrote them
    #[arg(long)]
    direct: bool,
    /// Fetch the files that messages point to by links, from public addresses; again tries what failed again
    #[arg(long)]
    fetch_files: bool,
    /// Go on with an import of this file that was cut off; an error when there is none
    #[arg(long)]
    resume: bool,
}

pub(super) async fn run(settings: &Settings, import: &Import) -> ExitCode {
    let done = match import {
        Import::Slack(past) => bring(settings, Kind::Slack, past).await,
        Import::Mbox(past) => bring(settings, Kind::Mbox, past).await,
        Import::Discourse(past) => bring(settings, Kind::Discourse, past).await,
        Import::Jsonl(plain) => jsonl(settings, plain).await,
        Import::People(Plain { file, json }) => {
            return table::import(settings, Table::People, file, *json).await;
        }
        Import::Units(Plain { file, json }) => {
            return table::import(settings, Table::Units, file, *json).await;
        }
        Import::List { json } => list(settings, *json).await,
        Import::Undo { id, json } => undo(settings, *id, *json).await,
    };
    done.unwrap_or_else(|why| {
        eprintln!("ensemble: {why}");
        ExitCode::from(2)
    })
}

fn said(error: &ExchangeError) -> String {
    error.to_string()
}

/// As JSON for a script, or in words.
fn show(what: &(impl Serialize + Display), json: bool) {
    if json {
        println!("{}", serde_json::to_string(what).unwrap_or_default());
    } else {
        print!("{what}");
    }
}

fn exit(bad: bool) -> ExitCode {
    ExitCode::from(u8::from(bad))
}

async fn choices(past: &Past) -> Result<Choices, String> {
    let map = match &past.map {
        Some(path) => {
            let text = tokio::fs::read_to_string(path).await;
            let text = text.map_err(|e| format!("{}: {e}", path.display()))?;
            Map::parse(&text).map_err(|e| said(&e))?
        }
        None => Map::default(),
    };
    Ok(Choices { private: past.private, direct: past.direct, map, resume: past.resume })
}

async fn bring(settings: &Settings, kind: Kind, past: &Past) -> Result<ExitCode, String> {
    let choices = choices(past).await?;
    let db = database(settings)?;
    if past.preview {
        let seen = exchange::preview(&db, kind, &past.file, &choices).await.map_err(|e| said(&e))?;
        end(db);
        if let Some(path) = &past.map_out {
            let written = tokio::fs::write(path, seen.map().text()).await;
            written.map_err(|e| format!("{}: {e}", path.display()))?;
        }
        show(&seen, past.json);
        return Ok(exit(!seen.skipped.is_empty()));
    }
    let progress = Progress::terminal();
    let summary = exchange::import(&db, kind, &past.file, &choices, &progress).await.map_err(|e| said(&e))?;
    let fetched = match past.fetch_files {
        true => Some(fetched(settings, &db, kind, past, &choices).await?),
        false => None,
    };
    searchable(db).await;
    match (&fetched, past.json) {
        (Some(files), true) => println!("{}", serde_json::json!({ "import": summary, "files": files })),
        (Some(files), false) => print!("{summary}{files}"),
        (None, _) => show(&summary, past.json),
    }
    let bad = fetched.is_some_and(|files| !files.skipped.is_empty());
    Ok(ExitCode::from(summary.exit_code().max(u8::from(bad))))
}

async fn fetched(
    settings: &Settings,
    db: &Db,
    kind: Kind,
    past: &Past,
    choices: &Choices,
) -> Result<exchange::Fetched, String> {
    let (depot, progress) = (open::depot(settings)?, Progress::terminal());
    let outward = web::outward::Outward::default();
    let beside = (&depot, &outward, &progress);
    exchange::fetch(db, kind, &past.file, choices, beside).await.map_err(|e| said(&e))
}

async fn jsonl(settings: &Settings, plain: &Plain) -> Result<ExitCode, String> {
    let db = database(settings)?;
    let progress = Progress::terminal();
    let done = if exchange::is_zip(&plain.file) {
        exchange::unpack(&db, &open::depot(settings)?, &plain.file, &progress).await
    } else {
        exchange::jsonl(&db, &plain.file, &progress).await
    };
    let summary = done.map_err(|e| said(&e))?;
    searchable(db).await;
    show(&summary, plain.json);
    Ok(ExitCode::from(summary.exit_code()))
}

/// Delivers the facts of the past, and ends.
async fn searchable(db: Db) {
    if let Err(error) = jobs::settle(&db, &rooms::consumers(), &rooms::kinds()).await {
        eprintln!("ensemble: everything is in, but not yet searchable ({error}); “serve” goes on with it");
    }
    end(db);
}

async fn list(settings: &Settings, json: bool) -> Result<ExitCode, String> {
    let db = database(settings)?;
    let all = db.read(|r| exchange::list(r, None, 1_000)).await.map_err(|e| e.to_string())?;
    end(db);
    if json {
        println!("{}", serde_json::to_string(&all).unwrap_or_default());
        return Ok(ExitCode::SUCCESS);
    }
    for one in &all {
        let (kept, began) =
            (if one.kept > 0 { format!(", {} kept", one.kept) } else { String::new() }, one.started());
        println!(
            "{}  {}  {}  {}  {}: {} people, {} spaces, {} threads, {} messages{kept}",
            one.id,
            began.stamp(),
            one.kind,
            one.state,
            one.file,
            one.people,
            one.spaces,
            one.threads,
            one.messages
        );
    }
    Ok(ExitCode::SUCCESS)
}

async fn undo(settings: &Settings, id: i64, json: bool) -> Result<ExitCode, String> {
    let db = database(settings)?;
    let undone = exchange::undo(&db, id).await.map_err(|e| said(&e))?;
    searchable(db).await;
    show(&undone, json);
    Ok(exit(!undone.kept.is_empty()))
}
