//! A proposal as it was sent, read against the directory and the charters.

use std::collections::BTreeMap;

use charter::{Catalogue, Outside, Role};
use kernel::{Actor, AssignmentId, PersonId, Problem, Time};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use store::{Read, Res};
use utoipa::ToSchema;

use crate::assignment::{AssignmentThing, Candidate, Proposal};
use crate::scope::{Scope, Where};
use crate::store::{find, scopes};

/// What a facilitator may look after in particular (S3-T1).
pub const SPECIALITIES: [&str; 4] = ["content", "moderation", "data", "events"];

/// A role to be taken on, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewAssignment)]
pub struct NewAssignment {
    /// Key of the role.
    #[serde(default)]
    pub role: String,
    /// Where: `network`, `unit:SLUG` or `space:SLUG`.
    #[serde(default, rename = "in")]
    pub place: String,
    /// Handle of whom.
    #[serde(default)]
    pub person: String,
    /// Percent of working time; the charter's usual share when left out.
    #[serde(default, deserialize_with = "loose")]
    #[schema(value_type = Option<i64>)]
    pub share: String,
    /// First day (`2026-03-31`); today when left out.
    #[serde(default)]
    pub from: String,
    /// Last day; no end when left out.
    #[serde(default)]
    pub until: String,
    /// `lead` (reports to the lead) or `correspondent` (stays in their own department).
    #[serde(default)]
    pub attachment: String,
    /// Handle of whom they report to.
    #[serde(default)]
    pub lead: String,
    /// Handle of the manager who asked for the space, reported to as well.
    #[serde(default)]
    pub asker: String,
    /// `content`, `moderation`, `data`, `events`, parted by commas.
    #[serde(default)]
    pub specialities: String,
    /// A few words to the person.
    #[serde(default)]
    pub note: String,
    /// Handle of who drives with somebody from outside.
    #[serde(default)]
    pub driver: String,
    /// Handle of who is asked to stand in.
    #[serde(default)]
    pub deputy: String,
    /// Id of the assignment it takes over from.
    #[serde(default)]
    pub follows: String,
    /// Answers to the charter's criteria, by key.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// The form's own fields: `answer-KEY`, `speciality-WORD`.
    #[serde(flatten)]
    #[schema(ignore)]
    pub rest: BTreeMap<String, Value>,
}

/// A number as a number or as the text of a form.
fn loose<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    })
}

/// A proposal that could be read: everything it names is there.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The charter.
    pub role: Role,
    /// The proposal.
    pub proposal: Proposal,
    /// Whom they report to.
    pub lead: Option<PersonId>,
    /// Who asked for the space.
    pub asker: Option<PersonId>,
    /// Who is asked to stand in.
    pub deputy: Option<Candidate>,
    /// Whose role it takes over.
    pub predecessor: Option<PersonId>,
}

impl NewAssignment {
    /// What was answered to a criterion, from the form or from JSON.
    #[must_use]
    pub fn answer(&self, key: &str) -> String {
        let from_form = self.rest.get(&format!("answer-{key}")).and_then(Value::as_str);
        from_form.or_else(|| self.answers.get(key).map(String::as_str)).unwrap_or_default().trim().to_owned()
    }
    /// The chosen specialities.
    #[must_use]
    pub fn special_list(&self) -> Vec<String> {
        specials(&self.specialities, &self.rest)
    }

    /// Reads what was sent.
    ///
    /// # Errors
    /// `Invalid` with the field that names what is not there.
    pub fn read(&self, r: &mut Read<'_>, catalogue: &Catalogue, actor: &Actor) -> Result<Draft, Problem> {
        let role = catalogue
            .role(self.role.trim())
            .cloned()
            .ok_or_else(|| Problem::field("role", "roles-flaw-role"))?;
        let at =
            scopes::named(r, actor, &self.place).map_err(|_| Problem::field("in", "roles-flaw-where"))?;
        let person =
            named(r, &self.person, "person")?.ok_or_else(|| Problem::field("person", "roles-flaw-person"))?;
        let follows = match self.follows.trim() {
            "" => None,
            id => Some(id.parse::<AssignmentId>().map_err(|_| Problem::NotFound)?),
        };
        let predecessor = match follows {
            Some(id) => Some(before(r, id, &role, at.scope, person.id)?),
            None => None,
        };
        let answers = role.criteria.iter().map(|c| (c.key.clone(), self.answer(&c.key)));
        let proposal = Proposal {
            share: share(&self.share, role.share)?,
            from: first_day(&self.from, &actor.zone, r.now())?,
            until: last_day(&self.until, &actor.zone)?,
            attachment: if self.attachment == "correspondent" { "correspondent" } else { "lead" }.to_owned(),
            specialities: self.special_list(),
            answers: answers.collect(),
            driver: named(r, &self.driver, "driver")?,
            note: self.note.trim().to_owned(),
            follows,
            person,
            at,
        };
        let lead = named(r, &self.lead, "lead")?.map(|p| p.id);
        let asker = named(r, &self.asker, "asker")?.map(|p| p.id);
        let deputy = named(r, &self.deputy, "deputy")?;
        Ok(Draft { role, proposal, lead, asker, deputy, predecessor })
    }
}

