//! Votes, what is similar, and spaces that work by a practice.

use kernel::{Actor, Time};
use policy::Permitted;
use store::{Read, Res, p, row, sql};
use web::Place;

use crate::registers::entry::{Entry, EntryId};
use crate::registers::list::Register;
use crate::registers::similar;

sql!(
    VOTE,
    "INSERT INTO register_votes (item_id, person_id, at_ms) VALUES ($1, $2, $3)
     ON CONFLICT (item_id, person_id) DO NOTHING"
);
sql!(UNVOTE, "DELETE FROM register_votes WHERE item_id = $1 AND person_id = $2");
sql!(COUNT, "UPDATE register_items SET votes = votes + $2 WHERE id = $1");
sql!(
    SIMILAR,
    "SELECT i.id, i.title, i.state, i.votes, k.shared FROM (
        SELECT item_id, COUNT(*) AS shared FROM register_tokens
        WHERE register = $1 AND token = ANY($2) GROUP BY item_id
        ORDER BY COUNT(*) DESC, item_id DESC LIMIT 5) k
     JOIN register_items i ON i.id = k.item_id WHERE i.id <> $3 ORDER BY k.shared DESC, i.id DESC"
);
sql!(
    ADOPT,
    "INSERT INTO register_adoptions (id, item_id, space_id, outcome, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)"
);
// A space that is by invitation only is named to those who are in it.
sql!(
    ADOPTIONS,
    "SELECT s.slug, s.name, a.outcome, p.handle, p.name, a.at_ms
     FROM register_adoptions a JOIN spaces s ON s.id = a.space_id JOIN people p ON p.id = a.by_id
     WHERE a.item_id = $1 AND (s.joining <> 'invite' OR EXISTS (SELECT 1 FROM visible_spaces v
        WHERE v.person_id = $2 AND v.space_id = s.id))
     ORDER BY a.id DESC LIMIT 100"
);
sql!(ADOPTERS, "SELECT COUNT(DISTINCT space_id) FROM register_adoptions WHERE item_id = $1");

/// Supports a suggestion, or takes that back; once for each person.
///
/// # Errors
/// What the database says.
pub fn vote(permit: &mut Permitted<'_, '_, Entry>, support: bool) -> Res<()> {
    let (w, entry, actor) = permit.split();
    let now = w.now();
    let changed = if support {
        w.exec(&VOTE, p![entry.id, actor.id, now])?
    } else {
        w.exec(&UNVOTE, p![entry.id, actor.id])?
    };
    if changed > 0 {
        w.exec(&COUNT, p![entry.id, if support { 1_i64 } else { -1_i64 }])?;
    }
    Ok(())
}

/// An entry that says nearly the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// Its id.
    pub id: EntryId,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: String,
    /// How many support it.
    pub votes: i64,
    shared: i64,
}
row!(Similar { id, title, state, votes, shared });

/// Entries of a register with votes that say nearly what `title` says, apart from `but`.
///
/// # Errors
/// What the database says.
pub fn similar(r: &mut Read<'_>, register: &Register, title: &str, but: EntryId) -> Res<Vec<Similar>> {
    let tokens = similar::tokens(title);
    if tokens.is_empty() || !register.votes {
        return Ok(Vec::new());
    }
    let asked = i64::try_from(tokens.len()).unwrap_or(i64::MAX);
    let found: Vec<Similar> = r.all(&SIMILAR, p![register.key, &tokens, but])?;
    Ok(found.into_iter().filter(|s| similar::enough(s.shared, asked)).collect())
}

/// A space that works by a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// The space in addresses.
    pub slug: String,
    /// Its name.
    pub space: String,
    /// What came of it.
    pub outcome: String,
    /// Who says so.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Time,
}
row!(Adoption { slug, space, outcome, handle, name, at });

/// Writes down that a space works by a practice.
///
/// # Errors
/// What the database says.
pub fn adopt(permit: &mut Permitted<'_, '_, Entry>, place: &Place, outcome: &str) -> Res<()> {
    let (w, entry, actor) = permit.split();
    let (id, now) = (w.id::<()>(), w.now());
    w.exec(&ADOPT, p![id, entry.id, place.id, outcome, actor.id, now])?;
    Ok(())
}

/// Who works by a practice, and how many spaces in all.
///
/// # Errors
/// What the database says.
pub fn adoptions(r: &mut Read<'_>, actor: &Actor, id: EntryId) -> Res<(Vec<Adoption>, i64)> {
    let shown = r.all(&ADOPTIONS, p![id, actor.id])?;
    let (all,): (i64,) = r.one(&ADOPTERS, p![id])?;
    Ok((shown, all))
}
