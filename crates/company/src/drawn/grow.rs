//! The teams and communities a company has that is larger than the written one: the same trades in more
//! towns, in spaces of a size people can talk in.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::time::{DAY, HOUR};
use kernel::{PersonId, Time, UnitId, fold};
use rand::Rng;
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;

use crate::character::Nature;
use crate::data;
use crate::draw::{Ids, chance};
use crate::people::{Person, Staff};
use crate::places::{Card, Member, Space, hue};

const WRITTEN: &str = include_str!("../../data/towns.toml");
/// How many people there are for one community more.
const PER_COMMUNITY: usize = 350;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Towns {
    pub towns: BTreeMap<String, Vec<String>>,
    pub topic: Vec<Topic>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    pub slug: String,
    pub en: String,
    pub fr: String,
}

impl Towns {
    pub(crate) fn read() -> Result<Self, String> {
        toml::from_str(WRITTEN).map_err(|e| format!("towns.toml: {e}"))
    }
}

/// A team beyond the written ones.
pub(crate) struct Team {
    pub slug: String,
    pub name: String,
    /// The team of the same town it hangs under; nothing for the unit itself.
    pub under: Option<usize>,
    pub size: usize,
}

fn bare(name: &str) -> String {
    let bare: String = fold::words(name).collect::<Vec<_>>().join("-");
    bare.chars().filter(char::is_ascii).collect()
}

/// Splits `people` of a unit into teams of the towns around its site.
pub(crate) fn teams(unit: &data::Unit, people: usize, towns: &Towns, rng: &mut ChaCha8Rng) -> Vec<Team> {
    let none = Vec::new();
    let around = towns.towns.get(&unit.site).unwrap_or(&none);
    let (mut left, mut all): (usize, Vec<Team>) = (people, Vec::new());
    while left > 0 && !around.is_empty() {
        let wanted = rng.random_range(9..=21);
        let size = if left < wanted + 6 { left } else { wanted };
        let (place, round) = (all.len() % around.len(), all.len() / around.len());
        let town = around.get(place).map_or("", String::as_str);
        let number = if round == 0 { String::new() } else { format!(" {}", round + 1) };
        all.push(Team {
            slug: bare(&format!("{} {town}{number}", unit.slug)),
            name: format!("{}, {town}{number}", unit.name),
            under: (round > 0).then_some(place),
            size,
        });
        left -= size;
    }
    all
}

/// In which state a community is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Health {
    Thriving,
    Steady,
    Dying,
    Silent,
    Newborn,
}

impl Health {
    fn draw(rng: &mut ChaCha8Rng) -> Self {
        match rng.random_range(0..100) {
            0..26 => Self::Thriving,
            26..66 => Self::Steady,
            66..82 => Self::Dying,
            82..92 => Self::Silent,
            _ => Self::Newborn,
        }
    }
    /// As the truth says it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Thriving => "thriving",
            Self::Steady => "steady",
            Self::Dying => "dying",
            Self::Silent => "silent",
            Self::Newborn => "newborn",
        }
    }
    /// How many threads ten thousand weeks have at least and at most: what is told of a place has to be
    /// seen in it, however few belong to it.
    pub(crate) const fn bounds(self) -> (u64, u64) {
        match self {
            Self::Thriving => (50_000, u64::MAX),
            Self::Dying => (12_000, u64::MAX),
            Self::Silent => (0, 9_000),
            Self::Steady | Self::Newborn => (0, u64::MAX),
        }
    }
    /// When it was opened, and until when people talked there.
    fn span(self, begun: Time, end: Time, rng: &mut ChaCha8Rng) -> (Time, Time) {
        let early = begun.plus(rng.random_range(15..150) * DAY);
        match self {
            Self::Thriving | Self::Steady => (early, end),
            Self::Dying => (early, end.plus(-rng.random_range(70..170) * DAY)),
            Self::Silent => (early, early.plus(rng.random_range(8..25) * DAY)),
            Self::Newborn => (end.plus(-rng.random_range(20..60) * DAY), end),
        }
    }
}

/// A space that was drawn.
pub(crate) struct Grown {
    pub space: Space,
    /// 0 English, 1 French.
    pub lang: usize,
    pub trade: String,
    pub health: Option<Health>,
    pub until: Time,
}

fn card(lines: [&str; 6]) -> Card {
    let [why, expected, free, ask, deciders, terms] = lines.map(str::to_owned);
    Card { why, expected, free, ask, deciders, terms }
}

