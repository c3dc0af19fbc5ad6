//! Statements of states, kinds and terms.

use kernel::{MessageId, PersonId, ThreadId, Time};
use policy::Permitted;
use store::{Read, Res, Sql, Value, p, row, sql};

use super::state::{Recast, Stated};
use super::terms::Terms;
use crate::things::Talk;

sql!(STATE, "UPDATE threads SET state = $2, version = version + 1 WHERE id = $1");
sql!(
    RECAST,
    "UPDATE threads SET kind = $2, state = $3, answer_id = NULL, version = version + 1 WHERE id = $1"
);
sql!(
    pub(crate) ACT,
    "INSERT INTO thread_acts (id, thread_id, act, was, became, why, by_id, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8)"
);
sql!(
    DECIDED,
    "INSERT INTO thread_terms (thread_id, day, words, reasons, decided_by, decided_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (thread_id) DO UPDATE SET words = excluded.words, reasons = excluded.reasons,
        decided_by = excluded.decided_by, decided_ms = excluded.decided_ms,
        day = CASE WHEN excluded.day = '' THEN thread_terms.day ELSE excluded.day END"
);
sql!(
    pub(crate) TERMS,
    "INSERT INTO thread_terms (thread_id, who_id, day, words, reasons) VALUES ($1, $2::bigint, $3, '', '')
     ON CONFLICT (thread_id) DO UPDATE SET who_id = excluded.who_id, day = excluded.day"
);
sql!(TOUCH, "UPDATE threads SET version = version + 1 WHERE id = $1");
// What a message became shows its state under the message.
sql!(
    pub(crate) TOUCH_SOURCES,
    "UPDATE threads SET version = version + 1
     WHERE id IN (SELECT o.thread_id FROM outcomes o WHERE o.target_id = $1 AND o.kind <> 'task')"
);
sql!(
    ACTS,
    "SELECT a.id, a.act, a.was, a.became, a.why, a.by_id, p.handle, p.name, a.at_ms
     FROM thread_acts a LEFT JOIN people p ON p.id = a.by_id
     WHERE a.thread_id = $1 AND a.id > $2 ORDER BY a.id LIMIT 200"
);
sql!(
    STANDING,
    "SELECT w.id, w.handle, w.name, x.day, x.words, x.reasons, d.id, d.handle, d.name, x.decided_ms
     FROM thread_terms x LEFT JOIN people w ON w.id = x.who_id LEFT JOIN people d ON d.id = x.decided_by
     WHERE x.thread_id = $1"
);

/// One change of a thread's state or kind.
#[derive(Debug, Clone)]
pub struct Act {
    /// Its id, in the order of messages.
    pub id: MessageId,
    /// `state` or `kind`.
    pub act: String,
    /// What it was.
    pub was: String,
    /// What it became.
    pub became: String,
    /// Why.
    pub why: String,
    /// Who; nobody when its time was over.
    pub by: Option<PersonId>,
    /// Their handle.
    pub handle: Option<String>,
    /// Their name.
    pub name: Option<String>,
    /// When.
    pub at: Time,
}
row!(Act { id, act, was, became, why, by, handle, name, at });

/// What a thread says beside its words.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Who does it.
    pub who: Option<PersonId>,
    /// Their handle.
    pub who_handle: Option<String>,
    /// Their name.
    pub who_name: Option<String>,
    /// The day; empty for none.
    pub day: String,
    /// What was decided or answered.
    pub words: String,
    /// Why.
    pub reasons: String,
    /// Who decided.
    pub by: Option<PersonId>,
    /// Their handle.
    pub by_handle: Option<String>,
    /// Their name.
    pub by_name: Option<String>,
    /// When.
    pub decided: Option<Time>,
}
row!(Kept { who, who_handle, who_name, day, words, reasons, by, by_handle, by_name, decided });

/// The changes of a thread after a place in it, oldest first.
///
/// # Errors
/// What the database says.
pub fn acts(r: &mut Read<'_>, thread: ThreadId, after: MessageId) -> Res<Vec<Act>> {
    r.all(&ACTS, p![thread, after])
}

/// What a thread says beside its words.
///
/// # Errors
/// What the database says.
pub fn kept(r: &mut Read<'_>, thread: ThreadId) -> Res<Kept> {
    Ok(r.opt(&STANDING, p![thread])?.unwrap_or_default())
}

/// Stores a change of state.
///
/// # Errors
/// What the database says.
pub fn set_state(talk: &mut Permitted<'_, '_, Talk>, new: &Stated) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let (by, act) = (talk.voice(actor.id), w.id::<()>());
    let state: &[Value<'_>] = p![talk.id, new.state.as_str()];
    let line: &[Value<'_>] =
        p![act, talk.id, "state", new.was.as_str(), new.state.as_str(), &new.why, Some(by), new.at];
    let decided: &[Value<'_>] = p![talk.id, &new.day, &new.words, &new.why, new.decided_by, new.at];
    let sources: &[Value<'_>] = p![talk.id];
    let mut batch: Vec<(&'static Sql, &[Value<'_>])> = vec![(&STATE, state), (&ACT, line)];
    if !new.words.is_empty() || !new.day.is_empty() {
        batch.push((&DECIDED, decided));
    }
    batch.push((&TOUCH_SOURCES, sources));
    w.batch(&batch)?;
    w.announce(new.fact.clone());
    Ok(())
}

/// Stores a change of kind.
///
/// # Errors
/// What the database says.
pub fn set_kind(talk: &mut Permitted<'_, '_, Talk>, new: &Recast) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let (by, act) = (talk.voice(actor.id), w.id::<()>());
    w.batch(&[
        (&RECAST, p![talk.id, new.kind.as_str(), new.kind.first().as_str()]),
        (&ACT, p![act, talk.id, "kind", new.was.as_str(), new.kind.as_str(), &new.why, Some(by), new.at]),
        (&TOUCH_SOURCES, p![talk.id]),
    ])?;
    w.announce(new.fact.clone());
    Ok(())
}

/// Stores who does it and by when.
///
/// # Errors
/// What the database says.
pub fn set_terms(talk: &mut Permitted<'_, '_, Talk>, terms: &Terms) -> Res<()> {
    let (w, talk, _) = talk.split();
    w.batch(&[(&TERMS, p![talk.id, terms.who, &terms.day]), (&TOUCH, p![talk.id])])
}
