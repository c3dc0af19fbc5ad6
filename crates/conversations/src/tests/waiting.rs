//! Approval before publication.

use ::store::{p, sql};
use kernel::time::DAY;
use serde_json::{Value, json};
use testkit::{Town, both_engines};

use super::{As, acting, facts, site};
use crate::hears;

sql!(APPROVES, "UPDATE spaces SET approves = TRUE, pseudonyms = TRUE WHERE slug = $1");
sql!(LEAVE, "DELETE FROM memberships WHERE person_id = $1 AND space_id = $2");
sql!(
    FACILITATES,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES (77, 'facilitator', $1, 'space', $2, 20, 1, NULL, 'held', 'lead', FALSE, '', '', 1, '', 1)"
);
sql!(SAID, "SELECT CAST(COUNT(*) AS BIGINT) FROM messages WHERE body LIKE $1");
sql!(FILE, "SELECT v.person_id FROM visible_files v WHERE v.file_id = $1 ORDER BY v.person_id");
sql!(
    PUT,
    "INSERT INTO files (id, space_id, folder, author_id, name, name_folded, type, size, blob, via, alt, created_ms, changed_ms, version)
     VALUES (900, $1, '', $2, 'pump.png', 'pump.png', 'image/png', 3, 'k', 'message', '', 1, 1, 1)"
);
sql!(BLOB, "INSERT INTO blobs (key, size, state, touched_ms) VALUES ('k', 3, 'clean', 1)");

const PATH: &str = "/spaces/diagnostics/threads";

async fn approving(t: &Town) {
    t.db.write(|w| w.exec(&APPROVES, p!["diagnostics"])).await.unwrap();
}
async fn write(who: &As, title: &str) -> String {
    let got =
        who.api("POST", PATH, json!({"kind": "discussion", "title": title, "text": "Zebra words"})).await;
    assert_eq!(got.status, 202, "{:?} {}", got.problem, got.text);
    got.id()
}
async fn approve(who: &As, id: &str, version: i64) -> super::Got {
    who.api("POST", &format!("/waiting/{id}/approve"), json!({"version": version})).await
}

// spec: S1-CM4 (part: approval before publication where a space wants it)
#[test]
fn a_post_waits_and_nobody_else_finds_it_before_it_is_published() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, ines, amelie) =
            (acting(&site, &t.tomas()), acting(&site, &t.ines()), acting(&site, &t.amelie()));
        approving(&t).await;
        let form = tomas.get("/s/diagnostics/new").await;
        assert!(form.body().contains("Send for approval"), "{}", form.body());
        assert!(!amelie.get("/s/diagnostics/new").await.body().contains("Envoyer pour approbation"));
        let id = write(&tomas, "A zebra").await;
        // Nobody but its author and whoever leads the space.
        for (who, actor) in [(&ines, t.ines()), (&tomas, t.tomas()), (&amelie, t.amelie())] {
            for door in ["/s/diagnostics", "/s/diagnostics/threads", "/api/v1/spaces/diagnostics/threads"] {
                let got = who.get(door).await;
                let said = format!("{}{}", got.body(), got.text);
                assert!(!said.contains("zebra"), "{door} for {}", actor.handle);
            }
        }
        for door in ["/s/diagnostics/waiting".to_owned(), format!("/me/waiting/{id}")] {
            assert_eq!(ines.get(&door).await.status, 404, "{door}");
        }
        assert_eq!(tomas.get("/s/diagnostics/waiting").await.status, 404);
        assert_eq!(ines.get("/api/v1/me/waiting").await.json["items"], json!([]));
        let written =
            |db: store::Db| async move { db.read(|r| r.ints(&SAID, p!["%ebra%"])).await.unwrap()[0] };
        assert_eq!(written(t.db.clone()).await, 0, "no message holds its words");
        let told = facts(&t).await;
        assert!(told.iter().all(|f| f.kind == "post.waiting"), "{told:?}");
        // Its author sees that it waits; whoever leads the space sees the queue.
        assert!(tomas.get(&format!("/me/waiting/{id}")).await.body().contains("It waits for whoever leads"));
        assert!(tomas.get("/s/diagnostics").await.body().contains("A post of yours is not published yet"));
        let line = amelie.get("/s/diagnostics").await;
        assert!(line.body().contains("Un message attend votre approbation"), "{}", line.body());
        let queue = amelie.get("/s/diagnostics/waiting").await;
        assert!(queue.body().contains("A zebra") && queue.body().contains("Zebra words"), "{}", queue.body());
        t.clock.advance(3 * DAY);
        let done = approve(&amelie, &id, 1).await;
        assert_eq!(done.status, 200, "{:?}", done.problem);
        assert_eq!(done.json["author"]["handle"], "tomas");
        assert_eq!(done.json["created"], t.now().to_string(), "it is published when it is published");
        let list = ines.get("/api/v1/spaces/diagnostics/threads").await;
        assert_eq!(list.json["items"][0]["title"], "A zebra");
        let kinds: Vec<String> = facts(&t).await.into_iter().map(|f| f.kind).collect();
        assert_eq!(kinds, ["post.waiting", "thread.started", "post.approved"]);
        assert_eq!(tomas.get("/api/v1/me/waiting").await.json["items"], json!([]));
        t.clock.advance(40 * DAY);
        let purge = hears::jobs().into_iter().find(|j| j.name == "conversations.purge").unwrap();
        t.db.write(move |w| (purge.run)(w, "").map(drop)).await.unwrap();
        assert_eq!(tomas.get(&format!("/me/waiting/{id}")).await.status, 404);
    });
}

