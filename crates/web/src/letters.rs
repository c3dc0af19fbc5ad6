//! Letters that carry a secret: an invitation, a new password. Whoever makes the link puts the
//! letter here in the same transaction; the mail room takes it from here. Without a mail host
//! nothing is written, and the link is shown as ever.

use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Id, PersonId, Time};
use store::{Res, Write, p, sql};

use crate::Site;
use crate::keys::Keys;

/// Under which label secrets of letters are sealed.
const LABEL: &str = "letter";

sql!(
    PUT,
    "INSERT INTO mails (id, person_id, address, kind, subject, words, html, head, state, attempts, due_ms, made_ms, done_ms, reason)
     SELECT $1, p.id, p.mail, $2, '', $3, '', '{}', 'waiting', 0, $4, $4, NULL, '' FROM people p
     WHERE p.id = $5 AND p.mail IS NOT NULL"
);

/// Whether mail leaves this house; on the site's shelf.
#[derive(Debug, Default)]
pub struct Letters(AtomicBool);

impl Letters {
    /// Says that there is a mail host.
    pub fn begin(&self) {
        self.set(true);
    }
    /// Says whether there is one.
    pub fn set(&self, there: bool) {
        self.0.store(there, Ordering::Relaxed);
    }
    /// Whether letters leave.
    #[must_use]
    pub fn leave(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Puts a letter with a link's secret on its way: `invitation` or `reset`. False when no mail leaves
/// this house, or the person has no address.
///
/// # Errors
/// What the database says.
pub fn put(w: &mut Write<'_>, site: &Site, kind: &str, person: PersonId, secret: &str) -> Res<bool> {
    if !site.shelf::<Letters>().leave() {
        return Ok(false);
    }
    let (id, now): (Id<Letters>, Time) = (w.id(), w.now());
    let sealed = site.shelf::<Keys>().seal(LABEL, secret.as_bytes())?;
    Ok(w.exec(&PUT, p![id, kind, &sealed, now, person])? == 1)
}

/// The secret of a letter that leaves now.
///
/// # Errors
/// When it was sealed by another key.
pub fn open(site: &Site, sealed: &str) -> Res<String> {
    let secret = site.shelf::<Keys>().open(LABEL, sealed)?;
    String::from_utf8(secret).map_err(|_| store::Error::Other("a letter’s secret is no text".into()))
}
