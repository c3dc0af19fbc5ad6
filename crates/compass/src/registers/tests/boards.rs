//! The board over all communities, and what they serve.

use serde_json::json;
use store::{p, sql};
use testkit::{Town, both_engines};

use super::roadmaps::objective;
use super::{Entries, desk};

const LEAD: &str = "yuki+network_lead";

sql!(VACATE, "UPDATE assignments SET state = 'ended' WHERE scope = 'space' AND scope_id = $1");

// spec: S1-MC1 (part: alignment, coverage, activity, value)
#[test]
fn the_board_shows_every_community_with_what_it_serves_and_who_is_missing() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        for who in ["ines", "sofia", "amelie", "lea+platform_expert"] {
            assert_eq!(desk.get(who, "/registers/board").await.status, 404, "{who}");
        }
        let board = async |query: &str| desk.get(LEAD, &format!("/api/v1/registers/board{query}")).await.json;
        let first = board("").await;
        assert_eq!(
            (&first["quarter"], &first["total"], &first["aligned"]),
            (&json!("2026-Q1"), &json!(2), &json!(0))
        );
        let slugs: Vec<_> = first["items"].as_array().unwrap().iter().map(|c| c["slug"].clone()).collect();
        assert_eq!(
            slugs,
            [json!("data-workshop"), json!("diagnostics")],
            "by name, teams and projects left out"
        );
        assert_eq!(
            (&first["items"][1]["members"], &first["items"][1]["facilitated"]),
            (&json!(3), &json!(true))
        );

        let goal = objective(&desk, "Repair in a day").await;
        let serve = json!({"objective": goal, "contribution": "Hums found"}).to_string();
        assert_eq!(desk.post("amelie", "/api/v1/spaces/diagnostics/objectives", &serve).await.status, 200);
        let space = t.space("data-workshop");
        t.db.write(move |w| Ok::<_, kernel::Problem>(w.exec(&VACATE, p![space])?)).await.unwrap();
        let value = json!({"title": "t", "space": "diagnostics", "quantity": 1, "unit": "h", "outcome": "o"});
        let id = desk.add("amelie", "value", &value).await.id();
        desk.step(LEAD, "value", &id, json!({"to": "validated", "version": 1})).await;
        let now = board("").await;
        let diagnostics = &now["items"][1];
        assert_eq!((&now["aligned"], &diagnostics["validated"]), (&json!(1), &json!(1)));
        assert_eq!(diagnostics["objectives"][0]["title"], "Repair in a day");
        assert_eq!(now["items"][0]["facilitated"], json!(false));
        assert_eq!(board("?show=unaligned").await["items"].as_array().unwrap().len(), 1);
        assert_eq!(board("?show=vacant").await["items"][0]["slug"], "data-workshop");
        assert_eq!(
            board("?quarter=2026-Q2").await["items"][1]["validated"],
            0,
            "validated in another quarter"
        );
        let one = board("?limit=1").await;
        let two = board(&format!("?limit=1&after={}", one["next"].as_str().unwrap())).await;
        assert_eq!((&two["items"][0]["slug"], &two["next"]), (&json!("diagnostics"), &json!(null)));
        let page = desk.get("helene+exec_sponsor", "/registers/board").await;
        for text in ["Repair in a day", "Animation", "Vacante", "1 sur 2", "Trimestre 1 de 2026"] {
            assert!(page.words().contains(text), "{text}: {}", page.words());
        }
        assert_eq!(
            desk.get(LEAD, "/api/v1/registers/board?quarter=soon").await.wrong(),
            [("quarter", "registers-quarter-unreadable")]
        );
    });
}

