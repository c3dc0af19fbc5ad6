//! What conversations lead to: polls, what messages are turned into, questions under a neutral name.

use ::store::{p, sql};
use kernel::time::DAY;
use serde_json::json;
use testkit::{Town, both_engines};

use super::{acting, facts, site};
use crate::{hears, polls};

sql!(ALLOW, "UPDATE spaces SET pseudonyms = TRUE WHERE slug = $1");
sql!(FOLLOWING, "SELECT person_id FROM follows WHERE person_id = $1 AND thread_id > $2");
sql!(
    TASK,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, thread_id, message_id, created_by, created_ms, reminded_day, version)
     VALUES (5, $1, 'Replace it', $2, '', $3, $4, $2, 1, '', 1)"
);

#[test]
fn a_vote_counts_once_and_tells_nobody_who() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines, tomas) =
            (acting(&site, &t.amelie()), acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let path = "/spaces/diagnostics/threads";
        let wish = |options: serde_json::Value| json!({"kind": "poll", "title": "Where do we meet", "text": "Choose.", "options": options, "closes": "2026-03-05"});
        assert_eq!(amelie.api("POST", path, wish(json!(["Lille"]))).await.field(), "options");
        assert_eq!(amelie.api("POST", path, wish(json!(["Lille", "lille"]))).await.field(), "options");
        let id = amelie.api("POST", path, wish(json!(["Lille", "Gent"]))).await.id();
        let (page, votes) = (format!("/s/diagnostics/t/{id}"), format!("/threads/{id}/votes"));
        let seen = tomas.get(&page).await;
        assert!(seen.body().contains("Gent") && !seen.body().contains("<meter"), "{}", seen.body());
        // Two at once by the same person count once.
        let (a, b) = tokio::join!(
            ines.api("POST", &votes, json!({"places": [1]})),
            ines.api("POST", &votes, json!({"places": [1]}))
        );
        assert_eq!((a.status, b.status), (200, 200));
        let (door, pairs, two) = (format!("{page}/votes"), [("place", "2")], json!({"places": [2]}));
        let (a, b) = tokio::join!(tomas.api("POST", &votes, two), amelie.form(&door, &pairs));
        assert_eq!((a.status, b.status), (200, 303));
        let mine = ines.get(&format!("/api/v1/threads/{id}/poll")).await;
        assert_eq!(
            (&mine.json["voters"], &mine.json["options"][0]["votes"], &mine.json["options"][1]["votes"]),
            (&json!(3), &json!(1), &json!(2))
        );
        let counts = ines.get(&page).await;
        assert!(counts.body().contains("<meter") && counts.body().contains("hx-trigger=\"every 15s\""));
        assert!(ines.get(&format!("{page}/poll")).await.body().contains("id=\"votes-2\""), "fetched alone");
        let changed = ines.hx(&format!("{page}/votes"), &[("place", "2")]).await;
        assert!(changed.body().contains("id=\"poll\""), "{}", changed.body());
        assert_eq!(ines.api("POST", &votes, json!({"places": [1, 2]})).await.field(), "places");
        let back = ines.api("POST", &votes, json!({"places": []})).await;
        assert_eq!(back.json["voters"], json!(null), "who takes a vote back sees no counts");
        let outside = acting(&site, &t.helene());
        assert_eq!(outside.api("POST", &votes, json!({"places": [1]})).await.rule(), "members-write");
        assert_eq!(acting(&site, &t.piet()).api("POST", &votes, json!({"places": [1]})).await.status, 404);
        let other = format!("/threads/{}/votes", t.thread("bearing"));
        assert_eq!(ines.api("POST", &other, json!({"places": [1]})).await.status, 404);
        t.clock.advance(3 * DAY);
        assert_eq!(ines.api("POST", &votes, json!({"places": [1]})).await.status, 409);
        t.db.write(polls::store::close_due).await.unwrap();
        let seen = ines.get(&page).await;
        assert!(
            seen.body().contains("<meter") && seen.body().contains("Clos à l’heure prévue"),
            "{}",
            seen.body()
        );
        let told: Vec<_> = facts(&t).await.into_iter().filter(|f| f.kind.contains("vote")).collect();
        assert!(told.is_empty(), "a vote is no fact");
    });
}

