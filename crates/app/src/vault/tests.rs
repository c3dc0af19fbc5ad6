//! Out of one engine into the other and back: row by row the same, or refused by name.

mod checks;
mod forgotten_files;
mod hostile;
mod people;
mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use blobs::Blobs;
use kernel::{Clock, Id};
use store::whole::tables;
use store::{Db, Engine, MIGRATIONS, Options, Read, Target, Write, p, sql};
use testkit::{Fresh, Place as Bed, Town, both_engines, each_engine, fresh, options};

use super::archive::{Manifest, rows};
use super::backup::{Failed, Kept, Source, backup};
use super::restore::{No, Place, Restored, restore, settle_key};
use crate::exchange::tests::fixture::rows as recounted;

pub(super) const OWN: [u8; 32] = [7; 32];

/// A folder with files, a key and room for an archive.
pub(super) struct Yard {
    pub folder: tempfile::TempDir,
    pub blobs: Blobs,
}

impl Yard {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(None, &folder.path().join("files")).unwrap();
        Self { folder, blobs }
    }
    /// Puts bytes among the files; their key.
    pub(super) async fn kept(&self, bytes: &[u8]) -> String {
        let spooled = self.blobs.spool_bytes(bytes).await.unwrap();
        self.blobs.keep(&spooled).await.unwrap();
        spooled.key().to_string()
    }
    pub(super) fn archive(&self) -> PathBuf {
        self.folder.path().join("network.tar.zst")
    }
    pub(super) async fn take(&self, db: &Db) -> Result<Kept, Failed> {
        let source =
            Source { blobs: &self.blobs, key: Some(OWN), key_in_folder: true, steps: MIGRATIONS.len() };
        backup(db, source, &self.archive()).await
    }
    pub(super) async fn put(&self, archive: &Path, target: Target, replace: bool) -> Result<Restored, No> {
        let place = Place {
            target,
            data: self.folder.path().to_owned(),
            blobs: self.blobs.clone(),
            key: None,
            replace,
            now_ms: Clock::system().now().0,
        };
        restore(archive, place).await
    }
}

/// Every row of every table as a line, sorted; without what a restore writes of itself.
pub(super) async fn lines(db: &Db) -> BTreeMap<String, Vec<String>> {
    let plan = tables(MIGRATIONS).unwrap();
    let read = move |r: &mut Read<'_>| {
        let mut all = BTreeMap::new();
        for table in plan.iter().filter(|t| t.name != "nodes") {
            let mut found: Vec<String> = Vec::new();
            r.dump(table, |values| {
                let mut line = Vec::new();
                rows::put(values, &mut line).unwrap();
                found.push(String::from_utf8(line).unwrap());
                Ok::<_, store::Error>(())
            })?;
            found.retain(|line| !line.starts_with("[\"vault.restored\""));
            found.sort();
            all.insert(table.name.clone(), found);
        }
        Ok::<_, store::Error>(all)
    };
    db.read_for(0, move |r| r.snapshot(read)).await.unwrap()
}

fn other(engine: Engine) -> Engine {
    if engine == Engine::Sqlite { Engine::Postgres } else { Engine::Sqlite }
}

pub(super) fn open(bed: &Bed) -> Db {
    Db::open(bed.target(), options()).unwrap()
}

sql!(BLOB, "INSERT INTO blobs (key, size, state, touched_ms, doomed_ms) VALUES ($1, $2, 'free', $3, NULL)");
sql!(
    SESSION,
    "INSERT INTO sessions (id, token_hash, person_id, device, created_ms, seen_ms, until_ms) VALUES ($1, $2, $3, $4, 1, 1, 1)"
);
sql!(WORDS, "SELECT COUNT(*) FROM search_docs");

