//! Handing a conversation on, with its author's consent and never without it.

use testkit::{Desk, Town, both_engines};

/// The open question of ines in Field diagnostics.
fn paths(t: &Town) -> (String, String) {
    let thread = t.thread("bearing");
    (
        format!("/s/diagnostics/t/{thread}/handing"),
        format!("/api/v1/spaces/diagnostics/threads/{thread}/handings"),
    )
}

const TO: &str = r#"{"unit":"service-nord"}"#;

// spec: S4-3
#[test]
fn what_a_community_raised_is_offered_to_the_manager_with_the_authors_consent() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), super::room());
        let (page, api) = paths(&t);
        let team = format!("/api/v1/spaces/service-nord/threads/{}/handings", t.thread("week"));
        desk.table(&[
            ("GET", &page, "", &[("amelie", 200), ("ines", 200), ("piet", 404)]),
            ("GET", &api, "", &[("amelie", 200), ("piet", 404)]),
            ("POST", &api, r#"{"unit":"nowhere"}"#, &[("amelie", 422), ("piet", 404)]),
            ("POST", &team, TO, &[("ines", 404), ("jonas", 404)]),
        ])
        .await;
        let asked = desk.post("amelie", &api, TO).await;
        assert_eq!((asked.status, asked.json["state"].as_str()), (201, Some("asked")), "{}", asked.text);
        assert_eq!(desk.post("amelie", &api, TO).await.status, 409, "once");
        let id = asked.json["id"].as_str().unwrap().to_owned();
        let act = |what: &str| format!("/api/v1/handings/{id}/{what}");
        assert!(desk.get("jonas", &api).await.json["items"].as_array().unwrap().is_empty(), "not before");
        desk.table(&[
            ("POST", &act("agreement"), "", &[("amelie", 403), ("jonas", 404)]),
            ("POST", &act("taking"), "", &[("amelie", 403), ("jonas", 404)]),
        ])
        .await;
        assert_eq!(desk.post("amelie", &act("agreement"), "").await.rule(), "S4-3");
        let hers = desk.get("ines+en", &page).await;
        assert!(hers.words().contains("Leave it here"), "{}", hers.words());
        assert_eq!(desk.post("ines", &act("agreement"), "").await.json["state"], "offered");
        assert_eq!(desk.post("ines", &act("refusal"), "").await.status, 409);
        let his = desk.get("jonas+en", &page).await;
        assert!(his.words().contains("I take it"), "{}", his.words());
        assert_eq!(desk.post("ines", &act("taking"), "").await.status, 403);
        assert_eq!(desk.post("jonas", &act("taking"), "").await.json["state"], "taken");
        assert_eq!(desk.post("jonas", &act("taking"), "").await.status, 409);
    });
}

#[test]
fn ones_own_is_offered_at_once_and_a_refusal_stays_between_two() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t.clone(), super::room());
        let (page, api) = paths(&t);
        let asked = desk.form("amelie", &page, &[("unit", "service-nord")]).await;
        assert_eq!(asked.status, 303);
        let id = desk.get("ines", &api).await.json["items"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(desk.form("ines", &format!("/handings/{id}/refusal"), &[]).await.status, 303);
        assert!(desk.get("jonas", &api).await.json["items"].as_array().unwrap().is_empty());
        let wrong = desk.form("ines+en", &page, &[("unit", "")]).await;
        assert!(wrong.status == 422 && wrong.html().contains("class=\"error\""), "{}", wrong.html());
        assert_eq!(desk.post("ines", &api, TO).await.json["state"], "offered");
        let thread = t.thread("bearing");
        t.db.write(move |w| {
            let now = w.now();
            w.announce(kernel::Fact::past("thread.cleared", thread.number(), now));
            Ok::<_, ::store::Error>(())
        })
        .await
        .unwrap();
        jobs::settle(&t.db, &(super::room().hears)(), &[]).await.unwrap();
        let left = desk.get("ines", &api).await.json;
        assert!(left["items"].as_array().unwrap().is_empty(), "it goes with its conversation: {left}");
    });
}