#[test]
fn two_who_decide_at_once_and_nobody_about_their_own() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, amelie, ines) =
            (acting(&site, &t.tomas()), acting(&site, &t.amelie()), acting(&site, &t.ines()));
        approving(&t).await;
        let (mine, other) = (write(&tomas, "One").await, write(&ines, "Two").await);
        let (who, space) = (t.tomas().id, t.space("diagnostics"));
        t.db.write(move |w| w.exec(&FACILITATES, p![who, space])).await.unwrap();
        // Who leads the space by now still does not let in what they wrote as a member.
        assert_eq!(approve(&tomas, &mine, 1).await.rule(), "own-post-waits");
        let decline = json!({"reason": "x"});
        assert_eq!(
            tomas.api("POST", &format!("/waiting/{mine}/decline"), decline).await.rule(),
            "own-post-waits"
        );
        let page = tomas.get("/s/diagnostics/waiting").await;
        assert!(page.body().contains("You wrote this one"), "{}", page.body());
        let (a, b) = tokio::join!(approve(&tomas, &other, 1), approve(&amelie, &other, 1));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [200, 409]);
        let again =
            amelie.form(&format!("/s/diagnostics/waiting/{other}/approve"), &[("version", "1")]).await;
        assert_eq!(again.status, 409, "the second one is told");
        let threads = ines.get("/api/v1/spaces/diagnostics/threads").await;
        let twos = threads.json["items"].as_array().unwrap().iter().filter(|i| i["title"] == "Two").count();
        assert_eq!(twos, 1);
        // What whoever leads the space writes stands at once.
        let wish = json!({"kind": "discussion", "title": "Mine", "text": "x"});
        assert_eq!(tomas.api("POST", PATH, wish).await.status, 201);
    });
}

#[test]
fn turned_down_with_a_reason_written_anew_taken_back() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, amelie) = (acting(&site, &t.tomas()), acting(&site, &t.amelie()));
        approving(&t).await;
        let id = write(&tomas, "First").await;
        let door = format!("/s/diagnostics/waiting/{id}/decline");
        let empty = amelie.form(&door, &[("version", "1"), ("reason", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body().contains("aria-invalid"), "{}", empty.body());
        assert_eq!(amelie.form(&door, &[("version", "1"), ("reason", "Say which pump.")]).await.status, 303);
        let page = tomas.get(&format!("/me/waiting/{id}")).await;
        assert!(
            page.body().contains("Amélie Caron turned it down") && page.body().contains("Say which pump.")
        );
        assert_eq!(approve(&amelie, &id, 2).await.status, 409, "decided about already");
        let list = tomas.get("/me/scheduled").await;
        assert!(list.body().contains("First") && list.body().contains("Turned down"), "{}", list.body());
        let anew = [("kind", "question"), ("title", "Second"), ("text", "The K80.")];
        let bad = tomas
            .form(&format!("/s/diagnostics/waiting/{id}/edit"), &[("kind", "question"), ("text", "x")])
            .await;
        assert_eq!(bad.status, 422);
        let saved = tomas.form(&format!("/s/diagnostics/waiting/{id}/edit"), &anew).await;
        assert_eq!((saved.status, saved.location()), (303, &*format!("/me/waiting/{id}")));
        assert_eq!(approve(&amelie, &id, 2).await.status, 409, "changed since it was read");
        let now = amelie.get("/api/v1/spaces/diagnostics/waiting").await.json["items"][0].clone();
        assert_eq!((&now["title"], &now["version"]), (&json!("Second"), &json!(3)));
        // Its author is no member any more: it cannot come in their name.
        let (who, space) = (t.tomas().id, t.space("diagnostics"));
        t.db.write(move |w| w.exec(&LEAVE, p![who, space])).await.unwrap();
        let refused = approve(&amelie, &id, 3).await;
        assert_eq!(refused.status, 409, "{:?}", refused.problem);
        assert_eq!(amelie.get(&format!("/me/waiting/{id}")).await.status, 404);
        assert_eq!(amelie.form(&format!("/me/waiting/{id}/withdraw"), &[]).await.status, 404);
        assert_eq!(tomas.form(&format!("/me/waiting/{id}/withdraw"), &[]).await.status, 303);
        assert_eq!(amelie.get("/api/v1/spaces/diagnostics/waiting").await.json["items"], json!([]));
    });
}

