//! A zip from outside, read with suspicion: every name and every byte is looked at once before
//! anything is stored, so that a bad file changes nothing.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{ExchangeError, encoding};

/// How large a zip and what is in it may be.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Files in it.
    pub entries: usize,
    /// Bytes of one file, unpacked.
    pub entry: u64,
    /// Bytes of all files, unpacked.
    pub total: u64,
    /// How many times larger all of it may be unpacked; conversations pack 5 to 20 times.
    pub ratio: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { entries: 500_000, entry: 128 << 20, total: 16 << 30, ratio: 200 }
    }
}

/// Below this size nothing is a bomb, whatever its ratio.
const SMALL: u64 = 4 << 20;

/// A zip that was read to its end once.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
    names: Vec<String>,
    /// Where each of them stands.
    places: HashMap<String, usize>,
    entry: u64,
}

fn refused(why: impl std::fmt::Display) -> ExchangeError {
    ExchangeError::file(format!("{why}. Nothing was imported."))
}

fn broken(error: &ZipError) -> ExchangeError {
    refused(match error {
        ZipError::InvalidArchive(_) => {
            format!("This is not a zip file, or it was cut off on its way ({error})")
        }
        ZipError::UnsupportedArchive(_) => format!("The zip uses something that cannot be read ({error})"),
        other => format!("The zip cannot be read ({other})"),
    })
}

fn open(path: &Path) -> Result<ZipArchive<BufReader<File>>, ExchangeError> {
    let file = File::open(path).map_err(|e| refused(format!("{}: {e}", path.display())))?;
    ZipArchive::new(BufReader::new(file)).map_err(|e| broken(&e))
}

impl Archive {
    /// Opens a zip and reads all of it once.
    ///
    /// # Errors
    /// A sentence: not a zip, cut off, names that lead outside, too much in it.
    pub fn check(path: &Path, bounds: Bounds) -> Result<Self, ExchangeError> {
        let packed = std::fs::metadata(path).map_or(0, |m| m.len()).max(1);
        let mut zip = open(path)?;
        if zip.len() > bounds.entries {
            return Err(refused(format!(
                "The zip holds {} files; the limit is {}",
                zip.len(),
                bounds.entries
            )));
        }
        let (mut names, mut places, mut total) = (Vec::with_capacity(zip.len()), HashMap::new(), 0_u64);
        for at in 0..zip.len() {
            let entry = zip.by_index(at).map_err(|e| broken(&e))?;
            let name = name(entry.name_raw())?;
            let directory = entry.is_dir();
            let most = bounds.entry.min(bounds.total.saturating_sub(total));
            let size = std::io::copy(&mut entry.take(most + 1), &mut std::io::sink())
                .map_err(|e| refused(format!("“{name}” in the zip is damaged ({e})")))?;
            total += size;
            if size > most || (total > SMALL && total / packed > bounds.ratio) {
                return Err(refused(format!(
                    "“{name}” unpacks to far more than an export holds: this looks like a zip bomb"
                )));
            }
            if !directory && places.insert(name.clone(), at).is_none() {
                names.push(name);
            }
        }
        Ok(Self { path: path.to_owned(), names, places, entry: bounds.entry })
    }

    /// The files in it.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A handle that reads files of it.
    ///
    /// # Errors
    /// When it cannot be opened again.
    pub fn reader(&self) -> Result<Reader, ExchangeError> {
        Ok(Reader { zip: open(&self.path)?, places: self.places.clone(), entry: self.entry })
    }
}

/// Reads single files.
pub struct Reader {
    zip: ZipArchive<BufReader<File>>,
    places: HashMap<String, usize>,
    entry: u64,
}

impl Reader {
    /// The bytes of one file.
    ///
    /// # Errors
    /// When there is none of that name or it cannot be unpacked.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, ExchangeError> {
        let at = self.places.get(name).ok_or_else(|| refused(format!("There is no “{name}” in the zip")))?;
        let entry = self.zip.by_index(*at).map_err(|e| broken(&e))?;
        let mut bytes = Vec::new();
        entry
            .take(self.entry)
            .read_to_end(&mut bytes)
            .map_err(|e| refused(format!("“{name}” in the zip is damaged ({e})")))?;
        Ok(bytes)
    }
}

impl Reader {
    /// Writes one file somewhere, piece by piece.
    ///
    /// # Errors
    /// When there is none of that name, it cannot be unpacked, or not be written.
    pub fn copy(&mut self, name: &str, to: &mut impl std::io::Write) -> Result<(), ExchangeError> {
        let at = self.places.get(name).ok_or_else(|| refused(format!("There is no “{name}” in the zip")))?;
        let entry = self.zip.by_index(*at).map_err(|e| broken(&e))?;
        std::io::copy(&mut entry.take(self.entry), to)
            .map_err(|e| refused(format!("“{name}” in the zip is damaged ({e})")))?;
        Ok(())
    }
}

/// A name that stays inside: relative, forward slashes, no dots that lead up.
fn name(raw: &[u8]) -> Result<String, ExchangeError> {
    let name = encoding::name(raw);
    let outside = name.starts_with('/')
        || name.contains(['\\', '\0', ':'])
        || name.split('/').any(|part| part == "..")
        || name.len() > 1_000;
    if outside {
        return Err(refused(format!("The name “{}” in the zip leads outside of it", name.escape_debug())));
    }
    Ok(name)
}
