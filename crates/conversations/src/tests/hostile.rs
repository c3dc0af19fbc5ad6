//! Whatever is sent, the answer is never our failure.

use serde_json::{Value, json};
use testkit::both_engines;

use super::{acting, site};

#[test]
fn nothing_that_is_sent_breaks_anything() {
    both_engines(async |t| {
        let site = site(&t);
        let ines = acting(&site, &t.ines());
        let (thread, message) = (t.thread("bearing"), t.message("hum"));
        let texts = [
            "\u{0}".to_owned(),
            "a\u{0}b".into(),
            "\u{1}\u{2}\u{7f}".into(),
            "\u{202e}txt".into(),
            "'; DROP TABLE threads; --".into(),
            "{{7*7}} ${x} %s %n".into(),
            "@".repeat(5_000),
            "@a ".repeat(2_000),
            "x".repeat(41_000),
            "👩‍👩‍👧‍👦".repeat(500),
            "<li class=\"message\u{1}\">".into(),
            "\u{fffd}\u{feff}".into(),
        ];
        for text in &texts {
            for path in ["/spaces/diagnostics/threads".to_owned(), format!("/threads/{thread}/replies")] {
                let got =
                    ines.api("POST", &path, json!({"kind": "discussion", "title": text, "text": text})).await;
                assert!(matches!(got.status, 201 | 403 | 422), "{path}: {} for {text:.20?}", got.status);
            }
            for path in [format!("/messages/{message}"), format!("/drafts/thread:{thread}")] {
                let method = if path.starts_with("/drafts") { "PUT" } else { "PATCH" };
                let got = ines.api(method, &path, json!({"text": text, "title": "T", "kind": text})).await;
                assert!(matches!(got.status, 200 | 403 | 422), "{path}: {} for {text:.20?}", got.status);
            }
            let emoji =
                ines.api("POST", &format!("/messages/{message}/reactions"), json!({"emoji": text})).await;
            assert_eq!(emoji.status, 422);
            let form = ines
                .form(&format!("/s/diagnostics/t/{thread}/replies"), &[("text", text), ("_key", text)])
                .await;
            assert!(matches!(form.status, 303 | 403 | 422), "{}", form.status);
        }
        let page = ines.get(&format!("/s/diagnostics/t/{thread}")).await;
        assert!(page.status == 200 && !page.body().contains('\u{0}'));
    });
}

#[test]
fn bodies_that_are_no_bodies_are_said_to_be_unreadable() {
    both_engines(async |t| {
        let ines = acting(&site(&t), &t.ines());
        let replies = format!("/api/v1/threads/{}/replies", t.thread("bearing"));
        let big = json!({"text": "x".repeat(1_000_000)}).to_string().into_bytes();
        for body in [
            big,
            b"{".to_vec(),
            b"[]".to_vec(),
            b"\xff\xfe".to_vec(),
            b"{\"text\":5}".to_vec(),
            b"null".to_vec(),
        ] {
            let got = ines.send("POST", &replies, &[], body.clone()).await;
            assert!(matches!(got.status, 400 | 422), "{:?}", String::from_utf8_lossy(&body).get(..20));
        }
        assert_eq!(ines.send("POST", &replies, &[], Vec::new()).await.field(), "text");
        let deep = "[".repeat(100_000).into_bytes();
        assert_eq!(ines.send("POST", &replies, &[], deep).await.status, 400);
        let form = format!("/s/diagnostics/t/{}/replies", t.thread("bearing"));
        let got = ines.send("POST", &form, &[], b"text=%FF%00%".to_vec()).await;
        assert!(matches!(got.status, 303 | 400 | 422), "{}", got.status);
    });
}

#[test]
fn addresses_that_lead_nowhere_are_not_found() {
    both_engines(async |t| {
        let ines = acting(&site(&t), &t.ines());
        let none = json!({});
        for path in [
            "/threads/0",
            "/threads/x",
            "/threads/99999999999999999999",
            "/threads/-1",
            "/messages/1",
            "/messages/%00",
        ] {
            assert_eq!(ines.get(&format!("/api/v1{path}")).await.status, 404, "{path}");
        }
        for path in [
            "/s/%00",
            "/s/%00/threads",
            "/s/a%00b/new",
            "/s/%ff%fe",
            "/s/diagnostics/t/x",
            "/s/diagnostics/t/1/messages/1/acts",
        ] {
            assert_eq!(ines.get(path).await.status, 404, "{path}");
        }
        let acts: [(&str, &str, Value); 8] = [
            ("POST", "/threads/1/replies", json!({"text": "x"})),
            ("POST", "/threads/1/replies", json!({"text": "@ines x"})),
            ("POST", "/messages/1/withdraw", none.clone()),
            ("DELETE", "/messages/1", none.clone()),
            ("PATCH", "/messages/1", json!({"text": "x"})),
            ("POST", "/threads/1/follow", none.clone()),
            ("PUT", "/threads/1/read", none.clone()),
            ("POST", "/threads/1/answer", json!({"message": "1"})),
        ];
        for (method, path, body) in acts {
            assert_eq!(ines.api(method, path, body).await.status, 404, "{method} {path}");
        }
    });
}

#[test]
fn the_description_of_the_api_is_complete() {
    let (_, description) = crate::routes::api().split_for_parts();
    let text = serde_json::to_value(&description).unwrap();
    for (path, methods) in text["paths"].as_object().unwrap() {
        for (method, route) in methods.as_object().unwrap() {
            let answers = route["responses"].as_object().unwrap();
            assert!(
                answers.contains_key("403") && answers.contains_key("404") && answers.contains_key("422"),
                "{method} {path}"
            );
            assert!(route["summary"].is_string() || route["description"].is_string(), "{method} {path}");
        }
    }
    let names: Vec<&String> = text["components"]["schemas"].as_object().unwrap().keys().collect();
    for name in ["Thread", "Message", "Reaction", "Author", "ThreadKind", "State", "NewThread", "NewReply"] {
        assert!(names.iter().any(|n| *n == name), "{name} in {names:?}");
    }
}
