//! The whole company from two numbers.

use kernel::time::DAY;
use kernel::{SpaceId, Time};

use crate::data;
use crate::draw::{Calendar, Ids};
use crate::drawn::{self, Dealer, Floor, Grown, Scenarios, Towns};
use crate::kinds::{self, Outcome, Task};
use crate::marks::{self, Mark};
use crate::notices::{self, Notice};
use crate::people::{self, Person, Persona, Unit};
use crate::places::{self, Around, Space};
use crate::rhythm::Rhythm;
use crate::roles::{self, Places, Roles};
use crate::talk::{self, Talk, Thread};
use crate::truth;

/// The company's present, in Lille: a Friday, when work ends.
const END: &str = "2026-11-20T17:00";
const HOME: &str = "Europe/Paris";

/// The written data does not hold together; the sentence says where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanError(pub String);

impl std::fmt::Display for PlanError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the made-up company does not hold together: {}", self.0)
    }
}
impl std::error::Error for PlanError {}
impl From<String> for PlanError {
    fn from(why: String) -> Self {
        Self(why)
    }
}

/// Everything about the company, ready to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// How many people were asked for.
    pub size: usize,
    /// The seed.
    pub seed: u64,
    /// When it was founded, as far as the network knows.
    pub begun: Time,
    /// Its present; nothing is later.
    pub end: Time,
    /// By how many weeks everything is earlier than it was written; below zero, later.
    pub back: i64,
    /// The tree, the root first.
    pub units: Vec<Unit>,
    /// Everybody; the named ones first.
    pub people: Vec<Person>,
    /// How many of them are named.
    pub named: usize,
    /// One named person for each role.
    pub personas: Vec<Persona>,
    /// The spaces.
    pub spaces: Vec<Space>,
    /// The conversations.
    pub threads: Vec<Thread>,
    /// What is to do, what was done and what is late.
    pub tasks: Vec<Task>,
    /// What became of messages.
    pub outcomes: Vec<Outcome>,
    /// Up to where everybody has read.
    pub marks: Vec<Mark>,
    /// What people are told of the last two weeks.
    pub notices: Vec<Notice>,
    /// Who holds which role, and what is missing.
    pub roles: Roles,
    /// In which state the communities are that were drawn.
    pub health: Vec<(SpaceId, &'static str)>,
    /// The units that moved.
    pub moved: Vec<crate::Moved>,
    /// Who led units until they left.
    pub led: Vec<crate::Led>,
}

impl Company {
    /// How many of its people are of the company itself.
    #[must_use]
    pub fn inside(&self) -> usize {
        self.people.iter().filter(|p| !p.external).count()
    }
    /// How many messages there are.
    #[must_use]
    pub fn messages(&self) -> usize {
        self.threads.iter().map(|t| t.messages.len()).sum()
    }
}

/// The company of `people` people (never fewer than the named ones) drawn from `seed`.
///
/// # Errors
/// When the written data does not hold together; a test forbids that.
pub fn plan(people: usize, seed: u64) -> Result<Company, PlanError> {
    plan_back(people, seed, 0)
}

/// How many whole weeks the company has to be moved back so that it ends in the week before `now`; below
/// zero when it is moved on, so that whoever looks at it later finds its last days and not its past.
#[must_use]
pub fn weeks_to(now: Time) -> i64 {
    // Summer time makes a week an hour shorter or longer, so the calendar is asked.
    let end = |weeks_back: i64| Calendar { weeks_back }.time(END, HOME).unwrap_or(now);
    let near = (end(0).0 - now.0).div_euclid(7 * DAY);
    (near - 1..near + 2).find(|weeks| end(*weeks) <= now).unwrap_or(near + 2)
}

