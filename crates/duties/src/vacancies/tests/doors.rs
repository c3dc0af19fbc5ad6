//! Who gets in, and what is refused.

use serde_json::json;
use testkit::{Town, both_engines};

use super::*;

#[test]
fn everybody_inside_reads_it_and_those_who_answer_for_the_place_fill_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = opened(&desk).await;
        let one = format!("/vacancies/{id}");
        let form = "/vacancies/new?role=facilitator&in=space:diagnostics";
        let other = json!({"role": "facilitator", "in": "space:data-workshop"}).to_string();
        let ask = json!({"person": "karim", "why": "Because"}).to_string();
        desk.table(&[
            (
                "GET",
                "/vacancies",
                "",
                &[("", 401), ("lea", 200), ("jonas", 200), ("sofia", 200), ("piet", 404)],
            ),
            ("GET", &one, "", &[("", 401), ("lea", 200), ("jonas", 200), ("sofia", 200), ("piet", 404)]),
            ("GET", form, "", &[("", 401), ("lea", 404), ("jonas", 404), ("sofia", 200), ("piet", 404)]),
            ("POST", API, &other, &[("", 401), ("ines", 403), ("jonas", 403), ("piet", 404), ("tomas", 201)]),
            (
                "POST",
                &format!("/api/v1{one}/candidates"),
                &ask,
                &[("", 401), ("lea", 403), ("piet", 404), ("sofia", 200)],
            ),
            (
                "POST",
                &format!("/api/v1{one}/description"),
                "{}",
                &[("", 401), ("lea", 403), ("piet", 404), ("sofia", 422)],
            ),
            (
                "POST",
                &format!("/api/v1{one}/answer"),
                r#"{"answer": "perhaps"}"#,
                &[("", 401), ("lea", 422), ("piet", 404)],
            ),
            ("POST", &format!("/api/v1{one}/answer"), r#"{"answer": "no"}"#, &[("lea", 404)]),
            (
                "POST",
                &format!("/api/v1{one}/closing"),
                "",
                &[("", 401), ("lea", 403), ("piet", 404), ("sofia", 200)],
            ),
            ("POST", &format!("/api/v1{one}/closing"), "", &[("sofia", 409)]),
        ])
        .await;
    });
}

// spec: S0-R2 (part: what is refused, and what would make it right)
#[test]
fn what_cannot_be_filled_is_refused_by_name() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let open = async |role: &str, at: &str| {
            desk.post("sofia", API, &json!({"role": role, "in": at}).to_string()).await
        };
        assert_eq!(open("nobody", "network").await.wrong(), [("role", "vacancies-role")]);
        assert_eq!(open("esn_owner", "space:diagnostics").await.wrong(), [("role", "vacancies-role")]);
        assert_eq!(open("facilitator", "space:service-nord").await.rule(), "S2-SM4");
        assert_eq!(open("facilitator", "space:nowhere").await.status, 404);
        assert_eq!(open("evangelist", "unit:nowhere").await.status, 404);
        let long = json!({"role": "facilitator", "in": "space:diagnostics", "why": "x".repeat(700), "description": "9"});
        let fields: Vec<&str> =
            desk.post("sofia", API, &long.to_string()).await.wrong().iter().map(|w| w.0).collect();
        assert_eq!(fields, ["why", "description"]);
        let typed = [("role", "facilitator"), ("in", "space:diagnostics"), ("description", "9")];
        let shown = desk.form("sofia+en", "/vacancies", &typed).await;
        assert!(shown.status == 422 && shown.words().contains("Choose a description of this role"));
        assert_eq!(desk.get("sofia", API).await.json["items"], json!([]), "nothing half-saved");
        let id = opened(&desk).await;
        let again = open("facilitator", "space:diagnostics").await;
        assert_eq!((again.status, &again.json["id"]), (200, &json!(id)), "one vacancy for one gap");
        let page = desk.get("sofia+en", "/vacancies/new?role=facilitator&in=space:diagnostics").await;
        assert!(page.words().contains("looked for there already"));
        let ask = async |who: &str| {
            let body = json!({"person": who, "why": "Because"}).to_string();
            desk.post("sofia", &format!("{API}/{id}/candidates"), &body).await.wrong()
        };
        for nobody in ["nobody", "piet", "olga"] {
            assert_eq!(ask(nobody).await, [("person", "vacancies-nobody")], "{nobody}");
        }
        assert_eq!(ask("sofia").await, [("person", "vacancies-oneself")]);
        assert_eq!(desk.get("lea", "/api/v1/vacancies?after=x").await.status, 422);
    });
}

