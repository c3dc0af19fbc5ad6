//! From the empty place to whoever takes the role on.

mod doors;
mod path;

use kernel::{AssignmentId, Fact, FactKind};
use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town};

sql!(
    DESCRIPTION,
    "INSERT INTO job_descriptions (id, roles, scope, scope_id, title_en, title_fr, state, version, author_id,
        made_ms, changed_ms) VALUES ($1, 'facilitator', 'network', 0, 'Facilitator', 'Animation', $2, 1, $3, 0, 0)"
);
sql!(
    HELPFUL,
    "INSERT INTO helpful_shares (person_id, since_ms, body) VALUES ($1, 0, 'Explains pump curves')"
);
sql!(PUBLISH, "UPDATE job_descriptions SET state = 'published'");
sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, lead_id,
        external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, 'held', 'lead', $5, FALSE, '', '', $4, '', 1)"
);
sql!(OWNS, "UPDATE assignments SET role = 'esn_owner', scope = 'network', scope_id = 0 WHERE id = $1");
sql!(DEMOTE, "UPDATE memberships SET standing = 'member' WHERE person_id = $1");
sql!(LEFT, "SELECT person_id, body FROM candidates ORDER BY person_id");
sql!(FACTS, "SELECT kind, subject_id FROM facts ORDER BY id");
sql!(
    NAMED,
    "INSERT INTO nominations (id, person_id, by_id, state, body, at_ms, shared)
     VALUES ($1, $2, $3, $4, 'Always there', 0, $5)"
);
sql!(
    RATED,
    "INSERT INTO competence_levels (person_id, competence, level, evidence, at_ms) VALUES ($1, $2, 3, 'A guide', 0)"
);

static BEGUN: FactKind = FactKind { name: "role.begun", version: 1, keep_days: 90, live: false };
const API: &str = "/api/v1/vacancies";

fn desk(t: Town) -> Desk {
    Desk::new(t, super::room())
}

/// A description of the job, in that state.
async fn described(desk: &Desk, state: &'static str) -> String {
    let sofia = desk.t.person("sofia");
    desk.t.db.write(move |w| w.exec(&DESCRIPTION, p![77, state, sofia]).map(drop)).await.unwrap();
    "77".to_owned()
}

/// Somebody is looked for in Field diagnostics, by a published description.
async fn opened(desk: &Desk) -> String {
    let description = described(desk, "published").await;
    let body = json!({"role": "facilitator", "in": "space:diagnostics", "description": description,
        "why": "Amélie takes another community over."});
    desk.post("sofia", API, &body.to_string()).await.id()
}

/// Somebody takes the role on, as the room of roles says it.
async fn takes_on(desk: &Desk, who: &str) -> AssignmentId {
    let (person, lead, space) = (desk.t.person(who), desk.t.person("sofia"), desk.t.space("diagnostics"));
    let work = move |w: &mut store::Write<'_>| {
        let (id, now): (AssignmentId, _) = (w.id(), w.now());
        w.exec(&HOLD, p![id, person, space, now, lead])?;
        w.announce(Fact::new(&BEGUN, person.number(), now).by(person).with("assignment", id.number()));
        store::Res::Ok(id)
    };
    let id = desk.t.db.write(work).await.unwrap();
    jobs::settle(&desk.t.db, &(super::room().hears)(), &[]).await.unwrap();
    id
}
