//! Asking for help at any level, passing on, and what happens in silence.

use kernel::time::DAY;
use serde_json::{Value, json};
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::calls::SILENCE;

const API: &str = "/api/v1/help";

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, 'network', 0, 20, $4, 'held', 'lead', FALSE, '', '', $4, '', 1)"
);
sql!(LEAVE, "UPDATE people SET state = 'left' WHERE id = $1");
sql!(TOLD, "SELECT kind FROM facts WHERE kind LIKE 'help.%' ORDER BY seq");

async fn hold(desk: &Desk, id: i64, role: &'static str, who: &str) {
    let (person, now) = (desk.t.person(who), desk.t.now());
    desk.t.db.write(move |w| w.exec(&HOLD, p![id, role, person, now]).map(drop)).await.unwrap();
}

fn call(level: &str, rest: &Value) -> String {
    let mut all = json!({"kind": "advice", "level": level, "about": "How do I close a heated thread?"});
    let fields = all.as_object_mut().unwrap();
    fields.extend(rest.as_object().cloned().unwrap_or_default());
    all.to_string()
}

async fn asked(desk: &Desk, who: &str, level: &str, rest: &Value) -> Value {
    let made = desk.post(who, API, &call(level, rest)).await;
    assert_eq!(made.status, 201, "{level}: {}", made.text);
    made.json
}

// spec: S2-SM5
#[test]
fn help_is_asked_for_at_any_level_answered_passed_on_or_declined() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        hold(&desk, 901, "network_lead", "sofia").await;
        hold(&desk, 902, "exec_sponsor", "helene").await;
        let one =
            asked(&desk, "ines", "person", &json!({"person": "amelie", "context": "/s/diagnostics"})).await;
        let id = one["id"].as_str().unwrap();
        let (page, act) = (format!("/help/{id}"), |what: &str| format!("{API}/{id}/{what}"));
        desk.table(&[
            ("GET", "/help", "", &[("ines", 200), ("yuki", 200), ("piet", 404), ("", 401)]),
            ("GET", API, "", &[("amelie", 200), ("piet", 404), ("", 401)]),
            (
                "GET",
                &page,
                "",
                &[
                    ("ines+en", 200),
                    ("amelie", 200),
                    ("jonas", 404),
                    ("sofia", 404),
                    ("piet", 404),
                    ("", 401),
                ],
            ),
            (
                "POST",
                API,
                &call("person", &json!({"person": "piet"})),
                &[("ines", 422), ("piet", 404), ("", 401)],
            ),
            ("POST", API, &call("nowhere", &json!({})), &[("ines", 422)]),
            ("POST", API, &call("lead", &json!({"due": "2001-01-01"})), &[("ines", 422)]),
            ("POST", API, &call("lead", &json!({"context": "https://elsewhere.example"})), &[("ines", 422)]),
            ("POST", &act("agreement"), "", &[("amelie", 422), ("ines", 403), ("jonas", 404)]),
            (
                "POST",
                &act("delegation"),
                r#"{"person":"ines"}"#,
                &[("amelie", 422), ("ines", 403), ("jonas", 404)],
            ),
            ("POST", &act("withdrawal"), "", &[("amelie", 403), ("jonas", 404)]),
        ])
        .await;
        let passed = desk.post("amelie", &act("delegation"), r#"{"person":"yuki"}"#).await;
        assert_eq!((passed.status, passed.json["helper"].as_str()), (200, Some("yuki")), "{}", passed.text);
        assert_eq!(
            desk.post("amelie", &act("agreement"), r#"{"answer":"x"}"#).await.status,
            403,
            "no longer hers"
        );
        let answered = desk.post("yuki", &act("agreement"), r#"{"answer":"Ask for facts first."}"#).await;
        assert_eq!(answered.json["answer"], "Ask for facts first.", "{}", answered.text);
        assert_eq!(desk.post("yuki", &act("refusal"), "").await.status, 409, "once");
        assert!(desk.get("ines+en", &page).await.words().contains("Ask for facts first."));
    });
}

