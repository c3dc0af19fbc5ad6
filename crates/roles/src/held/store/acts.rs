//! Held acts: kept, signed, turned down, taken back.

use kernel::{Fact, PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Error, Read, Res, Write, p, row, sql};
use web::held::Kept;

use super::place;
use crate::facts;
use crate::held::act::{HeldId, HeldThing, Named, State};

// Whoever co-drives with `h.actor_id` in that space at `$now`; once nobody does, by the newest of their
// roles there.
macro_rules! acts {
    ($now:literal, $rest:literal) => {
        concat!(
            "SELECT h.id, h.actor_id, p.name, p.handle, h.space_id, s.slug, s.name, s.kind, s.hue,
                h.action, h.rule, h.method, h.path, h.content_type, h.body, h.at_ms, h.state,
                h.decided_by, q.name, q.handle, h.decided_ms, h.reason, h.result,
                o.driver_id, d.name, d.handle, o.suspended_ms
             FROM held_acts h JOIN people p ON p.id = h.actor_id
             LEFT JOIN spaces s ON s.id = h.space_id
             LEFT JOIN people q ON q.id = h.decided_by
             LEFT JOIN codrivings o ON o.assignment_id = (
                SELECT a.id FROM assignments a JOIN codrivings c ON c.assignment_id = a.id
                WHERE a.person_id = h.actor_id AND a.scope = 'space' AND a.scope_id = h.space_id
                ORDER BY CASE WHEN a.state = 'held' AND a.from_ms <= ",
            $now,
            " AND (a.until_ms IS NULL OR a.until_ms > ",
            $now,
            ") THEN 0 ELSE 1 END, a.from_ms DESC, a.id DESC LIMIT 1)
             LEFT JOIN people d ON d.id = o.driver_id
             WHERE ",
            $rest
        )
    };
}
// Only the acts of people whom `$1` co-drives with are looked at.
macro_rules! driven {
    () => {
        "h.actor_id IN (SELECT a.person_id FROM codrivings c JOIN assignments a ON a.id = c.assignment_id
            WHERE c.driver_id = $1)"
    };
}
sql!(BY_ID, acts!("$3", "h.id = $1 AND (h.actor_id = $2 OR o.driver_id = $2)"));
sql!(
    TO_SIGN,
    concat!(
        acts!("$2", "o.driver_id = $1 AND h.state IN ('waiting', 'signing') AND "),
        driven!(),
        " ORDER BY h.id LIMIT 200"
    )
);
sql!(
    ASKED,
    acts!("$2", "h.actor_id = $1 AND h.state IN ('waiting', 'signing') ORDER BY h.id DESC LIMIT 200")
);
sql!(
    DECIDED,
    concat!(
        acts!("$2", "h.state NOT IN ('waiting', 'signing') AND (h.actor_id = $1 OR (o.driver_id = $1 AND "),
        driven!(),
        ")) ORDER BY h.decided_ms DESC, h.id DESC LIMIT 20"
    )
);
sql!(
    DRIVER,
    "SELECT d.id, d.name, d.handle FROM assignments a JOIN codrivings o ON o.assignment_id = a.id
     JOIN people d ON d.id = o.driver_id
     WHERE a.person_id = $1 AND a.scope = 'space' AND a.scope_id = $2 AND a.state = 'held' AND a.from_ms <= $3
       AND (a.until_ms IS NULL OR a.until_ms > $3) AND o.suspended_ms IS NULL
       AND d.state = 'active' AND NOT d.external
     ORDER BY a.from_ms DESC, a.id DESC LIMIT 1"
);
sql!(
    HOLD,
    "INSERT INTO held_acts (id, actor_id, space_id, action, rule, key, method, path, content_type, body,
        at_ms, state, decided_by, decided_ms, reason, result)
     VALUES ($1, $2, $3, $4, $5, $6::text, $7, $8, $9, $10, $11, 'waiting', NULL, NULL, '', '')
     ON CONFLICT (actor_id, path, key) DO NOTHING"
);
sql!(
    WAITING,
    "SELECT COUNT(*) FROM (SELECT id FROM held_acts WHERE actor_id = $1 AND state = 'waiting' LIMIT 50) AS w"
);
sql!(BY_KEY, "SELECT id, method, body FROM held_acts WHERE actor_id = $1 AND path = $2 AND key = $3");
sql!(
    LOOKS,
    "SELECT id, state, decided_ms FROM held_acts WHERE actor_id = $1 AND path = $2 AND method = 'GET'
     AND state IN ('waiting', 'signed') ORDER BY id DESC LIMIT 1"
);
sql!(
    SIGNING,
    "UPDATE held_acts SET state = 'signing', decided_by = $2, decided_ms = $3 WHERE id = $1 AND state = 'waiting'"
);
sql!(
    BACK,
    "UPDATE held_acts SET state = 'waiting', decided_by = NULL, decided_ms = NULL WHERE id = $1 AND state = 'signing'"
);
sql!(
    END,
    "UPDATE held_acts SET state = $2, decided_by = $3, decided_ms = $4, reason = $5, result = $6
     WHERE id = $1 AND state IN ('waiting', 'signing')"
);
sql!(NAME_OF, "SELECT name FROM people WHERE handle = $1");
sql!(
    MESSAGE,
    "SELECT p.name, m.html FROM messages m JOIN threads t ON t.id = m.thread_id JOIN people p ON p.id = m.author_id
     JOIN visible_spaces v ON v.space_id = t.space_id AND v.person_id = $2 WHERE m.id = $1 AND m.gone IS NULL"
);
struct Found {
    id: HeldId,
    actor: PersonId,
    actor_name: String,
    actor_handle: String,
    space: Option<SpaceId>,
    slug: Option<String>,
    space_name: Option<String>,
    kind: Option<String>,
    hue: Option<i64>,
    action: String,
    rule: String,
    method: String,
    path: String,
    content_type: String,
    body: String,
    at: Time,
    state: String,
    decided_by: Option<PersonId>,
    decided_name: Option<String>,
    decided_handle: Option<String>,
    decided: Option<Time>,
    reason: String,
    result: String,
    driver: Option<PersonId>,
    driver_name: Option<String>,
    driver_handle: Option<String>,
    suspended: Option<Time>,
}
row!(Found {
    id,
    actor,
    actor_name,
    actor_handle,
    space,
    slug,
    space_name,
    kind,
    hue,
    action,
    rule,
    method,
    path,
    content_type,
    body,
    at,
    state,
    decided_by,
    decided_name,
    decided_handle,
    decided,
    reason,
    result,
    driver,
    driver_name,
    driver_handle,
    suspended,
});

