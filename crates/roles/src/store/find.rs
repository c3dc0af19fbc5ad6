//! Finding a role that is held or proposed, the people it names, and what they hold besides.

use charter::{Catalogue, Outside};
use kernel::{Actor, AssignmentId, Lang, PersonId, Time, UnitId};
use store::{Error, Read, Res, p, row, sql};

use super::scopes;
use crate::assignment::{AssignmentThing, Candidate, Other};
use crate::scope::{Scope, Where};

sql!(
    BY_ID,
    "SELECT a.id, a.role, a.person_id, a.scope, a.scope_id, a.share, a.from_ms, a.until_ms, a.state,
        a.attachment, a.lead_id, a.asker_id, a.unit_id, a.specialities, a.note, a.follows_id,
        a.proposed_ms, a.proposed_by, a.approved_ms, a.approved_by, a.answered_ms, a.ended_ms, a.cause,
        a.driver_id, a.version
     FROM assignments a WHERE a.id = $1"
);
sql!(PERSON, "SELECT id, handle, name, external, state, unit_id FROM people WHERE handle = $1");
sql!(
    NAMED,
    "SELECT id, handle, name, external, state, unit_id FROM people WHERE name_folded = $1 AND state = 'active' ORDER BY id LIMIT 2"
);
sql!(PERSON_BY_ID, "SELECT id, handle, name, external, state, unit_id FROM people WHERE id = $1");
sql!(
    OTHERS,
    "SELECT id, role, scope, scope_id, share, from_ms, until_ms FROM assignments
     WHERE person_id = $1 AND state IN ('held', 'proposed') AND (until_ms IS NULL OR until_ms > $2)
     ORDER BY id"
);
// How many others hold the role in that place at a moment; their people are there.
sql!(
    SAME,
    "SELECT COUNT(*) FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.scope = $1 AND a.scope_id = $2 AND a.role = $3 AND a.state = 'held' AND a.id <> $4
       AND a.from_ms <= $5 AND (a.until_ms IS NULL OR a.until_ms > $5) AND p.state = 'active'"
);
sql!(
    DECIDERS,
    "SELECT COUNT(*) FROM people p WHERE p.state = 'active' AND NOT p.external AND p.id <> $1
       AND (EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.key = 'owner')
        OR EXISTS (SELECT 1 FROM assignments a WHERE a.person_id = p.id AND a.state = 'held'
                   AND a.scope = 'network' AND a.role IN ('esn_owner', 'network_lead')))"
);
sql!(ANSWERS, "SELECT criterion, answer FROM assignment_answers WHERE assignment_id = $1 ORDER BY criterion");
sql!(
    DEPUTIES,
    "SELECT p.id, p.handle, p.name, p.external, p.state, p.unit_id, d.state FROM deputies d
     JOIN people p ON p.id = d.person_id WHERE d.assignment_id = $1 ORDER BY d.since_ms, p.id"
);
sql!(
    FOLLOWERS,
    "SELECT a.id, p.name, p.handle, a.state FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.follows_id = $1 ORDER BY a.id"
);
sql!(HANDED, "SELECT place FROM handovers WHERE assignment_id = $1 ORDER BY place");

/// A role as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Whose it is.
    pub person: PersonId,
    /// Where.
    pub scope: Scope,
    /// Percent of working time.
    pub share: i64,
    /// First moment.
    pub from: Time,
    /// The moment it is over.
    pub until: Option<Time>,
    /// `proposed`, `held`, `declined`, `withdrawn`, `ended`.
    pub state: String,
    /// `lead` or `correspondent`.
    pub attachment: String,
    /// Whom they report to.
    pub lead: Option<PersonId>,
    /// Who asked for the space, reported to as well (S2-SM8).
    pub asker: Option<PersonId>,
    /// The holder's unit.
    pub unit: Option<UnitId>,
    /// What they look after in particular.
    pub specialities: String,
    /// A few words.
    pub note: String,
    /// The assignment it takes over from.
    pub follows: Option<AssignmentId>,
    /// When it was proposed.
    pub proposed: Time,
    /// By whom.
    pub proposer: Option<PersonId>,
    /// When the answers to the criteria were approved.
    pub approved: Option<Time>,
    /// By whom.
    pub approver: Option<PersonId>,
    /// When the holder answered.
    pub answered: Option<Time>,
    /// When it ended.
    pub ended: Option<Time>,
    /// Why.
    pub cause: String,
    /// Who drives with the holder.
    pub driver: Option<PersonId>,
    /// Its version, for changes at the same time.
    pub version: i64,
}

