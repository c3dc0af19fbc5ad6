//! What is said about a description: comments, and its reviews after three and twelve months.

use kernel::time::DAY;
use kernel::{AssignmentId, Fact, Id, PersonId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::DescriptionId;
use super::people::Holder;
use crate::descriptions::{DescriptionThing, facts};

/// A comment; the phantom of its id.
#[derive(Debug, Clone, Copy)]
enum Comment {}

/// The reviews: so many months, in so many days.
pub const REVIEWS: [(i64, i64); 2] = [(3, 91), (12, 365)];

sql!(
    COMMENTS,
    "SELECT c.id, c.version, c.at_ms, p.name, p.handle, c.body FROM description_comments c
     JOIN people p ON p.id = c.author_id WHERE c.description_id = $1 ORDER BY c.id LIMIT 500"
);
sql!(
    SAY,
    "INSERT INTO description_comments (id, description_id, version, author_id, at_ms, body)
     VALUES ($1, $2, $3, $4, $5, $6)"
);
sql!(HOLD, "UPDATE job_descriptions SET assignment_id = $2, held_ms = $3 WHERE id = $1");
// A description whose holder is gone, or that nobody worked by yet, takes the new one.
sql!(
    FREE,
    "SELECT COUNT(*) FROM job_descriptions d WHERE d.id = $1 AND d.state <> 'withdrawn'
        AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.id = d.assignment_id AND a.state = 'held' AND a.id <> $2)"
);
// Whoever comes second works by a description of their own: the same words, its own reviews.
sql!(
    COPY,
    "INSERT INTO job_descriptions (id, roles, scope, scope_id, title_en, title_fr, state, version, author_id, made_ms, changed_ms,
        published_ms)
     SELECT $2, d.roles, d.scope, d.scope_id, d.title_en, d.title_fr, d.state, 1, d.author_id, $3, $3, d.published_ms
     FROM job_descriptions d WHERE d.id = $1 AND d.state <> 'withdrawn'"
);
sql!(
    COPY_WORDS,
    "INSERT INTO description_versions (description_id, version, at_ms, by_id, why, context, body)
     SELECT $2, 1, $3, v.by_id, '', v.context, v.body FROM description_versions v
     JOIN job_descriptions d ON d.id = v.description_id AND d.version = v.version WHERE d.id = $1"
);
sql!(BEGAN, "SELECT from_ms FROM assignments WHERE id = $1 AND state = 'held'");
sql!(NO_REVIEWS, "DELETE FROM description_reviews WHERE description_id = $1");
sql!(NO_ANSWERS, "DELETE FROM description_answers WHERE description_id = $1");
sql!(
    PLAN,
    "INSERT INTO description_reviews (description_id, months, due_ms) VALUES ($1, $2, $3)
     ON CONFLICT (description_id, months) DO UPDATE SET due_ms = excluded.due_ms, asked_ms = NULL"
);
sql!(
    REVIEWED,
    "SELECT months, due_ms, asked_ms FROM description_reviews WHERE description_id = $1 ORDER BY months"
);
sql!(
    ANSWERS,
    "SELECT r.months, r.side, p.name, r.at_ms, r.fits, r.body FROM description_answers r
     JOIN people p ON p.id = r.person_id WHERE r.description_id = $1 ORDER BY r.months, r.side"
);
sql!(
    ANSWER,
    "INSERT INTO description_answers (description_id, months, side, person_id, at_ms, fits, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (description_id, months, side) DO UPDATE SET
     person_id = excluded.person_id, at_ms = excluded.at_ms, fits = excluded.fits, body = excluded.body"
);
sql!(
    DUE,
    "SELECT r.description_id, r.months, a.person_id, a.lead_id FROM description_reviews r
     JOIN job_descriptions d ON d.id = r.description_id AND d.state <> 'withdrawn'
     JOIN assignments a ON a.id = d.assignment_id AND a.state = 'held'
     WHERE r.asked_ms IS NULL AND r.due_ms <= $1 ORDER BY r.due_ms LIMIT 100"
);
sql!(ASKED, "UPDATE description_reviews SET asked_ms = $3 WHERE description_id = $1 AND months = $2");

/// Something said about a description.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its id.
    pub id: i64,
    /// The version it was said of.
    pub version: i64,
    /// When.
    pub at: Time,
    /// Who.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// The words.
    pub body: String,
}
row!(Said { id, version, at, name, handle, body });

/// A review that will be or was asked for.
#[derive(Debug, Clone)]
pub struct Review {
    /// After so many months: 3 or 12.
    pub months: i64,
    /// When it is due.
    pub due: Time,
    /// When holder and lead were asked.
    pub asked: Option<Time>,
}
row!(Review { months, due, asked });

