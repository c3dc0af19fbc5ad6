//! A conversation, knocked at from outside: two people talk, a third finds it and hears of it.

use axum::http::Method;
use serde_json::json;

use crate::net::{Net, on_both};

#[test]
fn a_question_is_asked_answered_found_and_heard_of() {
    on_both(async |net: Net| {
        let (ines, amelie, tomas) =
            (net.script("ines").await, net.script("amelie").await, net.script("tomas").await);
        let body = json!({"kind": "question", "title": "Étanchéité du joint torique", "text": "Qui connaît la **bonne** garniture ? @tomas"});
        let thread =
            ines.json(Method::POST, "/api/v1/spaces/diagnostics/threads", &body).await.is(201).json();
        let id = thread["id"].as_str().unwrap();
        assert_eq!((thread["kind"].as_str(), thread["state"].as_str()), (Some("question"), Some("open")));
        let path = format!("/api/v1/threads/{id}/replies");
        let reply = amelie
            .json(Method::POST, &path, &json!({"text": "La garniture en <b>carbure</b>."}))
            .await
            .is(201)
            .json();
        assert!(reply["html"].as_str().unwrap().contains("&lt;b&gt;"), "{reply}");
        net.settle().await;

        let mention = tomas.get("/api/v1/notifications").await.is(200).json();
        assert_eq!(mention["items"][0]["reason"], "mention", "{mention}");
        let heard = ines.get("/api/v1/notifications").await.is(200).json();
        assert_eq!(heard["items"][0]["reason"], "reply", "{heard}");

        for words in ["etancheite", "joints+toriques", "garnitures", "carbure"] {
            let found = tomas.get(&format!("/api/v1/search?q={words}")).await.is(200).json();
            assert!(found["items"].to_string().contains(id), "{words}: {found}");
        }
        let answered = ines
            .json(Method::POST, &format!("/api/v1/threads/{id}/answer"), &json!({"message": reply["id"]}))
            .await;
        assert!(answered.status.is_success(), "{}", answered.text);
        assert_eq!(ines.get(&format!("/api/v1/threads/{id}")).await.json()["state"], "answered");
    });
}

/// Home keeps the two flows apart.
#[test]
fn home_shows_work_and_communities_apart() {
    on_both(async |net: Net| {
        net.settle().await;
        let home = net.script("ines").await.get("/api/v1/home").await.is(200).json();
        let text = |part: &str| home[part].to_string();
        assert!(text("work").contains("Week 10") && !text("work").contains("40 Hz"), "{home}");
        assert!(text("communities").contains("40 Hz") && !text("communities").contains("Week 10"), "{home}");
        let page = net.browser("ines").await.get("/").await.is(200);
        page.has("Mon travail").has("Mes communautés").has("Week 10").has("40 Hz");
    });
}

/// Without JavaScript: read a thread, reply by form, be sent back to it.
#[test]
fn reading_and_replying_work_by_plain_forms() {
    on_both(async |net: Net| {
        let (ines, thread) = (net.browser("ines").await, net.town.thread("bearing"));
        let path = format!("/s/diagnostics/t/{thread}");
        let page = ines.get(&path).await.is(200).has("40 Hz");
        assert!(page.text.contains(&format!("action=\"{path}/replies\"")), "{}", page.text);
        let sent =
            ines.post(&format!("{path}/replies"), &[("text", "Measured again: 39.8 Hz.")]).await.is(303);
        assert!(sent.location().starts_with(&path), "{}", sent.location());
        ines.get(&path).await.has("39.8 Hz");
        let empty = ines.post(&format!("{path}/replies"), &[("text", "  ")]).await;
        assert_eq!(empty.status.as_u16(), 422);
    });
}

/// Search never shows what one may not see.
#[test]
fn search_stays_inside_what_one_may_see() {
    on_both(async |net: Net| {
        let jonas = net.script("jonas").await;
        let body = json!({"kind": "coordination", "title": "Zanzibar plan", "text": "The secret word is quetzalcoatl."});
        jonas.json(Method::POST, "/api/v1/spaces/service-nord/threads", &body).await.is(201);
        net.settle().await;
        for (handle, sees) in [("jonas", true), ("ines", true), ("amelie", false), ("piet", false)] {
            for path in ["/api/v1/search?q=quetzalcoatl", "/api/v1/search?q=zanzibar"] {
                let found = net.script(handle).await.get(path).await.is(200).json();
                assert_eq!(!found["items"].as_array().unwrap().is_empty(), sees, "{handle} {path}");
            }
        }
    });
}
