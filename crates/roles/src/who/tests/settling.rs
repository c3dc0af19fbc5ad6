//! Settling who answers, and listing who takes part.

use testkit::{Town, both_engines};

use super::desk::{Lists, Planting, desk, hold};

#[test]
fn whoever_may_settles_who_answers_and_leaves_it_to_the_charter_again() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let board = desk.get("amelie", "/api/v1/spaces/diagnostics/who").await;
        let of = |who: &str| {
            let all = board.duty("P4")["answer"]["candidates"].as_array().unwrap().clone();
            let found = all.into_iter().find(|c| c["person"]["handle"] == who).unwrap();
            found["assignment"].as_str().unwrap().to_owned()
        };
        let body = |id: &str| format!(r#"{{"in":"space:diagnostics","assignment":"{id}"}}"#);
        let colleague = desk.post("ines", "/api/v1/duties/P4/answer", &body(&of("amelie"))).await;
        assert_eq!(colleague.status, 403);
        let settled = desk.post("amelie", "/api/v1/duties/P4/answer", &body(&of("amelie"))).await;
        assert_eq!((settled.status, settled.json["person"]["handle"].as_str()), (200, Some("amelie")));
        assert_eq!(settled.json["settled"], true);
        let wrong = desk.post("amelie", "/api/v1/duties/R2/answer", &body(&of("amelie"))).await;
        assert_eq!(wrong.status, 422, "who takes no part cannot answer");
        assert_eq!(desk.post("amelie", "/api/v1/duties/XX/answer", &body("")).await.status, 404);
        // The rule speaks before the form is read.
        assert_eq!(desk.post("ines", "/api/v1/duties/R2/answer", &body("7")).await.status, 403);
        let form = format!("in=space%3Adiagnostics&assignment={}", of("sofia"));
        let page = desk.post("sofia", "/who/duties/P4/answer", &form).await;
        assert_eq!((page.status, page.location.as_str()), (303, "/who?in=space:diagnostics#d-P4"));
        let again = desk.get("yuki", "/api/v1/spaces/diagnostics/who").await;
        assert_eq!(again.duty("P4")["answer"]["person"]["handle"], "sofia");
        let charter = desk.post("sofia", "/api/v1/duties/P4/answer", &body("")).await;
        assert_eq!(charter.json["state"], "unsettled");
    });
}

#[test]
fn two_people_who_settle_at_once_leave_one_answer() {
    both_engines(async |t: Town| {
        let second = t.second();
        let desk = desk(t);
        desk.staffed().await;
        let ids = desk.plant(&[hold("facilitator", "tomas", "diagnostics")]).await;
        let board = desk.get("amelie", "/api/v1/spaces/diagnostics/who").await;
        let all = board.duty("P4")["answer"]["candidates"].as_array().unwrap().clone();
        assert_eq!(all.len(), 3);
        let one = all[0]["assignment"].as_str().unwrap().to_owned();
        let two = ids[0].to_string();
        let body = |id: &str| format!(r#"{{"in":"diagnostics","assignment":"{id}"}}"#);
        let (a, b) = (body(&one), body(&two));
        let (first, other) = tokio::join!(
            desk.post("sofia", "/api/v1/duties/P4/answer", &a),
            desk.post("amelie", "/api/v1/duties/P4/answer", &b)
        );
        assert_eq!((first.status, other.status), (200, 200));
        let rows: (i64,) = second.read(|r| r.one(&COUNT, store::p![])).await.unwrap();
        assert_eq!(rows.0, 1);
        let now = desk.get("yuki", "/api/v1/spaces/diagnostics/who").await;
        assert_eq!(now.duty("P4")["answer"]["state"], "one");
    });
}
store::sql!(COUNT, "SELECT COUNT(*) FROM accountables");

// Always is not accountable: what is settled once for the network need not be settled in each place.
#[test]
fn what_is_settled_for_the_network_holds_where_nothing_else_was_settled() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let of = async |slug: &str| {
            let board = desk.get("amelie", &format!("/api/v1/spaces/{slug}/who")).await;
            let answer = board.duty("P4")["answer"].clone();
            (
                answer["state"].as_str().unwrap().to_owned(),
                answer["person"]["handle"].as_str().map(str::to_owned),
                answer,
            )
        };
        let (state, _, answer) = of("diagnostics").await;
        assert_eq!(state, "unsettled");
        let candidates = answer["candidates"].as_array().unwrap().clone();
        let id = |who: &str| {
            let of = candidates.iter().find(|c| c["person"]["handle"] == who).unwrap();
            of["assignment"].as_str().unwrap().to_owned()
        };
        let settle = |at: &str, who: &str| format!(r#"{{"in":"{at}","assignment":"{}"}}"#, id(who));
        assert_eq!(
            desk.post("sofia", "/api/v1/duties/P4/answer", &settle("network", "sofia")).await.status,
            200
        );
        for slug in ["diagnostics", "data-workshop"] {
            assert_eq!(of(slug).await.1.as_deref(), Some("sofia"), "in {slug}");
        }
        assert_eq!(
            desk.post("sofia", "/api/v1/duties/P4/answer", &settle("diagnostics", "amelie")).await.status,
            200
        );
        assert_eq!(of("diagnostics").await.1.as_deref(), Some("amelie"), "a place may say otherwise");
        assert_eq!(of("data-workshop").await.1.as_deref(), Some("sofia"));
    });
}

// spec: S3-T2
#[test]
fn people_without_the_role_are_listed_with_thanks_and_nothing_more() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.staffed().await;
        let at = "/api/v1/duties/LA10/contributors/ines";
        let body = r#"{"in":"diagnostics"}"#;
        assert_eq!(desk.call("lea", "PUT", at, body).await.status, 403);
        let listed = desk.call("amelie", "PUT", at, body).await;
        assert_eq!((listed.status, listed.json["contributors"][0]["handle"].as_str()), (200, Some("ines")));
        assert_eq!(desk.call("amelie", "PUT", at, body).await.status, 200, "once more changes nothing");
        let page = desk.get("lea", "/who?in=space:diagnostics").await;
        assert!(page.html().contains("Merci à") && page.html().contains("Inès Moreau"));
        assert!(!page.html().contains("/contributors"), "no form for who may not");
        // Listed with thanks: no permission comes with it.
        assert_eq!(
            desk.post("ines", "/api/v1/duties/P4/answer", r#"{"in":"diagnostics"}"#).await.status,
            403
        );
        let guest = "/api/v1/duties/LA10/contributors/piet";
        assert_eq!(desk.call("amelie", "PUT", guest, body).await.status, 422);
        assert_eq!(
            desk.call("amelie", "PUT", "/api/v1/duties/LA10/contributors/olga", body).await.status,
            422
        );
        let form = desk
            .post("amelie", "/who/duties/LA10/contributors", "in=space%3Adiagnostics&person=%40karim")
            .await;
        assert_eq!(form.status, 303);
        let gone = desk.call("amelie", "DELETE", &format!("{at}?in=diagnostics"), "").await;
        assert_eq!(gone.json["contributors"].as_array().map(Vec::len), Some(1));
        let ended =
            desk.post("amelie", "/who/duties/LA10/contributors/karim/end", "in=space%3Adiagnostics").await;
        assert_eq!(ended.status, 303);
        let board = desk.get("lea", "/api/v1/spaces/diagnostics/who").await;
        assert_eq!(board.duty("LA10")["contributors"].as_array().map(Vec::len), Some(0));
    });
}
