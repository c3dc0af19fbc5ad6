//! Gaps that become tasks, and are closed by whoever takes the role on.

use serde_json::json;
use testkit::{Desk, Town, both_engines};

use crate::who::tests::desk::Planting;

const PATH: &str = "/api/v1/recruitments";

fn consumers() -> Vec<jobs::Consumer> {
    vec![super::FOUND]
}

// spec: S2-CM10 (part: gaps become tasks of whoever answers for the network)
#[test]
fn a_gap_becomes_a_task_once_and_is_closed_when_somebody_is_found() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        desk.staffed().await;
        let ask = json!({"in": "unit:service-nord"}).to_string();
        desk.table(&[
            ("GET", PATH, "", &[("sofia", 200), ("amelie", 404), ("piet", 404)]),
            ("POST", PATH, &ask, &[("amelie", 403), ("ines", 403), ("piet", 403)]),
            ("POST", PATH, r#"{"in":"unit:nowhere"}"#, &[("sofia", 404)]),
            ("POST", PATH, r#"{"in":"unit:service-nord","role":"esn_owner"}"#, &[("sofia", 422)]),
            ("POST", PATH, r#"{"in":"service-nord","role":"facilitator"}"#, &[("sofia", 422)]),
        ])
        .await;
        let page = desk.get("sofia+en", "/who/relays").await;
        assert!(page.words().contains("Make it a task"), "{}", page.words());
        let made = desk.post("sofia+en", PATH, &ask).await;
        assert_eq!(made.status, 200, "{}", made.text);
        assert_eq!(made.json["items"][0]["title"], "Find somebody: Evangelist, Service Nord");
        let again = desk.post("sofia+en", PATH, &ask).await;
        assert_eq!(again.json["items"].as_array().unwrap().len(), 1, "one task for one gap");
        let page = desk.get("sofia+en", "/who/relays").await;
        assert!(page.words().contains("looked for since"), "{}", page.words());
        assert!(!desk.get("amelie+en", "/who/relays").await.words().contains("looked for since"));
        let volunteer =
            json!({"role": "evangelist", "in": "unit:service-nord", "person": "ines", "share": 5});
        assert_eq!(desk.post("ines", "/api/v1/assignments", &volunteer.to_string()).await.status, 201);
        jobs::settle(&t.db, &consumers(), &[]).await.unwrap();
        assert!(desk.get("sofia", PATH).await.json["items"].as_array().unwrap().is_empty());
    });
}

#[test]
fn every_unit_that_nobody_carries_becomes_a_task_at_once() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        desk.staffed().await;
        for who in ["amelie", "tomas"] {
            desk.end(who, 1).await;
        }
        assert_eq!(desk.form("sofia", "/who/recruitments", &[]).await.status, 303);
        let all = desk.get("sofia", PATH).await.json;
        assert!(!all["items"].as_array().unwrap().is_empty(), "{all}");
        let page = desk.get("sofia+en", "/who/relays").await;
        assert!(!page.words().contains("Make a task of each gap"), "all of them are tasks");
    });
}