fn named(id: Option<PersonId>, name: Option<String>, handle: Option<String>) -> Option<Named> {
    Some(Named { id: id?, name: name?, handle: handle? })
}

fn thing(f: Found) -> Res<HeldThing> {
    let state = State::parse(&f.state)
        .ok_or_else(|| Error::Other(format!("held act {} is in the state {}", f.id, f.state)))?;
    Ok(HeldThing {
        id: f.id,
        actor: Named { id: f.actor, name: f.actor_name, handle: f.actor_handle },
        driver: named(f.driver, f.driver_name, f.driver_handle),
        suspended: f.suspended.is_some(),
        place: place(f.space, f.slug, f.space_name, f.kind, f.hue),
        action: f.action,
        rule: f.rule,
        kept: Kept { method: f.method, path: f.path, content_type: f.content_type, body: f.body },
        at: f.at,
        state,
        decided_by: named(f.decided_by, f.decided_name, f.decided_handle),
        decided: f.decided,
        reason: f.reason,
        result: f.result,
    })
}

fn things(found: Vec<Found>) -> Res<Vec<HeldThing>> {
    found.into_iter().map(thing).collect()
}

/// A held act, for whoever asked and whoever signs.
///
/// # Errors
/// `NoRow` (404) for everybody else.
pub fn find(r: &mut Read<'_>, reader: PersonId, id: HeldId) -> Res<HeldThing> {
    let now = r.now();
    thing(r.one(&BY_ID, p![id, reader, now])?)
}

/// The acts somebody sees: theirs to sign, asked for and waiting, and those decided last.
#[derive(Debug)]
pub struct Mine {
    /// For a signature, the oldest first.
    pub to_sign: Vec<HeldThing>,
    /// Asked for, the newest first.
    pub asked: Vec<HeldThing>,
    /// Decided last.
    pub decided: Vec<HeldThing>,
}

/// The acts somebody sees.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, reader: PersonId) -> Res<Mine> {
    let now = r.now();
    Ok(Mine {
        to_sign: things(r.all(&TO_SIGN, p![reader, now])?)?,
        asked: things(r.all(&ASKED, p![reader, now])?)?,
        decided: things(r.all(&DECIDED, p![reader, now])?)?,
    })
}

/// Who signs for somebody in a space now; `None` when nobody co-drives there.
///
/// # Errors
/// What the database says.
pub fn driver(r: &mut Read<'_>, person: PersonId, space: Option<SpaceId>) -> Res<Option<Named>> {
    let Some(space) = space else { return Ok(None) };
    let now = r.now();
    let found: Option<(PersonId, String, String)> = r.opt(&DRIVER, p![person, space, now])?;
    Ok(found.map(|(id, name, handle)| Named { id, name, handle }))
}

/// A request that is held.
#[derive(Debug, Clone)]
pub struct Holding {
    /// Who asked.
    pub actor: PersonId,
    /// What for.
    pub action: &'static str,
    /// Where.
    pub space: SpaceId,
    /// The rule that holds it.
    pub rule: String,
    /// The request's idempotency key.
    pub key: Option<String>,
    /// The request.
    pub kept: Kept,
}

