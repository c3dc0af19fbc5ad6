//! What came in by mail.

use kernel::{Lang, PersonId, ThreadId};
use store::{Read, Res, Write, p, row, sql};

sql!(SENDER, "SELECT mail, lang, zone FROM people WHERE id = $1 AND state = 'active' AND mail IS NOT NULL");
sql!(BEFORE, "SELECT at_ms FROM mails_in WHERE hash = $1");
sql!(
    CAME,
    "INSERT INTO mails_in (hash, at_ms, person_id, thread_id, outcome) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (hash) DO NOTHING"
);
sql!(PATH, "SELECT s.slug FROM threads t JOIN spaces s ON s.id = t.space_id WHERE t.id = $1");

/// Whose reply it is.
#[derive(Debug, Clone)]
pub struct Sender {
    /// Their own address.
    pub address: String,
    /// Their language.
    pub lang: Lang,
    /// Their zone.
    pub zone: String,
}
row!(Sender { address, lang, zone });

/// Whose reply it is, as long as they are here.
pub fn sender(r: &mut Read<'_>, person: PersonId) -> Res<Option<Sender>> {
    r.opt(&SENDER, p![person])
}
/// Whether the same mail came before.
pub fn came_before(r: &mut Read<'_>, hash: &str) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&BEFORE, p![hash])?.is_some())
}
/// Writes down that a mail came; false when it came before.
pub fn came(w: &mut Write<'_>, hash: &str, person: PersonId, thread: ThreadId, outcome: &str) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&CAME, p![hash, now, person, thread, outcome])? == 1)
}
sql!(
    SLUG,
    "SELECT s.slug FROM threads t JOIN spaces s ON s.id = t.space_id WHERE t.id = $1 AND t.gone IS NULL"
);
/// The address of a thread’s space.
pub fn thread_slug(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&SLUG, p![thread])?.map(|(slug,)| slug))
}
/// The page of a thread.
pub fn thread_path(r: &mut Read<'_>, thread: ThreadId) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&PATH, p![thread])?.map(|(slug,)| format!("/s/{slug}/t/{thread}")))
}
