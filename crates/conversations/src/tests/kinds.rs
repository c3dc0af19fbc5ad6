//! Kinds and where they stand: who may move a thread on, what is kept of it, what the page says.

use serde_json::{Value, json};
use testkit::{Town, both_engines};

use super::{As, acting, facts, site};
use crate::kind::{KINDS, ThreadKind};

/// Starts a thread of a kind; its id.
pub async fn begin(who: &As, space: &str, kind: &str, title: &str) -> String {
    let wish = json!({"kind": kind, "title": title, "text": "Words of it.", "options": "Yes\nNo"});
    let got = who.api("POST", &format!("/spaces/{space}/threads"), wish).await;
    assert_eq!(got.status, 201, "{kind} in {space}: {:?} {}", got.problem, got.text);
    got.id()
}

async fn bring(who: &As, thread: &str, state: &str) -> super::Got {
    let wish = json!({"state": state, "words": "We do it.", "day": "2026-09-01", "why": "It held."});
    who.api("POST", &format!("/threads/{thread}/state"), wish).await
}

#[test]
fn the_table_is_whole() {
    for row in KINDS {
        assert!(row.states.len() == 1 || row.kind == ThreadKind::Question || !row.moves.is_empty());
        for way in row.moves {
            assert!(row.states.contains(&way.to) && way.from.iter().all(|s| row.states.contains(s)));
        }
        for state in &row.states[1..] {
            let reached = row.kind == ThreadKind::Question || row.moves.iter().any(|m| m.to == *state);
            assert!(reached, "{:?} is never {state:?}", row.kind);
        }
        assert!(KINDS.iter().filter(|other| other.number == row.number).count() == 1);
    }
}

// spec: S2-MG3 (part: coordination says who and when, a problem is solved, a practice is agreed)
#[test]
fn a_problem_is_solved_and_comes_back_and_the_thread_says_so() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (jonas, ines, mamadou) =
            (acting(&site, &t.jonas()), acting(&site, &t.ines()), acting(&site, &t.mamadou()));
        let id = begin(&mamadou, "service-nord", "problem", "Pump 4 leaks").await;
        let page = format!("/s/service-nord/t/{id}");
        assert!(mamadou.get(&page).await.body().contains("À résoudre"));
        assert_eq!(bring(&ines, &id, "solved").await.rule(), "not-granted", "neither hers nor hers to lead");
        let done = mamadou.form(&format!("{page}/state"), &[("state", "solved")]).await;
        assert_eq!((done.status, done.location()), (303, page.as_str()));
        let seen = jonas.get(&page).await;
        assert!(seen.body().contains("Mamadou Ndiaye marked this as solved"), "{}", seen.body());
        assert!(seen.body().contains("Solved") && seen.body().contains("Open it again"));
        assert_eq!(bring(&mamadou, &id, "solved").await.status, 409, "it is solved already");
        let back = bring(&jonas, &id, "open").await;
        assert_eq!((back.status, &back.json["state"]), (200, &json!("open")), "{}", back.text);
        let seen = ines.get(&page).await;
        assert!(seen.body().contains("Jonas Brandt a rouvert") && seen.body().contains("<q>It held.</q>"));
        let stated: Vec<_> = facts(&t).await.into_iter().filter(|f| f.kind == "thread.stated").collect();
        assert_eq!(stated.len(), 2);
        assert_eq!((stated[0].actor, stated[0].number("to")), (Some(t.mamadou().id), Some(3)));

        let id = begin(&ines, "service-nord", "practice", "How we seal").await;
        let undated = jonas.api("POST", &format!("/threads/{id}/state"), json!({"state": "agreed"})).await;
        assert_eq!(undated.field(), "day");
        assert_eq!(bring(&ines, &id, "agreed").await.rule(), "not-granted", "whoever leads agrees for all");
        assert_eq!(bring(&jonas, &id, "agreed").await.status, 200);
        let page = ines.get(&format!("/s/service-nord/t/{id}")).await;
        assert!(page.body().contains("à revoir le"), "{}", page.body());

        let wish = json!({"kind": "coordination", "title": "Van", "text": "Who?", "who": "mamadou", "day": "2026-03-05"});
        let id = ines.api("POST", "/spaces/service-nord/threads", wish).await.id();
        let page = jonas.get(&format!("/s/service-nord/t/{id}")).await;
        assert!(page.body().contains("Mamadou Ndiaye does it"), "{}", page.body());
        let karim = json!({"who": "karim", "day": "2026-03-06"});
        let changed = mamadou.api("POST", &format!("/threads/{id}/terms"), karim).await;
        assert_eq!(changed.json["who"]["handle"], "karim");
        let stranger = mamadou.api("POST", &format!("/threads/{id}/terms"), json!({"who": "tomas"})).await;
        assert_eq!(stranger.field(), "who", "somebody who cannot read it is nobody here");
        assert_eq!(bring(&mamadou, &id, "done").await.status, 200);
    });
}

