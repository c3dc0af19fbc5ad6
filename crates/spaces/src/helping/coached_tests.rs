//! A coaching between two people; silence that two runs find at once; long lists.

use kernel::time::DAY;
use serde_json::{Value, json};
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::calls::SILENCE;
use super::coached::COACHED;

const API: &str = "/api/v1/help";

sql!(TOLD, "SELECT kind, subject_id FROM facts WHERE kind LIKE 'help.%' ORDER BY id");
sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, 'network', 0, 20, $4, 'held', 'lead', FALSE, '', '', $4, '', 1)"
);
sql!(LEAVE, "UPDATE people SET state = 'left' WHERE id = $1");

async fn told(t: &Town, kind: &str) -> Vec<i64> {
    let all: Vec<(String, i64)> = t.db.read(|r| r.all(&TOLD, p![])).await.unwrap();
    all.into_iter().filter(|(k, _)| k == kind).map(|(_, who)| who).collect()
}

fn coach(rest: &Value) -> String {
    let mut all = json!({"kind": "coach", "level": "person", "person": "tomas", "about": "Leading a community", "days": 7});
    let fields = all.as_object_mut().unwrap();
    fields.extend(rest.as_object().cloned().unwrap_or_default());
    all.to_string()
}

// spec: S1-MC5 (part: coaching sessions)
#[test]
fn whoever_asks_to_be_coached_has_a_coach_for_the_days_they_asked_for() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        for days in [json!(0), json!(85), json!("many")] {
            assert_eq!(desk.post("amelie", API, &coach(&json!({ "days": days }))).await.status, 422);
        }
        let made = desk.post("amelie", API, &coach(&json!({}))).await;
        let one = format!("{API}/{}", made.json["id"].as_str().unwrap());
        assert_eq!(desk.post("amelie", &format!("{one}/end"), "").await.status, 409, "nothing runs yet");
        let page = desk.get("tomas+en", &one.replace("/api/v1", "")).await.words();
        assert!(page.contains("For 7 days") && page.contains("Agree, and say how you begin"), "{page}");
        assert_eq!(
            desk.post("tomas", &format!("{one}/agreement"), "").await.status,
            422,
            "how does it begin?"
        );
        let words = r#"{"answer":"Thursdays at ten, an hour."}"#;
        let begun = desk.post("tomas", &format!("{one}/agreement"), words).await;
        assert_eq!((begun.status, begun.json["state"].as_str()), (200, Some("agreed")), "{}", begun.text);
        let until: kernel::Time = serde_json::from_value(begun.json["until"].clone()).unwrap();
        assert_eq!(until, t.now().plus(7 * DAY));
        let page = desk.get("amelie+en", &one.replace("/api/v1", "")).await.words();
        assert!(page.contains("You work together until 10 March") && page.contains("End it now"), "{page}");
        let run = async || t.db.write(|w| (COACHED.run)(w, "").map(drop)).await.unwrap();
        run().await;
        assert_eq!(desk.get("amelie", &one).await.json["state"], "agreed", "its day has not come");
        t.clock.advance(7 * DAY);
        run().await;
        run().await;
        assert_eq!(desk.get("amelie", &one).await.json["state"], "ended");
        let mut both = vec![t.person("amelie").number(), t.person("tomas").number()];
        both.sort_unstable();
        let mut heard = told(&t, "help.ended").await;
        heard.sort_unstable();
        assert_eq!(heard, both, "each once");
        assert_eq!(desk.post("amelie", &format!("{one}/end"), "").await.status, 409);
    });
}

