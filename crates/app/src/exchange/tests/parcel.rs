//! The interchange form with the bytes of files: out of one engine, into the other, and out again.

use kernel::Time;
use store::{Db, p, sql};
use testkit::{Town, both_engines};
use web::depot::Depot;

use super::jsonl::other;
use crate::exchange::{ExchangeError, Progress, Summary, export, jsonl, pack, unpack};

fn depot(folder: &tempfile::TempDir) -> Depot {
    let blobs = blobs::Blobs::open(None, &folder.path().join("files")).unwrap();
    Depot { blobs, most: (1 << 20).into(), quota_mb: 10.into(), scan: None }
}

async fn kept(depot: &Depot, bytes: &str) -> String {
    let spooled = depot.blobs.spool_bytes(bytes.as_bytes()).await.unwrap();
    depot.blobs.keep(&spooled).await.unwrap();
    spooled.key().to_string()
}

sql!(BLOB, "INSERT INTO blobs (key, size, state, touched_ms) VALUES ($1, $2, 'free', 0)");
sql!(
    FILE,
    "INSERT INTO files (id, space_id, folder, name, name_folded, alt, via, author_id, created_ms, changed_ms, version,
        blob, type, size, width, height)
     VALUES ($1, $2, 'Plans/Old', 'Plan é.png', 'plan e.png', 'A pump', 'folder', $3, $4, $4, 2, $5, 'image/png', 3, 4, 5)"
);
sql!(
    VERSION,
    "INSERT INTO file_versions (file_id, number, blob, type, size, width, height, by_id, at_ms)
     VALUES ($1, $2, $3, 'image/png', $4, 4, 5, $5, $6)"
);
sql!(POINTS, "INSERT INTO message_files (message_id, file_id) VALUES ($1, $2)");
sql!(SAYS, "UPDATE messages SET body = $2 WHERE id = $1");
sql!(
    FACE,
    "INSERT INTO pictures (person_id, version, blob, type, size, at_ms) VALUES ($1, 7, $2, 'image/jpeg', 4, 7)"
);
sql!(
    PLACE,
    "INSERT INTO space_pictures (space_id, version, blob, type, size, at_ms) VALUES ($1, 8, $2, 'image/jpeg', 4, 8)"
);
sql!(
    NOTE,
    "INSERT INTO notes (id, space_id, title, title_folded, body, version, created_ms, author_id, changed_ms, changed_by)
     VALUES (61, $1, 'Relève', 'releve', 'See [[Not there]] and [plan](/files/51/x)', 1, 1, $2, 2, $2)"
);
sql!(
    NOTED,
    "INSERT INTO note_versions (note_id, version, title, body, at_ms, by_id) VALUES (61, 1, 'Relève', 'x', 1, $1)"
);
sql!(VOTED, "INSERT INTO poll_votes (thread_id, place, person_id) VALUES ($1, 0, $2)");
sql!(HELD, "SELECT x.files, x.bytes FROM space_files x");
sql!(FOLDERS, "SELECT x.path, x.files FROM file_folders x");
sql!(LINKS, "SELECT COUNT(*) FROM note_links WHERE note_id = 61");
sql!(TAKEN, "UPDATE files SET space_id = $2 WHERE id = $1");
sql!(WORDS, "SELECT m.body FROM messages m WHERE m.id = $1");
sql!(GONE, "DELETE FROM spaces WHERE slug = 'pump-3'");

const PLAN: i64 = 51;

/// A plan in two versions that a message points to, two pictures, a note, a vote. Their keys.
async fn fill(t: &Town, depot: &Depot) -> Vec<String> {
    let mut keys = Vec::new();
    for bytes in ["one", "two", "face", "here"] {
        keys.push(kept(depot, bytes).await);
    }
    let own = keys.clone();
    let (space, ines, message, thread) =
        (t.space("pump-3"), t.person("ines"), t.message("hum"), t.thread("bearing"));
    t.db.write(move |w| {
        for key in &own {
            w.exec(&BLOB, p![key, 4_i64])?;
        }
        let at = Time(1_700_000_000_000);
        w.exec(&FILE, p![PLAN, space, ines, at, &own[1]])?;
        w.exec(&VERSION, p![PLAN, 1_i64, &own[0], 3_i64, ines, at])?;
        w.exec(&VERSION, p![PLAN, 2_i64, &own[1], 3_i64, ines, at])?;
        w.exec(&POINTS, p![message, PLAN])?;
        w.exec(&SAYS, p![message, "See [the plan](/files/51/Plan), page 5."])?;
        w.exec(&FACE, p![ines, &own[2]])?;
        w.exec(&PLACE, p![space, &own[3]])?;
        w.exec(&NOTE, p![space, ines])?;
        w.exec(&NOTED, p![ines])?;
        w.exec(&VOTED, p![thread, ines])
    })
    .await
    .unwrap();
    keys
}

fn text(zip: &std::path::Path) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    std::io::read_to_string(zip.by_name("network.jsonl").unwrap()).unwrap()
}

async fn into(db: &Db, depot: &Depot, file: &std::path::Path) -> Summary {
    unpack(db, depot, file, &Progress::none()).await.unwrap()
}

