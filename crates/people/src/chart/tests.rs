//! The chart today and on a day past, level by level, for people of the company.

use kernel::time::DAY;
use testkit::{Town, both_engines};

use super::tree::{Open, find, grown};
use crate::desk::Desk;
use crate::unit_store;

#[test]
fn the_chart_opens_level_by_level_and_says_who_leads() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let page = desk.get("yuki", "/people/chart").await;
        let html = page.html();
        assert!(html.contains("role=\"tree\"") && html.contains("id=\"unit-service\""), "{html}");
        assert!(!html.contains("id=\"unit-service-nord\""), "below the second level it is closed");
        assert!(html.contains("aria-expanded=\"true\"") && html.contains("aria-expanded=\"false\""));
        assert!(html.contains("Nobody leads it for now"), "a vacancy is said");
        let level = desk.get("yuki", "/people/chart/service").await;
        assert!(level.text.contains("id=\"unit-service-nord\"") && level.text.contains("aria-level=\"3\""));
        let open = desk.get("yuki", "/people/chart?open=noria,service").await;
        assert!(open.html().contains("id=\"unit-service-nord\""), "without JavaScript by its address");
        let all = desk.get("yuki", "/people/chart?open=*").await;
        assert!(all.html().contains("id=\"unit-service-nord\""));
        let json = desk.get("yuki", "/api/v1/people/chart").await.json;
        assert_eq!(
            (json["items"][0]["slug"].as_str(), json["items"][0]["total"].as_i64()),
            (Some("noria"), Some(11))
        );
        for path in ["/people/chart", "/api/v1/people/chart", "/people/chart/service"] {
            assert_eq!(desk.get("piet", path).await.status, 404, "{path}");
        }
        assert_eq!(desk.get("yuki", "/people/chart/nowhere").await.status, 404);
        assert_eq!(desk.get("yuki", "/people/chart?at=someday").await.status, 422);
    });
}

#[test]
fn a_day_past_shows_the_names_managers_and_places_of_that_day() {
    both_engines(async |t: Town| {
        let clock = t.clock.clone();
        let desk = Desk::new(t);
        clock.advance(2 * DAY);
        desk.post("sofia", "/units/design", "name=Construction&parent=service&manager=tomas").await;
        desk.post("sofia", "/p/amelie/unit", "unit=service-nord").await;
        clock.advance(2 * DAY);
        let then = desk.get("yuki", "/api/v1/people/chart?at=2026-03-04").await.json;
        let units = desk.t.db.read(unit_store::all).await.unwrap();
        let now = grown(&units, &Open::default());
        assert_eq!(find(&now, "design").unwrap().unit.name, "Construction");
        let design =
            then["items"][0]["parts"].as_array().unwrap().iter().find(|u| u["slug"] == "design").unwrap();
        assert_eq!((design["name"].as_str(), design["people"].as_i64()), (Some("Design"), Some(3)));
        assert!(design["manager"].is_null());
        assert_eq!(find(&now, "design").unwrap().level, 3, "today it stands below Service");
    });
}
