//! What holds for the program as a whole.

use app::rooms;
use kernel::Lang;

/// Rules fit the schema, and each limit has its sentence in both languages.
#[test]
fn every_limit_says_why_in_both_languages() {
    let (gate, words) = (rooms::gate().unwrap(), rooms::words().unwrap());
    for rule in gate.rules() {
        for lang in Lang::ALL {
            if rule.forbids {
                assert!(words.has(lang, &rule.reason), "{lang}: {} of {}", rule.reason, rule.id);
            }
        }
    }
}

/// Kinds of facts and consumers are named once.
#[test]
fn facts_and_consumers_are_declared_once() {
    let mut names: Vec<&str> = rooms::rooms().iter().flat_map(|r| r.facts.iter().map(|f| f.name)).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
    for consumer in rooms::consumers() {
        for heard in consumer.hears {
            assert!(names.contains(heard), "{} hears {heard}, which nobody announces", consumer.name);
        }
    }
}

/// The API's description names every route, its answers and how to sign in.
#[test]
fn the_description_is_complete() {
    let (_, whole) = app::api::routes();
    let json = serde_json::to_value(&whole).unwrap();
    assert_eq!(json["openapi"].as_str().unwrap().get(..3), Some("3.1"));
    let paths = json["paths"].as_object().unwrap();
    for path in [
        "/me",
        "/home",
        "/spaces",
        "/spaces/{slug}",
        "/spaces/{slug}/threads",
        "/spaces/{slug}/members",
        "/threads/{id}",
        "/threads/{id}/replies",
        "/messages/{id}/reactions",
        "/people",
        "/people/{handle}",
        "/notifications",
        "/search",
        "/live",
    ] {
        assert!(paths.contains_key(&format!("/api/v1{path}")), "{path} is missing");
    }
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            let answers = operation["responses"]
                .as_object()
                .unwrap_or_else(|| panic!("{method} {path} has no answers"));
            assert!(answers.keys().any(|status| status.starts_with('2')), "{method} {path} never succeeds");
            for (status, answer) in answers.iter().filter(|(status, _)| status.starts_with('4')) {
                let shape = &answer["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(shape, "#/components/schemas/Problem", "{method} {path} {status}");
            }
            if matches!(method.as_str(), "put" | "patch") {
                assert!(operation["requestBody"].is_object(), "{method} {path} says nothing of its body");
            }
        }
    }
}
