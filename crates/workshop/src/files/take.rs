//! A form with files on its way in: its fields as text, its files spooled to the disk piece by piece.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use blobs::{SpoolError, Spooled};
use kernel::Problem;
use multer::{Field, Multipart};
use web::depot::Depot;
use web::input::LONGEST;

/// How many files one form may carry.
const MOST: usize = 20;
/// What surrounds the files in a form: fields, names, boundaries.
const AROUND: u64 = 1_000_000;

/// What a form carried.
#[derive(Debug, Default)]
pub struct Taken {
    /// Its fields, as they came.
    pub fields: Vec<(String, String)>,
    /// Its files.
    pub files: Vec<Arrived>,
    /// Why one of them was not taken in.
    pub refused: Option<Problem>,
}

/// A file that arrived.
#[derive(Debug)]
pub struct Arrived {
    /// Its name as the sender gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Spooled,
}

impl Taken {
    /// A field by its name; empty when it was not sent.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }
}

/// How long the body says it is.
#[must_use]
pub fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Whether a request carries a form with files.
#[must_use]
pub fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|k| k.starts_with("multipart/form-data"))
}

/// There is no more room than this: said before the bytes are read, when the sender says how many
/// there are.
///
/// # Errors
/// `Invalid` when they do not fit.
pub fn fits(headers: &HeaderMap, room: u64) -> Result<(), Problem> {
    match announced(headers) {
        Some(long) if long > room.saturating_add(AROUND) => Err(full()),
        _ => Ok(()),
    }
}

/// The space has no room for this.
#[must_use]
pub fn full() -> Problem {
    Problem::field("files", "files-quota")
}

fn broken_off(error: multer::Error) -> Problem {
    tracing::debug!(%error, "a form with files broke off");
    Problem::Unreadable("files-broken-off")
}

/// Reads a form with files. `room` is how many bytes there is room for.
///
/// # Errors
/// `Unreadable` when it breaks off or is no form, `Invalid` when it is too much.
pub async fn take(depot: &Depot, request: Request<Body>, room: u64) -> Result<Taken, Problem> {
    let taken = take_words(depot, request, room, false).await?;
    taken.refused.clone().map_or(Ok(taken), Err)
}

/// The same for a form that somebody wrote in: with `patient` its words are read to the end, whatever
/// becomes of its files.
///
/// # Errors
/// `Unreadable` when it breaks off or is no form.
pub async fn take_words(
    depot: &Depot,
    request: Request<Body>,
    room: u64,
    patient: bool,
) -> Result<Taken, Problem> {
    let (parts, body) = request.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(broken_off)?;
    let mut form = Multipart::new(body.into_data_stream(), boundary);
    let (mut taken, mut left, mut text) = (Taken::default(), room, LONGEST);
    while let Some(field) = form.next_field().await.map_err(broken_off)? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file) = field.file_name().map(str::to_owned) else {
            let value = words(field, &mut text).await?;
            taken.fields.push((name, value));
            continue;
        };
        let spooled = match taken.files.len() {
            MOST => Err(Problem::field("files", "files-many")),
            _ => spooled(depot, field, &file, left).await,
        };
        match spooled {
            Ok(Some(bytes)) => {
                left = left.saturating_sub(bytes.len());
                taken.files.push(Arrived { name: file, bytes });
            }
            Ok(None) => {}
            Err(problem @ Problem::Invalid(_)) => {
                taken.refused.get_or_insert(problem);
                if !patient {
                    break;
                }
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(taken)
}

/// A field of text, within what a form may carry of it.
async fn words(mut field: Field<'_>, left: &mut usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken_off)? {
        *left = left.checked_sub(piece.len()).ok_or(Problem::Unreadable("error-body-too-large"))?;
        bytes.extend_from_slice(&piece);
    }
    Ok(String::from_utf8_lossy(&bytes).replace('\0', ""))
}

/// A file; nothing when the field was left empty (a browser sends it without name and bytes).
async fn spooled(
    depot: &Depot,
    mut field: Field<'_>,
    name: &str,
    left: u64,
) -> Result<Option<Spooled>, Problem> {
    let disk = |e: std::io::Error| Problem::Broken(format!("an upload cannot be kept: {e}"));
    let mut spool = depot.blobs.spool(depot.most().min(left)).await.map_err(disk)?;
    while let Some(piece) = field.chunk().await.map_err(broken_off)? {
        match spool.write(&piece).await {
            Ok(()) => {}
            Err(SpoolError::TooLarge) if left < depot.most() => return Err(full()),
            Err(SpoolError::TooLarge) => return Err(Problem::field("files", "files-large")),
            Err(SpoolError::Io(error)) => return Err(disk(error)),
        }
    }
    let came = spool.done().await.map_err(disk)?;
    Ok((!name.is_empty() || !came.is_empty()).then_some(came))
}
