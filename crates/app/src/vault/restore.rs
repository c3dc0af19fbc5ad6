//! `restore`: a backup becomes the network. It is read to its end and verified before anything is
//! touched; rows come in within one transaction, so a restore that is killed has changed nothing; the
//! key takes its place as soon as the rows are there, also when the program starts the next time.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use blobs::{Blobs, Key, SpoolError};
use store::whole::{Cell, Loader, Table, Unfit};
use store::{Db, MIGRATIONS, Target, Value, p, sql};
use tokio::runtime::Handle;

use super::DERIVED;
use super::archive::read::{Piece, each, verify};
use super::archive::{Header, KEY, Refused, TableOf, rows};
use super::backup::mark;
use super::person::{erase, erase_store};

/// The setting that says under which key a restored database is sealed.
const RESTORED: &str = "vault.restored";

/// Where a backup goes.
#[derive(Debug, Clone)]
pub struct Place {
    /// The database.
    pub target: Target,
    /// The data folder, where the key lies.
    pub data: PathBuf,
    /// The files.
    pub blobs: Blobs,
    /// The key of the settings, when it is not in the data folder.
    pub key: Option<[u8; 32]>,
    /// What is there may go.
    pub replace: bool,
    /// The machine’s time.
    pub now_ms: i64,
}

/// What came in.
#[derive(Debug, serde::Serialize)]
pub struct Restored {
    /// When the backup was made.
    pub made_ms: i64,
    /// Rows of all tables.
    pub rows: u64,
    /// Files.
    pub files: u64,
    /// Files that were missing already when it was made.
    pub missing: Vec<String>,
}

/// Why nothing came in.
#[derive(Debug)]
pub enum No {
    /// The file is no backup that can be used.
    Archive(Refused),
    /// The place takes nothing in.
    Place(String),
}

impl std::fmt::Display for No {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Archive(refused) => write!(f, "{refused}. Nothing was changed."),
            Self::Place(why) => write!(f, "{why} Nothing was changed."),
        }
    }
}
impl From<Refused> for No {
    fn from(refused: Refused) -> Self {
        Self::Archive(refused)
    }
}
impl From<store::Error> for No {
    fn from(error: store::Error) -> Self {
        Self::Place(format!("{error}."))
    }
}
impl From<std::io::Error> for No {
    fn from(error: std::io::Error) -> Self {
        Self::Place(format!("{error}."))
    }
}
impl From<Unfit> for No {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Holds(people) => Self::Place(format!(
                "This database holds a network of {people} people already: add --replace to put the backup in its place (and take a backup of it before)."
            )),
            Unfit::Open(who) => Self::Place(format!(
                "The database is open: {}. Stop that first; of a program that was killed it is forgotten after a minute.",
                who.join("; ")
            )),
            Unfit::Store(store::Error::Newer(step)) => {
                Self::Archive(Refused::Newer(format!("it knows the step “{step}”")))
            }
            Unfit::Store(error) => error.into(),
        }
    }
}

/// Restores `file` into `place`.
///
/// # Errors
/// `No`; nothing was changed then.
pub async fn restore(file: &Path, place: Place) -> Result<Restored, No> {
    let (path, handle) = (file.to_owned(), Handle::current());
    let done = tokio::task::spawn_blocking(move || blocking(&path, &place, &handle)).await;
    done.map_err(|e| No::Place(format!("{e}.")))?
}

fn blocking(path: &Path, place: &Place, handle: &Handle) -> Result<Restored, No> {
    let (header, manifest) = verify(path)?;
    store::whole::prefix(MIGRATIONS, &header.steps).map_err(Unfit::from)?;
    if let Some(own) = &place.key
        && !header.key.is_empty()
        && mark(own) != header.key
    {
        return Err(No::Place("The backup’s secrets are sealed under another key than the one of the settings (ENSEMBLE_KEY): give the key the network had then.".into()));
    }
    let mut loader = Loader::begin(&place.target, &header.steps, place.replace, place.now_ms)?;
    let plan: Vec<Table> = planned(&loader, &header)?;
    let mut key = None;
    each(path, |_, piece| match piece {
        Piece::Part(KEY, bytes) => {
            key = Some(bytes);
            Ok(())
        }
        Piece::Part(name, bytes) => table(&mut loader, &plan, name, &bytes),
        Piece::File(name, from) => keep(&place.blobs, handle, name, from),
    })?;
    let fresh = key.filter(|_| place.key.is_none());
    if let Some(key) = &fresh {
        write_key(&place.data.join("key.restored"), key)?;
    }
    remember(&mut loader, &plan, &header.key, place.now_ms)?;
    loader.finish(DERIVED)?;
    if fresh.is_some() {
        take_key(&place.data)?;
    }
    Ok(Restored {
        made_ms: header.made_ms,
        rows: manifest.rows.iter().map(|(_, n)| n).sum(),
        files: manifest.files,
        missing: manifest.missing,
    })
}

