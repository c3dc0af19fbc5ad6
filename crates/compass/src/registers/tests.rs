//! Tests of the room, on both engines.

mod boards;
mod flow;
mod forms;
mod rights;
mod roadmaps;
mod suggestions;
mod tickets;
mod values;

use kernel::Lang;
use policy::Gate;
use serde_json::Value;
use store::{Db, p, sql};
use testkit::{Beside, Desk, Reply, Town};

/// The spaces whose rules decide who reads a community.
const SPACES: Beside = Beside {
    name: "spaces",
    schema: include_str!("../../../spaces/src/schema.cedarschema"),
    policy: include_str!("../../../spaces/src/policy.cedar"),
    words: &[
        (Lang::En, include_str!("../../../spaces/src/words/en.ftl")),
        (Lang::Fr, include_str!("../../../spaces/src/words/fr.ftl")),
    ],
};

fn gate() -> Gate {
    testkit::desk::gate(&super::room(), &[SPACES])
}

fn desk(t: Town) -> Desk {
    Desk::beside(t, super::room(), &[SPACES])
}

/// What these tests do to a register again and again, by the API.
trait Entries {
    /// Adds an entry.
    async fn add(&self, who: &str, register: &str, json: &Value) -> Reply;
    /// Moves an entry.
    async fn step(&self, who: &str, register: &str, id: &str, json: Value) -> Reply;
}

impl Entries for Desk {
    async fn add(&self, who: &str, register: &str, json: &Value) -> Reply {
        self.post(who, &format!("/api/v1/registers/{register}"), &json.to_string()).await
    }
    async fn step(&self, who: &str, register: &str, id: &str, json: Value) -> Reply {
        self.post(who, &format!("/api/v1/registers/{register}/{id}/moves"), &json.to_string()).await
    }
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