/// What one side answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// After so many months.
    pub months: i64,
    /// `holder` or `lead`.
    pub side: String,
    /// Who.
    pub name: String,
    /// When.
    pub at: Time,
    /// The description fits what is really done.
    pub fits: bool,
    /// What should change.
    pub body: String,
}
row!(Answered { months, side, name, at, fits, body });

/// What was said about it.
///
/// # Errors
/// What the database says.
pub fn comments(r: &mut Read<'_>, id: DescriptionId) -> Res<Vec<Said>> {
    r.all(&COMMENTS, p![id])
}

/// Says something about it.
///
/// # Errors
/// What the database says.
pub fn say(permit: &mut Permitted<'_, '_, DescriptionThing>, version: i64, body: &str) -> Res<()> {
    let (w, thing, actor) = permit.split();
    let (id, now): (Id<Comment>, Time) = (w.id(), w.now());
    w.exec(&SAY, p![id, thing.id, version, actor.id, now, body])?;
    Ok(())
}

/// Somebody works by it from now on: its reviews are planned from the day they began.
///
/// # Errors
/// What the database says.
pub fn hold(permit: &mut Permitted<'_, '_, DescriptionThing>, holder: &Holder) -> Res<()> {
    let id = permit.thing().id;
    plan(permit.tx(), id, (holder.id, holder.from))
}

fn plan(w: &mut Write<'_>, id: i64, (holder, from): (AssignmentId, Time)) -> Res<()> {
    w.exec(&NO_REVIEWS, p![id])?;
    w.exec(&NO_ANSWERS, p![id])?;
    w.exec(&HOLD, p![id, holder, from])?;
    for (months, days) in REVIEWS {
        w.exec(&PLAN, p![id, months, from.plus(days * DAY)])?;
    }
    Ok(())
}

/// A vacancy was filled by this description: its reviews are planned. Where somebody works by it already,
/// the new holder gets a copy with reviews of its own.
///
/// # Errors
/// What the database says.
pub fn filled(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let (Some(id), Some(holder)) = (fact.number("description"), fact.number("assignment")) else {
        return Ok(());
    };
    let Some((from,)) = w.opt::<(Time,)>(&BEGAN, p![holder])? else { return Ok(()) };
    let own = if w.one::<(i64,)>(&FREE, p![id, holder])?.0 == 0 { copy(w, id)? } else { Some(id) };
    own.map_or(Ok(()), |id| plan(w, id, (AssignmentId::new(holder), from)))
}

/// A description of the same words; nothing when it was withdrawn.
fn copy(w: &mut Write<'_>, id: i64) -> Res<Option<i64>> {
    let (own, now): (DescriptionId, Time) = (w.id(), w.now());
    if w.exec(&COPY, p![id, own, now])? == 0 {
        return Ok(None);
    }
    w.exec(&COPY_WORDS, p![id, own, now])?;
    Ok(Some(own.number()))
}

/// Its reviews.
///
/// # Errors
/// What the database says.
pub fn reviews(r: &mut Read<'_>, id: DescriptionId) -> Res<Vec<Review>> {
    r.all(&REVIEWED, p![id])
}

/// What was answered to them.
///
/// # Errors
/// What the database says.
pub fn answers(r: &mut Read<'_>, id: DescriptionId) -> Res<Vec<Answered>> {
    r.all(&ANSWERS, p![id])
}

/// Answers a review, again if need be.
///
/// # Errors
/// What the database says.
pub fn answer(
    permit: &mut Permitted<'_, '_, DescriptionThing>,
    months: i64,
    (fits, body): (bool, &str),
) -> Res<()> {
    let (w, thing, actor) = permit.split();
    let (side, now) = (if thing.holder { "holder" } else { "lead" }, w.now());
    w.exec(&ANSWER, p![thing.id, months, side, actor.id, now, fits, body])?;
    Ok(())
}

/// Asks for the reviews that are due: holder and lead are told once.
///
/// # Errors
/// What the database says.
pub fn ask(w: &mut Write<'_>) -> Res<()> {
    let now = w.now();
    let due: Vec<(i64, i64, PersonId, Option<PersonId>)> = w.all(&DUE, p![now])?;
    for (id, months, holder, lead) in due {
        w.exec(&ASKED, p![id, months, now])?;
        for person in std::iter::once(holder).chain(lead) {
            let fact = Fact::new(&facts::DUE, person.number(), now);
            w.announce(fact.with("description", id).with("months", months));
        }
    }
    Ok(())
}
