//! The API.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use testkit::{Town, both_engines};

use super::desk;

#[test]
fn duties_are_exactly_the_rows_of_the_matrix() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let list = desk.get("ines", "/api/v1/duties").await.json;
        let items = list["items"].as_array().unwrap();
        assert_eq!((items.len(), &list["next"]), (50, &Value::Null));
        let first = &items[0];
        assert_eq!(
            (&first["key"], &first["group"], &first["phase"]),
            (&json!("M1"), &json!("M"), &json!("steer"))
        );
        assert_eq!(first["participation"], json!({"network_lead": "always", "facilitator": "sometimes"}));
        assert_eq!(first["title"], first["titles"]["fr"], "the reader’s language");
        assert!(first["when"]["facilitator"]["en"].is_string());
        let keys: BTreeSet<&str> = items.iter().filter_map(|i| i["key"].as_str()).collect();
        assert_eq!(keys.len(), 50);
        let one = desk.get("ines", "/api/v1/duties/LE2").await.json;
        assert_eq!((&one["not_in"], &one["own_of"]), (&json!(["team"]), &Value::Null));
        let own = desk.get("ines", "/api/v1/duties/F1").await.json;
        assert_eq!((&own["own_of"], &own["group"]), (&json!("facilitator"), &Value::Null));
        assert_eq!(desk.get("ines", "/api/v1/duties/ZZ9").await.status, 404);
    });
}

#[test]
fn lists_page_to_their_end_and_refuse_what_is_no_cursor() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let page = desk.get("yuki", &format!("/api/v1/duties?limit=20&after={after}")).await.json;
            seen.extend(page["items"].as_array().unwrap().iter().map(|i| i["key"].to_string()));
            match page["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(seen.len(), 50);
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 50);
        assert_eq!(desk.get("yuki", "/api/v1/duties?after=x").await.status, 422);
        assert_eq!(desk.get("yuki", "/api/v1/duties?after=0.-5").await.json["items"][0]["key"], "M1");
        let competences = desk.get("yuki", "/api/v1/competences").await.json;
        assert_eq!(competences["items"].as_array().map(Vec::len), Some(25));
        assert_eq!(competences["items"][0]["weights"]["network_lead"], 2);
    });
}

#[test]
fn a_role_is_its_whole_charter() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let list = desk.get("yuki", "/api/v1/roles").await.json;
        assert_eq!(list["items"].as_array().map(Vec::len), Some(13));
        let role = desk.get("yuki", "/api/v1/roles/facilitator").await.json;
        assert_eq!(role["label"]["fr"], "Animation de communauté");
        assert_eq!(
            (&role["level"], &role["required"], &role["outside"]),
            (&json!("space"), &json!("space"), &json!("co-driving"))
        );
        assert_eq!((&role["held_by"], &role["includes"]), (&json!("assignment"), &json!(["discipline"])));
        let duty =
            |key: &str| role["duties"].as_array().unwrap().iter().find(|d| d["key"] == key).cloned().unwrap();
        assert_eq!(duty("D1"), json!({"key": "D1", "participation": "always", "from": "discipline"}));
        assert_eq!(duty("M1"), json!({"key": "M1", "participation": "sometimes", "from": "facilitator"}));
        assert_eq!(role["may_not"][0]["rule"], "S2-SM4");
        assert!(role["interfaces"].as_array().unwrap().iter().all(|i| i["mutual"] == true));
        assert!(
            role["competences"].as_array().unwrap().iter().any(|c| c["key"] == "CH2" && c["weight"] == 2)
        );
        assert!(role["indicators"][0]["key"].is_string() && role["decides"][0]["en"].is_string());
        assert_eq!(desk.get("yuki", "/api/v1/roles/captain").await.status, 404);
    });
}

#[test]
fn a_change_is_made_read_and_refused_on_the_api() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let path = "/api/v1/charter-changes";
        let body = |version: i64, file: &str| json!({"version": version, "file": file}).to_string();
        let file = "[[duty]]\nkey = \"M1\"\noff = true\n";
        let made = desk.post("sofia", path, &body(0, file)).await;
        assert_eq!((made.status, &made.json["version"], &made.json["file"]), (201, &json!(1), &json!(file)));
        assert_eq!(made.json["by"]["handle"], "sofia");
        let late = desk.post("sofia", path, &body(0, "[[duty]]\nkey = \"M2\"\noff = true\n")).await;
        assert_eq!(late.status, 409);
        let wrong = desk
            .post(
                "sofia",
                path,
                &body(1, "[[duty]]\nkey = \"M1\"\n\nparticipation = { captain = \"always\" }"),
            )
            .await;
        assert_eq!(wrong.status, 422);
        let Some(kernel::Problem::Invalid(errors)) = wrong.problem else { panic!("{wrong:?}") };
        assert_eq!((errors[0].field, errors[0].reason), ("file", "charters-flaw-role"));
        assert_eq!(
            errors[0].args,
            [("line".to_owned(), "4".to_owned()), ("what".to_owned(), "captain".to_owned())]
        );
        assert_eq!(desk.post("sofia", path, r#"{"file": "x"}"#).await.status, 422, "no version");
        assert_eq!(desk.post("sofia", path, &body(1, "")).await.status, 422);
        assert_eq!(desk.post("sofia", path, &body(1, &"#".repeat(65 * 1024))).await.status, 422);
        assert_eq!(desk.post("sofia", path, &body(1, "# nothing")).await.status, 422);
        assert_eq!(desk.post("ines", path, &body(1, file)).await.rule(), "charters-leads-only");
        assert_eq!(desk.post("piet", path, &body(1, file)).await.rule(), "charters-inside-only");
        let list = desk.get("ines", path).await.json;
        assert_eq!((&list["version"], list["items"].as_array().map(Vec::len)), (&json!(1), Some(1)));
        let duties = desk.get("ines", "/api/v1/duties").await.json;
        assert_eq!(duties["items"].as_array().map(Vec::len), Some(49), "what is not used is not listed");
    });
}

#[test]
fn the_description_names_every_route_and_its_problems() {
    let (_, described) = (crate::charters::room().api)().split_for_parts();
    let json = serde_json::to_value(&described).unwrap();
    let paths = json["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 6, "{:?}", paths.keys().collect::<Vec<_>>());
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            let responses = operation["responses"].as_object().unwrap();
            assert!(responses.contains_key("401"), "{method} {path}");
            assert!(
                operation["summary"].is_string() || operation["description"].is_string(),
                "{method} {path}"
            );
            let expected = if method == "get" { "404" } else { "403" };
            assert!(responses.contains_key(expected), "{method} {path}");
        }
    }
    let schemas = json["components"]["schemas"].as_object().unwrap();
    for name in ["Role", "Duty", "Competence", "CharterChange", "NewCharterChange", "BothLanguages"] {
        assert!(schemas.contains_key(name), "{name}: {:?}", schemas.keys().collect::<Vec<_>>());
    }
}
