//! Files, notes and duties are found by those who may see them, and by nobody else counted.

use kernel::{Fact, MessageId, SpaceId};
use serde_json::Value;
use store::{Error, p, sql};
use testkit::{Desk, Town, both_engines};

use super::FACT;
use crate::search::{rebuild, room};

sql!(BLOB, "INSERT INTO blobs (key, size, state, touched_ms) VALUES ($1, 1, $2, 0)");
sql!(
    FILE,
    "INSERT INTO files (id, space_id, folder, name, name_folded, alt, via, author_id, created_ms, changed_ms, version, blob, type, size)
     VALUES ($1, $2, 'Drawings', $3, $3, $4, $5, $6, $7, $7, 1, $8, 'image/png', 1)"
);
sql!(LINK, "INSERT INTO message_files (message_id, file_id) VALUES ($1, $2)");
sql!(
    NOTE,
    "INSERT INTO notes (id, space_id, title, title_folded, body, version, created_ms, author_id, changed_ms, changed_by)
     VALUES ($1, $2, $3, $3, $4, 1, $5, $6, $5, $6)"
);
sql!(GONE, "UPDATE files SET gone_ms = 1, gone_by = 1 WHERE id = $1");
sql!(NO_NOTE, "DELETE FROM notes WHERE id = $1");
sql!(TAKE_BACK, "UPDATE messages SET gone = 'withdrawn' WHERE id = $1");
sql!(CLOSE, "UPDATE spaces SET open_read = FALSE WHERE id = $1");

