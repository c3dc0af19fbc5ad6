//! The key that seals all others: from the settings, else a file of its own in the data folder that
//! only its owner reads. Whoever has the database but not this file signs nothing.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;

use crate::config::Settings;

/// The key of this network; made when the data folder has none.
///
/// # Errors
/// A sentence for the operator.
pub fn own(settings: &Settings) -> Result<[u8; 32], String> {
    match &settings.key {
        Some(text) => parse(text).ok_or_else(|| "key: give 64 hex digits".to_owned()),
        None => in_folder(&settings.data),
    }
}

/// The key of this network, if it has one yet: nothing is made.
///
/// # Errors
/// A sentence for the operator.
pub fn found(settings: &Settings) -> Result<Option<[u8; 32]>, String> {
    if settings.key.is_none() && !settings.data.join("key").exists() {
        return Ok(None);
    }
    own(settings).map(Some)
}

fn in_folder(folder: &Path) -> Result<[u8; 32], String> {
    let path = folder.join("key");
    let said = |e: std::io::Error| format!("the key file {}: {e}", path.display());
    fs::create_dir_all(folder).map_err(said)?;
    let fresh = web::keys::random().map_err(|e| e.to_string())?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(&path) {
        Ok(mut file) => {
            let text: String = fresh.iter().map(|b| format!("{b:02x}")).collect();
            file.write_all(format!("{text}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(said)?;
            Ok(fresh)
        }
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {
            let mut text = String::new();
            OpenOptions::new()
                .read(true)
                .open(&path)
                .and_then(|mut f| f.read_to_string(&mut text))
                .map_err(said)?;
            parse(text.trim()).ok_or_else(|| format!("the key file {} is damaged", path.display()))
        }
        Err(e) => Err(said(e)),
    }
}

/// A key from 64 hexadecimal digits.
pub fn parse(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    let bytes: Vec<u8> =
        digits.chunks(2).filter_map(|pair| Some(pair.first()? << 4 | pair.get(1)?)).collect();
    (text.len() == 64).then(|| bytes.try_into().ok()).flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_folder_has_one_key_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let first = in_folder(folder.path()).unwrap();
        assert_eq!(in_folder(folder.path()).unwrap(), first);
        fs::write(folder.path().join("key"), "x").unwrap();
        assert!(in_folder(folder.path()).is_err() && parse(&"0f".repeat(32)) == Some([15; 32]));
    }
}
