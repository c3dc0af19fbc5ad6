//! `import` and `export`.

use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use commons::people::table::Kind as Table;

use super::{database, end};
use crate::config::Settings;
use crate::{exchange, rooms};

/// What kind of past a file holds.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Kind {
    /// A Slack export (.zip)
    Slack,
    /// Ensemble's own interchange form (JSON Lines)
    Jsonl,
    /// People of the organisation (CSV)
    People,
    /// Units of the organisation (CSV)
    Units,
}

impl Kind {
    /// The kind of table, when it is one.
    const fn table(self) -> Option<Table> {
        match self {
            Self::People => Some(Table::People),
            Self::Units => Some(Table::Units),
            _ => None,
        }
    }
}

pub(super) async fn import(settings: &Settings, kind: Kind, file: &Path, json: bool) -> ExitCode {
    if let Some(table) = kind.table() {
        return super::table::import(settings, table, file, json).await;
    }
    let db = match database(settings) {
        Ok(db) => db,
        Err(why) => {
            eprintln!("ensemble: {why}");
            return ExitCode::from(2);
        }
    };
    let done = match kind {
        Kind::Slack => exchange::slack(&db, file, &exchange::Progress::terminal()).await,
        Kind::Jsonl | Kind::People | Kind::Units => {
            exchange::jsonl(&db, file, &exchange::Progress::terminal()).await
        }
    };
    let summary = match done {
        Ok(summary) => summary,
        Err(error) => {
            eprintln!("ensemble: {error}");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = jobs::settle(&db, &rooms::consumers(), &rooms::kinds()).await {
        eprintln!("ensemble: everything is in, but not yet searchable ({error}); “serve” goes on with it");
    }
    end(db);
    if json {
        println!("{}", serde_json::to_string(&summary).unwrap_or_default());
    } else {
        println!("{summary}");
    }
    if summary.skipped.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

pub(super) async fn export(settings: &Settings, file: &Path) -> Result<(), String> {
    let db = database(settings)?;
    let summary =
        exchange::export(&db, file, &exchange::Progress::terminal()).await.map_err(|e| e.to_string())?;
    end(db);
    println!("{summary}");
    Ok(())
}
