//! The shapes of the public JSON.

use std::collections::BTreeMap;

use charter::{Catalogue, Change, Competence, Duty, HeldBy, Level, Outside, Role, Text};
use kernel::{Lang, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::{Holder, Seen};

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BothLanguages)]
pub struct TextJson {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

impl From<&Text> for TextJson {
    fn from(text: &Text) -> Self {
        Self { en: text.en.clone(), fr: text.fr.clone() }
    }
}

/// The stable word of a level; `None` for no part at all.
#[must_use]
pub const fn level(level: Level) -> Option<&'static str> {
    match level {
        Level::Always => Some("always"),
        Level::Sometimes => Some("sometimes"),
        Level::None => None,
    }
}

/// How a role takes part in a duty.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyOfRole)]
pub struct RoleDuty {
    /// Key of the duty.
    pub key: String,
    /// `always` or `sometimes`.
    pub participation: String,
    /// Key of the charter it comes from: the role's own, or one it includes.
    pub from: String,
}

/// What the holder of a role may not do.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LimitOfRole)]
pub struct Limit {
    /// Id of the rule behind it.
    pub rule: Option<String>,
    /// Whether the program enforces that rule.
    pub enforced: bool,
    /// What it says.
    pub text: TextJson,
}

/// An indicator a role is seen by.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IndicatorOfRole)]
pub struct Indicator {
    /// Its id.
    pub key: String,
    /// `operational`, `activity` or `value`.
    pub horizon: String,
}

/// What passes between a role and another.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = InterfaceOfRole)]
pub struct Interface {
    /// Key of the other role.
    pub with: String,
    /// What this role gives.
    pub gives: TextJson,
    /// What it receives.
    pub gets: TextJson,
    /// Whether the other role's charter knows of it too.
    pub mutual: bool,
}

/// How much a role needs a competence.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CompetenceOfRole)]
pub struct Weight {
    /// Key of the competence.
    pub key: String,
    /// 2 very important, 1 important.
    pub weight: i64,
}

/// What a proposal has to answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CriterionOfRole)]
pub struct CriterionJson {
    /// Its key.
    pub key: String,
    /// The question.
    pub ask: TextJson,
    /// Whether a proposal without an answer is refused; otherwise it is warned about.
    pub must: bool,
}

