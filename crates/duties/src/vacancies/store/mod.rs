//! Every SQL text of the room.

pub mod candidates;
pub mod fills;
pub mod places;
pub mod pool;

use kernel::{Actor, AssignmentId, Fact, Id, PersonId, Time};
use policy::Permitted;
use store::{Error, Read, Res, Write, p, row, sql};

use super::{VacancyThing, facts};
use places::At;

/// A vacancy; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Vacancy {}

/// Id of a vacancy.
pub type VacancyId = Id<Vacancy>;

// A draft, or what was withdrawn, is there for those who write descriptions ($2) and for those it concerns.
macro_rules! vacancy_sql {
    ($end:literal) => {
        concat!(
            "SELECT v.id, v.role, v.scope, v.scope_id, COALESCE(s.slug, u.slug, ''), COALESCE(s.name, u.name, ''),
                v.state, v.opened_ms, v.over_ms, v.why, v.by_id, b.name, b.handle, d.id,
                COALESCE(d.title_en, ''), COALESCE(d.title_fr, ''), COALESCE(d.state, ''), v.assignment_id,
                COALESCE(c.state, '')
             FROM vacancies v JOIN people b ON b.id = v.by_id
             LEFT JOIN spaces s ON v.scope = 'space' AND s.id = v.scope_id
             LEFT JOIN units u ON v.scope = 'unit' AND u.id = v.scope_id
             LEFT JOIN job_descriptions d ON d.id = v.description_id AND (d.state = 'published' OR $2::boolean
                OR EXISTS (SELECT 1 FROM assignments y WHERE y.id = d.assignment_id AND (y.person_id = $1 OR y.lead_id = $1)))
             LEFT JOIN candidates c ON c.vacancy_id = v.id AND c.person_id = $1 AND NOT EXISTS (SELECT 1 FROM candidates z
                WHERE z.vacancy_id = c.vacancy_id AND z.person_id = $1
                    AND (z.at_ms > c.at_ms OR (z.at_ms = c.at_ms AND z.by_id > c.by_id))) WHERE ",
            $end
        )
    };
}
sql!(FIND, vacancy_sql!("v.id = $3"));
// Of places the reader may see; the newest first.
sql!(
    LIST,
    vacancy_sql!(
        "v.state = 'open' AND v.id < $3 AND (v.scope <> 'space' OR EXISTS (SELECT 1 FROM visible_spaces x
            WHERE x.person_id = $1 AND x.space_id = v.scope_id)) ORDER BY v.id DESC LIMIT $4"
    )
);
sql!(
    OPEN_THERE,
    "SELECT id FROM vacancies WHERE role = $1 AND scope = $2 AND scope_id = $3 AND state = 'open'"
);
sql!(
    OPEN,
    "INSERT INTO vacancies (id, description_id, role, scope, scope_id, state, opened_ms, by_id, why)
     VALUES ($1, $2::bigint, $3, $4, $5, 'open', $6, $7, $8)"
);
sql!(
    HELD,
    "SELECT COUNT(*) FROM assignments WHERE role = $1 AND scope = $2 AND scope_id = $3 AND state = 'held'
        AND (until_ms IS NULL OR until_ms > $4)"
);
// Descriptions of the role that nobody works by yet: written for the place, or for the whole network. What is
// not published is offered to those who write descriptions.
sql!(
    DESCRIPTIONS,
    "SELECT d.id, d.title_en, d.title_fr, d.state FROM job_descriptions d
     WHERE d.state <> 'withdrawn' AND (d.state = 'published' OR $4::boolean) AND (' ' || d.roles || ' ') LIKE ('% ' || $1::text || ' %')
        AND ((d.scope = $2 AND d.scope_id = $3) OR d.scope = 'network')
        AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.id = d.assignment_id AND a.state = 'held')
     ORDER BY d.id DESC LIMIT 50"
);
sql!(DESCRIBE, "UPDATE vacancies SET description_id = $2 WHERE id = $1 AND state = 'open'");
sql!(CLOSE, "UPDATE vacancies SET state = 'closed', over_ms = $2 WHERE id = $1 AND state = 'open'");
sql!(
    FILL,
    "UPDATE vacancies SET state = 'filled', over_ms = $2, assignment_id = $3 WHERE id = $1 AND state = 'open'"
);
sql!(TAKEN_ON, "SELECT role, scope, scope_id, person_id FROM assignments WHERE id = $1 AND state = 'held'");
sql!(AFTER, "SELECT person_id, lead_id FROM assignments WHERE id = $1");
// Of the description this holder works by: a second one found by it has one of their own.
sql!(
    REVIEWS,
    "SELECT r.months, r.due_ms FROM description_reviews r JOIN job_descriptions d ON d.id = r.description_id
     WHERE d.assignment_id = $1 ORDER BY r.months"
);

