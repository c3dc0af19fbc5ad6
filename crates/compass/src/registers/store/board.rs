//! The board over all communities.

use kernel::{SpaceId, Time};
use policy::{NetworkThing, Permitted};
use store::{Read, Res, p, row, sql};

sql!(
    COMMUNITIES,
    "SELECT s.id, s.slug, s.name, s.hue, s.members, s.threads, s.last_ms,
        (SELECT COUNT(*) FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
         WHERE a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
           AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)),
        (SELECT COUNT(*) FROM register_items v WHERE v.space_id = s.id AND v.register = 'value'
           AND v.state = 'validated' AND v.moved_ms >= $2)
     FROM spaces s WHERE s.kind = 'community' AND s.closed_ms IS NULL
       AND (s.name_folded, s.id) > ($3, $4::bigint)
       AND ($5::text <> 'unaligned' OR NOT EXISTS (SELECT 1 FROM space_objectives o WHERE o.space_id = s.id AND o.ended_ms IS NULL))
       AND ($5::text <> 'vacant' OR NOT EXISTS (SELECT 1 FROM assignments a JOIN people p ON p.id = a.person_id AND p.state = 'active'
            WHERE a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
            AND a.from_ms <= $1 AND (a.until_ms IS NULL OR a.until_ms > $1)))
     ORDER BY s.name_folded, s.id LIMIT $6"
);
sql!(AFTER, "SELECT name_folded FROM spaces WHERE id = $1");
sql!(
    OUTLOOKS,
    "SELECT o.space_id, o.version, o.outlook, o.stage, o.risks, p.handle, p.name, o.at_ms FROM space_outlooks o JOIN people p ON p.id = o.by_id
     WHERE o.space_id = ANY($1) AND o.quarter = $2 AND NOT EXISTS (SELECT 1 FROM space_outlooks x
        WHERE x.space_id = o.space_id AND x.quarter = o.quarter AND x.version > o.version)"
);
sql!(
    SAY,
    "INSERT INTO space_outlooks (space_id, quarter, version, outlook, stage, risks, by_id, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (space_id, quarter, version) DO NOTHING"
);
sql!(COMMUNITY, "SELECT id, name FROM spaces WHERE slug = $1 AND kind = 'community' AND closed_ms IS NULL");

/// A community on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Community {
    /// The space.
    pub id: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its hue.
    pub hue: i64,
    /// Its members.
    pub members: i64,
    /// Its threads.
    pub threads: i64,
    /// When something was last said in it.
    pub last: Time,
    /// How many facilitate it.
    pub facilitators: i64,
    /// Outcomes validated in the quarter.
    pub validated: i64,
}
row!(Community { id, slug, name, hue, members, threads, last, facilitators, validated });

/// Which communities are asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `unaligned`, `vacant` or nothing for all.
    pub show: String,
    /// After this community.
    pub after: i64,
    /// How many.
    pub limit: i64,
    /// First moment of the quarter.
    pub since: Time,
}

/// Communities by name.
///
/// # Errors
/// What the database says.
pub fn communities(r: &mut Read<'_>, wanted: &Wanted) -> Res<Vec<Community>> {
    let now = r.now();
    let after: Option<(String,)> = r.opt(&AFTER, p![wanted.after])?;
    let name = after.map(|(name,)| name).unwrap_or_default();
    r.all(&COMMUNITIES, p![now, wanted.since, &name, wanted.after, &wanted.show, wanted.limit])
}

/// What is expected of a community in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The community.
    pub space: SpaceId,
    /// Its version.
    pub version: i64,
    /// The words.
    pub text: String,
    /// Where it stands in its life: one of [`STAGES`](crate::registers::board::STAGES), or nothing.
    pub stage: String,
    /// What may go wrong.
    pub risks: String,
    /// Who wrote it.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Time,
}
row!(Outlook { space, version, text, stage, risks, handle, name, at });

/// What is written of a community for a quarter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// What to expect of it.
    pub outlook: String,
    /// Where it stands in its life.
    pub stage: String,
    /// What may go wrong.
    pub risks: String,
}

/// What is expected of these communities in a quarter.
///
/// # Errors
/// What the database says.
pub fn outlooks(r: &mut Read<'_>, spaces: &[SpaceId], quarter: &str) -> Res<Vec<Outlook>> {
    let ids: Vec<i64> = spaces.iter().map(|s| s.number()).collect();
    r.all(&OUTLOOKS, p![&ids, quarter])
}

/// An open community by its short name: id and name.
///
/// # Errors
/// `NoRow` when there is none.
pub fn community(r: &mut Read<'_>, slug: &str) -> Res<(SpaceId, String)> {
    r.one(&COMMUNITY, p![slug])
}

/// Writes the next version of an outlook; false when somebody else's has it already.
///
/// # Errors
/// What the database says.
pub fn say(
    permit: &mut Permitted<'_, '_, NetworkThing>,
    space: SpaceId,
    quarter: &str,
    version: i64,
    said: &Expected,
) -> Res<bool> {
    let (w, _, actor) = permit.split();
    let now = w.now();
    let Expected { outlook, stage, risks } = said;
    Ok(w.exec(&SAY, p![space, quarter, version, outlook, stage, risks, actor.id, now])? == 1)
}
