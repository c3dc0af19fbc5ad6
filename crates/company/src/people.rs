//! Units and people: the named ones as written, the others drawn until every unit has its size.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::time::{DAY, HOUR, SECOND};
use kernel::{PersonId, Time, UnitId, fold};
use rand::Rng;
use rand_chacha::ChaCha8Rng;

use crate::character::{Character, Characters};
use crate::data;
use crate::draw::{Calendar, Ids, chance, pick};
use crate::drawn::{self, Towns};

/// A unit of the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Name in addresses.
    pub slug: String,
    /// Name as shown.
    pub name: String,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Who manages it.
    pub manager: Option<PersonId>,
    /// Since when it is there.
    pub created: Time,
}

/// Somebody of the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Short name.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// Job title.
    pub title: String,
    /// A sentence in their own words, or nothing.
    pub about: String,
    /// Language of their pages.
    pub lang: String,
    /// Time zone.
    pub zone: String,
    /// Their unit; nobody from outside has one.
    pub unit: Option<UnitId>,
    /// Not of the company.
    pub external: bool,
    /// Since when they are there.
    pub created: Time,
    /// When they left.
    pub left: Option<Time>,
    /// How they take part.
    pub character: Character,
}

impl Person {
    /// Whether they work there at a moment.
    #[must_use]
    pub fn here(&self, at: Time) -> bool {
        self.created <= at && self.left.is_none_or(|left| at < left)
    }
}

/// One named person for each role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persona {
    /// Key of the role.
    pub role: String,
    /// Who.
    pub person: PersonId,
}

/// Units, people and personas, with what the rest looks them up by.
pub(crate) struct Staff {
    pub units: Vec<Unit>,
    pub people: Vec<Person>,
    pub personas: Vec<Persona>,
    pub named: usize,
    pub by_handle: HashMap<String, usize>,
    /// Units beyond the written ones.
    pub grown: Vec<Grown>,
    /// The site of every unit, by its place in the list of sites.
    pub site_of: HashMap<UnitId, usize>,
}

/// A unit beyond the written ones.
pub(crate) struct Grown {
    /// Its place among the units.
    pub at: usize,
    /// The written unit whose work it does.
    pub origin: String,
    /// 0 English, 1 French.
    pub lang: usize,
}

impl Staff {
    pub(crate) fn find(&self, handle: &str) -> Result<&Person, String> {
        let at = self.by_handle.get(handle).and_then(|at| self.people.get(*at));
        at.ok_or_else(|| format!("nobody is called “{handle}”"))
    }
}

/// How many generated people each unit gets so that there are `people` in all.
fn sizes(org: &data::Organisation, people: usize) -> Vec<usize> {
    let named = |unit: &data::Unit| org.person.iter().filter(|p| p.unit == unit.slug).count();
    let open: Vec<usize> = org.unit.iter().map(|u| u.size.saturating_sub(named(u))).collect();
    let total: usize = open.iter().sum::<usize>().max(1);
    let wanted = people.saturating_sub(org.person.len());
    let mut sizes: Vec<usize> = open.iter().map(|o| o * wanted / total).collect();
    // What division left over goes to those who lost most by it, the first ones first.
    let mut order: Vec<usize> = (0..open.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(open.get(*at).map_or(0, |o| o * wanted % total)));
    let left = wanted - sizes.iter().sum::<usize>();
    for at in order.into_iter().cycle().take(left) {
        if let Some(size) = sizes.get_mut(at) {
            *size += 1;
        }
    }
    sizes
}

fn zone_of(site: &str) -> &'static str {
    match site {
        "Gdańsk" => "Europe/Warsaw",
        "Rotterdam" => "Europe/Amsterdam",
        "Leeds" => "Europe/London",
        "Montréal" => "America/Toronto",
        _ => "Europe/Paris",
    }
}

/// Names nobody else has.
struct Namer<'a> {
    pools: BTreeMap<&'a str, &'a data::Pool>,
    names: HashSet<String>,
    handles: HashSet<String>,
    rng: ChaCha8Rng,
}

