//! Deliveries that are due, and the queue of mails.

use kernel::{Id, PersonId, Time};
use store::{Read, Res, Write, p, row, sql};

use crate::mail::due::Due;

sql!(
    DUE_IDS,
    "SELECT id FROM deliveries WHERE channel = 'mail' AND state = 'waiting' AND due_ms <= $1
     ORDER BY due_ms, id LIMIT $2 FOR UPDATE SKIP LOCKED"
);
sql!(
    DUE,
    "SELECT d.id, q.id, q.mail, q.lang, q.zone, q.state = 'active',
        (SELECT n.id FROM notices x JOIN shown_notices n ON n.id = x.id
         WHERE x.person_id = d.person_id AND x.subject = d.subject AND n.unread
           AND NOT EXISTS (SELECT 1 FROM read_marks k WHERE k.person_id = d.person_id AND k.thread_id = d.thread_id
                           AND k.message_id >= d.message_id AND k.at_ms >= d.at_ms)),
        d.reason, d.space_id, s.slug, s.name, s.kind, d.thread_id, t.title, d.message_id, m.body, m.html, a.name,
        r.role, u.name
     FROM deliveries d JOIN people q ON q.id = d.person_id LEFT JOIN spaces s ON s.id = d.space_id
     LEFT JOIN threads t ON t.id = d.thread_id LEFT JOIN messages m ON m.id = d.message_id AND m.gone IS NULL
     LEFT JOIN people a ON a.id = d.actor_id
     LEFT JOIN notices y ON y.person_id = d.person_id AND y.subject = d.subject
     LEFT JOIN assignments r ON r.id = y.about_id
     LEFT JOIN units u ON r.scope = 'unit' AND u.id = r.scope_id
     WHERE d.id = ANY($1) ORDER BY d.id"
);
// What interrupts keeps the moment it left.
sql!(TAKEN, "UPDATE deliveries SET state = 'taken', due_ms = $2 WHERE id = $1");
sql!(NEEDLESS, "UPDATE deliveries SET state = 'needless' WHERE id = $1");
sql!(WAIT, "UPDATE deliveries SET due_ms = $2 WHERE id = $1");
sql!(
    STORE,
    "INSERT INTO mails (id, person_id, address, kind, subject, words, html, head, state, attempts, due_ms, made_ms, done_ms, reason)
     VALUES ($1, $2::bigint, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10, NULL, '')"
);
sql!(
    CLAIM,
    "UPDATE mails SET state = 'sending', attempts = attempts + 1, due_ms = $2
     WHERE id = (SELECT id FROM mails WHERE state = 'waiting' AND due_ms <= $1 ORDER BY due_ms, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, person_id, address, kind, subject, words, html, head, attempts"
);
sql!(
    DOUBT,
    "UPDATE mails SET state = 'parked', reason = 'in-doubt', done_ms = $1, words = '', html = ''
     WHERE id IN (SELECT id FROM mails WHERE state = 'sending' AND due_ms <= $1 ORDER BY due_ms, id LIMIT 100)"
);
sql!(
    SENT,
    "UPDATE mails SET state = 'sent', words = '', html = '', done_ms = $2 WHERE id = $1 AND state = 'sending'"
);
sql!(
    AGAIN,
    "UPDATE mails SET state = 'waiting', due_ms = $2, reason = $3 WHERE id = $1 AND state = 'sending'"
);
sql!(
    PARK,
    "UPDATE mails SET state = 'parked', done_ms = $2, reason = $3 WHERE id = $1 AND state = 'sending'"
);
sql!(
    GIVE_AGAIN,
    "UPDATE mails SET state = 'waiting', due_ms = $2, attempts = 0 WHERE id = $1 AND state = 'parked' AND words <> ''"
);
sql!(
    LIST,
    "SELECT m.id, p.name, p.id, m.kind, m.subject, m.state, m.reason, m.attempts, m.made_ms
     FROM mails m LEFT JOIN people p ON p.id = m.person_id WHERE m.id < $1 ORDER BY m.id DESC LIMIT $2"
);
sql!(
    ONE,
    "SELECT id, person_id, address, kind, subject, words, html, head, attempts FROM mails WHERE id = $1"
);
sql!(
    FORGET_MAILS,
    "DELETE FROM mails WHERE id IN (SELECT id FROM mails WHERE made_ms < $1 ORDER BY made_ms LIMIT $2)"
);
sql!(
    FORGET_DELIVERIES,
    "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE at_ms < $1 ORDER BY at_ms LIMIT $2)"
);
sql!(
    FORGET_IN,
    "DELETE FROM mails_in WHERE hash IN (SELECT hash FROM mails_in WHERE at_ms < $1 ORDER BY at_ms LIMIT $2)"
);
sql!(FORGET_RUNS, "DELETE FROM digest_runs WHERE day < $1");

/// A mail that is being handed over.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Its id.
    pub id: i64,
    /// For whom.
    pub person: Option<PersonId>,
    /// Their address.
    pub address: String,
    /// `notice`, `digest`, `invitation`, `reset`, `answer`.
    pub kind: String,
    /// Its subject.
    pub subject: String,
    /// Plain words; of a letter with a secret, the sealed secret.
    pub words: String,
    /// HTML.
    pub html: String,
    /// Further headers.
    pub head: String,
    /// How often it was tried.
    pub attempts: i64,
}
row!(Mail { id, person, address, kind, subject, words, html, head, attempts });

