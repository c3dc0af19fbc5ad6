//! What becomes of messages: new words, withdrawn, deleted, purged; reactions; answers.

use kernel::time::DAY;
use serde_json::json;
use testkit::{Town, both_engines};

use super::{acting, facts, site};
use crate::facts::mentioned;
use crate::store;

#[test]
fn new_words_keep_the_old_ones_and_tell_only_those_newly_named() {
    both_engines(async |t| {
        let site = site(&t);
        let (ines, yuki) = (acting(&site, &t.ines()), acting(&site, &t.yuki()));
        let wish = json!({"kind": "discussion", "title": "Rota", "text": "@tomas first"});
        let thread = ines.api("POST", "/spaces/diagnostics/threads", wish).await;
        let opening = thread.json["opening"].as_str().unwrap().to_owned();
        let edit = json!({"text": "@tomas and @amelie first", "title": "New rota"});
        let edited = ines.api("PATCH", &format!("/messages/{opening}"), edit.clone()).await;
        assert_eq!((edited.status, edited.json["version"].as_i64()), (200, Some(2)), "{:?}", edited.problem);
        assert!(edited.json["edited"].is_string());
        // The same words again change nothing.
        assert_eq!(ines.api("PATCH", &format!("/messages/{opening}"), edit).await.json["version"], 2);
        let kept = yuki.get(&format!("/api/v1/messages/{opening}/versions")).await;
        assert_eq!(kept.json["items"][0]["text"], "@tomas first");
        assert_eq!(
            (kept.json["items"][0]["title"].as_str(), kept.json["items"].as_array().unwrap().len()),
            (Some("Rota"), 1)
        );
        let now = yuki.get(&format!("/api/v1/threads/{}", thread.id())).await;
        assert_eq!(
            (now.json["title"].as_str(), now.json["excerpt"].as_str()),
            (Some("New rota"), Some("@Tomás Ribeiro and @Amélie Caron first"))
        );
        let told = facts(&t).await;
        let changed: Vec<_> = told.iter().filter(|f| f.kind == "message.edited").collect();
        assert_eq!(changed.len(), 1);
        assert_eq!(mentioned(changed[0]), [t.person("amelie")]);
        let amelie = acting(&site, &t.amelie());
        let other = amelie.api("PATCH", &format!("/messages/{opening}"), json!({"text": "Mine"})).await;
        assert_eq!(other.rule(), "not-granted");
        let empty = ines.api("PATCH", &format!("/messages/{opening}"), json!({"text": " "})).await;
        assert_eq!(empty.field(), "text");
    });
}

// spec: S1-CM1 (part: a facilitator takes words down)
#[test]
fn a_withdrawn_message_leaves_a_line_and_its_words_thirty_days() {
    both_engines(async |t| {
        let site = site(&t);
        let (amelie, tomas) = (acting(&site, &t.amelie()), acting(&site, &t.tomas()));
        let id = t.message("measure");
        // amelie is the facilitator, tomas wrote it.
        let gone = amelie.api("POST", &format!("/messages/{id}/withdraw"), json!({})).await;
        assert_eq!(
            (gone.status, gone.json["gone"].as_str(), gone.json["text"].as_str()),
            (200, Some("withdrawn"), Some(""))
        );
        let again = tomas.api("POST", &format!("/messages/{id}/withdraw"), json!({})).await;
        assert_eq!(again.rule(), "words-gone");
        let thread = tomas.get(&format!("/api/v1/threads/{}", t.thread("bearing"))).await;
        assert_eq!(thread.json["replies"], 1);
        let row = async || t.db.read(move |r| store::message_row(r, id)).await.unwrap().gone;
        let kept = async || {
            let who = t.tomas();
            t.db.read(move |r| store::said(r, &who, id)).await.unwrap().body
        };
        assert!(!kept().await.is_empty());
        let purge = || t.db.write(|w| store::purge(w, w.now().plus(-30 * DAY)));
        assert_eq!(purge().await.unwrap(), 0);
        t.clock.advance(31 * DAY);
        assert_eq!((purge().await.unwrap(), purge().await.unwrap()), (1, 0));
        assert_eq!((kept().await.as_str(), row().await.as_deref()), ("", Some("purged")));
        let shown = tomas.get(&format!("/api/v1/messages/{id}")).await;
        assert_eq!(shown.json["gone"], "withdrawn");
        assert_eq!(facts(&t).await.iter().filter(|f| f.kind == "message.withdrawn").count(), 1);
    });
}

