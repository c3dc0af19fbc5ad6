//! What stands on the page, and for whom.

use serde_json::Value;
use testkit::{Desk, Reply, Town, both_engines};

use super::planting::{deputy, role, stage};
use crate::agenda::room;

const PAGE: &str = "/me/role";
const API: &str = "/api/v1/me/role";

fn duty<'a>(found: &'a Reply, key: &str) -> &'a Value {
    found.json["duties"].as_array().unwrap().iter().find(|d| d["key"] == key).unwrap_or(&Value::Null)
}

#[test]
fn everybody_has_their_own_page_and_nobody_anothers() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, room());
        role(&desk, "facilitator", "lea", "diagnostics", "held").await;
        let say = r#"{"skipped":true,"why":"Nobody new came"}"#;
        desk.table(&[
            (
                "GET",
                PAGE,
                "",
                &[("lea", 200), ("ines", 200), ("jonas", 200), ("sofia", 200), ("piet", 200), ("", 401)],
            ),
            ("GET", API, "", &[("lea", 200), ("ines", 200), ("piet", 200), ("", 401)]),
            (
                "POST",
                "/api/v1/me/role/duties/MA3",
                say,
                &[("ines", 404), ("sofia", 404), ("piet", 404), ("", 401)],
            ),
            ("POST", "/me/role/duties/NONE", "", &[("lea", 404), ("ines", 404), ("", 401)]),
        ])
        .await;
        let none = desk.get("ines+en", PAGE).await;
        assert!(none.words().contains("You hold no role here"), "{}", none.words());
        assert!(none.html().contains("href=\"/who\"") && none.html().contains("href=\"/help\""));
        assert!(
            !desk.get("piet+en", PAGE).await.html().contains("href=\"/who\""),
            "a guest has no such page"
        );
    });
}

// spec: S0-N2 (part: one agenda)
// spec: S2-NB3 (part: shown)
#[test]
fn several_roles_make_one_agenda_and_a_duty_of_two_stands_there_once() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, room());
        for (key, at) in
            [("facilitator", "diagnostics"), ("facilitator", "data-workshop"), ("network_lead", "")]
        {
            role(&desk, key, "lea", at, "held").await;
        }
        let found = desk.get("lea", API).await;
        assert_eq!(found.json["roles"].as_array().unwrap().len(), 3);
        let keys: Vec<&str> =
            found.json["duties"].as_array().unwrap().iter().filter_map(|d| d["key"].as_str()).collect();
        let mut once = keys.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(keys.len(), once.len(), "each duty once");
        assert!(
            found.json["duties"]
                .as_array()
                .unwrap()
                .iter()
                .any(|d| d["places"].as_array().unwrap().len() == 3)
        );
        let page = desk.get("lea+en", PAGE).await;
        for part in ["What this role may not do", "What passes between you", "20", "Nobody stands in for you"]
        {
            assert!(page.words().contains(part), "{part}: {}", page.words());
        }
        let limits = found.json["roles"][0]["may_not"].as_array().unwrap();
        assert!(
            !limits.is_empty() && page.words().contains(limits[0].as_str().unwrap()) || page.status == 200
        );
    });
}

// spec: S2-NB2 (part: my role)
#[test]
fn what_waits_between_people_stands_on_both_pages() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, room());
        let held = role(&desk, "facilitator", "lea", "diagnostics", "held").await;
        deputy(&desk, held, "yuki", "asked").await;
        role(&desk, "facilitator", "yuki", "data-workshop", "proposed").await;
        let yuki = desk.get("yuki", API).await.json;
        let kinds: Vec<_> = yuki["for_me"].as_array().unwrap().iter().map(|w| w["kind"].clone()).collect();
        assert!(kinds.contains(&"role".into()) && kinds.contains(&"deputy".into()), "{yuki}");
        let lea = desk.get("lea", API).await.json;
        assert_eq!(
            (lea["from_me"][0]["kind"].as_str(), lea["from_me"][0]["person"].as_str()),
            (Some("deputy"), Some("yuki"))
        );
        assert_eq!(desk.get("sofia", API).await.json["from_me"][0]["kind"], "role", "who proposed it waits");
        assert!(desk.get("ines", API).await.json["for_me"].as_array().unwrap().is_empty());
    });
}

#[test]
fn duties_follow_the_stage_that_the_leads_board_says() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, room());
        role(&desk, "facilitator", "lea", "diagnostics", "held").await;
        let before = desk.get("lea", API).await;
        let launch = before.json["duties"]
            .as_array()
            .unwrap()
            .iter()
            .find(|d| d["key"].as_str().unwrap().starts_with("LA"));
        let key =
            launch.map(|d| d["key"].as_str().unwrap().to_owned()).expect("a duty of launching comes round");
        assert_ne!(duty(&before, &key)["when"], "off-stage");
        stage(&desk, "diagnostics", "mature").await;
        assert_eq!(duty(&desk.get("lea", API).await, &key)["when"], "off-stage");
        let said = desk.post("lea", &format!("/api/v1/me/role/duties/{key}"), "").await;
        assert_eq!(said.status, 409, "{}", said.text);
    });
}
