//! Out: every table in the order of its keys, page by page, from one state of the database.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use kernel::{MessageId, PersonId};
use store::{Db, FromRow, Read, Sql, p};

use super::left::left;
use super::records::{FORMAT, Message, MessageRow, Network, Reaction, Record};
use super::rows;
use super::{files, leads, notes, people};
use crate::exchange::store::REACTIONS;
use crate::exchange::{ExchangeError, Exported, Progress};

/// Writes everything here into `file`; a file of that name is replaced when all is written.
///
/// # Errors
/// When the file cannot be written or the database cannot be read; no file is left then.
pub async fn export(db: &Db, file: &Path, progress: &Progress) -> Result<Exported, ExchangeError> {
    lines(db, file, progress, false).await.map(|(exported, _)| exported)
}

/// The lines alone; with those of files, and which bytes they name, where `bytes` go along.
pub(super) async fn lines(
    db: &Db,
    file: &Path,
    progress: &Progress,
    bytes: bool,
) -> Result<(Exported, BTreeSet<String>), ExchangeError> {
    let (path, progress) = (file.to_owned(), progress.clone());
    db.read_for(0, move |r| {
        let part = PathBuf::from(format!("{}.part", path.display()));
        let done = r.snapshot(|r| write(r, &part, &progress, bytes));
        let done = done.and_then(|done| {
            std::fs::rename(&part, &path).map_err(|e| ExchangeError::io(&path, &e))?;
            Ok(done)
        });
        if done.is_err() {
            std::fs::remove_file(&part).ok();
        }
        done
    })
    .await
}

/// The name of the lines where they lie beside bytes.
pub(super) const LINES: &str = "network.jsonl";

/// Lines on their way to the disk.
struct Out<'a> {
    path: &'a Path,
    file: BufWriter<File>,
    count: usize,
    progress: &'a Progress,
    /// The bytes that lines name.
    keys: BTreeSet<String>,
}

impl Out<'_> {
    fn put(&mut self, record: &Record) -> Result<(), ExchangeError> {
        let broken = |e: std::io::Error| ExchangeError::io(self.path, &e);
        serde_json::to_writer(&mut self.file, record).map_err(|e| broken(e.into()))?;
        self.file.write_all(b"\n").map_err(broken)?;
        self.keys.extend(files::blob(record).map(str::to_owned));
        self.count += 1;
        self.progress.done(1);
        Ok(())
    }
}

