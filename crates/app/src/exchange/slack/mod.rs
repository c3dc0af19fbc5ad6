//! A Slack export: `users.json`, `channels.json`, a folder for each channel, a file for each day.

mod channel;
mod emoji;
mod group;
mod marks;
mod people;
mod records;
mod space;
mod store;
mod words;

use std::collections::HashMap;
use std::path::Path;

use ::store::{Db, p};

use super::archive::{Archive, Bounds, Reader};
use super::ids::PastIds;
use super::store::{AUDIT, keys};
use super::{ExchangeError, Pace, Progress, Summary};
use people::Somebody;
use records::{Channel, User};

/// Everything one run knows.
pub(crate) struct Run {
    db: Db,
    source: String,
    people: HashMap<String, Somebody>,
    /// Spaces of channels that are here, by the channel's id: slug.
    places: HashMap<String, String>,
    ids: PastIds,
    progress: Progress,
    pace: Pace,
    summary: Summary,
}

/// Brings a Slack export in. Running it again adds only what is new.
///
/// # Errors
/// A sentence when the file is no export or cannot be read; nothing is stored then.
pub async fn slack(db: &Db, file: &Path, progress: &Progress) -> Result<Summary, ExchangeError> {
    paced(db, file, progress, Bounds::default(), Pace::default()).await
}

/// As [`slack`], with limits and batches of a test.
pub(crate) async fn paced(
    db: &Db,
    file: &Path,
    progress: &Progress,
    bounds: Bounds,
    pace: Pace,
) -> Result<Summary, ExchangeError> {
    let path = file.to_owned();
    let opened = off_thread(move || {
        let archive = Archive::check(&path, bounds)?;
        let export = Export::open(&archive)?;
        Ok((archive, export))
    });
    let (archive, export) = opened.await?;
    let mut run = Run {
        db: db.clone(),
        source: export.source(),
        people: HashMap::new(),
        places: HashMap::new(),
        ids: PastIds::default(),
        progress: progress.clone(),
        pace,
        summary: Summary::default(),
    };
    for (place, reason) in export.bad {
        run.summary.skip(place, reason);
    }
    db.bulk(|w| {
        let id = w.id::<()>();
        w.exec(&AUDIT, p![id, w.now(), "import.slack"]).map(drop)
    })
    .await?;
    run.people(export.users).await?;
    let (source, kind) = (run.source.clone(), "message");
    let mut known = db.read_for(0, move |r| keys(r, &source, kind)).await?;
    let channels = run.open_spaces(export.channels).await?;
    for (channel, space) in channels {
        run.channel(&archive, &export.prefix, channel, space, &mut known).await?;
    }
    run.progress.finish();
    Ok(run.summary)
}

/// Runs work that waits for the disk or the processor apart from the runtime's own threads.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ExchangeError> + Send + 'static,
) -> Result<T, ExchangeError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(ExchangeError::file("An internal error while reading the file.")))
}

/// What stands at the top of an export.
struct Export {
    prefix: String,
    users: Vec<User>,
    channels: Vec<Channel>,
    bad: Vec<(String, String)>,
}

impl Export {
    fn open(archive: &Archive) -> Result<Self, ExchangeError> {
        let prefix = prefix(archive.names()).ok_or_else(|| {
            ExchangeError::file(
                "This zip is not a Slack export: there is no users.json with a channels.json beside it. Nothing was imported.",
            )
        })?;
        let (mut reader, mut bad) = (archive.reader()?, Vec::new());
        let users = list(&mut reader, &prefix, "users.json", &mut bad)?;
        let channels = list(&mut reader, &prefix, "channels.json", &mut bad)?;
        for private in ["groups.json", "dms.json", "mpims.json"] {
            if archive.names().contains(&format!("{prefix}{private}")) {
                bad.push((private.to_owned(), "private conversations are not imported".to_owned()));
            }
        }
        Ok(Self { prefix, users, channels, bad })
    }

    /// Keys of one workspace are its own; an export without its id is just "slack".
    fn source(&self) -> String {
        let team = self.users.iter().find_map(|u| u.team_id.clone()).filter(|t| !t.is_empty());
        team.map_or_else(|| "slack".to_owned(), |team| format!("slack:{team}"))
    }
}

/// The folder all of it lies in: usually none.
fn prefix(names: &[String]) -> Option<String> {
    let found = names.iter().filter_map(|n| n.strip_suffix("users.json"));
    let found = found.filter(|p| p.is_empty() || p.ends_with('/')).min_by_key(|p| p.len())?;
    names.contains(&format!("{found}channels.json")).then(|| found.to_owned())
}

fn list<T: serde::de::DeserializeOwned>(
    reader: &mut Reader,
    prefix: &str,
    name: &str,
    bad: &mut Vec<(String, String)>,
) -> Result<Vec<T>, ExchangeError> {
    let bytes = reader.bytes(&format!("{prefix}{name}"))?;
    let (all, wrong) = records::read(&bytes).map_err(|why| {
        ExchangeError::file(format!("{name} is not what a Slack export holds: {why}. Nothing was imported."))
    })?;
    bad.extend(wrong.into_iter().map(|(at, why)| (format!("{name} [{at}]"), why)));
    Ok(all.into_iter().map(|(_, record)| record).collect())
}
