//! Writing roles: proposed, accepted, changed, handed over, ended.

use charter::Catalogue;
use kernel::time::DAY;
use kernel::{AssignmentId, Fact, FactKind, PersonId, Problem, Time};
use policy::Permitted;
use store::{Res, Write, p, sql};

use super::find::{self, Assignment};
use crate::assignment::{AssignmentThing, Candidate, Proposal};
use crate::scope::Scope;
use crate::{facts, held};

sql!(
    pub(super) ADD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, lead_id, asker_id, unit_id, external, specialities, note, follows_id, proposed_ms,
        proposed_by, answered_ms, cause, driver_id, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::bigint, $9, $10, $11::bigint, $12::bigint, $13::bigint, $14,
        $15, $16, $17::bigint, $18, $19::bigint, $20::bigint, '', $21::bigint, 1)"
);
sql!(
    ANSWER,
    "INSERT INTO assignment_answers (assignment_id, criterion, answer) VALUES ($1, $2, $3)
     ON CONFLICT (assignment_id, criterion) DO UPDATE SET answer = excluded.answer"
);
sql!(
    MOVE,
    "UPDATE assignments SET state = $3, answered_ms = $4, version = version + 1 WHERE id = $1 AND version = $2"
);
sql!(
    APPROVE,
    "UPDATE assignments SET approved_ms = $3, approved_by = $4, version = version + 1
     WHERE id = $1 AND version = $2 AND state = 'proposed'"
);
sql!(
    END,
    "UPDATE assignments SET state = 'ended', until_ms = CASE WHEN until_ms IS NULL OR until_ms > $2 THEN $2 ELSE until_ms END,
        ended_ms = $2, ended_by = $3::bigint, cause = $4, version = version + 1
     WHERE id = $1 AND state = 'held'"
);
sql!(
    CHANGE,
    "UPDATE assignments SET share = $3, until_ms = $4::bigint, attachment = $5, lead_id = $6::bigint,
        specialities = $7, version = version + 1
     WHERE id = $1 AND version = $2 AND state IN ('proposed', 'held')"
);
sql!(FOLLOW, "UPDATE assignments SET follows_id = $2 WHERE id = $1 AND follows_id IS NULL");
// Accepted some time ago, and their first day is there.
sql!(
    TAKING_OVER,
    "SELECT a.id FROM assignments a JOIN assignments b ON b.id = a.follows_id
     WHERE a.state = 'held' AND b.state = 'held' AND a.from_ms <= $1 ORDER BY a.from_ms, a.id LIMIT 200"
);
sql!(
    SINGLE,
    "SELECT id FROM assignments WHERE role = $1 AND state = 'held' AND id <> $2
       AND (until_ms IS NULL OR until_ms > $3) ORDER BY id"
);
sql!(WAITING, "SELECT COUNT(*) FROM assignments WHERE follows_id = $1 AND state = 'proposed' AND id <> $2");
sql!(
    ADD_DEPUTY,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms, by_id) VALUES ($1, $2, 'asked', $3, $4::bigint)
     ON CONFLICT (assignment_id, person_id) DO NOTHING"
);
sql!(
    ACCEPT_DEPUTY,
    "UPDATE deputies SET state = 'accepted', since_ms = $3 WHERE assignment_id = $1 AND person_id = $2 AND state = 'asked'"
);
sql!(END_DEPUTY, "DELETE FROM deputies WHERE assignment_id = $1 AND person_id = $2");
sql!(
    HAND,
    "INSERT INTO handovers (assignment_id, place, done_ms, by_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (assignment_id, place) DO NOTHING"
);
sql!(UNHAND, "DELETE FROM handovers WHERE assignment_id = $1 AND place = $2");
// Held roles that end soon and whose people were not asked yet.
sql!(
    ENDING,
    "SELECT id FROM assignments WHERE state = 'held' AND until_ms > $1 AND until_ms <= $2 AND renew_ms IS NULL
     ORDER BY until_ms, id LIMIT 200"
);
sql!(ASKED, "UPDATE assignments SET renew_ms = $2 WHERE id = $1");
sql!(
    OVER,
    "SELECT id FROM assignments WHERE state = 'held' AND until_ms <= $1 ORDER BY until_ms, id LIMIT 200"
);

