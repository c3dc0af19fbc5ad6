//! The examples of the handbook for programs are run as they stand there.

use std::process::Command;

use axum::http::Method;
use serde_json::{Value, json};

use crate::net::{Net, on_both};

const HANDBOOK: &str = include_str!("../../../../docs/handbook/programs.md");

/// The examples that begin with such a line.
fn examples(kind: &str) -> Vec<&'static str> {
    let start = format!("```{kind}\n");
    HANDBOOK.split(start.as_str()).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

#[test]
fn what_bots_are_told_to_post_is_taken() {
    on_both(async |net: Net| {
        let amelie = net.browser("amelie").await;
        let made = amelie.json(Method::POST, "/api/v1/spaces/diagnostics/bots", &json!({"name": "CI"})).await;
        let address = made.is(201).json()["address"].as_str().unwrap().to_owned();
        let path = format!("/in/{}", address.split("/in/").nth(1).unwrap());
        let posts = examples("json bot");
        assert_eq!(posts.len(), 2);
        for post in posts {
            let body: Value = serde_json::from_str(post).unwrap();
            let answer = net.stranger().json(Method::POST, &path, &body).await;
            if body["title"].is_string() {
                assert!(answer.is(201).json()["url"].as_str().unwrap().contains("/s/diagnostics/t/"));
            } else {
                assert_eq!(answer.is(200).text, "ok");
            }
        }
        let list = amelie.get("/api/v1/spaces/diagnostics/threads").await.json();
        let titles: Vec<&str> =
            list["items"].as_array().unwrap().iter().map(|t| t["title"].as_str().unwrap()).collect();
        assert!(
            titles.contains(&"Nightly build 812") && titles.contains(&"Deploy of nine is done"),
            "{titles:?}"
        );
        let id = made_id(&amelie.get("/api/v1/spaces/diagnostics/bots").await.json());
        amelie.json(Method::DELETE, &format!("/api/v1/bots/{id}"), &json!({})).await.is(200);
        let over = net.stranger().json(Method::POST, &path, &json!({"text": "x"})).await.is(404);
        assert_eq!(over.json()["code"], "not-found", "a problem, also outside of /api: {}", over.text);
    });
}

fn made_id(list: &Value) -> String {
    list["items"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn the_webhook_of_the_handbook_is_made_and_its_receiver_verifies() {
    on_both(async |net: Net| {
        net.site.shelf::<web::keys::Keys>().set([7; 32]);
        let [example] = examples("json webhook")[..] else { panic!("one example") };
        let body: Value = serde_json::from_str(example).unwrap();
        let amelie = net.browser("amelie").await;
        let made =
            amelie.json(Method::POST, "/api/v1/spaces/diagnostics/webhooks", &body).await.is(201).json();
        assert_eq!((&made["words"], &made["kinds"]), (&json!(false), &json!(["threads", "replies"])));
    });
    // The receiver, as it is printed, is given what we sign.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let (secret, said) = (vec![9; 32], r#"{"type": "webhook.test"}"#);
    let signed = wayfinding::webhooks::hook::signature(
        std::slice::from_ref(&secret),
        "msg_1",
        now.try_into().unwrap(),
        said,
    );
    let [receiver] = examples("python")[..] else { panic!("one receiver") };
    let shown = wayfinding::webhooks::hook::shown(&secret);
    let headers =
        json!({"webhook-id": "msg_1", "webhook-timestamp": now.to_string(), "webhook-signature": signed});
    let script = format!("{receiver}\n\nprint(received({shown:?}, {headers}, {said:?})[\"type\"])\n");
    let python = testkit::beside::python("standardwebhooks", &["standardwebhooks==1.0.0"]);
    let out = Command::new(python).arg("-c").arg(script).output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&out.stdout),
        "webhook.test\n",
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

#[test]
fn feeds_are_where_the_handbook_says_and_no_program_makes_their_addresses() {
    on_both(async |net: Net| {
        net.site.shelf::<web::keys::Keys>().set([7; 32]);
        let label = json!({"label": "Phone"});
        net.script("ines").await.get("/api/v1/me/feeds").await.is(200);
        let made =
            net.browser("ines").await.json(Method::POST, "/api/v1/me/feeds", &label).await.is(201).json();
        let mine = made["mine"].as_str().unwrap();
        let secret = mine.split("/feeds/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
        for place in ["`/feeds/SECRET/mine.atom`", "`/feeds/SECRET/s/SLUG.atom`"] {
            assert!(HANDBOOK.contains(place), "{place}");
            let path = place.trim_matches('`').replace("SECRET", secret).replace("SLUG", "diagnostics");
            let feed = net.stranger().get(&path).await.is(200).has("<feed xmlns=");
            assert!(feed.headers.contains_key("etag") && feed.headers.contains_key("ratelimit"), "{path}");
        }
        let token = json!({"label": "Small", "scope": "manage", "days": 1});
        let browser = net.browser("ines").await;
        let small = browser.json(Method::POST, "/api/v1/me/tokens", &token).await.is(201).json();
        let mut program = net.stranger();
        program.bearer = small["secret"].as_str().map(str::to_owned);
        let refused = program.json(Method::POST, "/api/v1/me/feeds", &label).await.is(403).json();
        assert_eq!(refused["rule"], "token-scope");
    });
}
