//! Being away: seen where the name is, with whom to ask; never why.

use kernel::time::DAY;
use testkit::{Town, both_engines};

use crate::desk::Desk;

#[test]
fn somebody_away_says_until_when_and_whom_to_ask() {
    both_engines(async |t: Town| {
        let clock = t.clock.clone();
        let desk = Desk::new(t);
        let sent =
            desk.post("ines", "/me/absences", "from=2026-03-03&until=2026-03-06&deputy=%40mamadou").await;
        assert_eq!((sent.status, sent.location.as_str()), (303, "/me/absences"));
        for page in ["/p/ines", "/people/suggest?q=ines"] {
            let seen = desk.call("yuki", "GET", page, "").await;
            let text = format!("{}{}", seen.html(), seen.text);
            assert!(text.contains("away until 6 March, ask Mamadou Ndiaye"), "{page}: {text}");
        }
        let api = desk.get("yuki", "/api/v1/people/ines").await.json;
        assert_eq!(api["away"]["deputy"], "mamadou");
        assert!(desk.get("piet", "/api/v1/people/ines").await.json["away"].is_null());
        let his = desk.get("mamadou", "/me/absences").await;
        assert!(his.html().contains("Inès Moreau"), "{}", his.html());
        assert_eq!(his.html().matches("/decline\"").count(), 1);
        clock.advance(4 * DAY);
        assert!(desk.get("yuki", "/api/v1/people/ines").await.json["away"].is_null());
    });
}

#[test]
fn an_absence_is_checked_taken_back_and_ended_by_oneself_alone() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        for (form, field) in [
            ("from=2026-03-09&until=2026-03-06", "until"),
            ("from=soon&until=2026-03-06", "from"),
            ("from=2026-01-02&until=2026-01-06", "until"),
            ("from=2026-03-09&until=2029-03-06", "until"),
            ("from=2026-03-09&until=2026-03-10&deputy=nobody", "deputy"),
            ("from=2026-03-09&until=2026-03-10&deputy=ines", "deputy"),
            ("from=2026-03-09&until=2026-03-10&deputy=piet", "deputy"),
            ("from=2026-03-09&until=2026-03-10&deputy=olga", "deputy"),
        ] {
            let sent = desk.post("ines", "/me/absences", form).await;
            assert_eq!(sent.status, 422, "{form}");
            assert!(sent.html().contains(&format!("id=\"{field}-error\"")), "{form}: {}", sent.html());
        }
        let body = r#"{"from": "2026-03-09", "until": "2026-03-10", "deputy": "mamadou"}"#;
        let made = desk.call("ines", "POST", "/api/v1/me/absences", body).await;
        assert_eq!(made.status, 201);
        assert_eq!(desk.call("ines", "POST", "/api/v1/me/absences", body).await.status, 422, "twice");
        let at = format!("/api/v1/me/absences/{}", made.json["id"].as_str().unwrap());
        assert_eq!(desk.call("mamadou", "DELETE", &at, "").await.status, 404);
        assert_eq!(desk.call("ines", "DELETE", &at, "").await.status, 200);
        let list = desk.get("ines", "/api/v1/me/absences").await.json;
        assert_eq!(list["items"], serde_json::json!([]));
        let now = desk.post("ines", "/me/absences", "from=2026-03-01&until=2026-03-10").await;
        assert_eq!(now.status, 303);
        let id =
            desk.get("ines", "/api/v1/me/absences").await.json["items"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(desk.post("ines", &format!("/me/absences/{id}/end"), "").await.status, 303);
        assert!(desk.get("yuki", "/api/v1/people/ines").await.json["away"].is_null(), "back at once");
    });
}

#[test]
fn whoever_is_named_to_be_asked_can_say_that_they_cannot() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let body = r#"{"from": "2026-03-03", "until": "2026-03-06", "deputy": "mamadou"}"#;
        let made = desk.call("ines", "POST", "/api/v1/me/absences", body).await;
        let (id, his) = (made.json["id"].as_str().unwrap(), "/api/v1/me/absences");
        assert_eq!(desk.get("mamadou", his).await.json["deputy_for"][0]["id"], id);
        let (page, api) = (format!("/me/absences/{id}/decline"), format!("{his}/{id}/decline"));
        for (who, status) in [("ines", 404), ("yuki", 404), ("piet", 404), ("", 401)] {
            assert_eq!(desk.post(who, &page, "").await.status, status, "{who}");
        }
        assert_eq!(desk.call("yuki", "POST", &api, "").await.status, 404);
        assert_eq!(desk.post("mamadou", &page, "").await.status, 303);
        assert_eq!(desk.call("mamadou", "POST", &api, "").await.status, 404, "once");
        let away = desk.get("yuki", "/api/v1/people/ines").await.json["away"].clone();
        assert!(!away.is_null() && away["deputy"].is_null(), "away still, with nobody to ask: {away}");
        assert_eq!(desk.get("mamadou", his).await.json["deputy_for"], serde_json::json!([]));
    });
}
