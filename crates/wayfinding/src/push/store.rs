//! Every SQL text of push.

use kernel::{Id, Lang, PersonId, Time};
use policy::{Own, Permitted};
use store::{Read, Res, Write, p, row, sql};

sql!(
    ADD,
    "INSERT INTO push_subscriptions (id, person_id, endpoint, p256dh, auth, device, made_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (endpoint) DO UPDATE SET person_id = excluded.person_id, p256dh = excluded.p256dh,
     auth = excluded.auth, device = excluded.device"
);
sql!(
    OF,
    "SELECT id, endpoint, p256dh, auth, device, made_ms FROM push_subscriptions WHERE person_id = $1 ORDER BY id LIMIT 20"
);
sql!(END, "DELETE FROM push_subscriptions WHERE person_id = $1 AND (CAST(id AS TEXT) = $2 OR endpoint = $2)");
sql!(GONE, "DELETE FROM push_subscriptions WHERE id = $1");
sql!(
    DUE_IDS,
    "SELECT id FROM deliveries WHERE channel = 'push' AND state = 'waiting' AND due_ms <= $1
     ORDER BY due_ms, id LIMIT $2 FOR UPDATE SKIP LOCKED"
);
sql!(
    DUE,
    "SELECT d.id, q.id, q.lang, q.zone, q.state = 'active',
        (SELECT n.id FROM notices x JOIN shown_notices n ON n.id = x.id
         WHERE x.person_id = d.person_id AND x.subject = d.subject AND n.unread
           AND NOT EXISTS (SELECT 1 FROM read_marks k WHERE k.person_id = d.person_id AND k.thread_id = d.thread_id
                           AND k.message_id >= d.message_id AND k.at_ms >= d.at_ms)),
        d.reason, a.name, s.name, t.title
     FROM deliveries d JOIN people q ON q.id = d.person_id LEFT JOIN spaces s ON s.id = d.space_id
     LEFT JOIN threads t ON t.id = d.thread_id LEFT JOIN people a ON a.id = d.actor_id
     WHERE d.id = ANY($1) ORDER BY d.id"
);
// What interrupts keeps the moment it left.
sql!(STATE, "UPDATE deliveries SET state = $2, due_ms = $3 WHERE id = $1");
sql!(WAIT, "UPDATE deliveries SET due_ms = $2 WHERE id = $1");

/// A browser and where it is reached.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The row.
    pub id: i64,
    /// Where its push service is called.
    pub endpoint: String,
    /// Its public key.
    pub p256dh: String,
    /// Its secret.
    pub auth: String,
    /// What it said it is.
    pub device: String,
    /// Since when.
    pub made: Time,
}
row!(Kept { id, endpoint, p256dh, auth, device, made });

/// What is due.
#[derive(Debug, Clone)]
pub struct Due {
    /// The row.
    pub id: i64,
    /// For whom.
    pub person: PersonId,
    /// Their language.
    pub lang: Lang,
    /// Their zone.
    pub zone: String,
    /// Whether they are here.
    pub active: bool,
    /// The notice, as long as it is unread.
    pub notice: Option<i64>,
    /// Why.
    pub reason: String,
    /// Who acted.
    pub who: Option<String>,
    /// The space’s name.
    pub space: Option<String>,
    /// The thread’s title.
    pub title: Option<String>,
}
row!(Due { id, person, lang, zone, active, notice, reason, who, space, title });

/// A browser takes push messages for its person; one that did so for somebody else no longer does.
pub fn add(permit: &mut Permitted<'_, '_, Own>, s: &super::api::Subscription, device: &str) -> Res<()> {
    let (w, own, _) = permit.split();
    let (id, now): (Id<Kept>, Time) = (w.id(), w.now());
    w.exec(&ADD, p![id, own.0, &s.endpoint, &s.keys.p256dh, &s.keys.auth, device, now]).map(drop)
}
/// A browser takes no more.
pub fn end(permit: &mut Permitted<'_, '_, Own>, which: &str) -> Res<()> {
    let (w, own, _) = permit.split();
    w.exec(&END, p![own.0, which]).map(drop)
}
/// Somebody's browsers.
pub fn of(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Kept>> {
    r.all(&OF, p![person])
}
/// A browser is gone.
pub fn gone(w: &mut Write<'_>, id: i64) -> Res<()> {
    w.exec(&GONE, p![id]).map(drop)
}
/// What is due now, taken so that no other node takes it.
pub fn due(w: &mut Write<'_>, limit: i64) -> Res<Vec<Due>> {
    let now = w.now();
    let ids = w.ints(&DUE_IDS, p![now, limit])?;
    if ids.is_empty() { Ok(Vec::new()) } else { w.all(&DUE, p![&ids]) }
}
/// It leaves now, or needs not.
pub fn taken(w: &mut Write<'_>, id: i64, leaves: bool) -> Res<()> {
    let now = w.now();
    w.exec(&STATE, p![id, if leaves { "taken" } else { "needless" }, now]).map(drop)
}
/// It waits until then.
pub fn wait(w: &mut Write<'_>, id: i64, until: Time) -> Res<()> {
    w.exec(&WAIT, p![id, until]).map(drop)
}
