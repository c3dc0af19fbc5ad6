//! Conversations change their place: never silently, and nothing is lost on the way.

use kernel::time::{DAY, HOUR};
use serde_json::{Value, json};
use testkit::{Town, both_engines};

use super::{As, acting, facts, site};

pub async fn started(who: &As, slug: &str, kind: &str, title: &str) -> String {
    let wish = json!({"kind": kind, "title": title, "text": format!("About {title}.")});
    let got = who.api("POST", &format!("/spaces/{slug}/threads"), wish).await;
    assert_eq!(got.status, 201, "{:?}", got.problem);
    got.id()
}

pub async fn replied(who: &As, thread: &str, text: &str) -> String {
    let got = who.api("POST", &format!("/threads/{thread}/replies"), json!({"text": text})).await;
    assert_eq!(got.status, 201, "{:?}", got.problem);
    got.id()
}

async fn texts(who: &As, thread: &str) -> Vec<String> {
    let got = who.get(&format!("/api/v1/threads/{thread}/messages")).await;
    got.json["items"].as_array().unwrap().iter().map(|m| m["text"].as_str().unwrap().to_owned()).collect()
}

fn to(slug: &str) -> Value {
    json!({"to": slug, "why": "More people here know it"})
}

// spec: S1-CM1 (part: move)
#[test]
#[allow(clippy::too_many_lines)] // One move seen from both places by everybody concerned.
fn a_moved_conversation_leads_its_readers_on_and_is_not_there_for_others() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines, tomas) =
            (acting(&site, &t.amelie()), acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let bearing = t.thread("bearing").to_string();
        // amelie leads here and writes there; ines reads here alone.
        let form = amelie.get(&format!("/s/diagnostics/t/{bearing}/move?to=data-workshop")).await;
        assert!(form.body().contains("class=\"before-after\""), "{}", form.body());
        assert_eq!(
            amelie
                .api("POST", &format!("/threads/{bearing}/move"), json!({"to": "data-workshop"}))
                .await
                .field(),
            "why"
        );
        assert_eq!(
            amelie.api("POST", &format!("/threads/{bearing}/move"), to("service-nord")).await.rule(),
            "members-write"
        );
        assert_eq!(
            amelie.api("POST", &format!("/threads/{bearing}/move"), to("diagnostics")).await.field(),
            "to"
        );
        assert_eq!(amelie.api("POST", &format!("/threads/{bearing}/move"), to("pump-3")).await.field(), "to");
        let done = amelie.api("POST", &format!("/threads/{bearing}/move"), to("data-workshop")).await;
        assert_eq!(
            (done.status, done.json["slug"].as_str()),
            (200, Some("data-workshop")),
            "{:?}",
            done.problem
        );
        let old = format!("/s/diagnostics/t/{bearing}");
        let led = tomas.get(&old).await;
        assert_eq!((led.status, led.location()), (303, format!("/s/data-workshop/t/{bearing}").as_str()));
        assert_eq!(ines.get(&old).await.status, 404);
        assert_eq!(ines.get(&format!("/s/data-workshop/t/{bearing}")).await.status, 404);
        // Both places say it; who may not follow learns no name.
        let here = tomas.get(&format!("/s/data-workshop/t/{bearing}")).await;
        assert!(
            here.body().contains("Amélie Caron") && here.body().contains("More people here know it"),
            "{}",
            here.body()
        );
        let there = ines.get("/s/diagnostics").await;
        assert!(
            there.body().contains("class=\"moved\"") && there.body().contains("More people here know it"),
            "{}",
            there.body()
        );
        assert!(
            !there.body().contains("Data workshop") && !there.body().contains("40 Hz"),
            "{}",
            there.body()
        );
        let told: Vec<(String, Option<i64>)> = facts(&t)
            .await
            .iter()
            .filter(|f| f.kind.starts_with("thread."))
            .map(|f| (f.kind.clone(), f.number("from")))
            .collect();
        let from = Some(t.space("diagnostics").number());
        assert_eq!(told, [("thread.moved".to_owned(), from), ("thread.left".to_owned(), from)]);
        assert_eq!(texts(&tomas, &bearing).await.len(), 3);
    });
}

