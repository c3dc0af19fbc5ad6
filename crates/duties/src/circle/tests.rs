//! The weeks, who covers, and who gets in.

use kernel::time::DAY;
use kernel::{AssignmentId, Fact, FactKind, Time};
use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::week;

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, 'held', 'lead', FALSE, '', '', $4, '', 1)"
);
sql!(END, "UPDATE assignments SET state = 'ended' WHERE person_id = $1");
sql!(
    ABSENT,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES (91, $1, $2, $3, NULL, $2)"
);
sql!(
    DEPUTY,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms, by_id) VALUES ($1, $2, 'accepted', $3, NULL)"
);
sql!(OWN, "UPDATE spaces SET hosts = 'roles', joining = 'invite', open_read = FALSE WHERE id = $1");
sql!(FACTS, "SELECT subject_id FROM facts WHERE kind = 'cover.asked' ORDER BY subject_id");

sql!(JOIN, "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, 'member', 0)");

static AWAY: FactKind = FactKind { name: "person.away", version: 1, keep_days: 90, live: false };

/// Amélie and Tomás facilitate, as everywhere in the town, and Piet from outside.
async fn circle(t: Town) -> Desk {
    let desk = Desk::new(t, super::room());
    hold(&desk, "piet", "pump-3").await;
    desk
}

async fn hold(desk: &Desk, who: &str, space: &str) -> AssignmentId {
    let (person, space, from) = (desk.t.person(who), desk.t.space(space), desk.t.now().plus(-DAY));
    let work = move |w: &mut store::Write<'_>| {
        let id: AssignmentId = w.id();
        w.exec(&HOLD, p![id, person, space, from])?;
        store::Res::Ok(id)
    };
    desk.t.db.write(work).await.unwrap()
}

async fn asked(desk: &Desk) -> Vec<i64> {
    desk.t.db.read(|r| r.ints(&FACTS, p![])).await.unwrap()
}

#[test]
fn a_week_is_named_by_its_monday() {
    let day = |text: &str| Time::parse(text).unwrap();
    let monday = day("2026-03-02T00:00:00Z").0 / DAY;
    for moment in ["2026-03-02T00:00:00Z", "2026-03-05T12:00:00Z", "2026-03-08T23:59:59Z"] {
        assert_eq!(week::of(day(moment)), monday, "{moment}");
    }
    let now = day("2026-03-05T12:00:00Z");
    assert!(week::open(monday, now) && week::open(monday + 7, now));
    assert!(
        !week::open(monday - 7, now) && !week::open(monday + 1, now) && !week::open(monday + 27 * 7, now)
    );
    let saturday = (day("2026-03-07T00:00:00Z"), day("2026-03-09T00:00:00Z"));
    assert!(!week::touched(monday, saturday) && !week::touched(monday + 7, saturday));
    assert!(week::touched(monday, (day("2026-03-06T00:00:00Z"), day("2026-03-07T00:00:00Z"))));
}

