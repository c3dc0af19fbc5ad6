//! Where a thread stands: the steps it took, what was decided, what was chosen.

use std::collections::HashSet;

use kernel::time::HOUR;
use kernel::{Id, PersonId, Time};

use super::Kind;
use crate::data;
use crate::draw::{Ids, chance, some_of};
use crate::talk::Talk;

/// A change of where a thread stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The id.
    pub id: Id<Step>,
    /// When.
    pub at: Time,
    /// Who; nobody when its time was over.
    pub by: Option<PersonId>,
    /// Where it stood.
    pub was: &'static str,
    /// Where it stands since.
    pub became: &'static str,
    /// Why, in a line.
    pub why: String,
}

/// What a thread says beside its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Who does it.
    pub who: Option<PersonId>,
    /// By which day, or when it is looked at again.
    pub day: String,
    /// What was decided or answered.
    pub words: String,
    /// Why.
    pub reasons: String,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// When.
    pub decided: Option<Time>,
}

/// What there is to choose between, and who chose what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Words and votes, in their order.
    pub options: Vec<(String, i64)>,
    /// Whether several may be chosen.
    pub several: bool,
    /// When it closes by itself.
    pub closes: Option<Time>,
    /// Who chose which place, from 1.
    pub votes: Vec<(PersonId, i64)>,
}

impl Poll {
    /// How many people chose.
    #[must_use]
    pub fn voters(&self) -> usize {
        self.votes.iter().map(|(person, _)| person).collect::<HashSet<_>>().len()
    }
}

/// Where a thread stands, and how it came there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: &'static str,
    /// How it came there, in time order.
    pub steps: Vec<Step>,
    /// What it says beside its words.
    pub terms: Option<Terms>,
    /// What there is to choose between.
    pub poll: Option<Poll>,
    /// At the top of its space.
    pub pinned: bool,
    /// Worth reading.
    pub featured: bool,
}

impl Standing {
    /// Where a thread of this kind begins.
    #[must_use]
    pub fn begin(kind: &Kind) -> Self {
        Self { state: kind.states.first().copied().unwrap_or("open"), ..Self::default() }
    }
    /// Comes to another state.
    pub(crate) fn go(
        &mut self,
        kind: &Kind,
        to: &str,
        (at, by): (Time, Option<PersonId>),
        why: &str,
        ids: &mut Ids,
    ) -> Result<(), String> {
        let way = kind.ways.iter().find(|(from, next)| *from == self.state && *next == to);
        let (was, became) = way.ok_or_else(|| format!("no way from {} to {to}", self.state))?;
        self.steps.push(Step { id: ids.at(at), at, by, was, became, why: why.trim().to_owned() });
        self.state = became;
        Ok(())
    }
}

impl Talk<'_> {
    fn maybe(&self, handle: Option<&String>) -> Result<Option<PersonId>, String> {
        handle.map(|h| self.staff.find(h).map(|p| p.id)).transpose()
    }
    fn day(&self, day: Option<&String>) -> Result<String, String> {
        day.map_or_else(|| Ok(String::new()), |day| self.calendar.day(day))
    }
    /// A local time of somebody, after what it follows and not after the end.
    pub(super) fn when(&self, by: &str, at: &str, after: Time) -> Result<(PersonId, Time), String> {
        let person = self.staff.find(by)?;
        let at = self.calendar.time(at, &person.zone)?;
        Ok((person.id, Time(at.0.max(after.0 + 1).min(self.end.0))))
    }

    /// Where a thread stands that began at `begun`.
    pub(crate) fn standing(
        &self,
        file: &data::Thread,
        kind: &Kind,
        begun: Time,
        answered: bool,
        ids: &mut Ids,
    ) -> Result<Standing, String> {
        let first = Standing::begin(kind);
        let mut new = Standing { pinned: file.pinned, featured: file.featured, ..first };
        if answered {
            new.state = "answered";
        }
        let mut terms = Terms { who: self.maybe(file.who.as_ref())?, ..Terms::default() };
        terms.day = self.day(file.day.as_ref())?;
        let mut after = begun;
        for step in &file.step {
            let (by, at) = self.when(&step.by, &step.at, after)?;
            new.go(kind, &step.to, (at, Some(by)), &step.why, ids)?;
            after = at;
            let (words, day) = (step.words.trim(), self.day(step.day.as_ref())?);
            let asks = ["taken", "accepted", "declined"].contains(&step.to.as_str());
            if asks == words.is_empty() || (step.to == "agreed") == day.is_empty() {
                return Err(format!("{}: the words or the day", step.to));
            }
            if !words.is_empty() || !day.is_empty() {
                let decided_by = self.maybe(step.decided_by.as_ref())?.or(Some(by));
                let (words, reasons) = (words.to_owned(), step.why.trim().to_owned());
                let day = if day.is_empty() { terms.day } else { day };
                terms = Terms { who: terms.who, day, words, reasons, decided_by, decided: Some(at) };
            }
        }
        new.terms = (terms != Terms::default()).then_some(terms);
        if kind.name == "poll" {
            new.poll = Some(self.poll(file, begun)?);
            let closes = new.poll.as_ref().and_then(|p| p.closes).filter(|at| *at <= self.end);
            if let Some(at) = closes.filter(|_| new.state == "open") {
                new.go(kind, "closed", (at, None), "", ids)?;
            }
        } else if !file.options.is_empty() {
            return Err("only a poll has options".to_owned());
        }
        Ok(new)
    }

    /// Draws who chose what from those who could.
    fn poll(&self, file: &data::Thread, begun: Time) -> Result<Poll, String> {
        let author = self.staff.find(&file.by)?;
        let closes = file.closes.as_deref().map(|at| self.calendar.time(at, &author.zone)).transpose()?;
        let until = Time(closes.unwrap_or(self.end).0.min(self.end.0) - HOUR);
        let mut readers: Vec<PersonId> = if self.space.kind == "network" {
            let inside = self.staff.people.iter().filter(|p| !p.external && p.created < begun);
            inside.map(|p| p.id).collect()
        } else {
            self.space.members.iter().filter(|m| m.since < until).map(|m| m.person).collect()
        };
        readers.sort();
        let mut rng = chance(self.seed, &format!("votes on {}", file.title));
        let mut votes = Vec::new();
        for (place, (words, count)) in (1_i64..).zip(&file.options) {
            let wanted = usize::try_from(*count).map_err(|_| "fewer votes than none")?;
            if wanted > readers.len() {
                return Err(format!("“{words}” has more votes than there are readers left"));
            }
            let chosen: HashSet<usize> = some_of(&mut rng, readers.len(), wanted).into_iter().collect();
            votes.extend(chosen.iter().filter_map(|at| readers.get(*at)).map(|person| (*person, place)));
            if !file.several {
                let left = readers.iter().enumerate().filter(|(at, _)| !chosen.contains(at));
                readers = left.map(|(_, person)| *person).collect();
            }
        }
        votes.sort();
        Ok(Poll { options: file.options.clone(), several: file.several, closes, votes })
    }
}
