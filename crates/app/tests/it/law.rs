//! The law of the kinds of space, knocked at from outside.

use axum::http::Method;
use serde_json::json;

use crate::net::{Net, on_both};

/// In a team space only the manager or a named delegate may broadcast; everybody else is refused
/// with the rule, in their language, and nothing is stored.
// spec: S2-SM4 (part: broadcast)
#[test]
fn only_the_manager_or_a_delegate_addresses_a_team() {
    on_both(async |net: Net| {
        let path = "/api/v1/spaces/service-nord/threads";
        let body = json!({"kind": "announcement", "title": "To all", "text": "Listen.", "broadcast": true});
        let before =
            net.script("jonas").await.get(path).await.is(200).json()["items"].as_array().unwrap().len();
        for handle in ["ines", "mamadou"] {
            let sent = net.script(handle).await.json(Method::POST, path, &body).await.is(403).json();
            assert_eq!((sent["code"].as_str(), sent["rule"].as_str()), (Some("refused"), Some("S2-SM4")));
            assert!(sent["detail"].as_str().unwrap().contains("Jonas"), "{sent}");
        }
        // Somebody outside is refused by the same rule and learns nothing of what is in there.
        let outside = net.script("amelie").await;
        assert_eq!(outside.json(Method::POST, path, &body).await.is(403).json()["rule"], "S2-SM4");
        outside.get(path).await.is(404);
        let after = net.script("jonas").await.get(path).await.json()["items"].as_array().unwrap().len();
        assert_eq!(before, after, "a refused act stores nothing");
        for handle in ["jonas", "karim"] {
            net.script(handle).await.json(Method::POST, path, &body).await.is(201);
        }
    });
}

/// A page says the same as the API, with the person's words kept.
#[test]
fn a_refused_page_names_the_rule_and_keeps_the_words() {
    on_both(async |net: Net| {
        let ines = net.browser("ines").await;
        let form = [("kind", "announcement"), ("title", "To all of you"), ("text", "My careful words")];
        let page = ines.post("/s/service-nord/threads", &form).await.is(403);
        page.has("S2-SM4").has("My careful words");
    });
}

#[test]
fn a_team_takes_no_likes_and_cannot_be_left() {
    on_both(async |net: Net| {
        let ines = net.script("ines").await;
        let message = net.town.message("plan");
        let sent = ines
            .json(Method::POST, &format!("/api/v1/messages/{message}/reactions"), &json!({"emoji": "👍"}))
            .await;
        assert!(sent.is(403).json()["rule"].is_string());
        let left =
            ines.json(Method::DELETE, "/api/v1/spaces/service-nord/members/me", &json!({})).await.is(403);
        assert!(left.json()["rule"].is_string());
    });
}

#[test]
fn an_approval_community_waits_and_an_open_one_does_not() {
    on_both(async |net: Net| {
        let piet = net.script("mamadou").await;
        let terms = json!({"terms": 1});
        let open = piet.json(Method::POST, "/api/v1/spaces/diagnostics/members", &terms).await;
        assert_eq!(open.status.as_u16(), 201, "{}", open.text);
        let waits = piet.json(Method::POST, "/api/v1/spaces/data-workshop/members", &terms).await;
        assert_eq!(waits.status.as_u16(), 202, "{}", waits.text);
        piet.get("/api/v1/spaces/data-workshop/threads").await.is(404);
    });
}