impl Namer<'_> {
    fn next(&mut self, site: &str) -> Result<(String, String), String> {
        let pool = self.pools.get(site).ok_or_else(|| format!("no names for the site “{site}”"))?;
        let mut name = String::new();
        for attempt in 0..60 {
            let first = pick(&mut self.rng, &pool.first).ok_or("no first names")?;
            let last = pick(&mut self.rng, &pool.last).ok_or("no last names")?;
            name = format!("{first} {last}");
            // In a large company the names run out, and some have their mother’s too.
            if attempt > 7 {
                let second = pick(&mut self.rng, &pool.last).filter(|second| *second != last);
                name = second.map_or(name.clone(), |second| format!("{name}-{second}"));
            }
            if self.names.insert(name.clone()) {
                break;
            }
        }
        let bare: String = fold::words(&name).collect::<Vec<_>>().join(".");
        let bare: String = bare.chars().filter(char::is_ascii).take(34).collect();
        let bare = bare.trim_end_matches('.').to_owned();
        let mut handle = bare.clone();
        let mut number = 2_u32;
        while !self.handles.insert(handle.clone()) {
            handle = format!("{bare}{number}");
            number += 1;
        }
        Ok((handle, name))
    }
}

/// Puts the company's people together; the first of them came at `begun`.
pub(crate) fn staff(
    people: usize,
    seed: u64,
    (begun, end): (Time, Time),
    calendar: Calendar,
    ids: &mut Ids,
) -> Result<Staff, String> {
    let (org, names) = (data::organisation()?, data::names()?);
    let (characters, mut rng) = (Characters::read()?, chance(seed, "natures"));
    let mut unit_ids: HashMap<&str, UnitId> = HashMap::new();
    for unit in &org.unit {
        unit_ids.insert(&unit.slug, ids.at(begun));
    }
    let unit_of = |slug: &str| unit_ids.get(slug).copied().ok_or_else(|| format!("no unit “{slug}”"));
    let mut all = Vec::with_capacity(people);
    for person in &org.person {
        let character = characters.named(&person.handle, &mut rng);
        let unit = if person.external { None } else { Some(unit_of(&person.unit)?) };
        all.push(named(person, unit, character, (begun, calendar), ids)?);
    }
    let mut namer = Namer {
        pools: names.pool.iter().map(|p| (p.site.as_str(), p)).collect(),
        names: org.person.iter().map(|p| p.name.clone()).collect(),
        handles: org.person.iter().map(|p| p.handle.clone()).collect(),
        rng: chance(seed, "names"),
    };
    let mut hire =
        Hire { characters: &characters, namer: &mut namer, rng: chance(seed, "people"), begun, end };
    let mut more = Vec::new();
    for (unit, size) in org.unit.iter().zip(sizes(&org, people)) {
        let named = org.person.iter().filter(|p| p.unit == unit.slug).count();
        let own = if size + named > 2 * unit.size { unit.size.saturating_sub(named) } else { size };
        for _ in 0..own {
            all.push(hire.colleague(unit, unit_of(&unit.slug)?, ids)?);
        }
        more.push((unit, size - own));
    }
    let by_handle: HashMap<String, usize> =
        all.iter().enumerate().map(|(at, p)| (p.handle.clone(), at)).collect();
    let (named, site_of) = (org.person.len(), HashMap::new());
    let (units, personas, grown) = (Vec::new(), Vec::new(), Vec::new());
    let mut staff = Staff { units, people: all, personas, named, by_handle, grown, site_of };
    for unit in &org.unit {
        let manager = unit.manager.as_deref().map(|h| staff.find(h).map(|p| p.id)).transpose()?;
        let parent = unit.parent.as_deref().map(unit_of).transpose()?;
        let (slug, name) = (unit.slug.clone(), unit.name.clone());
        staff.units.push(Unit { id: unit_of(&unit.slug)?, slug, name, parent, manager, created: begun });
    }
    let towns = Towns::read()?;
    for (unit, size) in more {
        hire.teams(&mut staff, (unit, unit_of(&unit.slug)?), size, &towns, ids)?;
    }
    for persona in &org.persona {
        let person = staff.find(&persona.handle)?.id;
        staff.personas.push(Persona { role: persona.role.clone(), person });
    }
    Ok(staff)
}