#[test]
fn a_move_is_taken_back_within_a_day_by_who_did_it() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, tomas) = (acting(&site, &t.amelie()), acting(&site, &t.tomas()));
        let bearing = t.thread("bearing").to_string();
        let undo = format!("/threads/{bearing}/move/undo");
        assert_eq!(amelie.api("POST", &undo, json!({})).await.status, 409);
        amelie.api("POST", &format!("/threads/{bearing}/move"), to("data-workshop")).await;
        assert_eq!(tomas.api("POST", &undo, json!({})).await.status, 403);
        t.clock.advance(23 * HOUR);
        let page = amelie.get(&format!("/s/data-workshop/t/{bearing}")).await;
        assert!(page.body().contains("/move/undo"), "{}", page.body());
        assert_eq!(amelie.get(&format!("/s/data-workshop/t/{bearing}/move/undo")).await.status, 200);
        let back = amelie.api("POST", &undo, json!({})).await;
        assert_eq!(
            (back.status, back.json["slug"].as_str()),
            (200, Some("diagnostics")),
            "{:?}",
            back.problem
        );
        assert_eq!(amelie.api("POST", &undo, json!({})).await.status, 409, "once is enough");
        let moves = amelie.get(&format!("/api/v1/threads/{bearing}/moves")).await;
        let kinds: Vec<&str> =
            moves.json["items"].as_array().unwrap().iter().map(|m| m["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["back", "move"]);
        assert!(!amelie.get("/s/diagnostics").await.body().contains("class=\"moved\""));
        amelie.api("POST", &format!("/threads/{bearing}/move"), to("data-workshop")).await;
        t.clock.advance(DAY + 1);
        assert_eq!(amelie.api("POST", &undo, json!({})).await.status, 409, "a day is over");
    });
}

// spec: S1-CM1 (part: split threads)
#[test]
fn split_messages_are_a_conversation_of_their_own() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines, tomas) =
            (acting(&site, &t.amelie()), acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let bearing = t.thread("bearing").to_string();
        let (coupling, measure) = (t.message("coupling").to_string(), t.message("measure").to_string());
        ines.api("POST", &format!("/threads/{bearing}/answer"), json!({"message": measure})).await;
        tomas.get(&format!("/s/diagnostics/t/{bearing}")).await;
        let split = format!("/s/diagnostics/t/{bearing}/split");
        assert!(amelie.get(&split).await.body().contains(&format!("name=\"m-{measure}\"")));
        let named = format!("m-{measure}");
        let bad = amelie.form(&split, &[(named.as_str(), "on"), ("title", ""), ("why", "Two things")]).await;
        assert_eq!(bad.status, 422);
        assert!(bad.body().contains(&format!("name=\"{named}\" checked")), "{}", bad.body());
        let pairs = [(named.as_str(), "on"), ("title", "How to measure"), ("why", "Two things at once")];
        let done = amelie.form(&split, &pairs).await;
        assert_eq!(done.status, 303, "{:?}", done.problem);
        let new = done.location().rsplit('/').next().unwrap().to_owned();
        assert_eq!(texts(&ines, &new).await.len(), 1);
        let old = ines.get(&format!("/api/v1/threads/{bearing}")).await.json;
        assert_eq!(
            (&old["replies"], &old["state"], &old["answer"]),
            (&json!(1), &json!("open"), &Value::Null)
        );
        let fresh = ines.get(&format!("/api/v1/threads/{new}")).await.json;
        assert_eq!((&fresh["title"], &fresh["following"]), (&json!("How to measure"), &json!("started")));
        assert_eq!(tomas.get(&format!("/api/v1/threads/{new}")).await.json["unread"], false, "read before");
        assert_eq!(ines.get(&format!("/api/v1/threads/{new}")).await.json["unread"], true);
        // The old address of the message leads to where it is now, and both pages say what happened.
        let led = ines.get(&format!("/s/diagnostics/t/{bearing}?at={measure}")).await;
        assert!(led.location().contains(&format!("/t/{new}?at={measure}")), "{}", led.location());
        for (page, link) in [(&bearing, &new), (&new, &bearing)] {
            let page = ines.get(&format!("/s/diagnostics/t/{page}")).await;
            let line =
                page.body().split("class=\"moved\"").nth(1).expect("a line").split("</ul>").next().unwrap();
            assert!(line.contains("Two things at once") && line.contains(&format!("/t/{link}")), "{line}");
        }
        let refused = |messages: Value| json!({"title": "T", "why": "W", "messages": messages});
        let opening = t.message("hum").to_string();
        for wrong in [json!([opening]), json!([measure]), json!([]), json!(["7"])] {
            let got = amelie.api("POST", &format!("/threads/{bearing}/split"), refused(wrong)).await;
            assert_eq!(got.field(), "messages");
        }
        assert_eq!(texts(&ines, &bearing).await.len(), 2, "{coupling} stays");
    });
}

