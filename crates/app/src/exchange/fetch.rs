//! The files a past points to by links, fetched: each is kept like any file, and its message points to it
//! from then on. What could not be fetched stays a link and is named; running it again tries it again.

use std::collections::HashMap;
use std::fmt;
use std::io::Write as _;
use std::path::Path;

use ::store::{Db, Res, Write, p, sql};
use kernel::{Fact, MessageId, PersonId, SpaceId, ThreadId, Time, rich};
use serde::Serialize;
use web::depot::Depot;
use web::outward::Outward;

use super::past::{Beside, beside};
use super::store::{KEY, keys};
use super::summary::left_out;
use super::{Choices, ExchangeError, Kind, Progress, Skipped, archive, jsonl, off_thread, open};

sql!(
    SAID,
    "SELECT m.body, m.author_id, m.created_ms, t.space_id, m.thread_id FROM messages m JOIN threads t ON t.id = m.thread_id
     WHERE m.id = $1 AND m.gone IS NULL"
);
sql!(NAME, "SELECT name FROM people WHERE handle = $1");
sql!(SAYS, "UPDATE messages SET body = $2, html = $3, version = version + 1 WHERE id = $1");

/// What was fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fetched {
    /// Files that came.
    pub files: usize,
    /// Files that were here already.
    pub known: usize,
    /// Files that could not be fetched, and why.
    pub skipped: Vec<Skipped>,
}

impl fmt::Display for Fetched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Fetched: {} files; {} were here already.", self.files, self.known)?;
        left_out(f, 0, &self.skipped)
    }
}

/// Fetches what the messages of a past that was imported point to.
///
/// # Errors
/// A sentence when the file is not of that kind or cannot be read.
pub async fn fetch(
    db: &Db,
    kind: Kind,
    file: &Path,
    choices: &Choices,
    (depot, outward, progress): (&Depot, &Outward, &Progress),
) -> Result<Fetched, ExchangeError> {
    let past = open(kind, file, choices, archive::Bounds::default()).await?;
    let source = past.outline().source.clone();
    let (of, own) = (source.clone(), source.clone());
    let messages = db.read_for(0, move |r| keys(r, &of, "message")).await?;
    let here = db.read_for(0, move |r| keys(r, &own, "file")).await?;
    let mut fetched = Fetched::default();
    for place in past.outline().places.clone() {
        let (reader, name) = (past.clone(), place.name.clone());
        let lines = off_thread(move || reader.lines(&place)).await?.lines;
        progress.more(&name, lines.len());
        for line in lines {
            progress.done(1);
            let Some(message) = messages.get(&line.key).copied().map(MessageId::new) else { continue };
            for (at, file) in line.files.iter().enumerate() {
                let key = format!("{}/{at}", line.key);
                if file.fetch.is_none() {
                    continue;
                }
                if here.contains_key(&key) {
                    fetched.known += 1;
                    continue;
                }
                match one(db, (depot, outward), message, file, (&source, &key)).await? {
                    Ok(()) => fetched.files += 1,
                    Err(reason) => {
                        fetched.skipped.push(Skipped { place: format!("{name}: {}", file.name), reason });
                    }
                }
            }
        }
    }
    progress.finish();
    Ok(fetched)
}

/// One file; why not, when it could not be fetched.
async fn one(
    db: &Db,
    (depot, outward): (&Depot, &Outward),
    message: MessageId,
    file: &Beside,
    (source, key): (&str, &str),
) -> Result<Result<(), String>, ExchangeError> {
    let Some((name, address)) = &file.fetch else { return Ok(Ok(())) };
    let broken = |e: std::io::Error| ExchangeError::file(format!("{}: {e}", file.name));
    let mut came = tempfile::tempfile().map_err(broken)?;
    if let Err(why) = outward.fetch(address, depot.most(), |piece| came.write_all(piece)).await {
        return Ok(Err(why.to_owned()));
    }
    let bytes = jsonl::spooled(depot, came).await.map_err(broken)?;
    let coming = match workshop::files::keep_past(db, depot, name, bytes).await {
        Ok(coming) => coming,
        Err(kernel::Problem::Invalid(_)) => {
            return Ok(Err("files of this kind, or empty ones, are not taken in".to_owned()));
        }
        Err(problem) => return Ok(Err(problem.to_string())),
    };
    let (was, source, key) = (beside(file), source.to_owned(), key.to_owned());
    let done = db.bulk(move |w| attached(w, message, &was, &coming, (&source, &key))).await?;
    Ok(if done { Ok(()) } else { Err("the message was changed here".to_owned()) })
}

/// Puts it beside its message, in one transaction; whether the message still pointed to it.
fn attached(
    w: &mut Write<'_>,
    message: MessageId,
    was: &str,
    coming: &workshop::files::store::Coming,
    (source, key): (&str, &str),
) -> Res<bool> {
    let said: Option<(String, PersonId, Time, SpaceId, ThreadId)> = w.opt(&SAID, p![message])?;
    let Some((body, author, at, space, thread)) = said.filter(|(body, ..)| body.contains(was)) else {
        return Ok(false);
    };
    let points = workshop::files::attach_past(w, (space, author, at), message, coming)?;
    let body = body.replacen(was, &points, 1);
    let mut names: HashMap<String, String> = HashMap::new();
    for handle in rich::handles(&body) {
        if let Some((name,)) = w.opt::<(String,)>(&NAME, p![&handle])? {
            names.insert(handle, name);
        }
    }
    let html = rich::html(&body, &|handle| names.get(&handle.to_ascii_lowercase()).cloned());
    w.exec(&SAYS, p![message, &body, &html])?;
    w.exec(&KEY, p![source, "file", key, message])?;
    let fact = Fact::past("message.edited", message.number(), at);
    w.announce(fact.by(author).space(space).thread(thread));
    Ok(true)
}