/// Whose role is taken over: it is held now, is the same role of the same place, and is somebody else's.
fn before(
    r: &mut Read<'_>,
    id: AssignmentId,
    role: &Role,
    scope: Scope,
    successor: PersonId,
) -> Result<PersonId, Problem> {
    let before = find::assignment(r, id)?;
    let same = before.state == "held" && before.role == role.key && before.scope == scope;
    if same && before.person != successor {
        Ok(before.person)
    } else {
        Err(Problem::field("follows", "roles-flaw-follows"))
    }
}

impl NewAssignment {
    /// What the gate is asked about while the form cannot be read yet: nobody is named, and whatever
    /// is not there is the network’s; whether it takes over from somebody.
    ///
    /// # Errors
    /// What the database says.
    pub fn begun(
        &self,
        r: &mut Read<'_>,
        catalogue: &Catalogue,
        actor: &Actor,
    ) -> Res<(AssignmentThing, bool)> {
        let role = catalogue.role(self.role.trim());
        let at = scopes::named(r, actor, &self.place).unwrap_or_else(|_| Where::network());
        let held = match self.follows.trim().parse::<AssignmentId>() {
            Ok(id) => Some(find::assignment(r, id)?.person),
            Err(_) => None,
        };
        let who = find::candidate(r, &self.person)?.unwrap_or_else(Candidate::nobody);
        let thing = AssignmentThing {
            id: AssignmentId::new(0),
            role: role.map(|r| r.key.clone()).unwrap_or_default(),
            holder: held.unwrap_or(who.id),
            who,
            proposer: Some(actor.id),
            driver: Some(actor.id),
            voluntary: role.is_some_and(|r| r.voluntary),
            outside: role.map_or(Outside::Yes, |r| r.outside),
            keeper: scopes::keeps(r, actor.id, at.scope)?,
            founding: actor.owner && find::founding(r, actor.id)?,
            last: false,
            label: role.map(|r| r.label.get(actor.lang).to_owned()).unwrap_or_default(),
            at,
        };
        Ok((thing, held.is_some()))
    }
}

/// The specialities of a list or of a form's boxes.
#[must_use]
pub fn specials(list: &str, boxes: &BTreeMap<String, Value>) -> Vec<String> {
    let chosen = |word: &&&str| {
        boxes.contains_key(&format!("speciality-{word}")) || list.split(',').any(|w| w.trim() == **word)
    };
    SPECIALITIES.iter().filter(chosen).map(|w| (*w).to_owned()).collect()
}

/// Percent as it was written.
///
/// # Errors
/// `Invalid` when it is no whole number.
pub fn share(text: &str, usual: i64) -> Result<i64, Problem> {
    match text.trim().trim_end_matches('%').trim() {
        "" => Ok(usual),
        text => text.parse().map_err(|_| Problem::field("share", "roles-flaw-number")),
    }
}

/// The first moment of a day; now when nothing is said.
fn first_day(text: &str, zone: &str, now: Time) -> Result<Time, Problem> {
    match text.trim() {
        "" => Ok(now),
        text => Time::parse(text)
            .or_else(|| Time::start_of_day(text, zone))
            .ok_or_else(|| Problem::field("from", "roles-flaw-day")),
    }
}

/// The last moment of a day; no end when nothing is said.
///
/// # Errors
/// `Invalid` when it is no day.
pub fn last_day(text: &str, zone: &str) -> Result<Option<Time>, Problem> {
    match text.trim() {
        "" => Ok(None),
        text => Time::parse(text)
            .or_else(|| Time::end_of_day(text, zone))
            .map(Some)
            .ok_or_else(|| Problem::field("until", "roles-flaw-day")),
    }
}

/// Somebody a field names; nobody when it is empty.
///
/// # Errors
/// `Invalid` when there is nobody of that name.
pub fn named(r: &mut Read<'_>, handle: &str, field: &'static str) -> Result<Option<Candidate>, Problem> {
    if handle.trim().is_empty() {
        return Ok(None);
    }
    find::candidate(r, handle)?.map(Some).ok_or_else(|| Problem::field(field, "roles-flaw-person"))
}

impl Draft {
    /// What the gate is asked about.
    ///
    /// # Errors
    /// What the database says.
    pub fn thing(&self, r: &mut Read<'_>, actor: &Actor, who: &Candidate) -> Res<AssignmentThing> {
        let at = self.proposal.at.clone();
        Ok(AssignmentThing {
            id: AssignmentId::new(0),
            role: self.role.key.clone(),
            who: who.clone(),
            holder: self.predecessor.unwrap_or(self.proposal.person.id),
            proposer: Some(actor.id),
            driver: self.proposal.driver.as_ref().map(|d| d.id),
            voluntary: self.role.voluntary,
            outside: self.role.outside,
            keeper: scopes::keeps(r, actor.id, at.scope)?,
            founding: actor.owner && find::founding(r, actor.id)?,
            last: false,
            label: self.role.label.get(actor.lang).to_owned(),
            at,
        })
    }
}