/// Like [`plan`], with every date `weeks_back` weeks earlier: for a machine whose calendar is
/// behind the company's, or (below zero) has gone on since.
///
/// # Errors
/// As [`plan`].
pub fn plan_back(people: usize, seed: u64, weeks_back: i64) -> Result<Company, PlanError> {
    let (calendar, mut ids) = (Calendar { weeks_back }, Ids::default());
    let files = data::spaces()?;
    let end = calendar.time(END, HOME)?;
    let founded = files.iter().map(|f| f.founded.as_str()).min().unwrap_or("2025-01-13");
    let begun = calendar.time(founded, HOME)?.plus(-14 * DAY);
    let staff = people::staff(people, seed, (begun, end), calendar, &mut ids)?;
    let moved = crate::moved::moved(&staff, calendar, &mut ids)?;
    let led = crate::moved::led(&staff, calendar)?;
    let rules = roles::Rules::read(calendar)?;
    let first = talk::first_words(&files, &staff, calendar)?;
    let around = Around { staff: &staff, calendar, first: &first, end, seed };
    let (mut spaces, mut threads) = (Vec::new(), Vec::new());
    let (mut tasks, mut outcomes) = (Vec::new(), Vec::new());
    for file in &files {
        let named = |e: String| PlanError(format!("{}: {e}", file.slug));
        let mut space = places::space(file, &around, &mut ids).map_err(named)?;
        rules.enter(&mut space, &staff).map_err(named)?;
        crate::moved::enter(&mut space, &moved);
        let talk = Talk { staff: &staff, space: &space, calendar, end, seed };
        let here = talk.threads(file, &mut ids).map_err(named)?;
        tasks.extend(talk.tasks(file, &here, &mut ids).map_err(named)?);
        outcomes.extend(kinds::outcomes(file, &here).map_err(named)?);
        threads.extend(here);
        spaces.push(space);
    }
    let (scenarios, rhythm) = (Scenarios::read()?, Rhythm::read(weeks_back)?);
    let by_id = staff.people.iter().map(|p| (p.id, p)).collect();
    let dealer = Dealer { scenarios: &scenarios, rhythm: &rhythm, by_id, end, back: weeks_back, seed };
    let mut grown = drawn::team_spaces(&staff, end, seed, &mut ids);
    grown.extend(drawn::communities(&staff, &Towns::read()?, end, seed, &mut ids));
    let kept = roles::keepers(&grown, &staff, end, &mut ids);
    let health = deal(&dealer, (&files, &spaces, &grown), &mut threads, &mut ids);
    spaces.extend(grown.into_iter().map(|g| g.space));
    // In the order things happened, so that facts are numbered in it too.
    threads.sort_by_key(|t| t.id);
    let marks = marks::draw(&staff, &spaces, &threads, end, seed);
    let notices = notices::draw(&staff, &spaces, &threads, &marks, end, &mut ids);
    let around = Places { staff: &staff, spaces: &spaces, threads: &threads, files: &files, end };
    let mut roles = roles::draw(&rules, &around, &mut ids)?;
    roles.assignments.extend(kept);
    Ok(Company {
        size: people,
        seed,
        begun,
        end,
        back: weeks_back,
        units: staff.units,
        named: staff.named,
        people: staff.people,
        personas: staff.personas,
        spaces,
        threads,
        tasks,
        outcomes,
        marks,
        notices,
        roles,
        health,
        moved,
        led,
    })
}

/// Gives talk to the spaces that have less than people of their kind would: drawn ones, teams whose
/// writer did not want them quiet, and in a larger company the communities that are well.
fn deal(
    dealer: &Dealer<'_>,
    (files, written, grown): (&[data::Space], &[Space], &[Grown]),
    threads: &mut Vec<Thread>,
    ids: &mut Ids,
) -> Vec<(SpaceId, &'static str)> {
    let begun = drawn::begun(threads);
    let (none, end, large) = (Vec::new(), dealer.end, !grown.is_empty());
    for (file, space) in files.iter().zip(written) {
        let wanted = match space.kind.as_str() {
            "team" => !truth::says(&file.slug, truth::QUIET),
            "community" => large && !truth::says(&file.slug, truth::PLANTED),
            _ => false,
        };
        if wanted {
            let (lang, trade) = (usize::from(file.lang == "fr"), dealer.scenarios.trade(&file.slug));
            let pace = if large { drawn::GROWN } else { drawn::WRITTEN };
            let floor = Floor { space, lang, trade, until: end, pace, bounds: (0, u64::MAX) };
            dealer.deal(&floor, begun.get(&space.id).unwrap_or(&none), ids, threads);
        }
    }
    let mut health = Vec::new();
    for g in grown {
        let trade = dealer.scenarios.trade(&g.trade);
        let bounds = g.health.map_or((0, u64::MAX), drawn::Health::bounds);
        let floor =
            Floor { space: &g.space, lang: g.lang, trade, until: g.until, pace: drawn::GROWN, bounds };
        dealer.deal(&floor, &none, ids, threads);
        health.extend(g.health.map(|h| (g.space.id, h.word())));
    }
    health
}