/// Somebody as written.
fn named(
    person: &data::Person,
    unit: Option<UnitId>,
    character: Character,
    (begun, calendar): (Time, Calendar),
    ids: &mut Ids,
) -> Result<Person, String> {
    let day = |day: &Option<String>| day.as_deref().map(|d| calendar.time(d, &person.zone)).transpose();
    let created = day(&person.since)?.unwrap_or(begun);
    Ok(Person {
        id: ids.at(created.plus(SECOND)),
        handle: person.handle.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        about: person.about.clone(),
        lang: person.lang.clone(),
        zone: person.zone.clone(),
        unit,
        external: person.external,
        created,
        left: day(&person.left)?,
        character,
    })
}

/// Takes people on.
struct Hire<'a, 'b> {
    characters: &'a Characters,
    namer: &'a mut Namer<'b>,
    rng: ChaCha8Rng,
    begun: Time,
    end: Time,
}

impl Hire<'_, '_> {
    /// One generated person; one in seven came after the beginning, one in thirty has left since.
    fn colleague(&mut self, unit: &data::Unit, id: UnitId, ids: &mut Ids) -> Result<Person, String> {
        let (handle, name) = self.namer.next(&unit.site)?;
        let rng = &mut self.rng;
        let late = if rng.random_ratio(1, 7) { rng.random_range(20..420) } else { 0 };
        let created = self.begun.plus(SECOND + late * DAY);
        let gone = rng.random_ratio(1, 30).then(|| created.plus(rng.random_range(60..400) * DAY + 9 * HOUR));
        let title = pick(rng, &unit.titles).cloned().unwrap_or_default();
        let lang = if rng.random_ratio(1, 14) && unit.site != "Lille" { "en" } else { unit.lang.as_str() };
        let shifts =
            ["service", "lille-", "gdansk-", "support", "spare"].iter().any(|w| unit.slug.starts_with(w));
        Ok(Person {
            id: ids.at(created),
            handle,
            name,
            title,
            about: String::new(),
            lang: lang.to_owned(),
            zone: zone_of(&unit.site).to_owned(),
            unit: Some(id),
            external: false,
            created,
            left: gone.filter(|at| *at < self.end),
            character: self.characters.other(shifts, rng),
        })
    }

    /// The teams of a unit beyond the written one, each led by its first.
    fn teams(
        &mut self,
        staff: &mut Staff,
        (unit, id): (&data::Unit, UnitId),
        people: usize,
        towns: &Towns,
        ids: &mut Ids,
    ) -> Result<(), String> {
        let site = towns.towns.keys().position(|s| *s == unit.site).unwrap_or(0);
        staff.site_of.insert(id, site);
        let mut made: Vec<UnitId> = Vec::new();
        for team in drawn::teams(unit, people, towns, &mut self.rng) {
            let own: UnitId = ids.at(self.begun);
            let mut manager = None;
            for _ in 0..team.size {
                let mut person = self.colleague(unit, own, ids)?;
                if manager.is_none() {
                    (person.left, manager) = (None, Some(person.id));
                    person.title =
                        if unit.lang == "fr" { "Responsable d’équipe" } else { "Team lead" }.to_owned();
                }
                staff.by_handle.insert(person.handle.clone(), staff.people.len());
                staff.people.push(person);
            }
            let parent = team.under.and_then(|at| made.get(at)).copied().unwrap_or(id);
            let at = staff.units.len();
            staff.grown.push(Grown { at, origin: unit.slug.clone(), lang: usize::from(unit.lang == "fr") });
            let (slug, name, created) = (team.slug, team.name, self.begun);
            staff.units.push(Unit { id: own, slug, name, parent: Some(parent), manager, created });
            staff.site_of.insert(own, site);
            made.push(own);
        }
        Ok(())
    }
}
