//! Deals scenarios to spaces, week by week: as many as people there would begin, to those of them whose
//! nature it is, at hours when they work.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use kernel::time::{DAY, HOUR, MINUTE};
use kernel::{PersonId, SpaceId, Time, rich};
use rand::Rng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::scenario::{Filled, Say, Scenario, Scenarios, Tail};
use crate::character::{Quantiles, drawn};
use crate::draw::{Ids, chance, pick};
use crate::kinds::Standing;
use crate::people::Person;
use crate::places::Space;
use crate::rhythm::{Rhythm, season};
use crate::talk::{Message, REACTIONS, Reaction, Thread};

const WEEK: i64 = 7 * DAY;

/// How many threads a week ten thousand people begin who belong to a space.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    pub team: u64,
    pub community: u64,
}

/// What is added to the written company, which has its own talk.
pub(crate) const WRITTEN: Pace = Pace { team: 105, community: 22 };
/// What a larger company says where nobody wrote anything: as much a head as the written one, so that
/// its figures mean the same at every size; a test compares.
pub(crate) const GROWN: Pace = Pace { team: 340, community: 64 };

/// How many times a conversation goes on after what was to be said; most never do.
const TAILS: &Quantiles = &[(0, 0), (420, 0), (421, 1), (690, 1), (850, 3), (960, 5), (1000, 9)];
/// How lively spaces are beside each other, in percent: many hardly, a few very much.
const LIVELY: &Quantiles = &[(0, 8), (300, 30), (600, 70), (850, 170), (960, 420), (1000, 900)];

/// A space that may be given talk.
pub(crate) struct Floor<'a> {
    pub space: &'a Space,
    /// 0 English, 1 French.
    pub lang: usize,
    pub trade: &'a str,
    /// After this moment nothing is dealt any more: the place fell silent.
    pub until: Time,
    /// How much people begin here.
    pub pace: Pace,
    /// How many threads ten thousand weeks have at least and at most, by the state the place is in.
    pub bounds: (u64, u64),
}

/// Members with how much they say, as running sums.
struct Voices<'a> {
    people: Vec<(&'a Person, Time)>,
    begins: Vec<u64>,
    answers: Vec<u64>,
}

impl<'a> Voices<'a> {
    fn of(space: &Space, by_id: &HashMap<PersonId, &'a Person>) -> Self {
        let (mut people, mut begins, mut answers, mut sums) = (Vec::new(), Vec::new(), Vec::new(), (0, 0));
        for member in &space.members {
            let Some(person) = by_id.get(&member.person) else { continue };
            sums.0 += person.character.begins();
            sums.1 += person.character.answers();
            people.push((*person, member.since));
            begins.push(sums.0);
            answers.push(sums.1);
        }
        Self { people, begins, answers }
    }

    /// Somebody who is there at a moment and is not among those who spoke.
    fn one(&self, begins: bool, at: Time, not: &[PersonId], rng: &mut ChaCha8Rng) -> Option<&'a Person> {
        let sums = if begins { &self.begins } else { &self.answers };
        let all = sums.last().copied().filter(|all| *all > 0)?;
        for _ in 0..16 {
            let place = rng.random_range(0..all);
            let (person, since) = self.people.get(sums.partition_point(|sum| *sum <= place))?;
            if *since < at && person.here(at) && !not.contains(&person.id) {
                return Some(person);
            }
        }
        None
    }
}

/// Deals what is not written.
pub(crate) struct Dealer<'a> {
    pub scenarios: &'a Scenarios,
    pub rhythm: &'a Rhythm,
    pub by_id: HashMap<PersonId, &'a Person>,
    pub end: Time,
    /// By how many weeks everything is earlier than its calendar says.
    pub back: i64,
    pub seed: u64,
}

impl<'a> Dealer<'a> {
    /// The threads of one space, beside those `written` there.
    pub(crate) fn deal(&self, floor: &Floor<'_>, written: &[Time], ids: &mut Ids, out: &mut Vec<Thread>) {
        let mut rng = chance(self.seed, &format!("talk in {}", floor.space.slug));
        let team = floor.space.kind == "team";
        let list = if team { &self.scenarios.teams } else { &self.scenarios.communities };
        let fitting: Vec<&Scenario> = list.iter().filter(|s| !team || s.fits(floor.trade)).collect();
        let voices = Voices::of(floor.space, &self.by_id);
        let rate = if team { floor.pace.team } else { floor.pace.community };
        let lively = drawn(&mut chance(self.seed, &format!("life of {}", floor.space.slug)), LIVELY);
        let grown = floor.pace.team != WRITTEN.team;
        let rate = if grown { rate * lively.unsigned_abs() / 100 } else { rate };
        let (mut deck, mut week): (Vec<&Scenario>, _) = (Vec::new(), floor.space.created.plus(DAY));
        let mut joined: Vec<Time> = floor.space.members.iter().map(|m| m.since).collect();
        joined.sort();
        while week.plus(WEEK) < floor.until {
            let next = week.plus(WEEK);
            let present = crate::fill::number(joined.partition_point(|at| *at < week)).unsigned_abs();
            let share = u64::from(season(self.day(week.plus(WEEK / 2))));
            let (least, most) = if present == 0 { (0, 0) } else { floor.bounds };
            let sum = (present * rate).clamp(least, most) * share + rng.random_range(0..10_000_000);
            let known = written.iter().filter(|at| **at >= week && **at < next).count();
            let wanted = usize::try_from(sum / 10_000_000).unwrap_or(0).saturating_sub(known);
            for _ in 0..wanted {
                if deck.is_empty() {
                    deck.clone_from(&fitting);
                    deck.shuffle(&mut rng);
                }
                let Some(scenario) = deck.pop() else { return };
                out.extend(self.thread(floor, scenario, &voices, week, &mut rng, ids));
            }
            week = next;
        }
    }

