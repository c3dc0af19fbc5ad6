//! A place says its time; each member sees the sum, alone.

use serde_json::json;
use store::{p, sql};
use testkit::{Town, both_engines};

use super::desk;

sql!(
    SETTLE,
    "INSERT INTO help_requests (id, space_id, kind, asker_id, helper_id, about, speaks, days, state, at_ms, level, other_id, answer)
     VALUES (71, $1, 'arbitrate', $3, $4, 'Both on Monday', FALSE, 0, 'agreed', 0, 'managers', $2, 'Team first, until June.')"
);

fn minutes(n: i64) -> String {
    json!({ "minutes": n }).to_string()
}

// spec: S2-CM3 (part: expected weekly time declared and totalled for the member alone)
#[test]
fn a_place_says_its_time_and_each_member_sees_the_sum_alone() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        for (who, space, n) in
            [("amelie", "diagnostics", 120), ("jonas", "service-nord", 90), ("ines", "pump-3", 45)]
        {
            let said = desk.call(who, "PUT", &format!("/api/v1/spaces/{space}/time"), &minutes(n)).await;
            assert_eq!((said.status, said.json["minutes"].as_i64()), (200, Some(n)), "{}", said.text);
        }
        let mine = desk.get("ines", "/api/v1/me/time").await.json;
        assert_eq!(mine["minutes"], 255, "{mine}");
        assert_eq!(mine["spaces"][0]["space"], "diagnostics", "what asks most stands first");
        assert_eq!(desk.get("tomas", "/api/v1/me/time").await.json["minutes"], 120, "only their own places");
        assert_eq!(desk.get("lea", "/api/v1/me/time").await.json["minutes"], 0);
        let page = desk.get("ines+en", "/me/time").await.words();
        for part in ["About 4.2 hours a week", "About 45 minutes a week", "Nothing interrupted you"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let card = desk.get("lea+en", "/s/diagnostics/time").await.words();
        assert!(card.contains("About 2 hours a week") && card.contains("Amélie Caron said so"), "{card}");
        let back = desk.call("amelie", "PUT", "/api/v1/spaces/diagnostics/time", &minutes(0)).await;
        assert!(back.json["minutes"].is_null(), "taken back");
        assert_eq!(desk.get("tomas", "/api/v1/me/time").await.json["minutes"], 0);
    });
}

// spec: S2-CM3 (part: warned above a ceiling; the manager hears it from the member)
// spec: S2-CM3b (part: what was decided is read where it was asked)
#[test]
fn above_the_ceiling_the_way_leads_to_the_managers_and_the_answer_stands_there() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        desk.call("amelie", "PUT", "/api/v1/spaces/diagnostics/time", &minutes(400)).await;
        assert!(
            !desk.get("ines+en", "/me/time").await.words().contains("more than your network finds right")
        );
        desk.call("jonas", "PUT", "/api/v1/spaces/service-nord/time", &minutes(300)).await;
        let page = desk.get("ines+en", "/me/time").await;
        assert!(page.words().contains("more than your network finds right"), "{}", page.words());
        let way = "/help?kind=arbitrate&#38;space=diagnostics&#38;other=service-nord#ask";
        assert!(page.html().contains(way), "{}", page.html());
        let (one, other) = (t.space("diagnostics"), t.space("service-nord"));
        let (ines, jonas) = (t.person("ines"), t.person("jonas"));
        t.db.write(move |w| w.exec(&SETTLE, p![one, other, ines, jonas]).map(drop)).await.unwrap();
        let page = desk.get("ines+en", "/me/time").await.words();
        assert!(page.contains("Field diagnostics and Service Nord"), "{page}");
        assert!(page.contains("Team first, until June."), "{page}");
        assert!(!desk.get("jonas+en", "/me/time").await.words().contains("Team first"), "theirs alone");
    });
}

#[test]
fn who_gets_which_answer() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (team, community) = ("/api/v1/spaces/service-nord/time", "/api/v1/spaces/diagnostics/time");
        desk.table(&[
            (
                "GET",
                "/me/time",
                "",
                &[("ines", 200), ("jonas", 200), ("sofia", 200), ("piet", 200), ("", 401)],
            ),
            ("GET", "/api/v1/attention", "", &[("lea", 200), ("sofia", 200), ("piet", 404), ("", 401)]),
            ("GET", "/attention", "", &[("ines", 200), ("piet", 404), ("", 401)]),
            (
                "GET",
                "/s/diagnostics/time",
                "",
                &[("ines", 200), ("lea", 200), ("amelie", 200), ("sofia", 200), ("piet", 404), ("", 401)],
            ),
            ("GET", "/s/pump-3/time", "", &[("ines", 200), ("piet", 200), ("lea", 404), ("", 401)]),
            (
                "PUT",
                community,
                &minutes(60),
                &[("amelie", 200), ("ines", 403), ("lea", 403), ("helene", 403), ("piet", 404), ("", 401)],
            ),
            ("PUT", team, &minutes(60), &[("jonas", 200), ("karim", 403), ("sofia", 403), ("", 401)]),
            ("PUT", community, &minutes(-1), &[("amelie", 422)]),
            ("PUT", community, &minutes(2401), &[("amelie", 422)]),
            ("PUT", community, r#"{"minutes":"much"}"#, &[("amelie", 422)]),
            ("PUT", "/api/v1/spaces/nowhere/time", &minutes(1), &[("amelie", 404)]),
        ])
        .await;
        let wrong = desk.form("amelie+en", "/s/diagnostics/time", &[("minutes", "two hours")]).await;
        assert!(wrong.status == 422 && wrong.html().contains("two hours"), "what was written is kept");
        assert_eq!(desk.form("amelie", "/s/diagnostics/time", &[("minutes", "")]).await.status, 303);
        let member = desk.get("ines", community).await.json;
        assert!(member["overlaps"].is_null() && member["refused"].is_null(), "for whoever leads: {member}");
        assert!(desk.get("amelie", community).await.json["overlaps"].is_array());
        assert!(desk.get("sofia", team).await.json["overlaps"].is_null(), "a team is its manager's");
    });
}
