//! The relay map beyond the units: communities with and without somebody who facilitates them, and
//! from which units those come who hold the network's roles.

use std::collections::BTreeMap;

use charter::Catalogue;
use kernel::Lexicon;

use super::{Link, label, nobody, person_link};
use crate::board::Standing;
use crate::coverage::Cell;
use crate::recruit::store::Recruitment;
use crate::scope::Scope;
use crate::store::origins::Origin;
use crate::who::relays::Map;

/// One community.
pub struct SpaceRow {
    pub link: Link,
    pub slug: String,
    /// `carried` (two, or one and a deputy), `one`, `nobody`.
    pub reach: &'static str,
    pub people: Vec<Link>,
    pub deputy: Option<Link>,
    /// “nobody for 42 days”; empty when somebody does.
    pub gap: String,
    /// Somebody is looked for since; empty when nobody is.
    pub wanted: String,
}

/// A unit with those of it who hold roles of the network.
pub struct UnitRow {
    pub link: Link,
    pub roles: Vec<(String, Link)>,
}

/// The communities, those that nobody facilitates first.
pub fn spaces(l: &Lexicon, map: &Map) -> Vec<SpaceRow> {
    let mut rows: Vec<SpaceRow> = map.spaces.iter().map(|cell| space(l, map, cell)).collect();
    rows.sort_by_key(|row| row.reach != "nobody");
    rows
}

fn space(l: &Lexicon, map: &Map, cell: &Cell) -> SpaceRow {
    let (seats, vacant) = (&cell.column.seats, cell.column.standing == Standing::Vacant);
    let wanted: Option<&Recruitment> = map.wanted.get(&("facilitator".to_owned(), cell.at.scope));
    SpaceRow {
        link: Link { href: format!("/who?in={}", cell.at.token()), name: cell.at.name.clone() },
        slug: cell.at.slug.clone(),
        reach: match seats.len() {
            0 => "nobody",
            1 if cell.column.standing != Standing::Deputised => "one",
            _ => "carried",
        },
        people: seats.iter().take(4).map(|s| person_link(&s.who)).collect(),
        deputy: seats.iter().find_map(|s| s.deputy.as_ref()).map(person_link),
        gap: if vacant { nobody(l, cell.column.vacant_since, map.now) } else { String::new() },
        wanted: wanted.map(|w| l.s("roles-recruit-since", "day", l.day(&w.at))).unwrap_or_default(),
    }
}

/// Units with those who hold roles of the network.
pub fn units(l: &Lexicon, catalogue: &Catalogue, all: &[Origin]) -> Vec<UnitRow> {
    let mut rows: BTreeMap<usize, UnitRow> = BTreeMap::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, origin) in all.iter().enumerate() {
        let place = *at.entry(origin.unit.as_str()).or_insert(n);
        let row = rows.entry(place).or_insert_with(|| UnitRow {
            link: Link { href: format!("/units/{}", origin.unit), name: origin.unit_name.clone() },
            roles: Vec::new(),
        });
        let who = Link { href: format!("/who/people/{}", origin.handle), name: origin.name.clone() };
        row.roles.push((label(l, catalogue, &origin.role), who));
    }
    rows.into_values().collect()
}

/// Whether a community has nobody, and nobody is looked for.
pub fn open(map: &Map) -> bool {
    let looked_for = |scope: Scope| map.wanted.contains_key(&("facilitator".to_owned(), scope));
    map.spaces.iter().any(|c| c.column.standing == Standing::Vacant && !looked_for(c.at.scope))
}
