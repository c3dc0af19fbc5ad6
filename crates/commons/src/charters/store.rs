//! Every SQL text of the room. Catalogue and versions are read through the tool `charter`.

use std::sync::Arc;

use super::places::Place;
use charter::{Catalogue, Change, Shelf};
use kernel::Actor;
use policy::{NetworkThing, Permitted};
use store::{Error, Read, Res, p, row, sql};

sql!(
    HOLDERS,
    "SELECT a.role, p.handle, p.name FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.scope = 'network' AND a.state = 'held' AND a.from_ms <= $1
     AND (a.until_ms IS NULL OR a.until_ms > $1) AND p.state = 'active' ORDER BY a.role, a.from_ms, a.id"
);
// How many people hold each role in spaces and units that are open.
sql!(
    ELSEWHERE,
    "SELECT a.role, a.scope, COUNT(DISTINCT a.person_id) FROM assignments a
     JOIN people p ON p.id = a.person_id AND p.state = 'active'
     LEFT JOIN spaces s ON a.scope = 'space' AND s.id = a.scope_id AND s.closed_ms IS NULL
     LEFT JOIN units u ON a.scope = 'unit' AND u.id = a.scope_id AND u.closed_ms IS NULL
     WHERE a.scope <> 'network' AND COALESCE(s.id, u.id) IS NOT NULL AND a.state = 'held' AND a.from_ms <= $1
     AND (a.until_ms IS NULL OR a.until_ms > $1) GROUP BY a.role, a.scope ORDER BY a.role, a.scope DESC"
);
// How many places of a kind need the role, and how many of them have somebody.
sql!(
    COVERED,
    "WITH places AS (
        SELECT 'space' AS scope, id FROM spaces WHERE kind = 'community' AND closed_ms IS NULL
        UNION ALL SELECT 'unit' AS scope, id FROM units WHERE closed_ms IS NULL)
     SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN EXISTS (
        SELECT 1 FROM assignments a WHERE a.scope = places.scope AND a.scope_id = places.id AND a.role = $2
        AND a.state = 'held' AND a.from_ms <= $3 AND (a.until_ms IS NULL OR a.until_ms > $3)
     ) THEN 1 ELSE 0 END), 0) AS BIGINT) FROM places WHERE places.scope = $1"
);
sql!(
    ADD,
    "INSERT INTO charter_changes (version, at_ms, by_id, body) VALUES ($1, $2, $3::bigint, $4)
     ON CONFLICT (version) DO NOTHING"
);

/// Somebody who holds a role over the whole network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Key of the role.
    pub role: String,
    /// Their handle.
    pub handle: String,
    /// Their name.
    pub name: String,
}
row!(Holder { role, handle, name });

/// How many places need a role, and how many have somebody for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Key of the role.
    pub role: String,
    /// Places that need it.
    pub places: i64,
    /// Places that have somebody.
    pub covered: i64,
}

/// How many people hold a role in units, or in spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Key of the role.
    pub role: String,
    /// `unit` or `space`.
    pub scope: String,
    /// People.
    pub people: i64,
}
row!(Elsewhere { role, scope, people });

/// What the pages show: what holds now, and who holds it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What holds now.
    pub catalogue: Arc<Catalogue>,
    /// Who holds what over the whole network.
    pub holders: Vec<Holder>,
    /// Who holds what in spaces and units, in numbers.
    pub elsewhere: Vec<Elsewhere>,
    /// Required roles of spaces and units.
    pub cover: Vec<Cover>,
    /// The change that made the current version.
    pub last: Option<Change>,
    /// Where the one role that is looked at is held; empty on other pages.
    pub places: Vec<Place>,
}

impl Seen {
    /// Who holds the role over the whole network.
    pub fn of<'a>(&'a self, role: &'a str) -> impl Iterator<Item = &'a Holder> {
        self.holders.iter().filter(move |h| h.role == role)
    }
}

/// What holds now, as somebody inside may see it.
///
/// # Errors
/// `NoRow` for people from outside: not there for them.
pub fn seen(r: &mut Read<'_>, actor: &Actor, shelf: &Shelf, now: kernel::Time) -> Res<Seen> {
    if actor.external {
        return Err(Error::NoRow);
    }
    let catalogue = shelf.current(r)?;
    let holders = r.all(&HOLDERS, p![now])?;
    let elsewhere = r.all(&ELSEWHERE, p![now])?;
    let mut cover = Vec::new();
    for role in catalogue.assigned().filter(|role| ["space", "unit"].contains(&role.required.as_str())) {
        let (places, covered) = r.one(&COVERED, p![role.required.as_str(), role.key.as_str(), now])?;
        cover.push(Cover { role: role.key.clone(), places, covered });
    }
    let last = charter::changes(r, (catalogue.version - 1).max(0), 1)?.into_iter().next();
    Ok(Seen { catalogue, holders, elsewhere, cover, last, places: Vec::new() })
}

/// Every change, the oldest first, as somebody inside may see it.
///
/// # Errors
/// `NoRow` for people from outside: not there for them.
pub fn changes(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Change>> {
    if actor.external {
        return Err(Error::NoRow);
    }
    charter::changes(r, 0, i64::from(i32::MAX))
}

/// Lays the next change on top; false when somebody else's has this version already.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, NetworkThing>, version: i64, body: &str) -> Res<bool> {
    let by = permit.by();
    let w = permit.tx();
    let now = w.now();
    if w.exec(&ADD, p![version, now, by, body])? == 0 {
        return Ok(false);
    }
    web::audit(w, by, "charter.change", version)?;
    Ok(true)
}
