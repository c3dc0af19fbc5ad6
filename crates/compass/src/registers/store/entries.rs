//! Entries: finding them through the actor.

use kernel::paging::Cursor;
use kernel::{Actor, PersonId, SpaceId, Time};
use policy::Gate;
use store::{Error, Read, Res, p, row, sql};
use web::place_by_id;

use crate::registers::SEE;
use crate::registers::entry::{Entry, EntryId, InSpace, Named};
use crate::registers::list::Register;

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