fn of_team(lang: usize) -> Card {
    if lang == 1 {
        return card([
            "Nos tournées, nos remplacements, ce qui coince et ce qui avance.",
            "Dire la veille ce qui manque pour le lendemain. Lire avant de partir.",
            "Échanger une tournée, demander un coup de main, dire qu’on ne sait pas.",
            "Les congés et ce qui touche au budget : à qui dirige l’équipe.",
            "Qui dirige l’équipe décide, après avoir demandé.",
            "Ce qui se dit ici reste entre nous. Pas de nom de client à côté d’une panne.",
        ]);
    }
    card([
        "Who does what, who stands in, what is stuck and what moves.",
        "Say the evening before what is missing for the morning. Read before you start.",
        "Swap with a colleague, ask for a hand, say that you do not know.",
        "Leave and anything that costs money: ask whoever leads the team.",
        "Whoever leads the team decides, after asking.",
        "What is said here stays here. No customer’s name beside a failure.",
    ])
}

fn of_community(lang: usize, topic: &str) -> Card {
    let why = if lang == 1 {
        format!("{topic} : ce que chacun apprend de son côté, au même endroit.")
    } else {
        format!("{topic}: what each of us learns alone, in one place.")
    };
    if lang == 1 {
        return card([
            &why,
            "Poser sa question avec ses chiffres. Revenir dire ce que c’était.",
            "Demander, répondre, deviner tout haut, contredire poliment.",
            "Le nom d’un client : demander d’abord.",
            "Personne ne décide ici d’une réparation ; qui est sur place décide.",
            "Un conseil entre collègues, jamais une autorisation de travail.",
        ]);
    }
    card([
        &why,
        "Ask with your figures. Come back and say what it was.",
        "Ask, answer, guess aloud, disagree politely.",
        "A customer’s name: ask first.",
        "Nobody here decides on a repair; whoever is on site does.",
        "Advice between colleagues, never a permit to work.",
    ])
}

/// The team spaces of the units that were drawn.
pub(crate) fn team_spaces(staff: &Staff, end: Time, seed: u64, ids: &mut Ids) -> Vec<Grown> {
    let mut of: HashMap<UnitId, Vec<&Person>> = HashMap::new();
    for person in staff.people.iter().skip(staff.named) {
        if let Some(unit) = person.unit {
            of.entry(unit).or_default().push(person);
        }
    }
    let mut rng = chance(seed, "team spaces");
    let mut all = Vec::new();
    for grown in &staff.grown {
        let Some(unit) = staff.units.get(grown.at) else { continue };
        let created = unit.created.plus(rng.random_range(14..70) * DAY);
        let people = of.remove(&unit.id).unwrap_or_default();
        let member = |p: &&Person| Member {
            person: p.id,
            standing: if Some(p.id) == unit.manager { "manager" } else { "member" },
            since: Time(created.0.max(p.created.0)),
        };
        let space = Space {
            id: ids.at(created),
            slug: unit.slug.clone(),
            name: unit.name.clone(),
            kind: "team".to_owned(),
            joining: "directory",
            open_read: false,
            reactions: false,
            unit: Some(unit.id),
            hue: hue(&unit.name),
            created,
            creator: unit.manager,
            card: of_team(grown.lang),
            members: people.iter().map(member).collect(),
            delegates: Vec::new(),
        };
        all.push(Grown { space, lang: grown.lang, trade: grown.origin.clone(), health: None, until: end });
    }
    all
}

