//! `export`.

use std::path::Path;

use super::{database, end};
use crate::config::Settings;
use crate::{exchange, open};

pub(super) async fn export(settings: &Settings, file: &Path) -> Result<(), String> {
    let db = database(settings)?;
    let progress = exchange::Progress::terminal();
    let done = if exchange::is_zip(file) {
        exchange::pack(&db, &open::depot(settings)?.blobs, file, &progress).await
    } else {
        exchange::export(&db, file, &progress).await
    };
    let summary = done.map_err(|e| e.to_string())?;
    end(db);
    print!("{summary}");
    Ok(())
}
