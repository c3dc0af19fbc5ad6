//! Tickets: between whoever reports, those who work on it and whoever it is handed to.

use serde_json::json;
use testkit::{Town, both_engines};

use super::facts;
use super::{Entries, desk};

const SUPPORT: &str = "yuki+tech_support";

// spec: S1-PM3 (part: seen by its reporter, those who work on it and nobody else)
#[test]
#[allow(clippy::too_many_lines)] // one story, read from top to bottom
fn a_ticket_is_handed_over_and_tracked_back_to_its_reporter() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let said = json!({"title": "Uploads fail", "text": "A drawing of 8 MB", "place": "Pump 3"});
        let id = desk.add("ines", "ticket", &said).await.id();
        let page = format!("/registers/ticket/{id}");
        for who in ["karim", "jonas", "sofia", "lea+network_lead", "helene+exec_sponsor"] {
            assert_eq!(desk.get(who, &page).await.status, 404, "{who}");
            assert_eq!(
                desk.step(who, "ticket", &id, json!({"to": "solved", "version": 1, "why": "x"})).await.status,
                404
            );
            assert_eq!(desk.get(who, "/api/v1/registers/ticket").await.json["items"], json!([]), "{who}");
        }
        for who in [SUPPORT, "lea+platform_expert", "ines"] {
            assert_eq!(desk.get(who, &page).await.status, 200, "{who}");
        }
        for person in ["", "nobody", "piet", "olga"] {
            let wrong = desk
                .step(SUPPORT, "ticket", &id, json!({"to": "handed", "version": 1, "person": person}))
                .await;
            assert_eq!(wrong.wrong(), [("person", "registers-person-unknown")], "{person}");
        }
        let no =
            desk.step("ines", "ticket", &id, json!({"to": "handed", "version": 1, "person": "karim"})).await;
        assert_eq!(no.status, 403, "its reporter does not hand it on");
        let handed = desk
            .form(
                SUPPORT,
                &format!("{page}/moves"),
                &[("to", "handed"), ("version", "1"), ("person", "@karim"), ("why", "The proxy is yours")],
            )
            .await;
        assert_eq!(handed.status, 303, "{handed:?}");
    });
}

// spec: S1-PM3
#[test]
fn whoever_has_a_ticket_in_hand_works_on_it_and_its_reporter_says_whether_it_is_solved() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let said = json!({"title": "Uploads fail", "text": "A drawing of 8 MB", "place": "Pump 3"});
        let id = desk.add("ines", "ticket", &said).await.id();
        let (page, api) = (format!("/registers/ticket/{id}"), format!("/api/v1/registers/ticket/{id}"));
        let hand = json!({"to": "handed", "version": 1, "person": "karim", "why": "The proxy is yours"});
        assert_eq!(desk.step(SUPPORT, "ticket", &id, hand).await.status, 200);

        // Karim sees it now and works on it; ines follows who has it and what was done.
        assert_eq!(desk.get("karim", "/api/v1/registers/ticket").await.json["items"][0]["id"], json!(id));
        let seen = desk.get("ines", &page).await;
        assert!(
            seen.words().contains("Karim Benali") && seen.words().contains("The proxy is yours"),
            "{}",
            seen.words()
        );
        let solved = desk
            .step("karim", "ticket", &id, json!({"to": "solved", "version": 2, "why": "The limit was 5 MB"}))
            .await;
        assert_eq!(solved.status, 200, "{solved:?}");
        let whole = desk.get("ines", &api).await.json;
        assert_eq!((&whole["state"], &whole["hand"]["handle"]), (&json!("solved"), &json!("karim")));
        assert_eq!(whole["history"][0]["why"], "The limit was 5 MB");
        assert_eq!(whole["history"][1]["hand"]["handle"], "karim");
        assert_eq!(whole["steps"], json!(["closed", "open"]));

        // The reporter says whether it is.
        assert_eq!(
            desk.step("karim", "ticket", &id, json!({"to": "closed", "version": 3})).await.status,
            403
        );
        let again = desk
            .step("ines", "ticket", &id, json!({"to": "open", "version": 3, "why": "Not for 9 MB"}))
            .await;
        assert_eq!((again.status, &again.json["hand"]), (200, &json!(null)));
        assert_eq!(desk.get("karim", &page).await.status, 404, "it is no longer in karim's hands");

        let (ines, karim) = (t.person("ines").number(), t.person("karim").number());
        let told: Vec<_> = facts(&t).await.into_iter().map(|(kind, subject, _)| (kind, subject)).collect();
        assert!(told.contains(&("register.handed".to_owned(), karim)));
        assert_eq!(told.iter().filter(|f| **f == ("register.decided".to_owned(), ines)).count(), 2);
    });
}

// spec: S0-N3b (part: a correspondent receives what is escalated)
#[test]
fn correspondents_are_offered_first_and_a_ticket_can_be_given_back() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        super::values::holds(&t, "jonas", "tech_support", "correspondent").await;
        let id = desk.add("ines", "ticket", &json!({"title": "Slow", "text": "x"})).await.id();
        let page = desk.get(SUPPORT, &format!("/registers/ticket/{id}")).await;
        assert!(page.html().contains("<option value=\"jonas\">"), "{}", page.html());
        desk.step(SUPPORT, "ticket", &id, json!({"to": "handed", "version": 1, "person": "tomas"})).await;
        let back =
            desk.step("tomas", "ticket", &id, json!({"to": "open", "version": 2, "why": "Not ours"})).await;
        assert_eq!(back.status, 200, "{back:?}");
        assert_eq!(desk.get("tomas", &format!("/registers/ticket/{id}")).await.status, 404);
        assert_eq!(desk.get("ines", &format!("/api/v1/registers/ticket/{id}")).await.json["state"], "open");
    });
}