/// The communities of a company of that size, beside the written ones, without their members.
fn empty(
    staff: &Staff,
    towns: &Towns,
    end: Time,
    rng: &mut ChaCha8Rng,
    ids: &mut Ids,
) -> Vec<(usize, Grown)> {
    let wanted = if staff.grown.is_empty() { 0 } else { staff.people.len() / PER_COMMUNITY };
    let begun = staff.units.first().map_or(end, |u| u.created);
    let sites: Vec<(usize, (&String, &Vec<String>))> = towns.towns.iter().enumerate().collect();
    let rounds = 0..=sites.iter().map(|(_, (_, t))| t.len()).max().unwrap_or(0);
    let places = rounds.flat_map(|round| {
        towns.topic.iter().flat_map(move |topic| (0..sites_len(towns)).map(move |site| (round, topic, site)))
    });
    let mut all = Vec::new();
    for (round, topic, at) in places.take(wanted) {
        let Some((site, (name, around))) = sites.get(at).copied() else { continue };
        let place = if round == 0 { Some(name) } else { around.get(round - 1) };
        let Some(place) = place else { continue };
        let lang = usize::from(["Lille", "Lyon", "Montréal"].contains(&name.as_str()));
        let topic_name = if lang == 1 { &topic.fr } else { &topic.en };
        let health = Health::draw(rng);
        let (created, until) = health.span(begun, end, rng);
        let name = format!("{topic_name}, {place}");
        let space = Space {
            id: ids.at(created),
            slug: bare(&format!("{} {place}", topic.slug)),
            kind: "community".to_owned(),
            joining: "open",
            open_read: true,
            reactions: true,
            unit: None,
            hue: hue(&name),
            name,
            created,
            creator: None,
            card: of_community(lang, topic_name),
            members: Vec::new(),
            delegates: Vec::new(),
        };
        all.push((site, Grown { space, lang, trade: String::new(), health: Some(health), until }));
    }
    all
}

fn sites_len(towns: &Towns) -> usize {
    towns.towns.len()
}

/// How many communities somebody joins.
fn joins(nature: Nature, rng: &mut ChaCha8Rng) -> usize {
    match nature {
        Nature::Reader => rng.random_range(0..4),
        Nature::Rare => rng.random_range(0..4),
        Nature::Steady => rng.random_range(1..5),
        Nature::Asker => rng.random_range(2..6),
        Nature::Helper => rng.random_range(3..8),
        Nature::Connector => rng.random_range(6..13),
    }
}

/// The communities of a larger company with their members: people join where they work, some elsewhere.
pub(crate) fn communities(staff: &Staff, towns: &Towns, end: Time, seed: u64, ids: &mut Ids) -> Vec<Grown> {
    let mut rng = chance(seed, "communities");
    let mut all = empty(staff, towns, end, &mut rng, ids);
    if all.is_empty() {
        return Vec::new();
    }
    let mut of_site: Vec<Vec<usize>> = vec![Vec::new(); towns.towns.len()];
    for (at, (site, _)) in all.iter().enumerate() {
        if let Some(list) = of_site.get_mut(*site) {
            list.push(at);
        }
    }
    let everywhere: Vec<usize> = (0..all.len()).collect();
    for person in staff.people.iter().skip(staff.named) {
        let own = person.unit.and_then(|u| staff.site_of.get(&u)).and_then(|site| of_site.get(*site));
        let mut seen: HashSet<usize> = HashSet::new();
        for _ in 0..joins(person.character.nature, &mut rng) {
            let list = own.filter(|l| !l.is_empty() && rng.random_range(0..100) < 86).unwrap_or(&everywhere);
            // The first ones are the large ones.
            let (x, y) = (rng.random_range(0..list.len()), rng.random_range(0..list.len()));
            let Some(at) = list.get(x.min(y)).copied().filter(|at| seen.insert(*at)) else { continue };
            let Some((_, grown)) = all.get_mut(at) else { continue };
            let from = grown.space.created.0.max(person.created.0);
            let until = person.left.unwrap_or(end).0 - DAY;
            if until <= from + DAY {
                continue;
            }
            let since = Time(from + rng.random_range(HOUR..until - from));
            grown.space.members.push(Member { person: person.id, standing: "member", since });
        }
    }
    let natures: HashMap<PersonId, (Nature, bool)> =
        staff.people.iter().map(|p| (p.id, (p.character.nature, p.left.is_none()))).collect();
    for (_, grown) in &mut all {
        led(&mut grown.space, &natures);
    }
    all.into_iter().map(|(_, grown)| grown).filter(|g| g.space.creator.is_some()).collect()
}

/// Whoever helps keeps it, since its first day.
fn led(space: &mut Space, natures: &HashMap<PersonId, (Nature, bool)>) {
    let fits = |m: &&mut Member| {
        let nature = natures.get(&m.person).filter(|(_, there)| *there).map(|(nature, _)| *nature);
        matches!(nature, Some(Nature::Helper | Nature::Connector | Nature::Steady))
    };
    let created = space.created;
    if let Some(lead) = space.members.iter_mut().find(fits) {
        lead.standing = "owner";
        lead.since = created;
        space.creator = Some(lead.person);
    }
}