/// Says a fact of this room about somebody and their assignment.
pub(super) fn say(
    w: &mut Write<'_>,
    kind: &'static FactKind,
    subject: PersonId,
    id: AssignmentId,
    scope: Scope,
    by: Option<PersonId>,
) {
    let fact =
        Fact { actor: by, ..Fact::new(kind, subject.number(), w.now()) }.with("assignment", id.number());
    w.announce(match scope.space() {
        Some(space) => fact.space(space),
        None => fact,
    });
}

pub(super) fn begun(w: &mut Write<'_>, a: &Assignment, by: Option<PersonId>) {
    let facilitates = i64::from(a.role == "facilitator");
    let fact = Fact { actor: by, ..Fact::new(&facts::BEGUN, a.person.number(), w.now()) }
        .with("assignment", a.id.number())
        .with("facilitator", facilitates);
    w.announce(match a.scope.space() {
        Some(space) => fact.space(space),
        None => fact,
    });
}

/// Proposes a role. Somebody who comes forward, and the first owner, hold it at once.
///
/// # Errors
/// What the database says, and as [`begin`].
pub fn propose(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    catalogue: &Catalogue,
    proposal: &Proposal,
    reports: (Option<PersonId>, Option<PersonId>),
) -> Result<AssignmentId, Problem> {
    let by = permit.by();
    let own = by == Some(proposal.person.id) && (permit.thing().voluntary || permit.thing().founding);
    let w = permit.tx();
    let (id, now): (AssignmentId, Time) = (w.id(), w.now());
    let (scope, who) = (proposal.at.scope, &proposal.person);
    let specialities = proposal.specialities.join(",");
    let role = permit.thing().role.clone();
    let w = permit.tx();
    w.exec(
        &ADD,
        p![
            id,
            role.as_str(),
            who.id,
            scope.kind(),
            scope.id(),
            proposal.share,
            proposal.from,
            proposal.until,
            "proposed",
            proposal.attachment.as_str(),
            reports.0,
            reports.1,
            who.unit,
            who.external,
            specialities.as_str(),
            proposal.note.as_str(),
            proposal.follows,
            now,
            by,
            None::<Time>,
            proposal.driver.as_ref().map(|d| d.id)
        ],
    )?;
    for (criterion, answer) in proposal.answers.iter().filter(|(_, a)| !a.trim().is_empty()) {
        w.exec(&ANSWER, p![id, criterion.as_str(), answer.trim()])?;
    }
    web::audit(w, by, "role.ask", id.number())?;
    if own {
        let a = find::assignment(w, id)?;
        begin(w, catalogue, &a, by)?;
    } else {
        say(w, &facts::PROPOSED, who.id, id, scope, by);
    }
    Ok(id)
}

/// A proposed role becomes held. Whoever it takes over from is done on its first day, and a role of one
/// holder passes on: until then nobody leaves (S1-O1).
///
/// # Errors
/// `Conflict` when somebody else changed it meanwhile.
pub fn begin(
    w: &mut Write<'_>,
    catalogue: &Catalogue,
    a: &Assignment,
    by: Option<PersonId>,
) -> Result<(), Problem> {
    let now = w.now();
    if w.exec(&MOVE, p![a.id, a.version, "held", now])? == 0 {
        return Err(Problem::Conflict("roles-changed-meanwhile"));
    }
    if let Some(driver) = a.driver {
        held::store::codrivings::begin(w, a.id, driver, now.max(a.from))?;
    }
    if a.from <= now {
        take_over(w, a, by)?;
    }
    if catalogue.role(&a.role).is_some_and(|r| r.single) {
        for id in w.ints(&SINGLE, p![a.role.as_str(), a.id, now])? {
            if a.from <= now {
                let before = find::assignment(w, AssignmentId::new(id))?;
                finish(w, &before, by, "successor")?;
            } else {
                w.exec(&FOLLOW, p![a.id, id])?;
            }
        }
    }
    begun(w, a, by);
    Ok(())
}

