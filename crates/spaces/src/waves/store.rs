//! Waves as rows: planned, steered, listed.

use kernel::{Id, PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;

use super::find::Found;

sql!(
    PLAN,
    "INSERT INTO invite_waves (id, space_id, by_id, made_ms, at_ms, words, state, people, sent, passed)
     VALUES ($1, $2, $3, $4, $5, $6, 'planned', $7, 0, 0)"
);
sql!(PUT, "INSERT INTO invite_wave_people (wave_id, person_id) VALUES ($1, $2)");
sql!(
    LIST,
    "SELECT v.id, v.state, v.at_ms, v.words, v.people, v.sent, v.passed, b.name, v.made_ms
     FROM invite_waves v JOIN people b ON b.id = v.by_id WHERE v.space_id = $1 ORDER BY v.id DESC LIMIT 50"
);
sql!(
    PAUSE,
    "UPDATE invite_waves SET state = 'paused' WHERE id = $1 AND space_id = $2 AND state IN ('planned', 'going')"
);
sql!(
    RESUME,
    "UPDATE invite_waves SET state = 'planned' WHERE id = $1 AND space_id = $2 AND state = 'paused'"
);
sql!(
    END,
    "UPDATE invite_waves SET state = 'back' WHERE id = $1 AND space_id = $2 AND state IN ('planned', 'paused', 'going')"
);
sql!(pub(super) CLEAR, "DELETE FROM invite_wave_people WHERE wave_id = $1");
sql!(
    WORDS,
    "SELECT v.words FROM asked_once o JOIN invite_waves v ON v.id = o.wave_id
     WHERE o.space_id = $1 AND o.person_id = $2 AND o.declined_ms IS NULL"
);
sql!(
    DECLINED,
    "INSERT INTO asked_once (space_id, person_id, wave_id, at_ms, declined_ms) VALUES ($1, $2, NULL, $3, $3)
     ON CONFLICT (space_id, person_id) DO UPDATE SET declined_ms = excluded.declined_ms"
);

/// A wave.
pub type WaveId = Id<Wave>;

/// A wave as those who lead the space see it: counts, and nobody by name.
#[derive(Debug, Clone)]
pub struct Wave {
    /// Its id.
    pub id: WaveId,
    /// `planned`, `paused`, `going`, `gone` or `back`.
    pub state: String,
    /// When it goes out.
    pub at: Time,
    /// What the invited read.
    pub words: String,
    /// How many it meant.
    pub people: i64,
    /// How many were asked.
    pub sent: i64,
    /// How many were in, gone or asked before when their turn came.
    pub passed: i64,
    /// Who planned it.
    pub by: String,
    /// When it was planned.
    pub made: Time,
}
row!(Wave { id, state, at, words, people, sent, passed, by, made });

impl Wave {
    /// Whether it can be paused.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.state == "planned" || self.state == "going"
    }
    /// Whether something of it is still to come.
    #[must_use]
    pub fn open(&self) -> bool {
        self.runs() || self.state == "paused"
    }
}

/// The waves of a space, the newest first.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Wave>> {
    r.all(&LIST, p![space])
}

/// Plans a wave for these people.
///
/// # Errors
/// What the database says.
pub fn plan(permit: &mut Permitted<'_, '_, Place>, at: Time, words: &str, people: &[Found]) -> Res<()> {
    let (by, space) = (permit.actor().id, permit.thing().id);
    let w = permit.tx();
    let (id, now): (WaveId, Time) = (w.id(), w.now());
    let many = i64::try_from(people.len()).unwrap_or(i64::MAX);
    w.exec(&PLAN, p![id, space, by, now, at, words.trim(), many])?;
    for person in people {
        w.exec(&PUT, p![id, person.id])?;
    }
    web::audit(w, Some(by), "wave.plan", id.number())
}

/// What is done to a wave that has not gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steer {
    /// Nobody is asked for now.
    Pause,
    /// It goes on.
    Resume,
    /// Nobody is asked any more.
    End,
}

/// Steers a wave; false when it is not there, or not in a state for it.
///
/// # Errors
/// What the database says.
pub fn steer(permit: &mut Permitted<'_, '_, Place>, wave: WaveId, how: Steer) -> Res<bool> {
    let (by, space) = (permit.by(), permit.thing().id);
    let w = permit.tx();
    let (sql, act) = match how {
        Steer::Pause => (&PAUSE, "wave.pause"),
        Steer::Resume => (&RESUME, "wave.resume"),
        Steer::End => (&END, "wave.end"),
    };
    let done = w.exec(sql, p![wave, space])? > 0;
    if done {
        if how == Steer::End {
            w.exec(&CLEAR, p![wave])?;
        }
        web::audit(w, by, act, wave.number())?;
    }
    Ok(done)
}

/// What a wave says to somebody it invited; empty when they were asked otherwise.
///
/// # Errors
/// What the database says.
pub fn words(r: &mut Read<'_>, space: SpaceId, person: PersonId) -> Res<String> {
    Ok(r.opt::<(String,)>(&WORDS, p![space, person])?.map(|(words,)| words).unwrap_or_default())
}

/// Somebody said no: no wave asks them again.
///
/// # Errors
/// What the database says.
pub fn declined(w: &mut Write<'_>, space: SpaceId, person: PersonId) -> Res<()> {
    let now = w.now();
    w.exec(&DECLINED, p![space, person, now]).map(drop)
}
