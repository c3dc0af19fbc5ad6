//! Writing a backup: parts go straight through the packer into a file beside the wanted one, which
//! takes its name when everything is on disk.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use store::Value;
use store::whole::Table;

use super::{HEADER, Header, MANIFEST, Manifest, Part, hex, rows};

/// A table’s rows are cut into parts of about this size.
const PART: usize = 4 << 20;
/// How hard it is packed: the level that costs less than reading the disk.
const LEVEL: i32 = 3;

/// A backup on its way.
pub struct Writer {
    tar: tar::Builder<zstd::Encoder<'static, BufWriter<File>>>,
    part: PathBuf,
    path: PathBuf,
    made_s: u64,
    manifest: Manifest,
    files: Sha256,
    lines: Vec<u8>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Writer({})", self.path.display())
    }
}

impl Writer {
    /// Begins one at `path`.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn begin(path: &Path, header: &Header) -> io::Result<Self> {
        let part = PathBuf::from(format!("{}.part", path.display()));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        // Password hashes and closed spaces lie in here.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = BufWriter::with_capacity(1 << 18, options.open(&part)?);
        let mut packer = zstd::Encoder::new(file, LEVEL)?;
        packer.include_checksum(true)?;
        let mut this = Self {
            tar: tar::Builder::new(packer),
            part,
            path: path.to_owned(),
            made_s: u64::try_from(header.made_ms / 1000).unwrap_or(0),
            manifest: Manifest::default(),
            files: Sha256::new(),
            lines: Vec::new(),
        };
        let text = serde_json::to_vec_pretty(header)?;
        this.put(HEADER, &text)?;
        Ok(this)
    }

    fn entry(&mut self, name: &str, size: u64, bytes: impl Read) -> io::Result<()> {
        let mut head = tar::Header::new_gnu();
        head.set_size(size);
        head.set_mode(0o600);
        head.set_mtime(self.made_s);
        self.tar.append_data(&mut head, name, bytes)
    }

    /// Puts a part in whole and lists it.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.entry(name, size, bytes)?;
        let sha256 = hex(&Sha256::digest(bytes));
        self.manifest.parts.push(Part { name: name.to_owned(), bytes: size, sha256 });
        Ok(())
    }

    /// Begins with a table.
    pub fn table(&mut self, table: &Table) {
        self.manifest.rows.push((table.name.clone(), 0));
    }
    /// A row of the table that was begun last.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        rows::put(values, &mut self.lines)?;
        if let Some((_, count)) = self.manifest.rows.last_mut() {
            *count += 1;
        }
        if self.lines.len() >= PART { self.end_part() } else { Ok(()) }
    }
    /// Ends the part of a table that is open.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn end_part(&mut self) -> io::Result<()> {
        let lines = std::mem::take(&mut self.lines);
        if lines.is_empty() {
            return Ok(());
        }
        let table = self.manifest.rows.last().map_or("", |(name, _)| name.as_str());
        let folder = format!("tables/{table}/");
        let before = self.manifest.parts.iter().rev().take_while(|p| p.name.starts_with(&folder)).count();
        let name = format!("{folder}{:06}.jsonl", before + 1);
        self.put(&name, &lines)?;
        // The room is used again.
        self.lines = lines;
        self.lines.clear();
        Ok(())
    }

    /// Puts the bytes of a file in; whether they were there.
    ///
    /// # Errors
    /// When the disk says no, or the bytes are not what their name says.
    pub fn file(&mut self, key: &str, from: Option<&Path>) -> io::Result<bool> {
        let Some(file) = from.and_then(|path| File::open(path).ok()) else {
            self.manifest.missing.push(key.to_owned());
            return Ok(false);
        };
        let size = file.metadata()?.len();
        self.entry(&format!("files/{key}"), size, file)?;
        self.files.update(key.as_bytes());
        self.manifest.files += 1;
        self.manifest.file_bytes += size;
        Ok(true)
    }

    /// Closes it: durable, and under its name.
    ///
    /// # Errors
    /// When the disk says no; nothing stands under the name then.
    pub fn finish(mut self) -> io::Result<Manifest> {
        self.manifest.files_mark = hex(&self.files.clone().finalize());
        let text = serde_json::to_vec_pretty(&self.manifest)?;
        let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.entry(MANIFEST, size, text.as_slice())?;
        let mut file = self.tar.into_inner()?.finish()?;
        file.flush()?;
        file.get_ref().sync_all()?;
        std::fs::rename(&self.part, &self.path)?;
        if let Some(folder) = self.path.parent().filter(|p| !p.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(self.manifest)
    }
}
