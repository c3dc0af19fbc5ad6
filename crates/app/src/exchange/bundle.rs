//! Many files: in a zip, in a folder, or a single one.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::ExchangeError;
use super::archive::{Archive, Bounds, Reader};
use super::past::files;

/// Where the files lie.
pub(crate) enum Bundle {
    Zip(Vec<String>, Mutex<Reader>),
    Folder(Vec<String>, HashMap<String, PathBuf>, u64),
}

impl Bundle {
    /// Opens a zip, a folder or a file.
    pub(crate) fn open(path: &Path, bounds: Bounds) -> Result<Self, ExchangeError> {
        if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip")) {
            let archive = Archive::check(path, bounds)?;
            let reader = Mutex::new(archive.reader()?);
            let mut names = archive.names().to_vec();
            names.sort();
            return Ok(Self::Zip(names, reader));
        }
        let (mut names, mut paths) = (Vec::new(), HashMap::new());
        for file in files(path)? {
            let name = file.strip_prefix(path).ok().filter(|n| !n.as_os_str().is_empty()).unwrap_or(&file);
            let name = name.to_string_lossy().into_owned();
            names.push(name.clone());
            paths.insert(name, file);
        }
        Ok(Self::Folder(names, paths, bounds.entry))
    }

    /// Their names, in order.
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::Zip(names, _) | Self::Folder(names, ..) => names,
        }
    }

    /// The bytes of one.
    pub(crate) fn bytes(&self, name: &str) -> Result<Vec<u8>, ExchangeError> {
        match self {
            Self::Zip(_, reader) => reader.lock().unwrap_or_else(PoisonError::into_inner).bytes(name),
            Self::Folder(_, paths, most) => {
                let path =
                    paths.get(name).ok_or_else(|| ExchangeError::file(format!("There is no {name}.")))?;
                let broken = |e: std::io::Error| ExchangeError::io(path, &e);
                if std::fs::metadata(path).map_err(broken)?.len() > *most {
                    return Err(ExchangeError::file(format!(
                        "{name} is far larger than what an export holds."
                    )));
                }
                std::fs::read(path).map_err(broken)
            }
        }
    }
}
