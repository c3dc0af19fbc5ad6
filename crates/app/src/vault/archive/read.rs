//! Reading a backup: once from end to end before anything is touched, then again part by part.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{FORMAT, HEADER, Header, MANIFEST, Manifest, Part, Refused, hex};

/// No part but a file is larger than this.
const MOST: u64 = 256 << 20;

/// What everything packed with zstd begins with.
const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// What comes out of it, in its order.
pub enum Piece<'a> {
    /// A part that is in memory.
    Part(&'a str, Vec<u8>),
    /// The bytes of a file, by its SHA-256.
    File(&'a str, &'a mut dyn Read),
}

/// Calls `see` for every part between header and manifest.
///
/// # Errors
/// `Refused`, or what `see` answers.
pub fn each<E: From<Refused>>(
    path: &Path,
    mut see: impl FnMut(&Header, Piece<'_>) -> Result<(), E>,
) -> Result<(Header, Manifest), E> {
    let mut tar = open(path)?;
    let mut header: Option<Header> = None;
    let mut manifest: Option<Manifest> = None;
    for entry in tar.entries().map_err(|e| wrong(&e, header.is_some()))? {
        let mut entry = entry.map_err(|e| wrong(&e, header.is_some()))?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if manifest.is_some() {
            return Err(Refused::Damaged(format!("“{name}” stands behind its end")).into());
        }
        let Some(head) = &header else {
            header = Some(begin(&name, &mut entry)?);
            continue;
        };
        if let Some(key) = name.strip_prefix("files/") {
            see(head, Piece::File(key, &mut entry))?;
        } else {
            let bytes = whole(&mut entry).map_err(|e| wrong(&e, true))?;
            if name == MANIFEST {
                let read = serde_json::from_slice(&bytes);
                manifest = Some(read.map_err(|e| Refused::Damaged(format!("{MANIFEST}: {e}")))?);
            } else {
                see(head, Piece::Part(&name, bytes))?;
            }
        }
    }
    // The tar is over before its packing is: what is cut off there is cut off too.
    let end = io::copy(&mut tar.into_inner(), &mut io::sink());
    end.map_err(|e| wrong(&e, header.is_some()))?;
    match (header, manifest) {
        (Some(header), Some(manifest)) => Ok((header, manifest)),
        (Some(_), None) => Err(Refused::CutOff.into()),
        (None, _) => Err(Refused::Foreign("there is nothing in it".into()).into()),
    }
}

type Tar = tar::Archive<zstd::Decoder<'static, BufReader<File>>>;

fn open(path: &Path) -> Result<Tar, Refused> {
    let io = |e: io::Error| Refused::Io(format!("{}: {e}", path.display()));
    let mut file = File::open(path).map_err(io)?;
    let mut first = [0; 4];
    if file.read_exact(&mut first).is_err() || first != MAGIC {
        return Err(Refused::Foreign("it is not packed with zstd".into()));
    }
    file.rewind().map_err(io)?;
    let packed = zstd::Decoder::new(file).map_err(io)?;
    Ok(tar::Archive::new(packed))
}

/// What an error means: before the header it is another kind of file.
fn wrong(error: &io::Error, begun: bool) -> Refused {
    let said = error.to_string();
    let packed = said.contains("orrupt") || said.contains("Restored data");
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Refused::CutOff,
        _ if begun || packed => Refused::Damaged(said),
        _ => Refused::Foreign(said),
    }
}

fn whole(entry: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = entry.take(MOST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(read).unwrap_or(u64::MAX) > MOST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a part is too large"));
    }
    Ok(bytes)
}

fn begin(name: &str, entry: &mut impl Read) -> Result<Header, Refused> {
    if name != HEADER {
        return Err(Refused::Foreign(format!("it begins with “{name}”")));
    }
    let bytes = whole(entry).map_err(|e| wrong(&e, true))?;
    let text: serde_json::Value =
        serde_json::from_slice(&bytes).map_err(|e| Refused::Foreign(e.to_string()))?;
    let format = text.get("format").and_then(serde_json::Value::as_u64).unwrap_or(0);
    if format > u64::from(FORMAT) {
        return Err(Refused::Newer(format!("form {format}")));
    }
    serde_json::from_value(text).map_err(|e| Refused::Damaged(format!("{HEADER}: {e}")))
}

/// Reads everything once: every part has the bytes the manifest says, every file those of its name.
///
/// # Errors
/// `Refused`, by name.
pub fn verify(path: &Path) -> Result<(Header, Manifest), Refused> {
    let (mut parts, mut files, mut count, mut bytes) = (Vec::new(), Sha256::new(), 0_u64, 0_u64);
    let (header, manifest) = each(path, |_, piece| {
        match piece {
            Piece::Part(name, found) => parts.push(Part {
                name: name.to_owned(),
                bytes: u64::try_from(found.len()).unwrap_or(u64::MAX),
                sha256: hex(&Sha256::digest(&found)),
            }),
            Piece::File(key, from) => {
                let mut hash = Sha256::new();
                bytes += io::copy(from, &mut hash).map_err(|e| wrong(&e, true))?;
                if hex(&hash.finalize()) != key {
                    return Err(Refused::Damaged(format!("the file {key} has other bytes")));
                }
                files.update(key.as_bytes());
                count += 1;
            }
        }
        Ok::<_, Refused>(())
    })?;
    let listed: Vec<&Part> = manifest.parts.iter().filter(|p| p.name != HEADER).collect();
    for (at, part) in parts.iter().enumerate() {
        if listed.get(at).is_none_or(|l| *l != part) {
            return Err(Refused::Damaged(format!("“{}” has other bytes than its list says", part.name)));
        }
    }
    if let Some(lost) = listed.get(parts.len()) {
        return Err(Refused::Damaged(format!("“{}” is missing", lost.name)));
    }
    if (count, bytes) != (manifest.files, manifest.file_bytes)
        || hex(&files.finalize()) != manifest.files_mark
    {
        return Err(Refused::Damaged("files are missing or in another order".into()));
    }
    let own = serde_json::to_vec_pretty(&header).map(|text| hex(&Sha256::digest(text))).unwrap_or_default();
    if manifest.parts.iter().all(|p| p.name != HEADER || p.sha256 != own) {
        return Err(Refused::Damaged(format!("“{HEADER}” has other bytes than its list says")));
    }
    Ok((header, manifest))
}
