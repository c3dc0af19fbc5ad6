//! The words of entries: adding them, changing them.

use std::collections::BTreeMap;

use kernel::{Fact, PersonId, Problem, SpaceId};
use policy::Permitted;
use store::{Res, Write, p, sql};

use super::points::Pointed;
use crate::registers::draft::{CONFLICT, Draft};
use crate::registers::entry::{Entry, EntryId};
use crate::registers::list::{REGISTERS, Register};
use crate::registers::{facts, similar};

sql!(
    ADD,
    "INSERT INTO register_items (id, register, state, title, body, author_id, space_id, votes, at_ms, moved_ms, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, 0, $8, $8, 1)"
);
sql!(
    ADDED,
    "INSERT INTO register_moves (item_id, version, act, from_state, to_state, at_ms, by_id, why, title, body)
     VALUES ($1, $2, $3, $4, $4, $5, $6, '', $7, $8)"
);
sql!(
    EDIT,
    "UPDATE register_items SET title = $2, body = $3, version = version + 1 WHERE id = $1 AND version = $4"
);
sql!(
    POINT,
    "INSERT INTO register_links (item_id, kind, target_id) VALUES ($1, $2, $3)
     ON CONFLICT (item_id, kind) DO UPDATE SET target_id = excluded.target_id"
);
sql!(UNPOINT, "DELETE FROM register_links WHERE item_id = $1 AND kind = $2");
sql!(FORGET_TOKENS, "DELETE FROM register_tokens WHERE item_id = $1");
sql!(
    TOKEN,
    "INSERT INTO register_tokens (register, token, item_id) VALUES ($1, $2, $3)
     ON CONFLICT (register, token, item_id) DO NOTHING"
);

/// The words as they are stored.
pub(super) fn text(body: &BTreeMap<String, String>) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// A new entry as it is written down.
pub(super) struct Fresh<'a> {
    pub register: &'static Register,
    pub draft: &'a Draft,
    pub space: Option<SpaceId>,
    pub author: PersonId,
    pub by: PersonId,
}

pub(super) fn insert(w: &mut Write<'_>, fresh: &Fresh<'_>) -> Res<EntryId> {
    let (id, now, body) = (w.id(), w.now(), text(&fresh.draft.body));
    let (register, state, title) = (fresh.register.key, fresh.register.first(), fresh.draft.title.as_str());
    w.exec(&ADD, p![id, register, state, title, &body, fresh.author, fresh.space, now])?;
    w.exec(&ADDED, p![id, 1_i64, "added", state, now, fresh.by, title, &body])?;
    let fact =
        Fact::new(&facts::ADDED, id.number(), now).by(fresh.by).with("register", place(fresh.register));
    w.announce(match fresh.space {
        Some(space) => fact.space(space),
        None => fact,
    });
    Ok(id)
}

/// The place of a register in the list: what facts carry.
pub(super) fn place(register: &Register) -> i64 {
    let at = REGISTERS.iter().position(|r| r.key == register.key);
    at.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)
}

pub(super) fn point(w: &mut Write<'_>, id: EntryId, kind: &str, target: Option<i64>) -> Res<()> {
    match target {
        Some(target) => w.exec(&POINT, p![id, kind, target])?,
        None => w.exec(&UNPOINT, p![id, kind])?,
    };
    Ok(())
}

fn remember(w: &mut Write<'_>, register: &Register, id: EntryId, draft: &Draft) -> Res<()> {
    if !register.votes {
        return Ok(());
    }
    w.exec(&FORGET_TOKENS, p![id])?;
    let words: Vec<&str> = draft.body.values().map(String::as_str).collect();
    let tokens = similar::tokens(&format!("{} {}", draft.title, words.join(" ")));
    w.many(&TOKEN, &tokens, |token| [register.key.into(), (*token).into(), id.into()])
}

/// Writes a new entry down.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, Entry>, draft: &Draft, pointed: &Pointed) -> Res<EntryId> {
    let (w, entry, actor) = permit.split();
    let (register, space) = (entry.register, entry.space.as_ref().map(|s| s.id));
    let id = insert(w, &Fresh { register, draft, space, author: actor.id, by: actor.id })?;
    for (kind, target) in &pointed.links {
        point(w, id, kind, *target)?;
    }
    remember(w, register, id, draft)?;
    Ok(id)
}

/// Changes the words of an entry; those before stay in its history.
///
/// # Errors
/// `Conflict` when somebody was faster.
pub fn edit(permit: &mut Permitted<'_, '_, Entry>, draft: &Draft, pointed: &Pointed) -> Result<(), Problem> {
    let (w, entry, actor) = permit.split();
    let (now, body) = (w.now(), text(&draft.body));
    if w.exec(&EDIT, p![entry.id, &draft.title, &body, entry.version])? == 0 {
        return Err(Problem::Conflict(CONFLICT));
    }
    let next = entry.version + 1;
    w.exec(&ADDED, p![entry.id, next, "edited", &entry.state, now, actor.id, &draft.title, &body])?;
    for (kind, target) in &pointed.links {
        point(w, entry.id, kind, *target)?;
    }
    remember(w, entry.register, entry.id, draft)?;
    Ok(())
}
