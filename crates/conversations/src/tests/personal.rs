//! What is a person's own: read marks, follows, drafts.

use serde_json::json;
use testkit::both_engines;

use super::{acting, facts, site};
use crate::store;

#[test]
fn a_page_opened_moves_the_mark_forwards_and_nobody_is_told() {
    both_engines(async |t| {
        let site = site(&t);
        let (tomas, thread) = (acting(&site, &t.tomas()), t.thread("bearing"));
        let mark = async || {
            let who = t.person("tomas");
            t.db.read(move |r| store::read_up_to(r, who, thread)).await.unwrap()
        };
        assert_eq!(mark().await, None);
        let path = format!("/threads/{thread}/read");
        tomas.api("PUT", &path, json!({"message": t.message("hum").to_string()})).await;
        assert_eq!(mark().await, Some(t.message("hum")));
        let page = tomas.get(&format!("/s/diagnostics/t/{thread}")).await;
        let at = |text: &str| page.body().find(text).unwrap_or_else(|| panic!("{text} in {}", page.body()));
        assert!(at(&format!("m-{}", t.message("hum"))) < at("unread-line"));
        assert!(at("unread-line") < at(&format!("id=\"m-{}", t.message("coupling"))));
        assert_eq!(mark().await, Some(t.message("measure")));
        let again = tomas.get(&format!("/s/diagnostics/t/{thread}")).await;
        assert!(!again.body().contains("unread-line"));
        // Neither backwards nor beyond the end.
        let back = tomas.api("PUT", &path, json!({"message": t.message("hum").to_string()})).await;
        assert_eq!(back.json["message"], t.message("measure").to_string());
        tomas.api("PUT", &path, json!({"message": i64::MAX.to_string()})).await;
        assert_eq!(mark().await, Some(t.message("measure")));
        assert_eq!(tomas.api("PUT", &path, json!({"message": "x"})).await.field(), "message");
        // Who had read everything has read their own reply too; others have something new.
        tomas.api("POST", &format!("/threads/{thread}/replies"), json!({"text": "Thursday it is."})).await;
        assert_eq!(tomas.get(&format!("/api/v1/threads/{thread}")).await.json["unread"], false);
        let ines = acting(&site, &t.ines());
        assert_eq!(ines.get(&format!("/api/v1/threads/{thread}")).await.json["unread"], true);
        assert!(facts(&t).await.iter().all(|f| f.kind == "reply.posted"));
    });
}

#[test]
fn following_is_chosen_and_a_choice_outlives_a_reply() {
    both_engines(async |t| {
        let site = site(&t);
        let (yuki, ines) = (acting(&site, &t.yuki()), acting(&site, &t.ines()));
        let path = format!("/threads/{}/follow", t.thread("bearing"));
        let why = async |person: &str| {
            let (who, thread) = (t.person(person), t.thread("bearing"));
            t.db.read(move |r| store::following(r, who, thread)).await.unwrap().map(|w| w.as_str())
        };
        assert_eq!(yuki.api("POST", &path, json!({})).await.json["following"], "chosen");
        assert_eq!(
            (why("yuki").await, why("ines").await, why("lea").await),
            (Some("chosen"), Some("started"), None)
        );
        assert_eq!(ines.api("DELETE", &path, json!({})).await.json["following"], "muted");
        let reply = format!("/threads/{}/replies", t.thread("bearing"));
        ines.api("POST", &reply, json!({"text": "@lea and @ines"})).await;
        assert_eq!((why("ines").await, why("lea").await), (Some("muted"), Some("mentioned")));
        let form = ines.form(&format!("/s/diagnostics/t/{}/follow", t.thread("bearing")), &[]).await;
        assert_eq!((form.status, why("ines").await), (303, Some("chosen")));
    });
}

#[test]
fn drafts_wait_in_the_composer_until_they_are_posted() {
    both_engines(async |t| {
        let site = site(&t);
        let (ines, thread) = (acting(&site, &t.ines()), t.thread("bearing"));
        let place = format!("/drafts/thread:{thread}");
        assert_eq!(ines.get(&format!("/api/v1{place}")).await.status, 404);
        assert_eq!(ines.api("PUT", &place, json!({"text": "Half a though"})).await.status, 200);
        assert_eq!(ines.get(&format!("/api/v1{place}")).await.json["text"], "Half a though");
        let kept = ines.send("PUT", &place, &[], b"text=Half+a+thought".to_vec()).await;
        assert_eq!(kept.status, 200, "{:?}", kept.problem);
        let page = ines.get(&format!("/s/diagnostics/t/{thread}")).await;
        assert!(page.body().contains("Half a thought</textarea>"), "{}", page.body());
        let others = acting(&site, &t.tomas()).get(&format!("/s/diagnostics/t/{thread}")).await;
        assert!(!others.body().contains("Half a thought"));
        ines.api("POST", &format!("/threads/{thread}/replies"), json!({"text": "A whole thought"})).await;
        assert_eq!(ines.get(&format!("/api/v1{place}")).await.status, 404);
        let space = format!("/drafts/space:{}", t.space("diagnostics"));
        ines.api("PUT", &space, json!({"kind": "question", "title": "Who", "text": ""})).await;
        let page = ines.get("/s/diagnostics").await;
        assert!(
            page.body().contains("value=\"Who\"") && page.body().contains("value=\"question\" checked"),
            "{}",
            page.body()
        );
        ines.api("DELETE", &space, json!({})).await;
        assert_eq!(ines.get(&format!("/api/v1{space}")).await.status, 404);
        for place in ["thread:1", "space:1", "space:x", "elsewhere", &format!("thread:{}", t.thread("week"))]
        {
            let yuki = acting(&site, &t.yuki());
            assert_eq!(
                yuki.api("PUT", &format!("/drafts/{place}"), json!({"text": "x"})).await.status,
                404,
                "{place}"
            );
        }
    });
}
