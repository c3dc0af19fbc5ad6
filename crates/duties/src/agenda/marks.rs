//! Writing what was done, and what may show it.

use kernel::{Actor, PersonId, ThreadId};
use policy::Permitted;
use store::{Error, Read, Res, p, sql};
use web::place::find_place;

use super::held::DutyRound;

sql!(
    MARK,
    "INSERT INTO duty_marks (assignment_id, duty, at_ms, skipped, why, evidence, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (assignment_id, duty, at_ms) DO UPDATE SET skipped = excluded.skipped, why = excluded.why,
        evidence = excluded.evidence, by_id = excluded.by_id"
);
// What one began lately, to choose from; for oneself alone.
sql!(
    LATELY,
    "SELECT s.slug, t.id, t.title FROM threads t JOIN spaces s ON s.id = t.space_id
     WHERE t.author_id = $1 AND t.gone IS NULL ORDER BY t.id DESC LIMIT 8"
);

/// A duty is done, or left out this time for a reason.
///
/// # Errors
/// What the database says.
pub fn mark(
    permit: &mut Permitted<'_, '_, DutyRound>,
    duty: &str,
    (skipped, why, evidence): (bool, &str, &str),
) -> Res<()> {
    let (w, round, actor) = permit.split();
    let now = w.now();
    w.exec(&MARK, p![round.id, duty, now, skipped, why, evidence, actor.id])?;
    Ok(())
}

/// Conversations somebody began lately: address and title.
///
/// # Errors
/// What the database says.
pub fn lately(r: &mut Read<'_>, me: PersonId) -> Res<Vec<(String, String)>> {
    let rows: Vec<(String, ThreadId, String)> = r.all(&LATELY, p![me])?;
    Ok(rows.into_iter().map(|(slug, id, title)| (format!("/s/{slug}/t/{id}"), title)).collect())
}

/// The address within the network of what was given: as it stands, or without what comes before its
/// path; nothing when it leads elsewhere, or to a space that is not the actor's to see.
///
/// # Errors
/// What the database says.
pub fn evidence(r: &mut Read<'_>, actor: &Actor, url: &str, given: &str) -> Res<Option<String>> {
    let given = given.trim();
    if given.is_empty() {
        return Ok(Some(String::new()));
    }
    let path =
        if url.is_empty() { given } else { given.strip_prefix(url.trim_end_matches('/')).unwrap_or(given) };
    let fine = path.starts_with('/') && !path.starts_with("//") && path.len() <= 300;
    if !fine || path.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return Ok(None);
    }
    let slug = path.strip_prefix("/s/").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    match slug.map(|slug| find_place(r, actor, slug)) {
        Some(Err(Error::NoRow)) => Ok(None),
        Some(Err(e)) => Err(e),
        Some(Ok(place)) if !place.readable => Ok(None),
        _ => Ok(Some(path.to_owned())),
    }
}