/// Somebody who holds a role over the whole network.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HolderOfRole)]
pub struct HolderJson {
    /// Handle.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

impl From<&Holder> for HolderJson {
    fn from(holder: &Holder) -> Self {
        Self { handle: holder.handle.clone(), name: holder.name.clone() }
    }
}

/// A role's charter.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Role)]
pub struct RoleJson {
    /// Stable key.
    pub key: String,
    /// What it is called here.
    pub label: TextJson,
    /// Why it exists.
    pub purpose: TextJson,
    /// `network`, `unit` or `space`: the level it answers at.
    pub level: String,
    /// Where it can be held.
    pub scopes: Vec<String>,
    /// Where one is needed: `network`, `unit` (each), `space` (each community); `null` for nowhere.
    pub required: Option<String>,
    /// `assignment`, `directory` or `nobody`.
    pub held_by: String,
    /// Who holds it over the whole network.
    pub holders: Vec<HolderJson>,
    /// Exactly one holder.
    pub single: bool,
    /// Whether somebody from outside may hold it: `never`, `co-driving` or `yes`.
    pub outside: String,
    /// Taken up by oneself alone, left at any time.
    pub voluntary: bool,
    /// Usual share of working time in percent.
    pub share: i64,
    /// Keys of the charters it includes.
    pub includes: Vec<String>,
    /// The organisation added it.
    pub added: bool,
    /// Duties in use.
    pub duties: Vec<RoleDuty>,
    /// What the holder decides without asking.
    pub decides: Vec<TextJson>,
    /// What the holder may not do.
    pub may_not: Vec<Limit>,
    /// What the role is seen by.
    pub indicators: Vec<Indicator>,
    /// What passes between it and others.
    pub interfaces: Vec<Interface>,
    /// What it needs.
    pub competences: Vec<Weight>,
    /// What a proposal has to answer.
    pub criteria: Vec<CriterionJson>,
}

impl RoleJson {
    /// A role as `seen`; `enforced` knows the rules of the gate.
    pub fn new(seen: &Seen, role: &Role, enforced: impl Fn(&str) -> bool) -> Self {
        let catalogue = &seen.catalogue;
        Self {
            key: role.key.clone(),
            label: (&role.label).into(),
            purpose: (&role.purpose).into(),
            level: role.level.clone(),
            scopes: role.scopes.clone(),
            required: Some(role.required.clone()).filter(|r| !r.is_empty()),
            held_by: held_by(role.held_by).to_owned(),
            holders: seen.of(&role.key).map(HolderJson::from).collect(),
            single: role.single,
            outside: outside(role.outside).to_owned(),
            voluntary: role.voluntary,
            share: role.share,
            includes: role.includes.clone(),
            added: role.added,
            duties: duties(catalogue, role),
            decides: role.decides.iter().map(|c| (&c.text).into()).collect(),
            may_not: limits(role, enforced),
            indicators: role
                .indicators
                .iter()
                .map(|i| Indicator { key: i.key.clone(), horizon: i.horizon.clone() })
                .collect(),
            interfaces: interfaces(catalogue, role),
            competences: catalogue
                .competences
                .iter()
                .filter_map(|c| Some(Weight { key: c.key.clone(), weight: *c.weights.get(&role.key)? }))
                .collect(),
            criteria: role
                .criteria
                .iter()
                .map(|c| CriterionJson { key: c.key.clone(), ask: (&c.ask).into(), must: c.must })
                .collect(),
        }
    }
}

fn duties(catalogue: &Catalogue, role: &Role) -> Vec<RoleDuty> {
    let duty = |(duty, how): (&Duty, Level)| {
        Some(RoleDuty {
            key: duty.key.clone(),
            participation: level(how)?.to_owned(),
            from: catalogue.through(duty, role).key.clone(),
        })
    };
    catalogue.duties_of(role).into_iter().filter_map(duty).collect()
}

fn limits(role: &Role, enforced: impl Fn(&str) -> bool) -> Vec<Limit> {
    let limit = |c: &charter::Clause| Limit {
        rule: Some(c.rule.clone()).filter(|r| !r.is_empty()),
        enforced: enforced(&c.rule),
        text: (&c.text).into(),
    };
    role.may_not.iter().map(limit).collect()
}

fn interfaces(catalogue: &Catalogue, role: &Role) -> Vec<Interface> {
    let lonely = catalogue.one_sided();
    let interface = |i: &charter::Interface| Interface {
        with: i.with.clone(),
        gives: (&i.gives).into(),
        gets: (&i.gets).into(),
        mutual: !lonely.iter().any(|(r, l)| r.key == role.key && l.with == i.with),
    };
    role.interfaces.iter().map(interface).collect()
}

/// The stable word for who holds a role.
#[must_use]
pub const fn held_by(held_by: HeldBy) -> &'static str {
    match held_by {
        HeldBy::Assignment => "assignment",
        HeldBy::Directory => "directory",
        HeldBy::Nobody => "nobody",
    }
}

/// The stable word for whether somebody from outside may hold a role.
#[must_use]
pub const fn outside(outside: Outside) -> &'static str {
    match outside {
        Outside::Never => "never",
        Outside::CoDriving => "co-driving",
        Outside::Yes => "yes",
    }
}

/// A page of roles.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Roles {
    /// The roles.
    pub items: Vec<RoleJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A duty.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Duty)]
