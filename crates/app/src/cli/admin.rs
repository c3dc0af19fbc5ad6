//! `token` and `admin …`: what an operator does from the shell. Every act is an audit row.

use ::store::Db;
use clap::Subcommand;
use commons::people::{key_store, secret, store};
use kernel::PersonId;
use kernel::time::HOUR;

use super::{database, end};
use crate::config::Settings;

/// Acts of the operator.
#[derive(Debug, Subcommand)]
pub(super) enum Admin {
    /// Print a new link for the network's first owner (single use, one hour)
    OwnerLink,
    /// Print a link with which a person chooses a new password (single use, one hour)
    Reset {
        /// Whose password
        handle: String,
    },
    /// Suspend somebody’s access: signed out everywhere
    Suspend {
        /// Who
        handle: String,
    },
    /// Restore the access of a suspended person
    Unlock {
        /// Who
        handle: String,
    },
    /// Build the index of search anew; goes on where it was stopped
    Reindex,
}

pub(super) async fn run(settings: &Settings, act: &Admin) -> Result<(), String> {
    let db = database(settings)?;
    let base = settings.url.clone().unwrap_or_else(|| format!("http://{}", settings.listen));
    match act {
        Admin::OwnerLink => {
            if db.read(commons::people::store::anybody).await.map_err(|e| e.to_string())? {
                refused(&db, "link.owner").await?;
                return Err(
                    "this network has people already; use “admin reset HANDLE” for one of them".into()
                );
            }
            let link = new_owner_link(&db).await?;
            println!("{base}/link/{link}");
        }
        Admin::Reset { handle } => {
            let id = person(&db, handle).await?;
            let (fresh, kept) = pair();
            db.write(move |w| key_store::add_link(w, "reset", Some(id), None, &kept, HOUR))
                .await
                .map_err(|e| e.to_string())?;
            println!("{base}/link/{fresh}");
        }
        Admin::Suspend { handle } => {
            let id = person(&db, handle).await?;
            db.write(move |w| store::suspend_by_operator(w, id)).await.map_err(|e| e.to_string())?;
        }
        Admin::Reindex => {
            let tell = |at: &str| eprintln!("search: {at}");
            wayfinding::search::resume(&db, tell).await.map_err(|e| e.to_string())?;
        }
        Admin::Unlock { handle } => {
            let id = person(&db, handle).await?;
            db.write(move |w| store::restore_by_operator(w, id)).await.map_err(|e| e.to_string())?;
        }
    }
    end(db);
    Ok(())
}

/// Notes an act that was refused here.
async fn refused(db: &Db, act: &'static str) -> Result<(), String> {
    let row = web::Entry { outcome: "refused", ..web::Entry::done(None, act, 0).by_way("command") };
    db.write(move |w| row.write(w)).await.map_err(|e| e.to_string())
}

fn pair() -> (String, String) {
    let fresh = secret::fresh();
    (fresh.clone(), fresh)
}

async fn person(db: &Db, handle: &str) -> Result<PersonId, String> {
    let name = handle.trim_start_matches('@').to_lowercase();
    let found = db.read(move |r| store::password_of(r, &name)).await.map_err(|e| e.to_string())?;
    found.map(|(id, ..)| id).ok_or_else(|| format!("there is no person “{handle}”"))
}

/// A new owner link; the ones before are void.
pub(super) async fn new_owner_link(db: &Db) -> Result<String, String> {
    let (fresh, kept) = pair();
    db.write(move |w| key_store::add_link(w, "owner", None, None, &kept, HOUR))
        .await
        .map_err(|e| e.to_string())?;
    Ok(fresh)
}

/// Shows the owner link on the terminal and in a file only its owner can read; never in the log.
pub(super) fn show_owner_link(settings: &Settings, base: &str, secret: &str) {
    let link = format!("{base}/link/{secret}");
    println!("\nNobody owns this network yet. Open this link within the hour; it works once:\n\n  {link}\n");
    let path = settings.data.join("owner-link");
    if let Err(error) = write_private(&path, &link) {
        eprintln!("The link could not be written to {}: {error}", path.display());
    }
}

fn write_private(path: &std::path::Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(format!("{text}\n").as_bytes())
}

pub(super) async fn token(settings: &Settings, handle: &str, label: &str) -> Result<(), String> {
    let db = database(settings)?;
    let id = person(&db, handle).await?;
    let active = db.read(move |r| store::actor(r, id)).await.map_err(|e| e.to_string())?;
    if active.is_none() {
        return Err(format!("“{handle}” cannot sign in, so there is no token for them"));
    }
    let (fresh, kept) = pair();
    let label = label.to_owned();
    db.write(move |w| key_store::add_token(w, id, &label, &kept)).await.map_err(|e| e.to_string())?;
    println!("{fresh}");
    end(db);
    Ok(())
}