#[test]
fn a_poll_an_outcome_and_a_neutral_name_come_as_they_were_wished() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, amelie) = (acting(&site, &t.tomas()), acting(&site, &t.amelie()));
        approving(&t).await;
        let poll = json!({"kind": "poll", "title": "Where", "text": "Choose.", "options": ["Lille", "Gent"]});
        let poll = tomas.api("POST", PATH, poll).await.id();
        let veiled =
            json!({"kind": "question", "title": "May I", "text": "Say no?", "pseudonym": "pseudonym-2"});
        let veiled = tomas.api("POST", PATH, veiled).await.id();
        let turn = format!("/messages/{}/outcomes", t.message("coupling"));
        let wish = json!({"kind": "practice", "title": "Coupling first", "text": "Always."});
        let turned = tomas.api("POST", &turn, wish).await;
        assert_eq!(turned.status, 202, "{:?}", turned.problem);
        let queue = amelie.get("/s/diagnostics/waiting").await;
        assert!(queue.body().contains("Lille") && queue.body().contains("Une personne"), "{}", queue.body());
        let json = amelie.get("/api/v1/spaces/diagnostics/waiting").await;
        let shown =
            json.json["items"].as_array().unwrap().iter().find(|i| i["id"] == veiled.as_str()).unwrap();
        let number = t.tomas().id.to_string();
        assert!(!shown.to_string().contains(&number) && !shown.to_string().contains("tomas"), "{shown}");
        for fact in facts(&t).await.iter().filter(|f| f.subject.to_string() == veiled) {
            assert!(
                fact.actor.is_none() && fact.numbers.iter().all(|(_, n)| n.to_string() != number),
                "{fact:?}"
            );
        }
        let poll = approve(&amelie, &poll, 1).await.id();
        let page = amelie.get(&format!("/s/diagnostics/t/{poll}")).await;
        assert!(page.body().contains("Gent"), "{}", page.body());
        let asked = approve(&amelie, &veiled, 1).await;
        assert_eq!(asked.json["author"]["name"], "Une personne");
        assert!(tomas.get(&format!("/s/diagnostics/t/{}", asked.id())).await.body().contains(" mine"));
        approve(&amelie, &turned.id(), 1).await.id();
        let made = tomas.get(&format!("/api/v1/threads/{}/outcomes", t.thread("bearing"))).await;
        assert_eq!(made.json[0]["title"], "Coupling first");
    });
}

#[test]
fn whoever_approves_sees_the_files_and_nobody_else_does() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let tomas = acting(&site, &t.tomas());
        approving(&t).await;
        let (space, who) = (t.space("diagnostics"), t.tomas().id);
        t.db.write(move |w| {
            w.exec(&BLOB, p![])?;
            w.exec(&PUT, p![space, who])
        })
        .await
        .unwrap();
        let text = "Look: ![pump](/files/900/pump.png)";
        let wish = json!({"kind": "discussion", "title": "With a picture", "text": text});
        assert_eq!(tomas.api("POST", PATH, wish).await.status, 202);
        let sees: Vec<i64> = t.db.read(|r| r.ints(&FILE, p![900_i64])).await.unwrap();
        let mut expected = vec![t.tomas().id.number(), t.amelie().id.number()];
        expected.sort_unstable();
        assert_eq!(sees, expected);
    });
}