/// Whoever it takes over from is done, once everybody who shares the succession has answered.
fn take_over(w: &mut Write<'_>, a: &Assignment, by: Option<PersonId>) -> Res<()> {
    let Some(before) = a.follows else { return Ok(()) };
    let (waiting,): (i64,) = w.one(&WAITING, p![before, a.id])?;
    if waiting == 0 {
        let before = find::assignment(w, before)?;
        finish(w, &before, by, "successor")?;
    }
    Ok(())
}

/// Accepts a role: the actor's own.
///
/// # Errors
/// As [`begin`].
pub fn accept(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    catalogue: &Catalogue,
    a: &Assignment,
) -> Result<(), Problem> {
    let by = permit.by();
    begin(permit.tx(), catalogue, a, by)
}

/// Declines a proposal, or takes one back.
///
/// # Errors
/// `Conflict` when somebody else changed it meanwhile.
pub fn turn_down(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    a: &Assignment,
    own: bool,
) -> Result<(), Problem> {
    let by = permit.by();
    let w = permit.tx();
    let now = w.now();
    let state = if own { "declined" } else { "withdrawn" };
    if a.state != "proposed" || w.exec(&MOVE, p![a.id, a.version, state, now])? == 0 {
        return Err(Problem::Conflict("roles-changed-meanwhile"));
    }
    say(w, &facts::DECLINED, a.person, a.id, a.scope, by);
    Ok(())
}

/// Approves the answers to the charter's criteria.
///
/// # Errors
/// `Conflict` when somebody else changed it meanwhile.
pub fn approve(permit: &mut Permitted<'_, '_, AssignmentThing>, a: &Assignment) -> Result<(), Problem> {
    let (by, now) = (permit.actor().id, permit.tx().now());
    let w = permit.tx();
    if w.exec(&APPROVE, p![a.id, a.version, now, by])? == 0 {
        return Err(Problem::Conflict("roles-changed-meanwhile"));
    }
    web::audit(w, Some(by), "role.approve", a.id.number())?;
    say(w, &facts::CHANGED, a.person, a.id, a.scope, Some(by));
    Ok(())
}

/// Ends a role now.
///
/// # Errors
/// `Conflict` when it is not held any more.
pub fn end(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    a: &Assignment,
    cause: &str,
) -> Result<(), Problem> {
    let by = permit.by();
    if finish(permit.tx(), a, by, cause)? {
        // Who gives a role up decides about nobody else.
        let other = by != Some(a.person);
        if other { Ok(web::audit(permit.tx(), by, "role.end", a.id.number())?) } else { Ok(()) }
    } else {
        Err(Problem::Conflict("roles-changed-meanwhile"))
    }
}

pub(super) fn finish(w: &mut Write<'_>, a: &Assignment, by: Option<PersonId>, cause: &str) -> Res<bool> {
    let now = w.now();
    let ended = w.exec(&END, p![a.id, now, by, cause])? > 0;
    if ended {
        say(w, &facts::ENDED, a.person, a.id, a.scope, by);
    }
    Ok(ended)
}

/// What a change may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The version the form began from.
    pub version: i64,
    /// Percent of working time.
    pub share: i64,
    /// The moment it is over.
    pub until: Option<Time>,
    /// `lead` or `correspondent`.
    pub attachment: String,
    /// Whom the holder reports to.
    pub lead: Option<PersonId>,
    /// What they look after in particular.
    pub specialities: Vec<String>,
}

/// Changes a held or proposed role.
///
/// # Errors
/// `Conflict` when somebody else changed it since the form was opened.
pub fn change(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    a: &Assignment,
    new: &Change,
) -> Result<(), Problem> {
    let by = permit.by();
    let w = permit.tx();
    let specialities = new.specialities.join(",");
    let values =
        p![a.id, new.version, new.share, new.until, new.attachment.as_str(), new.lead, specialities.as_str()];
    if w.exec(&CHANGE, values)? == 0 {
        return Err(Problem::Conflict("roles-changed-meanwhile"));
    }
    web::audit(w, by, "role.change", a.id.number())?;
    say(w, &facts::CHANGED, a.person, a.id, a.scope, by);
    Ok(())
}

