//! The merged catalogue: what holds now.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Text;

/// How a role takes part in a duty. It says nothing about who answers for it (tension 2 of the
/// requirements): that is one person per duty and scope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all.
    #[default]
    None,
    /// When the duty's trigger says so.
    Sometimes,
    /// Always.
    Always,
}

/// How often a duty comes round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every year.
    Yearly,
    /// One time.
    Once,
    /// When something happens.
    #[default]
    AsNeeded,
}

impl Rhythm {
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Yearly => "yearly",
            Self::Once => "once",
            Self::AsNeeded => "as-needed",
        }
    }
}

/// A group of duties: a phase of a community's life, or steering as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Stable key: `LA`.
    pub key: String,
    /// `steer`, `launch`, `lead`, `manage`, `pilot` or `transform`.
    pub phase: String,
    /// Its name.
    pub title: Text,
    /// What it is about.
    pub what: Text,
}

/// A duty: something that has to be done, and by which roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Stable key: `LA9`.
    pub key: String,
    /// Key of its group; empty for a duty of one role alone.
    pub group: String,
    /// How each role takes part; a role that is not named does not.
    pub participation: BTreeMap<String, Level>,
    /// How often it comes round.
    pub rhythm: Rhythm,
    /// What is done.
    pub title: Text,
    /// What that means in practice.
    pub what: Text,
    /// Kinds of space in which the duty does not exist (tension 5: LE2 in a team).
    pub not_in: Vec<String>,
    /// When a role that takes part sometimes does so.
    pub when: BTreeMap<String, Text>,
    /// The role whose own duty it is; `None` for a row of the matrix.
    pub own_of: Option<String>,
    /// Added by the organisation.
    pub added: bool,
    /// Not used by the organisation.
    pub off: bool,
}

/// A family of competences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Stable key: `CK`.
    pub key: String,
    /// Its name.
    pub title: Text,
}

/// A competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    /// Stable key: `CK1`.
    pub key: String,
    /// Key of its family.
    pub family: String,
    /// By role: 2 very important, 1 important; a role that is not named does not need it.
    pub weights: BTreeMap<String, i64>,
    /// Its name.
    pub title: Text,
    /// How one notices it.
    pub what: Text,
}

/// Who holds a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeldBy {
    /// Somebody who was proposed and accepted.
    Assignment,
    /// Whoever the directory says: a unit's manager, everybody.
    Directory,
    /// Nobody: a charter that others include.
    Nobody,
}

/// Whether somebody from outside the company may hold a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outside {
    /// Not at all.
    Never,
    /// With somebody from inside beside them at first (S2-SM6).
    CoDriving,
    /// Like anybody.
    Yes,
}

/// What a proposal has to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Stable key.
    pub key: String,
    /// The question.
    pub ask: Text,
    /// Whether a proposal without an answer is refused; otherwise it is warned about.
    pub must: bool,
}

/// A clause of a charter: a decision right, or a limit with the rule that enforces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Id of the enforcing rule; empty where none is.
    pub rule: String,
    /// What it says.
    pub text: Text,
}

/// An indicator a role is seen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Id in the catalogue of indicators: `O1`.
    pub key: String,
    /// `operational`, `activity` or `value`.
    pub horizon: String,
}

/// What passes between a role and another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Key of the other role.
    pub with: String,
    /// What this role gives.
    pub gives: Text,
    /// What it receives.
    pub gets: Text,
}

/// Starting values for the hours a role takes in one scope (indicators.md section 7).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Need {
    /// Hours a week, whatever happens.
    pub fixed: f64,
    /// Minutes for each question.
    pub per_question: f64,
    /// Minutes for each person who joins.
    pub per_joiner: f64,
    /// Minutes for each message.
    pub per_message: f64,
}

/// A role's charter.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Stable key.
    pub key: String,
    /// `network`, `unit` or `space`: the level it answers at.
    pub level: String,
    /// Where it can be held.
    pub scopes: Vec<String>,
    /// Who holds it.
    pub held_by: HeldBy,
    /// Where one is needed: `network`, `unit`, `space` or nothing.
    pub required: String,
    /// Exactly one holder.
    pub single: bool,
    /// Whether somebody from outside may hold it.
    pub outside: Outside,
    /// Taken up by oneself alone, left at any time.
    pub voluntary: bool,
    /// Usual share of working time in percent.
    pub share: i64,
    /// Most share of working time in percent.
    pub share_most: i64,
    /// Charters this one includes.
    pub includes: Vec<String>,
    /// What it is called.
    pub label: Text,
    /// Why it exists.
    pub purpose: Text,
    /// What a good day looks like.
    pub good_day: Text,
    /// What a proposal has to answer.
    pub criteria: Vec<Criterion>,
    /// What the holder decides without asking.
    pub decides: Vec<Clause>,
    /// What the holder may not do.
    pub may_not: Vec<Clause>,
    /// What the role is seen by.
    pub indicators: Vec<Shown>,
    /// What passes between it and others.
    pub interfaces: Vec<Interface>,
    /// Hours.
    pub need: Need,
    /// What is handed over to a successor.
    pub handover: Vec<Text>,
    /// The culture checklist of co-driving.
    pub culture: Vec<Text>,
    /// Added by the organisation.
    pub added: bool,
}

