//! Objectives and the roadmap; conversations with units; practices.

use serde_json::json;
use testkit::{Town, both_engines};

use testkit::Desk;

use super::{Entries, desk};

const LEAD: &str = "yuki+network_lead";

pub async fn objective(desk: &Desk, title: &str) -> String {
    let said = json!({"title": title, "why": "It saves a day", "until": "2026-12-31"});
    desk.add(LEAD, "objective", &said).await.id()
}

// spec: S1-MC2
#[test]
fn the_roadmap_serves_objectives_and_those_nothing_serves_are_listed() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let (repair, training) =
            (objective(&desk, "Repair in a day").await, objective(&desk, "Train anew").await);
        let item = |objective: &str| json!({"title": "Find experts", "objective": objective, "quarter": "2026-Q2", "outcome": "o"});
        let unlinked = desk.add(LEAD, "roadmap", &item("")).await;
        assert_eq!(unlinked.wrong(), [("objective", "field-empty")]);
        assert_eq!(
            desk.add(LEAD, "roadmap", &item("17")).await.wrong(),
            [("objective", "registers-entry-unknown")]
        );
        let alone = async || {
            let list =
                desk.get("lea+en", "/api/v1/registers/objective").await.json["without_contribution"].clone();
            list.as_array()
                .unwrap()
                .iter()
                .map(|o| o["title"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(alone().await, ["Repair in a day", "Train anew"]);
        let id = desk.add(LEAD, "roadmap", &item(&repair)).await.id();
        assert_eq!(alone().await, ["Train anew"]);
        let page = desk.get("lea+en", "/registers/objective").await.words();
        let (_, said) = page.split_once("Nothing contributes to these yet").unwrap();
        assert!(said.trim_start().contains("Train anew"), "{page}");
        assert!(
            desk.get("lea+en", &format!("/registers/objective/{repair}"))
                .await
                .words()
                .contains("Find experts")
        );
        assert!(desk.get("lea+en", "/registers/roadmap").await.words().contains("Repair in a day"));

        // An item that is dropped contributes nothing; nor is anything new planned for what is over.
        desk.step(LEAD, "roadmap", &id, json!({"to": "dropped", "version": 1, "why": "No budget"})).await;
        assert_eq!(alone().await.len(), 2);
        desk.step(LEAD, "objective", &training, json!({"to": "reached", "version": 1})).await;
        assert_eq!(alone().await, ["Repair in a day"]);
        assert_eq!(
            desk.add(LEAD, "roadmap", &item(&training)).await.wrong(),
            [("objective", "registers-entry-unknown")]
        );
        // What served it before may be reworded all the same.
        desk.step(LEAD, "objective", &repair, json!({"to": "dropped", "version": 1, "why": "Another way"}))
            .await;
        let mut words = item(&repair);
        words["version"] = json!(2);
        let saved = desk.post(LEAD, &format!("/api/v1/registers/roadmap/{id}"), &words.to_string()).await;
        assert_eq!(saved.status, 200, "{saved:?}");
    });
}