/// A vacancy, as one reader meets it.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its id.
    pub id: VacancyId,
    /// Key of the role.
    pub role: String,
    /// `network`, `unit`, `space`.
    pub scope: String,
    /// Of which.
    pub scope_id: i64,
    /// Word of the place in addresses.
    pub slug: String,
    /// Its name.
    pub place: String,
    /// `open`, `filled`, `closed`.
    pub state: String,
    /// Since when.
    pub opened: Time,
    /// When it was filled or closed.
    pub over: Option<Time>,
    /// What it is about, in the words of whoever opened it.
    pub why: String,
    /// Who opened it.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// Their short name.
    pub by_handle: String,
    /// The description, where the reader may read it.
    pub description: Option<i64>,
    /// Its title in English.
    pub title_en: String,
    /// Its title in French.
    pub title_fr: String,
    /// Its state; empty when there is none.
    pub description_state: String,
    /// The role that was taken on.
    pub assignment: Option<AssignmentId>,
    /// How the reader stands: `approached`, `agreed`, `declined`, `active`, or empty.
    pub mine: String,
}
row!(Found {
    id,
    role,
    scope,
    scope_id,
    slug,
    place,
    state,
    opened,
    over,
    why,
    by,
    by_name,
    by_handle,
    description,
    title_en,
    title_fr,
    description_state,
    assignment,
    mine
});

impl Found {
    /// How its place stands in forms.
    #[must_use]
    pub fn token(&self) -> String {
        places::token(&self.scope, &self.slug)
    }
    /// Somebody is still looked for.
    #[must_use]
    pub fn open(&self) -> bool {
        self.state == "open"
    }
    /// As the gate meets it.
    ///
    /// # Errors
    /// What the database says.
    pub fn thing(&self, r: &mut Read<'_>, actor: &Actor) -> Res<VacancyThing> {
        let keeper = self.scope == "space" && places::keeps(r, actor, self.scope_id)?;
        // Whoever ever stood there: else one would step back, read the others’ words, and come forward again.
        let candidate = !self.mine.is_empty() && self.mine != "active";
        Ok(VacancyThing { id: self.id.number(), scope: self.scope.clone(), keeper, team: false, candidate })
    }
}

/// Whether somebody writes descriptions, and so reads those that are not published (`descriptions`).
fn writes(actor: &Actor) -> bool {
    actor.owner || actor.roles.has("esn_owner") || actor.roles.has("network_lead")
}

/// A vacancy in a place the actor may know of.
///
/// # Errors
/// `NoRow` when it is not there for them.
pub fn find(r: &mut Read<'_>, actor: &Actor, id: VacancyId) -> Res<Found> {
    let found: Found = r.opt(&FIND, p![actor.id, writes(actor), id])?.ok_or(Error::NoRow)?;
    if found.scope == "space" {
        web::find_place(r, actor, &found.slug)?;
    }
    Ok(found)
}

/// Open vacancies before an id, the newest first.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, actor: &Actor, before: i64, limit: i64) -> Res<Vec<Found>> {
    r.all(&LIST, p![actor.id, writes(actor), before, limit])
}

/// The open vacancy of a role in a place.
///
/// # Errors
/// What the database says.
pub fn open_there(r: &mut Read<'_>, role: &str, at: &At) -> Res<Option<VacancyId>> {
    Ok(r.opt::<(VacancyId,)>(&OPEN_THERE, p![role, at.scope.as_str(), at.id])?.map(|(id,)| id))
}

