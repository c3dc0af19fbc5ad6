//! Starting threads and replying.

use serde_json::json;
use testkit::both_engines;

use super::{acting, facts, site};
use crate::facts::mentioned;
use crate::things::Talk;
use crate::{reply, store, text};

async fn talk(t: &testkit::Town, who: &kernel::Actor, id: &str) -> Talk {
    let (actor, id) = (who.clone(), id.parse().unwrap());
    t.db.read(move |r| store::talk(r, &actor, id)).await.unwrap()
}

#[test]
fn a_question_is_asked_answered_and_counted() {
    both_engines(async |t| {
        let site = site(&t);
        let ines = acting(&site, &t.ines());
        let wish = json!({"kind": "question", "title": " Which torque\n after the seal change? ", "text": "For the **K80**, @tomas. @lea"});
        let made = ines.api("POST", "/spaces/diagnostics/threads", wish).await;
        assert_eq!(made.status, 201, "{:?} {}", made.problem, made.text);
        let thread = &made.json;
        assert_eq!(thread["title"], "Which torque after the seal change?");
        assert_eq!((thread["kind"].as_str(), thread["state"].as_str()), (Some("question"), Some("open")));
        assert_eq!(thread["author"]["handle"], "ines");
        assert_eq!(thread["replies"], 0);
        // Diagnostics is open: everybody inside can read it, so lea is told too.
        assert!(thread.get("unreachable").is_none());
        let id = made.id();
        let amelie = acting(&site, &t.amelie());
        let replied = amelie.api("POST", &format!("/threads/{id}/replies"), json!({"text": "62 Nm."})).await;
        assert_eq!(replied.status, 201);
        assert_eq!(
            (replied.json["thread"].as_str(), replied.json["html"].as_str()),
            (Some(id.as_str()), Some("<p>62 Nm.</p>\n"))
        );
        let now = talk(&t, &t.ines(), &id).await;
        assert_eq!((now.replies, now.last.to_string(), now.version), (1, replied.id(), 2));
        let told = facts(&t).await;
        let started = told.iter().find(|f| f.kind == "thread.started").unwrap();
        assert_eq!(mentioned(started), [t.person("lea"), t.person("tomas")]);
        assert_eq!((started.subject.to_string(), started.number("kind")), (id.clone(), Some(2)));
        let posted = told.iter().find(|f| f.kind == "reply.posted").unwrap();
        assert_eq!(
            (posted.subject.to_string(), posted.thread, posted.space),
            (replied.id(), Some(now.id), Some(now.place.id))
        );
        assert!(!told.iter().any(|f| f.kind == "thread.broadcast"));
    });
}

