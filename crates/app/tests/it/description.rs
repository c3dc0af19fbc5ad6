//! What the description of the API says of every route, and that it holds to the rules of OpenAPI.

/// The list is empty, or all of it is said.
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn every_route_of_the_api_says_what_it_takes_and_what_it_answers() {
    let (_, whole) = app::api::routes();
    let described = serde_json::to_value(&whole).unwrap();
    let mut found = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let said = |what: &str| operation[what].as_str().is_some_and(|text| !text.trim().is_empty());
            if !said("summary") && !said("description") {
                found.push(format!("{method} {path} does not say what it does"));
            }
            let answers = operation["responses"].as_object().unwrap();
            if !answers.keys().any(|s| s.starts_with('2')) || !answers.contains_key("401") {
                found.push(format!("{method} {path}: {:?}", answers.keys()));
            }
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            for part in path.split(['{', '}']).skip(1).step_by(2) {
                let of_path = |p: &&serde_json::Value| p["in"] == "path" && p["name"] == part;
                if !parameters.iter().find(of_path).is_some_and(|p| p["description"].is_string()) {
                    found.push(format!("{method} {path}: {part} is not described"));
                }
            }
        }
    }
    none("routes that are not described", &found);
}

#[test]
fn the_description_holds_to_the_rules_of_openapi() {
    let (_, whole) = app::api::routes();
    let wrong: Vec<String> =
        serde_json::from_str(&testkit::beside::openapi(&serde_json::to_string(&whole).unwrap())).unwrap();
    none("not OpenAPI 3.1", &wrong);
}
