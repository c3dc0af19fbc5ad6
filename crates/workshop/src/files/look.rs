//! What came in, by its bytes: what it is, whether it is a picture that can be shown, and the same
//! picture without its metadata.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use blobs::{Blobs, Spooled};
use bytes::Bytes;
use image::{ImageDecoder, ImageFormat, ImageReader};
use kernel::Problem;

use super::bare::bare;
use super::refuse::program;

/// How much of a file is looked at to know what it is.
const HEAD: u64 = 8 * 1024;
/// A larger picture is kept as a file to download: it is taken into memory once.
const LARGEST: u64 = 40_000_000;
/// Pictures with more pixels are files to download.
const MOST_PIXELS: u64 = 60_000_000;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its type.
    pub kind: String,
    /// Width and height of a picture that can be shown.
    pub shape: Option<(i64, i64)>,
}

/// The format of a picture that is shown in a page.
pub fn format(kind: &str) -> Option<ImageFormat> {
    match kind {
        "image/png" => Some(ImageFormat::Png),
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/gif" => Some(ImageFormat::Gif),
        "image/webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

fn sniffed(name: &str, head: &[u8]) -> String {
    if let Some(known) = infer::get(head) {
        return known.mime_type().to_owned();
    }
    let whole = match std::str::from_utf8(head) {
        Ok(text) => Some(text),
        // The last character may be cut in two.
        Err(e) if head.len() - e.valid_up_to() < 4 => None,
        Err(_) => return "application/octet-stream".to_owned(),
    };
    if whole.is_some_and(|text| text.contains('\0')) {
        return "application/octet-stream".to_owned();
    }
    let csv = name.to_ascii_lowercase().ends_with(".csv");
    if csv { "text/csv".to_owned() } else { "text/plain".to_owned() }
}

/// Width and height as it is seen, whichever way it was held.
fn shape(path: &Path, format: ImageFormat) -> Option<(i64, i64)> {
    let reader = ImageReader::with_format(BufReader::new(File::open(path).ok()?), format);
    let mut picture = reader.into_decoder().ok()?;
    let (width, height) = picture.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width == 0 || height == 0 {
        return None;
    }
    let way = picture.orientation().map_or(1, image::metadata::Orientation::to_exif);
    let (width, height) = (i64::from(width), i64::from(height));
    Some(if way > 4 { (height, width) } else { (width, height) })
}

/// Looks at a file, and replaces a picture by itself without metadata.
///
/// # Errors
/// `Invalid` for a program and for a file without a byte; `Broken` when the disk says no.
pub async fn look(blobs: &Blobs, name: &str, came: Spooled) -> Result<(Spooled, Look), Problem> {
    if came.is_empty() {
        return Err(Problem::field("files", "files-empty"));
    }
    let (path, named, small) = (came.path().to_owned(), name.to_owned(), came.len() <= LARGEST);
    let looked = tokio::task::spawn_blocking(move || {
        let head = head(&path)?;
        let kind = sniffed(&named, &head);
        let seen = format(&kind).filter(|_| small).and_then(|f| shape(&path, f));
        let stripped = match seen {
            Some(_) => bare(&kind, Bytes::from(std::fs::read(&path)?)),
            None => None,
        };
        Ok::<_, std::io::Error>((program(&named, &head), kind, seen, stripped))
    });
    let broken = |e: std::io::Error| Problem::Broken(format!("an upload cannot be read: {e}"));
    let (runs, kind, shape, stripped) =
        looked.await.map_err(|e| broken(std::io::Error::other(e)))?.map_err(broken)?;
    if runs {
        return Err(Problem::field("files", "files-program"));
    }
    match (shape, stripped) {
        (Some(_), Some(bytes)) => {
            Ok((blobs.spool_bytes(&bytes).await.map_err(broken)?, Look { kind, shape }))
        }
        // A picture that cannot be taken apart is kept as it is, and downloaded.
        _ => Ok((came, Look { kind, shape: None })),
    }
}