/// Whether somebody holds a role in a place.
///
/// # Errors
/// What the database says.
pub fn held(r: &mut Read<'_>, role: &str, (scope, id): (&str, i64)) -> Res<bool> {
    let now = r.now();
    Ok(r.one::<(i64,)>(&HELD, p![role, scope, id, now])?.0 > 0)
}

/// A description that can be chosen: id, title in English and French, state.
pub type Choice = (i64, String, String, String);

/// Descriptions a vacancy can go by, of those the actor may read.
///
/// # Errors
/// What the database says.
pub fn descriptions(
    r: &mut Read<'_>,
    actor: &Actor,
    role: &str,
    (scope, id): (&str, i64),
) -> Res<Vec<Choice>> {
    r.all(&DESCRIPTIONS, p![role, scope, id, writes(actor)])
}

/// Opens a vacancy.
///
/// # Errors
/// What the database says.
pub fn open(
    permit: &mut Permitted<'_, '_, VacancyThing>,
    (role, at): (&str, &At),
    (description, why): (Option<i64>, &str),
) -> Res<VacancyId> {
    let (w, _, actor) = permit.split();
    let (id, now): (VacancyId, Time) = (w.id(), w.now());
    w.exec(&OPEN, p![id, description, role, at.scope.as_str(), at.id, now, actor.id, why])?;
    w.announce(Fact::new(&facts::OPENED, id.number(), now).by(actor.id));
    Ok(id)
}

/// Says by which description; false when it is over.
///
/// # Errors
/// What the database says.
pub fn describe(permit: &mut Permitted<'_, '_, VacancyThing>, description: i64) -> Res<bool> {
    let id = permit.thing().id;
    Ok(permit.tx().exec(&DESCRIBE, p![id, description])? == 1)
}

/// Closes it without anybody; false when it is over already.
///
/// # Errors
/// What the database says.
pub fn close(permit: &mut Permitted<'_, '_, VacancyThing>) -> Res<bool> {
    let (w, thing, _) = permit.split();
    let now = w.now();
    if w.exec(&CLOSE, p![thing.id, now])? == 0 {
        return Ok(false);
    }
    candidates::over(w, thing.id, None)?;
    Ok(true)
}

/// A role was taken on: the vacancy of that role and place is filled, its other candidates are told, and
/// what they had said goes.
///
/// # Errors
/// What the database says.
pub fn filled(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let Some(assignment) = fact.number("assignment") else { return Ok(()) };
    type Taken = (String, String, i64, PersonId);
    let Some((role, scope, place, person)) = w.opt::<Taken>(&TAKEN_ON, p![assignment])? else {
        return Ok(());
    };
    let Some((id,)) = w.opt::<(i64,)>(&OPEN_THERE, p![&role, &scope, place])? else { return Ok(()) };
    let now = w.now();
    w.exec(&FILL, p![id, now, assignment])?;
    candidates::over(w, id, Some(person))?;
    let (description,): (Option<i64>,) = w.one(&candidates::DESCRIPTION, p![id])?;
    let fact = Fact { actor: fact.actor, ..Fact::new(&facts::FILLED, id, now) };
    w.announce(fact.with("description", description.unwrap_or(0)).with("assignment", assignment));
    Ok(())
}

/// What comes after: who holds the role, whom they report to, and when the description is reviewed.
///
/// # Errors
/// What the database says.
pub fn after(r: &mut Read<'_>, found: &Found) -> Res<After> {
    let held = found.assignment.map(|id| r.opt(&AFTER, p![id])).transpose()?.flatten();
    let reviews = found.assignment.filter(|_| held.is_some()).map(|id| r.all(&REVIEWS, p![id]));
    Ok(After { held, reviews: reviews.transpose()?.unwrap_or_default() })
}

/// What comes after a vacancy was filled.
#[derive(Debug, Clone, Default)]
pub struct After {
    /// Who holds the role, and whom they report to.
    pub held: Option<(PersonId, Option<PersonId>)>,
    /// After so many months the description is reviewed, and when.
    pub reviews: Vec<(i64, Time)>,
}