#[test]
fn whoever_could_be_chosen_does_not_choose() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = opened(&desk).await;
        let lead = "helene+network_lead";
        assert_eq!(desk.post(lead, &format!("{API}/{id}/answer"), r#"{"answer": "yes"}"#).await.status, 200);
        let refused = desk.post(lead, &format!("{API}/{id}/closing"), "").await;
        assert_eq!((refused.status, refused.rule()), (403, "vacancies-no-own-case"));
        assert_eq!(desk.get(lead, &format!("{API}/{id}")).await.json["candidates"], json!(null));
        let page = desk.get("helene+network_lead+en", &format!("/vacancies/{id}")).await;
        assert!(page.words().contains("You are one of those who would"));
        assert_eq!(
            desk.post("karim", &format!("{API}/{id}/answer"), r#"{"answer": "yes"}"#).await.status,
            200
        );
        assert_eq!(desk.post(lead, &format!("{API}/{id}/answer"), r#"{"answer": "no"}"#).await.status, 200);
        let after = desk.get(lead, &format!("{API}/{id}")).await.json;
        assert_eq!(after["candidates"], json!(null), "one does not step back to read the others");
        assert_eq!(desk.post(lead, &format!("{API}/{id}/closing"), "").await.rule(), "vacancies-no-own-case");
    });
}

// spec: S0-LA4 (part: whom another asked, and who declined, is theirs to know)
#[test]
fn whoever_asks_second_does_not_learn_that_somebody_was_asked_first() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = opened(&desk).await;
        let (ines, lea) = (desk.t.person("ines"), desk.t.person("lea"));
        desk.t.db.write(move |w| w.exec(&NAMED, p![1, ines, lea, "accepted", true]).map(drop)).await.unwrap();
        let (one, lead) = (format!("{API}/{id}"), "helene+network_lead");
        let ask = json!({"person": "ines", "why": "You explain well"}).to_string();
        let untouched = desk.get(lead, &one).await.text;
        let asks = async |who: &str| desk.post(who, &format!("{one}/candidates"), &ask).await.status;
        let says = async |what: &str| {
            let said = json!({"answer": what}).to_string();
            desk.post("ines", &format!("{one}/answer"), &said).await.status
        };
        assert_eq!(asks("sofia").await, 200);
        assert_eq!(desk.get(lead, &one).await.text, untouched, "she is asked");
        assert_eq!(says("no").await, 200);
        assert_eq!(desk.get(lead, &one).await.text, untouched, "she declined");
        assert_eq!((asks(lead).await, asks(lead).await, asks("sofia").await), (200, 409, 409));
        let state = async |who: &str| desk.get(who, &one).await.json["candidates"][0]["state"].clone();
        assert_eq!((state(lead).await, state("sofia").await), (json!("approached"), json!("declined")));
        assert!(
            desk.get("ines+en", &format!("/vacancies/{id}")).await.words().contains("Hélène Garnier asks")
        );
        assert_eq!(says("yes").await, 200);
        for who in [lead, "sofia"] {
            let seen = desk.get(who, &one).await.json["candidates"].clone();
            assert_eq!((seen[0]["state"].as_str(), seen[1].is_null()), (Some("agreed"), true), "{seen}");
        }
        takes_on(&desk, "ines").await;
        let left: Vec<(i64, String)> = desk.t.db.read(|r| r.all(&LEFT, p![])).await.unwrap();
        assert_eq!(left, [(ines.number(), String::new())], "one row of her");
    });
}

