//! Who does what in one place, at one moment: the matrix with its holders, who answers for each duty,
//! and what is missing. Pure: the same function answers for today and for "what if".

use std::collections::{BTreeMap, BTreeSet};

use charter::{Catalogue, Duty, HeldBy, Level, Role};
use kernel::{AssignmentId, PersonId, Time};

use super::absent::{Absent, Deputy};
use super::care::Care;
use super::scope::{Scope, Where};
use super::store::find::needed;

/// A person as boards show them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who {
    /// The person.
    pub id: PersonId,
    /// Name as shown.
    pub name: String,
    /// Short name in addresses.
    pub handle: String,
    /// They are there: not suspended, not gone.
    pub active: bool,
}

/// A role somebody holds, as far as boards need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The assignment; 0 for what the directory says.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Whose it is.
    pub who: Who,
    /// Where.
    pub scope: Scope,
    /// Percent of working time.
    pub share: i64,
    /// First moment.
    pub from: Time,
    /// The moment it is over.
    pub until: Option<Time>,
    /// Who stands in.
    pub deputies: Vec<Deputy>,
    /// Somebody from outside who is not released yet.
    pub driving: bool,
    /// What they look after in particular.
    pub specialities: String,
    /// They are away at present.
    pub away: Option<Absent>,
    /// Since when they are not there any more, where that is written down.
    pub gone: Option<Time>,
}

impl Held {
    /// Held at a moment, by somebody who is there.
    #[must_use]
    pub fn runs(&self, at: Time) -> bool {
        self.who.active && self.in_period(at)
    }
    fn in_period(&self, at: Time) -> bool {
        self.from <= at && self.until.is_none_or(|until| until > at)
    }
    /// Who stands in at a moment: a deputy who is there. Where the holder is gone for good, one who is
    /// away goes on with it when back.
    #[must_use]
    pub fn stand_in(&self, at: Time) -> Option<&Who> {
        let gone = || self.deputies.iter().find(|d| !self.who.active && d.who.active);
        self.deputies.iter().find(|d| d.there(at)).or_else(gone).map(|d| &d.who)
    }
    /// The holder is away at a moment.
    #[must_use]
    pub fn absent(&self, at: Time) -> Option<&Absent> {
        self.away.as_ref().filter(|a| at < a.until)
    }
}

/// Everything a board is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// Roles held, now or from a moment to come.
    pub held: Vec<Held>,
    /// When a role was last held in a place: role, scope, end.
    pub ended: Vec<(String, Scope, Time)>,
    /// Who was settled to answer for a duty in a place.
    pub settled: BTreeMap<(String, Scope), AssignmentId>,
    /// People without the role who take part, by duty and place.
    pub contributors: Vec<(String, Scope, Who)>,
    /// When the network began.
    pub begun: Time,
    /// When places were made.
    pub born: BTreeMap<Scope, Time>,
    /// Minutes of the four weeks to come that somebody is away for.
    pub away: BTreeMap<PersonId, i64>,
    /// How spaces are looked after, where somebody said so.
    pub care: BTreeMap<Scope, Care>,
}

/// Somebody in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The assignment.
    pub id: AssignmentId,
    /// Who holds it.
    pub who: Who,
    /// Who stands in.
    pub deputy: Option<Who>,
    /// The holder is away for good or for now: the deputy does it.
    pub by_deputy: bool,
    /// The holder is away for now.
    pub away: Option<Absent>,
    /// They hold other roles too.
    pub combined: bool,
    /// From outside, with a co-driver.
    pub driving: bool,
    /// What they look after in particular.
    pub specialities: String,
}

/// How a role stands in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody needs to.
    Free,
    /// Somebody does.
    Filled,
    /// Somebody does, together with other roles.
    Combined,
    /// Somebody does, and somebody stands in.
    Deputised,
    /// Nobody does, though somebody has to.
    Vacant,
}

