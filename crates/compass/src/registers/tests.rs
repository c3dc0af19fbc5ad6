//! Tests of the room, on both engines.

mod boards;
mod desk;
mod flow;
mod forms;
mod rights;
mod roadmaps;
mod suggestions;
mod tickets;
mod values;

use policy::Gate;
use store::{Db, p, sql};
use testkit::Town;

fn gate() -> Gate {
    let schemas =
        [include_str!("schema.cedarschema"), include_str!("../../../commons/src/spaces/schema.cedarschema")];
    let rules = [
        ("registers", include_str!("policy.cedar")),
        ("spaces", include_str!("../../../commons/src/spaces/policy.cedar")),
    ];
    Gate::new(&schemas, &rules).unwrap()
}

sql!(
    FACTS,
    "SELECT kind, subject_id, COALESCE(actor_id, 0) FROM facts WHERE kind LIKE 'register.%' ORDER BY id"
);

/// What the room announced: kind, subject, actor.
async fn facts(t: &Town) -> Vec<(String, i64, i64)> {
    t.db.read(|r| r.all(&FACTS, p![])).await.unwrap()
}

#[test]
fn every_statement_prepares_without_knowing_its_values() {
    testkit::both_engines_empty(async |db: Db| {
        let refused = testkit::prepare_all(&db).await;
        let refused: Vec<String> = refused.into_iter().filter(|r| r.starts_with("compass::")).collect();
        assert_eq!(refused, Vec::<String>::new());
    });
}