// spec: S0-R2 (part: who comes forward is told to those who fill it now)
#[test]
fn whoever_no_longer_fills_a_vacancy_is_not_told_who_comes_forward() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let body = json!({"role": "facilitator", "in": "space:data-workshop"}).to_string();
        let id = desk.post("tomas", API, &body).await.id();
        let say = async |who: &str| {
            let said = desk.post(who, &format!("{API}/{id}/answer"), r#"{"answer": "yes"}"#).await;
            assert_eq!(said.status, 200, "{who}");
        };
        let told = async || {
            let facts: Vec<(String, i64)> = desk.t.db.read(|r| r.all(&FACTS, p![])).await.unwrap();
            facts
                .into_iter()
                .filter(|(k, _)| k == "candidate.answered")
                .map(|(_, who)| who)
                .collect::<Vec<_>>()
        };
        say("ines").await;
        let (tomas, sofia) = (desk.t.person("tomas").number(), desk.t.person("sofia").number());
        assert_eq!(told().await, [tomas], "whoever opened it");
        desk.t.db.write(move |w| w.exec(&DEMOTE, p![tomas]).map(drop)).await.unwrap();
        say("karim").await;
        let now = told().await;
        assert!(now[1..].contains(&sofia) && !now[1..].contains(&tomas), "{now:?}");
    });
}

// spec: S0-R2 (part: a draft is read by those who write descriptions)
#[test]
fn what_is_not_published_has_no_title_for_those_who_do_not_write_descriptions() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let description = described(&desk, "draft").await;
        let body = json!({"role": "facilitator", "in": "space:data-workshop", "description": description});
        let own = desk.post("tomas", API, &body.to_string()).await;
        assert_eq!(
            own.wrong(),
            [("description", "vacancies-description-other")],
            "a keeper is offered no draft"
        );
        let form = "/vacancies/new?role=facilitator&in=space:data-workshop";
        assert!(!desk.get("tomas", form).await.html().contains("value=\"77\""));
        assert!(desk.get("sofia", form).await.html().contains("value=\"77\""));
        let id = desk.post("sofia", API, &body.to_string()).await.id();
        let one = format!("{API}/{id}");
        for who in ["lea", "tomas"] {
            let seen = desk.get(who, &one).await;
            assert_eq!(seen.status, 200, "{who}: {}", seen.text);
            let seen = seen.json;
            assert_eq!((&seen["title"], &seen["description"]), (&json!(""), &json!(null)), "{who}: {seen}");
            assert!(!desk.get(who, &format!("/vacancies/{id}")).await.html().contains("/descriptions/77"));
        }
        let list = desk.get("lea", API).await.json;
        assert_eq!(list["items"][0]["description"], json!(null), "{list}");
        assert_eq!(desk.get("sofia+en", &one).await.json["title"], "Facilitator");
        desk.t.db.write(|w| w.exec(&PUBLISH, p![]).map(drop)).await.unwrap();
        assert_eq!(desk.get("lea+en", &one).await.json["title"], "Facilitator");
    });
}

#[test]
fn a_role_of_one_person_is_handed_over_and_a_holder_is_not_asked() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        takes_on(&desk, "ines").await;
        let id = opened(&desk).await;
        let body = json!({"person": "ines", "why": "Because"}).to_string();
        let asked = desk.post("sofia", &format!("{API}/{id}/candidates"), &body).await;
        assert_eq!(asked.wrong(), [("person", "vacancies-holds")]);
        let own = desk.post("ines", &format!("{API}/{id}/answer"), r#"{"answer": "yes"}"#).await;
        assert_eq!(own.status, 409);
        let unit = json!({"role": "evangelist", "in": "unit:service-nord"}).to_string();
        let unit = desk.post("sofia", API, &unit).await.id();
        assert_eq!(
            desk.post("karim", &format!("{API}/{unit}/answer"), r#"{"answer": "yes"}"#).await.status,
            200
        );
        let page = desk.get("sofia+en", &format!("/vacancies/{unit}")).await;
        assert!(!page.html().contains("/who/assign?role=evangelist"), "a volunteer comes forward alone");
    });
}