#[test]
fn files_pictures_and_notes_travel_with_their_bytes() {
    both_engines(async |t: Town| {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (own, new) = (depot(&here), depot(&there));
        let keys = fill(&t, &own).await;
        let (one, two) = (here.path().join("one.zip"), there.path().join("two.zip"));
        let packed = pack(&t.db, &own.blobs, &one, &Progress::none()).await.unwrap();
        assert_eq!((packed.files, packed.missing.len()), (4, 0));
        assert!(packed.left.contains(&"who voted for what in polls (their counts travel)"), "{packed}");
        let (_place, target) = other(t.db.engine());
        let summary = into(&target, &new, &one).await;
        assert_eq!((summary.files, summary.skipped.len()), (1, 0), "{summary}");
        pack(&target, &new.blobs, &two, &Progress::none()).await.unwrap();
        assert_eq!(text(&one), text(&two), "what goes in comes out");
        for key in &keys {
            let key = blobs::Key::parse(key).unwrap();
            assert!(new.blobs.local(&key).await.is_ok(), "the bytes are there");
        }
        let counted = |r: &mut store::Read<'_>| {
            let held = r.all::<(i64, i64)>(&HELD, p![])?;
            Ok::<_, store::Error>((held, r.all::<(String, i64)>(&FOLDERS, p![])?, r.ints(&LINKS, p![])?))
        };
        let now = target.read(counted).await.unwrap();
        assert_eq!(now, (vec![(1, 6)], vec![("Plans/Old".to_owned(), 1)], vec![1]));
        let again = into(&target, &new, &one).await;
        assert_eq!((again.files, again.messages, again.skipped.len()), (0, 0, 0), "twice is once");
        // Lines alone carry no file whose bytes do not come along, and say so.
        let lines = here.path().join("lines.jsonl");
        let said = export(&t.db, &lines, &Progress::none()).await.unwrap();
        assert!(said.to_string().contains(".zip"), "{said}");
        assert!(!std::fs::read_to_string(&lines).unwrap().contains("\"type\":\"file\""));
    });
}

#[test]
fn a_file_whose_id_is_taken_gets_another_and_words_follow_it() {
    both_engines(async |t: Town| {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (own, new) = (depot(&here), depot(&there));
        fill(&t, &own).await;
        let one = here.path().join("one.zip");
        pack(&t.db, &own.blobs, &one, &Progress::none()).await.unwrap();
        let (_place, target) = other(t.db.engine());
        // Under that id lies something else there.
        let strange = |w: &mut store::Write<'_>| {
            w.exec(&FILE, p![PLAN, 1_i64, 2_i64, Time(1), &"0".repeat(64)])?;
            w.exec(&TAKEN, p![PLAN, 9_i64])
        };
        target.write(strange).await.unwrap();
        let summary = into(&target, &new, &one).await;
        assert_eq!((summary.files, summary.skipped.len()), (1, 0), "{summary}");
        let message = t.message("hum");
        let (words,) = target.read(move |r| r.one::<(String,)>(&WORDS, p![message])).await.unwrap();
        assert!(words.starts_with("See [the plan](/files/") && words.ends_with(", page 5."), "{words}");
        assert!(!words.contains("/files/51/"), "{words}");
    });
}

#[test]
fn bytes_that_are_not_what_they_say_and_rows_of_a_space_that_is_gone_are_refused_by_name() {
    both_engines(async |t: Town| {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (own, new) = (depot(&here), depot(&there));
        let keys = fill(&t, &own).await;
        // One file's bytes are lost, and a space is being deleted: its row went first.
        own.blobs.remove(&blobs::Key::parse(&keys[2]).unwrap()).await.unwrap();
        t.db.write(|w| w.exec(&GONE, p![])).await.unwrap();
        let one = here.path().join("one.zip");
        let packed = pack(&t.db, &own.blobs, &one, &Progress::none()).await.unwrap();
        assert_eq!(packed.missing, [keys[2].clone()]);
        let (_place, target) = other(t.db.engine());
        let summary = into(&target, &new, &one).await;
        assert_eq!(summary.exit_code(), 1);
        let why: Vec<&str> = summary.skipped.iter().map(|s| s.reason.as_str()).collect();
        assert!(why.iter().any(|w| w.starts_with("there is no space")), "{why:?}");
        assert!(why.iter().any(|w| w.contains(&keys[2])), "{why:?}");
        // Others' bytes under a name are not taken for it.
        let bad = there.path().join("bad.zip");
        let mut zip = zip::ZipWriter::new(std::fs::File::create(&bad).unwrap());
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("network.jsonl", options).unwrap();
        std::io::Write::write_all(&mut zip, b"{\"type\":\"network\",\"format\":1}\n").unwrap();
        zip.start_file(format!("files/{}", "a".repeat(64)), options).unwrap();
        std::io::Write::write_all(&mut zip, b"something else").unwrap();
        zip.finish().unwrap();
        let summary = into(&target, &new, &bad).await;
        assert_eq!(summary.skipped[0].reason, "these are not the bytes of that name");
        // A zip without lines is nobody's.
        let none = there.path().join("none.zip");
        zip::ZipWriter::new(std::fs::File::create(&none).unwrap()).finish().unwrap();
        let refused = unpack(&target, &new, &none, &Progress::none()).await;
        assert!(matches!(refused, Err(ExchangeError::File(_))));
        assert!(jsonl(&target, &none, &Progress::none()).await.is_err());
    });
}