// spec: S1-MC1
#[test]
fn the_lead_says_what_to_expect_of_a_community_version_by_version() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let path = "/registers/board/diagnostics";
        let say = |version: &'static str, text: &'static str| {
            [("quarter", "2026-Q2"), ("version", version), ("outlook", text)]
        };
        assert_eq!(desk.form("helene+exec_sponsor", path, &say("0", "x")).await.status, 403);
        assert_eq!(desk.form("ines", path, &say("0", "x")).await.status, 404);
        let (first, second) = (say("0", "Twice as many answers"), say("0", "A second site"));
        let (a, b) =
            tokio::join!(desk.form(LEAD, path, &first), desk.form("lea+network_lead", path, &second));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [303, 409]);
        let (lost, kept) =
            if a.status == 409 { (&a, "Twice as many answers") } else { (&b, "A second site") };
        assert!(
            lost.html().contains(kept) && lost.html().contains("name=\"version\" value=\"1\""),
            "{}",
            lost.html()
        );
        let again = desk.form(LEAD, path, &say("1", "Both")).await;
        assert_eq!((again.status, again.location.as_str()), (303, "/registers/board?quarter=2026-Q2"));
        let row = desk.get(LEAD, "/api/v1/registers/board?quarter=2026-Q2").await.json["items"][1].clone();
        assert_eq!((&row["outlook"], &row["outlook_version"]), (&json!("Both"), &json!(2)));
        assert_eq!((&row["stage"], &row["risks"]), (&json!(null), &json!(null)), "not said");
        let mut third = say("2", "Both").to_vec();
        third.extend([("stage", "growth"), ("risks", "Its only expert retires in May")]);
        assert_eq!(desk.form(LEAD, path, &third).await.status, 303);
        let row = desk.get(LEAD, "/api/v1/registers/board?quarter=2026-Q2").await.json["items"][1].clone();
        assert_eq!(
            (&row["stage"], &row["risks"]),
            (&json!("growth"), &json!("Its only expert retires in May"))
        );
        let page = desk.get(LEAD, "/registers/board?quarter=2026-Q2").await;
        for text in ["Growing", "Its only expert retires in May"] {
            assert!(page.words().contains(text), "{text}");
        }
        let mut odd = say("3", "Both").to_vec();
        odd.push(("stage", "adult"));
        assert_eq!(desk.form(LEAD, path, &odd).await.status, 422);
        assert_eq!(
            desk.get(LEAD, "/api/v1/registers/board").await.json["items"][1]["outlook"],
            json!(null),
            "another quarter"
        );
        let empty = desk.form(LEAD, path, &say("3", " ")).await;
        assert!(empty.status == 422 && empty.html().contains("outlook-error"));
        assert_eq!(
            desk.form(LEAD, "/registers/board/service-nord", &say("0", "x")).await.status,
            404,
            "a team is no community"
        );
    });
}

// spec: S1-CM2 (part: a linked objective)
// spec: S0-M1 (part: community and objective with expected contribution; the unaligned on the board)
#[test]
fn a_community_serves_objectives_by_the_word_of_those_who_answer_for_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let goal = objective(&desk, "Repair in a day").await;
        let path = "/api/v1/spaces/diagnostics/objectives";
        let serve = |what: &str| json!({"objective": goal, "contribution": what}).to_string();
        for who in ["ines", "sofia", "yuki+platform_expert"] {
            assert_eq!(desk.post(who, path, &serve("x")).await.status, 403, "{who}");
        }
        assert_eq!(desk.post(LEAD, path, &serve("")).await.wrong(), [("contribution", "field-empty")]);
        assert_eq!(
            desk.post(LEAD, path, r#"{"objective": "1", "contribution": "x"}"#).await.wrong(),
            [("objective", "registers-entry-unknown")]
        );
        let found = serve("Hums found");
        let (a, b) = tokio::join!(desk.post("amelie", path, &found), desk.post(LEAD, path, &found));
        assert_eq!((a.status, b.status), (200, 200));
        let serves = desk.get("lea", "/api/v1/spaces/diagnostics/value").await.json["objectives"].clone();
        assert_eq!(serves.as_array().unwrap().len(), 1, "said twice, served once");
        assert!(
            desk.get("lea", &format!("/registers/objective/{goal}")).await.words().contains("Hums found")
        );
        let alone = desk.get("lea", "/api/v1/registers/objective").await.json["without_contribution"].clone();
        assert_eq!(alone, json!([]));
        let bad = desk
            .form("amelie", "/s/diagnostics/objectives", &[("objective", &goal), ("contribution", "")])
            .await;
        assert!(bad.status == 422 && bad.html().contains("f-contribution-error"), "{}", bad.html());

        let link = serves[0]["id"].as_str().unwrap();
        let end = format!("/s/diagnostics/objectives/{link}/end");
        assert_eq!(desk.post("ines", &end, "").await.status, 403);
        assert_eq!(desk.post("amelie", &end, "").await.status, 303);
        assert_eq!(desk.post("amelie", &end, "").await.status, 404, "it is over already");
        assert_eq!(desk.post("piet", path, &serve("x")).await.status, 404);
        let board = desk.get(LEAD, "/api/v1/registers/board?show=unaligned").await.json;
        assert_eq!(board["items"].as_array().unwrap().len(), 2);
        // A team serves its unit; it is not aligned here.
        assert_eq!(
            desk.post("jonas", "/api/v1/spaces/service-nord/objectives", &serve("x")).await.status,
            403
        );
    });
}
