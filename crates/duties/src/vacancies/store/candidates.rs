//! People who were asked, and those who said yes.

use kernel::{Actor, Fact, PersonId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::Found;
use crate::vacancies::{VacancyThing, facts};

// Who said yes, and those the reader asked themselves.
sql!(
    LIST,
    "SELECT c.person_id, p.name, p.handle, p.title, COALESCE(u.name, ''), c.state, c.source, c.body, c.shares, c.at_ms,
        COALESCE((SELECT a.id FROM assignments a WHERE a.person_id = c.person_id AND a.role = v.role AND a.scope = v.scope
            AND a.scope_id = v.scope_id AND a.state IN ('proposed', 'held') ORDER BY a.id DESC LIMIT 1), 0)
     FROM candidates c JOIN vacancies v ON v.id = c.vacancy_id JOIN people p ON p.id = c.person_id
     LEFT JOIN units u ON u.id = p.unit_id
     WHERE c.vacancy_id = $1 AND (c.state IN ('agreed', 'active') OR c.by_id = $2)
     ORDER BY CASE WHEN c.state IN ('agreed', 'active') THEN 0 ELSE 1 END, c.at_ms, c.person_id LIMIT 200"
);
sql!(
    MINE,
    "SELECT c.state, c.source, c.asked, c.body, c.shares, p.name, c.by_id FROM candidates c JOIN people p ON p.id = c.by_id
     WHERE c.vacancy_id = $1 AND c.person_id = $2 ORDER BY c.at_ms DESC, c.by_id DESC LIMIT 1"
);
sql!(
    ROWS,
    "SELECT by_id, state FROM candidates WHERE vacancy_id = $1 AND person_id = $2 ORDER BY at_ms DESC, by_id DESC LIMIT 50"
);
// What the reader may know of: a yes, and whom they asked themselves.
sql!(
    BEFORE,
    "SELECT COUNT(*) FROM candidates WHERE vacancy_id = $1 AND person_id = $2 AND (state IN ('agreed', 'active') OR by_id = $3)"
);
sql!(PERSON, "SELECT id FROM people WHERE handle = $1 AND state = 'active' AND NOT external");
sql!(
    HOLDS,
    "SELECT COUNT(*) FROM assignments WHERE person_id = $1 AND role = $2 AND scope = $3 AND scope_id = $4
        AND state = 'held' AND (until_ms IS NULL OR until_ms > $5)"
);
sql!(
    ADD,
    "INSERT INTO candidates (vacancy_id, person_id, state, source, asked, body, shares, by_id, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (vacancy_id, person_id, by_id) DO NOTHING"
);
sql!(
    AGREE,
    "UPDATE candidates SET state = 'agreed', body = $3, shares = $4, at_ms = $5
     WHERE vacancy_id = $1 AND person_id = $2 AND state IN ('approached', 'agreed', 'declined')"
);
sql!(
    DECLINE,
    "UPDATE candidates SET state = 'declined', asked = '', body = '', shares = FALSE, at_ms = $3
     WHERE vacancy_id = $1 AND person_id = $2 AND state IN ('approached', 'agreed')"
);
sql!(
    WAITING,
    "SELECT person_id FROM candidates WHERE vacancy_id = $1 AND state = 'agreed' AND person_id <> $2"
);
// A yes is one: what others asked meanwhile goes with it.
sql!(ONE, "DELETE FROM candidates WHERE vacancy_id = $1 AND person_id = $2 AND by_id <> $3");
sql!(GONE, "DELETE FROM candidates WHERE vacancy_id = $1 AND person_id <> $2");
sql!(
    ACTIVE,
    "UPDATE candidates SET state = 'active', asked = '', body = '', shares = FALSE WHERE vacancy_id = $1 AND person_id = $2"
);
sql!(
    LEVELS,
    "SELECT competence, level, evidence FROM competence_levels WHERE person_id = $1 ORDER BY competence"
);
sql!(pub(super) DESCRIPTION, "SELECT description_id FROM vacancies WHERE id = $1");

/// Somebody who could be chosen.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Their job.
    pub title: String,
    /// Their unit.
    pub unit: String,
    /// `approached`, `agreed`, `declined`, `active`.
    pub state: String,
    /// `self` or `lead`.
    pub source: String,
    /// Why they would, in their own words.
    pub body: String,
    /// Whoever chooses may read what they say of their competences.
    pub shares: bool,
    /// Since when.
    pub at: Time,
    /// The role they were proposed or hold; 0 for none.
    pub role: i64,
}
row!(Candidate { person, name, handle, title, unit, state, source, body, shares, at, role });

/// How one stands oneself.
#[derive(Debug, Clone)]
pub struct Mine {
    /// `approached`, `agreed`, `declined`, `active`.
    pub state: String,
    /// `self` or `lead`.
    pub source: String,
    /// What whoever asked wrote.
    pub asked: String,
    /// What one answered.
    pub body: String,
    /// Whoever chooses may read one’s competences.
    pub shares: bool,
    /// Name of who asked.
    pub by: String,
    /// Who asked; oneself where one came forward.
    pub by_id: PersonId,
}
row!(Mine { state, source, asked, body, shares, by, by_id });

impl Mine {
    /// A word where they may be read, for the form.
    #[must_use]
    pub const fn ticked(&self) -> &'static str {
        if self.shares { "yes" } else { "" }
    }
}

