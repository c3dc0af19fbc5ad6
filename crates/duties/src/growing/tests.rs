//! Reviews over long stretches, read by two; competences in one’s own words.

use kernel::time::DAY;
use kernel::{AssignmentId, Time};
use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::review::{Horizon, stretch};

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, lead_id,
        external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, 'held', 'lead', $5, FALSE, '', '', $4, '', 1)"
);

async fn hold(desk: &Desk, who: &str, lead: &str, days: i64) -> AssignmentId {
    let (person, lead, from) = (desk.t.person(who), desk.t.person(lead), desk.t.now().plus(-days * DAY));
    let space = desk.t.space("data-workshop");
    let work = move |w: &mut store::Write<'_>| {
        let id: AssignmentId = w.id();
        w.exec(&HOLD, p![id, person, space, from, lead])?;
        store::Res::Ok(id)
    };
    desk.t.db.write(work).await.unwrap()
}

// spec: S2-CM6
#[test]
fn a_stretch_is_long_enough_or_it_is_refused() {
    let (now, held) = (Time(2_000 * DAY), Time(0));
    let last = |days: i64| stretch(Horizon::Activity, (now.plus(-days * DAY), now), held, now);
    for days in [1, 7, 28, 90, 179] {
        assert_eq!(last(days), Err(("from", "growing-short-activity")), "{days} days");
    }
    assert!(last(180).is_ok() && last(365).is_ok());
    assert_eq!(last(373), Err(("from", "growing-long-activity")));
    let value = |days: i64| stretch(Horizon::Value, (now.plus(-days * DAY), now), held, now);
    assert_eq!(value(365), Err(("from", "growing-short-value")));
    assert!(value(540).is_ok() && value(1_095).is_ok());
    assert_eq!(value(1_200), Err(("from", "growing-long-value")));
    let ahead = stretch(Horizon::Activity, (now.plus(-300 * DAY), now.plus(DAY)), held, now);
    assert_eq!(ahead, Err(("until", "growing-future")));
    let before = stretch(Horizon::Activity, (now.plus(-300 * DAY), now), now.plus(-200 * DAY), now);
    assert_eq!(before, Err(("from", "growing-before")));
}

// spec: S0-DT4
#[test]
fn a_review_is_between_the_holder_and_whom_they_report_to() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, super::room());
        let id = hold(&desk, "tomas", "yuki", 400).await;
        let (page, api) =
            (format!("/who/assignments/{id}/reviews"), format!("/api/v1/assignments/{id}/reviews"));
        let long = r#"{"horizon": "activity", "from": "2025-06-01", "until": "2026-02-28"}"#;
        let week = r#"{"horizon": "activity", "from": "2026-02-20"}"#;
        let nobody = [
            ("", 401),
            ("ines", 404),
            ("amelie", 404),
            ("jonas", 404),
            ("piet", 404),
            ("sofia", 404),
            ("sofia+network_lead", 404),
        ];
        desk.table(&[
            ("GET", &page, "", &nobody),
            ("GET", &api, "", &nobody),
            ("POST", &api, long, &nobody),
            ("GET", &page, "", &[("tomas", 200), ("yuki", 200)]),
            ("POST", &api, week, &[("yuki", 422), ("tomas", 403)]),
            ("POST", &api, "{}", &[("yuki", 422)]),
        ])
        .await;
        let refused = desk.post("yuki", &api, week).await;
        assert_eq!(refused.wrong(), [("from", "growing-short-activity")]);
        let shown = desk.form("yuki+en", &page, &[("horizon", "value"), ("from", "2025-06-01")]).await;
        assert!(shown.status == 422 && shown.words().contains("18 months at least"), "{}", shown.words());
        assert_eq!(desk.get("yuki", &api).await.json["items"], json!([]), "nothing half-saved");
        assert_eq!(desk.post("yuki", &api, long).await.status, 200);
        let review = desk.get("tomas", &api).await.json["items"][0]["id"].as_str().unwrap().to_owned();
        let one = format!("{api}/{review}");
        assert_eq!(desk.post("yuki", &format!("{one}/end"), "").await.status, 409, "both speak first");
        assert_eq!(
            desk.post("tomas", &one, r#"{"text": "Sessions work, the wiki does not."}"#).await.status,
            200
        );
        let led = r#"{"text": "I saw two sessions.", "plan": "Learn to let others lead."}"#;
        assert_eq!(desk.post("yuki", &one, led).await.status, 200);
        assert_eq!(desk.post("sofia", &one, led).await.status, 404);
        assert_eq!(desk.post("tomas", &format!("{one}/end"), "").await.status, 403);
        assert_eq!(desk.post("yuki", &format!("{one}/end"), "").await.status, 200);
        assert_eq!(desk.post("yuki", &one, led).await.status, 404, "what is over stays");
        let now = desk.get("tomas", &api).await.json;
        assert_eq!(
            (&now["items"][0]["plan"], &now["items"][0]["closed"]),
            (&json!("Learn to let others lead."), &json!(true))
        );
    });
}

