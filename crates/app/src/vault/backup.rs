//! `backup`: everything from one state of the database while the program serves, then the files that
//! state names, then the key that opens its secrets.

use std::io::{BufRead as _, BufReader, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use blobs::{Blobs, Key};
use sha2::{Digest, Sha256};
use store::whole::{Table, tables};
use store::{Db, Engine, MIGRATIONS, Read, Value};

use super::archive::write::Writer;
use super::archive::{FORMAT, Header, KEY, Manifest, TableOf, hex};

/// What a backup is made of, beside the database.
#[derive(Debug)]
pub struct Source<'a> {
    /// Where the files are.
    pub blobs: &'a Blobs,
    /// The key that seals secrets, where there is one yet.
    pub key: Option<[u8; 32]>,
    /// Whether it lies in the data folder, and so belongs into the backup.
    pub key_in_folder: bool,
    /// How many steps the database has taken.
    pub steps: usize,
}

/// What a backup holds.
#[derive(Debug, serde::Serialize)]
pub struct Kept {
    /// The file.
    pub file: PathBuf,
    /// Rows of all tables.
    pub rows: u64,
    /// Files.
    pub files: u64,
    /// Bytes of the files.
    pub file_bytes: u64,
    /// Files the database knows whose bytes are not there.
    pub missing: Vec<String>,
}

/// Says which key this is without giving it away.
#[must_use]
pub fn mark(key: &[u8; 32]) -> String {
    let mut hash = Sha256::new();
    hash.update(b"ensemble backup key mark");
    hash.update(key);
    hex(hash.finalize().get(..8).unwrap_or_default())
}

/// Why nothing could be written.
#[derive(Debug)]
pub struct Failed(pub String);

impl From<store::Error> for Failed {
    fn from(error: store::Error) -> Self {
        Self(error.to_string())
    }
}
impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Writes everything into `file`. Writers go on meanwhile; what they write is not in it.
///
/// # Errors
/// A sentence for the operator; a file of that name from before is as it was.
pub async fn backup(db: &Db, source: Source<'_>, file: &Path) -> Result<Kept, Failed> {
    let trail = MIGRATIONS.get(..source.steps).unwrap_or(MIGRATIONS);
    let plan = tables(trail)?;
    let header = header(db, &source, &plan);
    let mut writer = Writer::begin(file, &header)?;
    if let Some(key) = source.key.filter(|_| source.key_in_folder) {
        writer.put(KEY, hex(&key).as_bytes())?;
    }
    let work = move |r: &mut Read<'_>| r.snapshot(|r| everything(r, writer, &plan));
    let (mut writer, mut keys) = match db.read_for(0, work).await {
        Ok(done) => done,
        Err(error) => {
            std::fs::remove_file(format!("{}.part", file.display())).ok();
            return Err(error);
        }
    };
    keys.rewind()?;
    for line in BufReader::new(keys).lines() {
        let line = line?;
        let Some(key) = Key::parse(&line) else { continue };
        let local = source.blobs.local(&key).await.ok();
        writer.file(&line, local.as_ref().map(blobs::Local::path))?;
    }
    let manifest = writer.finish()?;
    Ok(kept(file, manifest))
}

fn header(db: &Db, source: &Source<'_>, plan: &[Table]) -> Header {
    let columns = |t: &Table| t.columns.iter().map(|c| c.name.clone()).collect();
    Header {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_ms: db.clock().now().0,
        engine: if db.engine() == Engine::Sqlite { "sqlite" } else { "postgres" }.to_owned(),
        steps: MIGRATIONS.iter().take(source.steps).map(|(name, _)| (*name).to_owned()).collect(),
        tables: plan.iter().map(|t| TableOf { name: t.name.clone(), columns: columns(t) }).collect(),
        key: source.key.as_ref().map(mark).unwrap_or_default(),
    }
}

/// All tables of one state; the names of the files it knows are put aside for later.
fn everything(
    r: &mut Read<'_>,
    mut writer: Writer,
    plan: &[Table],
) -> Result<(Writer, std::fs::File), Failed> {
    let mut keys = std::io::BufWriter::new(tempfile::tempfile()?);
    for table in plan {
        writer.table(table);
        let own = table.name == "blobs";
        r.dump(table, |values| {
            if let (true, Some(Value::Text(key))) = (own, values.first()) {
                writeln!(keys, "{key}")?;
            }
            writer.row(values).map_err(Failed::from)
        })?;
        writer.end_part()?;
    }
    let keys = keys.into_inner().map_err(|e| Failed(e.to_string()))?;
    Ok((writer, keys))
}

fn kept(file: &Path, manifest: Manifest) -> Kept {
    Kept {
        file: file.to_owned(),
        rows: manifest.rows.iter().map(|(_, n)| n).sum(),
        files: manifest.files,
        file_bytes: manifest.file_bytes,
        missing: manifest.missing,
    }
}
