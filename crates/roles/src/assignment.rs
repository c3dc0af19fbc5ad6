//! A role that somebody is asked to hold or holds: what a proposal has to be, and what follows from
//! what. Pure: the people, the charter and the clock come in.

use charter::{Outside, Role};
use kernel::problem::FieldError;
use kernel::{AssignmentId, Lang, PersonId, Problem, Time, UnitId};
use policy::{Attr, Standing, Thing};

use super::scope::{Scope, Where};

/// Most working time a person has, in percent.
pub const WHOLE: i64 = 100;
/// From this share of programme roles on, somebody is no volunteer among colleagues (S4-8b).
pub const DEDICATED: i64 = 50;
/// Longest note or answer, in characters.
pub const LONGEST: usize = 600;

/// Somebody a proposal names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// Not of the company.
    pub external: bool,
    /// `active`, `suspended`, `left` …
    pub state: String,
    /// Their unit.
    pub unit: Option<UnitId>,
}

impl Candidate {
    /// Nobody yet: a form that names no one.
    #[must_use]
    pub const fn nobody() -> Self {
        Self {
            id: PersonId::new(0),
            handle: String::new(),
            name: String::new(),
            external: false,
            state: String::new(),
            unit: None,
        }
    }
}

/// What somebody holds or is asked to hold already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Which one.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Where.
    pub scope: Scope,
    /// Percent of working time.
    pub share: i64,
    /// First moment.
    pub from: Time,
    /// The moment it is over.
    pub until: Option<Time>,
}

impl Other {
    fn meets(&self, from: Time, until: Option<Time>) -> bool {
        until.is_none_or(|until| self.from < until) && self.until.is_none_or(|own| from < own)
    }
}

/// A proposal: person × role × scope × share × period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Whom.
    pub person: Candidate,
    /// Where.
    pub at: Where,
    /// Percent of working time.
    pub share: i64,
    /// First moment.
    pub from: Time,
    /// The moment it is over; `None` for no end.
    pub until: Option<Time>,
    /// `lead` or `correspondent`.
    pub attachment: String,
    /// What they look after in particular: content, moderation, data, events.
    pub specialities: Vec<String>,
    /// Answers to the charter's criteria, by key.
    pub answers: Vec<(String, String)>,
    /// Who drives with somebody from outside.
    pub driver: Option<Candidate>,
    /// The assignment that ends when this one begins.
    pub follows: Option<AssignmentId>,
    /// A few words to the person.
    pub note: String,
}

impl Proposal {
    /// Checks everything that needs no rule of the gate: what is wrong, and what would make it right.
    /// How much of somebody's time is taken is only counted for a reader who may know it (`told`):
    /// a refusal would tell anybody else. Acceptance counts it in any case.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn check(
        &self,
        role: &Role,
        others: &[Other],
        told: bool,
        lang: Lang,
        now: Time,
    ) -> Result<(), Problem> {
        let mut errors = Vec::new();
        let mut say = |fine: bool, field: &'static str, reason: &'static str, args: &[(&str, String)]| {
            if !fine {
                let args = args.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
                errors.push(FieldError { field, reason, args });
            }
        };
        let label = role.label.get(lang).to_owned();
        let name = || ("name", self.person.name.clone());
        say(role.assigned(), "role", "roles-flaw-directory", &[("role", label.clone())]);
        say(role.fits(self.at.scope.kind()), "in", "roles-flaw-scope", &[("role", label.clone())]);
        say(!self.at.closed, "in", "roles-flaw-closed", &[("where", self.at.name.clone())]);
        say(self.person.state == "active", "person", "roles-flaw-left", &[name()]);
        let most = role.share_most.min(WHOLE);
        say((0..=most).contains(&self.share), "share", "roles-flaw-share", &[("most", most.to_string())]);
        say(self.until.is_none_or(|until| until > self.from), "until", "roles-flaw-period", &[]);
        say(self.until.is_none_or(|until| until > now), "until", "roles-flaw-over", &[]);
        say(self.note.chars().count() <= LONGEST, "note", "roles-flaw-long", &[]);
        self.criteria(role, lang, &mut say);
        self.co_driver(role, &mut say);
        let others: Vec<&Other> = others.iter().filter(|o| Some(o.id) != self.follows).collect();
        let same =
            |o: &&&Other| o.role == role.key && o.scope == self.at.scope && o.meets(self.from, self.until);
        say(!others.iter().any(|o| same(&o)), "person", "roles-flaw-overlap", &[name()]);
        if told {
            self.room_left(role, &others, &mut say);
        }
        // The first thing that is wrong with a field is what has to be mended.
        let mut seen = Vec::new();
        errors.retain(|e| {
            e.field == "criteria"
                || !seen.contains(&e.field) && {
                    seen.push(e.field);
                    true
                }
        });
        if errors.is_empty() { Ok(()) } else { Err(Problem::Invalid(errors)) }
    }

    fn criteria(
        &self,
        role: &Role,
        lang: Lang,
        say: &mut impl FnMut(bool, &'static str, &'static str, &[(&str, String)]),
    ) {
        for criterion in &role.criteria {
            let answer = self.answer(&criterion.key);
            let missing = criterion.must && answer.is_empty();
            let ask = || ("ask", criterion.ask.get(lang).to_owned());
            say(!missing, "criteria", "roles-flaw-criterion", &[ask()]);
            say(answer.chars().count() <= LONGEST, "criteria", "roles-flaw-long", &[]);
        }
    }

    /// Somebody from outside names who drives with them: somebody else, from inside (S2-SM6).
    fn co_driver(
        &self,
        role: &Role,
        say: &mut impl FnMut(bool, &'static str, &'static str, &[(&str, String)]),
    ) {
        if !(self.person.external && role.outside == Outside::CoDriving) {
            return;
        }
        let name = ("name", self.person.name.clone());
        say(self.driver.is_some(), "driver", "roles-flaw-driver", &[name]);
        if let Some(driver) = &self.driver {
            let fits = !driver.external && driver.state == "active" && driver.id != self.person.id;
            say(fits, "driver", "roles-flaw-driver-who", &[("name", driver.name.clone())]);
        }
    }

    /// No more than the whole of somebody's time.
    fn room_left(
        &self,
        role: &Role,
        others: &[&Other],
        say: &mut impl FnMut(bool, &'static str, &'static str, &[(&str, String)]),
    ) {
        let name = ("name", self.person.name.clone());
        let taken = most_taken(others, self.from, self.until);
        let free = (WHOLE - taken).max(0);
        let fits = taken + self.share <= WHOLE;
        say(
            fits,
            "share",
            "roles-flaw-full",
            &[name.clone(), ("taken", taken.to_string()), ("free", free.to_string())],
        );
        let dedicated = if role.voluntary { taken } else { self.share };
        let volunteers = others.iter().any(|o| o.role == "evangelist" && o.meets(self.from, self.until));
        let clash = dedicated >= DEDICATED && (role.voluntary || volunteers);
        say(!clash, "share", "roles-flaw-volunteer", &[name, ("most", DEDICATED.to_string())]);
    }

    /// What was answered to a criterion.
    #[must_use]
    pub fn answer(&self, key: &str) -> &str {
        self.answers.iter().find(|(k, _)| k == key).map_or("", |(_, answer)| answer.trim())
    }
}