// spec: S0-DT3 (part: private, rota)
#[test]
fn the_circle_is_for_those_who_facilitate_and_their_lead() {
    both_engines(async |t: Town| {
        let desk = circle(t).await;
        let next = week::of(desk.t.now()) + 7;
        let (take, free) =
            (format!("/api/v1/circle/weeks/{next}"), format!("/api/v1/circle/weeks/{}", next + 7));
        let nobody = [("", 401), ("ines", 404), ("jonas", 404), ("sofia", 404), ("helene", 404)];
        desk.table(&[
            ("GET", "/circle", "", &nobody),
            ("GET", "/api/v1/circle", "", &nobody),
            ("POST", &take, "{}", &nobody),
            ("POST", "/api/v1/circle/points", r#"{"text": "x"}"#, &nobody),
            ("POST", "/api/v1/circle/points/5/settlement", "", &[("", 401), ("ines", 404), ("amelie", 404)]),
            ("POST", &format!("{take}/cover"), "", &nobody),
            ("POST", &format!("{take}/covering"), "", &nobody),
            ("POST", &format!("{take}/release"), "", &nobody),
            ("GET", "/circle", "", &[("amelie", 200), ("piet", 200), ("helene+network_lead", 200)]),
            (
                "POST",
                &take,
                "{}",
                &[("piet", 403), ("helene+network_lead", 403), ("amelie", 200), ("tomas", 409)],
            ),
            ("POST", &free, r#"{"person": "tomas"}"#, &[("amelie", 403), ("helene+network_lead", 200)]),
            ("POST", &format!("{take}/cover"), "", &[("tomas", 403), ("amelie", 200)]),
            (
                "POST",
                &format!("{take}/covering"),
                "",
                &[("amelie", 403), ("piet", 403), ("tomas", 200), ("tomas", 409)],
            ),
            ("POST", &format!("{take}/release"), "", &[("piet", 403), ("tomas", 200)]),
        ])
        .await;
        let bad = desk.post("amelie", &format!("/api/v1/circle/weeks/{}", next + 1), "{}").await;
        assert_eq!(bad.wrong(), [("week", "circle-week")]);
        let who = desk
            .post(
                "helene+network_lead",
                &format!("/api/v1/circle/weeks/{}", next + 14),
                r#"{"person": "ines"}"#,
            )
            .await;
        assert_eq!(who.wrong(), [("person", "circle-not-one")]);
        let shown = desk.form("amelie+en", &format!("/circle/weeks/{}", next + 1), &[]).await;
        assert!(shown.status == 422 && shown.words().contains("Choose the Monday"));
    });
}

// spec: S0-DT3 (part: cover)
#[test]
fn cover_is_asked_for_found_and_given_back() {
    both_engines(async |t: Town| {
        let desk = circle(t).await;
        let next = week::of(desk.t.now()) + 7;
        let at = format!("/circle/weeks/{next}");
        let state = async |who: &str| {
            let all = desk.get(who, "/api/v1/circle").await.json;
            let found = all["weeks"].as_array().unwrap().iter().find(|w| w["week"] == next).unwrap().clone();
            (found["state"].clone(), found["person"].clone(), found["cover"].clone())
        };
        assert_eq!(desk.form("amelie", &at, &[]).await.status, 303);
        assert_eq!(desk.form("amelie", &format!("{at}/cover"), &[]).await.status, 303);
        assert_eq!(asked(&desk).await, [desk.t.person("tomas").number()], "not oneself, not from outside");
        assert_eq!(desk.form("amelie", &format!("{at}/cover"), &[]).await.status, 409, "asked once");
        let page = desk.get("tomas+en", "/circle").await;
        assert!(page.words().contains("needs cover") && page.html().contains(&format!("{at}/covering")));
        assert_eq!(desk.form("tomas", &format!("{at}/covering"), &[]).await.status, 303);
        assert_eq!(state("helene+network_lead").await, (json!("covered"), json!("amelie"), json!("tomas")));
        assert!(desk.get("amelie+fr", "/circle").await.words().contains("Tomás Ribeiro"));
        assert_eq!(desk.form("tomas", &format!("{at}/release"), &[]).await.status, 303);
        assert_eq!(state("tomas").await.0, "cover_asked", "and the others are asked again");
        assert_eq!(desk.form("amelie", &format!("{at}/release"), &[]).await.status, 303);
        assert_eq!(state("tomas").await.0, "set");
        let amelie = desk.t.person("amelie");
        desk.t.db.write(move |w| w.exec(&END, p![amelie]).map(drop)).await.unwrap();
        assert_eq!(state("tomas").await.0, "free", "a week of somebody who facilitates no more");
        assert_eq!(desk.form("tomas", &at, &[]).await.status, 303);
        assert_eq!(state("tomas").await.1, "tomas");
        assert_eq!(desk.form("tomas", &format!("{at}/release"), &[]).await.status, 303);
        assert_eq!(state("tomas").await.0, "free");
    });
}

// spec: S0-DT3 (part: coverage during absences)
#[test]
fn whoever_notes_an_absence_asks_for_cover_by_that() {
    both_engines(async |t: Town| {
        let desk = circle(t).await;
        let role = hold(&desk, "amelie", "pump-3").await;
        let next = week::of(desk.t.now()) + 7;
        for monday in [next, next + 21] {
            assert_eq!(desk.form("amelie", &format!("/circle/weeks/{monday}"), &[]).await.status, 303);
        }
        let (amelie, tomas) = (desk.t.person("amelie"), desk.t.person("tomas"));
        let (from, until) = (Time((next + 2) * DAY), Time((next + 16) * DAY));
        let work = move |w: &mut store::Write<'_>| {
            w.exec(&ABSENT, p![amelie, from, until])?;
            w.exec(&DEPUTY, p![role, tomas, from])?;
            w.announce(Fact::new(&AWAY, amelie.number(), w.now()).by(amelie).with("absence", 91));
            store::Res::Ok(())
        };
        desk.t.db.write(work).await.unwrap();
        jobs::settle(&desk.t.db, &(super::room().hears)(), &[]).await.unwrap();
        let seen = desk.get("tomas", "/api/v1/circle").await.json;
        let states: Vec<&str> =
            seen["weeks"].as_array().unwrap().iter().filter_map(|w| w["state"].as_str()).collect();
        assert_eq!(
            states.get(1..5).unwrap(),
            ["cover_asked", "free", "free", "set"],
            "only what the days touch"
        );
        assert_eq!(seen["away"][0]["deputies"], json!(["tomas"]));
        assert_eq!(asked(&desk).await, [tomas.number()]);
        let page = desk.get("helene+network_lead+en", "/circle").await;
        assert!(
            page.words().contains("Tomás Ribeiro stands in") && page.words().contains("nobody stands in yet")
        );
        let own = desk.get("amelie+en", "/circle").await;
        assert!(own.words().contains("Before you are away"), "{}", own.words());
        assert!(own.html().contains(&format!("/who/assignments/{role}")));
    });
}

// spec: S0-DT3 (part: private: from outside one meets only whom one knows)
#[test]
fn a_facilitator_from_outside_learns_of_no_absence_and_of_nobody_they_do_not_know() {
    both_engines(async |t: Town| {
        let desk = circle(t).await;
        let next = week::of(desk.t.now()) + 7;
        hold(&desk, "amelie", "pump-3").await;
        assert_eq!(desk.form("amelie", &format!("/circle/weeks/{next}"), &[]).await.status, 303);
        let said = [("text", "Who answers on public holidays?")];
        assert_eq!(desk.form("amelie", "/circle/points", &said).await.status, 303);
        let (amelie, from) = (desk.t.person("amelie"), Time((next + 1) * DAY));
        desk.t.db.write(move |w| w.exec(&ABSENT, p![amelie, from, from.plus(DAY)]).map(drop)).await.unwrap();
        let inside = desk.get("tomas", "/api/v1/circle").await.json;
        assert_eq!(inside["away"][0]["person"], "amelie");
        assert_eq!(inside["members"], json!(["amelie", "piet", "tomas"]));
        let seen = desk.get("piet", "/api/v1/circle").await.json;
        assert_eq!((&seen["away"], &seen["members"]), (&json!([]), &json!(["piet"])), "{seen}");
        let week = seen["weeks"].as_array().unwrap().iter().find(|w| w["week"] == next).unwrap();
        assert_eq!((&week["state"], &week["person"]), (&json!("set"), &json!(null)), "held, by somebody");
        assert_eq!(seen["points"][0]["person"], "");
        let page = desk.get("piet+en", "/circle").await;
        assert!(!page.text.contains("Amélie") && !page.text.contains("/p/amelie"), "{}", page.words());
        assert!(page.words().contains("somebody of the circle"), "{}", page.words());
        let (piet, space) = (desk.t.person("piet"), desk.t.space("diagnostics"));
        desk.t.db.write(move |w| w.exec(&JOIN, p![piet, space]).map(drop)).await.unwrap();
        let seen = desk.get("piet", "/api/v1/circle").await.json;
        assert_eq!(seen["members"], json!(["amelie", "piet", "tomas"]), "whom one works with, one knows");
        assert_eq!((&seen["points"][0]["person"], &seen["away"]), (&json!("amelie"), &json!([])));
    });
}

// spec: S0-DT3 (part: agenda, peer help)
#[test]
fn points_are_raised_and_settled() {
    both_engines(async |t: Town| {
        let desk = circle(t).await;
        assert_eq!(
            desk.post("amelie", "/api/v1/circle/points", "{}").await.wrong(),
            [("text", "field-empty")]
        );
        let long = "x".repeat(400);
        let shown = desk.form("amelie+en", "/circle/points", &[("text", &long)]).await;
        assert!(shown.status == 422 && shown.html().contains("text-error"));
        let said = [("text", "Who answers on public holidays?")];
        assert_eq!(desk.form("amelie", "/circle/points", &said).await.status, 303);
        let seen = desk.get("tomas", "/api/v1/circle").await.json["points"][0].clone();
        assert_eq!(
            (&seen["person"], &seen["text"]),
            (&json!("amelie"), &json!("Who answers on public holidays?"))
        );
        let id = seen["id"].as_str().unwrap();
        assert_eq!(desk.form("tomas", &format!("/circle/points/{id}/settlement"), &[]).await.status, 303);
        assert_eq!(desk.form("tomas", &format!("/circle/points/{id}/settlement"), &[]).await.status, 404);
        assert_eq!(desk.get("tomas", "/api/v1/circle").await.json["points"], json!([]));
    });
}

// spec: S0-DT3 (part: a conversation of its own, with the rota at its side)
#[test]
fn the_circle_talks_in_a_space_of_its_own() {
    both_engines(async |t: Town| {
        let desk = circle(t).await;
        assert_eq!(desk.get("amelie", "/api/v1/circle").await.json["space"], json!(null));
        let space = desk.t.space("diagnostics");
        desk.t.db.write(move |w| w.exec(&OWN, p![space]).map(drop)).await.unwrap();
        let seen = desk.get("amelie", "/api/v1/circle").await.json;
        assert_eq!(seen["space"], json!("diagnostics"));
        let threads = seen["threads"].as_array().unwrap();
        assert!(!threads.is_empty() && threads.iter().all(|t| t["title"] != ""), "{threads:?}");
        let page = desk.get("amelie+en", "/circle").await;
        let first = threads[0]["id"].as_str().unwrap();
        assert!(page.html().contains(&format!("/s/diagnostics/t/{first}")));
        assert!(page.html().contains("/s/diagnostics/new"));
        let piet = desk.get("piet", "/api/v1/circle").await.json;
        assert_eq!(piet["threads"], json!([]), "of the circle, not in that space yet");
    });
}