// spec: S2-SM9 (part: a conversation is turned into a decision, practice, idea or question, and shows the result)
// spec: S3-L5 (part: what grows from somebody's words names them)
#[test]
fn a_message_becomes_something_that_names_its_author() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, ines, tomas) =
            (acting(&site, &t.amelie()), acting(&site, &t.ines()), acting(&site, &t.tomas()));
        let (bearing, coupling) = (t.thread("bearing"), t.message("coupling"));
        let page = format!("/s/diagnostics/t/{bearing}");
        let menu = tomas.get(&format!("{page}/messages/{coupling}/acts")).await;
        assert!(menu.body().contains("turn?into=practice") && menu.body().contains("/tasks/new?message="));
        let form = tomas.get(&format!("{page}/messages/{coupling}/turn?into=practice")).await;
        assert!(form.body().contains("&#62; Twice. Both times"), "{}", form.body());
        assert!(form.body().contains("class=\"audience\""), "who will read it stands there");
        let turn = format!("/messages/{coupling}/outcomes");
        let wish = json!({"kind": "practice", "title": "Look at the coupling first", "text": "Always."});
        let outside = acting(&site, &t.helene()).api("POST", &turn, wish.clone()).await;
        assert_eq!(outside.rule(), "members-write");
        let bad = json!({"kind": "announcement", "title": "x", "text": "y"});
        assert_eq!(tomas.api("POST", &turn, bad).await.field(), "kind");
        let made = tomas.api("POST", &turn, wish).await;
        assert_eq!(made.status, 201);
        let grown = ines.get(&format!("/s/diagnostics/t/{}", made.id())).await;
        assert!(grown.body().contains("D’après ce que Amélie Caron a écrit"), "{}", grown.body());
        let source = amelie.get(&page).await;
        assert!(
            source.body().contains("→ Pratique") && source.body().contains("Ébauche"),
            "{}",
            source.body()
        );
        let agreed = json!({"state": "agreed", "day": "2026-09-01"});
        assert_eq!(amelie.api("POST", &format!("/threads/{}/state", made.id()), agreed).await.status, 200);
        assert!(amelie.get(&page).await.body().contains("Adoptée"), "the line shows where it stands now");
        let told: Vec<_> = facts(&t).await.into_iter().filter(|f| f.kind == "outcome.made").collect();
        assert_eq!((told.len(), told[0].number("author")), (1, Some(t.amelie().id.number())));

        let (space, owner) = (t.space("diagnostics"), t.ines().id);
        t.db.write(move |w| {
            w.exec(&TASK, p![space, owner, bearing, coupling])?;
            let now = w.now();
            let fact = kernel::Fact::past("task.made", 5, now).by(owner).space(space).thread(bearing);
            w.announce(fact.with("message", coupling.number()));
            Ok::<_, ::store::Error>(())
        })
        .await
        .unwrap();
        jobs::settle(&t.db, &hears::consumers(), &[]).await.unwrap();
        let seen = tomas.get(&page).await;
        assert!(
            seen.body().contains("/tasks/5") && seen.body().contains("Inès Moreau · to do"),
            "{}",
            seen.body()
        );
        let list = tomas.get(&format!("/api/v1/threads/{bearing}/outcomes")).await;
        assert_eq!(list.json.as_array().map(Vec::len), Some(2));
    });
}