/// Keeps a request for `driver` to sign. The same request with the same key is the same act;
/// `None` when the key was used with another body.
///
/// # Errors
/// What the database says.
pub fn hold(w: &mut Write<'_>, new: &Holding, driver: PersonId) -> Res<Option<HeldId>> {
    let (id, now): (HeldId, Time) = (w.id(), w.now());
    let Kept { method, path, content_type, body } = &new.kept;
    let key = new.key.as_deref();
    let held = w.exec(
        &HOLD,
        p![id, new.actor, new.space, new.action, &new.rule, key, method, path, content_type, body, now],
    )?;
    if held == 0 {
        let (id, was, said): (HeldId, String, String) = w.one(&BY_KEY, p![new.actor, path, key])?;
        return Ok((was == *method && said == *body).then_some(id));
    }
    let fact = Fact::new(&facts::ACT_HELD, driver.number(), now).by(new.actor).space(new.space);
    w.announce(fact.with("act", id.number()));
    Ok(Some(id))
}

/// How many acts of somebody wait, at most 50.
///
/// # Errors
/// What the database says.
pub fn waiting(r: &mut Read<'_>, actor: PersonId) -> Res<i64> {
    Ok(r.one::<(i64,)>(&WAITING, p![actor])?.0)
}

/// What is known of a request to see something: the act that waits, or the one that was signed at
/// a moment.
///
/// # Errors
/// What the database says.
pub fn looks(r: &mut Read<'_>, person: PersonId, path: &str) -> Res<Option<(HeldId, bool, Option<Time>)>> {
    let found: Option<(HeldId, String, Option<Time>)> = r.opt(&LOOKS, p![person, path])?;
    Ok(found.map(|(id, state, at)| (id, state == "signed", at)))
}

/// A signature that was given, while the act is carried out. Only the gate's yes makes one.
#[derive(Debug)]
pub struct Signature {
    act: HeldId,
    asked: PersonId,
    space: Option<SpaceId>,
    by: PersonId,
}

impl Signature {
    fn new(act: &HeldThing, by: PersonId) -> Self {
        Self { act: act.id, asked: act.actor.id, space: act.place.as_ref().map(|p| p.id), by }
    }
}

/// Notes the signature before the act is carried out.
///
/// # Errors
/// What the database says.
pub fn sign(permit: &mut Permitted<'_, '_, HeldThing>) -> Res<Signature> {
    let (w, act, actor) = permit.split();
    let now = w.now();
    w.exec(&SIGNING, p![act.id, actor.id, now])?;
    web::audit(w, Some(actor.id), "held.sign", act.id.number())?;
    Ok(Signature::new(act, actor.id))
}

/// The act can be tried again: it waits as before.
///
/// # Errors
/// What the database says.
pub fn unsign(w: &mut Write<'_>, signature: &Signature) -> Res<()> {
    w.exec(&BACK, p![signature.act])?;
    Ok(())
}

/// Ends a signed act: done, with where it is seen, or failed, with what refused it.
///
/// # Errors
/// What the database says.
pub fn finish(w: &mut Write<'_>, signature: &Signature, done: Result<&str, &str>) -> Res<()> {
    let (state, reason, result) = match done {
        Ok(result) => (State::Signed, "", result),
        Err(reason) => (State::Failed, reason, ""),
    };
    end(w, signature, state, reason, result).map(drop)
}

fn end(w: &mut Write<'_>, by: &Signature, state: State, reason: &str, result: &str) -> Res<bool> {
    let now = w.now();
    let ended = w.exec(&END, p![by.act, state.as_str(), by.by, now, reason, result])? == 1;
    if ended {
        let signed = i64::from(state == State::Signed);
        let fact = Fact::new(&facts::ACT_DECIDED, by.asked.number(), now).by(by.by);
        let fact = fact.with("act", by.act.number()).with("signed", signed);
        w.announce(match by.space {
            Some(space) => fact.space(space),
            None => fact,
        });
    }
    Ok(ended)
}

/// Turns an act down, with a reason.
///
/// # Errors
/// What the database says.
pub fn turn_down(permit: &mut Permitted<'_, '_, HeldThing>, reason: &str) -> Res<bool> {
    let by = Signature::new(permit.thing(), permit.actor().id);
    web::audit(permit.tx(), Some(by.by), "held.refuse", by.act.number())?;
    end(permit.tx(), &by, State::TurnedDown, reason, "")
}

/// Takes an act back.
///
/// # Errors
/// What the database says.
pub fn withdraw(permit: &mut Permitted<'_, '_, HeldThing>) -> Res<bool> {
    let by = Signature::new(permit.thing(), permit.actor().id);
    end(permit.tx(), &by, State::Withdrawn, "", "")
}

/// The name behind a handle.
///
/// # Errors
/// What the database says.
pub fn name_of(r: &mut Read<'_>, handle: &str) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&NAME_OF, p![handle])?.map(|(name,)| name))
}

/// Author and words of a message, for somebody who may read it.
///
/// # Errors
/// What the database says.
pub fn message(r: &mut Read<'_>, reader: PersonId, id: i64) -> Res<Option<(String, String)>> {
    r.opt(&MESSAGE, p![id, reader])
}
