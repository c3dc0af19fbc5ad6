//! Who coaches whom is between the two of them, however many were asked.

use serde_json::{Value, json};
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

const API: &str = "/api/v1/help";

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES ($1, 'facilitator', $2, 'network', 0, 20, $3, 'held', 'lead', FALSE, '', '', $3, '', 1)"
);

async fn facilitates(desk: &Desk, id: i64, who: &str) {
    let (person, now) = (desk.t.person(who), desk.t.now());
    desk.t.db.write(move |w| w.exec(&HOLD, p![id, person, now]).map(drop)).await.unwrap();
}

async fn asked(desk: &Desk, kind: &str, whom: Value) -> String {
    let mut call = json!({"kind": kind, "about": "Leading a community", "days": 7});
    call.as_object_mut().unwrap().extend(whom.as_object().cloned().unwrap());
    let made = desk.post("ines", API, &call.to_string()).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.json["id"].as_str().unwrap().to_owned()
}

async fn agreed(desk: &Desk, who: &str, id: &str) {
    let answer = r#"{"answer":"Thursdays at ten."}"#;
    let begun = desk.post(who, &format!("{API}/{id}/agreement"), answer).await;
    assert_eq!((begun.status, begun.json["state"].as_str()), (200, Some("agreed")), "{}", begun.text);
}

/// The page, the list and the JSON say neither who coaches, nor what was answered, nor until when.
async fn apart(desk: &Desk, who: &str, id: &str, (state, word): (&str, &str)) {
    let one = desk.get(who, &format!("{API}/{id}")).await.json;
    let list = desk.get(who, API).await.json;
    for json in [&one, list["items"].as_array().unwrap().iter().find(|h| h["id"] == id).unwrap()] {
        assert_eq!((&json["helper"], &json["answer"]), (&json!(""), &json!("")), "{json}");
        assert_eq!((&json["state"], json["until"].is_null()), (&json!(state), true), "{json}");
        assert_eq!(json["about"], "Leading a community", "what they were asked stays");
    }
    for page in [format!("/help/{id}"), "/help".to_owned()] {
        let words = desk.get(&format!("{who}+en"), &page).await.words();
        assert!(words.contains(word) && !words.contains("Thursdays") && !words.contains("Tomas"), "{words}");
    }
}

#[test]
fn what_came_of_a_coaching_is_read_by_the_two_alone() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        facilitates(&desk, 901, "sofia").await;
        facilitates(&desk, 902, "tomas").await;
        let id = asked(&desk, "coach", json!({"level": "circle"})).await;
        let before = desk.get("sofia", &format!("{API}/{id}")).await.json;
        assert!(before["addressed"] == true && before["helper"] != "", "theirs to answer: {before}");
        agreed(&desk, "tomas", &id).await;
        apart(&desk, "sofia", &id, ("settled", "settled")).await;
        for who in ["ines", "tomas"] {
            let own = desk.get(who, &format!("{API}/{id}")).await.json;
            let read = (own["state"].as_str(), own["helper"].as_str(), own["answer"].as_str());
            assert_eq!(read, (Some("agreed"), Some("tomas"), Some("Thursdays at ten.")), "{own}");
        }
        assert_eq!(desk.post("tomas", &format!("{API}/{id}/end"), "").await.status, 200);
        apart(&desk, "sofia", &id, ("settled", "settled")).await;
    });
}

#[test]
fn whoever_passed_a_coaching_on_reads_no_more_of_it_and_an_answer_to_several_stays_theirs() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), crate::room());
        let id = asked(&desk, "coach", json!({"level": "person", "person": "sofia"})).await;
        let passed = desk.post("sofia", &format!("{API}/{id}/delegation"), r#"{"person":"tomas"}"#).await;
        assert_eq!(passed.status, 200, "{}", passed.text);
        apart(&desk, "sofia", &id, ("asked", "went on to somebody else")).await;
        agreed(&desk, "tomas", &id).await;
        apart(&desk, "sofia", &id, ("settled", "settled")).await;
        facilitates(&desk, 901, "sofia").await;
        facilitates(&desk, 902, "tomas").await;
        let advice = asked(&desk, "advice", json!({"level": "circle"})).await;
        agreed(&desk, "tomas", &advice).await;
        let read = desk.get("sofia", &format!("{API}/{advice}")).await.json;
        assert_eq!((&read["helper"], &read["answer"]), (&json!("tomas"), &json!("Thursdays at ten.")));
    });
}