impl Standing {
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Filled => "filled",
            Self::Combined => "combined",
            Self::Deputised => "deputised",
            Self::Vacant => "vacant",
        }
    }
}

/// A role in a place: a column of the matrix, a cell of the coverage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Key of the role.
    pub role: String,
    /// Where its holders hold it: the place itself, or further up.
    pub from: Option<Scope>,
    /// Who.
    pub seats: Vec<Seat>,
    /// How it stands.
    pub standing: Standing,
    /// Nobody since.
    pub vacant_since: Option<Time>,
    /// Whether the place needs somebody.
    pub needed: bool,
}

/// Who answers for a duty in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One person; who comes next.
    One(Who, Option<Who>),
    /// Nobody, since.
    Nobody(Option<Time>),
    /// More than one could: it has to be settled.
    Unsettled(Vec<(AssignmentId, Who)>),
}

/// A duty in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key of the duty.
    pub duty: String,
    /// How each column takes part.
    pub cells: Vec<Level>,
    /// Who answers.
    pub answer: Answer,
    /// Settled by somebody, not by the charter alone.
    pub settled: bool,
    /// Who takes part without the role.
    pub contributors: Vec<Who>,
}

/// A group of duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Key of the group.
    pub group: String,
    /// Its duties.
    pub lines: Vec<Line>,
}

/// Who does what in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The place.
    pub at: Where,
    /// The columns of the matrix.
    pub columns: Vec<Column>,
    /// The duties by group.
    pub sections: Vec<Section>,
    /// Roles beside the matrix that are held here or needed here.
    pub others: Vec<Column>,
}

/// What a board says in a few numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Duties.
    pub duties: usize,
    /// Duties with one person who answers.
    pub answered: usize,
    /// Duties with nobody.
    pub vacant: usize,
    /// Nobody since, the longest.
    pub oldest: Option<Time>,
    /// Duties for which more than one person could answer.
    pub unsettled: usize,
    /// Duties that rest on one person without a deputy.
    pub alone: usize,
}

impl State {
    /// Who holds a role for a place: in the place itself, else (for what may cover it) further up.
    #[must_use]
    pub fn holders(&self, role: &Role, at: &Where, now: Time) -> (Vec<&Held>, Option<Scope>) {
        let scopes = if at.scope == Scope::Network || !covered_from_above(role, at) {
            vec![at.scope]
        } else {
            vec![at.scope, Scope::Network]
        };
        for scope in scopes {
            let here = |h: &&Held| h.role == role.key && h.scope == scope && h.in_period(now);
            let able = |h: &&Held| h.who.active || h.stand_in(now).is_some();
            let found: Vec<&Held> = self.held.iter().filter(here).filter(able).collect();
            if !found.is_empty() {
                return (found, Some(scope));
            }
        }
        (Vec::new(), None)
    }

    /// Whether somebody holds more than one role at a moment.
    #[must_use]
    pub fn combined(&self, person: PersonId, now: Time) -> bool {
        self.held.iter().filter(|h| h.who.id == person && h.in_period(now)).take(2).count() > 1
    }

    /// A role in a place.
    #[must_use]
    pub fn column(&self, role: &Role, at: &Where, now: Time) -> Column {
        let (holders, from) = self.holders(role, at, now);
        let seats: Vec<Seat> = holders.into_iter().map(|h| self.seat(h, now)).collect();
        let needed = needed(&role.required, at) || covered_from_above(role, at) && role.key == "facilitator";
        let standing = match seats.as_slice() {
            [] if needed => Standing::Vacant,
            [] => Standing::Free,
            seats if seats.iter().any(|s| s.deputy.is_some()) => Standing::Deputised,
            seats if seats.iter().all(|s| s.combined) => Standing::Combined,
            _ => Standing::Filled,
        };
        let vacant_since = (standing == Standing::Vacant).then(|| self.empty_since(&role.key, at, now));
        Column { role: role.key.clone(), from, seats, standing, vacant_since, needed }
    }