/// The backup’s tables as this program knows them at that step.
fn planned(loader: &Loader, header: &Header) -> Result<Vec<Table>, No> {
    let known = |t: &Table| TableOf {
        name: t.name.clone(),
        columns: t.columns.iter().map(|c| c.name.clone()).collect(),
    };
    let own: Vec<TableOf> = loader.tables().iter().map(known).collect();
    if let Some(odd) = header.tables.iter().find(|t| !own.contains(t)) {
        return Err(No::Archive(Refused::Damaged(format!(
            "its table “{}” is not the one this program knows at the step it names",
            odd.name
        ))));
    }
    Ok(loader.tables().to_vec())
}

fn table(loader: &mut Loader, plan: &[Table], name: &str, bytes: &[u8]) -> Result<(), No> {
    let wrong = |why: String| No::Archive(Refused::Damaged(format!("{name}: {why}")));
    let of = name.strip_prefix("tables/").and_then(|rest| rest.split('/').next());
    let table = plan.iter().find(|t| Some(t.name.as_str()) == of);
    let table = table.ok_or_else(|| wrong("no such table".into()))?;
    for line in bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
        let cells = rows::read(line, table).map_err(wrong)?;
        if table.name == "settings" && cells.first().is_some_and(|key| key.value() == Value::Text(RESTORED)) {
            continue;
        }
        let values: Vec<Value<'_>> = cells.iter().map(Cell::value).collect();
        loader.row(table, &values)?;
    }
    Ok(())
}

/// Notes in the database that it was restored, and under which key it is sealed.
fn remember(loader: &mut Loader, plan: &[Table], mark: &str, now_ms: i64) -> Result<(), No> {
    let Some(settings) = plan.iter().find(|t| t.name == "settings") else { return Ok(()) };
    let value = |name: &str| match name {
        "key" => Value::Text(RESTORED),
        "value" => Value::Text(mark),
        _ => Value::Int(now_ms),
    };
    let row: Vec<Value<'_>> = settings.columns.iter().map(|c| value(&c.name)).collect();
    Ok(loader.row(settings, &row)?)
}

fn keep(blobs: &Blobs, handle: &Handle, name: &str, from: &mut dyn std::io::Read) -> Result<(), No> {
    let wrong = || No::Archive(Refused::Damaged(format!("the file {name} has other bytes")));
    let key = Key::parse(name).ok_or_else(wrong)?;
    let mut spool = handle.block_on(blobs.spool(u64::MAX))?;
    let mut piece = vec![0; 1 << 18];
    loop {
        let read = from.read(&mut piece)?;
        let Some(part) = piece.get(..read).filter(|p| !p.is_empty()) else { break };
        handle.block_on(spool.write(part)).map_err(SpoolError::io)?;
    }
    let spooled = handle.block_on(spool.done())?;
    if *spooled.key() != key {
        return Err(wrong());
    }
    Ok(handle.block_on(blobs.keep(&spooled))?)
}

fn write_key(path: &Path, key: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key)?;
    file.write_all(b"\n")?;
    file.sync_all()
}

sql!(LAST, "SELECT value FROM settings WHERE key = 'vault.restored'");

/// Ends what a restore that was killed at its very end left to do: its key comes to the rows that are
/// there, or goes with those that never came.
///
/// # Errors
/// When the disk or the database says no.
pub async fn settle_key(data: &Path, db: &Db) -> Result<(), String> {
    let fresh = data.join("key.restored");
    let Ok(text) = std::fs::read_to_string(&fresh) else { return Ok(()) };
    let last = db.read(|r| r.opt::<(String,)>(&LAST, p![])).await.map_err(|e| e.to_string())?;
    let came = crate::key::parse(text.trim()).is_some_and(|key| last == Some((mark(&key),)));
    let done = if came { take_key(data) } else { std::fs::remove_file(&fresh) };
    done.map_err(|e| format!("{}: {e}", fresh.display()))
}

/// Erases again whom the backup still knew; how many those were.
///
/// # Errors
/// What the database says.
pub async fn replay(db: &Db, erased: &[(String, String)], instead: &str) -> store::Res<u64> {
    let (mut after, mut count) = (i64::MIN, 0);
    loop {
        let people = db.read(move |r| erase_store::people(r, after)).await?;
        let Some(last) = people.last() else { return Ok(count) };
        after = *last;
        for id in people {
            let mark = erase::mark(id);
            let Some((_, words)) = erased.iter().find(|(m, _)| *m == mark) else { continue };
            let named = db.read(move |r| erase_store::named(r, kernel::PersonId::new(id))).await?;
            if named.is_some_and(|n| n.at != erase::handle(id)) {
                erase::now(db, id, words, instead).await?;
                count += 1;
            }
        }
    }
}

/// Puts the restored key in its place; the one before stays beside it.
fn take_key(data: &Path) -> std::io::Result<()> {
    let (fresh, key) = (data.join("key.restored"), data.join("key"));
    let same = std::fs::read(&fresh)?.trim_ascii() == std::fs::read(&key).unwrap_or_default().trim_ascii();
    if !same && key.exists() {
        std::fs::rename(&key, data.join("key.before-restore"))?;
    }
    std::fs::rename(fresh, key)
}