fn write(
    r: &mut Read<'_>,
    path: &Path,
    progress: &Progress,
    bytes: bool,
) -> Result<(Exported, BTreeSet<String>), ExchangeError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|e| ExchangeError::io(path, &e))?;
    let mut out = Out {
        path,
        file: BufWriter::with_capacity(1 << 18, file),
        count: 0,
        progress,
        keys: BTreeSet::new(),
    };
    progress.more("records", 0);
    out.put(&Record::Network(Network { format: FORMAT }))?;
    by_one(r, &mut out, &rows::UNITS, |u| u.id.number(), Record::Unit)?;
    by_one(r, &mut out, &rows::PEOPLE, |p| p.id.number(), Record::Person)?;
    by_two(r, &mut out, &rows::UNIT_PERIODS, |u| (u.unit.number(), u.from.0), Record::UnitPeriod)?;
    by_two(r, &mut out, &rows::POSTINGS, |u| (u.person.number(), u.from.0), Record::Posting)?;
    let mut grants: Vec<super::records::Grant> = r.all(&rows::GRANTS, p![])?;
    grants.sort_by(|a, b| (a.person, &a.key).cmp(&(b.person, &b.key)));
    grants.into_iter().try_for_each(|g| out.put(&Record::Grant(g)))?;
    by_one(r, &mut out, &rows::SUSPENSIONS, |s| s.person.number(), Record::Suspension)?;
    said(r, &mut out)?;
    by_one(r, &mut out, &people::ABSENCES, |a| a.id.number(), Record::Absence)?;
    by_one(r, &mut out, &people::LEAVERS, |l| l.person.number(), Record::Leaver)?;
    by_one(r, &mut out, &rows::SPACES, |s| s.id.number(), Record::Space)?;
    by_two(r, &mut out, &rows::CARDS, |c| (c.space.number(), c.version), Record::Card)?;
    by_two(r, &mut out, &rows::MEMBERSHIPS, |m| (m.person.number(), m.space.number()), Record::Membership)?;
    terms(r, &mut out)?;
    by_two(r, &mut out, &rows::DELEGATES, |d| (d.space.number(), d.person.number()), Record::Delegate)?;
    by_two(r, &mut out, &rows::COACHES, |c| (c.space.number(), c.person.number()), Record::Coach)?;
    assignments(r, &mut out)?;
    by_two(
        r,
        &mut out,
        &rows::JOIN_REQUESTS,
        |q| (q.space.number(), q.person.number()),
        Record::JoinRequest,
    )?;
    by_two(r, &mut out, &rows::INVITATIONS, |i| (i.space.number(), i.person.number()), Record::Invitation)?;
    if bytes {
        kept(r, &mut out)?;
    }
    by_one(r, &mut out, &notes::NOTES, |n| n.id.number(), Record::Note)?;
    by_two(r, &mut out, &notes::VERSIONS, |n| (n.note.number(), n.version), Record::NoteVersion)?;
    by_one(r, &mut out, &rows::THREADS, |t| t.id.number(), Record::Thread)?;
    messages(r, &mut out)?;
    by_two(r, &mut out, &rows::FOLLOWS, |f| (f.thread.number(), f.person.number()), Record::Follow)?;
    if bytes {
        let key = |x: &files::Attachment| (x.message.number(), x.file.number());
        by_two(r, &mut out, &files::ATTACHMENTS, key, Record::Attachment)?;
    }
    led_to(r, &mut out)?;
    out.file.flush().map_err(|e| ExchangeError::io(path, &e))?;
    out.file.get_ref().sync_all().map_err(|e| ExchangeError::io(path, &e))?;
    progress.finish();
    let exported = Exported { records: out.count, left: left(r, bytes)?, ..Exported::default() };
    Ok((exported, out.keys))
}

/// Files with their versions, and pictures.
fn kept(r: &mut Read<'_>, out: &mut Out<'_>) -> Result<(), ExchangeError> {
    by_one(r, out, &files::FILES, |x| x.id.number(), Record::File)?;
    by_two(r, out, &files::VERSIONS, |x| (x.file.number(), x.number), Record::FileVersion)?;
    by_one(r, out, &files::PICTURES, |x| x.person.number(), Record::Picture)?;
    by_one(r, out, &files::SPACE_PICTURES, |x| x.space.number(), Record::SpacePicture)
}

/// What conversations lead to, and where they stand.
fn led_to(r: &mut Read<'_>, out: &mut Out<'_>) -> Result<(), ExchangeError> {
    by_one(r, out, &leads::TERMS, |x| x.thread.number(), Record::ThreadTerms)?;
    by_one(r, out, &leads::ACTS, |x| x.id.number(), Record::ThreadAct)?;
    by_one(r, out, &leads::POLLS, |x| x.thread.number(), Record::Poll)?;
    by_two(r, out, &leads::OPTIONS, |x| (x.thread.number(), x.place), Record::PollOption)?;
    by_two(r, out, &leads::OUTCOMES, |x| (x.message.number(), x.target.number()), Record::Outcome)?;
    by_one(r, out, &leads::TASKS, |x| x.id.number(), Record::Task)?;
    by_one(r, out, &leads::PINS, |x| x.thread.number(), Record::Pin)?;
    by_one(r, out, &leads::FEATURED, |x| x.thread.number(), Record::Featured)?;
    by_one(r, out, &leads::FORWARDS, |x| x.thread.number(), Record::Forward)?;
    by_one(r, out, &leads::SCHEDULED, |x| x.id.number(), Record::ScheduledPost)
}