// spec: S0-CI1 (part: self-assessed, with views that were asked for and agreed to)
#[test]
fn competences_are_what_one_says_and_views_stand_when_one_agrees() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, super::room());
        let id = hold(&desk, "tomas", "yuki", 400).await;
        let me = "/api/v1/me/competences";
        assert_eq!(
            desk.post("tomas", &format!("{me}/CH2"), r#"{"level": "9"}"#).await.wrong(),
            [("level", "growing-level-wrong")]
        );
        assert_eq!(desk.post("tomas", &format!("{me}/XX"), r#"{"level": "1"}"#).await.status, 404);
        let three = r#"{"level": "3", "evidence": "The guide to sensors"}"#;
        assert_eq!(desk.post("tomas", &format!("{me}/CH2"), three).await.status, 200);
        let ask = |who: &str| json!({"person": who}).to_string();
        assert_eq!(desk.post("tomas", &format!("{me}/CH2/views"), &ask("tomas")).await.status, 422);
        assert_eq!(desk.post("tomas", &format!("{me}/CH2/views"), &ask("nobody")).await.status, 422);
        for who in ["ines", "amelie"] {
            assert_eq!(desk.post("tomas", &format!("{me}/CH2/views"), &ask(who)).await.status, 200);
        }
        let of =
            async |who: &str| desk.get(who, me).await.json["asked"][0]["id"].as_str().unwrap().to_owned();
        let (ines, amelie) = (of("ines").await, of("amelie").await);
        assert!(desk.get("ines+en", "/me/competences").await.words().contains("asks for your view"));
        let give = |id: &str| format!("/api/v1/me/views/{id}");
        let yes = r#"{"answer": "yes", "text": "Clear, and short."}"#;
        assert_eq!(desk.post("sofia", &give(&ines), yes).await.status, 404);
        assert_eq!(
            desk.post("ines", &give(&ines), r#"{"answer": "yes"}"#).await.wrong(),
            [("text", "field-empty")]
        );
        assert_eq!(desk.post("ines", &give(&ines), yes).await.status, 200);
        assert_eq!(desk.post("amelie", &give(&amelie), r#"{"answer": "no"}"#).await.status, 200);
        let reviews = format!("/api/v1/assignments/{id}/reviews");
        let lead = desk.get("yuki", &reviews).await.json;
        assert_eq!(
            (&lead["views"], &lead["competences"][0]["level"]),
            (&json!([]), &json!(3)),
            "not before he agrees"
        );
        assert_eq!(desk.post("tomas", &give(&ines), r#"{"answer": "yes"}"#).await.status, 200);
        assert_eq!(desk.get("yuki", &reviews).await.json["views"][0]["text"], "Clear, and short.");
        assert_eq!(desk.post("tomas", &give(&ines), r#"{"answer": "no"}"#).await.status, 200);
        assert_eq!(
            desk.get("yuki", &reviews).await.json["views"],
            json!([]),
            "and it goes when he lets it go"
        );
    });
}

// spec: S0-R2 (part: onboarding plan)
#[test]
fn the_first_ninety_days_are_ticked_by_those_two_alone() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, super::room());
        let id = hold(&desk, "tomas", "yuki", 10).await;
        let step = format!("/api/v1/assignments/{id}/steps/0");
        desk.table(&[
            (
                "POST",
                &step,
                "",
                &[("", 401), ("ines", 404), ("sofia", 404), ("piet", 404), ("tomas", 200), ("yuki", 200)],
            ),
            ("POST", &format!("/api/v1/assignments/{id}/steps/99"), "", &[("tomas", 404)]),
        ])
        .await;
        let now = desk.get("yuki", &format!("/api/v1/assignments/{id}/reviews")).await.json;
        assert_eq!(now["steps"], json!(["charter"]));
        let page = desk.get("tomas+en", &format!("/who/assignments/{id}/reviews")).await;
        assert!(
            page.words().contains("done on") && page.html().contains("row late"),
            "the hand-over is late"
        );
    });
}
