//! The board of a place: who answers, what is missing, what a team has.

use testkit::{Town, both_engines};

use super::desk::{Hold, Lists, Planting, desk, hold};

// spec: S1-3 (part: who covers what, where, and vacant since)
#[test]
fn a_community_says_who_answers_for_each_duty_and_what_is_missing() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let board = desk.get("yuki", "/api/v1/spaces/diagnostics/who").await;
        assert_eq!((board.status, board.json["in"].as_str()), (200, Some("diagnostics")));
        // Grant and secure access: the platform manager, and who stands in.
        let access = &board.duty("LA9")["answer"];
        assert_eq!(
            (access["state"].as_str(), access["person"]["handle"].as_str()),
            (Some("one"), Some("victor"))
        );
        assert_eq!(access["deputy"]["handle"], "yuki");
        assert_eq!(board.duty("LE2")["answer"]["person"]["handle"], "amelie", "held here beats held above");
        // Two roles always take part: nobody is taken for the one who answers.
        for key in ["P4", "LA8"] {
            let answer = &board.duty(key)["answer"];
            assert_eq!(answer["state"], "unsettled", "{key}");
            assert_eq!(answer["candidates"].as_array().map(Vec::len), Some(2), "{key}");
        }
        assert_eq!(board.role("columns", "platform_expert")["state"], "deputised");
        assert_eq!(board.role("columns", "facilitator")["state"], "filled");
        assert_eq!(board.json["unsettled"], 2);
        desk.end("amelie", 23).await;
        let empty = desk.get("yuki", "/api/v1/spaces/diagnostics/who").await;
        let column = empty.role("columns", "facilitator");
        assert_eq!((column["state"].as_str(), column["in"].as_str()), (Some("vacant"), Some("diagnostics")));
        assert!(column["since"].as_str().is_some_and(|s| s.starts_with("2026-02-08")), "{column}");
        assert_eq!(empty.duty("LE2")["answer"]["state"], "nobody");
        assert_eq!(empty.duty("P4")["answer"]["person"]["handle"], "sofia", "one is left, so one answers");
        let page = desk.get("yuki", "/who?in=space:diagnostics").await;
        assert!(page.html().contains("vacant for 23 days") && page.html().contains("nobody for 23 days"));
        assert!(!page.html().contains("/who/assign"), "yuki may not find somebody");
        assert!(
            desk.get("sofia", "/who?in=space:diagnostics")
                .await
                .html()
                .contains("/who/assign?role=facilitator")
        );
    });
}

// spec: S1-2 (part: combined with other roles)
#[test]
fn several_roles_of_one_person_stand_as_combined() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        desk.plant(&[hold("risk_officer", "amelie", "")]).await;
        let board = desk.get("yuki", "/api/v1/spaces/diagnostics/who").await;
        assert_eq!(board.role("columns", "facilitator")["state"], "combined");
        let page = desk.get("yuki", "/who?in=space:diagnostics").await;
        assert!(
            page.html().contains("also Risk &amp; compliance officer")
                || page.html().contains("also Risk &#38; compliance officer"),
            "{}",
            page.html()
        );
    });
}

// spec: S2-NB4 (part: what is done, whatever the title: a team has its manager)
#[test]
fn a_team_has_its_manager_and_nobody_beside_them() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let board = desk.get("ines", "/api/v1/spaces/service-nord/who").await;
        let roles: Vec<&str> =
            board.json["columns"].as_array().unwrap().iter().filter_map(|c| c["role"].as_str()).collect();
        assert_eq!(roles, ["network_lead", "line_manager", "platform_expert"]);
        assert_eq!(board.role("columns", "line_manager")["holders"][0]["handle"], "jonas");
        assert!(board.duty("LE2").is_null(), "nobody revives discussions in a team");
        let answer = &board.duty("LE1")["answer"];
        assert_eq!(
            (answer["person"]["handle"].as_str(), answer["deputy"]["handle"].as_str()),
            (Some("jonas"), Some("karim"))
        );
        // Who acts for the manager is the team's own.
        let outside = desk.get("yuki", "/api/v1/spaces/service-nord/who").await;
        assert_eq!(outside.duty("LE1")["answer"]["person"]["handle"], "jonas");
        assert!(outside.duty("LE1")["answer"]["deputy"].is_null());
        assert!(!String::from_utf8_lossy(&outside.bytes).contains("karim"));
    });
}

// spec: S2-0 (part: a page of who does what for the network)
#[test]
fn the_network_says_what_each_community_answers_for_itself() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let page = desk.get("yuki", "/who").await;
        assert_eq!(page.status, 200);
        assert!(page.html().contains("somebody in 2 of 2"), "{}", page.html());
        assert!(page.html().contains("are answered for in each community"));
        assert!(!page.html().contains("facilitator\">vacant"));
        let found = desk.get("yuki", "/who?in=space:diagnostics&q=access").await;
        let said = "In Field diagnostics, Victor Lindqvist answers for it; Yuki Tanaka stands in.";
        assert!(found.html().contains(said), "{}", found.html());
        assert!(found.html().contains("id=\"d-LA9\"") && !found.html().contains("id=\"d-LE2\""));
        let french = desk.get("ines", "/who?in=space:diagnostics&q=acc%C3%A8s").await;
        assert!(french.html().contains("c’est Victor Lindqvist qui en répond"), "{}", french.html());
        let none = desk.get("yuki", "/who?q=zeppelin").await;
        assert!(none.html().contains("No duty speaks of “zeppelin”"));
        assert_eq!(desk.get("yuki", "/who?in=space:nowhere").await.status, 404);
        assert_eq!(
            desk.get("yuki", "/who?in=space:pump-3").await.status,
            404,
            "a project is for its members"
        );
    });
}

#[test]
fn a_thousand_holders_and_a_name_without_end_break_nothing() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let many: Vec<Hold> = (0..1000).map(|_| hold("platform_expert", "victor", "")).collect();
        desk.plant(&many).await;
        let page = desk.get("yuki", "/who").await;
        assert!(page.html().contains("and 998 more") && page.html().len() < 400_000, "{}", page.html().len());
    });
}
