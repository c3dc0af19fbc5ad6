//! The three ways of looking after a space, and what follows.

use testkit::{Desk, Town, both_engines};

use crate::who::tests::desk::{Lists, Planting};

const PATH: &str = "/api/v1/spaces/diagnostics/care";
const TEAM: &str = "/api/v1/spaces/service-nord/care";

// spec: S2-SM2
#[test]
fn managing_piloting_and_enlivening_are_wanted_apart_and_duties_follow() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        desk.staffed().await;
        let only = r#"{"manages":true,"pilots":false,"enlivens":false}"#;
        desk.table(&[
            ("POST", PATH, only, &[("ines", 403), ("jonas", 403), ("", 401)]),
            ("POST", TEAM, only, &[("jonas", 403), ("sofia", 403)]),
            ("POST", PATH, "{}", &[("sofia", 422), ("amelie", 422)]),
        ])
        .await;
        assert_eq!(desk.post("sofia", TEAM, only).await.rule(), "S2-SM4");
        let board = async || desk.get("sofia", "/api/v1/spaces/diagnostics/who").await;
        let before = board().await;
        assert_eq!(before.json["care"]["enlivens"], true);
        assert!(before.duty("LE2").is_object() && before.duty("MA1").is_object());
        assert_eq!(desk.post("amelie", PATH, only).await.status, 200);
        let after = board().await;
        assert!(after.duty("LE2").is_null() && after.duty("PI1").is_null());
        assert!(after.duty("MA1").is_object(), "it is managed all the same");
        assert!(after.json["duties"].as_i64() < before.json["duties"].as_i64());
        let page = desk.get("ines+en", "/s/diagnostics/who").await;
        assert!(
            page.words().contains("Not enlivened") && page.words().contains("Managed:"),
            "{}",
            page.words()
        );
        assert!(!page.html().contains("/care\""), "only those who may are offered a change");
        let all = [("manages", "true"), ("pilots", "true"), ("enlivens", "true")];
        assert_eq!(desk.form("amelie", "/s/diagnostics/care", &all).await.status, 303);
        assert!(board().await.duty("LE2").is_object());
        let team = desk.get("ines+en", "/s/service-nord/who").await;
        assert!(!team.words().contains("How this space is looked after"), "a team has its manager");
        assert!(desk.get("sofia", "/api/v1/spaces/service-nord/who").await.json["care"].is_null());
    });
}