#[test]
fn a_decision_has_words_reasons_and_who_decided() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, tomas) = (acting(&site, &t.amelie()), acting(&site, &t.tomas()));
        let id = begin(&tomas, "diagnostics", "decision", "Which sensor").await;
        let page = format!("/s/diagnostics/t/{id}");
        assert_eq!(tomas.get(&format!("{page}/state?to=taken")).await.status, 404, "not his to decide");
        let form = amelie.get(&format!("{page}/state?to=taken")).await;
        assert!(form.body().contains("name=\"words\"") && form.body().contains("name=\"decided_by\""));
        let empty = amelie.form(&format!("{page}/state"), &[("state", "taken"), ("why", "Cheaper")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body().contains("Cheaper"), "what was written is kept");
        let words = "We take the <b>new</b> one.";
        let pairs = [("state", "taken"), ("words", words), ("why", "Cheaper"), ("decided_by", "@tomas")];
        assert_eq!(amelie.form(&format!("{page}/state"), &pairs).await.status, 303);
        let seen = tomas.get(&page).await;
        assert!(seen.body().contains("We take the &#60;b&#62;new"), "{}", seen.body());
        assert!(seen.body().contains("by Tomás Ribeiro") && seen.body().contains("Because: Cheaper"));
        let api = tomas.get(&format!("/api/v1/threads/{id}/state")).await;
        assert_eq!((&api.json["decided_by"]["handle"], &api.json["moves"]), (&json!("tomas"), &json!([])));
        assert_eq!(api.json["acts"][0]["became"], "taken");
        assert_eq!(bring(&amelie, &id, "proposed").await.status, 200);
        assert!(!tomas.get(&page).await.body().contains("<blockquote>"), "what was decided holds no more");

        let idea = begin(&tomas, "diagnostics", "idea", "A shared library").await;
        assert_eq!(
            bring(&tomas, &idea, "accepted").await.rule(),
            "not-granted",
            "nobody answers their own idea"
        );
        assert_eq!(bring(&amelie, &idea, "considered").await.status, 200);
        let mute = amelie.api("POST", &format!("/threads/{idea}/state"), json!({"state": "declined"})).await;
        assert_eq!(mute.field(), "words");
        assert_eq!(bring(&amelie, &idea, "accepted").await.status, 200);
        assert_eq!(bring(&amelie, &idea, "done").await.status, 200);
        let wish = json!({"kind": "idea", "title": "x", "text": "y"});
        let team = acting(&site, &t.mamadou()).api("POST", "/spaces/service-nord/threads", wish).await;
        assert_eq!(team.field(), "kind", "a team collects no ideas");
    });
}

