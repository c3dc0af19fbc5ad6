//! The path, step by step.

use serde_json::json;
use testkit::{Town, both_engines};

use super::*;

// spec: S0-R2 (part: vacancy, description, candidates, assignment)
// spec: S0-LA4 (part: approached, agreed, active)
#[test]
fn an_empty_place_is_filled_by_somebody_who_was_asked_first() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = opened(&desk).await;
        let (page, api) = (format!("/vacancies/{id}"), format!("{API}/{id}"));
        let ask = json!({"person": "ines", "why": "You answer before anybody asks."}).to_string();
        assert_eq!(desk.post("sofia", &format!("{api}/candidates"), &ask).await.status, 200);
        let asked = desk.get("ines+en", &page).await;
        assert!(asked.words().contains("Sofia Marchetti asks whether you would"), "{}", asked.words());
        assert!(asked.words().contains("You answer before anybody asks."));
        for other in ["tomas+en", "helene+network_lead+en"] {
            assert!(!desk.get(other, &page).await.html().contains("ines"), "{other} learns of it");
        }
        let state = desk.get("sofia", &api).await.json["candidates"][0]["state"].clone();
        assert_eq!(state, "approached", "whoever asked sees it");
        let yes = json!({"answer": "yes", "text": "I know every pump.", "shares": "yes"}).to_string();
        assert_eq!(desk.post("ines", &format!("{api}/answer"), &yes).await.status, 200);
        let seen = desk.get("helene+network_lead+en", &page).await;
        assert!(seen.words().contains("I know every pump."), "listed after a yes");
        let propose = "/who/assign?role=facilitator&amp;in=space:diagnostics&amp;person=ines";
        assert!(seen.html().contains(propose), "the proposal is one click away");
        assert!(!desk.get("tomas+en", &page).await.words().contains("I know every pump."));
        desk.post("karim", &format!("{api}/answer"), r#"{"answer": "yes", "text": "Me too"}"#).await;
        let role = takes_on(&desk, "ines").await;
        let now = desk.get("helene+network_lead", &api).await.json;
        assert_eq!((&now["state"], &now["assignment"]), (&json!("filled"), &json!(role.to_string())));
        assert_eq!(now["candidates"].as_array().unwrap().len(), 1, "who was not chosen stands nowhere");
        let left: Vec<(i64, String)> = desk.t.db.read(|r| r.all(&LEFT, p![])).await.unwrap();
        assert_eq!(left, [(desk.t.person("ines").number(), String::new())], "their words are gone");
        let facts: Vec<(String, i64)> = desk.t.db.read(|r| r.all(&FACTS, p![])).await.unwrap();
        let told = ("vacancy.over".to_owned(), desk.t.person("karim").number());
        assert!(facts.contains(&told) && facts.iter().any(|(k, _)| k == "vacancy.filled"), "{facts:?}");
        let after = desk.get("ines+en", &page).await;
        assert!(
            after.html().contains(&format!("/who/assignments/{role}/reviews#steps")),
            "and what comes then"
        );
    });
}

#[test]
fn nobody_is_looked_for_where_one_person_holds_the_role() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let open = json!({"role": "esn_owner", "in": "network"}).to_string();
        let role = takes_on(&desk, "ines").await;
        desk.t.db.write(move |w| w.exec(&OWNS, p![role]).map(drop)).await.unwrap();
        assert_eq!(desk.post("sofia", API, &open).await.wrong(), [("role", "vacancies-held")]);
    });
}

// spec: S0-R2 (part: the description comes first)
#[test]
fn nobody_is_asked_before_there_is_something_to_read() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let body = json!({"role": "facilitator", "in": "space:diagnostics"}).to_string();
        let id = desk.post("sofia", API, &body).await.id();
        let ask = json!({"person": "ines", "why": "Because"}).to_string();
        let to = format!("{API}/{id}/candidates");
        assert_eq!(desk.post("sofia", &to, &ask).await.wrong(), [("person", "vacancies-description-first")]);
        let description = described(&desk, "draft").await;
        let choose = format!("{API}/{id}/description");
        assert_eq!(desk.post("sofia", &choose, r#"{"description": "5"}"#).await.status, 422);
        let body = json!({"description": description}).to_string();
        assert_eq!(desk.post("sofia", &choose, &body).await.status, 200);
        assert_eq!(desk.post("sofia", &to, &ask).await.status, 422, "a draft is nothing to read");
        let shown = desk
            .form(
                "sofia+en",
                &format!("/vacancies/{id}/candidates"),
                &[("person", "ines"), ("why", "Because")],
            )
            .await;
        assert!(shown.status == 422 && shown.words().contains("Publish the description first"));
        assert!(shown.html().contains("Because"), "what was typed is kept");
        desk.t.db.write(|w| w.exec(&PUBLISH, p![]).map(drop)).await.unwrap();
        assert_eq!(desk.post("sofia", &to, &ask).await.status, 200);
        assert_eq!(desk.post("sofia", &to, &ask).await.status, 409, "nobody is asked twice");
    });
}