/// A file (8_101 open, 8_102 of the team, 8_103 not yet scanned, 8_104 with a message) and two notes.
async fn plant(t: &Town) {
    let (open, team, now) = (t.space("diagnostics"), t.space("service-nord"), t.now());
    let (amelie, jonas, hum) = (t.person("amelie"), t.person("jonas"), t.message("hum"));
    t.db.write(move |w| {
        w.exec(&BLOB, p!["a", "clean"])?;
        w.exec(&BLOB, p!["b", "waiting"])?;
        for (id, space, name, alt, via, blob) in [
            (8_101, open, "impeller wear.png", "A worn impeller, seen from above", "folder", "a"),
            (8_102, team, "impeller Lille.png", "", "folder", "a"),
            (8_103, open, "impeller new.png", "", "folder", "b"),
            (8_104, open, "spectrum.png", "Forty hertz stand out", "message", "a"),
        ] {
            w.exec(&FILE, p![id, space, name, alt, via, amelie, now, blob])?;
        }
        w.exec(&LINK, p![hum, 8_104])?;
        w.exec(&NOTE, p![8_201, open, "Impellers we know", "What **wears** an impeller.", now, amelie])?;
        w.exec(&NOTE, p![8_202, team, "Impellers of Lille", "Their keys.", now, jonas])?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

async fn found(desk: &Desk, who: &str, rest: &str) -> (Vec<String>, Value) {
    let reply = desk.get(who, &format!("/api/v1/search?{rest}")).await;
    let all = reply.json["items"].as_array().unwrap().iter();
    let mut hits: Vec<String> =
        all.map(|h| format!("{} {}", h["kind"].as_str().unwrap(), h["id"].as_str().unwrap())).collect();
    hits.sort();
    (hits, reply.json["counts"].clone())
}

#[test]
fn files_and_notes_are_found_and_what_one_may_not_see_is_not_even_counted() {
    both_engines(async |t: Town| {
        plant(&t).await;
        rebuild(&t.db).await.unwrap();
        let desk = Desk::new(t, room());
        let (hits, counts) = found(&desk, "yuki", "q=impeller").await;
        assert_eq!(hits, ["file 8101", "note 8201"], "not the team’s, nor what waits for the scanner");
        assert_eq!((counts["file"].as_i64(), counts["note"].as_i64()), (Some(1), Some(1)));
        let (hits, counts) = found(&desk, "karim", "q=impeller").await;
        assert_eq!(hits, ["file 8101", "file 8102", "note 8201", "note 8202"]);
        assert_eq!((counts["file"].as_i64(), counts["note"].as_i64()), (Some(2), Some(2)));
        let (hits, counts) = found(&desk, "piet", "q=impeller").await;
        assert!(hits.is_empty() && counts["file"] == 0 && counts["note"] == 0 && counts["duty"] == 0);
        // By its description, by a phrase meant to the letter, by filters.
        assert_eq!(found(&desk, "yuki", "q=worn+above").await.0, ["file 8101"]);
        assert_eq!(found(&desk, "yuki", "q=%22wears+an+impeller%22").await.0, ["note 8201"]);
        assert!(found(&desk, "yuki", "q=%22wear+an+impeller%22").await.0.is_empty());
        assert_eq!(found(&desk, "yuki", "q=%22worn+impeller%22").await.0, ["file 8101"]);
        assert_eq!(found(&desk, "karim", "q=impeller&in=service-nord").await.0, ["file 8102", "note 8202"]);
        assert_eq!(found(&desk, "karim", "q=impeller&from=jonas").await.0, ["note 8202"]);
        assert_eq!(found(&desk, "karim", "q=impeller&kind=note").await.0, ["note 8201", "note 8202"]);
        assert_eq!(found(&desk, "karim", "q=impeller&has=file").await.0, ["file 8101", "file 8102"]);
        assert!(found(&desk, "karim", "q=impeller&since=2030-01-01").await.0.is_empty());
        // What comes with a message is nobody’s by name, and goes with the message.
        let file = desk.get("yuki", "/api/v1/search?q=spectrum").await.json["items"][0].clone();
        assert_eq!((file["id"].as_str(), &file["author"]), (Some("8104"), &Value::Null));
        assert!(found(&desk, "yuki", "q=spectrum&from=amelie").await.0.is_empty());
        let hum = desk.t.message("hum");
        desk.t.db.write(move |w| w.exec(&TAKE_BACK, p![hum])).await.unwrap();
        assert!(found(&desk, "yuki", "q=spectrum").await.0.is_empty());
        for page in ["q=impeller", "q=impeller&kind=file", "q=impeller&kind=note"] {
            crate::support::no_keys(desk.get("karim+en", &format!("/search?{page}")).await.html());
        }
    });
}

#[test]
fn the_index_follows_files_and_notes() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let space: SpaceId = t.space("diagnostics");
        let tell = async |kind: &'static str, subject: i64| {
            let now = t.now();
            t.db.write(move |w| {
                let mut fact = Fact::new(&FACT, subject, now).space(space);
                fact.kind = kind.to_owned();
                w.announce(fact);
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
            jobs::settle(&t.db, &(room().hears)(), &(room().jobs)()).await.unwrap();
        };
        let desk = Desk::new(t.clone(), room());
        tell("file.added", 8_101).await;
        tell("note.written", 8_201).await;
        let hum: MessageId = t.message("hum");
        tell("message.edited", hum.number()).await;
        assert_eq!(found(&desk, "yuki", "q=impeller").await.0, ["file 8101", "note 8201"]);
        assert_eq!(found(&desk, "yuki", "q=hertz+stand").await.0, ["file 8104"], "with its message");
        // A space that closes its doors takes its files and notes along.
        tell("space.changed", space.number()).await;
        t.db.write(move |w| w.exec(&CLOSE, p![space])).await.unwrap();
        tell("space.changed", space.number()).await;
        assert!(found(&desk, "yuki", "q=impeller").await.0.is_empty());
        assert_eq!(found(&desk, "tomas", "q=impeller").await.0, ["file 8101", "note 8201"]);
        t.db.write(move |w| {
            w.exec(&GONE, p![8_101])?;
            w.exec(&NO_NOTE, p![8_201])
        })
        .await
        .unwrap();
        assert!(found(&desk, "tomas", "q=impeller").await.0.is_empty(), "gone before the index knows");
        tell("file.removed", 8_101).await;
        tell("note.removed", 8_201).await;
        rebuild(&t.db).await.unwrap();
        assert!(found(&desk, "tomas", "q=impeller").await.0.is_empty());
    });
}

#[test]
fn duties_and_roles_lead_to_who_does_what() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        let role = charter::ORIGINAL.role("facilitator").unwrap();
        let desk = Desk::new(t, room());
        let ask = |words: &str| -> String {
            let encoded: String = words.bytes().map(|b| format!("%{b:02X}")).collect();
            format!("q={encoded}&kind=duty")
        };
        for words in [&role.label.en, &role.label.fr] {
            let (hits, counts) = found(&desk, "yuki", &ask(words)).await;
            assert!(hits.contains(&"duty facilitator".to_owned()), "{words}: {hits:?}");
            assert!(counts["duty"].as_i64() > Some(0));
        }
        let (hits, counts) = found(&desk, "piet", &ask(&role.label.en)).await;
        assert!(hits.is_empty() && counts["duty"] == 0, "who does what is for people inside");
        let page = desk.get("yuki+en", &format!("/search?{}", ask(&role.label.en))).await;
        assert!(page.html().contains("/who/roles/facilitator"), "{}", page.html());
        crate::support::no_keys(page.html());
    });
}
