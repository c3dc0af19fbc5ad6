//! Webhooks in the town, on both engines, with the specification's own library at the other end.

use kernel::time::{DAY, HOUR, MINUTE};
use kernel::{Fact, FactKind};
use store::Error;
use testkit::desk::Desk;
use testkit::{Town, both_engines};
use web::Site;
use web::outward::Outward;

use super::{log_store, room, send, store as kept};
use crate::support::site;

mod hidden;

static FACT: FactKind = FactKind { name: "", version: 1, keep_days: 1, live: false };

async fn happens(t: &Town, kind: &'static str, subject: i64, space: &str, thread: Option<&str>) {
    let mut fact = Fact::new(&FACT, subject, t.now()).by(t.person("ines")).space(t.space(space));
    fact.kind = kind.to_owned();
    fact.thread = thread.map(|key| t.thread(key));
    t.db.write(move |w| {
        w.announce(fact.clone());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    jobs::settle(&t.db, &(room().hears)(), &[]).await.unwrap();
}

async fn log(t: &Town, hook: i64) -> Vec<(String, String, i64, i64)> {
    let all = t.db.read(move |r| log_store::log(r, hook, i64::MAX)).await.unwrap();
    all.into_iter().map(|d| (d.kind, d.state, d.attempts, d.status)).collect()
}

fn row(kind: &str, state: &str, attempts: i64, status: i64) -> (String, String, i64, i64) {
    (kind.to_owned(), state.to_owned(), attempts, status)
}

/// A hook in diagnostics, made by amelie on a site that may call this machine.
async fn hook(desk: &Desk, site: &Site, url: &str) -> (i64, String) {
    for shelf in [site.shelf::<Outward>(), desk.site().shelf::<Outward>()] {
        shelf.allow_here();
    }
    desk.site().shelf::<web::keys::Keys>().set([7; 32]);
    let body = serde_json::json!({"label": "Wallboard", "url": url, "words": true}).to_string();
    let made = desk.post("amelie", "/api/v1/spaces/diagnostics/webhooks", &body).await;
    assert_eq!(made.status, 201, "{:?}", made.problem);
    let id = made.json["id"].as_str().unwrap().parse().unwrap();
    (id, made.json["secret"].as_str().unwrap().to_owned())
}

#[test]
fn what_happens_is_posted_once_signed_and_verified_by_the_other_end() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let other = testkit::beside::webhook_end();
        let (id, secret) = hook(&desk, &site, &format!("{}/take", other.said)).await;
        testkit::beside::post(&format!("{}/secret", other.said), &secret);
        let hum = t.message("hum").number();
        happens(&t, "reply.posted", hum, "diagnostics", Some("bearing")).await;
        happens(&t, "reply.posted", 7, "service-nord", Some("week")).await;
        send::tick(&site).await;
        send::tick(&site).await;
        let said = testkit::beside::post(&format!("{}/taken", other.said), "");
        let taken: Vec<serde_json::Value> = serde_json::from_str(&said).unwrap();
        assert_eq!(taken.len(), 1, "once, and nothing of another space: {said}");
        assert_eq!(taken[0]["type"], "reply.posted");
        assert_eq!(taken[0]["data"]["space"]["slug"], "diagnostics");
        assert!(taken[0]["data"]["message"]["text"].as_str().unwrap().contains("40 Hz"), "{said}");
        assert_eq!(log(&t, id).await, [row("reply.posted", "done", 1, 204)]);
        // After a rotation both secrets sign; the one before is still known at the other end.
        let rotated = desk.post("amelie", &format!("/api/v1/webhooks/{id}/rotate"), "{}").await;
        assert_ne!(rotated.json["secret"].as_str(), Some(secret.as_str()));
        assert_eq!(desk.post("amelie", &format!("/webhooks/{id}/test"), "").await.status, 303);
        send::tick(&site).await;
        assert_eq!(log(&t, id).await[0], row("webhook.test", "done", 1, 204));
        t.clock.advance(2 * DAY);
        desk.post("amelie", &format!("/api/v1/webhooks/{id}/test"), "{}").await;
        send::tick(&site).await;
        assert_eq!(log(&t, id).await[0].3, 400, "the old secret signs no more");
        let page = desk.get("amelie+en", &format!("/webhooks/{id}")).await;
        assert!(page.html().contains("HTTP 400") && page.html().contains("arrived"), "{}", page.html());
    });
}