#[test]
fn each_level_finds_who_stands_there() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        hold(&desk, 901, "network_lead", "sofia").await;
        hold(&desk, 902, "exec_sponsor", "helene").await;
        for (level, who) in
            [("lead", "sofia"), ("sponsor", "helene"), ("manager", "jonas"), ("circle", "amelie")]
        {
            let made = asked(&desk, "ines", level, &json!({})).await;
            assert_eq!(made["helper"], who, "{level}");
        }
        let of_space = asked(&desk, "ines", "role", &json!({"space": "diagnostics"})).await;
        assert_eq!(of_space["helper"], "amelie", "whoever facilitates it");
    });
}

#[test]
fn somebody_who_left_is_not_asked_and_who_stands_there_instead_is_named() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        let karim = t.karim().id;
        t.db.write(move |w| w.exec(&LEAVE, p![karim]).map(drop)).await.unwrap();
        let form =
            [("kind", "advice"), ("level", "person"), ("person", "karim"), ("about", "Where is the key?")];
        let refused = desk.form("ines+en", "/help", &form).await;
        assert_eq!(refused.status, 422);
        for part in ["Karim Benali is no longer here", "Jonas Brandt stands there instead"] {
            assert!(refused.words().contains(part), "{part}: {}", refused.words());
        }
        assert!(refused.html().contains("Where is the key?"), "what was written is kept");
        assert!(
            desk.get("ines", &format!("{API}?mine=true")).await.json["items"].as_array().unwrap().is_empty()
        );
    });
}

// spec: S2-SM5 (part: escalation)
// spec: S1-MC5 (part: requests with a target)
#[test]
fn in_silence_a_request_goes_a_level_up_once_and_both_are_told() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        hold(&desk, 901, "network_lead", "sofia").await;
        hold(&desk, 903, "esn_owner", "helene").await;
        let made = asked(&desk, "ines", "role", &json!({"space": "diagnostics"})).await;
        let one = format!("{API}/{}", made["id"].as_str().unwrap());
        let step = async || {
            t.db.write(|w| (SILENCE.run)(w, "").map(drop)).await.unwrap();
            desk.get("ines", &one).await.json
        };
        assert_eq!(step().await["raised"], 0, "its day has not come");
        t.clock.advance(8 * DAY);
        let up = step().await;
        assert_eq!(
            (up["raised"].as_i64(), up["level"].as_str(), up["helper"].as_str()),
            (Some(1), Some("lead"), Some("sofia"))
        );
        assert_eq!(step().await["raised"], 1, "once");
        assert_eq!(desk.post("amelie", &format!("{one}/agreement"), r#"{"answer":"x"}"#).await.status, 403);
        t.clock.advance(8 * DAY);
        assert_eq!(step().await["helper"], "helene");
        t.clock.advance(8 * DAY);
        let rest = step().await;
        assert!(rest["raised"] == 2 && rest["due"].is_null(), "nobody stands above: {rest}");
        let facts: Vec<(String,)> = t.db.read(|r| r.all(&TOLD, p![])).await.unwrap();
        let raised = facts.iter().filter(|(k,)| k == "help.raised").count();
        assert!(raised >= 4, "who asked and who was silent, at each level: {facts:?}");
    });
}

// spec: S2-CM3b
#[test]
fn two_spaces_that_want_the_same_time_are_settled_by_the_managers_concerned() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, crate::room());
        let both = json!({"kind": "arbitrate", "space": "diagnostics", "other": "service-nord", "level": ""});
        let made = asked(&desk, "ines", "", &both).await;
        assert_eq!((made["level"].as_str(), made["helper"].as_str()), (Some("managers"), Some("jonas")));
        let same = json!({"kind": "arbitrate", "space": "diagnostics", "other": "diagnostics"});
        assert_eq!(desk.post("ines", API, &call("", &same)).await.status, 422);
        let id = made["id"].as_str().unwrap();
        let settled = desk
            .post("jonas", &format!("{API}/{id}/agreement"), r#"{"answer":"Team first, until June."}"#)
            .await;
        assert_eq!(
            (settled.status, settled.json["state"].as_str()),
            (200, Some("agreed")),
            "{}",
            settled.text
        );
        let mine = desk.get("ines+en", "/help").await;
        assert!(mine.words().contains("Two spaces want the same time"), "{}", mine.words());
    });
}
