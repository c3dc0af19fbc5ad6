//! Deleting a space: who may, that it waits and can be taken back, and what this room leaves.

use kernel::time::DAY;
use store::{p, sql};
use testkit::{Town, both_engines};

use crate::tests::{desk, facts, tick};

sql!(ROWS, "SELECT COUNT(*) FROM memberships WHERE space_id = $1");

#[test]
fn a_space_is_deleted_by_whoever_keeps_it_with_its_name_typed() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let (at, name) = ("/api/v1/spaces/diagnostics/removal", r#"{"name":"field diagnostics"}"#);
        desk.table(&[
            (
                "GET",
                at,
                "",
                &[("amelie", 200), ("sofia", 200), ("ines", 404), ("yuki", 404), ("piet", 404), ("", 401)],
            ),
            ("POST", at, name, &[("ines", 403), ("yuki", 403), ("jonas", 403), ("piet", 404), ("", 401)]),
            ("POST", at, r#"{"name":"Diagnostics"}"#, &[("amelie", 422)]),
            ("DELETE", at, "", &[("ines", 403), ("amelie", 404), ("piet", 404), ("", 401)]),
            (
                "POST",
                "/api/v1/spaces/service-nord/removal",
                r#"{"name":"Service Nord"}"#,
                &[("jonas", 403), ("victor", 403), ("sofia", 403)],
            ),
            (
                "POST",
                "/api/v1/spaces/pump-3/removal",
                r#"{"name":"Pump 3"}"#,
                &[("piet", 403), ("mamadou", 403), ("sofia", 404)],
            ),
        ])
        .await;
        let page = desk.get("amelie+en", "/s/diagnostics/removal").await;
        assert!(
            page.html().contains("1 conversation") && page.html().contains("3 people"),
            "{}",
            page.html()
        );
        assert_eq!(
            desk.form("amelie", "/s/diagnostics/removal", &[("name", "Field diagnostics")]).await.status,
            303
        );
        assert_eq!(facts(&desk.t, "space.leaving").await.len(), 1);
        // Its members read when and by whom, and nobody writes any more.
        let told = desk.get("ines+en", "/s/diagnostics/card").await;
        assert!(told.html().contains("will be deleted on"), "{}", told.html());
        assert!(desk.get("ines+en", "/s/diagnostics/removal").await.html().contains("Amélie Caron decided"));
        assert_eq!(
            desk.post("amelie", "/api/v1/spaces/diagnostics/waves", r#"{"people":"lea"}"#).await.status,
            403
        );
        assert_eq!(desk.call("amelie", "DELETE", "/api/v1/spaces/diagnostics/archive", "").await.status, 409);
    });
}

#[test]
fn it_can_be_taken_back_for_fourteen_days_and_then_nothing_is_left() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let plan =
            async || desk.form("amelie", "/s/diagnostics/removal", &[("name", "Field diagnostics")]).await;
        assert_eq!(plan().await.status, 303);
        desk.t.clock.advance(13 * DAY);
        tick(&desk.t, super::CARRY_OUT).await;
        assert_eq!(desk.post("amelie", "/s/diagnostics/removal/end", "").await.status, 303);
        let now = desk.get("ines", "/api/v1/spaces/diagnostics").await.json;
        assert_eq!((&now["archived"], &now["leaving"]), (&false.into(), &serde_json::Value::Null));
        desk.t.clock.advance(2 * DAY);
        tick(&desk.t, super::CARRY_OUT).await;
        assert_eq!(desk.get("ines", "/api/v1/spaces/diagnostics").await.status, 200, "it was taken back");
        assert_eq!(plan().await.status, 303);
        desk.t.clock.advance(15 * DAY);
        tick(&desk.t, super::CARRY_OUT).await;
        for who in ["amelie", "ines", "sofia"] {
            assert_eq!(desk.get(who, "/api/v1/spaces/diagnostics").await.status, 404, "{who}");
        }
        let space = desk.t.space("diagnostics");
        let (rows,): (i64,) = desk.t.db.read(move |r| r.one(&ROWS, p![space])).await.unwrap();
        assert_eq!((rows, facts(&desk.t, "space.removed").await.len()), (0, 1));
        assert_eq!(desk.get("ines", "/api/v1/spaces/service-nord").await.status, 200, "and nothing else");
    });
}
