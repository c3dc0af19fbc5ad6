//! From what arrived to what is kept: looked at, written down, made durable, and only then put into
//! the space.

use ::store::{Db, Read, Res, Write};
use blobs::Spooled;
use kernel::{Actor, MessageId, PersonId, Problem, SpaceId, Time};
use web::Site;
use web::depot::Depot;

use super::file::{clean_alt, clean_name, markdown};
use super::look::{Look, look};
use super::store::{self, Coming};
use super::take::Arrived;

/// How much room a space has, in bytes.
///
/// # Errors
/// What the database says.
pub fn room(r: &mut Read<'_>, depot: &Depot, space: SpaceId) -> Result<u64, Problem> {
    let (own, held) = store::quota(r, space)?;
    let most = own.unwrap_or(depot.quota_mb()).saturating_mul(1_000_000);
    Ok(u64::try_from(most.saturating_sub(held)).unwrap_or(0))
}

fn size(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// Keeps bytes: their row first, so that they are known whatever happens; answers their key.
///
/// # Errors
/// `Busy` when the same bytes are being removed this moment; `Broken` when the disk says no.
pub async fn keep(db: &Db, depot: &Depot, came: &Spooled, picture: bool) -> Result<String, Problem> {
    let (key, bytes) = (came.key().to_string(), size(came.len()));
    let state = if depot.scan.is_some() { "waiting" } else { "free" };
    let row = key.clone();
    let known = db.write(move |w| {
        let Some(known) = store::touch(w, &row, bytes, state)? else { return Err(Problem::Busy) };
        Ok(known)
    });
    let known = known.await?;
    let disk = |e: std::io::Error| Problem::Broken(format!("an upload cannot be kept: {e}"));
    depot.blobs.keep(came).await.map_err(disk)?;
    let work = match known.as_str() {
        "waiting" => "scan",
        "free" | "clean" if picture => "thumbs",
        _ => return Ok(key),
    };
    let blob = key.clone();
    db.write_hot(move |w| store::give(w, work, &blob)).await?;
    Ok(key)
}

/// Where files go that arrived together.
#[derive(Debug, Clone)]
pub struct Into<'a> {
    /// The folder.
    pub folder: &'a str,
    /// What a picture shows, when there is one file.
    pub alt: &'a str,
    /// `folder` or `message`.
    pub via: &'static str,
}

/// Looks at what arrived and keeps its bytes.
///
/// # Errors
/// `Invalid` for what is not taken in.
pub async fn coming(
    site: &Site,
    depot: &Depot,
    arrived: Vec<Arrived>,
    into: &Into<'_>,
) -> Result<Vec<Coming>, Problem> {
    let alt = if arrived.len() == 1 { clean_alt(into.alt)? } else { String::new() };
    // Nothing is kept before all of it was looked at.
    let mut seen: Vec<(String, Spooled, Look)> = Vec::with_capacity(arrived.len());
    for file in arrived {
        let name = clean_name(&file.name);
        let (bytes, look) = look(&depot.blobs, &name, file.bytes).await?;
        seen.push((name, bytes, look));
    }
    let mut coming = Vec::with_capacity(seen.len());
    for (name, bytes, look) in seen {
        let blob = keep(&site.db, depot, &bytes, look.shape.is_some()).await?;
        let (folder, alt) = (into.folder.to_owned(), alt.clone());
        coming.push(Coming { name, folder, alt, via: into.via, blob, size: size(bytes.len()), look });
    }
    Ok(coming)
}

/// Looks at a file that was part of a past and keeps its bytes.
///
/// # Errors
/// `Invalid` for what is not taken in.
pub async fn keep_past(db: &Db, depot: &Depot, name: &str, bytes: Spooled) -> Result<Coming, Problem> {
    let name = clean_name(name);
    let (bytes, look) = look(&depot.blobs, &name, bytes).await?;
    let blob = keep(db, depot, &bytes, look.shape.is_some()).await?;
    let (folder, alt) = (String::new(), String::new());
    Ok(Coming { name, folder, alt, via: "message", blob, size: size(bytes.len()), look })
}

/// Puts it beside the message it came with then; how that message points to it.
///
/// # Errors
/// What the database says.
pub fn attach_past(
    w: &mut Write<'_>,
    (space, author, at): (SpaceId, PersonId, Time),
    message: MessageId,
    coming: &Coming,
) -> Res<String> {
    let id = store::add_past(w, (space, author, at), message, coming)?;
    Ok(markdown(id, &coming.name, &coming.alt, coming.look.shape.is_some()))
}

/// How many bytes came together.
#[must_use]
pub fn weight(coming: &[Coming]) -> u64 {
    coming.iter().map(|c| u64::try_from(c.size).unwrap_or(0)).sum()
}

/// Puts a small file into a space in somebody's name, by the operator's hand: the made-up company's.
///
/// # Errors
/// As for anything that comes in.
pub async fn bring(
    site: &Site,
    actor: &Actor,
    slug: &str,
    folder: &str,
    (name, bytes): (&str, &[u8]),
) -> Result<(), Problem> {
    let depot = site.depot()?;
    let came = depot.blobs.spool_bytes(bytes).await;
    let came = came.map_err(|e| Problem::Broken(format!("a file cannot be kept: {e}")))?;
    let arrived = vec![Arrived { name: name.to_owned(), bytes: came }];
    let coming = coming(site, &depot, arrived, &Into { folder, alt: "", via: "folder" }).await?;
    let (actor, slug) = (actor.clone(), slug.to_owned());
    let added = site.db.write(move |w| {
        let place = web::find_place(w, &actor, &slug)?;
        let mut place = policy::by_operator_for(w, actor.clone(), place);
        Ok::<_, Problem>(store::add(&mut place, &coming)?)
    });
    added.await.map(drop)
}