#[test]
fn a_backup_of_one_engine_is_the_same_network_on_the_other_and_back() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        let held = yard.blobs.spool_bytes(b"the drawing of a bearing").await.unwrap();
        yard.blobs.keep(&held).await.unwrap();
        let (key, gone, me) = (held.key().to_string(), "0".repeat(64), t.ines().id);
        let named = key.clone();
        let fill = move |w: &mut Write<'_>| {
            let (now, id): (_, Id<()>) = (w.now(), w.id());
            w.exec(&BLOB, p![&named, 24_i64, now])?;
            w.exec(&BLOB, p![&gone, 9_i64, now])?;
            // Everything that has to be written with care: bytes, quotes, tabs, what is not ASCII.
            w.exec(&SESSION, p![id, &vec![0_u8, 255, 92, 10], me, "a\t\"b\"\\N\n\r–é"])
        };
        t.db.write(fill).await.unwrap();
        let docs = t.db.write(|w| w.one::<(i64,)>(&WORDS, p![])).await.unwrap();
        let kept = yard.take(&t.db).await.unwrap();
        assert_eq!((kept.files, kept.missing.len()), (1, 1), "one is there, one is not");
        let before = lines(&t.db).await;
        let mut from = (yard.archive(), t.db.engine());
        for round in 0..2 {
            let (there, bed) = (Yard::new(), fresh(other(from.1), Fresh::Nothing));
            let came = there.put(&from.0, bed.target(), false).await.unwrap();
            assert_eq!((came.files, came.missing.len()), (1, 1), "round {round}");
            let db = open(&bed);
            assert_eq!(lines(&db).await, before);
            assert_eq!(db.read(|r| r.one::<(i64,)>(&WORDS, p![])).await.unwrap(), docs);
            let found = there.blobs.local(&blobs::Key::parse(&key).unwrap()).await.unwrap();
            assert_eq!(std::fs::read(found.path()).unwrap(), b"the drawing of a bearing");
            let own = std::fs::read_to_string(there.folder.path().join("key")).unwrap();
            assert_eq!(crate::key::parse(own.trim()), Some(OWN));
            // New ids come after every old one, and it can be kept again.
            let id = db.write(|w| Ok::<Id<()>, store::Error>(w.id())).await.unwrap();
            assert!(id.number() > 0);
            there.take(&db).await.unwrap();
            let next = yard.folder.path().join(format!("{round}.tar.zst"));
            std::fs::copy(there.archive(), &next).unwrap();
            from = (next, db.engine());
            db.close().unwrap();
        }
    });
}

sql!(
    SAY,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $2, $3, 'x', '<p>x</p>', $4, '', 1)"
);
sql!(
    COUNT,
    "UPDATE threads SET replies = replies + 1, last_id = $2, last_ms = $3, last_author_id = $4 WHERE id = $1"
);

#[test]
fn a_backup_while_people_write_is_of_one_moment() {
    both_engines(async |t: Town| {
        let (yard, stop) = (Yard::new(), Arc::new(AtomicBool::new(false)));
        let (thread, me, db, halt) = (t.thread("bearing"), t.ines().id, t.db.clone(), Arc::clone(&stop));
        let writer = tokio::spawn(async move {
            let mut said = 0;
            while !halt.load(Ordering::SeqCst) {
                let say = move |w: &mut Write<'_>| {
                    let (id, now): (Id<()>, _) = (w.id(), w.now());
                    w.exec(&SAY, p![id, thread, me, now])?;
                    w.exec(&COUNT, p![thread, id, now, me])
                };
                db.write(say).await.unwrap();
                said += 1;
            }
            said
        });
        let mut kept = Vec::new();
        for n in 0..3 {
            yard.take(&t.db).await.unwrap();
            let path = yard.folder.path().join(format!("{n}.tar.zst"));
            std::fs::rename(yard.archive(), &path).unwrap();
            kept.push(path);
        }
        stop.store(true, Ordering::SeqCst);
        assert!(writer.await.unwrap() > 0, "somebody wrote meanwhile");
        for path in kept {
            let bed = fresh(other(t.db.engine()), Fresh::Nothing);
            Yard::new().put(&path, bed.target(), false).await.unwrap();
            recounted(&open(&bed)).await;
        }
    });
}

