//! Spaces: their cards, who is in them and since when.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::time::{DAY, HOUR};
use kernel::{PersonId, SpaceId, Time, UnitId, fold};
use rand::Rng;
use rand_chacha::ChaCha8Rng;

use crate::data;
use crate::draw::{Calendar, Ids, chance, some_of};
use crate::people::{Person, Staff};

/// The six answers of a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Why it exists.
    pub why: String,
    /// What is expected.
    pub expected: String,
    /// What one may do without asking.
    pub free: String,
    /// What needs asking.
    pub ask: String,
    /// Who decides.
    pub deciders: String,
    /// The terms.
    pub terms: String,
}

/// Somebody in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// `member`, `manager`, `owner`, `starter` or `steward`.
    pub standing: &'static str,
    /// Since when.
    pub since: Time,
}

/// A space of the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// The id.
    pub id: SpaceId,
    /// Name in addresses.
    pub slug: String,
    /// Name as shown.
    pub name: String,
    /// `team`, `community`, `project` or `network`.
    pub kind: String,
    /// How one joins.
    pub joining: &'static str,
    /// Whether everybody inside reads it.
    pub open_read: bool,
    /// Whether messages may be reacted to.
    pub reactions: bool,
    /// The unit of a team.
    pub unit: Option<UnitId>,
    /// One of 24 hues.
    pub hue: i64,
    /// Since when it is there.
    pub created: Time,
    /// Who opened it.
    pub creator: Option<PersonId>,
    /// The six answers.
    pub card: Card,
    /// Who has a membership; in a network space the stewards only.
    pub members: Vec<Member>,
    /// Who stands in for a team's manager.
    pub delegates: Vec<PersonId>,
}

impl Space {
    /// How many people belong to it, when there are `people` inside in all.
    #[must_use]
    pub fn belongs(&self, people: usize) -> usize {
        if self.kind == "network" { people } else { self.members.len() }
    }
}

/// The moment somebody first said something in a space.
pub(crate) type FirstWords = HashMap<(String, String), Time>;

/// What building a space needs from around it.
pub(crate) struct Around<'a> {
    pub staff: &'a Staff,
    pub calendar: Calendar,
    pub first: &'a FirstWords,
    pub end: Time,
    pub seed: u64,
}

const HOME: &str = "Europe/Paris";

fn joining(kind: &str, join: &str) -> Result<&'static str, String> {
    match (kind, join) {
        ("team" | "network", _) => Ok("directory"),
        ("community", "open") => Ok("open"),
        ("community", "approval") => Ok("approval"),
        ("project", "invite") => Ok("invite"),
        _ => Err(format!("a {kind} is not joined by “{join}”")),
    }
}

/// The hue of a name, as the spaces room draws it.
pub(crate) fn hue(name: &str) -> i64 {
    fold::fold(name).bytes().fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 1_000_003) % 24
}

/// Builds one space from its file.
pub(crate) fn space(file: &data::Space, around: &Around<'_>, ids: &mut Ids) -> Result<Space, String> {
    let created = around.calendar.time(&file.founded, HOME)?;
    let joining = joining(&file.kind, &file.join)?;
    let unit = around.staff.units.iter().find(|u| file.kind == "team" && u.slug == file.slug);
    if file.kind == "team" && unit.is_none() {
        return Err("a team has the name of its unit".to_owned());
    }
    let mut entry = Entry { file, around, created, seen: HashSet::new(), members: Vec::new() };
    let lead = match unit {
        Some(unit) => entry.team(unit.id)?,
        None => entry.others()?,
    };
    let members = entry.members;
    let delegates: Result<Vec<PersonId>, String> =
        file.delegates.iter().map(|h| around.staff.find(h).map(|p| p.id)).collect();
    let data::Card { why, expected, free, ask, deciders, terms } = &file.card;
    let [why, expected, free, ask, deciders, terms] =
        [why, expected, free, ask, deciders, terms].map(|text| text.trim().to_owned());
    Ok(Space {
        id: ids.at(created),
        slug: file.slug.clone(),
        name: file.name.clone(),
        kind: file.kind.clone(),
        joining,
        open_read: file.kind == "network" || joining == "open",
        reactions: file.reactions && file.kind != "team",
        unit: unit.map(|u| u.id),
        hue: hue(&file.name),
        created,
        creator: lead,
        card: Card { why, expected, free, ask, deciders, terms },
        members,
        delegates: delegates?,
    })
}