#[test]
fn a_kind_is_never_changed_silently() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines, tomas) =
            (acting(&site, &t.amelie()), acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let (id, coupling) = (t.thread("bearing"), t.message("coupling").to_string());
        let page = format!("/s/diagnostics/t/{id}");
        assert_eq!(ines.form(&format!("{page}/answer"), &[("message", &coupling)]).await.status, 303);
        assert!(tomas.get(&page).await.body().contains("Inès Moreau marked the answer"));
        let wish = |kind: &str| json!({"kind": kind, "why": "It does not run."});
        let path = format!("/threads/{id}/kind");
        assert_eq!(tomas.api("POST", &path, wish("problem")).await.rule(), "not-granted");
        for kind in ["announcement", "poll", "coordination", "question", "nonsense"] {
            assert_eq!(ines.api("POST", &path, wish(kind)).await.field(), "kind", "{kind}");
        }
        let menu = ines.get(&format!("{page}/messages/{}/acts", t.message("hum"))).await;
        assert!(menu.body().contains(&format!("{page}/kind")));
        let form = ines.get(&format!("{page}/kind")).await;
        assert!(form.body().contains("value=\"problem\"") && !form.body().contains("value=\"poll\""));
        assert_eq!(ines.api("POST", &path, wish("problem")).await.json["state"], "open");
        let seen = tomas.get(&page).await;
        assert!(seen.body().contains("made this a Problem instead of a Question"), "{}", seen.body());
        assert!(!seen.body().contains("answer-line"), "an answer is a question's");
        assert_eq!(amelie.api("POST", &path, wish("practice")).await.json["state"], "draft");
        let list = tomas.get("/api/v1/spaces/diagnostics/threads?kind=practice").await;
        assert_eq!(list.json["items"][0]["state"], "draft");
        let kinds: Vec<_> = facts(&t).await.into_iter().filter(|f| f.kind == "thread.recast").collect();
        assert_eq!(kinds.len(), 2);
    });
}

#[test]
fn two_who_settle_at_once_settle_it_once() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let id = begin(&acting(&site, &t.amelie()), "diagnostics", "problem", "Noise").await;
        let amelie = acting(&site, &t.amelie());
        let (a, b) = tokio::join!(bring(&amelie, &id, "solved"), bring(&amelie, &id, "solved"));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [200, 409]);
        let acts = amelie.get(&format!("/api/v1/threads/{id}/state")).await;
        assert_eq!(acts.json["acts"].as_array().map(Vec::len), Some(1));
    });
}

/// Route × person → status. A fresh problem of mamadou's in the team, a fresh decision of ines's in
/// the open community.
#[test]
fn who_may_knock_at_which_door() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (mamadou, ines) = (acting(&site, &t.mamadou()), acting(&site, &t.ines()));
        // Author, another member, the manager, a delegate, outside inside, the owner, a guest.
        let people = [t.mamadou(), t.ines(), t.jonas(), t.karim(), t.yuki(), t.sofia(), t.piet()];
        let doors: [(&str, Value, [u16; 7]); 4] = [
            ("state", json!({"state": "solved"}), [200, 403, 200, 200, 404, 404, 404]),
            ("kind", json!({"kind": "question"}), [200, 403, 200, 200, 404, 404, 404]),
            ("terms", json!({"day": "2026-04-01"}), [200, 403, 200, 200, 404, 404, 404]),
            ("GET state", json!({}), [200, 200, 200, 200, 404, 404, 404]),
        ];
        for (door, body, expected) in doors {
            for (who, status) in people.iter().zip(expected) {
                let id = begin(&mamadou, "service-nord", "problem", "Leak").await;
                let room = acting(&site, who);
                let got = match door.strip_prefix("GET ") {
                    Some(door) => room.get(&format!("/api/v1/threads/{id}/{door}")).await,
                    None => room.api("POST", &format!("/threads/{id}/{door}"), body.clone()).await,
                };
                assert_eq!(got.status, status, "{door} by {}: {:?}", who.handle, got.problem);
            }
        }
        let people = [t.ines(), t.tomas(), t.amelie(), t.helene(), t.sofia(), t.piet()];
        let doors = [("taken", [403, 403, 200, 403, 403, 404]), ("dropped", [200, 403, 200, 403, 403, 404])];
        for (state, expected) in doors {
            for (who, status) in people.iter().zip(expected) {
                let id = begin(&ines, "diagnostics", "decision", "Which").await;
                let got = bring(&acting(&site, who), &id, state).await;
                assert_eq!(got.status, status, "{state} by {}: {:?}", who.handle, got.problem);
            }
        }
    });
}