/// The most that is taken of somebody's time at any moment of a period.
#[must_use]
pub fn most_taken(others: &[&Other], from: Time, until: Option<Time>) -> i64 {
    let during: Vec<&&Other> = others.iter().filter(|o| o.meets(from, until)).collect();
    // The sum only grows where one of them begins, or at the period's own beginning.
    let moments = std::iter::once(from).chain(during.iter().map(|o| o.from).filter(|begin| *begin > from));
    let at = |moment: Time| {
        let running =
            during.iter().filter(|o| o.from <= moment && o.until.is_none_or(|until| moment < until));
        running.map(|o| o.share).sum::<i64>()
    };
    moments.map(at).max().unwrap_or(0)
}

/// A role as the gate sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is an attribute of the rules
pub struct AssignmentThing {
    /// Which one; 0 for one that is only proposed now.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Where.
    pub at: Where,
    /// Whom the act is about.
    pub who: Candidate,
    /// Who holds it, or is to.
    pub holder: PersonId,
    /// Who proposed it.
    pub proposer: Option<PersonId>,
    /// Who drives with the holder.
    pub driver: Option<PersonId>,
    /// The charter: taken up by oneself alone.
    pub voluntary: bool,
    /// The charter: whether somebody from outside may hold it.
    pub outside: Outside,
    /// The actor keeps the space.
    pub keeper: bool,
    /// Nobody else could decide yet.
    pub founding: bool,
    /// Nobody would be left.
    pub last: bool,
    /// The role's name, for the refusal.
    pub label: String,
}

impl Thing for AssignmentThing {
    fn kind(&self) -> &'static str {
        "Assignment"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        let nobody = PersonId::new(0);
        let outside = match self.outside {
            Outside::Never => "never",
            Outside::CoDriving => "co-driving",
            Outside::Yes => "yes",
        };
        vec![
            ("role", Attr::text(&self.role)),
            ("scope", Attr::text(self.at.scope.kind())),
            ("who", Attr::Person(self.who.id)),
            ("whoExternal", Attr::Bool(self.who.external)),
            ("holder", Attr::Person(self.holder)),
            ("proposer", Attr::Person(self.proposer.unwrap_or(nobody))),
            ("inTeam", Attr::Bool(self.at.team())),
            ("keeper", Attr::Bool(self.keeper)),
            ("voluntary", Attr::Bool(self.voluntary)),
            ("outside", Attr::text(outside)),
            ("founding", Attr::Bool(self.founding)),
            ("last", Attr::Bool(self.last)),
            ("driver", Attr::Person(self.driver.unwrap_or(nobody))),
            ("driven", Attr::Bool(self.driver.is_some())),
        ]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
    fn args(&self) -> Vec<(String, String)> {
        vec![
            ("name".to_owned(), self.who.name.clone()),
            ("role".to_owned(), self.label.clone()),
            ("where".to_owned(), self.at.name.clone()),
        ]
    }
}
