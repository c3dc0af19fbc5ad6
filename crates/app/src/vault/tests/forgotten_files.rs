//! What the policy says of the files of somebody who is erased is what happens to their bytes.

use kernel::PersonId;
use store::{Write, p, sql};
use testkit::{Town, both_engines};

use super::Yard;
use crate::rooms;
use crate::vault::person::erase;

sql!(LEAVE, "UPDATE people SET state = 'left', mail = NULL, unit_id = NULL WHERE handle = 'mamadou'");
sql!(
    FILE,
    "INSERT INTO files (id, space_id, folder, name, name_folded, alt, via, author_id, created_ms, changed_ms, version,
        blob, type, size)
     VALUES ($1, $2, '', $3, $3, '', 'folder', $4, $5, $5, $6, $7, 'text/plain', 9)"
);
sql!(
    VERSION,
    "INSERT INTO file_versions (file_id, number, blob, type, size, by_id, at_ms, restored)
     VALUES ($1, $2, $3, 'text/plain', 9, $4, $5, $6::bigint)"
);
sql!(HELD, "INSERT INTO space_files (space_id, files, bytes) VALUES ($1, 2, 27)");
sql!(
    COPY,
    "INSERT INTO person_exports (id, person_id, asked_ms, made_ms, until_ms, state, blob, size) VALUES (7, $1, 1, 1, $2, 'ready', $3, 9)"
);
sql!(NOW_IN, "SELECT f.name, f.version, f.blob FROM files f WHERE f.gone_ms IS NULL ORDER BY f.id");
sql!(HOLDS, "SELECT x.files, x.bytes FROM space_files x WHERE x.space_id = $1");
sql!(KEPT, "SELECT n.number FROM file_versions n WHERE n.file_id = $1 ORDER BY n.number");

const PLAN: i64 = 31;
const TABLE: i64 = 32;

/// Mamadou brought a plan; to the table of Inès he gave its second version, which she brought back as the
/// third; a copy of his own waits to be fetched.
async fn brought(t: &Town, yard: &Yard) -> [String; 4] {
    let mut keys = Vec::new();
    for bytes in ["his plan", "her table", "his table", "his copy"] {
        keys.push(yard.kept(bytes.as_bytes()).await);
    }
    let own: [String; 4] = keys.try_into().unwrap();
    let [plan, hers, his, copy] = own.clone();
    let (space, ines, mamadou) = (t.space("diagnostics"), t.person("ines"), t.person("mamadou"));
    t.db.write(move |w: &mut Write<'_>| {
        let now = w.now();
        w.exec(&LEAVE, p![])?;
        for key in [&plan, &hers, &his] {
            w.exec(&super::BLOB, p![key, 9_i64, now])?;
        }
        w.exec(&FILE, p![PLAN, space, "plan", mamadou, now, 1_i64, &plan])?;
        w.exec(&VERSION, p![PLAN, 1_i64, &plan, mamadou, now, None::<i64>])?;
        w.exec(&FILE, p![TABLE, space, "table", ines, now, 3_i64, &his])?;
        w.exec(&VERSION, p![TABLE, 1_i64, &hers, ines, now, None::<i64>])?;
        w.exec(&VERSION, p![TABLE, 2_i64, &his, mamadou, now, None::<i64>])?;
        w.exec(&VERSION, p![TABLE, 3_i64, &his, ines, now, Some(2_i64)])?;
        w.exec(&HELD, p![space])?;
        w.exec(&COPY, p![mamadou, now.plus(30 * kernel::time::DAY), &copy])
    })
    .await
    .unwrap();
    own
}

async fn settle(t: &Town, yard: &Yard, days: i64) {
    let site = super::people::site(&t.db, yard);
    for _ in 0..days {
        t.clock.advance(kernel::time::DAY);
        let now = t.now();
        t.db.write(move |w| jobs::enqueue(w, "files.collect", "", now)).await.unwrap();
        jobs::settle(&t.db, &rooms::consumers(), &rooms::kinds()).await.unwrap();
        workshop::files::work::settle(&site).await.unwrap();
        crate::vault::work::settle(&site).await.unwrap();
    }
}

async fn there(yard: &Yard, keys: &[String; 4]) -> [bool; 4] {
    let mut found = [false; 4];
    for (key, found) in keys.iter().zip(&mut found) {
        *found = yard.blobs.read(&blobs::Key::parse(key).unwrap(), Some(0..1)).await.is_ok();
    }
    found
}

#[test]
fn where_words_go_their_files_go_in_every_version_and_their_bytes_too() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        let keys = brought(&t, &yard).await;
        let (person, space) = (t.person("mamadou"), t.space("diagnostics"));
        erase::now(&t.db, person.number(), "go", "Former member").await.unwrap();
        let read = move |r: &mut store::Read<'_>| {
            let files = r.all::<(String, i64, String)>(&NOW_IN, p![])?;
            Ok::<_, store::Error>((files, r.one::<(i64, i64)>(&HOLDS, p![space])?, r.ints(&KEPT, p![TABLE])?))
        };
        let (files, holds, kept) = t.db.read(read).await.unwrap();
        assert_eq!(files, [("table".to_owned(), 1, keys[1].clone())], "hers shows what she brought");
        assert_eq!((holds, kept), ((1, 9), vec![1]));
        settle(&t, &yard, 5).await;
        assert_eq!(there(&yard, &keys).await, [false, true, false, false], "bytes");
    });
}

#[test]
fn where_words_stay_their_files_stay_and_their_own_copy_goes() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        let keys = brought(&t, &yard).await;
        let person: PersonId = t.person("mamadou");
        erase::now(&t.db, person.number(), "keep", "Former member").await.unwrap();
        settle(&t, &yard, 5).await;
        assert_eq!(there(&yard, &keys).await, [true, true, true, false]);
        let files = t.db.read(|r| r.all::<(String, i64, String)>(&NOW_IN, p![])).await.unwrap();
        assert_eq!(files.len(), 2);
    });
}