    fn seat(&self, held: &Held, now: Time) -> Seat {
        Seat {
            id: held.id,
            who: held.who.clone(),
            deputy: held.stand_in(now).cloned(),
            by_deputy: held.stand_in(now).is_some() && (!held.who.active || held.absent(now).is_some()),
            away: held.absent(now).cloned(),
            combined: self.combined(held.who.id, now),
            driving: held.driving,
            specialities: held.specialities.clone(),
        }
    }

    /// Since when nobody has held a role in a place (O4).
    fn empty_since(&self, role: &str, at: &Where, now: Time) -> Time {
        let ended = self.ended.iter().filter(|(r, s, _)| r == role && *s == at.scope).map(|(_, _, end)| *end);
        // Somebody who is no longer there leaves the role empty from that day, or from when their period
        // is over.
        let gone = self.held.iter().filter(|h| h.role == role && h.scope == at.scope);
        let gone = gone.flat_map(|h| [h.until, h.gone]).flatten();
        ended
            .chain(gone)
            .filter(|end| *end <= now)
            .max()
            .unwrap_or_else(|| self.born.get(&at.scope).copied().unwrap_or(self.begun))
    }

    /// Who does what in a place at a moment. In a team its manager leads: the column of whoever
    /// animates gives way to the manager's, and duties that would compete with them are not there.
    #[must_use]
    pub fn board(&self, catalogue: &Catalogue, at: &Where, now: Time) -> Board {
        let keys: Vec<&str> = charter::MATRIX
            .iter()
            .map(|k| if at.team() && *k == "facilitator" { "line_manager" } else { *k })
            .collect();
        let mut extra: BTreeSet<&str> = BTreeSet::new();
        for duty in catalogue.matrix() {
            extra.extend(
                duty.participation.iter().filter(|(_, l)| **l != Level::None).map(|(k, _)| k.as_str()),
            );
        }
        let more = catalogue
            .assigned()
            .filter(|r| extra.contains(r.key.as_str()) && !charter::MATRIX.contains(&r.key.as_str()));
        let roles: Vec<&Role> = keys.iter().filter_map(|k| catalogue.role(k)).chain(more).collect();
        let columns: Vec<Column> = roles.iter().map(|r| self.column(r, at, now)).collect();
        let sections = catalogue
            .groups
            .iter()
            .map(|group| {
                let wanted = self.care.get(&at.scope).copied().unwrap_or_default().wants(&group.phase);
                let duties = catalogue.matrix().filter(|d| wanted && d.group == group.key && stands(d, at));
                let lines = duties.filter_map(|d| self.line(catalogue, d, at, &columns, now)).collect();
                Section { group: group.key.clone(), lines }
            })
            .filter(|s: &Section| !s.lines.is_empty())
            .collect();
        let shown = |r: &&Role| !roles.iter().any(|c| c.key == r.key);
        let others = catalogue.roles.iter().filter(|r| r.held_by != HeldBy::Nobody).filter(shown);
        let others =
            others.map(|r| self.column(r, at, now)).filter(|c| c.needed || !c.seats.is_empty()).collect();
        Board { at: at.clone(), columns, sections, others }
    }

    fn line(
        &self,
        catalogue: &Catalogue,
        duty: &Duty,
        at: &Where,
        columns: &[Column],
        now: Time,
    ) -> Option<Line> {
        // In a team its manager does what elsewhere whoever animates does.
        let stands_for = |role: &str| {
            if at.team() && role == "line_manager" { "facilitator".to_owned() } else { role.to_owned() }
        };
        let level = |role: &str| catalogue.level(duty, role).max(catalogue.level(duty, &stands_for(role)));
        let cells: Vec<Level> = columns.iter().map(|c| level(&c.role)).collect();
        if cells.iter().all(|level| *level == Level::None) {
            return None;
        }
        // What was settled for the whole network holds wherever nothing else was settled.
        let of = |scope: Scope| self.settled.get(&(duty.key.clone(), scope));
        let settled = of(at.scope).or_else(|| of(Scope::Network));
        let contributors = self.contributors.iter().filter(|(d, s, _)| *d == duty.key && *s == at.scope);
        let (answer, by_hand) = self.answer(columns, &cells, settled.copied(), now);
        Some(Line {
            duty: duty.key.clone(),
            answer,
            settled: by_hand,
            contributors: contributors.map(|(_, _, who)| who.clone()).collect(),
            cells,
        })
    }