// spec: S1-CM1 (part: merge threads)
#[test]
fn a_merged_conversation_is_found_in_the_older_one_with_what_people_had_begun() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines, tomas) =
            (acting(&site, &t.amelie()), acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let bearing = t.thread("bearing").to_string();
        let twin = started(&tomas, "diagnostics", "question", "The same hum").await;
        let reply = replied(&amelie, &twin, "I know this one").await;
        ines.api("PUT", &format!("/drafts/thread:{twin}"), json!({"text": "half"})).await;
        ines.api("PUT", &format!("/drafts/thread:{bearing}"), json!({"text": "whole"})).await;
        tomas.api("PUT", &format!("/drafts/thread:{twin}"), json!({"text": "mine"})).await;
        tomas.api("POST", &format!("/threads/{twin}/answer"), json!({"message": reply})).await;
        amelie.api("POST", &format!("/messages/{reply}/reactions"), json!({"emoji": "👍"})).await;
        let wish = json!({"into": bearing, "why": "One hum"});
        assert_eq!(
            ines.api("POST", &format!("/threads/{twin}/merge"), wish.clone()).await.rule(),
            "not-granted"
        );
        let backwards = json!({"into": twin, "why": "One hum"});
        assert_eq!(amelie.api("POST", &format!("/threads/{bearing}/merge"), backwards).await.field(), "into");
        assert!(amelie.get(&format!("/s/diagnostics/t/{twin}/merge")).await.body().contains("40 Hz"));
        let url = format!("http://x/s/diagnostics/t/{bearing}?at=1");
        let done = amelie
            .form(&format!("/s/diagnostics/t/{twin}/merge"), &[("pasted", url.as_str()), ("why", "One hum")])
            .await;
        assert_eq!(
            (done.status, done.location()),
            (303, format!("/s/diagnostics/t/{bearing}").as_str()),
            "{:?}",
            done.problem
        );
        let now = ines.get(&format!("/api/v1/threads/{bearing}")).await.json;
        assert_eq!(
            (&now["replies"], &now["answer"], &now["state"]),
            (&json!(4), &json!(reply), &json!("answered"))
        );
        assert_eq!(texts(&ines, &bearing).await.last().unwrap(), "I know this one");
        assert_eq!(ines.get(&format!("/api/v1/drafts/thread:{bearing}")).await.json["text"], "whole\n\nhalf");
        assert_eq!(tomas.get(&format!("/api/v1/drafts/thread:{bearing}")).await.json["text"], "mine");
        let led = ines.get(&format!("/s/diagnostics/t/{twin}?at={reply}")).await;
        assert!(
            led.location().ends_with(&format!("/t/{bearing}?at={reply}#m-{reply}")),
            "{}",
            led.location()
        );
        assert_eq!(ines.get(&format!("/api/v1/threads/{twin}")).await.status, 303);
        assert_eq!(acting(&site, &t.piet()).get(&format!("/s/diagnostics/t/{twin}")).await.status, 404);
        let page = ines.get(&format!("/s/diagnostics/t/{bearing}?at={reply}")).await;
        assert!(page.body().contains("One hum") && page.body().contains("aria-pressed"), "{}", page.body());
        // A reply that was begun before arrives where the conversation is now.
        let late = ines.api("POST", &format!("/threads/{twin}/replies"), json!({"text": "Late"})).await;
        assert_eq!((late.status, &late.json["thread"]), (201, &json!(bearing)));
    });
}

