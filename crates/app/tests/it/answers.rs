//! Faces of answers: problems, headers, languages, foreign sites, repeated requests.

use axum::http::Method;
use serde_json::json;

use crate::net::{Net, on_both};

#[test]
fn what_is_not_there_and_what_is_not_yours_look_the_same() {
    on_both(async |net: Net| {
        let piet = net.script("piet").await;
        let mine = piet.get("/api/v1/spaces/data-workshop/threads").await.is(404);
        let none = piet.get("/api/v1/spaces/never-was/threads").await.is(404);
        assert_eq!(mine.text, none.text);
        assert_eq!(mine.json()["code"], "not-found");
        assert_eq!(mine.headers["content-type"], "application/problem+json");
    });
}

#[test]
fn pages_are_in_the_readers_language_and_carry_strict_headers() {
    on_both(async |net: Net| {
        let stranger = net.stranger();
        let page = stranger
            .send(Method::GET, "/sign-in", Vec::new(), "", &[("accept-language", "fr-CA,fr;q=0.9")])
            .await
            .is(200);
        assert!(page.text.contains("<html lang=\"fr\""));
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert!(!page.text.contains("style=\"") && !page.text.contains("onclick"));
        assert_eq!(stranger.get("/s/service-nord").await.is(303).location(), "/sign-in?next=/s/service-nord");
        stranger.get("/api/v1/me").await.is(401);
    });
}

#[test]
fn a_form_from_another_site_is_not_carried_out() {
    on_both(async |net: Net| {
        let ines = net.browser("ines").await;
        let foreign = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
        let sent = ines
            .send(Method::POST, "/sign-out", Vec::new(), "application/x-www-form-urlencoded", &foreign)
            .await;
        sent.is(403);
        ines.get("/").await.is(200);
    });
}

#[test]
fn a_name_that_is_not_ours_is_not_served() {
    on_both(async |net: Net| {
        net.stranger().send(Method::GET, "/sign-in", Vec::new(), "", &[("host", "evil.example")]).await;
        let answer = net.stranger().get("/healthz").await.is(200);
        assert_eq!(answer.text, "ok\n");
        net.stranger().get("/readyz").await.is(200);
    });
}

#[test]
fn a_repeated_request_is_answered_once() {
    on_both(async |net: Net| {
        let ines = net.script("ines").await;
        let body = json!({"kind": "question", "title": "Twice?", "text": "Or once."});
        let key = [("idempotency-key", "k-1")];
        let path = "/api/v1/spaces/diagnostics/threads";
        let send = async |body: &serde_json::Value| {
            ines.send(Method::POST, path, body.to_string().into_bytes(), "application/json", &key).await
        };
        let first = send(&body).await.is(201).json();
        let again = send(&body).await.is(201).json();
        assert_eq!(first["id"], again["id"]);
        let other = send(&json!({"kind": "question", "title": "Another", "text": "Body."})).await.is(422);
        assert_eq!(other.json()["fields"][0]["field"], "Idempotency-Key");
        let listed = ines.get(path).await.is(200).json();
        let twice = listed["items"].as_array().unwrap().iter().filter(|t| t["title"] == "Twice?").count();
        assert_eq!(twice, 1);
    });
}

/// Hostile input is answered 4xx with nothing stored, never 5xx.
#[test]
fn hostile_input_is_refused_politely() {
    on_both(async |net: Net| {
        let ines = net.script("ines").await;
        let long = "x".repeat(100_000);
        let bodies = [
            json!({"kind": "question", "title": "", "text": "a"}),
            json!({"kind": "question", "title": "a", "text": " \n "}),
            json!({"kind": "nonsense", "title": "a", "text": "b"}),
            json!({"kind": "question", "title": long, "text": "b"}),
            json!({"kind": "question", "title": "a", "text": long}),
            json!({"kind": ["question"], "title": 7, "text": null}),
            json!([1, 2, 3]),
        ];
        for body in &bodies {
            let sent = ines.json(Method::POST, "/api/v1/spaces/diagnostics/threads", body).await;
            assert!(
                sent.status.is_client_error(),
                "{} for {}",
                sent.status,
                body.to_string().get(..60.min(body.to_string().len())).unwrap()
            );
            assert!(sent.json()["code"].is_string());
        }
        let broken = ines
            .send(
                Method::POST,
                "/api/v1/spaces/diagnostics/threads",
                b"{\"kind\":".to_vec(),
                "application/json",
                &[],
            )
            .await;
        assert_eq!(broken.is(400).json()["code"], "unreadable");
        let huge = ines
            .send(
                Method::POST,
                "/api/v1/spaces/diagnostics/threads",
                vec![b' '; 2_000_000],
                "application/json",
                &[],
            )
            .await;
        assert!(huge.status.is_client_error());
        for path in [
            "/api/v1/threads/abc",
            "/api/v1/threads/-1",
            "/api/v1/threads/99999999999999999999",
            "/api/v1/people/%00",
            "/api/v1/spaces?after=zzz&limit=-4",
            "/api/v1/notifications?after=1.2.3",
        ] {
            let answer = ines.get(path).await;
            assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        }
    });
}

/// What was deleted does not come back by repeating a request with its key.
#[test]
fn a_repeated_request_does_not_bring_deleted_words_back() {
    on_both(async |net: Net| {
        let (ines, tomas) = (net.script("ines").await, net.script("tomas").await);
        let path = format!("/api/v1/threads/{}/replies", net.town.thread("bearing"));
        let said = ines.json(Method::POST, &path, &json!({"text": "Regretted words."})).await.is(201).json();
        let id = said["id"].as_str().unwrap();
        let react = async || {
            let path = format!("/api/v1/messages/{id}/reactions");
            let body = json!({"emoji": "👍"}).to_string().into_bytes();
            tomas.send(Method::POST, &path, body, "application/json", &[("idempotency-key", "again")]).await
        };
        assert!(react().await.text.contains("Regretted"));
        let gone = ines.json(Method::DELETE, &format!("/api/v1/messages/{id}"), &json!({})).await;
        assert!(gone.status.is_success(), "{}", gone.text);
        let again = react().await;
        assert!(!again.text.contains("Regretted"), "{}", again.text);
    });
}
