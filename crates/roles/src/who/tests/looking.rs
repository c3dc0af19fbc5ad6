//! Coverage, relays, capacity and what if.

use testkit::{Town, both_engines};

use super::desk::{Hold, Lists, Planting, desk, hold};
use crate::who::capacity::Staffing;

// spec: S1-1 (part: which roles are filled, combined, vacant)
// spec: S1-3
// spec: O1, O2, O4
#[test]
fn coverage_says_for_each_required_role_how_it_stands() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        desk.plant(&[hold("user_support", "victor", "")]).await;
        let all = desk.get("yuki", "/api/v1/coverage?limit=200").await;
        let items = all.json["items"].as_array().unwrap();
        let of = |role: &str, at: Option<&str>| {
            let found = items.iter().find(|i| i["role"] == role && i["in"].as_str() == at).unwrap();
            found["state"].as_str().unwrap().to_owned()
        };
        assert_eq!(of("network_lead", None), "filled");
        assert_eq!(of("platform_expert", None), "deputised");
        assert_eq!(of("user_support", None), "combined");
        assert_eq!(of("risk_officer", None), "vacant");
        assert_eq!(of("facilitator", Some("diagnostics")), "filled");
        assert_eq!(of("line_manager", Some("design")), "vacant");
        assert_eq!(of("line_manager", Some("service-nord")), "deputised");
        // O1 and O2 are counted, with their numerator and denominator; nothing is left out.
        let filled = items.iter().filter(|i| i["state"] != "vacant").count();
        let deputised = items.iter().filter(|i| i["state"] == "deputised").count();
        let figures =
            |key: &str| (all.json[key]["numerator"].as_u64(), all.json[key]["denominator"].as_u64());
        let count = |n: usize| u64::try_from(n).ok();
        assert_eq!(figures("o1"), (count(filled), count(items.len())));
        assert_eq!(figures("o2"), (count(deputised), count(items.len())));
        assert_eq!(all.json["o4"]["oldest"], 57, "since the network began");
        desk.end("amelie", 9).await;
        let gaps = desk.get("yuki", "/api/v1/coverage?show=gaps&limit=200").await;
        let gap =
            gaps.json["items"].as_array().unwrap().iter().find(|i| i["in"] == "diagnostics").unwrap().clone();
        assert!(gap["since"].as_str().is_some_and(|s| s.starts_with("2026-02-22")), "{gap}");
        assert!(gaps.json["items"].as_array().unwrap().iter().all(|i| i["state"] == "vacant"));
        let first = desk.get("yuki", "/api/v1/coverage?limit=3").await;
        let next = first.json["next"].as_str().unwrap();
        let second = desk.get("yuki", &format!("/api/v1/coverage?limit=3&after={next}")).await;
        assert_eq!(
            second.json["items"][0],
            desk.get("yuki", "/api/v1/coverage?limit=4").await.json["items"][3]
        );
        assert_eq!(desk.get("yuki", "/api/v1/coverage?after=x").await.status, 422);
        let page = desk.get("yuki", "/who/coverage").await;
        assert!(
            page.html().contains("title=\"O1\"") && page.html().contains("required roles have somebody"),
            "a number has its definition beside it"
        );
        assert!(
            page.html().contains("title=\"O4\"") && page.html().contains("Days since the longest vacancy")
        );
    });
}

// spec: S2-0
#[test]
fn communities_that_are_not_clear_are_listed_for_whoever_may_settle() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let lead = desk.get("sofia", "/who/coverage").await;
        assert!(lead.html().contains("2 communities are not clear"), "{}", lead.html());
        assert!(lead.html().contains("2 duties to settle"));
        assert!(!desk.get("yuki", "/who/coverage").await.html().contains("not clear"));
        let board = desk.get("sofia", "/api/v1/spaces/diagnostics/who").await;
        for key in ["P4", "LA8"] {
            let id = board.duty(key)["answer"]["candidates"][0]["assignment"].as_str().unwrap();
            let body = format!(r#"{{"in":"diagnostics","assignment":"{id}"}}"#);
            assert_eq!(desk.post("sofia", &format!("/api/v1/duties/{key}/answer"), &body).await.status, 200);
        }
        assert!(desk.get("sofia", "/who/coverage").await.html().contains("1 community is not clear"));
    });
}