/// Every route of this part, for everybody: what each is answered.
#[test]
fn the_table_of_routes_and_people() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (bearing, week) = (t.thread("bearing"), t.thread("week"));
        let people = [
            // In the community: read the lines, move, split, merge, undo. In the team: move, split.
            (t.amelie(), [200, 422, 422, 422, 409, 404, 404]),
            (t.ines(), [200, 403, 403, 403, 409, 403, 403]),
            (t.yuki(), [200, 403, 403, 403, 409, 404, 404]),
            (t.sofia(), [200, 403, 403, 403, 409, 404, 404]),
            (t.jonas(), [200, 403, 403, 403, 409, 422, 422]),
            (t.karim(), [200, 403, 403, 403, 409, 403, 422]),
            (t.piet(), [404, 404, 404, 404, 404, 404, 404]),
        ];
        for (who, expected) in people {
            let me = acting(&site, &who);
            // The wish itself is faulty, so that only those who may are told so.
            let (nowhere, nothing) = (to("nowhere"), json!({"why": "x"}));
            let got = [
                me.get(&format!("/api/v1/threads/{bearing}/moves")).await.status,
                me.api("POST", &format!("/threads/{bearing}/move"), to("nowhere")).await.status,
                me.api("POST", &format!("/threads/{bearing}/split"), nothing.clone()).await.status,
                me.api("POST", &format!("/threads/{bearing}/merge"), nothing.clone()).await.status,
                me.api("POST", &format!("/threads/{bearing}/move/undo"), json!({})).await.status,
                me.api("POST", &format!("/threads/{week}/move"), nowhere).await.status,
                me.api("POST", &format!("/threads/{week}/split"), nothing).await.status,
            ];
            assert_eq!(got, expected, "{}", who.handle);
            for page in ["move", "split", "merge"] {
                let status = me.get(&format!("/s/diagnostics/t/{bearing}/{page}")).await.status;
                assert_eq!(status, if who.handle == "amelie" { 200 } else { 404 }, "{} {page}", who.handle);
            }
        }
    });
}

#[test]
fn a_merged_poll_keeps_its_votes_and_what_became_of_messages_stays_with_them() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, tomas) = (acting(&site, &t.amelie()), acting(&site, &t.tomas()));
        let old = started(&amelie, "diagnostics", "discussion", "Where to meet").await;
        let idea = started(&amelie, "diagnostics", "idea", "An older idea").await;
        let wish = json!({"kind": "poll", "title": "Where", "text": "Choose.", "options": ["Lille", "Gent"]});
        let poll = amelie.api("POST", "/spaces/diagnostics/threads", wish).await.id();
        let votes = format!("/threads/{poll}/votes");
        assert_eq!(tomas.api("POST", &votes, json!({"places": [2]})).await.status, 200);
        let said = replied(&tomas, &poll, "Gent has the test bench.").await;
        let turn = json!({"kind": "practice", "title": "Meet at the bench", "text": "Always."});
        let made = tomas.api("POST", &format!("/messages/{said}/outcomes"), turn).await.id();
        let merge = |into: &str| json!({"into": into, "why": "The same question"});
        let door = format!("/threads/{poll}/merge");
        assert_eq!(
            amelie.api("POST", &door, merge(&idea)).await.field(),
            "into",
            "an idea has states of its own"
        );
        let done = amelie.api("POST", &door, merge(&old)).await;
        assert_eq!((done.status, &done.json["kind"]), (200, &json!("poll")), "{:?}", done.problem);
        let seen = tomas.get(&format!("/api/v1/threads/{old}/poll")).await;
        assert_eq!((&seen.json["voters"], &seen.json["options"][1]["votes"]), (&json!(1), &json!(1)));
        assert_eq!(seen.json["options"][1]["mine"], true, "and everybody keeps their own vote");
        let again = tomas.api("POST", &format!("/threads/{old}/votes"), json!({"places": [1]})).await;
        assert_eq!(again.json["voters"], 1);
        let became = tomas.get(&format!("/api/v1/threads/{old}/outcomes")).await;
        assert_eq!(became.json[0]["title"], "Meet at the bench");
        // What became of a message goes with the message when it is split off.
        let wish = json!({"title": "The bench", "messages": [said], "why": "A matter of its own"});
        let split = amelie.api("POST", &format!("/threads/{old}/split"), wish).await;
        assert_eq!(split.status, 201, "{:?}", split.problem);
        let became = tomas.get(&format!("/api/v1/threads/{}/outcomes", split.id())).await;
        assert_eq!(became.json[0]["title"], "Meet at the bench");
        // And a thread that something became leads on to the one it went into.
        let into = amelie.api("POST", &format!("/threads/{made}/merge"), merge(&idea)).await;
        assert_eq!(into.status, 200, "{:?}", into.problem);
        let became = tomas.get(&format!("/api/v1/threads/{}/outcomes", split.id())).await;
        assert_eq!(became.json[0]["title"], "An older idea");
    });
}
