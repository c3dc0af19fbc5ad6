//! Opens a site: database, words, gate.

use kernel::{Clock, Words};
use store::{Db, Options, Target};
use web::live::Hub;
use web::{Site, SiteParts};

use crate::config::Settings;
use crate::rooms;

/// Opens the database of `settings` with its folder.
///
/// # Errors
/// A sentence for the operator.
pub fn database(settings: &Settings, options: Options) -> Result<Db, String> {
    if let Target::Sqlite(path) = &settings.target
        && let Some(folder) = path.parent()
    {
        let mut made = std::fs::DirBuilder::new();
        made.recursive(true);
        // Password hashes and closed spaces lie in here: nobody else on the machine reads them.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut made, 0o700);
        made.create(folder)
            .map_err(|e| format!("the data folder {} cannot be made: {e}", folder.display()))?;
    }
    Db::open(settings.target.clone(), options).map_err(|e| e.to_string())
}

/// A site on an open database.
///
/// # Errors
/// When words or rules of the program itself do not fit together (tests forbid that).
pub fn site(settings: &Settings, db: Db) -> Result<Site, String> {
    let words: &'static Words = Box::leak(Box::new(rooms::words()?));
    let clock: Clock = db.clock().clone();
    Ok(Site::new(SiteParts {
        gate: rooms::gate()?,
        words,
        clock,
        live: Hub::default(),
        name: settings.name.clone(),
        zone: settings.zone.clone(),
        url: settings.url.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        demo: settings.demo,
        db,
    }))
}
