//! `export`.

use std::path::Path;

use super::{database, end};
use crate::config::Settings;
use crate::exchange;

pub(super) async fn export(settings: &Settings, file: &Path) -> Result<(), String> {
    let db = database(settings)?;
    let summary =
        exchange::export(&db, file, &exchange::Progress::terminal()).await.map_err(|e| e.to_string())?;
    end(db);
    println!("{summary}");
    Ok(())
}