#[test]
fn a_deleted_message_leaves_no_words_anywhere_and_replies_stay() {
    both_engines(async |t| {
        let site = site(&t);
        let (ines, amelie) = (acting(&site, &t.ines()), acting(&site, &t.amelie()));
        let (id, thread) = (t.message("hum"), t.thread("bearing"));
        ines.api("PATCH", &format!("/messages/{id}"), json!({"text": "Since Monday, @tomas"})).await;
        amelie.api("POST", &format!("/messages/{id}/reactions"), json!({"emoji": "👀"})).await;
        assert_eq!(amelie.api("DELETE", &format!("/messages/{id}"), json!({})).await.rule(), "not-granted");
        let gone = ines.api("DELETE", &format!("/messages/{id}"), json!({})).await;
        assert_eq!((gone.status, gone.json["gone"].as_str()), (200, Some("deleted")), "{:?}", gone.problem);
        let again = ines.api("DELETE", &format!("/messages/{id}"), json!({})).await;
        assert_eq!(again.status, 409);
        let left = amelie.get(&format!("/api/v1/threads/{thread}")).await;
        assert_eq!(
            (left.json["title"].as_str(), left.json["excerpt"].as_str(), left.json["replies"].as_i64()),
            (Some(""), Some(""), Some(2))
        );
        let kept = amelie.get(&format!("/api/v1/messages/{id}/versions")).await;
        assert_eq!(kept.json["items"], json!([]));
        let fact = facts(&t).await.into_iter().find(|f| f.kind == "message.deleted").unwrap();
        assert_eq!(
            (fact.number("opening"), fact.number("thread_gone"), fact.subject),
            (Some(1), None, id.number())
        );
        let page = amelie.get(&format!("/s/diagnostics/t/{thread}")).await;
        assert!(
            page.body().contains("<h1>Supprimé</h1>") && !page.body().contains("Monday"),
            "{}",
            page.body()
        );
        // When the last reply goes too, nothing is left to show.
        for (who, key) in [(t.amelie(), "coupling"), (t.tomas(), "measure")] {
            let done =
                acting(&site, &who).api("DELETE", &format!("/messages/{}", t.message(key)), json!({})).await;
            assert_eq!(done.status, 200, "{:?}", done.problem);
        }
        assert_eq!(amelie.get(&format!("/api/v1/threads/{thread}")).await.status, 404);
        let ended = facts(&t).await.iter().filter(|f| f.number("thread_gone") == Some(1)).count();
        assert_eq!(ended, 1);
    });
}

#[test]
fn an_opening_nobody_replied_to_takes_its_thread_with_it() {
    both_engines(async |t| {
        let mamadou = acting(&site(&t), &t.mamadou());
        let wish = json!({"kind": "discussion", "title": "Oops", "text": "Wrong place"});
        let thread = mamadou.api("POST", "/spaces/service-nord/threads", wish).await;
        let opening = thread.json["opening"].as_str().unwrap().to_owned();
        let path = format!("/s/service-nord/t/{}/messages/{opening}/withdraw", thread.id());
        let gone = mamadou.form(&path, &[]).await;
        assert_eq!((gone.status, gone.location()), (303, "/s/service-nord"));
        assert_eq!(mamadou.get(&format!("/api/v1/threads/{}", thread.id())).await.status, 404);
        assert_eq!(mamadou.get(&format!("/api/v1/messages/{opening}")).await.status, 404);
    });
}

#[test]
fn reactions_are_named_counted_and_taken_back() {
    both_engines(async |t| {
        let site = site(&t);
        let path = format!("/messages/{}/reactions", t.message("coupling"));
        let (ines, tomas) = (acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let one = ines.api("POST", &path, json!({"emoji": "❤"})).await;
        assert_eq!((one.status, &one.json["reactions"][0]["emoji"]), (201, &json!("❤️")));
        ines.api("POST", &path, json!({"emoji": "❤️"})).await;
        let two = tomas.api("POST", &path, json!({"emoji": "❤️"})).await;
        let heart = &two.json["reactions"][0];
        assert_eq!((heart["count"].as_i64(), heart["mine"].as_bool()), (Some(2), Some(true)));
        let names: Vec<_> =
            heart["people"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&"Inès Moreau") && names.contains(&"Tomás Ribeiro"));
        let all = tomas.get(&format!("/api/v1{path}")).await;
        assert_eq!(all.json["items"][0]["count"], 2);
        let taken = tomas.api("DELETE", &path, json!({"emoji": "❤️"})).await;
        assert_eq!((taken.status, taken.json["reactions"][0]["count"].as_i64()), (200, Some(1)));
        let named = ines.api("DELETE", &format!("{path}?emoji=%E2%9D%A4%EF%B8%8F"), json!({})).await;
        assert_eq!(named.json["reactions"], json!([]));
        assert_eq!(ines.api("POST", &path, json!({"emoji": "🍕"})).await.field(), "emoji");
        let van = format!("/messages/{}/reactions", t.message("van"));
        assert_eq!(ines.api("POST", &van, json!({"emoji": "👍"})).await.rule(), "team-no-reactions");
        let told = facts(&t).await;
        let count = |kind: &str| told.iter().filter(|f| f.kind == kind).count();
        assert_eq!((count("reaction.given"), count("reaction.taken")), (2, 2));
    });
}

