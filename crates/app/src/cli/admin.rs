//! `token` and `admin …`: what an operator does from the shell. Every act is an audit row.

mod settings;

use ::store::Db;
use clap::{Args, Subcommand};
use kernel::PersonId;
use kernel::time::HOUR;
use people::{key_store, secret, store};

use super::{database, end};
use crate::config::Settings;

/// An act, and how its answer is said.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// Print the answer as JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    act: Admin,
}

/// Acts of the operator.
#[derive(Debug, Subcommand)]
enum Admin {
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
    /// Sign somebody out everywhere: devices, tokens, links
    SignOut {
        /// Whom
        handle: String,
    },
    /// The settings of the network: list, get, set, unset
    #[command(subcommand)]
    Settings(settings::Act),
    /// Build the index of search anew; goes on where it was stopped
    Reindex,
}

/// What is printed: words for people, JSON for programs.
pub(super) struct Said {
    words: String,
    json: serde_json::Value,
}

pub(super) async fn run(settings: &Settings, asked: &Asked) -> Result<(), String> {
    let db = database(settings)?;
    let said = carry_out(settings, &db, &asked.act).await;
    end(db);
    let said = said?;
    if asked.json {
        println!("{}", said.json);
    } else if !said.words.is_empty() {
        println!("{}", said.words);
    }
    Ok(())
}

async fn carry_out(settings: &Settings, db: &Db, act: &Admin) -> Result<Said, String> {
    let base = settings.url.clone().unwrap_or_else(|| format!("http://{}", settings.listen));
    match act {
        Admin::OwnerLink => {
            if db.read(store::anybody).await.map_err(|e| e.to_string())? {
                refused(db, "link.owner").await?;
                return Err(
                    "this network has people already; use “admin reset HANDLE” for one of them".into()
                );
            }
            Ok(link(&base, &new_owner_link(db).await?))
        }
        Admin::Reset { handle } => {
            let id = person(db, handle, &["active", "invited", "placeholder"]).await?;
            let (fresh, kept) = pair();
            db.write(move |w| key_store::add_link(w, "reset", Some(id), None, &kept, HOUR))
                .await
                .map_err(|e| e.to_string())?;
            Ok(link(&base, &fresh))
        }
        Admin::Suspend { handle } => {
            let id = person(db, handle, &["active"]).await?;
            db.write(move |w| store::suspend_by_operator(w, id)).await.map_err(|e| e.to_string())?;
            Ok(done(handle, "suspended"))
        }
        Admin::Unlock { handle } => {
            let id = person(db, handle, &["suspended"]).await?;
            db.write(move |w| store::restore_by_operator(w, id)).await.map_err(|e| e.to_string())?;
            Ok(done(handle, "unlocked"))
        }
        Admin::SignOut { handle } => {
            let id = person(db, handle, &["active", "suspended"]).await?;
            db.write(move |w| {
                key_store::end_all(w, id)?;
                web::Entry::done(None, "sessions.end", id.number()).by_way("command").write(w)
            })
            .await
            .map_err(|e: ::store::Error| e.to_string())?;
            Ok(done(handle, "signed-out"))
        }
        Admin::Settings(act) => settings::run(settings, db, act).await,
        Admin::Reindex => {
            let tell = |at: &str| eprintln!("search: {at}");
            wayfinding::search::resume(db, tell).await.map_err(|e| e.to_string())?;
            Ok(Said { words: String::new(), json: serde_json::json!({"done": "reindexed"}) })
        }
    }
}

fn link(base: &str, secret: &str) -> Said {
    let link = format!("{base}/link/{secret}");
    Said { json: serde_json::json!({"link": link}), words: link }
}

/// Nothing is printed for people: what was asked is done.
fn done(handle: &str, what: &str) -> Said {
    let handle = handle.trim_start_matches('@');
    Said { words: String::new(), json: serde_json::json!({"handle": handle, "done": what}) }
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

/// Somebody in one of these states; none: in any.
async fn person(db: &Db, handle: &str, states: &[&str]) -> Result<PersonId, String> {
    let name = handle.trim_start_matches('@').to_lowercase();
    let found = db.read(move |r| store::password_of(r, &name)).await.map_err(|e| e.to_string())?;
    let Some((id, _, state)) = found else {
        return Err(format!(
            "there is no person “{handle}”; a handle is the end of the address of a profile, as in /p/HANDLE"
        ));
    };
    if !states.is_empty() && !states.contains(&state.as_str()) {
        return Err(format!("“{handle}” is {state}; this is for people who are {}", states.join(" or ")));
    }
    Ok(id)
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
    let id = person(&db, handle, &[]).await?;
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
