//! Roles to plant, and somebody who is away.

use kernel::time::DAY;
use kernel::{AssignmentId, Time};
use store::{p, sql};
use testkit::Desk;

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, external, specialities, note, proposed_ms, proposed_by, cause, version)
     VALUES ($1, $2, $3, $4, $5, 20, $6, NULL, $7, 'lead', FALSE, '', '', $6, $8, '', 1)"
);
sql!(DEPUTY, "INSERT INTO deputies (assignment_id, person_id, state, since_ms) VALUES ($1, $2, $3, $4)");
sql!(
    AWAY,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES ($1, $2, $3, $4, NULL, $3)"
);
sql!(
    OUTLOOK,
    "INSERT INTO space_outlooks (space_id, quarter, version, outlook, stage, risks, by_id, at_ms)
     VALUES ($1, '2026-Q2', 1, '', $2, '', $3, $4)"
);

/// A role planted: held since forty days ago, or proposed by somebody.
pub async fn role(desk: &Desk, role: &'static str, who: &str, at: &str, state: &'static str) -> AssignmentId {
    let (scope, id) = if at.is_empty() { ("network", 0) } else { ("space", desk.t.space(at).number()) };
    let (person, by, from) = (desk.t.person(who), desk.t.person("sofia"), desk.t.now().plus(-40 * DAY));
    let work = move |w: &mut store::Write<'_>| {
        let key: AssignmentId = w.id();
        w.exec(&HOLD, p![key, role, person, scope, id, from, state, by])?;
        Ok::<_, store::Error>(key)
    };
    desk.t.db.write(work).await.unwrap()
}

/// Somebody stands in, or is asked to.
pub async fn deputy(desk: &Desk, id: AssignmentId, who: &str, state: &'static str) {
    let (person, now) = (desk.t.person(who), desk.t.now());
    desk.t.db.write(move |w| w.exec(&DEPUTY, p![id, person, state, now]).map(drop)).await.unwrap();
}

/// Somebody is away from now on, for so many days.
pub async fn away(desk: &Desk, who: &str, days: i64) {
    let (person, now): (_, Time) = (desk.t.person(who), desk.t.now());
    let work =
        move |w: &mut store::Write<'_>| w.exec(&AWAY, p![7, person, now, now.plus(days * DAY)]).map(drop);
    desk.t.db.write(work).await.unwrap();
}

/// The lead's board says how far a community has come.
pub async fn stage(desk: &Desk, space: &str, stage: &'static str) {
    let (space, by, now) = (desk.t.space(space), desk.t.person("sofia"), desk.t.now());
    desk.t.db.write(move |w| w.exec(&OUTLOOK, p![space, stage, by, now]).map(drop)).await.unwrap();
}