#[test]
fn many_who_react_at_once_are_all_in_the_summary() {
    both_engines(async |t| {
        let site = site(&t);
        let path = format!("/messages/{}/reactions", t.message("coupling"));
        let mut work = Vec::new();
        for (who, emoji) in [
            (t.ines(), "👍"),
            (t.tomas(), "👍"),
            (t.amelie(), "👍"),
            (t.ines(), "🎉"),
            (t.tomas(), "💡"),
            (t.amelie(), "🙏"),
        ] {
            let (room, path) = (acting(&site, &who), path.clone());
            work.push(tokio::spawn(
                async move { room.api("POST", &path, json!({"emoji": emoji})).await.status },
            ));
        }
        for reaction in work {
            assert_eq!(reaction.await.unwrap(), 201);
        }
        let now = acting(&site, &t.ines()).get(&format!("/api/v1/messages/{}", t.message("coupling"))).await;
        let counts: Vec<i64> =
            now.json["reactions"].as_array().unwrap().iter().map(|r| r["count"].as_i64().unwrap()).collect();
        assert_eq!(counts, [3, 1, 1, 1]);
    });
}

#[test]
fn whoever_asked_marks_the_answer_and_may_take_the_mark_away() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (ines, tomas) = (acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let path = format!("/threads/{}/answer", t.thread("bearing"));
        let right = json!({"message": t.message("coupling").to_string()});
        assert_eq!(tomas.api("POST", &path, right.clone()).await.rule(), "not-granted");
        for wrong in [t.message("hum"), t.message("van")] {
            assert_eq!(
                ines.api("POST", &path, json!({"message": wrong.to_string()})).await.field(),
                "message"
            );
        }
        assert_eq!(ines.api("POST", &path, json!({"message": "soon"})).await.field(), "message");
        let done = ines.api("POST", &path, right.clone()).await;
        assert_eq!((done.status, done.json["state"].as_str()), (200, Some("answered")));
        assert_eq!(ines.api("POST", &path, right).await.status, 200);
        let page = ines.get(&format!("/s/diagnostics/t/{}", t.thread("bearing"))).await;
        assert!(
            page.body().contains("Amélie Caron a répondu") && page.body().contains("message answer"),
            "{}",
            page.body()
        );
        let open = ines.api("DELETE", &path, json!({})).await;
        assert_eq!((open.json["state"].as_str(), open.json["answer"].is_null()), (Some("open"), true));
        let told = facts(&t).await;
        let answered: Vec<_> = told.iter().filter(|f| f.kind == "question.answered").collect();
        assert_eq!(answered.len(), 1);
        assert_eq!(answered[0].number("asker"), Some(t.person("ines").number()));
        assert_eq!(told.iter().filter(|f| f.kind == "question.reopened").count(), 1);
        let week = format!("/threads/{}/answer", t.thread("week"));
        let jonas = acting(&site, &t.jonas());
        let not = jonas.api("POST", &week, json!({"message": t.message("van").to_string()})).await;
        assert_eq!(not.rule(), "questions-only");
    });
}

#[test]
fn an_answer_that_is_deleted_opens_the_question_again() {
    both_engines(async |t| {
        let site = site(&t);
        let (ines, amelie) = (acting(&site, &t.ines()), acting(&site, &t.amelie()));
        let thread = t.thread("bearing");
        let right = json!({"message": t.message("coupling").to_string()});
        ines.api("POST", &format!("/threads/{thread}/answer"), right).await;
        amelie.api("DELETE", &format!("/messages/{}", t.message("coupling")), json!({})).await;
        let now = ines.get(&format!("/api/v1/threads/{thread}")).await;
        assert_eq!((now.json["state"].as_str(), now.json["answer"].is_null()), (Some("open"), true));
    });
}