    /// The day of the company's own calendar.
    fn day(&self, at: Time) -> Date {
        at.plus(self.back * WEEK).zoned("Europe/Paris").date()
    }

    fn thread(
        &self,
        floor: &Floor<'_>,
        scenario: &Scenario,
        voices: &Voices<'a>,
        week: Time,
        rng: &mut ChaCha8Rng,
        ids: &mut Ids,
    ) -> Option<Thread> {
        let lead = floor.space.creator.and_then(|id| self.by_id.get(&id).copied());
        let opens = if scenario.say.first()?.by == 'l' { lead } else { None };
        let opens = opens.or_else(|| voices.one(true, week, &[], rng))?;
        let day = self.day(week.plus(rng.random_range(0..7) * DAY));
        let hours = opens.character.hours;
        let at = Some(day).filter(|day| self.rhythm.works(&opens.zone, hours, *day, rng))?;
        let at = self.rhythm.on(&opens.zone, hours, at, rng)?;
        if at <= week.plus(-DAY) || at >= floor.until.plus(-HOUR) || !opens.here(at) {
            return None;
        }
        let soon = day.checked_add(jiff::Span::new().days(9)).ok()?;
        let filled = self.scenarios.fill(scenario, dated(soon), rng);
        let title = scenario.title(floor.lang, &filled, rng);
        let talk = Turn { dealer: self, floor, voices, scenario, filled: &filled, lead };
        let (messages, answer) = talk.messages(opens, at, rng, ids);
        let first = messages.first()?;
        let mut thread = Thread {
            id: ids.at(first.at),
            space: floor.space.id,
            kind: scenario.kind.name,
            title,
            excerpt: rich::excerpt(&first.html, 240),
            broadcast: false,
            answer: answer.and_then(|n| messages.get(n)).map(|m| m.id),
            standing: Standing::begin(scenario.kind),
            messages,
        };
        self.settle(&mut thread, scenario, rng, ids);
        Some(thread)
    }

    /// An answer marks the question; what was to do is mostly done in the end.
    fn settle(&self, thread: &mut Thread, scenario: &Scenario, rng: &mut ChaCha8Rng, ids: &mut Ids) {
        if thread.answer.is_some() {
            thread.standing.state = "answered";
        }
        let Some((first, last)) = thread.messages.first().zip(thread.messages.last()) else { return };
        let at = last.at.plus(rng.random_range(20 * MINUTE..5 * HOUR));
        let done = !scenario.state.is_empty() && thread.messages.len() > 1 && at < self.end;
        if done && rng.random_range(0..100) < 82 {
            let by = (at, Some(first.author));
            // The table of ways has it, or the scenario does not read.
            drop(thread.standing.go(scenario.kind, &scenario.state, by, "", ids));
        }
    }
}

/// A day as it is said: `12 May`, `12 mai`.
fn dated(day: Date) -> [String; 2] {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const FR: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let month = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
    let said = |names: [&str; 12]| {
        let number = if day.day() == 1 && names == FR { "1er".to_owned() } else { day.day().to_string() };
        format!("{number} {}", names.get(month).copied().unwrap_or_default())
    };
    [said(EN), said(FR)]
}

/// One thread as it is told.
struct Turn<'a, 'b> {
    dealer: &'b Dealer<'a>,
    floor: &'b Floor<'b>,
    voices: &'b Voices<'a>,
    scenario: &'b Scenario,
    filled: &'b Filled,
    lead: Option<&'a Person>,
}

