//! Entries: finding them through the actor, adding them, changing their words.

use std::collections::BTreeMap;

use kernel::paging::Cursor;
use kernel::{Actor, Fact, PersonId, Problem, SpaceId, Time};
use policy::{Gate, Permitted};
use store::{Error, Read, Res, Write, p, row, sql};
use web::place_by_id;

use super::points::Pointed;
use crate::registers::draft::{CONFLICT, Draft};
use crate::registers::entry::{Entry, EntryId, InSpace, Named};
use crate::registers::list::{REGISTERS, Register};
use crate::registers::{SEE, facts, similar};

macro_rules! entry {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.state, i.title, i.body, i.author_id, p.handle, p.name, i.space_id, s.slug, s.name,
                i.hand_id, h.handle, h.name, i.votes, i.at_ms, i.moved_ms, i.version,
                EXISTS (SELECT 1 FROM register_votes v WHERE v.item_id = i.id AND v.person_id = $1)
             FROM register_items i JOIN people p ON p.id = i.author_id LEFT JOIN spaces s ON s.id = i.space_id
             LEFT JOIN people h ON h.id = i.hand_id ",
            $rest
        )
    };
}
sql!(FIND, entry!("WHERE i.register = $2 AND i.id = $3"));
// What belongs to a space is listed for those who read the space.
sql!(
    LIST,
    entry!(
        "WHERE i.register = $2 AND ($3::text = '' OR i.state = $3) AND ($4::boolean OR i.author_id = $1 OR i.hand_id = $1)
         AND (i.space_id IS NULL OR EXISTS (SELECT 1 FROM visible_spaces x
              WHERE x.person_id = $1 AND x.space_id = i.space_id))
         AND ($5::bigint = 0 OR i.space_id = $5) AND (i.votes, i.id) < ($6::bigint, $7::bigint)
         ORDER BY i.votes DESC, i.id DESC LIMIT $8"
    )
);
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

struct Found {
    id: EntryId,
    state: String,
    title: String,
    body: String,
    author: PersonId,
    handle: String,
    name: String,
    space: Option<SpaceId>,
    slug: Option<String>,
    space_name: Option<String>,
    hand: Option<PersonId>,
    hand_handle: Option<String>,
    hand_name: Option<String>,
    votes: i64,
    at: Time,
    moved: Time,
    version: i64,
    voted: bool,
}
row!(Found {
    id,
    state,
    title,
    body,
    author,
    handle,
    name,
    space,
    slug,
    space_name,
    hand,
    hand_handle,
    hand_name,
    votes,
    at,
    moved,
    version,
    voted,
});

impl Found {
    fn entry(self, register: &'static Register) -> Entry {
        let space = self.space.zip(self.slug.zip(self.space_name));
        let hand = self.hand.zip(self.hand_handle.zip(self.hand_name));
        Entry {
            id: self.id,
            state: self.state,
            title: self.title,
            body: serde_json::from_str(&self.body).unwrap_or_default(),
            author: self.author,
            by: Named { handle: self.handle, name: self.name },
            space: space.map(|(id, (slug, name))| InSpace { id, slug, name }),
            hand: hand.map(|(id, (handle, name))| (id, Named { handle, name })),
            votes: self.votes,
            at: self.at,
            moved: self.moved,
            version: self.version,
            voted: self.voted,
            ..Entry::blank(register)
        }
    }
}

/// The entry of that id, as the actor may see it.
///
/// # Errors
/// `NoRow` (404) when it is not there or not for this reader.
pub fn find(
    r: &mut Read<'_>,
    gate: &Gate,
    actor: &Actor,
    register: &'static Register,
    id: EntryId,
) -> Res<Entry> {
    let mut entry = r.one::<Found>(&FIND, p![actor.id, register.key, id])?.entry(register);
    if let Some(space) = &entry.space {
        let place = place_by_id(r, actor, space.id)?;
        entry = entry.standing(place.standing, place.readable);
    }
    if gate.may(actor, SEE, &entry) { Ok(entry) } else { Err(Error::NoRow) }
}

/// What of a register is asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// In this state; empty for all.
    pub state: String,
    /// Of this space.
    pub space: Option<SpaceId>,
    /// After this one.
    pub after: Option<Cursor>,
    /// How many.
    pub limit: i64,
}

/// The entries of a register that the actor sees, the most supported and then the newest first.
///
/// # Errors
/// `NoRow` (404) when the register is not for this reader at all.
pub fn list(
    r: &mut Read<'_>,
    gate: &Gate,
    actor: &Actor,
    register: &'static Register,
    wanted: &Wanted,
) -> Res<Vec<Entry>> {
    if !gate.may(actor, SEE, &Entry::blank(register).by(actor)) {
        return Err(Error::NoRow);
    }
    let all = gate.may(actor, SEE, &Entry::blank(register));
    let after = wanted.after.unwrap_or(Cursor::TOP);
    let space = wanted.space.map_or(0, SpaceId::number);
    let found: Vec<Found> = r.all(
        &LIST,
        p![actor.id, register.key, &wanted.state, all, space, after.key, after.id, wanted.limit],
    )?;
    Ok(found.into_iter().map(|f| f.entry(register)).collect())
}

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
