//! Where somebody is looked for.

use kernel::Actor;
use store::{Error, Read, Res, p, sql};

use crate::vacancies::VacancyThing;

sql!(UNIT, "SELECT id, name, closed_ms IS NOT NULL FROM units WHERE slug = $1");
sql!(STANDING, "SELECT standing FROM memberships WHERE space_id = $1 AND person_id = $2");

/// A place as a form names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct At {
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// Of which; 0 for the network.
    pub id: i64,
    /// Word in addresses; empty for the network.
    pub slug: String,
    /// Its name; empty for the network.
    pub name: String,
    /// Kind of a space.
    pub kind: String,
    /// Nobody is needed there any more.
    pub closed: bool,
    /// The actor keeps the space.
    pub keeper: bool,
}

impl At {
    /// How it stands in forms: `network`, `unit:SLUG`, `space:SLUG`.
    #[must_use]
    pub fn token(&self) -> String {
        token(&self.scope, &self.slug)
    }
    /// A vacancy that would be opened here.
    #[must_use]
    pub fn thing(&self) -> VacancyThing {
        VacancyThing {
            id: 0,
            scope: self.scope.clone(),
            keeper: self.keeper,
            team: self.kind == "team",
            candidate: false,
        }
    }
}

/// `network`, `unit:SLUG`, `space:SLUG`.
#[must_use]
pub fn token(scope: &str, slug: &str) -> String {
    if scope == "network" { scope.to_owned() } else { format!("{scope}:{slug}") }
}

/// Whether the actor keeps a space: a permission, no role.
///
/// # Errors
/// What the database says.
pub fn keeps(r: &mut Read<'_>, actor: &Actor, space: i64) -> Res<bool> {
    let standing = r.opt::<(String,)>(&STANDING, p![space, actor.id])?;
    Ok(standing.is_some_and(|(word,)| ["owner", "starter", "steward"].contains(&word.as_str())))
}

/// The place a form names, as the actor may know of it.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn named(r: &mut Read<'_>, actor: &Actor, token: &str) -> Res<At> {
    if actor.external {
        return Err(Error::NoRow);
    }
    if let Some(slug) = token.strip_prefix("unit:") {
        let (id, name, closed): (i64, String, bool) = r.opt(&UNIT, p![slug])?.ok_or(Error::NoRow)?;
        return Ok(At { scope: "unit".to_owned(), id, slug: slug.to_owned(), name, closed, ..At::default() });
    }
    if let Some(slug) = token.strip_prefix("space:") {
        let place = web::find_place(r, actor, slug)?;
        let (id, kind) = (place.id.number(), place.kind.as_str().to_owned());
        let keeper = keeps(r, actor, id)?;
        let scope = "space".to_owned();
        return Ok(At { scope, id, slug: place.slug, name: place.name, kind, closed: place.closed, keeper });
    }
    let network = At { scope: "network".to_owned(), ..At::default() };
    if token.is_empty() || token == "network" { Ok(network) } else { Err(Error::NoRow) }
}
