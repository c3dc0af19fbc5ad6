//! The first hours of a network.

use serde_json::json;
use testkit::{Town, both_engines};

use super::desk;

const SEEN: &[(&str, u16)] = &[
    ("sofia", 200),
    ("yuki+platform_expert", 200),
    ("yuki+network_lead", 404),
    ("jonas", 404),
    ("ines", 404),
    ("piet", 404),
    ("piet+platform_expert", 404),
    ("", 401),
];

const NOBODY: &[(&str, u16)] =
    &[("yuki+network_lead", 404), ("jonas", 404), ("piet+platform_expert", 404), ("", 401)];

#[test]
fn the_steps_are_for_whoever_runs_the_place() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        desk.table(&[("GET", "/start", "", SEEN), ("GET", "/api/v1/start", "", SEEN)]).await;
        for path in ["/start/house", "/api/v1/start/house", "/start/over", "/api/v1/start/over"] {
            desk.table(&[("POST", path, "", NOBODY)]).await;
        }
    });
}

#[test]
fn a_step_is_done_when_what_it_asks_for_is_there() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let before = desk.get("sofia", "/api/v1/start").await.json;
        let step = |key: &str, done: bool| json!({"key": key, "done": done});
        let rest = ["units", "people", "spaces", "word"].map(|key| step(key, true));
        assert_eq!(before["steps"][0], step("house", false));
        assert_eq!(before["steps"].as_array().unwrap()[1..], rest);
        let page = desk.get("sofia+en", "/start").await;
        assert!(page.html().contains("4 of 5 done."), "{}", page.html());

        let wrong = [("name", "Aurora"), ("language", "fr"), ("zone", "Mars/Olympus")];
        let told = desk.form("sofia+en", "/start/house", &wrong).await;
        assert_eq!(told.status, 422);
        assert!(
            told.html().contains("value=\"Aurora\"") && told.html().contains("Mars/Olympus"),
            "{}",
            told.text
        );
        assert_eq!(desk.get("sofia", "/api/v1/start").await.json, before, "nothing half-saved");

        let right = [("name", "Aurora"), ("language", "fr"), ("zone", "Europe/Warsaw")];
        let kept = desk.form("sofia", "/start/house", &right).await;
        assert_eq!((kept.status, kept.location.as_str()), (303, "/start"));
        let after = desk.get("sofia", "/api/v1/start").await.json;
        assert_eq!((&after["steps"][0], &after["over"]), (&step("house", true), &json!(false)));
        let page = desk.get("sofia+en", "/start").await;
        assert!(
            page.html().contains("All five are done") && page.html().contains("Europe/Warsaw"),
            "{}",
            page.html()
        );

        assert_eq!(desk.post("sofia", "/api/v1/start/over", "{}").await.status, 200);
        assert_eq!(desk.get("sofia", "/api/v1/start").await.json["over"], true);
    });
}
