//! The directory narrowed in every way, from the few and along the names, on both engines.

use testkit::{Town, both_engines};

use crate::desk::Desk;

fn handles(json: &serde_json::Value) -> Vec<String> {
    let items = json["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|p| p["handle"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_directory_is_narrowed_by_unit_language_skill_role_absence_and_name() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        desk.post("ines", "/me/profile", "offers=Joints&speaks=Fran%C3%A7ais%2C+polski&speaks_who=unit")
            .await;
        desk.post("tomas", "/me/profile", "offers=joints%2C+SQL&speaks=portugu%C3%AAs").await;
        desk.post("karim", "/me/absences", "from=2026-03-01&until=2026-03-10").await;
        let cases: [(&str, &[&str]); 12] = [
            ("unit=service-nord", &["ines", "jonas", "karim", "mamadou"]),
            ("unit=service", &["ines", "jonas", "karim", "mamadou", "victor", "yuki"]),
            ("skill=JOINTS", &["ines", "tomas"]),
            ("skill=joints&unit=service", &["ines"]),
            ("language=Portuguese", &["tomas"]),
            ("language=pl", &[]),
            ("role=facilitator", &["amelie", "tomas"]),
            ("role=facilitator&skill=sql", &["tomas"]),
            ("away=1", &["karim"]),
            ("external=1", &["piet"]),
            ("q=mOREau", &["ines"]),
            ("q=jon&unit=design", &[]),
        ];
        for (query, wanted) in cases {
            let found = desk.get("yuki", &format!("/api/v1/people?{query}")).await;
            let mut found = handles(&found.json);
            found.sort();
            assert_eq!(found, wanted, "{query}");
            let page = desk.get("yuki", &format!("/people?{query}")).await;
            assert_eq!(page.status, 200);
            assert!(wanted.iter().all(|h| page.html().contains(&format!("/p/{h}\""))), "{query}");
        }
        let unit = handles(&desk.get("mamadou", "/api/v1/people?language=pl").await.json);
        assert_eq!(unit, ["ines"], "her unit sees it");
        assert_eq!(desk.get("yuki", "/api/v1/people?unit=nowhere").await.status, 422);
        let page = desk.get("yuki", "/people").await;
        assert!(page.html().contains("from=M") && page.html().contains("away until 10 March"));
        assert!(!page.html().contains("export.csv"), "a door that stays shut is not shown");
    });
}

#[test]
fn pages_follow_each_other_and_begin_at_a_letter() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let page = desk.get("yuki", &format!("/api/v1/people?limit=3&after={after}")).await.json;
            all.extend(handles(&page));
            let Some(next) = page["next"].as_str() else { break };
            after = next.bytes().map(|b| format!("%{b:02X}")).collect();
        }
        assert_eq!(all.len(), 13, "{all:?}");
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 13);
        let from = handles(&desk.get("yuki", "/api/v1/people?from=T").await.json);
        assert_eq!(from, ["tomas", "victor", "yuki"]);
    });
}

#[test]
fn a_guest_narrows_by_name_alone_and_finds_whom_they_met() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        desk.post("ines", "/me/profile", "offers=joints").await;
        for query in ["", "skill=nothing", "unit=design", "role=network_lead", "away=1"] {
            let found = handles(&desk.get("piet", &format!("/api/v1/people?{query}")).await.json);
            assert_eq!(found, ["ines", "mamadou", "piet"], "{query}");
        }
        assert_eq!(desk.get("piet", "/people/skills/joints").await.status, 404);
    });
}

#[test]
fn the_whole_directory_is_a_file_for_the_owner_alone() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        for who in ["ines", "jonas", "helene", "piet"] {
            let no = desk.get(who, "/people/export.csv").await;
            assert_eq!((no.status, no.rule()), (403, "people-bulk-owner-only"), "{who}");
        }
        let file = desk.get("sofia", "/people/export.csv").await;
        assert!(
            file.text.contains("ines,Inès Moreau,") && file.text.contains("Service Nord"),
            "{}",
            file.text
        );
        let again = desk.csv("sofia", "people", file.text.as_bytes()).await;
        let seen = desk.get("sofia", &again.location).await;
        assert!(seen.html().contains("There is nothing to apply"), "{}", seen.html());
    });
}
