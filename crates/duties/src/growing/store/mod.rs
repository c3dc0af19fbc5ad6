//! Every SQL text of the room.

pub mod own;

use kernel::time::DAY;
use kernel::{Actor, AssignmentId, Fact, Id, PersonId, Time};
use policy::Permitted;
use store::{Error, Read, Res, p, row, sql};

use super::review::Horizon;
use super::thing::ReviewThing;
use super::{STEPS, facts};

/// A review; the phantom of its id.
#[derive(Debug, Clone, Copy)]
enum Review {}

sql!(
    HELD,
    "SELECT a.id, a.role, a.person_id, a.lead_id, a.from_ms, p.name, p.handle FROM assignments a
     JOIN people p ON p.id = a.person_id WHERE a.id = $1 AND a.state = 'held'"
);
sql!(
    REVIEWS,
    "SELECT id, horizon, from_ms, until_ms, opened_ms, own_body, own_ms, lead_body, lead_ms, plan, closed_ms
     FROM holder_reviews WHERE assignment_id = $1 ORDER BY id DESC LIMIT 50"
);
sql!(
    BEGIN,
    "INSERT INTO holder_reviews (id, assignment_id, horizon, from_ms, until_ms, opened_ms, by_id, own_body, lead_body, plan)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '')"
);
sql!(
    OWN,
    "UPDATE holder_reviews SET own_body = $3, own_ms = $4 WHERE id = $1 AND assignment_id = $2 AND closed_ms IS NULL"
);
sql!(
    LEADS,
    "UPDATE holder_reviews SET lead_body = $3, plan = $4, lead_ms = $5
     WHERE id = $1 AND assignment_id = $2 AND closed_ms IS NULL"
);
sql!(
    CLOSE,
    "UPDATE holder_reviews SET closed_ms = $3 WHERE id = $1 AND assignment_id = $2 AND closed_ms IS NULL
        AND own_ms IS NOT NULL AND lead_ms IS NOT NULL"
);
// What the holder said of their own duties in that stretch (O5).
sql!(
    MARKS,
    "SELECT CAST(COALESCE(SUM(CASE WHEN skipped THEN 0 ELSE 1 END), 0) AS BIGINT),
        CAST(COALESCE(SUM(CASE WHEN skipped THEN 1 ELSE 0 END), 0) AS BIGINT)
     FROM duty_marks WHERE assignment_id = $1 AND at_ms >= $2 AND at_ms < $3"
);
sql!(TICKED, "SELECT place, done_ms FROM onboarding_steps WHERE assignment_id = $1 ORDER BY place");
sql!(
    TICK,
    "INSERT INTO onboarding_steps (assignment_id, place, step, body, due_ms, done_ms, done_by)
     VALUES ($1, $2, $3, '', $4, $5, $6) ON CONFLICT (assignment_id, place) DO NOTHING"
);

/// A role somebody holds, with whom they report to.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its id.
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Who holds it.
    pub person: PersonId,
    /// Whom they report to.
    pub lead: Option<PersonId>,
    /// Since when.
    pub from: Time,
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
}
row!(Held { id, role, person, lead, from, name, handle });

impl Held {
    /// As the gate meets it.
    #[must_use]
    pub fn thing(&self, actor: &Actor) -> ReviewThing {
        ReviewThing::of(self.id, &self.role, (self.person, self.lead), actor)
    }
}

/// A review.
#[derive(Debug, Clone)]
pub struct Reviewed {
    /// Its id.
    pub id: i64,
    /// `activity` or `value`.
    pub horizon: String,
    /// From when.
    pub from: Time,
    /// Until when.
    pub until: Time,
    /// When it began.
    pub opened: Time,
    /// What the holder sees.
    pub own: String,
    /// When they said it.
    pub own_at: Option<Time>,
    /// What whom they report to sees.
    pub led: String,
    /// When they said it.
    pub led_at: Option<Time>,
    /// What is agreed to develop.
    pub plan: String,
    /// When it was ended.
    pub closed: Option<Time>,
}
row!(Reviewed { id, horizon, from, until, opened, own, own_at, led, led_at, plan, closed });

/// A role that is held.
///
/// # Errors
/// `NoRow` when it is not.
pub fn held(r: &mut Read<'_>, id: AssignmentId) -> Res<Held> {
    r.opt(&HELD, p![id])?.ok_or(Error::NoRow)
}

/// Its reviews, the newest first, each with how often the holder marked a duty done and left out.
///
/// # Errors
/// What the database says.
pub fn reviews(r: &mut Read<'_>, id: AssignmentId) -> Res<Vec<(Reviewed, (i64, i64))>> {
    let all: Vec<Reviewed> = r.all(&REVIEWS, p![id])?;
    let marks = |one: Reviewed| r.one(&MARKS, p![id, one.from, one.until]).map(|marks| (one, marks));
    all.into_iter().map(marks).collect()
}

/// Begins a review.
///
/// # Errors
/// What the database says.
pub fn begin(
    permit: &mut Permitted<'_, '_, ReviewThing>,
    of: PersonId,
    horizon: Horizon,
    (from, until): (Time, Time),
) -> Res<()> {
    let (w, thing, actor) = permit.split();
    let (id, now): (Id<Review>, Time) = (w.id(), w.now());
    w.exec(&BEGIN, p![id, thing.id, horizon.as_str(), from, until, now, actor.id])?;
    w.announce(
        Fact::new(&facts::OPENED, of.number(), now).by(actor.id).with("assignment", thing.id.number()),
    );
    Ok(())
}

/// Says what the holder sees; false when there is no open review of that number.
///
/// # Errors
/// What the database says.
pub fn own(permit: &mut Permitted<'_, '_, ReviewThing>, id: i64, words: &str) -> Res<bool> {
    let (w, thing, _) = permit.split();
    let now = w.now();
    Ok(w.exec(&OWN, p![id, thing.id, words, now])? == 1)
}

/// Says what whom they report to sees, and what is agreed.
///
/// # Errors
/// What the database says.
pub fn led(permit: &mut Permitted<'_, '_, ReviewThing>, id: i64, (words, plan): (&str, &str)) -> Res<bool> {
    let (w, thing, _) = permit.split();
    let now = w.now();
    Ok(w.exec(&LEADS, p![id, thing.id, words, plan, now])? == 1)
}

/// Ends a review that both have said something in; false otherwise.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, ReviewThing>, id: i64) -> Res<bool> {
    let (w, thing, _) = permit.split();
    let now = w.now();
    Ok(w.exec(&CLOSE, p![id, thing.id, now])? == 1)
}

/// When each step of the first ninety days was done, by its place.
///
/// # Errors
/// What the database says.
pub fn steps(r: &mut Read<'_>, id: AssignmentId) -> Res<Vec<(i64, Option<Time>)>> {
    r.all(&TICKED, p![id])
}

/// Ticks a step; false when there is none at that place.
///
/// # Errors
/// What the database says.
pub fn tick(permit: &mut Permitted<'_, '_, ReviewThing>, place: i64, from: Time) -> Res<bool> {
    let (w, thing, actor) = permit.split();
    let Some((step, days)) = usize::try_from(place).ok().and_then(|at| STEPS.get(at)) else {
        return Ok(false);
    };
    let now = w.now();
    w.exec(&TICK, p![thing.id, place, *step, from.plus(days * DAY), now, actor.id])?;
    Ok(true)
}