#[test]
fn a_restore_is_refused_while_a_program_serves_and_over_people_unless_told() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        yard.take(&t.db).await.unwrap();
        let (target, archive) = (t.db.target().clone(), yard.archive());
        let said = yard.put(&archive, target.clone(), true).await.unwrap_err().to_string();
        assert!(
            said.contains("The database is open: process ") && said.contains("Nothing was changed"),
            "{said}"
        );
        assert!(!lines(&t.db).await["memberships"].is_empty());
    });
    each_engine(|engine| {
        testkit::block_on(async {
            let (yard, bed) = (Yard::new(), fresh(engine, Fresh::Town));
            let db = open(&bed);
            yard.take(&db).await.unwrap();
            let before = lines(&db).await;
            db.write(|w| w.exec(&EMPTY, p![])).await.unwrap();
            db.close().unwrap();
            let said = yard.put(&yard.archive(), bed.target(), false).await.unwrap_err().to_string();
            assert!(said.contains("add --replace"), "{said}");
            // Killed half-way: what was there is there.
            let steps: Vec<String> = MIGRATIONS.iter().map(|(name, _)| (*name).to_owned()).collect();
            let now = Clock::system().now().0;
            let target = bed.target();
            let killed = move || drop(store::whole::Loader::begin(&target, &steps, true, now).unwrap());
            std::thread::spawn(killed).join().unwrap();
            let db = open(&bed);
            assert!(lines(&db).await["memberships"].is_empty());
            db.close().unwrap();
            yard.put(&yard.archive(), bed.target(), true).await.unwrap();
            let db = open(&bed);
            assert_eq!(lines(&db).await, before);
            // A key that came although its rows did not, and one whose rows came.
            let fresh_key = yard.folder.path().join("key.restored");
            for (text, stays) in [("1".repeat(64), false), (super::archive::hex(&OWN), true)] {
                std::fs::write(&fresh_key, &text).unwrap();
                settle_key(yard.folder.path(), &db).await.unwrap();
                assert!(!fresh_key.exists());
                let own = std::fs::read_to_string(yard.folder.path().join("key")).unwrap();
                assert_eq!(own.trim() == text, stays);
            }
        });
    });
}

sql!(EMPTY, "DELETE FROM memberships");

#[test]
fn a_backup_of_an_older_program_is_brought_up_to_date() {
    each_engine(|engine| {
        testkit::block_on(async {
            let (yard, bed) = (Yard::new(), fresh(engine, Fresh::Nothing));
            let trail = MIGRATIONS.get(..MIGRATIONS.len() - 1).unwrap();
            let db = Db::open(bed.target(), Options { trail, ..options() }).unwrap();
            let source = Source { blobs: &yard.blobs, key: None, key_in_folder: true, steps: trail.len() };
            backup(&db, source, &yard.archive()).await.unwrap();
            db.close().unwrap();
            let there = fresh(other(engine), Fresh::Nothing);
            yard.put(&yard.archive(), there.target(), false).await.unwrap();
            assert_eq!(
                store::whole::applied(&there.target()).unwrap().map(|s| s.len()),
                Some(MIGRATIONS.len())
            );
            open(&there).close().unwrap();
        });
    });
}

#[test]
fn the_manifest_counts_every_row() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        let kept = yard.take(&t.db).await.unwrap();
        let (_, manifest): (_, Manifest) = super::archive::read::verify(&yard.archive()).unwrap();
        let lines = lines(&t.db).await;
        let counted: u64 = manifest.rows.iter().map(|(_, n)| n).sum();
        assert_eq!(counted, kept.rows);
        for (name, count) in manifest.rows.iter().filter(|(n, _)| n != "nodes") {
            assert_eq!(*count, u64::try_from(lines[name].len()).unwrap(), "{name}");
        }
    });
}