/// A mail as the outbox lists it.
#[derive(Debug, Clone)]
pub struct Parked {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub name: Option<String>,
    /// Who.
    pub person: Option<PersonId>,
    /// What kind.
    pub kind: String,
    /// Its subject.
    pub subject: String,
    /// `waiting`, `sending`, `sent`, `kept`, `parked`.
    pub state: String,
    /// Why it was parked or tried again.
    pub reason: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was made.
    pub made: Time,
}
row!(Parked { id, name, person, kind, subject, state, reason, attempts, made });

/// A mail that is ready.
#[derive(Debug)]
pub struct Ready<'a> {
    pub person: Option<PersonId>,
    pub address: &'a str,
    pub kind: &'a str,
    pub subject: &'a str,
    pub words: &'a str,
    pub html: &'a str,
    pub head: &'a str,
    /// Whether it leaves; otherwise it is kept for the outbox.
    pub leaves: bool,
}

/// What is due now, taken so that no other node takes it.
pub fn due(w: &mut Write<'_>, limit: i64) -> Res<Vec<Due>> {
    let now = w.now();
    let ids = w.ints(&DUE_IDS, p![now, limit])?;
    if ids.is_empty() { Ok(Vec::new()) } else { w.all(&DUE, p![&ids]) }
}
/// It has become a mail, or needs none.
pub fn taken(w: &mut Write<'_>, id: i64, mailed: bool) -> Res<()> {
    let now = w.now();
    if mailed { w.exec(&TAKEN, p![id, now]) } else { w.exec(&NEEDLESS, p![id]) }.map(drop)
}
/// It waits until then.
pub fn wait(w: &mut Write<'_>, id: i64, until: Time) -> Res<()> {
    w.exec(&WAIT, p![id, until]).map(drop)
}
/// Puts a mail into the queue.
pub fn store(w: &mut Write<'_>, m: &Ready<'_>) -> Res<()> {
    let (id, now): (Id<Mail>, Time) = (w.id(), w.now());
    let state = if m.leaves { "waiting" } else { "kept" };
    w.exec(&STORE, p![id, m.person, m.address, m.kind, m.subject, m.words, m.html, m.head, state, now])
        .map(drop)
}
/// The next mail that leaves; it belongs to this process until then.
pub fn claim(w: &mut Write<'_>, hold_ms: i64) -> Res<Option<Mail>> {
    let now = w.now();
    w.opt(&CLAIM, p![now, now.plus(hold_ms)])
}
/// Parks mails that were handed over and never answered for: sending them again could be twice.
pub fn doubt(w: &mut Write<'_>) -> Res<u64> {
    let now = w.now();
    w.exec(&DOUBT, p![now])
}
/// It has left.
pub fn sent(w: &mut Write<'_>, id: i64) -> Res<()> {
    let now = w.now();
    w.exec(&SENT, p![id, now]).map(drop)
}
/// It is tried again then.
pub fn again(w: &mut Write<'_>, id: i64, at: Time, reason: &str) -> Res<()> {
    w.exec(&AGAIN, p![id, at, reason]).map(drop)
}
/// It is not tried again.
pub fn park(w: &mut Write<'_>, id: i64, reason: &str) -> Res<()> {
    let now = w.now();
    w.exec(&PARK, p![id, now, reason]).map(drop)
}
/// Somebody asks to try a parked one again; false when there is nothing to send.
pub fn give_again(w: &mut Write<'_>, id: i64) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&GIVE_AGAIN, p![id, now])? == 1)
}
/// The newest mails before one.
pub fn listed(r: &mut Read<'_>, before: i64, limit: i64) -> Res<Vec<Parked>> {
    r.all(&LIST, p![before, limit])
}
/// One mail.
pub fn one(r: &mut Read<'_>, id: i64) -> Res<Mail> {
    r.one(&ONE, p![id])
}
/// Forgets what is old, in steps; whether there is more.
pub fn forget(w: &mut Write<'_>, mails: Time, deliveries: Time, runs: &str, limit: i64) -> Res<bool> {
    let gone = w.exec(&FORGET_MAILS, p![mails, limit])?
        + w.exec(&FORGET_DELIVERIES, p![deliveries, limit])?
        + w.exec(&FORGET_IN, p![deliveries, limit])?;
    w.exec(&FORGET_RUNS, p![runs])?;
    Ok(i64::try_from(gone).is_ok_and(|gone| gone >= limit))
}

sql!(
    ADDRESSED,
    "SELECT mail, lang, zone, name FROM people WHERE id = $1 AND state <> 'left' AND mail IS NOT NULL"
);

/// Whom a letter with a secret goes to.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// Address.
    pub address: String,
    /// Language.
    pub lang: kernel::Lang,
    /// Zone.
    pub zone: String,
    /// Name.
    pub name: String,
}
row!(Addressed { address, lang, zone, name });

/// Whom a letter goes to.
pub fn mailed(r: &mut Read<'_>, person: PersonId) -> Res<Option<Addressed>> {
    r.opt(&ADDRESSED, p![person])
}
