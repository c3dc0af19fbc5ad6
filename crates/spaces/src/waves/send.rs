//! Waves going out: a hundred people in a step, each in the transaction that takes them off the
//! list, so that nobody is asked twice and nobody is left out, whenever the program stops.

use jobs::JobKind;
use kernel::time::MINUTE;
use kernel::{PersonId, SpaceId};
use store::{Res, Write, p, sql};

use super::choose::{Stands, stands};
use super::store::WaveId;
use crate::facts;
use crate::store::asking::INVITE;
use crate::store::{Voice, say};

/// So many people in one step.
const STEP: i64 = 100;

/// Sends what is due.
pub const SEND: JobKind = JobKind { name: "spaces.waves", every_ms: Some(MINUTE), run: |w, _| step(w) };

sql!(
    DUE,
    "SELECT v.id, v.space_id, v.by_id, p.state = 'active' AND s.closed_ms IS NULL AND s.archived_ms IS NULL
        AND NOT EXISTS (SELECT 1 FROM space_drafts f WHERE f.space_id = s.id)
     FROM invite_waves v JOIN spaces s ON s.id = v.space_id JOIN people p ON p.id = v.by_id
     WHERE v.state IN ('planned', 'going') AND v.at_ms <= $1 ORDER BY v.at_ms, v.id LIMIT 1"
);
sql!(STATE, "UPDATE invite_waves SET state = $2 WHERE id = $1");
sql!(
    NEXT,
    "SELECT q.person_id, p.state, p.external,
        EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = $2 AND m.person_id = p.id),
        EXISTS (SELECT 1 FROM join_requests j WHERE j.space_id = $2 AND j.person_id = p.id)
     FROM invite_wave_people q JOIN people p ON p.id = q.person_id WHERE q.wave_id = $1 ORDER BY q.person_id LIMIT $3"
);
sql!(TAKE, "DELETE FROM invite_wave_people WHERE wave_id = $1 AND person_id = $2");
sql!(
    ONCE,
    "INSERT INTO asked_once (space_id, person_id, wave_id, at_ms, declined_ms) VALUES ($1, $2, $3, $4, NULL)
     ON CONFLICT (space_id, person_id) DO NOTHING"
);
sql!(COUNT, "UPDATE invite_waves SET sent = sent + $2, passed = passed + $3 WHERE id = $1");

/// One step of the wave that is due first.
fn step(w: &mut Write<'_>) -> Res<Option<String>> {
    let now = w.now();
    let due: Option<(WaveId, SpaceId, PersonId, bool)> = w.opt(&DUE, p![now])?;
    let Some((wave, space, by, may)) = due else { return Ok(None) };
    if !may {
        // Whoever planned it is gone, or the space takes nobody in: it waits for somebody who looks.
        w.exec(&STATE, p![wave, "paused"])?;
        return Ok(Some(String::new()));
    }
    let people: Vec<(PersonId, String, bool, bool, bool)> = w.all(&NEXT, p![wave, space, STEP])?;
    let (mut sent, mut passed) = (0_i64, 0_i64);
    for (person, state, external, member, asks) in &people {
        w.exec(&TAKE, p![wave, *person])?;
        let asked =
            stands(state, *external, *member, *asks) == Stands::Asked && ask(w, wave, space, by, *person)?;
        if asked { sent += 1 } else { passed += 1 }
    }
    w.exec(&COUNT, p![wave, sent, passed])?;
    let over = i64::try_from(people.len()).is_ok_and(|n| n < STEP);
    w.exec(&STATE, p![wave, if over { "gone" } else { "going" }])?;
    Ok(Some(String::new()))
}

fn ask(w: &mut Write<'_>, wave: WaveId, space: SpaceId, by: PersonId, person: PersonId) -> Res<bool> {
    let now = w.now();
    let first = w.exec(&ONCE, p![space, person, wave, now])? > 0;
    if !first || w.exec(&INVITE, p![space, person, by, now])? == 0 {
        return Ok(false);
    }
    say(w, &facts::INVITED, person.number(), space, Voice { by: Some(by), quiet: false });
    Ok(true)
}
