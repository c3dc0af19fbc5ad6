//! The agenda as programs read it.

use charter::Rhythm;
use kernel::{AssignmentId, Lang, PersonId, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::day::{Line, Slot, stands_in};
use super::held::Held;
use super::routes::Loaded;
use super::waits::Wait;

/// A role of the reader's.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyRolePart)]
pub struct RoleJson {
    /// Its id.
    #[schema(value_type = String)]
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Its label.
    pub label: String,
    /// `network`, `unit:SLUG`, `space:SLUG`.
    pub place: String,
    /// Name of whom the reader stands in for.
    pub stands_in_for: Option<String>,
    /// Percent of working time.
    pub share: i64,
    /// Hours a week it takes, by the charter's starting values.
    pub takes: f64,
    /// Hours a week it was given.
    pub given: f64,
    /// What its holder may not do.
    pub may_not: Vec<String>,
}

/// A duty in one place.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DutySlot)]
pub struct SlotJson {
    /// The role it is asked of.
    #[schema(value_type = String)]
    pub role: AssignmentId,
    /// `today`, `week`, `later`, `said`, `off-stage`.
    pub when: &'static str,
    /// Its rhythm passed without a word.
    pub late: bool,
    /// When something was last said.
    pub at: Option<Time>,
    /// It was left out that time, because.
    pub skipped: Option<String>,
    /// Where what was done is seen.
    pub evidence: Option<String>,
    /// The last moment of its period.
    pub until: Time,
}

/// A duty of one or several roles.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgendaDuty)]
pub struct DutyJson {
    /// Key of the duty.
    pub key: String,
    /// Its title.
    pub title: String,
    /// `daily`, `weekly`, `monthly`, `quarterly`, `yearly`.
    #[schema(value_type = String)]
    pub rhythm: Rhythm,
    /// As `when` of its first place.
    pub when: &'static str,
    /// The places.
    pub places: Vec<SlotJson>,
}

/// Something that waits between two people.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgendaWait)]
pub struct WaitJson {
    /// `role`, `deputy`, `help`, `coaching`, `handing`, `act`.
    pub kind: String,
    /// Where it is answered.
    pub href: String,
    /// Handle of the other person.
    pub person: String,
    /// The place, or what it is about.
    pub about: String,
    /// Since when.
    pub at: Time,
    /// Until when.
    pub due: Option<Time>,
}

/// One agenda for all roles.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyRole)]
pub struct MyRoleJson {
    /// The roles.
    pub roles: Vec<RoleJson>,
    /// The duties, what wants somebody first at the top.
    pub duties: Vec<DutyJson>,
    /// What others wait for from the reader.
    pub for_me: Vec<WaitJson>,
    /// What the reader waits for from others.
    pub from_me: Vec<WaitJson>,
}

impl MyRoleJson {
    /// As programs read it.
    pub(super) fn of(found: &Loaded, lang: Lang, me: PersonId) -> Self {
        Self {
            roles: found.held.iter().map(|h| role(found, h, lang, me)).collect(),
            duties: found.lines().iter().map(|l| duty(l, lang)).collect(),
            for_me: found.for_me.iter().map(WaitJson::from).collect(),
            from_me: found.from_me.iter().map(WaitJson::from).collect(),
        }
    }
}

fn role(found: &Loaded, held: &Held, lang: Lang, me: PersonId) -> RoleJson {
    let charter = held.charter(&found.catalogue);
    let place =
        if held.scope == "network" { "network".to_owned() } else { format!("{}:{}", held.scope, held.slug) };
    RoleJson {
        id: held.id,
        role: held.role.clone(),
        label: charter.map_or_else(String::new, |c| c.label.get(lang).to_owned()),
        place,
        stands_in_for: stands_in(held, me).then(|| held.holder_name.clone()),
        share: held.share,
        takes: charter.map_or(0.0, |c| held.takes(c, found.now)),
        given: held.given(found.away),
        may_not: charter.map(|c| limits(found, c, lang)).unwrap_or_default(),
    }
}

/// What a role's holder may not do, by its own charter and those it includes.
pub(super) fn limits(found: &Loaded, charter: &charter::Role, lang: Lang) -> Vec<String> {
    let parts = found.catalogue.parts(charter);
    parts.iter().flat_map(|p| &p.may_not).map(|c| c.text.get(lang).to_owned()).collect()
}

fn duty(line: &Line<'_>, lang: Lang) -> DutyJson {
    DutyJson {
        key: line.duty.key.clone(),
        title: line.duty.title.get(lang).to_owned(),
        rhythm: line.duty.rhythm,
        when: line.when.as_str(),
        places: line.slots.iter().map(slot).collect(),
    }
}

fn slot(s: &Slot<'_>) -> SlotJson {
    SlotJson {
        role: s.held.id,
        when: s.when.as_str(),
        late: s.late,
        at: s.last.as_ref().map(|m| m.at),
        skipped: s.last.as_ref().filter(|m| m.skipped).map(|m| m.why.clone()),
        evidence: s.last.as_ref().map(|m| m.evidence.clone()).filter(|e| !e.is_empty()),
        until: s.until,
    }
}

impl From<&Wait> for WaitJson {
    fn from(w: &Wait) -> Self {
        Self {
            kind: w.kind.clone(),
            href: w.href(),
            person: w.handle.clone(),
            about: w.about.clone(),
            at: w.at,
            due: (w.due.0 > 0).then_some(w.due),
        }
    }
}

/// A duty is done, or left out this time.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewDutyMark)]
pub struct NewMark {
    /// Left out this time.
    #[serde(default)]
    pub skipped: bool,
    /// Why it is left out; of what was done, a word about it. At most 200 characters.
    #[serde(default)]
    pub why: String,
    /// Where what was done is seen: an address within the network.
    #[serde(default)]
    pub evidence: String,
    /// Of which role (its id); of all that ask for it when it is left out.
    #[serde(default)]
    pub role: String,
}