impl Role {
    /// Whether people are proposed for it.
    #[must_use]
    pub fn assigned(&self) -> bool {
        self.held_by == HeldBy::Assignment
    }
    /// Whether it can be held in such a scope.
    #[must_use]
    pub fn fits(&self, scope: &str) -> bool {
        self.scopes.iter().any(|s| s == scope)
    }
}

/// Everything that holds now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    /// How many changes lie over the original; 0 for none.
    pub version: i64,
    /// Groups in order.
    pub groups: Vec<Group>,
    /// Duties in order: the matrix first, then the duties of single roles.
    pub duties: Vec<Duty>,
    /// Families in order.
    pub families: Vec<Family>,
    /// Competences in order.
    pub competences: Vec<Competence>,
    /// Roles in order.
    pub roles: Vec<Role>,
}

impl Catalogue {
    /// The role of that key.
    #[must_use]
    pub fn role(&self, key: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.key == key)
    }
    /// The duty of that key.
    #[must_use]
    pub fn duty(&self, key: &str) -> Option<&Duty> {
        self.duties.iter().find(|d| d.key == key)
    }
    /// The group of that key.
    #[must_use]
    pub fn group(&self, key: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.key == key)
    }
    /// The rows of the matrix that are in use.
    pub fn matrix(&self) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(|d| d.own_of.is_none() && !d.off)
    }
    /// The roles that people are proposed for, in order.
    pub fn assigned(&self) -> impl Iterator<Item = &Role> {
        self.roles.iter().filter(|r| r.assigned())
    }
    /// The charters a role is made of: itself and what it includes, to any depth (S3-R0).
    #[must_use]
    pub fn parts<'a>(&'a self, role: &'a Role) -> Vec<&'a Role> {
        let mut parts = vec![role];
        let mut at = 0;
        while let Some(part) = parts.get(at).copied() {
            for key in &part.includes {
                if let Some(other) = self.role(key).filter(|o| !parts.iter().any(|p| p.key == o.key)) {
                    parts.push(other);
                }
            }
            at += 1;
        }
        parts
    }
    /// How a role takes part in a duty, through what it includes too.
    #[must_use]
    pub fn level(&self, duty: &Duty, role: &str) -> Level {
        let Some(role) = self.role(role) else { return Level::None };
        let levels = self.parts(role).into_iter().filter_map(|p| duty.participation.get(&p.key));
        levels.max().copied().unwrap_or_default()
    }
    /// Every duty in use that a role takes part in, with how.
    #[must_use]
    pub fn duties_of<'a>(&'a self, role: &'a Role) -> Vec<(&'a Duty, Level)> {
        let parts = self.parts(role);
        let level = |d: &Duty| parts.iter().filter_map(|p| d.participation.get(&p.key)).max().copied();
        let all = self.duties.iter().filter(|d| !d.off).filter_map(|d| Some((d, level(d)?)));
        all.filter(|(_, level)| *level != Level::None).collect()
    }
    /// The charter through which a role takes part in a duty: its own, or one it includes.
    #[must_use]
    pub fn through<'a>(&'a self, duty: &Duty, role: &'a Role) -> &'a Role {
        let parts = self.parts(role);
        let level = |r: &Role| duty.participation.get(&r.key).copied().unwrap_or_default();
        let most = parts.iter().map(|r| level(r)).max().unwrap_or_default();
        parts.into_iter().find(|r| level(r) == most).unwrap_or(role)
    }
    /// Interfaces whose other side does not know of them (S2-P3).
    #[must_use]
    pub fn one_sided(&self) -> Vec<(&Role, &Interface)> {
        let answered = |from: &Role, i: &Interface| {
            self.role(&i.with).is_some_and(|o| o.interfaces.iter().any(|b| b.with == from.key))
        };
        self.roles
            .iter()
            .flat_map(|r| r.interfaces.iter().map(move |i| (r, i)))
            .filter(|(r, i)| !answered(r, i))
            .collect()
    }
}
