//! Programs at the door: what a token reaches, when it ends, how often anybody may ask.

use axum::http::Method;
use kernel::time::DAY;
use serde_json::json;

use crate::net::{Client, Net, on_both};

async fn token(net: &Net, handle: &'static str, scope: &str) -> Client {
    let body = json!({"label": "Screen", "scope": scope, "days": 7});
    let made = net.browser(handle).await.json(Method::POST, "/api/v1/me/tokens", &body).await.is(201).json();
    let mut client = net.stranger();
    client.bearer = made["secret"].as_str().map(str::to_owned);
    client
}

#[test]
fn a_token_reaches_as_far_as_its_scope_and_no_further() {
    on_both(async |net: Net| {
        let (read, post, manage) = (
            token(&net, "ines", "read").await,
            token(&net, "ines", "post").await,
            token(&net, "ines", "manage").await,
        );
        let thread = json!({"kind": "question", "title": "By a program?", "text": "Yes."});
        let project = json!({"name": "By a program", "kind": "project"});
        let own = json!({"label": "Another", "scope": "read"});
        // Route × token → what comes of it.
        for (method, path, body, answers) in [
            (Method::GET, "/api/v1/me", &json!({}), [200, 200, 200]),
            (Method::POST, "/api/v1/spaces/diagnostics/threads", &thread, [403, 201, 201]),
            (Method::POST, "/api/v1/spaces", &project, [403, 403, 201]),
            (Method::POST, "/api/v1/me/tokens", &own, [403, 403, 403]),
            (Method::DELETE, "/api/v1/me/tokens/7", &json!({}), [403, 403, 403]),
        ] {
            for (client, status) in [&read, &post, &manage].into_iter().zip(answers) {
                let got = client.json(method.clone(), path, body).await;
                assert_eq!(got.status, status, "{method} {path}: {}", got.text);
                if status == 403 {
                    assert_eq!(got.json()["rule"], "token-scope");
                }
            }
        }
        let refused = read.json(Method::POST, "/api/v1/spaces/diagnostics/threads", &thread).await;
        assert!(refused.json()["detail"].as_str().unwrap().contains("post"), "{}", refused.text);
        // The operator's token holds and reaches everything.
        net.script("ines")
            .await
            .json(Method::POST, "/api/v1/spaces/diagnostics/threads", &thread)
            .await
            .is(201);
    });
}

#[test]
fn a_token_ends_by_its_day_and_at_its_owners_word() {
    on_both(async |net: Net| {
        let (screen, other) = (token(&net, "ines", "read").await, token(&net, "ines", "read").await);
        screen.get("/api/v1/me").await.is(200);
        let ines = net.browser("ines").await;
        let list = ines.get("/api/v1/me/tokens").await.is(200).json();
        let used: Vec<bool> =
            list["items"].as_array().unwrap().iter().map(|t| t["used"].is_string()).collect();
        assert_eq!(used, [false, true], "the day of its use is written down");
        let newest = list["items"][0]["id"].as_str().unwrap();
        other.get("/api/v1/me").await.is(200);
        ines.json(Method::DELETE, &format!("/api/v1/me/tokens/{newest}"), &json!({})).await.is(200);
        assert_eq!(other.get("/api/v1/me").await.is(401).json()["code"], "sign-in");
        net.town.clock.advance(8 * DAY);
        let over = screen.get("/api/v1/me").await.is(401).json();
        assert_eq!(over["code"], "token-expired");
        assert!(over["title"].as_str().unwrap().len() > 5);
    });
}

#[test]
fn whoever_asks_too_often_is_told_when_to_come_back() {
    on_both(async |net: Net| {
        let mut net = net;
        net.limited(3, 1);
        let (ines, tomas) = (net.script("ines").await, net.script("tomas").await);
        let first = ines.get("/api/v1/me").await.is(200);
        assert_eq!(first.headers["ratelimit-policy"], "\"api\";q=3;w=60");
        assert!(first.headers["ratelimit"].to_str().unwrap().starts_with("\"api\";r=2;"));
        ines.get("/api/v1/me").await.is(200);
        ines.get("/api/v1/me").await.is(200);
        let slow = ines.get("/api/v1/me").await.is(429);
        assert_eq!(slow.json()["code"], "slow-down");
        assert!(slow.headers["retry-after"].to_str().unwrap().parse::<u32>().unwrap() >= 1);
        assert!(slow.headers["ratelimit"].to_str().unwrap().starts_with("\"api\";r=0;"));
        tomas.get("/api/v1/me").await.is(200);
        let page = net.browser("ines").await;
        page.get("/search?q=bearing").await.is(200);
        page.get("/search?q=bearing").await.is(429).has("<main");
        page.get("/").await.is(200);
    });
}
