//! Suggestions: what was said before, and one vote each.

use serde_json::json;
use testkit::{Town, both_engines};

use testkit::Desk;

use super::{Entries, desk};

async fn dark(desk: &Desk) -> String {
    let said = json!({"title": "Dark pages at night", "text": "White pages blind people on call"});
    desk.add("ines", "suggestion", &said).await.id()
}

// spec: S1-MC6 (part: deduplicated)
#[test]
fn what_was_suggested_before_is_shown_while_typing_and_before_sending() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = dark(&desk).await;
        desk.add("karim", "suggestion", &json!({"title": "Attach files", "text": "Drawings of pumps"})).await;
        let typed = desk.get("lea+en", "/registers/suggestion/similar?title=A+dark+page").await;
        assert!(
            typed.text.contains(&format!("/registers/suggestion/{id}")) && !typed.text.contains("Attach"),
            "{}",
            typed.text
        );
        let api = desk.get("lea+en", "/api/v1/registers/suggestion/similar?title=dark+page").await;
        assert_eq!(api.json["items"][0]["id"], json!(id));
        let none = desk.get("lea+en", "/api/v1/registers/suggestion/similar?title=the").await;
        assert_eq!(none.json["items"], json!([]));

        let fields = [("title", "Dark page, please"), ("text", "My eyes <hurt>")];
        let asked = desk.form("lea+en", "/registers/suggestion", &fields).await;
        assert!(asked.words().contains("Was this suggested before?"), "{}", asked.words());
        assert!(asked.html().contains("My eyes &#60;hurt&#62;") && asked.html().contains("name=\"sure\""));
        let count = async || {
            desk.get("lea+en", "/api/v1/registers/suggestion").await.json["items"].as_array().unwrap().len()
        };
        assert_eq!(count().await, 2, "nothing was sent yet");
        let sent =
            desk.form("lea+en", "/registers/suggestion", &[fields[0], fields[1], ("sure", "true")]).await;
        assert_eq!((sent.status, count().await), (303, 3));
        let other =
            desk.form("lea+en", "/registers/suggestion", &[("title", "Weekly digest"), ("text", "x")]).await;
        assert_eq!((other.status, count().await), (303, 4), "nothing similar: sent at once");
    });
}

#[test]
fn what_one_finds_follows_the_words_as_they_are_now() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = dark(&desk).await;
        let words = json!({"title": "Quiet hours", "text": "No notices after work", "version": 1});
        let saved =
            desk.post("ines", &format!("/api/v1/registers/suggestion/{id}"), &words.to_string()).await;
        assert_eq!((saved.status, &saved.json["version"]), (200, &json!(2)));
        let found = async |title: &str| {
            desk.get("lea+en", &format!("/api/v1/registers/suggestion/similar?title={title}")).await.json["items"].as_array().unwrap().len()
        };
        assert_eq!((found("dark").await, found("quiet").await), (0, 1));
    });
}

// spec: S1-MC6 (part: voted)
#[test]
fn each_person_has_one_vote_and_nobody_sees_whose() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = dark(&desk).await;
        let path = format!("/api/v1/registers/suggestion/{id}/votes");
        assert_eq!(desk.post("ines", &path, "{}").await.rule(), "registers-own-vote");
        for _ in 0..2 {
            assert_eq!(desk.post("lea", &path, "{}").await.json["votes"], 1, "once for each person");
        }
        let (a, b) = tokio::join!(desk.post("karim", &path, "{}"), desk.post("karim", &path, "{}"));
        assert_eq!((a.status, b.status), (200, 200));
        let page = desk.get("lea+en", &format!("/registers/suggestion/{id}")).await;
        assert!(page.words().contains("2 votes") && !page.html().contains("/p/karim"), "{}", page.html());
        let whole = desk.get("lea+en", &format!("/api/v1/registers/suggestion/{id}")).await;
        assert!(!whole.text.contains("karim") && whole.json["voted"] == json!(true), "{}", whole.text);
        let page_vote = desk.post("lea", &format!("/registers/suggestion/{id}/votes"), "vote=false").await;
        assert_eq!(page_vote.status, 303);
        assert_eq!(desk.post("lea", &path, r#"{"vote": false}"#).await.json["votes"], 1, "taken back once");

        // The most supported come first, and lists go on where they stopped.
        let other = desk.add("lea", "suggestion", &json!({"title": "Attach files", "text": "x"})).await.id();
        let one = desk.get("lea+en", "/api/v1/registers/suggestion?limit=1").await.json;
        assert_eq!(one["items"][0]["id"], json!(id));
        let next = one["next"].as_str().unwrap();
        let two =
            desk.get("lea+en", &format!("/api/v1/registers/suggestion?limit=1&after={next}")).await.json;
        assert_eq!((&two["items"][0]["id"], &two["next"]), (&json!(other), &json!(null)));
        assert_eq!(
            desk.get("lea+en", "/api/v1/registers/suggestion?after=x").await.wrong(),
            [("after", "registers-after-unknown")]
        );

        // A decision closes the vote.
        desk.step(
            "yuki+network_lead",
            "suggestion",
            &id,
            json!({"to": "declined", "version": 1, "why": "Not now"}),
        )
        .await;
        assert_eq!(desk.post("mamadou", &path, "{}").await.rule(), "registers-decided");
        let open = desk.get("lea+en", "/api/v1/registers/suggestion?state=open").await.json;
        assert_eq!(open["items"].as_array().unwrap().len(), 1);
    });
}