#[test]
fn lists_page_by_activity_and_filter() {
    both_engines(async |t| {
        let site = site(&t);
        let ines = acting(&site, &t.ines());
        for n in 0..5 {
            t.clock.advance(1_000);
            let kind = if n % 2 == 0 { "question" } else { "discussion" };
            let wish = json!({"kind": kind, "title": format!("Thread {n}"), "text": "x"});
            assert_eq!(ines.api("POST", "/spaces/diagnostics/threads", wish).await.status, 201);
        }
        let mut seen = Vec::new();
        let mut after = String::new();
        loop {
            let page = ines.get(&format!("/api/v1/spaces/diagnostics/threads?limit=2&after={after}")).await;
            seen.extend(
                page.json["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|t| t["title"].as_str().unwrap().to_owned()),
            );
            let Some(next) = page.json["next"].as_str() else { break };
            after = next.to_owned();
        }
        let bearing = "A hum at 40 Hz after the new bearing";
        assert_eq!(seen, ["Thread 4", "Thread 3", "Thread 2", "Thread 1", "Thread 0", bearing]);
        let titles = async |query: &str| -> usize {
            let page = ines.get(&format!("/api/v1/spaces/diagnostics/threads?{query}")).await;
            page.json["items"].as_array().unwrap().len()
        };
        assert_eq!(
            (
                titles("kind=discussion").await,
                titles("unanswered=true").await,
                titles("kind=announcement").await
            ),
            (2, 4, 0)
        );
        assert_eq!(ines.get("/api/v1/spaces/diagnostics/threads?kind=praise").await.field(), "kind");
        assert_eq!(ines.get("/api/v1/spaces/diagnostics/threads?after=zzz").await.field(), "after");
        let thread = ines.get(&format!("/api/v1/threads/{}", t.thread("bearing"))).await;
        assert_eq!((thread.json["replies"].as_i64(), thread.json["unread"].as_bool()), (Some(2), Some(true)));
    });
}

// spec: S2-SM4 (part: broadcast)
#[test]
fn in_a_team_only_the_manager_and_a_delegate_address_everybody() {
    both_engines(async |t| {
        let site = site(&t);
        let wish = |kind: &str, more: bool| json!({"kind": kind, "title": "Read this", "text": "Now.", "broadcast": more});
        for (who, kind, broadcast, rule) in [
            (t.ines(), "announcement", false, Some("S2-SM4")),
            (t.ines(), "discussion", true, Some("S2-SM4")),
            (t.sofia(), "announcement", false, Some("S2-SM4")),
            (t.victor(), "announcement", false, Some("S2-SM4")),
            (t.ines(), "discussion", false, None),
            (t.karim(), "announcement", false, None),
            (t.jonas(), "discussion", true, None),
        ] {
            let got =
                acting(&site, &who).api("POST", "/spaces/service-nord/threads", wish(kind, broadcast)).await;
            match rule {
                Some(rule) => assert_eq!((got.status, got.rule()), (403, rule), "{}", who.handle),
                None => assert_eq!(got.status, 201, "{}: {:?}", who.handle, got.problem),
            }
        }
        // Mentioning everybody is the same call for attention.
        let ines = acting(&site, &t.ines());
        let wish = json!({"kind": "discussion", "title": "Lunch", "text": "@everybody noon?"});
        assert_eq!(ines.api("POST", "/spaces/service-nord/threads", wish).await.rule(), "S2-SM4");
        let path = format!("/threads/{}/replies", t.thread("week"));
        assert_eq!(ines.api("POST", &path, json!({"text": "@tous: noon?"})).await.rule(), "S2-SM4");
        let jonas = acting(&site, &t.jonas());
        assert_eq!(jonas.api("POST", &path, json!({"text": "@tous: noon?"})).await.status, 201);
        let told = facts(&t).await;
        assert_eq!(told.iter().filter(|f| f.kind == "thread.broadcast").count(), 2);
        assert_eq!(told.iter().filter(|f| f.number("all") == Some(1)).count(), 1);
    });
}

#[test]
fn who_may_not_write_is_refused_with_a_rule_and_who_may_not_read_finds_nothing() {
    both_engines(async |t| {
        let site = site(&t);
        let wish = json!({"kind": "discussion", "title": "Hello", "text": "There."});
        let yuki = acting(&site, &t.yuki());
        assert_eq!(
            yuki.api("POST", "/spaces/diagnostics/threads", wish.clone()).await.rule(),
            "members-write"
        );
        let replies = format!("/threads/{}/replies", t.thread("bearing"));
        assert_eq!(yuki.api("POST", &replies, json!({"text": "Hm."})).await.rule(), "members-write");
        assert_eq!(yuki.api("POST", "/spaces/everybody/threads", wish.clone()).await.status, 201);
        // A project is not even visible; a team's card is, its threads are not.
        assert_eq!(yuki.api("POST", "/spaces/pump-3/threads", wish.clone()).await.status, 404);
        assert_eq!(yuki.get(&format!("/api/v1/threads/{}", t.thread("week"))).await.status, 404);
        assert_eq!(yuki.get("/api/v1/spaces/service-nord/threads").await.status, 404);
        assert_eq!(yuki.get("/api/v1/spaces/nowhere/threads").await.status, 404);
        let piet = acting(&site, &t.piet());
        assert_eq!(piet.get("/api/v1/spaces/everybody/threads").await.status, 404);
        assert_eq!(piet.api("POST", "/spaces/pump-3/threads", wish).await.status, 201);
    });
}

#[test]
fn every_field_that_needs_mending_is_named_and_kinds_belong_to_spaces() {
    both_engines(async |t| {
        let ines = acting(&site(&t), &t.ines());
        let post = async |space: &str, wish: serde_json::Value| {
            ines.api("POST", &format!("/spaces/{space}/threads"), wish).await
        };
        let fields = |got: &super::Got| match &got.problem {
            Some(kernel::Problem::Invalid(f)) => f.iter().map(|e| e.field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(fields(&post("diagnostics", json!({})).await), ["kind", "title", "text"]);
        assert_eq!(
            fields(&post("diagnostics", json!({"kind": "question", "title": " ", "text": "\u{0}"})).await),
            ["title", "text"]
        );
        assert_eq!(
            fields(&post("diagnostics", json!({"kind": "coordination", "title": "T", "text": "x"})).await),
            ["kind"]
        );
        assert_eq!(
            fields(
                &post("diagnostics", json!({"kind": "question", "title": "t".repeat(201), "text": "x"}))
                    .await
            ),
            ["title"]
        );
        assert_eq!(
            post("pump-3", json!({"kind": "coordination", "title": "T", "text": "x"})).await.status,
            201
        );
        let kinds = ines.get("/api/v1/thread-kinds").await;
        assert_eq!(kinds.json["items"].as_array().unwrap().len(), 9);
        assert_eq!(kinds.json["items"][3]["spaces"], json!(["team", "project"]));
    });
}

#[test]
fn two_who_reply_at_once_are_both_counted() {
    both_engines(async |t| {
        let (site, week) = (site(&t), t.thread("week"));
        let before = talk(&t, &t.jonas(), &week.to_string()).await;
        let mut work = Vec::new();
        for n in 0..12 {
            let who = if n % 2 == 0 { t.jonas() } else { t.mamadou() };
            let room = acting(&site, &who);
            let path = format!("/threads/{week}/replies");
            work.push(tokio::spawn(async move {
                room.api("POST", &path, json!({"text": format!("Reply {n}")})).await.id()
            }));
        }
        let mut ids = Vec::new();
        for reply in work {
            ids.push(reply.await.unwrap().parse::<i64>().unwrap());
        }
        ids.sort_unstable();
        ids.dedup();
        let after = talk(&t, &t.jonas(), &week.to_string()).await;
        assert_eq!((ids.len(), after.replies - before.replies, after.version - before.version), (12, 12, 12));
        assert_eq!(after.last.number(), ids[11]);
        let posted = facts(&t).await.iter().filter(|f| f.kind == "reply.posted").count();
        assert_eq!(posted, 12);
    });
}

#[test]
fn a_repeated_reply_is_posted_once_even_when_both_come_at_the_same_time() {
    both_engines(async |t| {
        let (site, week) = (site(&t), t.thread("week"));
        let path = format!("/api/v1/threads/{week}/replies");
        let send = |text: &str| {
            let (room, path) = (acting(&site, &t.jonas()), path.clone());
            let body = json!({"text": text}).to_string().into_bytes();
            async move { room.send("POST", &path, &[("idempotency-key", "one")], body).await }
        };
        let (a, b) = tokio::join!(send("Once."), send("Once."));
        assert_eq!((a.status, b.status, a.id()), (201, 201, b.id()));
        assert_eq!(send("Once.").await.id(), a.id());
        assert_eq!(send("Something else.").await.status, 422);
        assert_eq!(talk(&t, &t.jonas(), &week.to_string()).await.replies, 2);
    });
}

#[test]
fn the_operator_writes_in_somebodys_name_at_any_time() {
    both_engines(async |t| {
        let (jonas, week) = (t.jonas(), t.thread("week"));
        let at = t.now().plus(-1_000);
        let find = jonas.clone();
        t.db.bulk(move |w| {
            let talk = store::talk_locked(w, &find, week)?;
            let words = text::Heard::read("As I said.").unwrap().resolve(&[]).unwrap();
            let id = w.id();
            let mut talk = policy::by_operator_for(w, find.clone(), talk);
            let mut new = reply::reply(talk.thing(), words, find.id, id, at);
            new.fact = new.fact.quiet();
            store::add_reply(&mut talk, &new)
        })
        .await
        .unwrap();
        assert_eq!(talk(&t, &jonas, &week.to_string()).await.replies, 2);
    });
}
