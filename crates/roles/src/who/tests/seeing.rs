//! Who sees what: covering is for everybody inside, loads for oneself and those who answer for the
//! network, and people from outside meet their spaces only.

use testkit::{Town, both_engines};

use super::desk::{Hold, Planting, desk, hold};

// spec: S1-3 (part: who covers what, not workloads)
#[test]
fn a_share_is_seen_by_the_person_and_by_those_who_answer_for_the_network() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        // Amélie was given no time for a second community: more to do than time.
        desk.plant(&[
            Hold { share: 0, ..hold("facilitator", "amelie", "data-workshop") },
            Hold { share: 7, ..hold("risk_officer", "karim", "") },
        ])
        .await;
        // viewer, sees karim's share, meets the list at all
        for (who, share, some) in [
            ("karim", true, true),
            ("sofia", true, true),
            ("helene", true, true),
            ("yuki", false, true),
            ("amelie", false, true),
            ("piet", false, false),
        ] {
            let list = desk.get(who, "/api/v1/assignments?person=karim").await;
            let items = list.json["items"].as_array().unwrap();
            assert_eq!(items.len() == 1, some, "{who}");
            assert_eq!(items.first().is_some_and(|i| i["share"] == 7), share, "{who}");
            assert_eq!(items.first().is_some_and(|i| i.get("share").is_some()), share, "{who}");
            let page = desk.get(who, "/who/people/karim").await;
            assert_eq!(page.status, if who == "piet" { 404 } else { 200 }, "{who}");
            let time = page.html().contains("hours needed") || page.html().contains("heures nécessaires");
            assert_eq!(time, share, "{who}");
        }
    });
}

// spec: S1-2
#[test]
fn somebody_overloaded_is_seen_so_by_themselves_and_the_lead_alone() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        desk.plant(&[Hold { share: 0, ..hold("facilitator", "karim", "data-workshop") }]).await;
        let over =
            |html: &str| html.contains("more to do than time") || html.contains("plus à faire que de temps");
        for (who, sees) in [("karim", true), ("sofia", true), ("yuki", false), ("tomas", false)] {
            let board = desk.get(who, "/who?in=space:data-workshop").await;
            assert_eq!(over(board.html()), sees, "{who}");
            let capacity = desk.get(who, "/who/capacity").await;
            assert_eq!(capacity.html().contains("/who/people/karim"), sees, "{who}");
            assert!(capacity.html().contains("15"), "the starting values are for everybody");
            let if_gone = desk.get(who, "/who/what-if?person=karim").await;
            assert_eq!(if_gone.status == 200, sees, "{who}");
        }
        assert_eq!(desk.get("yuki", "/who/what-if").await.status, 200, "about oneself everybody may ask");
    });
}

// spec: S2-NB2
#[test]
fn ones_page_says_what_passes_between_ones_roles_and_others_by_name() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let page = desk.get("sofia+en", "/who/people/sofia").await;
        for said in [
            "What passes between these roles and others",
            "Direction, standards, coaching and an answer to each call for help",
            "Victor",
            "Passes on:",
        ] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        let other = desk.get("yuki+fr", "/who/people/amelie").await;
        assert!(other.words().contains("Ce qui passe entre ces rôles et les autres"), "{}", other.words());
        let nothing = desk.get("tomas+en", "/who/people/mamadou").await;
        assert!(!nothing.words().contains("What passes between"), "{}", nothing.words());
    });
}

#[test]
fn people_from_outside_meet_their_spaces_and_nothing_else() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        for path in [
            "/who",
            "/who?in=space:pump-3",
            "/who/coverage",
            "/who/relays",
            "/who/capacity",
            "/who/what-if",
            "/who/people/piet",
            "/who.csv",
            "/who/coverage.csv",
            "/who/coverage.xlsx",
            "/api/v1/spaces/diagnostics/who",
        ] {
            assert_eq!(desk.get("piet", path).await.status, 404, "{path}");
        }
        assert_eq!(desk.get("piet", "/api/v1/spaces/pump-3/who").await.status, 200);
        desk.plant(&[hold("facilitator", "mamadou", "pump-3")]).await;
        let list = desk.get("piet", "/api/v1/assignments").await;
        let all: Vec<&str> =
            list.json["items"].as_array().unwrap().iter().filter_map(|i| i["in"].as_str()).collect();
        assert_eq!(all, ["pump-3"]);
        let hidden = desk.get("yuki", "/api/v1/assignments?person=mamadou").await;
        assert_eq!(hidden.json["items"].as_array().map(Vec::len), Some(0), "a project is for its members");
        let coverage = desk.get("piet", "/api/v1/coverage").await;
        assert_eq!(coverage.json["items"].as_array().map(Vec::len), Some(0));
    });
}

// spec: S1-3 (part: exportable)
#[test]
fn a_board_is_taken_away_without_shares_and_without_formulas() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        desk.plant(&[Hold { share: 37, ..hold("user_support", "lea", "") }]).await;
        let csv = desk.get("yuki", "/who.csv?in=space:diagnostics").await;
        let text = String::from_utf8(csv.bytes).unwrap();
        assert!(
            text.contains("\"Grant and secure access\"")
                && text.contains("\"Victor Lindqvist\",\"Yuki Tanaka\""),
            "{text}"
        );
        assert!(text.contains("Léa Petit") && !text.contains("37"), "no share of time");
        let xlsx = desk.get("yuki", "/who.xlsx?in=space:diagnostics").await;
        assert_eq!((xlsx.status, xlsx.bytes.get(..2)), (200, Some(b"PK".as_slice())));
        for (cell, safe) in [("=1+1", "'=1+1"), ("@x", "'@x"), ("-a", "'-a"), ("+a", "'+a"), ("a=b", "a=b")] {
            assert_eq!(crate::who::export::safe(cell), safe);
        }
    });
}
