//! Signing in, links, leaving everywhere.

use ::people::{key_store, password, store as people};
use axum::http::Method;
use kernel::time::HOUR;
use serde_json::json;

use crate::net::{Client, Net, on_both};

fn with(net: &Net, session: &str) -> Client {
    net.stranger().with_session(session)
}

#[test]
fn a_reset_link_lets_somebody_in_once_and_the_password_holds() {
    on_both(async |net: Net| {
        let id = net.town.ines().id;
        net.site
            .db
            .write(move |w| key_store::add_link(w, "reset", Some(id), None, "secret-link", HOUR))
            .await
            .unwrap();
        net.site
            .db
            .write(move |w| key_store::add_link(w, "reset", Some(id), None, "older-link", HOUR))
            .await
            .unwrap();
        let stranger = net.stranger();
        stranger.get("/link/secret-link").await.is(200).has("Inès");
        stranger.post("/link/secret-link", &[("password", "short")]).await.is(422);
        let done = stranger.post("/link/secret-link", &[("password", "a pump in the rain")]).await.is(303);
        with(&net, &done.cookie("session").unwrap()).get("/").await.is(200);
        stranger.get("/link/secret-link").await.is(404);
        stranger.get("/link/older-link").await.is(404);

        let wrong =
            stranger.post("/sign-in", &[("name", "ines"), ("password", "a pump in the sun")]).await.is(422);
        assert!(wrong.text.contains("value=\"ines\""), "the name is kept");
        let right = stranger
            .post(
                "/sign-in",
                &[("name", "ines"), ("password", "a pump in the rain"), ("next", "//evil.example")],
            )
            .await
            .is(303);
        assert_eq!(right.location(), "/", "never somebody else's site");
        let session = with(&net, &right.cookie("session").unwrap());
        session.get("/me/devices").await.is(200);
        session.post("/me/devices/end-all", &[]).await.is(303);
        session.get("/me").await.is(303);
    });
}

#[test]
fn the_owner_invites_and_the_invited_comes_in() {
    on_both(async |net: Net| {
        let sofia = net.town.sofia().id;
        net.site.db.write(move |w| people::grant(w, sofia, "owner")).await.unwrap();
        let owner = net.script("sofia").await;
        let form = json!({"name": "Zoé Çelik", "mail": "zoe@noria.example", "unit": "design"});
        let made = owner.json(Method::POST, "/api/v1/people", &form).await.is(201).json();
        assert_eq!(made["handle"], "zoe.celik");
        let again = owner.json(Method::POST, "/api/v1/people", &form).await.is(422).json();
        assert_eq!(again["fields"][0]["field"], "mail");
        net.script("ines").await.json(Method::POST, "/api/v1/people", &form).await.is(403);
        let link = made["link"].as_str().unwrap().strip_prefix("http://localhost").unwrap().to_owned();
        let come = net.stranger().post(&link, &[("password", "a quiet new beginning")]).await.is(303);
        net.settle().await;
        with(&net, &come.cookie("session").unwrap()).get("/s/design").await.is(200);
    });
}

#[test]
fn suspending_closes_every_door_at_once() {
    on_both(async |net: Net| {
        let sofia = net.town.sofia().id;
        net.site.db.write(move |w| people::grant(w, sofia, "owner")).await.unwrap();
        let (owner, ines, script) =
            (net.script("sofia").await, net.browser("ines").await, net.script("ines").await);
        ines.get("/me").await.is(200);
        script.get("/api/v1/me").await.is(200);
        owner
            .json(Method::POST, "/api/v1/people/ines/suspension", &json!({"reason": "lost badge"}))
            .await
            .is(200);
        ines.get("/me").await.is(303);
        script.get("/api/v1/me").await.is(401);
        let own =
            owner.json(Method::POST, "/api/v1/people/sofia/suspension", &json!({})).await.is(403).json();
        assert_eq!(own["rule"], "people-not-oneself");
    });
}

#[test]
fn sign_in_is_slow_on_purpose_for_guessers() {
    on_both(async |net: Net| {
        let hash = password::hash("right horse battery".into()).await.unwrap();
        let id = net.town.tomas().id;
        net.site.db.write(move |w| people::set_password(w, id, &hash)).await.unwrap();
        let mut last = 0;
        for _ in 0..7 {
            last = net
                .stranger()
                .post("/sign-in", &[("name", "tomas"), ("password", "guess guess guess")])
                .await
                .status
                .as_u16();
        }
        assert_eq!(last, 429);
    });
}

/// The directory, a unit and a person as others see them; a form sent wrong keeps its words.
#[test]
fn the_directory_shows_people_units_and_who_leads() {
    on_both(async |net: Net| {
        let ines = net.browser("ines").await;
        ines.get("/people").await.is(200).has("Jonas Brandt").has("Amélie Caron");
        ines.get("/people?q=jon").await.is(200).has("Jonas Brandt");
        ines.get("/people/suggest?q=jon").await.is(200).has("@jonas");
        ines.get("/p/jonas").await.is(200).has("Service Nord");
        ines.get("/units").await.is(200).has("Service Nord").has("Jonas Brandt");
        ines.get("/units/service-nord").await.is(200).has("/s/service-nord").has("Inès Moreau");
        // A guest learns nothing of the organisation, not even by a form sent wrong.
        let piet = net.browser("piet").await;
        net.script("piet").await.get("/api/v1/units").await.is(404);
        piet.get("/units/new").await.is(404);
        piet.post("/units/service-nord", &[("name", "")]).await.is(403);
        let seen = piet.get("/people").await.is(200).text;
        assert!(!seen.contains("value=\"service-nord\""), "{seen}");
        for door in ["href=\"/units\"", "href=\"/who\""] {
            assert!(!seen.contains(door), "a door that stays shut is not shown: {door}");
        }
        let form = [
            ("name", "Inès M."),
            ("title", "Fitter"),
            ("about", ""),
            ("lang", "fr"),
            ("zone", "Nowhere/Town"),
        ];
        ines.post("/me", &form).await.is(422).has("Inès M.").has("Europe/Paris");
    });
}
