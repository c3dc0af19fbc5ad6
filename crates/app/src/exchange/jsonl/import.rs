//! In: the file is read twice. First everything is looked at and units and people are settled;
//! then the rest comes in batches, each its own transaction.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use store::{Db, p};

use super::base::{Base, settle};
use super::batch::write;
use super::maps::{Delta, Kind, State};
use super::records::{FORMAT, Record};
use super::words;
use crate::exchange::store::{AUDIT, keys};
use crate::exchange::{ExchangeError, Pace, Progress, Summary, off_thread};

/// Longest line in bytes: a message has at most 40,000 characters.
const LONGEST: u64 = 8 << 20;
const SOURCE: &str = "jsonl";

/// Brings a file in that `export` wrote, here or elsewhere. Ids are kept where they are free;
/// running it again adds only what is new.
///
/// # Errors
/// A sentence when nothing in the file could be read; nothing is stored then.
pub async fn jsonl(db: &Db, file: &Path, progress: &Progress) -> Result<Summary, ExchangeError> {
    paced(db, file, progress, Pace::default()).await
}

/// Looks at a file and stores nothing: whether there is anything to read in it.
///
/// # Errors
/// A sentence when there is not.
pub(crate) async fn readable(file: &Path) -> Result<(), ExchangeError> {
    let path = file.to_owned();
    off_thread(move || first_look(&path).map(drop)).await
}

/// As [`jsonl`], with batches of a test.
pub(crate) async fn paced(
    db: &Db,
    file: &Path,
    progress: &Progress,
    mut pace: Pace,
) -> Result<Summary, ExchangeError> {
    let path = file.to_owned();
    let (base, mut summary, count) = off_thread(move || first_look(&path)).await?;
    progress.more("records", count);
    let mut state = State::default();
    for kind in Kind::ALL {
        let known = db.read_for(0, move |r| keys(r, SOURCE, kind.as_str())).await?;
        let known = known.into_iter().filter_map(|(key, id)| Some(((kind, key.parse().ok()?), id)));
        state.ids.extend(known);
    }
    let state = Arc::new(RwLock::new(state));
    let people = base.units.len() + base.people.len();
    let (base, own) = (Arc::new(base), Arc::clone(&state));
    let delta = db
        .bulk(move |w| {
            let id = w.id::<()>();
            w.exec(&AUDIT, p![id, w.now(), "import.jsonl"])?;
            settle(w, SOURCE, &own.read().unwrap_or_else(PoisonError::into_inner), &base)
        })
        .await?;
    add(&mut summary, &state, delta);
    progress.done(people);
    pace.stored()?;
    let mut lines = Lines::open(file)?;
    loop {
        let (back, records) = off_thread(move || lines.batch(pace.batch)).await?;
        lines = back;
        if records.is_empty() {
            progress.finish();
            return Ok(summary);
        }
        let (records, own) = (Arc::new(records), Arc::clone(&state));
        let done = records.len();
        let delta =
            db.bulk(move |w| write(w, SOURCE, &own.read().unwrap_or_else(PoisonError::into_inner), &records));
        add(&mut summary, &state, delta.await?);
        progress.done(done);
        pace.stored()?;
    }
}

/// What is stored now is known from now on.
fn add(summary: &mut Summary, state: &RwLock<State>, delta: Delta) {
    let more = state.write().unwrap_or_else(PoisonError::into_inner).take(delta);
    summary.people += more.people;
    summary.units += more.units;
    summary.spaces += more.spaces;
    summary.threads += more.threads;
    summary.replies += more.replies;
    summary.messages += more.messages;
    summary.reactions += more.reactions;
    summary.files += more.files;
    summary.known += more.known;
    summary.passed_over += more.passed_over;
    summary.skipped.extend(more.skipped);
}

fn first_look(path: &Path) -> Result<(Base, Summary, usize), ExchangeError> {
    let (mut lines, mut base, mut summary, mut count) =
        (Lines::open(path)?, Base::default(), Summary::default(), 0);
    while let Some((line, record)) = lines.next()? {
        match record {
            Ok(Record::Network(network)) if network.format > FORMAT => {
                return Err(ExchangeError::file(format!(
                    "This file was written by a newer program (form {}; this one reads {FORMAT}). Nothing was imported.",
                    network.format
                )));
            }
            Ok(Record::Unit(unit)) => base.units.push((line, unit)),
            Ok(Record::Person(person)) => base.people.push((line, person)),
            Ok(_) => {}
            Err(why) => {
                summary.skip(format!("line {line}"), why);
                continue;
            }
        }
        count += 1;
    }
    if count == 0 {
        let why = summary
            .skipped
            .first()
            .map_or_else(|| "it is empty".to_owned(), |s| format!("{}: {}", s.place, s.reason));
        return Err(ExchangeError::file(format!(
            "This is not the interchange form of this program ({why}). Nothing was imported."
        )));
    }
    Ok((base, summary, count))
}

/// A file's lines with their numbers.
struct Lines {
    reader: BufReader<File>,
    number: usize,
    path: std::path::PathBuf,
}

impl Lines {
    fn open(path: &Path) -> Result<Self, ExchangeError> {
        let file = File::open(path).map_err(|e| ExchangeError::io(path, &e))?;
        Ok(Self { reader: BufReader::with_capacity(1 << 18, file), number: 0, path: path.to_owned() })
    }

    /// The next line that is not blank, as a record or with what is wrong with it.
    #[allow(clippy::type_complexity)]
    fn next(&mut self) -> Result<Option<(usize, Result<Record, String>)>, ExchangeError> {
        loop {
            let mut line = Vec::new();
            let broken = |e: std::io::Error| ExchangeError::io(&self.path, &e);
            let read = self.reader.by_ref().take(LONGEST).read_until(b'\n', &mut line).map_err(broken)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if u64::try_from(read).is_ok_and(|n| n == LONGEST) && !line.ends_with(b"\n") {
                self.reader.skip_until(b'\n').map_err(broken)?;
                return Ok(Some((self.number, Err("the line is too long".to_owned()))));
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let record = serde_json::from_slice(&line).map_err(|e| e.to_string()).and_then(words::known);
            return Ok(Some((self.number, record)));
        }
    }

    /// The next records that are neither units nor people; bad lines were named before.
    fn batch(mut self, most: usize) -> Result<(Self, Vec<(usize, Record)>), ExchangeError> {
        let mut records = Vec::with_capacity(most);
        while records.len() < most
            && let Some((line, record)) = self.next()?
        {
            match record {
                Ok(Record::Network(_) | Record::Unit(_) | Record::Person(_)) | Err(_) => {}
                Ok(record) => records.push((line, record)),
            }
        }
        Ok((self, records))
    }
}
