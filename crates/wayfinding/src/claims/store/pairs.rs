//! Places that share people and subjects.

use kernel::{PersonId, SpaceId, Time};
use store::{Read, Res, Write, p, row, sql};

use super::super::overlap::Pair;

sql!(
    NEXT,
    "SELECT id, members FROM spaces WHERE id > $1 AND kind IN ('community', 'project') AND closed_ms IS NULL ORDER BY id LIMIT 1"
);
sql!(
    SHARING,
    "SELECT b.space_id, s.members, COUNT(*) FROM memberships a JOIN memberships b ON b.person_id = a.person_id AND b.space_id > $1
     JOIN spaces s ON s.id = b.space_id AND s.kind IN ('community', 'project') AND s.closed_ms IS NULL
     WHERE a.space_id = $1 GROUP BY b.space_id, s.members HAVING COUNT(*) >= $2 ORDER BY 3 DESC, 1 LIMIT 50"
);
sql!(
    HEADINGS,
    "SELECT heading FROM search_docs WHERE space_id = $1 AND kind = 'thread' ORDER BY id DESC LIMIT 300"
);
sql!(DROP, "DELETE FROM space_overlaps WHERE space_id = $1");
sql!(DROP_CLOSED, "DELETE FROM space_overlaps WHERE at_ms < $1");
sql!(
    KEEP,
    "INSERT INTO space_overlaps (space_id, other_id, shared, either, alike, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (space_id, other_id) DO UPDATE SET shared = excluded.shared, either = excluded.either,
        alike = excluded.alike, at_ms = excluded.at_ms"
);
// Only with places whose card the reader sees; and whether they may read them.
sql!(
    OF_SPACE,
    "SELECT s.slug, s.name, s.hue, o.shared, o.either, o.alike, o.at_ms,
        EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $2 AND v.space_id = s.id)
     FROM space_overlaps o
     JOIN spaces s ON s.id = CASE WHEN o.space_id = $1 THEN o.other_id ELSE o.space_id END AND s.closed_ms IS NULL
     WHERE (o.space_id = $1 OR o.other_id = $1)
       AND (s.joining <> 'invite' OR EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $2 AND v.space_id = s.id))
     ORDER BY o.shared DESC, s.id LIMIT 20"
);

/// A place that shares people and subjects with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its hue.
    pub hue: i64,
    /// People in both.
    pub shared: i64,
    /// People in one or the other.
    pub either: i64,
    /// Cosine of the subjects in thousandths.
    pub alike: i64,
    /// When it was counted.
    pub at: Time,
    /// May the reader read it? If not, no number of it is told: beside the reader's own list of members it
    /// would say who is in the other.
    pub readable: bool,
}
row!(Beside { slug, name, hue, shared, either, alike, at, readable });

impl Beside {
    /// The two numbers together.
    #[must_use]
    pub const fn pair(&self) -> Pair {
        Pair { shared: self.shared, either: self.either, alike: self.alike }
    }
}

/// The next place to compare, and how many are in it.
pub fn next(r: &mut Read<'_>, after: i64) -> Res<Option<(SpaceId, i64)>> {
    r.opt(&NEXT, p![after])
}
/// Places with at least so many of the same people: place, its members, shared.
pub fn sharing(r: &mut Read<'_>, space: SpaceId, least: i64) -> Res<Vec<(SpaceId, i64, i64)>> {
    r.all(&SHARING, p![space, least])
}
/// What a place talks about: the stems of its latest titles.
pub fn headings(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<String>> {
    Ok(r.all::<(String,)>(&HEADINGS, p![space])?.into_iter().map(|(h,)| h).collect())
}
/// What was said of a place before goes.
pub fn drop_of(w: &mut Write<'_>, space: SpaceId) -> Res<()> {
    w.exec(&DROP, p![space]).map(drop)
}
/// What was not counted again since then goes: a place closed, or became something else.
pub fn drop_before(w: &mut Write<'_>, then: Time) -> Res<()> {
    w.exec(&DROP_CLOSED, p![then]).map(drop)
}
/// Two places overlap.
pub fn keep(w: &mut Write<'_>, space: SpaceId, other: SpaceId, pair: Pair) -> Res<()> {
    let now = w.now();
    w.exec(&KEEP, p![space, other, pair.shared, pair.either, pair.alike, now]).map(drop)
}
/// With which places one overlaps, as far as the reader may know of them.
pub fn of_space(r: &mut Read<'_>, space: SpaceId, me: PersonId) -> Res<Vec<Beside>> {
    let mut found: Vec<Beside> = r.all(&OF_SPACE, p![space, me])?;
    // Nor does their order tell a number.
    found.sort_by_cached_key(|b| {
        if b.readable { (false, -b.shared, String::new()) } else { (true, 0, b.slug.clone()) }
    });
    Ok(found)
}
