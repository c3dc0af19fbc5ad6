//! A manager asks for help, and it begins only when the helper agrees.

use kernel::time::DAY;
use serde_json::json;
use testkit::{Desk, Town, both_engines};

const PATH: &str = "/api/v1/spaces/service-nord/help";

fn asking(kind: &str, person: &str) -> String {
    json!({"kind": kind, "person": person, "about": "How to ask for reports", "days": 7, "speaks": true})
        .to_string()
}

// spec: S2-MG6
#[test]
fn a_manager_asks_for_one_of_three_kinds_of_help_and_it_ends_by_itself() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        desk.table(&[
            (
                "POST",
                PATH,
                &asking("coach", "amelie"),
                &[("ines", 403), ("sofia", 403), ("amelie", 403), ("", 401)],
            ),
            ("POST", PATH, &asking("dance", "amelie"), &[("jonas", 422)]),
            ("POST", PATH, &asking("train", "karim"), &[("jonas", 422)]),
            ("POST", PATH, r#"{"kind":"train","person":"amelie","about":"x","days":85}"#, &[("jonas", 422)]),
            ("POST", "/api/v1/spaces/diagnostics/help", &asking("coach", "amelie"), &[("sofia", 403)]),
        ])
        .await;
        assert_eq!(desk.post("sofia", PATH, &asking("coach", "amelie")).await.rule(), "S2-SM3");
        assert_eq!(desk.get("amelie", "/api/v1/spaces/service-nord/coaches").await.status, 404);
        for kind in ["train", "practice", "coach"] {
            let asked = desk.post("jonas", PATH, &asking(kind, "amelie")).await;
            assert_eq!(asked.status, 201, "{}", asked.text);
            assert_eq!(desk.post("jonas", PATH, &asking(kind, "amelie")).await.status, 409, "once at a time");
            let id = asked.json["id"].as_str().unwrap().to_owned();
            desk.table(&[
                (
                    "GET",
                    &format!("/help/{id}"),
                    "",
                    &[("amelie", 200), ("jonas", 200), ("ines", 404), ("sofia", 404)],
                ),
                ("POST", &format!("/api/v1/help/{id}/agreement"), "", &[("jonas", 403), ("ines", 404)]),
                ("POST", &format!("/api/v1/help/{id}/withdrawal"), "", &[("amelie", 403), ("sofia", 404)]),
            ])
            .await;
            let early = desk.get("amelie", "/api/v1/spaces/service-nord/coaches").await;
            assert_eq!(early.status, 404, "not yet in");
            let answer = if kind == "coach" { "agreement" } else { "refusal" };
            assert_eq!(desk.post("amelie", &format!("/api/v1/help/{id}/{answer}"), "").await.status, 200);
            assert_eq!(desk.post("amelie", &format!("/api/v1/help/{id}/agreement"), "").await.status, 409);
        }
        let coaches = desk.get("ines", "/api/v1/spaces/service-nord/coaches").await;
        assert_eq!(coaches.json["items"][0]["handle"], "amelie", "{}", coaches.text);
        let log = desk.get("ines", PATH).await.json;
        let states: Vec<_> = log["items"].as_array().unwrap().iter().map(|h| h["state"].clone()).collect();
        assert_eq!(
            states,
            [json!("agreed"), json!("declined"), json!("declined")],
            "the team sees who was asked"
        );
        let page = desk.get("ines+en", "/s/service-nord/help").await;
        assert!(
            page.words().contains("Amélie Caron") && !page.words().contains("Ask for help"),
            "{}",
            page.words()
        );
        assert!(desk.get("jonas+en", "/s/service-nord/help").await.words().contains("Ask for help"));
        t.clock.advance(8 * DAY);
        assert_eq!(desk.get("amelie", PATH).await.status, 404, "its time is over");
    });
}

#[test]
fn what_was_asked_for_is_taken_back() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        let form = [("kind", "coach"), ("person", "Amélie Caron"), ("about", "Meetings"), ("days", "")];
        assert_eq!(desk.form("jonas", "/s/service-nord/help", &form).await.status, 303, "a name will do");
        let wrong = desk.form("jonas+en", "/s/service-nord/help", &[("kind", "coach"), ("days", "no")]).await;
        assert!(wrong.status == 422 && wrong.html().contains("person-error"), "{}", wrong.html());
        let id = desk.get("jonas", PATH).await.json["items"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(desk.post("jonas", &format!("/help/{id}/withdrawal"), "").await.status, 303);
        assert_eq!(desk.post("amelie", &format!("/api/v1/help/{id}/agreement"), "").await.status, 409);
    });
}
