//! Ways from the picture to what can be done about it, and what waits for an answer.

use testkit::{Town, both_engines};

use super::desk::{Hold, Planting, desk, hold};

#[test]
fn whoever_may_ask_finds_the_way_where_somebody_holds_the_role_already() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let way = |html: &str, role: &str, at: &str| {
            let (plain, kept) = (format!("role={role}&amp;in={at}"), format!("role={role}&#38;in={at}"));
            html.contains(&plain) || html.contains(&kept)
        };
        let lead = desk.get("sofia", "/who?in=space:diagnostics").await;
        assert!(way(lead.html(), "facilitator", "space:diagnostics"), "{}", lead.html());
        assert!(way(lead.html(), "platform_expert", "network"), "a role of the network is given there");
        assert!(lead.html().contains("Ask somebody") && !lead.html().contains("/who/one-person"));
        let whole = desk.get("sofia", "/who").await;
        assert!(whole.html().contains("/who/one-person") && whole.html().contains("/who/what-if"));
        let colleague = desk.get("yuki", "/who").await;
        assert!(!colleague.html().contains("/who/one-person") && !colleague.html().contains("Ask somebody"));
        for (who, sees) in [("sofia", true), ("victor", true), ("yuki", false)] {
            let page = desk.get(who, "/who/people/victor").await;
            assert_eq!(page.html().contains("/who/split?person=victor"), sees, "{who}");
        }
    });
}

#[test]
fn a_question_that_waits_is_seen_by_whoever_may_ask_and_by_whom_it_asks() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let here = desk.ask(hold("facilitator", "ines", "diagnostics")).await;
        let above = desk.ask(hold("risk_officer", "karim", "")).await;
        let (here, above) = (format!("/who/assignments/{here}"), format!("/who/assignments/{above}"));
        let lead = desk.get("sofia", "/who?in=space:diagnostics").await;
        assert!(lead.html().contains(&here), "{}", lead.html());
        assert!(lead.html().contains("was asked on"));
        assert!(desk.get("sofia", "/who").await.html().contains(&above));
        for who in ["yuki", "ines", "karim"] {
            for at in ["/who", "/who?in=space:diagnostics"] {
                let page = desk.get(who, at).await;
                assert!(!page.html().contains(&here) && !page.html().contains(&above), "{who} {at}");
            }
        }
        let own = desk.get("karim", "/who/people/karim").await;
        assert!(own.html().contains(&above), "{}", own.html());
        assert!(desk.get("ines", "/who/people/ines").await.html().contains(&here));
        for who in ["yuki", "ines"] {
            assert!(!desk.get(who, "/who/people/karim").await.html().contains(&above), "{who}");
        }
    });
}

#[test]
fn both_sides_of_a_second_signature_find_the_way_to_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let role = *desk.plant(&[hold("facilitator", "mamadou", "pump-3")]).await.first().unwrap();
        desk.drive(role, "amelie").await;
        for (who, at, sees) in [
            ("amelie", "/who", true),
            ("amelie", "/who/people/amelie", true),
            ("mamadou", "/s/pump-3/who", true),
            ("piet", "/s/pump-3/who", false),
            ("sofia", "/who/people/amelie", false),
            ("yuki", "/who", false),
        ] {
            let page = desk.get(who, at).await;
            assert_eq!(page.status, 200, "{who} {at}");
            assert_eq!(page.html().contains("\"/held\""), sees, "{who} {at}");
        }
    });
}

// spec: S1-3 (part: the grid is exportable, without workloads)
#[test]
fn the_coverage_is_taken_away_without_shares() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        desk.plant(&[Hold { share: 37, ..hold("user_support", "lea", "") }]).await;
        let coverage = desk.get("yuki", "/who/coverage.csv").await;
        let text = String::from_utf8(coverage.bytes).unwrap();
        let kept = "\"The whole network\",\"with a deputy\",\"\",\"Victor Lindqvist\",\"Yuki Tanaka\"";
        assert!(text.contains(kept) && text.contains("vacant") && !text.contains("37"), "{text}");
        let xlsx = desk.get("yuki", "/who/coverage.xlsx").await;
        assert_eq!((xlsx.status, xlsx.bytes.get(..2)), (200, Some(b"PK".as_slice())));
        assert!(desk.get("yuki", "/who/coverage").await.html().contains("/who/coverage.csv"));
    });
}
