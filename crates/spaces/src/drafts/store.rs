//! Drafts as rows, and what each still needs.

use kernel::{Fact, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;
use web::place::{Joining, Kind};

use crate::facts;
use crate::keeping::store::note;
use crate::opening::open_read;
use crate::store::{Voice, say};

sql!(BEGIN, "INSERT INTO space_drafts (space_id, joining, since_ms, by_id) VALUES ($1, $2, $3, $4::bigint)");
sql!(
    NEEDS,
    "SELECT d.joining, COALESCE(c.why <> '' AND c.expected <> '' AND c.free <> '' AND c.ask <> '' AND c.deciders <> ''
            AND c.terms <> '', FALSE),
        EXISTS (SELECT 1 FROM space_objectives o WHERE o.space_id = d.space_id AND o.ended_ms IS NULL),
        EXISTS (SELECT 1 FROM assignments a WHERE a.scope = 'space' AND a.scope_id = d.space_id
            AND a.role = 'facilitator' AND a.state IN ('proposed', 'held'))
     FROM space_drafts d JOIN spaces s ON s.id = d.space_id
     LEFT JOIN space_cards c ON c.space_id = s.id AND c.version = s.card_version WHERE d.space_id = $1"
);
sql!(END, "DELETE FROM space_drafts WHERE space_id = $1");
sql!(OPEN, "UPDATE spaces SET joining = $2, open_read = $3, version = version + 1 WHERE id = $1");
sql!(
    OBJECTIVES,
    "SELECT id, title FROM register_items WHERE register = 'objective' AND state = 'live' ORDER BY title, id LIMIT 200"
);

/// What a draft has of what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// How one will join.
    pub joining: Joining,
    /// The six answers.
    pub card: bool,
    /// An objective it serves.
    pub objective: bool,
    /// Somebody who facilitates it, or was asked to.
    pub facilitator: bool,
}
row!(Needs { joining, card, objective, facilitator });

impl Needs {
    /// Whether it can open.
    #[must_use]
    pub const fn met(&self) -> bool {
        self.card && self.objective && self.facilitator
    }
}

/// A live objective of the organisation.
#[derive(Debug, Clone)]
pub struct Objective {
    /// Its id.
    pub id: i64,
    /// What it says.
    pub title: String,
}
row!(Objective { id, title });

/// The objectives a community can serve.
///
/// # Errors
/// What the database says.
pub fn objectives(r: &mut Read<'_>) -> Res<Vec<Objective>> {
    r.all(&OBJECTIVES, p![])
}

/// What a draft needs and has; nothing when the space is open.
///
/// # Errors
/// What the database says.
pub fn needs(r: &mut Read<'_>, space: SpaceId) -> Res<Option<Needs>> {
    r.opt(&NEEDS, p![space])
}

/// A space that was just made is a draft, and will be joined so.
///
/// # Errors
/// What the database says.
pub fn begin(w: &mut Write<'_>, space: SpaceId, joining: Joining, voice: Voice) -> Res<()> {
    let now: Time = w.now();
    w.exec(&BEGIN, p![space, joining.as_str(), now, voice.by]).map(drop)
}

/// Opens a draft: from now on it is joined and read as was set.
///
/// # Errors
/// What the database says.
pub fn open(permit: &mut Permitted<'_, '_, Place>, joining: Joining) -> Res<()> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    w.exec(&OPEN, p![id, joining.as_str(), open_read(Kind::Community, joining)])?;
    w.exec(&END, p![id])?;
    note(w, id, voice.by, "draft", "true", "false")?;
    web::audit(w, voice.by, "space.begin", id.number())?;
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(())
}

/// A new community serves an objective: the register hears it.
pub(crate) fn serves(w: &mut Write<'_>, space: SpaceId, objective: i64, voice: Voice) {
    let fact =
        Fact { actor: voice.by, quiet: voice.quiet, ..Fact::new(&facts::SERVES, space.number(), w.now()) };
    w.announce(fact.space(space).with("objective", objective));
}