pub struct DutyJson {
    /// Stable key.
    pub key: String,
    /// Key of its group; `null` for a duty of one role alone.
    pub group: Option<String>,
    /// `steer`, `launch`, `lead`, `manage`, `pilot` or `transform`; `null` for a duty of one role alone.
    pub phase: Option<String>,
    /// What is done, in the reader's language.
    pub title: String,
    /// What is done, in both languages.
    pub titles: TextJson,
    /// What that means in practice.
    pub what: TextJson,
    /// How often it comes round: `daily`, `weekly`, `monthly`, `quarterly`, `yearly`, `once` or `as-needed`.
    pub rhythm: String,
    /// Kinds of space in which it does not exist.
    pub not_in: Vec<String>,
    /// By role, `always` or `sometimes`; a role that is not named does not take part.
    pub participation: BTreeMap<String, String>,
    /// By role, when those do who take part sometimes.
    pub when: BTreeMap<String, TextJson>,
    /// The role whose own duty it is; `null` for a row of the matrix.
    pub own_of: Option<String>,
    /// The organisation added it.
    pub added: bool,
    /// The organisation leaves it out.
    pub off: bool,
}

impl DutyJson {
    /// A duty for a reader of `lang`.
    #[must_use]
    pub fn new(catalogue: &Catalogue, duty: &Duty, lang: Lang) -> Self {
        let group = catalogue.group(&duty.group);
        let parts = duty.participation.iter();
        Self {
            key: duty.key.clone(),
            group: group.map(|g| g.key.clone()),
            phase: group.map(|g| g.phase.clone()),
            title: duty.title.get(lang).to_owned(),
            titles: (&duty.title).into(),
            what: (&duty.what).into(),
            rhythm: duty.rhythm.as_str().to_owned(),
            not_in: duty.not_in.clone(),
            participation: parts.filter_map(|(r, l)| Some((r.clone(), level(*l)?.to_owned()))).collect(),
            when: duty
                .when
                .iter()
                .filter(|(role, _)| duty.participation.get(*role) == Some(&Level::Sometimes))
                .map(|(role, text)| (role.clone(), text.into()))
                .collect(),
            own_of: duty.own_of.clone(),
            added: duty.added,
            off: duty.off,
        }
    }
}

/// A page of duties.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Duties {
    /// The duties.
    pub items: Vec<DutyJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A competence.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Competence)]
pub struct CompetenceJson {
    /// Stable key.
    pub key: String,
    /// Key of its family.
    pub family: String,
    /// Its name.
    pub title: TextJson,
    /// How one notices it.
    pub what: TextJson,
    /// By role: 2 very important, 1 important.
    pub weights: BTreeMap<String, i64>,
}

impl From<&Competence> for CompetenceJson {
    fn from(c: &Competence) -> Self {
        let (key, family, weights) = (c.key.clone(), c.family.clone(), c.weights.clone());
        Self { key, family, title: (&c.title).into(), what: (&c.what).into(), weights }
    }
}

/// A page of competences.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Competences {
    /// The competences.
    pub items: Vec<CompetenceJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A change of the charters.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CharterChange)]
pub struct ChangeJson {
    /// The version it made.
    pub version: i64,
    /// When.
    #[schema(value_type = String)]
    pub at: Time,
    /// Who; `null` for the operator.
    pub by: Option<HolderJson>,
    /// The charter file.
    pub file: String,
}

impl From<&Change> for ChangeJson {
    fn from(c: &Change) -> Self {
        let by = c.handle.clone().zip(c.by.clone()).map(|(handle, name)| HolderJson { handle, name });
        Self { version: c.version, at: c.at, by, file: c.body.clone() }
    }
}

/// A page of changes, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Changes {
    /// The version that holds now; the next change is written upon it.
    pub version: i64,
    /// The changes.
    pub items: Vec<ChangeJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A change to be made.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewCharterChange)]
pub struct NewChange {
    /// The version it was written upon; when another one came in between, nothing is stored.
    #[serde(default)]
    pub version: Option<i64>,
    /// The charter file, as the handbook describes it.
    #[serde(default)]
    pub file: String,
    /// `check`: on the page only, shows what would change and stores nothing.
    #[serde(default)]
    #[schema(ignore)]
    pub act: String,
}
