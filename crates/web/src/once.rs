//! A repeated request is answered once: its key and hash are stored in the write's transaction,
//! with what was answered, for 24 hours, per person and route.

use kernel::{PersonId, Problem};
use store::{Read, Write, p, sql};

use crate::answer::Made;

/// The idempotency key of a request, if any, and the hash of its body.
#[derive(Debug, Clone, Default)]
pub struct Once {
    /// `Idempotency-Key`, or the form's hidden `_key`.
    pub key: Option<String>,
    /// SHA-256 of the body.
    pub hash: Vec<u8>,
}

sql!(
    KEPT,
    "SELECT body_hash, status, location, body FROM idempotency_keys WHERE person_id = $1 AND route = $2 AND key = $3"
);
sql!(
    KEEP,
    "INSERT INTO idempotency_keys (person_id, route, key, body_hash, status, location, body, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (person_id, route, key) DO UPDATE SET body_hash = excluded.body_hash, status = excluded.status,
     location = excluded.location, body = excluded.body, at_ms = excluded.at_ms"
);

sql!(
    CLAIM,
    "INSERT INTO idempotency_keys (person_id, route, key, body_hash, status, location, body, at_ms)
     VALUES ($1, $2, $3, $4, 200, '', '', $5) ON CONFLICT (person_id, route, key) DO NOTHING"
);

sql!(FORGET, "DELETE FROM idempotency_keys WHERE location = $1 OR location = $2");

/// Forgets what was answered about something whose words are gone: a repeated request then runs
/// anew and finds what there is.
///
/// # Errors
/// What the database says.
pub fn forget(w: &mut Write<'_>, at: &str, or_at: &str) -> store::Res<()> {
    w.exec(&FORGET, p![at, or_at])?;
    Ok(())
}

impl Once {
    /// As `kept`, for writes at READ COMMITTED: takes the key first, so that of two requests at
    /// once with one key the second waits for the first and answers the same.
    ///
    /// # Errors
    /// As `kept`.
    pub fn claim(&self, w: &mut Write<'_>, person: PersonId, route: &str) -> Result<Option<Made>, Problem> {
        let Some(key) = &self.key else { return Ok(None) };
        let now = w.now();
        match w.exec(&CLAIM, p![person, route, key, &self.hash, now])? {
            0 => self.kept(w, person, route),
            _ => Ok(None),
        }
    }

    /// What this request was answered before, if it was.
    ///
    /// # Errors
    /// `Invalid` when the key was used with another body.
    pub fn kept(&self, r: &mut Read<'_>, person: PersonId, route: &str) -> Result<Option<Made>, Problem> {
        let Some(key) = &self.key else { return Ok(None) };
        let found: Option<(Vec<u8>, i64, String, String)> = r.opt(&KEPT, p![person, route, key])?;
        match found {
            None => Ok(None),
            Some((hash, ..)) if hash != self.hash => {
                Err(Problem::field("Idempotency-Key", "error-key-reused"))
            }
            Some((_, status, location, body)) => Ok(Some(Made {
                status: u16::try_from(status).unwrap_or(200),
                location,
                json: serde_json::from_str(&body).unwrap_or_default(),
                fragment: None,
                flash: None,
            })),
        }
    }

    /// Keeps the answer beside what was written.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep(&self, w: &mut Write<'_>, person: PersonId, route: &str, made: &Made) -> Result<(), Problem> {
        let Some(key) = &self.key else { return Ok(()) };
        let body = made.json.to_string();
        let now = w.now();
        let status = i64::from(made.status);
        w.exec(&KEEP, p![person, route, key, &self.hash, status, &made.location, &body, now])?;
        Ok(())
    }
}