// spec: S2-CM10 (part: units with a relay and without, each gap with a way to find somebody)
#[test]
fn units_that_nobody_carries_stand_out_with_a_way_to_find_somebody() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let page = desk.get("sofia", "/who/relays").await;
        let rows: Vec<&str> = page.html().split("<tr role=\"row\"").collect();
        let row = |slug: &str| *rows.iter().find(|r| r.contains(&format!("/units/{slug}\""))).unwrap();
        assert!(row("design").contains("Amélie Caron") && row("design").contains("Tomás Ribeiro"));
        assert!(row("service-nord").contains("Jonas Brandt") && row("service-nord").contains("class=\"one "));
        assert!(row("service-nord").contains("/who/assign?role=evangelist&amp;in=unit:service-nord"));
        assert!(!row("design").contains("/who/assign"));
        assert!(!desk.get("lea", "/who/relays").await.html().contains("/who/assign"));
        assert!(
            desk.get("ines", "/who/relays").await.html().contains("in=unit:service-nord"),
            "one’s own unit: come forward"
        );
        desk.end("amelie", 1).await;
        desk.end("tomas", 1).await;
        let empty = desk.get("sofia", "/who/relays").await;
        assert!(empty.html().contains("class=\"nobody depth-1\""), "{}", empty.html());
        assert!(empty.html().contains("/who/assign?role=evangelist&amp;in=unit:design"));
        desk.plant(&[hold("evangelist", "ines", "unit:service-nord")]).await;
        let carried = desk.get("sofia", "/who/relays").await;
        assert!(!carried.html().contains("in=unit:service-nord"), "two carry it now");
    });
}

// spec: S2-SM1b (part: the level is the charter’s)
#[test]
fn how_many_communities_one_person_looks_after_is_said_by_the_charter() {
    let seven = |most: f64| Staffing { communities: 7, held: 2, needed: 1, most, ..Staffing::default() };
    assert!(seven(3.0).short() && !seven(4.0).short());
    assert!(!seven(0.0).short(), "a charter that says nothing sets no level");
    let said = charter::ORIGINAL.role("facilitator").map(|role| role.need.places);
    assert_eq!(said, Some(3.0));
}

// spec: S2-SM1b
// spec: S1-2 (part: a guide by size proposes where to begin)
#[test]
fn too_few_who_facilitate_is_a_warning_for_those_who_answer_for_the_network() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let enough = desk.get("sofia", "/who/capacity").await;
        assert!(enough.html().contains("takes 1 person; 2 people do"), "{}", enough.html());
        assert!(!enough.html().contains("who-staffing short"));
        assert!(enough.html().contains("Beyond 3 communities each"), "{}", enough.html());
        assert!(enough.html().contains("class=\"own\"><dt>Up to 300 people"), "a guide says where to begin");
        desk.end("amelie", 1).await;
        desk.end("tomas", 1).await;
        let few = desk.get("sofia", "/who/capacity").await;
        assert!(few.html().contains("who-staffing short") && few.html().contains("nobody does"));
        assert!(few.html().contains("Communities with too little time"));
        assert!(!desk.get("yuki", "/who/capacity").await.html().contains("who-staffing"));
    });
}

#[test]
fn what_if_says_what_stands_empty_and_stores_nothing() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        desk.plant(&[Hold { deputy: "karim", ..hold("risk_officer", "tomas", "") }]).await;
        let before = desk.kept().await;
        let amelie = desk.get("sofia", "/who/what-if?person=amelie&at=2026-05-01").await;
        assert!(amelie.html().contains("1 role would stand empty"), "{}", amelie.html());
        assert!(
            amelie.html().contains("Stimulate and revive discussions: nobody would answer")
                || amelie.html().contains("more</li>")
        );
        let tomas = desk.get("sofia", "/who/what-if?person=tomas").await;
        assert!(tomas.html().contains("Karim Benali goes on"), "{}", tomas.html());
        assert!(tomas.html().contains("/who/assignments/"), "what to do");
        let yuki = desk.get("yuki", "/who/what-if").await;
        assert!(
            yuki.html().contains("is left without a deputy"),
            "who only stands in is missed too: {}",
            yuki.html()
        );
        assert!(!yuki.html().contains("hours needed"));
        assert_eq!(desk.get("yuki", "/who/what-if?person=amelie").await.status, 403);
        assert_eq!(desk.kept().await, before);
    });
}