// spec: S2-MB2 (part: a question under a neutral name: nobody in the product finds out who asks)
#[test]
#[allow(clippy::too_many_lines)] // One question followed through every door.
fn nobody_finds_out_who_asks_under_a_neutral_name() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let mamadou = acting(&site, &t.mamadou());
        let path = "/spaces/everybody/threads";
        let wish = json!({"kind": "question", "title": "May I say no?", "text": "To overtime.", "pseudonym": "pseudonym-2"});
        assert_eq!(
            mamadou.api("POST", path, wish.clone()).await.field(),
            "pseudonym",
            "the space has to allow it"
        );
        t.db.write(|w| w.exec(&ALLOW, p!["everybody"])).await.unwrap();
        let form = mamadou.get("/s/everybody/new").await;
        assert!(
            form.body().contains("Une personne") && form.body().contains("deux personnes"),
            "{}",
            form.body()
        );
        let loud = json!({"kind": "discussion", "title": "x", "text": "y", "pseudonym": "pseudonym-2"});
        assert_eq!(mamadou.api("POST", path, loud).await.field(), "pseudonym");
        let asked = mamadou.api("POST", path, wish).await;
        assert_eq!(asked.json["author"]["name"], "Une personne");
        let (id, opening) = (asked.id(), asked.json["opening"].as_str().unwrap().to_owned());
        let (page, replies) = (format!("/s/everybody/t/{id}"), format!("/threads/{id}/replies"));
        let helped = acting(&site, &t.sofia()).api("POST", &replies, json!({"text": "You may."})).await.id();
        let thanks = mamadou.form(&format!("{page}/replies"), &[("text", "Thank you, I will.")]).await;
        assert_eq!(thanks.status, 303);
        assert_eq!(mamadou.api("POST", &replies, json!({"text": "@everybody look"})).await.status, 403);
        let words = json!({"text": "To overtime on Sundays.", "title": "May I say no on Sundays?"});
        assert_eq!(mamadou.api("PATCH", &format!("/messages/{opening}"), words).await.status, 200);
        let mark = json!({"message": helped});
        assert_eq!(mamadou.api("POST", &format!("/threads/{id}/answer"), mark).await.status, 200);
        let gone = mamadou.api("POST", &replies, json!({"text": "Too much."})).await.id();
        assert_eq!(mamadou.api("POST", &format!("/messages/{gone}/withdraw"), json!({})).await.status, 200);

        let (number, after) = (t.mamadou().id.to_string(), t.thread("week"));
        for reader in [t.sofia(), t.helene(), t.jonas(), t.ines(), t.yuki(), t.amelie()] {
            let room = acting(&site, &reader);
            for door in [
                page.clone(),
                "/s/everybody".to_owned(),
                "/s/everybody/threads".to_owned(),
                format!("{page}/messages/{opening}"),
                format!("{page}/messages/{opening}/acts"),
                format!("{page}/messages/{opening}/versions"),
                format!("{page}/messages/{opening}/reactions"),
                "/api/v1/spaces/everybody/threads".to_owned(),
                format!("/api/v1/threads/{id}"),
                format!("/api/v1/threads/{id}/messages"),
                format!("/api/v1/threads/{id}/state"),
                format!("/api/v1/threads/{id}/outcomes"),
                format!("/api/v1/messages/{opening}"),
                format!("/api/v1/messages/{opening}/versions"),
                format!("/api/v1/messages/{gone}"),
            ] {
                let got = room.get(&door).await;
                assert!(got.status < 400, "{door}: {}", got.status);
                let said = format!("{}{}", got.body(), got.text).to_lowercase();
                for trace in ["mamadou", "ndiaye", &number] {
                    assert!(!said.contains(trace), "{trace} in {door} for {}: {said}", reader.handle);
                }
            }
            let mine = format!("/messages/{opening}/withdraw");
            let other = room.api("PATCH", &format!("/messages/{opening}"), json!({"text": "x"})).await;
            assert_eq!(other.status, 403, "{mine} by {}", reader.handle);
        }
        let own = mamadou.get(&page).await;
        assert!(own.body().contains("Une personne") && own.body().contains(" mine"), "{}", own.body());
        for fact in facts(&t).await.iter().filter(|f| f.thread.is_some_and(|thread| thread.to_string() == id))
        {
            let theirs = fact.numbers.iter().any(|(_, n)| n.to_string() == number);
            assert!(fact.actor != Some(t.mamadou().id) && !theirs, "{fact:?}");
        }
        let me = t.mamadou().id;
        let follows = t.db.read(move |r| r.ints(&FOLLOWING, p![me, after])).await.unwrap();
        assert!(follows.is_empty(), "not even among those who follow");
    });
}
