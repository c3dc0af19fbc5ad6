//! What people say of their own competences, and what they asked others to say.

use kernel::{Actor, Fact, Id, PersonId, Time};
use policy::{Own, Permitted};
use store::{Error, Read, Res, p, row, sql};

use crate::growing::facts;

/// A view of a competence; the phantom of its id.
#[derive(Debug, Clone, Copy)]
enum View {}

sql!(
    LEVELS,
    "SELECT competence, level, evidence, at_ms FROM competence_levels WHERE person_id = $1 ORDER BY competence"
);
sql!(
    RATE,
    "INSERT INTO competence_levels (person_id, competence, level, evidence, at_ms) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person_id, competence) DO UPDATE SET level = excluded.level, evidence = excluded.evidence,
     at_ms = excluded.at_ms"
);
sql!(PERSON, "SELECT id FROM people WHERE handle = $1 AND state = 'active'");
sql!(
    ASK,
    "INSERT INTO competence_feedback (id, person_id, competence, giver_id, state, body, asked_ms)
     VALUES ($1, $2, $3, $4, 'asked', '', $5)"
);
// Those one asked for, and those one is asked for.
sql!(
    MINE,
    "SELECT f.id, f.competence, p.name, f.state, f.body, f.asked_ms FROM competence_feedback f
     JOIN people p ON p.id = f.giver_id WHERE f.person_id = $1 ORDER BY f.id DESC LIMIT 100"
);
sql!(
    ASKED,
    "SELECT f.id, f.competence, p.name, f.state, f.body, f.asked_ms FROM competence_feedback f
     JOIN people p ON p.id = f.person_id WHERE f.giver_id = $1 AND f.state = 'asked' ORDER BY f.id DESC LIMIT 100"
);
sql!(ONE, "SELECT person_id, giver_id, state FROM competence_feedback WHERE id = $1");
sql!(
    GIVE,
    "UPDATE competence_feedback SET state = 'given', body = $2, given_ms = $3 WHERE id = $1 AND state = 'asked'"
);
sql!(AGREE, "UPDATE competence_feedback SET state = 'agreed' WHERE id = $1 AND state = 'given'");
sql!(DROP, "DELETE FROM competence_feedback WHERE id = $1");

/// What somebody says of one of their competences.
#[derive(Debug, Clone)]
pub struct Level {
    /// Key of the competence.
    pub competence: String,
    /// 0 to 4.
    pub level: i64,
    /// What shows it.
    pub evidence: String,
    /// Since when.
    pub at: Time,
}
row!(Level { competence, level, evidence, at });

/// A view, as one of both sides meets it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its id.
    pub id: i64,
    /// Key of the competence.
    pub competence: String,
    /// The other side’s name.
    pub name: String,
    /// `asked`, `given`, `agreed`.
    pub state: String,
    /// The words.
    pub body: String,
    /// Since when it is asked for.
    pub at: Time,
}
row!(Seen { id, competence, name, state, body, at });

/// What somebody says of their competences.
///
/// # Errors
/// What the database says.
pub fn levels(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Level>> {
    r.all(&LEVELS, p![person])
}

/// Says it.
///
/// # Errors
/// What the database says.
pub fn rate(permit: &mut Permitted<'_, '_, Own>, competence: &str, level: i64, evidence: &str) -> Res<()> {
    let (w, me, _) = permit.split();
    let now = w.now();
    w.exec(&RATE, p![me.0, competence, level, evidence, now])?;
    Ok(())
}

/// Views one asked for, and views one is asked for.
///
/// # Errors
/// What the database says.
pub fn views(r: &mut Read<'_>, person: PersonId) -> Res<(Vec<Seen>, Vec<Seen>)> {
    Ok((r.all(&MINE, p![person])?, r.all(&ASKED, p![person])?))
}

/// Somebody who can be asked.
///
/// # Errors
/// What the database says.
pub fn person(r: &mut Read<'_>, handle: &str) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&PERSON, p![handle])?.map(|(id,)| id))
}

/// Asks somebody for their view.
///
/// # Errors
/// What the database says.
pub fn ask(permit: &mut Permitted<'_, '_, Own>, competence: &str, giver: PersonId) -> Res<()> {
    let (w, me, actor) = permit.split();
    let (id, now): (Id<View>, Time) = (w.id(), w.now());
    w.exec(&ASK, p![id, me.0, competence, giver, now])?;
    w.announce(Fact::new(&facts::ASKED, giver.number(), now).by(actor.id).with("view", id.number()));
    Ok(())
}

/// What one does with a view: its giver gives it or not, its person agrees to it or not.
///
/// # Errors
/// `NoRow` when it is not the actor’s to answer, or not now.
pub fn answer(permit: &mut Permitted<'_, '_, Own>, id: i64, (yes, words): (bool, &str)) -> Res<()> {
    let (w, me, actor): (_, &Own, &Actor) = permit.split();
    let (person, giver, state): (PersonId, PersonId, String) = w.opt(&ONE, p![id])?.ok_or(Error::NoRow)?;
    let now = w.now();
    match (state.as_str(), yes) {
        ("asked", true) if giver == me.0 => {
            w.exec(&GIVE, p![id, words, now])?;
            w.announce(Fact::new(&facts::GIVEN, person.number(), now).by(actor.id).with("view", id));
        }
        ("given", true) if person == me.0 => {
            w.exec(&AGREE, p![id])?;
        }
        ("asked", false) if giver == me.0 || person == me.0 => {
            w.exec(&DROP, p![id])?;
        }
        ("given" | "agreed", false) if person == me.0 => {
            w.exec(&DROP, p![id])?;
        }
        _ => return Err(Error::NoRow),
    }
    Ok(())
}
