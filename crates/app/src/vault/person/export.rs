//! A person’s own copy: one zip with a page to read in their language, every row as JSON, and the bytes
//! of their files. Rows are of one moment, and written as they are read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Seek as _, Write as _};

use blobs::{Blobs, Key};
use kernel::{Lexicon, PersonId};
use serde_json::{Map, Value as Json};
use store::whole::{Cell, Table};
use store::{Db, Read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::index::{Index, Shown};
use super::plan::{Taken, taken};

/// Rows read at once.
const PAGE: usize = 500;
/// Rows of one table that the page shows; the JSON has all of them.
const SHOWN: usize = 1_000;

/// Why a copy could not be made, for the log.
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
impl From<zip::result::ZipError> for Failed {
    fn from(error: zip::result::ZipError) -> Self {
        Self(error.to_string())
    }
}
impl From<serde_json::Error> for Failed {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

type Zip = ZipWriter<File>;

/// Makes the copy in a temporary file.
///
/// # Errors
/// What the database or the disk says.
pub async fn make(db: &Db, blobs: &Blobs, person: PersonId, l: Lexicon) -> Result<File, Failed> {
    let plan = taken()?;
    let work = move |r: &mut Read<'_>| r.snapshot(|r| rows(r, person, &plan, &l));
    let (mut zip, files) = db.read_for(0, work).await?;
    for (name, key) in files {
        let Some(key) = Key::parse(&key) else { continue };
        let Ok(local) = blobs.local(&key).await else { continue };
        zip.start_file(name, SimpleFileOptions::default().large_file(true))?;
        std::io::copy(&mut File::open(local.path())?, &mut zip)?;
    }
    let mut file = zip.finish()?;
    file.rewind()?;
    Ok(file)
}

/// All rows, the page about them, and which files belong to it (name, key).
fn rows(
    r: &mut Read<'_>,
    person: PersonId,
    plan: &[Taken],
    l: &Lexicon,
) -> Result<(Zip, BTreeMap<String, String>), Failed> {
    let mut zip = ZipWriter::new(tempfile::tempfile()?);
    let (mut index, mut files) = (Index::default(), BTreeMap::new());
    for taken in plan {
        let mut shown = Shown::default();
        let mut after: Option<Vec<Cell>> = None;
        loop {
            let found =
                r.page(&taken.table, Some((taken.column, person.number())), after.as_deref(), PAGE)?;
            let Some(last) = found.last() else { break };
            after = Some(taken.table.key_of(last));
            for row in &found {
                let row = object(&taken.table, row);
                if shown.count == 0 {
                    zip.start_file(format!("data/{}.json", taken.file()), SimpleFileOptions::default())?;
                }
                zip.write_all(if shown.count == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut zip, &row)?;
                file_of(&taken.table.name, &row, &mut files);
                shown.count += 1;
                if shown.rows.len() < SHOWN {
                    shown.rows.push(row);
                }
            }
        }
        if shown.count > 0 {
            zip.write_all(b"\n]\n")?;
            index.add(taken, shown);
        }
    }
    zip.start_file("index.html", SimpleFileOptions::default())?;
    zip.write_all(index.page(l).map_err(|e| Failed(e.to_string()))?.as_bytes())?;
    Ok((zip, files))
}

/// A row as JSON, without what opens something.
fn object(table: &Table, row: &[Cell]) -> Map<String, Json> {
    let named = table.columns.iter().zip(row).filter(|(c, _)| !Taken::secret(&c.name));
    let value = |cell: &Cell| match cell {
        Cell::Int(n) => Json::from(*n),
        Cell::Bool(yes) => Json::from(*yes),
        Cell::Text(text) => Json::from(text.as_str()),
        Cell::Null | Cell::Bytes(_) => Json::Null,
    };
    named.map(|(c, cell)| (c.name.clone(), value(cell))).collect()
}

/// The file behind a row, under a name that stays inside of the archive.
fn file_of(table: &str, row: &Map<String, Json>, files: &mut BTreeMap<String, String>) {
    let Some(key) = row.get("blob").and_then(Json::as_str).filter(|key| !key.is_empty()) else { return };
    let text = |name: &str| row.get(name).and_then(Json::as_str).unwrap_or_default();
    let safe = |name: &str| name.replace(|c: char| c == '/' || c == '\\' || c == ':' || c.is_control(), "_");
    let short = key.get(..8).unwrap_or(key);
    let name = match table {
        "files" => format!("files/{short}-{}", safe(text("name"))),
        "file_versions" => format!("files/versions/{short}"),
        "pictures" => format!("files/picture-{short}"),
        _ => return,
    };
    files.insert(name, key.to_owned());
}