#[test]
fn either_of_the_two_ends_a_coaching_early_and_nobody_else() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        let made = desk.post("amelie", API, &coach(&json!({}))).await;
        let one = format!("{API}/{}", made.json["id"].as_str().unwrap());
        desk.post("tomas", &format!("{one}/agreement"), r#"{"answer":"Gladly."}"#).await;
        desk.table(&[(
            "POST",
            &format!("{one}/end"),
            "",
            &[("ines", 404), ("", 401), ("amelie", 200), ("tomas", 409)],
        )])
        .await;
        assert_eq!(told(&t, "help.ended").await, [t.person("tomas").number()], "the other one is told");
        // A role over the whole network, or one of a place, with the form filled in from an address.
        let (sofia, now) = (t.person("sofia"), t.now());
        t.db.write(move |w| w.exec(&HOLD, p![905, "network_lead", sofia, now]).map(drop)).await.unwrap();
        let role =
            json!({"kind": "advice", "level": "role", "role": "network_lead", "about": "May I?"}).to_string();
        assert_eq!(desk.post("ines", API, &role).await.json["helper"], "sofia", "whoever holds it");
        let page = desk.get("jonas+en", "/help?kind=arbitrate&space=diagnostics&other=service-nord").await;
        for part in ["value=\"diagnostics\"", "value=\"service-nord\"", "/s/service-nord/help", "id=\"role\""]
        {
            assert!(page.html().contains(part), "{part}: {}", page.html());
        }
        assert!(
            !desk.get("ines+en", "/help").await.html().contains("/s/service-nord/help"),
            "a manager's way"
        );
    });
}

// spec: S2-SM5 (part: escalation, exactly once)
#[test]
fn two_runs_at_once_raise_a_silent_request_once() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        let (sofia, now) = (t.person("sofia"), t.now());
        t.db.write(move |w| w.exec(&HOLD, p![905, "network_lead", sofia, now]).map(drop)).await.unwrap();
        let call =
            json!({"kind": "advice", "level": "role", "space": "diagnostics", "about": "How?"}).to_string();
        let made = desk.post("ines", API, &call).await;
        t.clock.advance(8 * DAY);
        let run = || t.db.write(|w| (SILENCE.run)(w, "").map(drop));
        let (one, other) = tokio::join!(run(), run());
        one.unwrap();
        other.unwrap();
        let up = desk.get("ines", &format!("{API}/{}", made.json["id"].as_str().unwrap())).await.json;
        assert_eq!((up["raised"].as_i64(), up["helper"].as_str()), (Some(1), Some("sofia")), "{up}");
        let mut expected = vec![t.person("ines").number(), t.person("amelie").number()];
        expected.sort_unstable();
        let mut heard = told(&t, "help.raised").await;
        heard.sort_unstable();
        assert_eq!(heard, expected, "whoever asked and whoever was silent, once");
        let asked = told(&t, "help.asked").await;
        assert_eq!(asked.iter().filter(|who| **who == sofia.number()).count(), 1, "{asked:?}");
    });
}

#[test]
fn it_is_not_passed_on_to_somebody_who_left_and_a_long_list_has_pages() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        let karim = t.person("karim");
        t.db.write(move |w| w.exec(&LEAVE, p![karim]).map(drop)).await.unwrap();
        let call = |n: i64| json!({"kind": "advice", "level": "person", "person": "amelie", "about": format!("No {n}")});
        let made = desk.post("ines", API, &call(0).to_string()).await;
        let one = format!("/help/{}", made.json["id"].as_str().unwrap());
        let refused = desk.form("amelie+en", &format!("{one}/delegation"), &[("person", "karim")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.words().contains("Jonas Brandt stands there instead"), "{}", refused.words());
        for n in 1..20 {
            assert_eq!(desk.post("ines", API, &call(n).to_string()).await.status, 201);
        }
        assert_eq!(desk.post("ines", API, &call(20).to_string()).await.status, 409, "twenty wait");
        for n in 20..40 {
            assert_eq!(desk.post("jonas", API, &call(n).to_string()).await.status, 201);
        }
        let first = desk.get("amelie", API).await.json;
        assert_eq!(first["items"].as_array().unwrap().len(), 30);
        let next = first["next"].as_str().unwrap();
        let rest = desk.get("amelie", &format!("{API}?after={next}")).await.json;
        assert_eq!((rest["items"].as_array().unwrap().len(), rest["next"].as_str()), (10, None));
        let page = desk.get("amelie+en", "/help").await;
        assert!(page.html().contains(&format!("/help?after={next}")), "{}", page.html());
        let older = desk.get("amelie+en", &format!("/help?after={next}")).await;
        assert!(older.words().contains("No 0") && !older.words().contains("No 39"), "{}", older.words());
        assert!(!older.html().contains("<form"), "the form stands on the first page");
    });
}