#[test]
fn whoever_declines_leaves_no_words_and_may_think_again() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = opened(&desk).await;
        let (api, answer) = (format!("{API}/{id}"), format!("/vacancies/{id}/answer"));
        let ask = [("person", "ines"), ("why", "You would be good at it")];
        assert_eq!(desk.form("sofia", &format!("/vacancies/{id}/candidates"), &ask).await.status, 303);
        assert_eq!(desk.form("ines", &answer, &[("answer", "no"), ("text", "No time")]).await.status, 303);
        let left: Vec<(i64, String)> = desk.t.db.read(|r| r.all(&LEFT, p![])).await.unwrap();
        assert_eq!(left, [(desk.t.person("ines").number(), String::new())]);
        assert_eq!(desk.get("sofia", &api).await.json["candidates"][0]["state"], "declined");
        assert_eq!(desk.get("helene+network_lead", &api).await.json["candidates"], json!([]));
        assert_eq!(desk.form("ines", &answer, &[("answer", "no")]).await.status, 404, "said once");
        assert_eq!(desk.form("ines", &answer, &[("answer", "yes")]).await.status, 303, "but she may");
        assert_eq!(desk.get("helene+network_lead", &api).await.json["candidates"][0]["handle"], "ines");
        assert_eq!(desk.form("sofia", &format!("/vacancies/{id}/closing"), &[]).await.status, 303);
        let left: Vec<(i64, String)> = desk.t.db.read(|r| r.all(&LEFT, p![])).await.unwrap();
        assert!(left.is_empty());
        assert_eq!(desk.form("ines", &answer, &[("answer", "yes")]).await.status, 409);
        assert_eq!(desk.get("ines", API).await.json["items"], json!([]));
    });
}

// spec: S0-LA4 (part: fed by accepted nominations that may be known)
// spec: S0-CI1 (part: candidates show what they say, when they choose to)
#[test]
fn those_who_let_it_be_known_can_be_asked_and_show_what_they_choose() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = opened(&desk).await;
        let people = [("ines", "accepted", true), ("karim", "accepted", false), ("tomas", "open", true)];
        for (n, (who, state, shared)) in (1_i64..).zip(people) {
            let (person, by) = (desk.t.person(who), desk.t.person("lea"));
            desk.t
                .db
                .write(move |w| w.exec(&NAMED, p![n, person, by, state, shared]).map(drop))
                .await
                .unwrap();
        }
        let api = format!("{API}/{id}");
        let pool = desk.get("sofia", &api).await.json["pool"].clone();
        assert_eq!(pool, json!([{"handle": "ines", "named": true, "practises": false, "helpful": ""}]));
        assert_eq!(desk.get("tomas", &api).await.json["pool"], json!(null));
        let karim = desk.t.person("karim");
        desk.t.db.write(move |w| w.exec(&HELPFUL, p![karim]).map(drop)).await.unwrap();
        let pool = desk.get("sofia", &api).await.json["pool"].clone();
        assert_eq!(pool[1]["helpful"], "Explains pump curves", "in his words, without a number: {pool}");
        let page = desk.get("sofia+en", &format!("/vacancies/{id}?person=ines")).await;
        assert!(page.html().contains(r#"value="ines""#) && page.words().contains("named by colleagues"));
        let ines = desk.t.person("ines");
        desk.t.db.write(move |w| w.exec(&RATED, p![ines, "CH2"]).map(drop)).await.unwrap();
        let answer = format!("{api}/answer");
        assert_eq!(desk.post("ines", &answer, r#"{"answer": "yes"}"#).await.status, 200);
        let shown = |json: &serde_json::Value| json["candidates"][0]["competences"].as_array().unwrap().len();
        assert_eq!(shown(&desk.get("sofia", &api).await.json), 0, "not unless she says so");
        assert_eq!(desk.post("ines", &answer, r#"{"answer": "yes", "shares": "yes"}"#).await.status, 200);
        let seen = desk.get("sofia", &api).await.json;
        assert!(shown(&seen) > 1, "{seen}");
        let said = seen["candidates"][0]["competences"].as_array().unwrap().iter();
        assert!(said.clone().any(|n| n["level"].is_null()), "what she has not said stays open");
        assert!(desk.get("sofia+en", &format!("/vacancies/{id}")).await.words().contains("has not said"));
    });
}
