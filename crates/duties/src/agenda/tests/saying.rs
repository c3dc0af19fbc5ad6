//! Saying what was done, leaving out, and what is refused.

use kernel::time::DAY;
use serde_json::{Value, json};
use testkit::{Desk, Town, both_engines};

use super::planting::{away, deputy, role};
use crate::agenda::room;

const API: &str = "/api/v1/me/role";

async fn weekly(desk: &Desk, who: &str) -> (String, Value) {
    let found = desk.get(who, API).await.json;
    let all = found["duties"].as_array().unwrap();
    let one = all.iter().find(|d| d["rhythm"] == "weekly").expect("a weekly duty");
    (one["key"].as_str().unwrap().to_owned(), one["places"][0].clone())
}

async fn first(desk: &Desk, who: &str, key: &str) -> Value {
    let found = desk.get(who, API).await.json;
    let all = found["duties"].as_array().unwrap();
    all.iter().find(|d| d["key"] == key).expect("the duty")["places"][0].clone()
}

// spec: O5 (part: said by the holder)
#[test]
fn a_duty_is_done_once_in_its_period_and_comes_round_again() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), room());
        role(&desk, "facilitator", "lea", "diagnostics", "held").await;
        let (key, before) = weekly(&desk, "lea").await;
        assert!(before["late"] == true && before["at"].is_null(), "forty days, and nothing said");
        let api = format!("{API}/duties/{key}");
        let thread = format!("/s/diagnostics/t/{}", t.thread("bearing"));
        for wrong in ["https://elsewhere.example/x", "//elsewhere.example", "/s/service-nord", "nowhere"] {
            let said = desk.post("lea", &api, &json!({"evidence": wrong}).to_string()).await;
            assert_eq!(said.status, 422, "{wrong}: {}", said.text);
        }
        assert_eq!(first(&desk, "lea", &key).await, before, "nothing half-saved");
        let done = desk.post("lea", &api, &json!({"evidence": thread}).to_string()).await;
        assert_eq!(done.status, 200, "{}", done.text);
        let now = first(&desk, "lea", &key).await;
        assert_eq!((now["when"].as_str(), now["evidence"].as_str()), (Some("said"), Some(thread.as_str())));
        assert_eq!(desk.post("lea", &api, "").await.status, 409, "once is enough");
        let page = desk.get("lea+en", "/me/role").await;
        assert!(page.words().contains("done on") && page.html().contains(&thread), "{}", page.words());
        t.clock.advance(8 * DAY);
        assert_eq!(
            desk.form("lea", &format!("/me/role/duties/{key}"), &[]).await.status,
            303,
            "a week later"
        );
    });
}

#[test]
fn what_is_left_out_needs_a_reason() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, room());
        role(&desk, "facilitator", "lea", "diagnostics", "held").await;
        let (key, _) = weekly(&desk, "lea").await;
        let page = format!("/me/role/duties/{key}");
        let refused = desk.form("lea+en", &page, &[("skipped", "true"), ("why", "  ")]).await;
        assert!(
            refused.status == 422 && refused.html().contains(&format!("why-{key}-error")),
            "{}",
            refused.html()
        );
        let left = desk.form("lea", &page, &[("skipped", "true"), ("why", "Nobody new came")]).await;
        assert_eq!(left.status, 303);
        assert_eq!(first(&desk, "lea", &key).await["skipped"], "Nobody new came");
    });
}

#[test]
fn one_word_goes_for_every_place_or_for_one() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, room());
        let one = role(&desk, "facilitator", "lea", "diagnostics", "held").await;
        role(&desk, "facilitator", "lea", "data-workshop", "held").await;
        let (key, _) = weekly(&desk, "lea").await;
        let api = format!("{API}/duties/{key}");
        assert_eq!(desk.post("lea", &api, r#"{"role":"5"}"#).await.status, 404, "no role of theirs");
        let some = desk.post("lea", &api, &json!({"role": one}).to_string()).await.json;
        let of = |json: &Value| {
            let all = json["duties"].as_array().unwrap().clone();
            let duty = all.iter().find(|d| d["key"] == key.as_str()).unwrap().clone();
            duty["places"].as_array().unwrap().iter().filter(|p| p["when"] == "said").count()
        };
        assert_eq!(of(&some), 1);
        assert_eq!(of(&desk.post("lea", &api, "").await.json), 2, "the other one too");
    });
}

// A facilitator goes on vacation: whoever stands in finds the duties on their own page, and says them.
#[test]
fn whoever_stands_in_has_the_duties_while_the_holder_is_away_and_no_longer() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), room());
        let held = role(&desk, "facilitator", "lea", "diagnostics", "held").await;
        deputy(&desk, held, "yuki", "accepted").await;
        assert!(
            desk.get("yuki", API).await.json["roles"].as_array().unwrap().is_empty(),
            "not while she is here"
        );
        away(&desk, "lea", 10).await;
        let (key, _) = weekly(&desk, "yuki").await;
        let page = desk.get("yuki+en", "/me/role").await;
        assert!(page.words().contains("you stand in for Léa Petit"), "{}", page.words());
        assert_eq!(desk.post("yuki", &format!("{API}/duties/{key}"), "").await.status, 200);
        assert_eq!(desk.post("lea", &format!("{API}/duties/{key}"), "").await.status, 409, "done for her");
        t.clock.advance(11 * DAY);
        assert!(desk.get("yuki", API).await.json["roles"].as_array().unwrap().is_empty(), "she is back");
    });
}