/// Asks somebody to stand in for the holder.
///
/// # Errors
/// What the database says.
pub fn name_deputy(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    a: &Assignment,
    deputy: &Candidate,
) -> Res<()> {
    let by = permit.by();
    let w = permit.tx();
    let now = w.now();
    if w.exec(&ADD_DEPUTY, p![a.id, deputy.id, now, by])? > 0 {
        web::audit(w, by, "role.deputy", a.id.number())?;
        say(w, &facts::DEPUTY_ASKED, deputy.id, a.id, a.scope, by);
    }
    Ok(())
}

/// The actor stands in from now on.
///
/// # Errors
/// `Conflict` when nobody asks any more.
pub fn accept_deputy(permit: &mut Permitted<'_, '_, AssignmentThing>, a: &Assignment) -> Result<(), Problem> {
    let by = permit.actor().id;
    let w = permit.tx();
    let now = w.now();
    if w.exec(&ACCEPT_DEPUTY, p![a.id, by, now])? == 0 {
        return Err(Problem::Conflict("roles-changed-meanwhile"));
    }
    let fact = Fact::new(&facts::DEPUTY_CHANGED, a.person.number(), now).by(by);
    let fact = fact.with("assignment", a.id.number()).with("deputy", by.number());
    let fact = fact.with("facilitator", i64::from(a.role == "facilitator"));
    w.announce(match a.scope.space() {
        Some(space) => fact.space(space),
        None => fact,
    });
    Ok(())
}

/// Somebody no longer stands in, or does not want to.
///
/// # Errors
/// What the database says.
pub fn end_deputy(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    a: &Assignment,
    deputy: PersonId,
) -> Res<bool> {
    let by = permit.by();
    let w = permit.tx();
    let gone = w.exec(&END_DEPUTY, p![a.id, deputy])? > 0;
    if gone {
        web::audit(w, by, "role.deputy", a.id.number())?;
        say(w, &facts::DEPUTY_CHANGED, a.person, a.id, a.scope, by);
    }
    Ok(gone)
}

/// Marks an item of the hand-over list as done, or not.
///
/// # Errors
/// What the database says.
pub fn hand(
    permit: &mut Permitted<'_, '_, AssignmentThing>,
    a: &Assignment,
    place: i64,
    done: bool,
) -> Res<()> {
    let by = permit.actor().id;
    let w = permit.tx();
    let now = w.now();
    if done {
        w.exec(&HAND, p![a.id, place, now, by])?;
    } else {
        w.exec(&UNHAND, p![a.id, place])?;
    }
    Ok(())
}

/// Lets successors take over whose first day is there, and ends the roles whose period is over; how
/// many of these.
///
/// # Errors
/// What the database says.
pub fn periods(w: &mut Write<'_>) -> Res<usize> {
    let now = w.now();
    for id in w.ints(&TAKING_OVER, p![now])? {
        let a = find::assignment(w, AssignmentId::new(id))?;
        take_over(w, &a, None)?;
    }
    let over = w.ints(&OVER, p![now])?;
    for id in &over {
        let a = find::assignment(w, AssignmentId::new(*id))?;
        finish(w, &a, None, "period")?;
    }
    Ok(over.len())
}

/// How long before its end a role raises the question whether it goes on.
pub const RENEWAL: i64 = 30 * DAY;

/// Asks the holders of roles that end within a month, and whom they report to, whether they go on;
/// each of them once; how many.
///
/// # Errors
/// What the database says.
pub fn renewals(w: &mut Write<'_>) -> Res<usize> {
    let now = w.now();
    let ending = w.ints(&ENDING, p![now, now.plus(RENEWAL)])?;
    for id in &ending {
        let a = find::assignment(w, AssignmentId::new(*id))?;
        w.exec(&ASKED, p![a.id, now])?;
        let lead = a.lead.or(a.proposer).map_or(0, PersonId::number);
        let fact = Fact::new(&facts::ENDING, a.person.number(), now);
        w.announce(fact.with("assignment", a.id.number()).with("lead", lead));
    }
    Ok(ending.len())
}