/// Members of one space, as they come in.
struct Entry<'a> {
    file: &'a data::Space,
    around: &'a Around<'a>,
    created: Time,
    seen: HashSet<PersonId>,
    members: Vec<Member>,
}

impl Entry<'_> {
    fn add(&mut self, person: &Person, standing: &'static str, since: Time) {
        let said = self.around.first.get(&(self.file.slug.clone(), person.handle.clone()));
        let since = said.map_or(since, |at| Time(since.0.min(at.0 - HOUR)));
        let since = Time(since.0.max(self.created.0).max(person.created.0));
        if self.seen.insert(person.id) {
            self.members.push(Member { person: person.id, standing, since });
        }
    }

    /// The people of the unit and whoever manages it, from above where nobody does.
    fn team(&mut self, unit: UnitId) -> Result<Option<PersonId>, String> {
        let staff = self.around.staff;
        let by_id: BTreeMap<UnitId, &crate::Unit> = staff.units.iter().map(|u| (u.id, u)).collect();
        let mut at = by_id.get(&unit).copied();
        while let Some(here) = at
            && here.manager.is_none()
        {
            at = here.parent.and_then(|p| by_id.get(&p).copied());
        }
        let lead = at.and_then(|u| u.manager);
        let manager = staff.people.iter().find(|p| Some(p.id) == lead);
        if let Some(manager) = manager {
            self.add(manager, "manager", self.created);
        }
        for person in staff.people.iter().filter(|p| p.unit == Some(unit)) {
            self.add(person, "member", self.created);
        }
        Ok(lead)
    }

    /// Who leads it, who was named, whole units, who wrote, and a share of the others.
    fn others(&mut self) -> Result<Option<PersonId>, String> {
        let (file, staff) = (self.file, self.around.staff);
        let standing = match file.kind.as_str() {
            "community" => "owner",
            "project" => "starter",
            _ => "steward",
        };
        let lead = file.facilitator.as_deref().ok_or("nobody leads it")?;
        let lead = staff.find(lead)?;
        self.add(lead, standing, self.created);
        if file.kind == "network" {
            return Ok(Some(lead.id));
        }
        let mut rng = chance(self.around.seed, &format!("members of {}", file.slug));
        for handle in &file.members {
            let since = self.some_day(&mut rng, 45);
            self.add(staff.find(handle)?, "member", since);
        }
        for (handle, _) in file.voices() {
            let since = self.some_day(&mut rng, 200);
            self.add(staff.find(handle)?, "member", since);
        }
        self.crowd(&mut rng);
        Ok(Some(lead.id))
    }

    fn crowd(&mut self, rng: &mut ChaCha8Rng) {
        let (file, staff) = (self.file, self.around.staff);
        for unit in staff.units.iter().filter(|u| file.units.contains(&u.slug)) {
            for person in staff.people.iter().filter(|p| p.unit == Some(unit.id)) {
                let since = self.some_day(rng, 30);
                self.add(person, "member", since);
            }
        }
        let left = |p: &&Person| !p.external && !self.seen.contains(&p.id);
        let others: Vec<&Person> = staff.people.iter().filter(left).collect();
        let per_mille = per_mille(file.share);
        for at in some_of(rng, others.len(), others.len() * per_mille / 1000) {
            let since = self.some_day(rng, 300);
            if let Some(person) = others.get(at) {
                self.add(person, "member", since);
            }
        }
    }

    /// A moment of the first `days` days, not after the end.
    fn some_day(&self, rng: &mut ChaCha8Rng, days: i64) -> Time {
        let span = (days * DAY).min(self.around.end.0 - DAY - self.created.0).max(HOUR);
        self.created.plus(rng.random_range(0..span))
    }
}

/// A share between 0 and 1 in thousandths.
fn per_mille(share: f64) -> usize {
    (0..1000).take_while(|n| f64::from(*n) + 0.5 < share * 1000.0).count()
}