#[test]
fn it_is_tried_again_and_ends_when_the_other_end_is_gone_or_silent() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let (id, _) = hook(&desk, &site, "http://127.0.0.1:9/nobody").await;
        happens(&t, "thread.started", t.thread("bearing").number(), "diagnostics", Some("bearing")).await;
        for (step, attempts) in [(0, 1), (MINUTE, 2), (HOUR, 3)] {
            t.clock.advance(step);
            send::tick(&site).await;
            assert_eq!(log(&t, id).await, [row("thread.started", "waiting", attempts, 0)]);
        }
        for _ in 0..7 {
            t.clock.advance(DAY);
            send::tick(&site).await;
        }
        let hook = t.db.read(move |r| kept::one(r, id)).await.unwrap();
        assert_eq!(hook.state, "failing", "five days of silence");
        happens(&t, "reply.posted", 8, "diagnostics", Some("bearing")).await;
        assert_eq!(log(&t, id).await.len(), 1, "nothing more is queued");
        assert_eq!(
            desk.form("amelie", &format!("/webhooks/{id}/state"), &[("state", "on")]).await.status,
            303
        );
        assert_eq!(t.db.read(move |r| kept::one(r, id)).await.unwrap().state, "on");
    });
}

#[test]
fn an_end_that_is_gone_ends_it_and_its_owner_hears_of_it() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let end = testkit::beside::webhook_end();
        let (id, _) = hook(&desk, &site, &format!("{}/gone", end.said)).await;
        happens(&t, "reply.posted", t.message("hum").number(), "diagnostics", Some("bearing")).await;
        let notices = (crate::support::notices().hears)();
        jobs::settle(&t.db, &notices, &[]).await.unwrap();
        let before = crate::support::unread(&t, t.person("amelie")).await;
        send::tick(&site).await;
        assert_eq!(t.db.read(move |r| kept::one(r, id)).await.unwrap().state, "gone");
        jobs::settle(&t.db, &notices, &[]).await.unwrap();
        assert_eq!(crate::support::unread(&t, t.person("amelie")).await, before + 1);
        // Turned on again, what failed is posted once more by hand, and a second time only then.
        desk.form("amelie", &format!("/webhooks/{id}/state"), &[("state", "on")]).await;
        t.clock.advance(HOUR);
        send::tick(&site).await;
        let failed = desk.get("amelie", &format!("/api/v1/webhooks/{id}")).await;
        assert_eq!(failed.json["deliveries"][0]["attempts"], 2);
    });
}

#[test]
fn who_may_say_where_facts_go() {
    both_engines(async |t: Town| {
        let (desk, site) = (Desk::new(t.clone(), room()), site(&t));
        let (id, _) = hook(&desk, &site, "https://wall.example/take").await;
        let (page, again) = (format!("/webhooks/{id}"), format!("/webhooks/{id}/deliveries/7/again"));
        let all = |lead: u16| [("amelie", lead), ("ines", 404), ("yuki", 404), ("piet", 404), ("", 401)];
        let form = "label=x&url=https%3A%2F%2Fwall.example%2Fx";
        let post = |s: &str| format!("/webhooks/{id}/{s}");
        desk.table(&[
            ("GET", "/s/diagnostics/webhooks", "", &all(200)),
            ("GET", "/s/service-nord/webhooks", "", &[("jonas", 200), ("ines", 404), ("karim", 404)]),
            ("GET", "/webhooks", "", &[("sofia", 200), ("yuki+platform_expert", 200), ("ines", 404)]),
            ("POST", "/webhooks", form, &[("sofia", 200), ("ines", 404), ("", 401)]),
            ("GET", &page, "", &all(200)),
            ("POST", "/s/diagnostics/webhooks", form, &all(200)),
            ("POST", "/s/diagnostics/webhooks", "label=x&url=http%3A%2F%2Fwall", &[("amelie", 200)]),
            ("POST", "/s/diagnostics/webhooks", "label=&url=x", &[("amelie", 422)]),
            ("POST", &again, "", &all(404)),
            ("POST", &post("test"), "", &all(303)),
            ("POST", &post("state"), "state=off", &all(303)),
            ("POST", &post("state"), "state=maybe", &[("amelie", 422)]),
            ("POST", &post("rotate"), "", &all(200)),
            ("POST", &post("remove"), "", &all(303)),
            ("GET", &page, "", &[("amelie", 404)]),
        ])
        .await;
        for who in ["amelie+en", "amelie+fr"] {
            crate::support::no_keys(desk.get(who, "/s/diagnostics/webhooks").await.html());
        }
    });
}