/// Everything of approval, for each of the town's people.
#[test]
fn the_table_of_routes_and_people() {
    both_engines(async |t: Town| {
        let site = site(&t);
        approving(&t).await;
        let id = write(&acting(&site, &t.tomas()), "T").await;
        let people = [t.amelie(), t.tomas(), t.ines(), t.lea(), t.sofia(), t.piet()];
        let rows: [(&str, String, Value, [u16; 6]); 8] = [
            ("GET", "/spaces/diagnostics/waiting".into(), json!({}), [200, 404, 404, 404, 404, 404]),
            ("GET", "/me/waiting".into(), json!({}), [200; 6]),
            ("GET", format!("/me/waiting/{id}"), json!({}), [404, 200, 404, 404, 404, 404]),
            ("PATCH", format!("/me/waiting/{id}"), json!({"kind": "idea"}), [404, 422, 404, 404, 404, 404]),
            ("POST", format!("/waiting/{id}/decline"), json!({}), [422, 403, 404, 404, 404, 404]),
            (
                "POST",
                PATH.into(),
                json!({"kind": "idea", "title": "I", "text": "x"}),
                [201, 202, 202, 403, 403, 404],
            ),
            ("POST", format!("/waiting/{id}/approve"), json!({}), [200, 403, 404, 404, 404, 404]),
            ("DELETE", format!("/me/waiting/{id}"), json!({}), [404, 409, 404, 404, 404, 404]),
        ];
        for (method, path, body, expected) in rows {
            let mut got = Vec::new();
            // Whoever may do it comes last: what is done stays done.
            for who in people.iter().rev() {
                got.push(acting(&site, who).api(method, &path, body.clone()).await.status);
            }
            got.reverse();
            assert_eq!(got, expected, "{method} {path}");
        }
    });
}

// spec: S1-CM4 (part: replies wait like posts do, where a space wants it)
#[test]
fn a_reply_waits_and_comes_into_its_thread_in_its_authors_name() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (tomas, ines, amelie) =
            (acting(&site, &t.tomas()), acting(&site, &t.ines()), acting(&site, &t.amelie()));
        approving(&t).await;
        let thread = t.thread("bearing");
        let (replies, page) = (format!("/threads/{thread}/replies"), format!("/s/diagnostics/t/{thread}"));
        assert!(tomas.get(&page).await.body().contains("Send for approval"));
        assert!(!amelie.get(&page).await.body().contains("Envoyer pour approbation"));
        let sent = tomas.api("POST", &replies, json!({"text": "Zebra words"})).await;
        assert_eq!((sent.status, &sent.json["on"]), (202, &json!(thread.to_string())), "{:?}", sent.problem);
        let id = sent.id();
        for who in [&ines, &tomas, &amelie] {
            assert!(!who.get(&page).await.body().contains("Zebra"), "nobody reads it in the thread");
        }
        let own = tomas.get(&format!("/me/waiting/{id}")).await;
        assert!(
            own.body().contains("Zebra words") && own.body().contains("A hum at 40 Hz"),
            "{}",
            own.body()
        );
        let queue = amelie.get("/s/diagnostics/waiting").await;
        assert!(queue.body().contains("Réponse") && queue.body().contains("Zebra"), "{}", queue.body());
        // Turned down, written anew, let in: in the place and the name it was written for.
        let no = json!({"version": 1, "reason": "Which pump?"});
        assert_eq!(amelie.api("POST", &format!("/waiting/{id}/decline"), no).await.status, 200);
        let edit = format!("/s/diagnostics/waiting/{id}/edit");
        assert_eq!(tomas.form(&edit, &[("text", " ")]).await.status, 422);
        assert_eq!(tomas.form(&edit, &[("text", "The K80 zebra")]).await.status, 303);
        assert_eq!(ines.form(&edit, &[("text", "Not mine")]).await.status, 404);
        let done = approve(&amelie, &id, 3).await;
        assert_eq!((done.status, done.id()), (200, thread.to_string()), "{:?}", done.problem);
        let read = ines.get(&format!("/api/v1/threads/{thread}/messages")).await.json;
        let last = read["items"].as_array().and_then(|all| all.last().cloned()).unwrap_or_default();
        assert_eq!((&last["text"], &last["author"]["handle"]), (&json!("The K80 zebra"), &json!("tomas")));
        let kinds: Vec<String> = facts(&t).await.into_iter().map(|f| f.kind).collect();
        let flow = ["post.waiting", "post.declined", "post.waiting", "reply.posted", "post.approved"];
        assert_eq!(kinds, flow);
        // Whoever leads the space replies at once.
        assert_eq!(amelie.api("POST", &replies, json!({"text": "At once"})).await.status, 201);
    });
}
