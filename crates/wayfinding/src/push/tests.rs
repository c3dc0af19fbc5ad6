//! Push, on both engines, with a push service at the other end that decrypts.

use axum::http::Request;
use kernel::time::{HOUR, MINUTE};
use kernel::{Fact, FactKind, PersonId};
use policy::Own;
use serde_json::{Value, json};
use store::{Error, p, sql};
use testkit::beside::{self, Beside};
use testkit::{Town, both_engines};
use web::Site;
use web::outward::Outward;

use super::api::{Subscription, SubscriptionKeys};
use super::routes::SET;
use super::vapid::Pair;
use super::{send, store as push};
use crate::attention::hours::Hours;
use crate::attention::rules;
use crate::attention::way::{Flow, Way, What};

static FACT: FactKind = FactKind { name: "", version: 1, keep_days: 1, live: false };
sql!(COUNT, "SELECT COUNT(*) FROM push_subscriptions");
sql!(WAITING, "SELECT COUNT(*) FROM deliveries WHERE state = 'waiting' AND channel = 'push'");

async fn number(t: &Town, sql: &'static store::Sql) -> i64 {
    t.db.read(move |r| r.one::<(i64,)>(sql, p![])).await.unwrap().0
}

/// A browser of somebody's, as the push service makes it.
async fn browser(t: &Town, site: &Site, service: &Beside, who: &str) -> String {
    let own = site.clone();
    let key = t.db.write(move |w| Ok::<_, Error>(Pair::own(w, &own.shelf())?.public())).await.unwrap();
    let ask = json!({"userVisibleOnly": "true", "applicationServerKey": key}).to_string();
    let asked = testkit::beside::post(&format!("{}/subscribe", service.said), &ask);
    let made: Value = serde_json::from_str(&asked).unwrap();
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    let keys = SubscriptionKeys { p256dh: text(&made["keys"]["p256dh"]), auth: text(&made["keys"]["auth"]) };
    let subscription = Subscription { endpoint: text(&made["endpoint"]), keys };
    let (actor, gate) = (t.actor(who), site.gate.clone());
    t.db.write(move |w| {
        let mut permit = gate.permit(w, &actor, SET, Own(actor.id))?;
        push::add(&mut permit, &subscription, "Firefox").map_err(kernel::Problem::from)
    })
    .await
    .unwrap();
    text(&made["clientHash"])
}

async fn named(t: &Town, message: i64, who: PersonId) {
    let mut fact = Fact::new(&FACT, message, t.now())
        .by(t.person("jonas"))
        .space(t.space("service-nord"))
        .thread(t.thread("week"))
        .with("m0", who.number());
    fact.kind = "reply.posted".to_owned();
    t.db.write(move |w| {
        w.announce(fact.clone());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    let room = crate::support::notices();
    jobs::settle(&t.db, &(room.hears)(), &(room.jobs)()).await.unwrap();
    t.clock.advance(MINUTE);
}

#[test]
fn a_browser_is_told_who_wrote_where_once_and_a_gone_one_is_forgotten() {
    both_engines(async |t: Town| {
        let service = beside::push_service();
        let site = crate::support::site(&t);
        site.shelf::<Outward>().allow_here();
        let (ines, van) = (t.person("ines"), t.message("van").number());
        t.db.write(move |w| rules::set_flow(w, ines, Flow::Work, What::Mention, Way::Push)).await.unwrap();
        named(&t, van, ines).await;
        assert_eq!(number(&t, &WAITING).await, 0, "no browser, nothing to send");
        let hash = browser(&t, &site, &service, "ines").await;
        named(&t, van + 1, ines).await;
        send::tick(&site).await;
        send::tick(&site).await;
        let heard: Vec<Value> =
            service.heard_at_least(1).iter().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(heard.len(), 1);
        assert_eq!(heard[0]["hash"], hash.as_str());
        let text = heard[0]["text"].as_str().unwrap();
        assert!(text.contains("Jonas Brandt") && text.contains("Service Nord"), "{text}");
        assert!(!text.contains("van") && !text.contains("Week 10"), "nothing of what was written: {text}");
        // In the evening it waits.
        let full = Hours { full_push: true, ..Hours::default() };
        t.db.write(move |w| rules::set_hours(w, ines, &full)).await.unwrap();
        t.clock.advance(12 * HOUR);
        named(&t, van + 2, ines).await;
        send::tick(&site).await;
        assert_eq!((service.heard().len(), number(&t, &WAITING).await), (1, 1));
        t.clock.advance(12 * HOUR);
        send::tick(&site).await;
        assert!(service.heard_at_least(2)[1].contains("Week 10"), "who wishes it is told what it is about");
        testkit::beside::post(&format!("{}/expire/{hash}", service.said), "{}");
        named(&t, van + 3, ines).await;
        send::tick(&site).await;
        assert_eq!(number(&t, &COUNT).await, 0);
    });
}

#[test]
fn strangers_addresses_are_not_called_inside() {
    both_engines(async |t: Town| {
        let site = crate::support::site(&t);
        for address in ["http://127.0.0.1:9/x", "https://127.0.0.1:9/x", "https://localhost:9/x"] {
            let request = Request::builder().uri(address).body(Vec::new()).unwrap();
            assert!(site.shelf::<Outward>().send(request).await.is_err(), "{address}");
        }
        let (ines, gate) = (t.actor("ines"), site.gate.clone());
        let ended = t.db.write(move |w| {
            let mut permit = gate.permit(w, &ines, SET, Own(ines.id))?;
            push::end(&mut permit, "1").map_err(kernel::Problem::from)
        });
        ended.await.unwrap();
    });
}
