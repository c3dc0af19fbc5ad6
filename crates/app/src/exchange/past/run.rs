//! One run: who there is, where they talked, what they said, in this order and in batches, each
//! with its step in one transaction.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use ::store::Db;
use kernel::ThreadId;
use sha2::{Digest, Sha256};

use super::journal::Journal;
use super::{Choices, Past, Plan, Speech};
use crate::exchange::ids::PastIds;
use crate::exchange::store::keys;
use crate::exchange::{ExchangeError, Pace, Progress, Summary};

/// Everything one run knows.
pub(super) struct Run {
    pub db: Db,
    pub past: Arc<dyn Past>,
    pub plan: Plan,
    pub source: String,
    pub speech: Arc<Speech>,
    pub known_people: HashMap<String, i64>,
    pub known_spaces: HashMap<String, i64>,
    pub known_messages: HashSet<String>,
    pub talk: HashMap<String, ThreadId>,
    pub ids: PastIds,
    pub journal: Journal,
    pub progress: Progress,
    pub pace: Pace,
    pub summary: Summary,
}

/// Brings a past in. Running it again adds only what is new; one that was cut off goes on.
pub(crate) async fn bring(
    db: &Db,
    past: Arc<dyn Past>,
    file: &Path,
    choices: &Choices,
    (progress, pace): (&Progress, Pace),
) -> Result<Summary, ExchangeError> {
    let plan = choices.map.plan(db).await?;
    let outline = past.outline().clone();
    let digest = digest(file, choices).await?;
    if choices.resume && !Journal::unfinished(db, digest.clone()).await? {
        return Err(ExchangeError::file("There is no unfinished import of this file with these choices."));
    }
    let name = file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let journal = Journal::open(db, [past.kind().to_owned(), outline.source.clone(), name, digest]).await?;
    let mut run = Run {
        db: db.clone(),
        past,
        plan,
        source: outline.source.clone(),
        speech: Arc::default(),
        known_people: known(db, &outline.source, "person").await?,
        known_spaces: known(db, &outline.source, "space").await?,
        known_messages: known(db, &outline.source, "message").await?.into_keys().collect(),
        talk: HashMap::new(),
        ids: PastIds::default(),
        journal,
        progress: progress.clone(),
        pace,
        summary: Summary { refused: outline.refused, ..Summary::default() },
    };
    let threads = known(db, &outline.source, "thread").await?;
    run.talk = threads.into_iter().map(|(key, id)| (key, ThreadId::new(id))).collect();
    outline.bad.into_iter().for_each(|(place, reason)| run.summary.skip(place, reason));
    run.people(outline.people).await?;
    for (place, space) in run.open_places(outline.places).await? {
        run.place(place, space).await?;
    }
    run.progress.finish();
    run.summary.import = run.journal.end(db, &run.summary).await?;
    run.summary.resumed = run.journal.resumed;
    Ok(run.summary)
}

async fn known(db: &Db, source: &str, kind: &'static str) -> Result<HashMap<String, i64>, ExchangeError> {
    let source = source.to_owned();
    Ok(db.read_for(0, move |r| keys(r, &source, kind)).await?)
}

/// The file and the choices in one word: the same again is the same import.
async fn digest(file: &Path, choices: &Choices) -> Result<String, ExchangeError> {
    let path = file.to_owned();
    let said = format!("{}{}{}", choices.private, choices.direct, choices.map.text());
    crate::exchange::off_thread(move || {
        let mut hash = Sha256::new();
        hash.update(said);
        for path in files(&path)? {
            let mut file = std::fs::File::open(&path).map_err(|e| ExchangeError::io(&path, &e))?;
            std::io::copy(&mut file, &mut Hashing(&mut hash)).map_err(|e| ExchangeError::io(&path, &e))?;
        }
        Ok(hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect())
    })
    .await
}

struct Hashing<'a>(&'a mut Sha256);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The file itself, or the files of a folder in the order of their names.
pub(crate) fn files(path: &Path) -> Result<Vec<std::path::PathBuf>, ExchangeError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let broken = |e: std::io::Error| ExchangeError::io(path, &e);
    let (mut found, mut folders) = (Vec::new(), vec![path.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).map_err(broken)? {
            let entry = entry.map_err(broken)?;
            let kind = entry.file_type().map_err(broken)?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
