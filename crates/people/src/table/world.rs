//! What is there already, as far as a table speaks of it.

use std::collections::HashMap;

use ::store::{Read, Res, row};
use kernel::{PersonId, UnitId, fold};

use super::read::Row;
use super::store;
use crate::person::handle_of;
use crate::unit::Unit;
use crate::unit_store;

/// A person as a table compares them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The id.
    pub id: PersonId,
    /// Short name.
    pub handle: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Language of the pages.
    pub lang: String,
    /// Time zone.
    pub zone: String,
    /// Unit.
    pub unit: Option<UnitId>,
    /// Not of the company.
    pub external: bool,
    /// `active`, `left` and so on.
    pub state: String,
}
row!(Known { id, handle, mail, name, title, lang, zone, unit, external, state });

/// People and units that are there.
#[derive(Debug, Default)]
pub struct World {
    people: Vec<Known>,
    by_handle: HashMap<String, usize>,
    by_mail: HashMap<String, usize>,
    /// Open units.
    pub units: Vec<Unit>,
}

impl World {
    fn put(&mut self, person: Known) {
        let at = self.people.len();
        self.by_handle.insert(person.handle.clone(), at);
        if let Some(mail) = &person.mail {
            self.by_mail.insert(mail.to_lowercase(), at);
        }
        self.people.push(person);
    }
    /// Everybody, page by page: a preview also says who is missing.
    ///
    /// # Errors
    /// What the database says.
    pub fn whole(r: &mut Read<'_>) -> Res<Self> {
        let mut world = Self { units: unit_store::all(r)?, ..Self::default() };
        let mut after = 0;
        loop {
            let page = store::known_after(r, after)?;
            let Some(last) = page.last() else { return Ok(world) };
            after = last.id.number();
            page.into_iter().for_each(|p| world.put(p));
        }
    }
    /// Those a few rows may speak of.
    ///
    /// # Errors
    /// What the database says.
    pub fn of_rows(r: &mut Read<'_>, rows: &[Row]) -> Res<Self> {
        let mut world = Self { units: unit_store::all(r)?, ..Self::default() };
        for row in rows {
            let (handle, mail) = keys(row);
            for person in store::known_by(
                r,
                handle.as_deref().unwrap_or_default(),
                mail.as_deref().unwrap_or_default(),
            )? {
                if !world.by_handle.contains_key(&person.handle) {
                    world.put(person);
                }
            }
        }
        Ok(world)
    }
    /// Whom a row speaks of: by handle, by mail address, or by the handle its name would get.
    #[must_use]
    pub fn person(&self, row: &Row) -> Option<&Known> {
        let (handle, mail) = keys(row);
        let named = row.cell("handle").is_some();
        let by_mail = mail.and_then(|m| self.by_mail.get(&m));
        let by_handle = handle.and_then(|h| self.by_handle.get(&h));
        let at = if named {
            by_handle.or(by_mail)
        } else if row.cell("mail").is_some() {
            by_mail
        } else {
            by_handle
        };
        self.people.get(*at?)
    }
    /// A person by id.
    #[must_use]
    pub fn by_id(&self, id: PersonId) -> Option<&Known> {
        self.people.iter().find(|p| p.id == id)
    }
    /// Whoever has a mail address already.
    #[must_use]
    pub fn with_mail(&self, mail: &str) -> Option<&Known> {
        self.people.get(*self.by_mail.get(&mail.to_lowercase())?)
    }
    /// Whoever a cell names: a handle or a mail address.
    #[must_use]
    pub fn named(&self, cell: &str) -> Option<&Known> {
        let cell = cell.trim_start_matches('@').to_lowercase();
        let at = self.by_handle.get(&cell).or_else(|| self.by_mail.get(&cell))?;
        self.people.get(*at)
    }
    /// The unit a cell names: its address, its name, or the last name of a path with `/` or `>`.
    #[must_use]
    pub fn unit(&self, cell: &str) -> Option<&Unit> {
        let last = cell.rsplit(['/', '>']).next().unwrap_or(cell).trim();
        let folded = fold::fold(last);
        let slug = self.units.iter().find(|u| u.slug == last);
        slug.or_else(|| self.units.iter().find(|u| fold::fold(&u.name) == folded))
    }
    /// The unit whose name comes nearest to a cell that names none.
    #[must_use]
    pub fn nearest(&self, cell: &str) -> Option<&Unit> {
        let asked: Vec<String> = fold::words(cell).collect();
        let common = |u: &Unit| fold::words(&u.name).filter(|w| asked.iter().any(|a| near(a, w))).count();
        self.units.iter().max_by_key(|u| common(u)).filter(|u| common(u) > 0)
    }
    /// People of the company who are here.
    pub fn inside(&self) -> impl Iterator<Item = &Known> {
        self.people.iter().filter(|p| !p.external && p.state != "left")
    }
}

/// Words that begin alike.
fn near(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    same >= 4 || (same > 0 && a == b)
}

/// What a row may be found by: a handle, and a mail address.
#[must_use]
pub fn keys(row: &Row) -> (Option<String>, Option<String>) {
    let handle = row.cell("handle").map(|h| h.trim_start_matches('@').to_lowercase());
    let handle = handle.or_else(|| name_of(row).map(|n| handle_of(&n)));
    (handle, row.cell("mail").map(str::to_lowercase))
}

/// The name of a row: whole, or first and last.
#[must_use]
pub fn name_of(row: &Row) -> Option<String> {
    let (first, last) = (row.cell("first"), row.cell("last"));
    // A column "Nom" beside "Prénom" is the family name.
    match (first, last, row.cell("name")) {
        (Some(first), Some(last), _) | (Some(first), None, Some(last)) => Some(format!("{first} {last}")),
        (_, _, Some(name)) => Some(name.to_owned()),
        (first, last, None) => first.or(last).map(str::to_owned),
    }
}