impl<'a> Turn<'a, '_> {
    fn messages(
        &self,
        opens: &'a Person,
        begun: Time,
        rng: &mut ChaCha8Rng,
        ids: &mut Ids,
    ) -> (Vec<Message>, Option<usize>) {
        let first = self.scenario.say.first().map_or('a', |s| s.by);
        let mut cast: HashMap<char, &'a Person> = HashMap::from([(first, opens)]);
        let (mut all, mut answer, mut at): (Vec<Message>, _, _) = (Vec::new(), None, begun);
        for (n, say) in self.scenario.say.iter().enumerate() {
            // Whoever is asked may never answer; then nobody goes on either.
            if n > 0 && rng.random_range(0..100) >= if n == 1 { 80 } else { say.chance } {
                if n == 1 {
                    break;
                }
                continue;
            }
            let Some(person) = self.who(say.by, &mut cast, at, rng) else { break };
            if n > 0 {
                let said = self.dealer.rhythm.answer(&person.zone, person.character.hours, at, rng);
                let Some(later) = said.filter(|t| *t < self.floor.until && person.here(*t)) else { break };
                at = later;
            }
            if say.answer {
                answer = Some(all.len());
            }
            all.push(self.message(say, person.id, at, rng, ids));
        }
        self.tails(&mut all, answer.is_some(), &mut cast, rng, ids);
        (all, answer)
    }

    /// Now and then a conversation goes on, and seldom for long.
    fn tails(
        &self,
        all: &mut Vec<Message>,
        answered: bool,
        cast: &mut HashMap<char, &'a Person>,
        rng: &mut ChaCha8Rng,
        ids: &mut Ids,
    ) {
        let kind = self.scenario.kind.name;
        let tails = self.dealer.scenarios.tails.iter().filter(|t| t.fits(kind, answered));
        let mut tails: Vec<&Tail> = tails.collect();
        tails.shuffle(rng);
        let lasts = if self.floor.pace.team == WRITTEN.team { 0 } else { drawn(rng, TAILS) };
        let known = cast.contains_key(&'b') && all.len() > 1;
        for (tail, new) in tails.into_iter().zip("mnopqrst".chars()).take(usize::try_from(lasts).unwrap_or(0))
        {
            for say in tail.say.iter().filter(|_| known) {
                let by = if say.by == 'x' { new } else { say.by };
                let Some(last) = all.last().map(|m| m.at) else { return };
                let Some(person) = self.who(by, cast, last, rng) else { return };
                let said = self.dealer.rhythm.answer(&person.zone, person.character.hours, last, rng);
                let Some(at) = said.filter(|t| *t < self.floor.until && person.here(*t)) else { return };
                all.push(self.message(say, person.id, at, rng, ids));
            }
        }
    }

    fn who(
        &self,
        by: char,
        cast: &mut HashMap<char, &'a Person>,
        at: Time,
        rng: &mut ChaCha8Rng,
    ) -> Option<&'a Person> {
        if let Some(known) = cast.get(&by) {
            return Some(known);
        }
        let spoke: Vec<PersonId> = cast.values().map(|p| p.id).collect();
        let lead = self.lead.filter(|p| by == 'l' && p.here(at) && !spoke.contains(&p.id));
        let person = lead.or_else(|| self.voices.one(false, at, &spoke, rng))?;
        cast.insert(by, person);
        Some(person)
    }

    fn message(&self, say: &Say, author: PersonId, at: Time, rng: &mut ChaCha8Rng, ids: &mut Ids) -> Message {
        let body = say.words(self.floor.lang, self.filled, rng);
        let html = rich::html(&body, &|_| None);
        let reactions = self.reactions(author, at, rng);
        Message { id: ids.at(at), author, at, body, html, mentions: Vec::new(), reactions }
    }

    fn reactions(&self, author: PersonId, said: Time, rng: &mut ChaCha8Rng) -> Vec<Reaction> {
        let count =
            if self.floor.space.reactions { rng.random_range(0..7_usize).saturating_sub(4) } else { 0 };
        let mut who: HashSet<PersonId> = HashSet::from([author]);
        let mut all = Vec::new();
        for _ in 0..count {
            let at = said.plus(rng.random_range(3 * MINUTE..9 * HOUR));
            let Some(person) = self.voices.one(false, said, &[], rng) else { continue };
            let emoji = pick(rng, &[REACTIONS[0], REACTIONS[0], REACTIONS[0], REACTIONS[4], REACTIONS[5]]);
            let Some(emoji) = emoji.filter(|_| at < self.dealer.end && who.insert(person.id)) else {
                continue;
            };
            all.push(Reaction { emoji, person: person.id, at });
        }
        all.sort_by_key(|r| (r.at, r.person));
        all
    }
}

/// When threads were begun, by space.
pub(crate) fn begun(threads: &[Thread]) -> HashMap<SpaceId, Vec<Time>> {
    let mut all: HashMap<SpaceId, Vec<Time>> = HashMap::new();
    for thread in threads {
        all.entry(thread.space).or_default().extend(thread.messages.first().map(|m| m.at));
    }
    all
}