struct Stored {
    id: AssignmentId,
    role: String,
    person: PersonId,
    scope: String,
    scope_id: i64,
    share: i64,
    from: Time,
    until: Option<Time>,
    state: String,
    attachment: String,
    lead: Option<PersonId>,
    asker: Option<PersonId>,
    unit: Option<UnitId>,
    specialities: String,
    note: String,
    follows: Option<AssignmentId>,
    proposed: Time,
    proposer: Option<PersonId>,
    approved: Option<Time>,
    approver: Option<PersonId>,
    answered: Option<Time>,
    ended: Option<Time>,
    cause: String,
    driver: Option<PersonId>,
    version: i64,
}
row!(Stored {
    id,
    role,
    person,
    scope,
    scope_id,
    share,
    from,
    until,
    state,
    attachment,
    lead,
    asker,
    unit,
    specialities,
    note,
    follows,
    proposed,
    proposer,
    approved,
    approver,
    answered,
    ended,
    cause,
    driver,
    version,
});

impl From<Stored> for Assignment {
    fn from(s: Stored) -> Self {
        Self {
            id: s.id,
            role: s.role,
            person: s.person,
            scope: Scope::stored(&s.scope, s.scope_id),
            share: s.share,
            from: s.from,
            until: s.until,
            state: s.state,
            attachment: s.attachment,
            lead: s.lead,
            asker: s.asker,
            unit: s.unit,
            specialities: s.specialities,
            note: s.note,
            follows: s.follows,
            proposed: s.proposed,
            proposer: s.proposer,
            approved: s.approved,
            approver: s.approver,
            answered: s.answered,
            ended: s.ended,
            cause: s.cause,
            driver: s.driver,
            version: s.version,
        }
    }
}

impl Assignment {
    /// Held at this moment.
    #[must_use]
    pub fn runs(&self, now: Time) -> bool {
        self.state == "held" && self.from <= now && self.until.is_none_or(|until| until > now)
    }
}

struct PersonRow {
    id: PersonId,
    handle: String,
    name: String,
    external: bool,
    state: String,
    unit: Option<UnitId>,
}
row!(PersonRow { id, handle, name, external, state, unit });

impl From<PersonRow> for Candidate {
    fn from(p: PersonRow) -> Self {
        let PersonRow { id, handle, name, external, state, unit } = p;
        Self { id, handle, name, external, state, unit }
    }
}

/// Somebody by handle (with or without @), or by a full name that only one active person has.
///
/// # Errors
/// What the database says.
pub fn candidate(r: &mut Read<'_>, text: &str) -> Res<Option<Candidate>> {
    let handle = text.trim().trim_start_matches('@').to_lowercase();
    if let Some(found) = r.opt::<PersonRow>(&PERSON, p![handle.as_str()])? {
        return Ok(Some(found.into()));
    }
    let mut named = r.all::<PersonRow>(&NAMED, p![kernel::fold::fold(text.trim()).as_str()])?;
    Ok(if named.len() == 1 { named.pop().map(Candidate::from) } else { None })
}

/// Somebody by id.
///
/// # Errors
/// `NoRow` when there is nobody.
pub fn person(r: &mut Read<'_>, id: PersonId) -> Res<Candidate> {
    r.opt::<PersonRow>(&PERSON_BY_ID, p![id])?.map(Candidate::from).ok_or(Error::NoRow)
}