// spec: S1-MC3
#[test]
fn a_conversation_with_a_unit_ends_with_a_proposal_and_an_outcome() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let said = json!({"title": "Night shifts", "unit": "service-nord", "need": "Hand over in writing", "follow_up": "2026-03-20"});
        assert_eq!(desk.add("ines", "talk", &said).await.status, 404);
        let id = desk.add(LEAD, "talk", &said).await.id();
        let path = format!("/registers/talk/{id}");
        for (who, status) in [
            ("helene+exec_sponsor", 200),
            ("sofia+esn_owner", 200),
            ("sofia", 404),
            ("jonas", 404),
            ("lea+platform_expert", 404),
        ] {
            assert_eq!(desk.get(who, &path).await.status, status, "{who}");
            assert_eq!(desk.get(who, "/registers/talk").await.status, status, "{who}");
        }
        let page = desk.get(LEAD, &path).await;
        for text in ["Service Nord", "Hand over in writing", "20 March 2026"] {
            assert!(page.words().contains(text), "{text}: {}", page.words());
        }
        let settle = |version: i64| json!({"to": "settled", "version": version});
        let early = desk.step(LEAD, "talk", &id, settle(1)).await;
        assert_eq!(
            early.wrong(),
            [("proposal", "registers-incomplete"), ("outcome", "registers-incomplete")]
        );
        let mut words = said;
        for (key, value) in [
            ("proposal", json!("A thread each morning")),
            ("outcome", json!("In use")),
            ("version", json!(1)),
        ] {
            words[key] = value;
        }
        let saved = desk.post("helene+exec_sponsor", &format!("/api/v1{path}"), &words.to_string()).await;
        assert_eq!(saved.status, 200, "{saved:?}");
        assert_eq!(desk.step(LEAD, "talk", &id, settle(2)).await.json["state"], "settled");
        let row = desk.get(LEAD, "/api/v1/registers/talk").await.json["items"][0].clone();
        assert_eq!(
            (&row["links"][0]["path"], &row["fields"]["outcome"]),
            (&json!("/units/service-nord"), &json!("In use"))
        );
    });
}

// spec: S1-MC4
#[test]
fn an_agreed_practice_says_who_adopted_it_and_what_came_of_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let said = json!({"title": "One morning thread", "situation": "Shifts change", "what": "Write one thread", "not_when": "An alarm rings"});
        let id = desk.add("ines", "practice", &said).await.id();
        let path = format!("/api/v1/registers/practice/{id}/adoptions");
        let adopt = |space: &str, outcome: &str| json!({"space": space, "outcome": outcome}).to_string();
        assert_eq!(
            desk.post("jonas", &path, &adopt("service-nord", "x")).await.rule(),
            "registers-not-agreed"
        );
        let agree = json!({"to": "agreed", "version": 1});
        assert_eq!(desk.step("ines", "practice", &id, agree.clone()).await.rule(), "registers-lead-decides");
        assert_eq!(desk.step(LEAD, "practice", &id, agree).await.status, 200);
        assert_eq!(
            desk.post("karim", &path, &adopt("service-nord", "x")).await.status,
            403,
            "a member does not speak for the team"
        );
        assert_eq!(
            desk.post("jonas", &path, &adopt("nowhere", "x")).await.wrong(),
            [("space", "registers-space-unknown")]
        );
        assert_eq!(
            desk.post("jonas", &path, &adopt("service-nord", " ")).await.wrong(),
            [("outcome", "field-empty")]
        );
        assert_eq!(desk.post("jonas", &path, &adopt("service-nord", "No call at night")).await.status, 200);
        assert_eq!(desk.post("amelie", &path, &adopt("diagnostics", "Two hums found")).await.status, 200);
        let page = format!("/registers/practice/{id}");
        let form = desk.get("jonas", &page).await;
        assert!(form.html().contains("<option value=\"service-nord\">"), "{}", form.html());
        let again = desk
            .form(
                "jonas",
                &format!("{page}/adoptions"),
                &[("space", "service-nord"), ("outcome", "Still so in May")],
            )
            .await;
        assert_eq!(again.status, 303);
        let seen = desk.get("lea+en", &page).await;
        for text in
            ["2 spaces work by it", "No call at night", "Two hums found", "Still so in May", "Service Nord"]
        {
            assert!(seen.words().contains(text), "{text}: {}", seen.words());
        }
        assert!(!seen.html().contains("name=\"outcome\""), "lea speaks for no space");
        let whole = desk.get("lea+en", &format!("/api/v1/registers/practice/{id}")).await.json;
        assert_eq!((&whole["adopted_by"], whole["adoptions"].as_array().unwrap().len()), (&json!(2), 3));
        let bad = desk
            .form(
                "jonas",
                &format!("{page}/adoptions"),
                &[("space", "service-nord"), ("outcome", &"x".repeat(301))],
            )
            .await;
        assert!(bad.status == 422 && bad.html().contains("f-outcome-error"), "{}", bad.html());
    });
}