/// Those who said yes, and those the reader asked.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, actor: &Actor, found: &Found) -> Res<Vec<Candidate>> {
    r.all(&LIST, p![found.id, actor.id])
}

/// How one stands oneself.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, actor: &Actor, found: &Found) -> Res<Option<Mine>> {
    r.opt(&MINE, p![found.id, actor.id])
}

/// What somebody says of a competence: key, level, what shows it.
pub type Said = (String, i64, String);

/// What somebody says of their competences.
///
/// # Errors
/// What the database says.
pub fn levels(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Said>> {
    r.all(&LEVELS, p![person])
}

/// Somebody inside who can be asked.
///
/// # Errors
/// What the database says.
pub fn person(r: &mut Read<'_>, handle: &str) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&PERSON, p![handle])?.map(|(id,)| id))
}

/// Whether somebody holds the role there already.
///
/// # Errors
/// What the database says.
pub fn holds(r: &mut Read<'_>, person: PersonId, found: &Found) -> Res<bool> {
    let now = r.now();
    let held: (i64,) = r.one(&HOLDS, p![person, &found.role, &found.scope, found.scope_id, now])?;
    Ok(held.0 > 0)
}

/// Who asked somebody: those who still wait for a word, or else those who got one.
///
/// # Errors
/// What the database says.
pub fn askers(r: &mut Read<'_>, actor: &Actor, found: &Found) -> Res<Vec<PersonId>> {
    let all: Vec<(PersonId, String)> = r.all(&ROWS, p![found.id, actor.id])?;
    let all: Vec<_> = all.into_iter().filter(|(by, _)| *by != actor.id).collect();
    let open = all.iter().any(|(_, state)| state != "declined");
    Ok(all.into_iter().filter(|(_, state)| !open || state != "declined").map(|(by, _)| by).collect())
}

/// Asks somebody; false when the actor asked them before, or they said yes. Whether somebody else asked them
/// makes no difference: that would tell whom, and what they said.
///
/// # Errors
/// What the database says.
pub fn ask(permit: &mut Permitted<'_, '_, VacancyThing>, person: PersonId, why: &str) -> Res<bool> {
    let (w, thing, actor) = permit.split();
    let now = w.now();
    if w.one::<(i64,)>(&BEFORE, p![thing.id, person, actor.id])?.0 > 0 {
        return Ok(false);
    }
    let added = w.exec(&ADD, p![thing.id, person, "approached", "lead", why, "", false, actor.id, now])? == 1;
    if added {
        w.announce(Fact::new(&facts::ASKED, person.number(), now).by(actor.id).with("vacancy", thing.id));
    }
    Ok(added)
}

/// Each of them hears that the actor answered.
fn tell(w: &mut Write<'_>, (vacancy, by): (i64, PersonId), to: &[PersonId]) {
    let now = w.now();
    for one in to {
        w.announce(Fact::new(&facts::ANSWERED, one.number(), now).by(by).with("vacancy", vacancy));
    }
}

/// The actor says yes, or comes forward; `to` hear of it.
///
/// # Errors
/// What the database says.
pub fn agree(
    permit: &mut Permitted<'_, '_, VacancyThing>,
    to: &[PersonId],
    (words, shares): (&str, bool),
) -> Res<()> {
    let (w, thing, actor) = permit.split();
    let now = w.now();
    if let Some((by, _)) = w.all::<(PersonId, String)>(&ROWS, p![thing.id, actor.id])?.into_iter().next() {
        w.exec(&ONE, p![thing.id, actor.id, by])?;
    }
    if w.exec(&AGREE, p![thing.id, actor.id, words, shares, now])? == 0 {
        w.exec(&ADD, p![thing.id, actor.id, "agreed", "self", "", words, shares, actor.id, now])?;
    }
    tell(w, (thing.id, actor.id), to);
    Ok(())
}

/// The actor declines, or is no candidate any more: their words go. False when there was nothing to say.
///
/// # Errors
/// What the database says.
pub fn decline(permit: &mut Permitted<'_, '_, VacancyThing>, to: &[PersonId]) -> Res<bool> {
    let (w, thing, actor) = permit.split();
    let now = w.now();
    let done = w.exec(&DECLINE, p![thing.id, actor.id, now])? == 1;
    if done {
        tell(w, (thing.id, actor.id), to);
    }
    Ok(done)
}

/// A vacancy is over: whoever took it on stays, everybody else who had said yes is told, and what they
/// had said goes.
pub(super) fn over(w: &mut Write<'_>, vacancy: i64, taken: Option<PersonId>) -> Res<()> {
    let (now, person) = (w.now(), taken.map_or(0, PersonId::number));
    for other in w.ints(&WAITING, p![vacancy, person])? {
        w.announce(Fact::new(&facts::OVER, other, now).with("vacancy", vacancy));
    }
    w.exec(&GONE, p![vacancy, person])?;
    let taken = taken.map(|one| w.all::<(PersonId, String)>(&ROWS, p![vacancy, one])).transpose()?;
    if let Some((by, _)) = taken.into_iter().flatten().next() {
        w.exec(&ONE, p![vacancy, person, by])?;
    }
    w.exec(&ACTIVE, p![vacancy, person])?;
    Ok(())
}