/// A table with one number as its key.
fn by_one<T: FromRow>(
    r: &mut Read<'_>,
    out: &mut Out<'_>,
    sql: &'static Sql,
    key: impl Fn(&T) -> i64,
    record: impl Fn(T) -> Record,
) -> Result<(), ExchangeError> {
    let mut after = i64::MIN;
    loop {
        let page: Vec<T> = r.all(sql, p![after])?;
        let Some(last) = page.last() else { return Ok(()) };
        after = key(last);
        page.into_iter().try_for_each(|row| out.put(&record(row)))?;
    }
}

/// A table with two numbers as its key.
fn by_two<T: FromRow>(
    r: &mut Read<'_>,
    out: &mut Out<'_>,
    sql: &'static Sql,
    key: impl Fn(&T) -> (i64, i64),
    record: impl Fn(T) -> Record,
) -> Result<(), ExchangeError> {
    let mut after = (i64::MIN, i64::MIN);
    loop {
        let page: Vec<T> = r.all(sql, p![after.0, after.1])?;
        let Some(last) = page.last() else { return Ok(()) };
        after = key(last);
        page.into_iter().try_for_each(|row| out.put(&record(row)))?;
    }
}

fn said(r: &mut Read<'_>, out: &mut Out<'_>) -> Result<(), ExchangeError> {
    let mut after = i64::MIN;
    while let Some((last, records)) = people::said(r, after)? {
        after = last;
        records.iter().try_for_each(|record| out.put(record))?;
    }
    Ok(())
}

/// Roles in an order that holds wherever they are: engines sort text differently, and ids are new
/// elsewhere.
fn assignments(r: &mut Read<'_>, out: &mut Out<'_>) -> Result<(), ExchangeError> {
    let now = r.now();
    let mut held: Vec<super::records::Assignment> = r.all(&rows::ASSIGNMENTS, p![now])?;
    held.sort_by(|a, b| {
        (a.person, &a.role, &a.scope, &a.place, a.since)
            .cmp(&(b.person, &b.role, &b.scope, &b.place, b.since))
    });
    held.into_iter().try_for_each(|a| out.put(&Record::Assignment(a)))
}

fn terms(r: &mut Read<'_>, out: &mut Out<'_>) -> Result<(), ExchangeError> {
    let mut after = (i64::MIN, i64::MIN, i64::MIN);
    loop {
        let page: Vec<super::records::Terms> = r.all(&rows::TERMS, p![after.0, after.1, after.2])?;
        let Some(last) = page.last() else { return Ok(()) };
        after = (last.person.number(), last.space.number(), last.version);
        page.into_iter().try_for_each(|row| out.put(&Record::Terms(row)))?;
    }
}

/// Messages, each page followed by what hangs on it.
fn messages(r: &mut Read<'_>, out: &mut Out<'_>) -> Result<(), ExchangeError> {
    let mut after = i64::MIN;
    loop {
        let page: Vec<MessageRow> = r.all(&rows::MESSAGES, p![after])?;
        let Some(last) = page.last().map(|m| m.id.number()) else { return Ok(()) };
        let mut mentions: HashMap<MessageId, Vec<PersonId>> = HashMap::new();
        for (message, person) in r.all::<(MessageId, PersonId)>(&rows::MENTIONS, p![after, last])? {
            mentions.entry(message).or_default().push(person);
        }
        for row in page {
            let mentions = Some(mentions.remove(&row.id).unwrap_or_default());
            out.put(&Record::Message(Message { row, mentions }))?;
        }
        let versions: Vec<super::records::MessageVersion> = r.all(&rows::VERSIONS, p![after, last])?;
        versions.into_iter().try_for_each(|v| out.put(&Record::MessageVersion(v)))?;
        let mut reactions: Vec<Reaction> = r.all(&rows::REACTIONS, p![after, last])?;
        // Emoji are put in order here: engines sort text differently.
        let place = |emoji: &str| REACTIONS.iter().position(|e| *e == emoji);
        reactions.sort_by_key(|x| (x.message, x.at, x.person, place(&x.emoji)));
        reactions.into_iter().try_for_each(|x| out.put(&Record::Reaction(x)))?;
        after = last;
    }
}
