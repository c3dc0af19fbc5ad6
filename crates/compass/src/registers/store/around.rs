//! What stands around entries: their history, what they point at and what points at them.

use kernel::Time;
use store::{Read, Res, p, row, sql};

use crate::registers::entry::EntryId;

sql!(
    HISTORY,
    "SELECT m.version, m.act, m.from_state, m.to_state, m.at_ms, p.handle, p.name, m.why, h.handle, h.name, m.title, m.body
     FROM register_moves m JOIN people p ON p.id = m.by_id LEFT JOIN people h ON h.id = m.hand_id
     WHERE m.item_id = $1 ORDER BY m.version DESC LIMIT 200"
);
sql!(
    LINKS,
    "SELECT l.item_id, l.kind, l.target_id, COALESCE(i.title, u.name, t.title, ''), COALESCE(i.state, ''),
        COALESCE(u.slug, s.slug, '')
     FROM register_links l LEFT JOIN register_items i ON i.id = l.target_id AND i.register = l.kind
     LEFT JOIN units u ON l.kind = 'unit' AND u.id = l.target_id
     LEFT JOIN threads t ON l.kind = 'thread' AND t.id = l.target_id AND t.gone IS NULL
     LEFT JOIN spaces s ON s.id = t.space_id
     WHERE l.item_id = ANY($1) ORDER BY l.item_id, l.kind"
);
// Only open registers point at entries, so whoever sees the one sees the other.
sql!(
    BACK,
    "SELECT i.register, i.id, i.title, i.state FROM register_links l JOIN register_items i ON i.id = l.item_id
     WHERE l.target_id = $1 AND l.kind = $2 ORDER BY i.id LIMIT 200"
);
sql!(
    ALONE,
    "SELECT i.id, i.title FROM register_items i WHERE i.register = 'objective' AND i.state = 'live'
       AND NOT EXISTS (SELECT 1 FROM register_links l JOIN register_items t ON t.id = l.item_id
            WHERE l.target_id = i.id AND l.kind = 'objective' AND t.state <> 'dropped')
       AND NOT EXISTS (SELECT 1 FROM space_objectives o JOIN spaces s ON s.id = o.space_id
            WHERE o.objective_id = i.id AND o.ended_ms IS NULL AND s.closed_ms IS NULL)
     ORDER BY i.id LIMIT 100"
);

/// Something that happened to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// The version it made.
    pub version: i64,
    /// `added`, `edited` or `moved`.
    pub act: String,
    /// From this state.
    pub from: String,
    /// To this one.
    pub to: String,
    /// When.
    pub at: Time,
    /// Who.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// Why.
    pub why: String,
    /// Who had it in hand from then on.
    pub hand: Option<String>,
    /// Their name.
    pub hand_name: Option<String>,
    /// The title from then on.
    pub title: String,
    /// The words from then on, as JSON.
    pub body: String,
}
row!(Happened { version, act, from, to, at, handle, name, why, hand, hand_name, title, body });

/// What happened to an entry, the newest first.
///
/// # Errors
/// What the database says.
pub fn history(r: &mut Read<'_>, id: EntryId) -> Res<Vec<Happened>> {
    r.all(&HISTORY, p![id])
}

/// What an entry points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The entry.
    pub entry: EntryId,
    /// What kind of thing it points at.
    pub kind: String,
    /// Its id.
    pub target: i64,
    /// Its title or name.
    pub title: String,
    /// Its state, for an entry.
    pub state: String,
    /// Its short name, or that of the space a thread is in.
    pub slug: String,
}
row!(Link { entry, kind, target, title, state, slug });

impl Link {
    /// Address of what it points at.
    #[must_use]
    pub fn path(&self) -> String {
        match self.kind.as_str() {
            "unit" => format!("/units/{}", self.slug),
            "thread" => format!("/s/{}/t/{}", self.slug, self.target),
            register => format!("/registers/{register}/{}", self.target),
        }
    }
}

/// What these entries point at.
///
/// # Errors
/// What the database says.
pub fn links(r: &mut Read<'_>, ids: &[EntryId]) -> Res<Vec<Link>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.number()).collect();
    r.all(&LINKS, p![&ids])
}

/// An entry that points here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Back {
    /// Its register.
    pub register: String,
    /// Its id.
    pub id: EntryId,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: String,
}
row!(Back { register, id, title, state });

/// What points at an entry of the register `kind`.
///
/// # Errors
/// What the database says.
pub fn back(r: &mut Read<'_>, id: EntryId, kind: &str) -> Res<Vec<Back>> {
    r.all(&BACK, p![id, kind])
}

/// Live objectives to which nothing contributes: no item of the roadmap, no community.
///
/// # Errors
/// What the database says.
pub fn alone(r: &mut Read<'_>) -> Res<Vec<(EntryId, String)>> {
    r.all(&ALONE, p![])
}
