//! What is wrong is found and named; what is derived is made right.

use kernel::{Lang, Lexicon};
use store::{p, sql};
use testkit::{Town, both_engines};

use super::Yard;
use crate::rooms;
use crate::vault::check::{Level, look, repair};

sql!(MISCOUNT, "UPDATE spaces SET members = members + 3 WHERE kind <> 'network'");
sql!(MISREPLY, "UPDATE threads SET replies = replies + 1");
sql!(LOSE, "DELETE FROM threads WHERE id = (SELECT MIN(id) FROM threads)");
sql!(TOMORROW, "UPDATE facts SET at_ms = at_ms + 90000000000 WHERE id = (SELECT MIN(id) FROM facts)");

#[test]
fn what_is_wrong_is_found_and_what_is_derived_is_mended() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        jobs::settle(&t.db, &rooms::consumers(), &rooms::kinds()).await.unwrap();
        let words = Box::leak(Box::new(rooms::words().unwrap()));
        let l = Lexicon::new(words, Lang::Fr, "Europe/Paris", t.now());
        let wrong = async || -> Vec<&'static str> {
            let found = look(&t.db, Some(&yard.blobs), &l).await;
            assert!(
                found.iter().all(|f| !f.what.is_empty() && (f.level == Level::Fine || f.todo.len() > 10))
            );
            found.iter().filter(|f| f.level == Level::Wrong).map(|f| f.id).collect()
        };
        repair(&t.db, &look(&t.db, Some(&yard.blobs), &l).await).await.unwrap();
        assert_eq!(wrong().await, Vec::<&str>::new());
        let spoil = |w: &mut store::Write<'_>| {
            w.exec(&MISCOUNT, p![])?;
            w.exec(&MISREPLY, p![])?;
            let key = "a".repeat(64);
            w.exec(&super::BLOB, p![&key, 9_i64, w.now()])
        };
        t.db.write(spoil).await.unwrap();
        assert_eq!(wrong().await, ["members-off", "replies-off", "files"]);
        repair(&t.db, &look(&t.db, Some(&yard.blobs), &l).await).await.unwrap();
        assert_eq!(wrong().await, ["files"], "bytes that are lost are not made");
        t.db.write(|w| w.exec(&LOSE, p![])).await.unwrap();
        assert!(wrong().await.contains(&"lost-messages"));
        t.db.write(|w| w.exec(&TOMORROW, p![])).await.unwrap();
    });
}

#[test]
fn bytes_without_a_file_and_files_without_bytes_are_named() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        let words = Box::leak(Box::new(rooms::words().unwrap()));
        let l = Lexicon::new(words, Lang::En, "Europe/Paris", t.now());
        let of = async |id: &str| {
            let found = look(&t.db, Some(&yard.blobs), &l).await;
            let one = found.into_iter().find(|f| f.id == id).unwrap();
            (one.level, one.detail)
        };
        assert_eq!((of("files").await.0, of("strays").await.0), (Level::Fine, Level::Fine));
        let (stray, known) = (yard.kept(b"of nobody").await, yard.kept(b"of a file").await);
        let (lost, named) = ("b".repeat(64), known.clone());
        t.db.write(move |w| {
            w.exec(&super::BLOB, p![&named, 9_i64, w.now()])?;
            w.exec(&super::BLOB, p![&lost, 9_i64, w.now()])
        })
        .await
        .unwrap();
        let (level, said) = of("strays").await;
        assert_eq!(level, Level::Note);
        assert!(said.starts_with("1,") && said.contains(&stray) && !said.contains(&known), "{said}");
        let (level, said) = of("files").await;
        assert!(level == Level::Wrong && said.contains(&"b".repeat(64)), "{said}");
    });
}