    /// Exactly one person answers: whoever was settled, else the one holder of the one role that
    /// always takes part. Two of them have to settle it; nobody is a gap.
    fn answer(
        &self,
        columns: &[Column],
        cells: &[Level],
        settled: Option<AssignmentId>,
        now: Time,
    ) -> (Answer, bool) {
        let always: Vec<&Column> =
            columns.iter().zip(cells).filter(|(_, l)| **l == Level::Always).map(|(c, _)| c).collect();
        let seats: Vec<&Seat> = always.iter().flat_map(|c| &c.seats).collect();
        let all: Vec<&Seat> = columns
            .iter()
            .zip(cells)
            .filter(|(_, l)| **l != Level::None)
            .flat_map(|(c, _)| &c.seats)
            .collect();
        if let Some(seat) = settled.and_then(|id| all.iter().find(|s| s.id == id)) {
            return (answers(seat), true);
        }
        let people: BTreeSet<PersonId> = seats.iter().map(|s| s.who.id).collect();
        match (people.len(), seats.first()) {
            (1, Some(seat)) => (answers(seat), false),
            (0, _) | (_, None) => {
                let since = always.iter().filter_map(|c| c.vacant_since).min();
                (Answer::Nobody(since.filter(|since| *since <= now)), false)
            }
            _ => (Answer::Unsettled(seats.iter().map(|s| (s.id, s.who.clone())).collect()), false),
        }
    }
}

fn answers(seat: &Seat) -> Answer {
    match &seat.deputy {
        // Whoever stands in answers for as long as it lasts; a holder who is away comes back.
        Some(deputy) if seat.by_deputy => {
            Answer::One(deputy.clone(), seat.away.as_ref().map(|_| seat.who.clone()))
        }
        deputy => Answer::One(seat.who.clone(), deputy.clone()),
    }
}

/// Whether a role that nobody holds in the place itself is covered by whoever holds it for the whole
/// network. A community needs a facilitator of its own; a team answers to its manager.
fn covered_from_above(role: &Role, at: &Where) -> bool {
    match role.key.as_str() {
        "facilitator" => at.kind == "project" || at.kind == "network",
        "line_manager" | "member" => false,
        _ => true,
    }
}

/// Whether a duty exists in a place (tension 5: nobody revives discussions in a team).
fn stands(duty: &Duty, at: &Where) -> bool {
    !duty.not_in.contains(&at.kind)
}

impl Board {
    /// Its few numbers.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut sum = Summary::default();
        for line in self.sections.iter().flat_map(|s| &s.lines) {
            sum.duties += 1;
            match &line.answer {
                Answer::One(_, deputy) => {
                    sum.answered += 1;
                    sum.alone += usize::from(deputy.is_none());
                }
                Answer::Nobody(since) => {
                    sum.vacant += 1;
                    sum.oldest = match (sum.oldest, *since) {
                        (Some(a), Some(b)) => Some(a.min(b)),
                        (a, b) => a.or(b),
                    };
                }
                Answer::Unsettled(_) => sum.unsettled += 1,
            }
        }
        sum
    }
    /// The line of a duty.
    #[must_use]
    pub fn line(&self, duty: &str) -> Option<&Line> {
        self.sections.iter().flat_map(|s| &s.lines).find(|l| l.duty == duty)
    }
}
