//! What the names in the files stand for, and their times.

use std::cell::RefCell;
use std::collections::HashMap;

use kernel::{Id, PersonId, SpaceId, Time};
use serde::de::DeserializeOwned;
use store::{Error, Res};

use crate::draw::{Calendar, Ids};
use crate::people::Person;
use crate::places::Space;
use crate::plan::Company;
use crate::roles::Assignment;

const HOME: &str = "Europe/Paris";

/// A company with its names looked up.
#[derive(Debug)]
pub struct Names<'a> {
    /// The company.
    pub company: &'a Company,
    people: HashMap<&'a str, &'a Person>,
    by_id: HashMap<PersonId, &'a Person>,
    spaces: HashMap<&'a str, &'a Space>,
    place: HashMap<SpaceId, &'a Space>,
    ids: RefCell<Ids>,
}

pub(super) fn flaw(why: impl std::fmt::Display) -> Error {
    Error::Other(format!("the made-up company does not hold together: {why}"))
}

/// Reads one of the files.
pub(super) fn read<T: DeserializeOwned>(text: &str, name: &str) -> Res<T> {
    toml::from_str(text).map_err(|e| flaw(format!("{name}.toml: {e}")))
}

impl<'a> Names<'a> {
    /// Of a company.
    #[must_use]
    pub fn of(company: &'a Company) -> Self {
        Self {
            company,
            people: company.people.iter().map(|p| (p.handle.as_str(), p)).collect(),
            by_id: company.people.iter().map(|p| (p.id, p)).collect(),
            spaces: company.spaces.iter().map(|s| (s.slug.as_str(), s)).collect(),
            place: company.spaces.iter().map(|s| (s.id, s)).collect(),
            ids: RefCell::new(Ids::beside()),
        }
    }
    /// Somebody by their short name.
    pub(super) fn person(&self, handle: &str) -> Res<&'a Person> {
        self.people.get(handle).copied().ok_or_else(|| flaw(format!("nobody is called “{handle}”")))
    }
    /// … their id.
    pub(super) fn id(&self, handle: &str) -> Res<PersonId> {
        Ok(self.person(handle)?.id)
    }
    /// Somebody by their id.
    pub(super) fn known(&self, id: PersonId) -> Option<&'a Person> {
        self.by_id.get(&id).copied()
    }
    /// A space.
    pub(super) fn space(&self, slug: &str) -> Res<&'a Space> {
        self.spaces.get(slug).copied().ok_or_else(|| flaw(format!("there is no space “{slug}”")))
    }
    /// A space by its id.
    pub(super) fn place(&self, id: SpaceId) -> Option<&'a Space> {
        self.place.get(&id).copied()
    }
    /// A space, where one is named.
    pub(super) fn maybe(&self, slug: &str) -> Res<Option<SpaceId>> {
        if slug.is_empty() { Ok(None) } else { Ok(Some(self.space(slug)?.id)) }
    }
    /// `network`, `unit:SLUG` or `space:SLUG` as it is kept.
    pub(super) fn scope(&self, at: &str) -> Res<(&'static str, i64)> {
        if let Some(slug) = at.strip_prefix("unit:") {
            let unit = self.company.units.iter().find(|u| u.slug == slug);
            return Ok(("unit", unit.ok_or_else(|| flaw(format!("there is no unit “{slug}”")))?.id.number()));
        }
        match at.strip_prefix("space:") {
            Some(slug) => Ok(("space", self.space(slug)?.id.number())),
            None => Ok(("network", 0)),
        }
    }
    /// A role somebody holds.
    pub(super) fn held(&self, role: &str, at: &str, by: &str) -> Res<&'a Assignment> {
        let (scope, id, who) = (self.scope(at)?.0, self.scope(at)?.1, self.id(by)?);
        let here = |a: &&Assignment| {
            a.role == role && (a.scope, a.scope_id, a.person) == (scope, id, who) && a.state == "held"
        };
        let found = self.company.roles.assignments.iter().find(here);
        found.ok_or_else(|| flaw(format!("{by} does not hold {role} in {at}")))
    }
    /// The address of a conversation: the space and its title, or nothing.
    pub(super) fn address(&self, thread: &[String]) -> Res<String> {
        let [slug, title] = thread else { return Ok(String::new()) };
        let space = self.space(slug)?;
        // Whatever kind of space stands before a question mark.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = words(title);
        let found = self.company.threads.iter().find(|t| t.space == space.id && words(&t.title) == wanted);
        let found = found.ok_or_else(|| flaw(format!("nothing in {slug} is called “{title}”")))?;
        Ok(format!("/s/{slug}/t/{}", found.id))
    }
    /// A moment of the company's calendar, in Lille; never after its present.
    pub(super) fn at(&self, local: &str) -> Res<Time> {
        let at = self.later(local)?;
        if at > self.company.end {
            return Err(flaw(format!("{local} is after the end")));
        }
        Ok(at)
    }
    /// A moment that may be to come.
    pub(super) fn later(&self, local: &str) -> Res<Time> {
        Calendar { weeks_back: self.company.back }.time(local, HOME).map_err(flaw)
    }
    /// A moment, where one is written.
    pub(super) fn when(&self, local: &str) -> Res<Option<Time>> {
        if local.is_empty() { Ok(None) } else { self.at(local).map(Some) }
    }
    /// A day as the company counts it.
    pub(super) fn day(&self, local: &str) -> Res<String> {
        Calendar { weeks_back: self.company.back }.day(local).map_err(flaw)
    }
    /// A new id of that moment.
    pub(super) fn new_id<T>(&self, at: Time) -> Id<T> {
        self.ids.borrow_mut().at(at)
    }
}
