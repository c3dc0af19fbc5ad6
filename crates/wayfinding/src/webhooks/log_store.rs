//! Every SQL text about what is posted: the queue and the log are one table.

use kernel::{Fact, Id, PersonId, SpaceId, ThreadId, Time};
use store::{Read, Res, Write, p, row, sql};

use super::hook::{group, next_try};

/// The phantom of a delivery's id.
#[derive(Debug, Clone, Copy)]
pub enum Delivery {}

/// How long a delivery belongs to the node that took it.
const LEASE: i64 = 60_000;
/// How long the log is kept.
const KEPT: i64 = 30 * kernel::time::DAY;

// The owner of a hook hears only of spaces they may read; over the network only of those that
// everybody inside may read.
// Its maker is here and does not read there any more: nothing of it will be posted again.
sql!(
    SILENT,
    "SELECT h.id FROM webhooks h JOIN people p ON p.id = h.owner_id AND p.state = 'active'
     WHERE h.space_id = $1 AND h.state = 'on'
       AND NOT EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = h.owner_id AND v.space_id = h.space_id)
     LIMIT 20"
);
sql!(
    HEARING,
    "SELECT h.id, h.kinds FROM webhooks h JOIN people p ON p.id = h.owner_id AND p.state = 'active' AND NOT p.external
     WHERE h.state = 'on' AND (h.space_id = $1 OR (h.space_id IS NULL
           AND EXISTS (SELECT 1 FROM spaces s WHERE s.id = $1 AND s.open_read AND s.joining <> 'invite')))
       AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = h.owner_id AND v.space_id = $1)
     ORDER BY h.id LIMIT 100"
);
sql!(
    ENQUEUE,
    "INSERT INTO webhook_deliveries (id, webhook_id, seq, kind, at_ms, actor_id, space_id, thread_id, subject, state, attempts, due_ms, status, said)
     VALUES ($1, $2, $3, $4, $5, $6::bigint, $7::bigint, $8::bigint, $9, 'waiting', 0, $10, 0, '')
     ON CONFLICT (webhook_id, seq) DO NOTHING"
);
sql!(
    DUE_IDS,
    "SELECT id FROM webhook_deliveries WHERE state = 'waiting' AND due_ms <= $1 ORDER BY due_ms, id LIMIT $2 FOR UPDATE SKIP LOCKED"
);
sql!(TAKE, "UPDATE webhook_deliveries SET due_ms = $2, attempts = attempts + 1 WHERE id = ANY($1)");
sql!(
    LOG,
    "SELECT id, webhook_id, kind, at_ms, actor_id, space_id, thread_id, subject, state, attempts, due_ms, status, said
     FROM webhook_deliveries WHERE webhook_id = $1 AND id < $2 ORDER BY id DESC LIMIT 50"
);
sql!(
    TAKEN,
    "SELECT id, webhook_id, kind, at_ms, actor_id, space_id, thread_id, subject, state, attempts, due_ms, status, said
     FROM webhook_deliveries WHERE id = ANY($1) ORDER BY id"
);
sql!(OUTCOME, "UPDATE webhook_deliveries SET state = $2, due_ms = $3, status = $4, said = $5 WHERE id = $1");
sql!(
    AGAIN,
    "UPDATE webhook_deliveries SET state = 'waiting', due_ms = $3, attempts = 0 WHERE id = $1 AND webhook_id = $2 AND state <> 'waiting'"
);
sql!(FORGET, "DELETE FROM webhook_deliveries WHERE webhook_id = $1 AND at_ms < $2 AND state <> 'waiting'");

/// Something posted, or to be.
#[derive(Debug, Clone)]
pub struct Posted {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub hook: i64,
    /// The kind of fact; `webhook.test` for a test.
    pub kind: String,
    /// When it happened.
    pub at: Time,
    /// Who acted.
    pub actor: Option<PersonId>,
    /// Where.
    pub space: Option<SpaceId>,
    /// In which thread.
    pub thread: Option<ThreadId>,
    /// What it is about.
    pub subject: i64,
    /// `waiting`, `done`, `failed`, `needless`.
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next.
    pub due: Time,
    /// What the other end answered; 0 for nothing.
    pub status: i64,
    /// Why there was no answer.
    pub said: String,
}
row!(Posted { id, hook, kind, at, actor, space, thread, subject, state, attempts, due, status, said });

/// Queues a fact for every hook that asks for it.
pub fn hear(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(space), Some(group)) = (fact.space, group(&fact.kind)) else { return Ok(()) };
    for (hook, kinds) in w.all::<(i64, String)>(&HEARING, p![space])? {
        if kinds.split(' ').any(|k| k == group) {
            let (id, now): (Id<Delivery>, Time) = (w.id(), w.now());
            w.exec(
                &ENQUEUE,
                p![
                    id,
                    hook,
                    fact.seq,
                    &fact.kind,
                    fact.at,
                    fact.actor,
                    fact.space,
                    fact.thread,
                    fact.subject,
                    now
                ],
            )?;
            w.exec(&FORGET, p![hook, now.plus(-KEPT)])?;
        }
    }
    for hook in w.ints(&SILENT, p![space])? {
        let hook = super::store::one(w, hook)?;
        super::store::stop(w, &hook, "off")?;
    }
    Ok(())
}

/// Queues a test.
pub fn test(w: &mut Write<'_>, hook: i64, space: Option<SpaceId>, by: PersonId) -> Res<i64> {
    let (id, now): (Id<Delivery>, Time) = (w.id(), w.now());
    let (seq, kind) = (-id.number(), "webhook.test");
    w.exec(&ENQUEUE, p![id, hook, seq, kind, now, Some(by), space, None::<ThreadId>, hook, now])?;
    Ok(id.number())
}

/// Takes what is due, so that no other node does for a minute.
pub fn take(w: &mut Write<'_>, most: i64) -> Res<Vec<Posted>> {
    let now = w.now();
    let ids = w.ints(&DUE_IDS, p![now, most])?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    w.exec(&TAKE, p![&ids, now.plus(LEASE)])?;
    w.all(&TAKEN, p![&ids])
}

/// The log of a hook, the newest first.
pub fn log(r: &mut Read<'_>, hook: i64, before: i64) -> Res<Vec<Posted>> {
    r.all(&LOG, p![hook, before])
}

/// Notes what came of it: done, or when it is tried again; whether it is given up.
pub fn outcome(w: &mut Write<'_>, posted: &Posted, done: bool, status: i64, said: &str) -> Res<()> {
    let now = w.now();
    let (state, due) = match (done, next_try(posted.attempts, now)) {
        (true, _) => ("done", now),
        (false, Some(due)) => ("waiting", due),
        (false, None) => ("failed", now),
    };
    w.exec(&OUTCOME, p![posted.id, state, due, status, said]).map(drop)
}

/// It need not leave: nothing of it may be read any more, or nobody listens.
pub fn needless(w: &mut Write<'_>, id: i64) -> Res<()> {
    let now = w.now();
    w.exec(&OUTCOME, p![id, "needless", now, 0_i64, ""]).map(drop)
}

/// Posts it once more; false when it is not this hook's, or on its way.
pub fn again(w: &mut Write<'_>, hook: i64, id: i64) -> Res<bool> {
    let now = w.now();
    Ok(w.exec(&AGAIN, p![id, hook, now])? == 1)
}