/// What somebody holds or is asked to hold, from now on.
///
/// # Errors
/// What the database says.
pub fn others(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Other>> {
    type Row = (AssignmentId, String, String, i64, i64, Time, Option<Time>);
    let now = r.now();
    let rows: Vec<Row> = r.all(&OTHERS, p![person, now])?;
    let other = |(id, role, scope, scope_id, share, from, until): (_, _, String, _, _, _, _)| Other {
        id,
        role,
        scope: Scope::stored(&scope, scope_id),
        share,
        from,
        until,
    };
    Ok(rows.into_iter().map(other).collect())
}

/// The assignment of that id.
///
/// # Errors
/// `NoRow` when there is none.
pub fn assignment(r: &mut Read<'_>, id: AssignmentId) -> Res<Assignment> {
    r.opt::<Stored>(&BY_ID, p![id])?.map(Assignment::from).ok_or(Error::NoRow)
}

/// Whether the role would stand empty without this assignment, and may not.
///
/// # Errors
/// What the database says.
pub fn last(r: &mut Read<'_>, catalogue: &Catalogue, a: &Assignment, at: &Where) -> Res<bool> {
    let now = r.now();
    Ok(a.runs(now) && alone(r, catalogue, a, at, now)?)
}

/// Whether the role would stand empty from `until` on, which is earlier than it was to end, and may not.
///
/// # Errors
/// What the database says.
pub fn empties(
    r: &mut Read<'_>,
    catalogue: &Catalogue,
    a: &Assignment,
    at: &Where,
    until: Option<Time>,
) -> Res<bool> {
    let earlier = until.filter(|until| a.until.is_none_or(|was| *until < was));
    Ok(match earlier {
        Some(until) if a.state == "held" => alone(r, catalogue, a, at, until)?,
        _ => false,
    })
}

/// Whether the role is needed and nobody else holds it at a moment.
fn alone(r: &mut Read<'_>, catalogue: &Catalogue, a: &Assignment, at: &Where, moment: Time) -> Res<bool> {
    if !catalogue.role(&a.role).is_some_and(|role| needed(&role.required, at)) {
        return Ok(false);
    }
    let (kind, id) = (a.scope.kind(), a.scope.id());
    let rest: (i64,) = r.one(&SAME, p![kind, id, a.role.as_str(), a.id, moment])?;
    Ok(rest.0 == 0)
}

/// Whether a role that is required at `level` is needed in this place.
#[must_use]
pub fn needed(level: &str, at: &Where) -> bool {
    match at.scope {
        _ if at.closed => false,
        Scope::Network => level == "network",
        Scope::Unit(_) => level == "unit",
        Scope::Space(_) => level == "space" && at.kind == "community",
    }
}

/// Nobody else who could decide about roles is there.
///
/// # Errors
/// What the database says.
pub fn founding(r: &mut Read<'_>, actor: PersonId) -> Res<bool> {
    Ok(r.one::<(i64,)>(&DECIDERS, p![actor])?.0 == 0)
}

/// What the gate is asked about: the assignment, and `who` the act is about.
///
/// # Errors
/// What the database says.
pub fn thing(
    r: &mut Read<'_>,
    catalogue: &Catalogue,
    actor: &Actor,
    a: &Assignment,
    at: &Where,
    who: Candidate,
) -> Res<AssignmentThing> {
    let role = catalogue.role(&a.role);
    Ok(AssignmentThing {
        id: a.id,
        role: a.role.clone(),
        who,
        holder: a.person,
        proposer: a.proposer,
        driver: a.driver,
        voluntary: role.is_some_and(|r| r.voluntary),
        outside: role.map_or(Outside::Never, |r| r.outside),
        keeper: scopes::keeps(r, actor.id, a.scope)?,
        founding: actor.owner && founding(r, actor.id)?,
        last: last(r, catalogue, a, at)?,
        label: role.map_or_else(|| a.role.clone(), |r| r.label.get(actor.lang).to_owned()),
        at: at.clone(),
    })
}

/// An assignment with everything its page says.
#[derive(Debug, Clone)]
pub struct Found {
    /// The assignment.
    pub a: Assignment,
    /// Where.
    pub at: Where,
    /// Whose it is.
    pub holder: Candidate,
    /// Answers to the criteria.
    pub answers: Vec<(String, String)>,
    /// Deputies with `asked` or `accepted`.
    pub deputies: Vec<(Candidate, String)>,
    /// Assignments that take over from it: id, name, handle, state.
    pub followers: Vec<(AssignmentId, String, String, String)>,
    /// Places of the hand-over list that are done.
    pub handed: Vec<i64>,
}

/// The assignment with everything around it.
///
/// # Errors
/// `NoRow` when there is none, or when it is not the actor's to see: people from outside see what
/// they hold, drive or stand in for.
pub fn found(r: &mut Read<'_>, actor: &Actor, id: AssignmentId) -> Res<Found> {
    type Deputy = (PersonId, String, String, bool, String, Option<UnitId>, String);
    let a = assignment(r, id)?;
    let at = scopes::stored(r, a.scope)?;
    let deputies: Vec<Deputy> = r.all(&DEPUTIES, p![id])?;
    let deputies: Vec<(Candidate, String)> = deputies
        .into_iter()
        .map(|(id, handle, name, external, state, unit, word)| {
            (Candidate { id, handle, name, external, state, unit }, word)
        })
        .collect();
    let own =
        a.person == actor.id || a.driver == Some(actor.id) || deputies.iter().any(|(d, _)| d.id == actor.id);
    if actor.external && !own {
        return Err(Error::NoRow);
    }
    Ok(Found {
        holder: person(r, a.person)?,
        answers: r.all(&ANSWERS, p![id])?,
        followers: r.all(&FOLLOWERS, p![id])?,
        handed: r.ints(&HANDED, p![id])?,
        deputies,
        at,
        a,
    })
}

/// The name of a role in a language, or its key when the charter is gone.
#[must_use]
pub fn label(catalogue: &Catalogue, key: &str, lang: Lang) -> String {
    catalogue.role(key).map_or_else(|| key.to_owned(), |r| r.label.get(lang).to_owned())
}
