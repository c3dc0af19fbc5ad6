//! The way from co-driving to the release, and who sees how it goes.

use axum::http::Method;
use kernel::time::DAY;
use serde_json::json;
use store::{p, sql};
use testkit::NOW;

use super::{ROLE, SUSPENDED, THREADS, announce, news, plant, run, sign, threads};
use crate::net::{Net, on_both};

sql!(RELEASED, "UPDATE codrivings SET released_ms = $2 WHERE assignment_id = $1");
sql!(
    SIGNED,
    "INSERT INTO held_acts (id, actor_id, space_id, action, rule, key, method, path, content_type, body,
        at_ms, state, decided_by, decided_ms, reason, result)
     VALUES ($1, $2, $3, 'broadcast', 'S2-SM7', NULL, 'POST', '/', '', '', $4, 'signed', $5, $4, '', '')"
);

// spec: S2-SM6
// spec: S2-SM7
#[test]
fn released_at_last_one_signature_is_enough() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (piet, amelie, sofia) =
            (net.script("piet").await, net.script("amelie").await, net.script("sofia").await);
        let (path, post) = (format!("/api/v1/codrivings/{ROLE}"), json!({}));
        let release = format!("{path}/release");
        let refused = amelie.json(Method::POST, &release, &post).await.is(403).json();
        let detail = refused["detail"].as_str().unwrap();
        assert_eq!(refused["rule"], "S2-SM6");
        for missing in ["encore à passer\u{a0}: 25", "à deux\u{a0}: 10", "encore ouvertes\u{a0}: 5"] {
            assert!(detail.contains(missing), "{missing}: {detail}");
        }
        let (driver, holder, space) =
            (net.town.person("amelie"), net.town.person("piet"), net.town.space("diagnostics"));
        for n in 0..9 {
            run(&net, move |w| w.exec(&SIGNED, p![9_000 + n, holder, space, NOW, driver])).await;
        }
        for place in 0..5 {
            amelie
                .json(Method::POST, &format!("{path}/checks"), &json!({"place": place, "done": true}))
                .await
                .is(200);
        }
        amelie
            .json(Method::POST, &format!("{path}/checks"), &json!({"place": 5, "done": true}))
            .await
            .is(422);
        net.town.clock.advance(25 * DAY);
        let refused = amelie.json(Method::POST, &release, &post).await.is(403).json();
        assert!(
            refused["detail"].as_str().unwrap().contains("à deux\u{a0}: 1."),
            "nine acts are not ten: {refused}"
        );
        sign(&amelie, &announce(&piet).await).await.is(200);
        piet.json(Method::POST, &release, &post).await.is(403);
        sofia.json(Method::POST, &release, &post).await.is(403);
        let page = net.browser("amelie").await.get(&format!("/who/codriving/{ROLE}")).await.is(200);
        page.has(&format!("action=\"/who/codriving/{ROLE}/release\""));
        let released = amelie.json(Method::POST, &release, &post).await.is(200).json();
        assert_eq!(released["state"], "released");
        piet.json(Method::POST, THREADS, &news()).await.is(201);
        piet.json(Method::POST, "/api/v1/spaces/diagnostics/members", &json!({"person": "lea"}))
            .await
            .is(201);
        assert_eq!(threads(&net).await.len(), 2);
        // Suspended by whoever answers for the network, it takes two again, and nobody gives the second.
        sofia.json(Method::POST, &format!("{path}/suspension"), &post).await.is(200);
        assert_eq!(piet.json(Method::POST, THREADS, &news()).await.is(403).json()["rule"], "S2-SM6");
    });
}

/// O6 is seen by the holder, the co-driver and the lead, and by nobody else.
// spec: O6
#[test]
fn how_a_co_driving_goes_is_seen_by_three() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let path = format!("/api/v1/codrivings/{ROLE}");
        let (piet, amelie) = (net.script("piet").await, net.script("amelie").await);
        sign(&amelie, &announce(&piet).await).await.is(200);
        for handle in ["piet", "amelie", "sofia"] {
            let seen = net.script(handle).await.get(&path).await.is(200).json();
            assert_eq!(
                (seen["acts"]["done"].as_i64(), seen["acts"]["percent"].as_i64()),
                (Some(1), Some(10))
            );
            assert_eq!(
                (seen["days"]["done"].as_i64(), seen["days"]["percent"].as_i64()),
                (Some(5), Some(16))
            );
            assert_eq!(seen["state"], "co-driving");
        }
        for handle in ["tomas", "ines", "helene", "jonas", "lea"] {
            net.script(handle).await.get(&path).await.is(404);
            net.browser(handle).await.get(&format!("/who/codriving/{ROLE}")).await.is(404);
        }
        net.script("amelie").await.get("/api/v1/codrivings/1").await.is(404);
        let page = format!("/who/codriving/{ROLE}");
        let (driver, holder) = (net.browser("amelie").await, net.browser("piet").await);
        driver.get(&page).await.is(200).has("Piet de Vries").has("Cocher").has("1 actes sur au moins 10");
        let seen = holder.get(&page).await.is(200).has("5 of at least 30 days");
        assert!(!seen.text.contains("/checks"), "the holder checks nothing");
        holder.post(&format!("{page}/checks"), &[("place", "0"), ("done", "true")]).await.is(403);
        driver.post(&format!("{page}/checks"), &[("place", "0"), ("done", "true")]).await.is(303);
        driver.get(&page).await.has("1 cochées sur 5");
        driver.post(&format!("{page}/checks"), &[("place", "0"), ("done", "false")]).await.is(303);
        driver.get(&page).await.has("0 cochées sur 5");
    });
}

/// The co-driver decides; the gate's RELEASED standing is that of the row.
#[test]
fn a_release_holds_only_while_it_is_not_suspended() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        run(&net, |w| w.exec(&RELEASED, p![ROLE, NOW])).await;
        let piet = net.script("piet").await;
        piet.json(Method::POST, THREADS, &news()).await.is(201);
        run(&net, |w| w.exec(&SUSPENDED, p![ROLE, NOW])).await;
        piet.json(Method::POST, THREADS, &news()).await.is(403);
    });
}

// spec: S2-SM6
#[test]
fn whoever_drives_today_signs_and_not_whoever_drives_later() {
    on_both(async |net: Net| {
        plant(&net, true).await;
        let (holder, later, space) =
            (net.town.person("piet"), net.town.person("ines"), net.town.space("diagnostics"));
        let from = NOW.plus(10 * DAY);
        run(&net, move |w| w.exec(&super::FACILITATES, p![ROLE + 1, holder, space, from])).await;
        run(&net, move |w| w.exec(&super::DRIVES, p![ROLE + 1, later, from])).await;
        let (piet, amelie, ines) =
            (net.script("piet").await, net.script("amelie").await, net.script("ines").await);
        let act = announce(&piet).await;
        sign(&ines, &act).await.is(404);
        run(&net, |w| w.exec(&SUSPENDED, p![ROLE, NOW])).await;
        assert_eq!(sign(&amelie, &act).await.is(403).json()["rule"], "S2-SM6", "it is suspended");
        assert_eq!(threads(&net).await.len(), 0);
        // On the day the other begins, what waits is theirs to sign.
        net.town.clock.advance(10 * DAY);
        sign(&ines, &act).await.is(200);
        assert_eq!(threads(&net).await.len(), 1);
    });
}
