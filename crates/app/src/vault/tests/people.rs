//! A person’s own copy, and what is left of whoever was erased.

use std::io::Read as _;

use kernel::time::DAY;
use kernel::{Id, Words};
use store::whole::{Kind, tables};
use store::{Db, MIGRATIONS, Write, p, sql};
use testkit::{Desk, Fresh, Town, both_engines, fresh};
use web::depot::Depot;
use web::live::Hub;
use web::{Site, SiteParts};

use super::{Yard, lines, open};
use crate::rooms;
use crate::vault::person::list::{NOT_PEOPLE, all};
use crate::vault::person::{erase, erase_store};
use crate::vault::restore::replay;
use crate::vault::{room, work};

/// The house without its doors: rules, words and a place for files.
pub(super) fn site(db: &Db, yard: &Yard) -> Site {
    let words: &'static Words = Box::leak(Box::new(rooms::words().unwrap()));
    let site = Site::new(SiteParts {
        gate: rooms::gate().unwrap(),
        words,
        clock: db.clock().clone(),
        live: Hub::default(),
        name: "Noria".into(),
        zone: "Europe/Paris".into(),
        url: None,
        trusted_proxies: Vec::new(),
        demo: false,
        db: db.clone(),
    });
    site.set_depot(Depot {
        blobs: yard.blobs.clone(),
        most: (1 << 20).into(),
        quota_mb: 10.into(),
        scan: None,
    });
    site
}

async fn settle(db: &Db) {
    jobs::settle(db, &rooms::consumers(), &rooms::kinds()).await.unwrap();
}

#[test]
fn every_column_that_may_name_a_person_is_declared() {
    let (declared, tables) = (all(), tables(MIGRATIONS).unwrap());
    let mut wrong = Vec::new();
    for of in &declared {
        let there =
            tables.iter().any(|t| t.name == of.table && t.columns.iter().any(|c| c.name == of.column));
        if !there {
            wrong.push(format!("{}.{} is declared and not there", of.table, of.column));
        }
        if declared.iter().filter(|o| (o.table, o.column) == (of.table, of.column)).count() > 1 {
            wrong.push(format!("{}.{} is declared twice", of.table, of.column));
        }
    }
    for table in &tables {
        for column in table.columns.iter().filter(|c| c.kind == Kind::Int) {
            let name = column.name.as_str();
            let like = name.ends_with("_id") || name.ends_with("_by");
            let known = declared.iter().any(|o| (o.table, o.column) == (table.name.as_str(), name));
            if like && !known && !NOT_PEOPLE.contains(&name) {
                wrong.push(format!("{}.{name}: say in vault/person/list.rs whose it is", table.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn who_may_ask_for_what() {
    both_engines(async |t: Town| {
        t.db.write(|w| w.exec(&LEAVE, p![])).await.unwrap();
        let desk = Desk::new(t, room());
        let me = &[("sofia", 200), ("ines", 200), ("piet", 200), ("", 401)][..];
        let owners = &[
            ("sofia", 200),
            ("helene", 404),
            ("jonas", 404),
            ("ines", 404),
            ("amelie", 404),
            ("piet", 404),
            ("", 401),
        ][..];
        let refused = &[("jonas", 403), ("ines", 403), ("amelie", 403), ("", 401)][..];
        desk.table(&[
            ("GET", "/me/export", "", me),
            ("GET", "/api/v1/me/export", "", me),
            ("GET", "/me/export/1", "", &[("ines", 404), ("", 401)]),
            ("GET", "/people/erasures", "", owners),
            ("GET", "/api/v1/people/erasures", "", owners),
            ("GET", "/p/mamadou/erasure", "", owners),
            ("GET", "/api/v1/people/mamadou/erasure", "", owners),
            ("GET", "/p/sofia/erasure", "", &[("sofia", 404)]),
            ("POST", "/people/erasures", "words=go", refused),
            ("POST", "/people/erasures", "words=burn", &[("sofia", 422)]),
            ("PUT", "/api/v1/people/erasures", "{\"words\":\"keep\"}", &[("jonas", 403), ("sofia", 200)]),
            ("POST", "/p/mamadou/erasure", "reason=x", refused),
            ("POST", "/p/mamadou/erasure", "reason=", &[("sofia", 422)]),
            ("POST", "/p/ines/erasure", "reason=x", &[("sofia", 409)]),
            ("POST", "/p/sofia/erasure", "reason=x", &[("sofia", 403)]),
            ("POST", "/p/mamadou/erasure/withdraw", "", &[("jonas", 403), ("sofia", 404)]),
            (
                "POST",
                "/api/v1/people/mamadou/erasure",
                "{\"reason\":\"asked\"}",
                &[("ines", 403), ("sofia", 201)],
            ),
            ("POST", "/p/mamadou/erasure", "reason=x", &[("sofia", 409)]),
            (
                "DELETE",
                "/api/v1/people/mamadou/erasure",
                "{}",
                &[("ines", 403), ("sofia", 200), ("sofia", 404)],
            ),
            ("POST", "/me/export", "", &[("", 401), ("ines", 303), ("ines", 409)]),
            ("POST", "/api/v1/me/export", "{}", &[("ines", 409), ("piet", 201)]),
        ])
        .await;
        let page = desk.get("sofia+en", "/p/mamadou/erasure").await;
        assert!(
            page.words().contains("Erase Mamadou") && page.words().contains("by a former member"),
            "{}",
            page.words()
        );
    });
}

sql!(LEAVE, "UPDATE people SET state = 'left', mail = NULL, unit_id = NULL WHERE handle = 'mamadou'");
sql!(
    LEFT,
    "INSERT INTO leavers (person_id, at_ms, by_id, name, handle, mail, unit_id) VALUES ($1, 1, NULL, 'Mamadou Ndiaye', 'mamadou', 'mamadou.ndiaye@noria.example', NULL)"
);
sql!(SAYS, "UPDATE messages SET body = $2, html = $3 WHERE id = $1");
sql!(
    MAIL,
    "INSERT INTO mails (id, person_id, address, kind, subject, words, html, head, state, attempts, due_ms, made_ms, done_ms, reason)
     VALUES ($1, $2, $3, 'notice', 'Mamadou Ndiaye has replied', 'mamadou ndiaye', '', '', 'kept', 0, 1, 1, NULL, '')"
);
sql!(
    SKILL,
    "INSERT INTO skills (person_id, kind, word, folded, who, name_folded) VALUES ($1, 'offers', 'coils', 'coils', 'all', 'mamadou ndiaye')"
);
sql!(
    FIELD,
    "INSERT INTO profile_fields (person_id, key, words, who) VALUES ($1, 'links', 'https://x.example/mamadou.ndiaye', 'all')"
);

/// Mamadou has left, and his name stands in many places.
async fn gone(t: &Town) {
    let (mamadou, ines, said, own) = (t.mamadou().id, t.ines().id, t.message("hum"), t.message("van"));
    let plant = move |w: &mut Write<'_>| {
        let (one, two): (Id<()>, Id<()>) = (w.id(), w.id());
        w.exec(&LEAVE, p![])?;
        w.exec(&LEFT, p![mamadou])?;
        let body = "Thanks @mamadou, and Mamadou Ndiaye’s coil: mamadou.ndiaye@noria.example";
        let html = "<p>Thanks <a href=\"/p/mamadou\">@Mamadou Ndiaye</a></p>";
        w.exec(&SAYS, p![said, body, html])?;
        w.exec(&SAYS, p![own, "My words stay, says Mamadou Ndiaye.", "<p>My words stay</p>"])?;
        w.exec(&MAIL, p![one, ines, "ines@noria.example"])?;
        w.exec(&MAIL, p![two, mamadou, "mamadou.ndiaye@noria.example"])?;
        w.exec(&SKILL, p![mamadou])?;
        w.exec(&FIELD, p![mamadou])
    };
    t.db.write(plant).await.unwrap();
    settle(&t.db).await;
}

fn traces(all: &std::collections::BTreeMap<String, Vec<String>>) -> Vec<String> {
    let names = ["Mamadou", "Ndiaye", "ndiaye", "@mamadou", "/p/mamadou", "\"mamadou\""];
    let rows = all.iter().flat_map(|(table, rows)| rows.iter().map(move |row| format!("{table}: {row}")));
    rows.filter(|row| names.iter().any(|name| row.contains(name))).collect()
}

#[test]
fn of_whoever_is_erased_no_name_is_left_anywhere_and_a_restore_erases_again() {
    both_engines(async |t: Town| {
        gone(&t).await;
        assert!(traces(&lines(&t.db).await).len() > 6, "his name stands in many places");
        let yard = Yard::new();
        yard.take(&t.db).await.unwrap();
        let site = site(&t.db, &yard);
        let desk = Desk::new(t.clone(), room());
        let asked = desk.post("sofia", "/p/mamadou/erasure", "reason=Mamadou+Ndiaye+asked").await;
        assert_eq!(asked.status, 303);
        work::settle(&site).await.unwrap();
        settle(&t.db).await;
        assert!(!traces(&lines(&t.db).await).is_empty(), "seven days to take it back");
        t.clock.advance(8 * DAY);
        work::settle(&site).await.unwrap();
        work::settle(&site).await.unwrap();
        settle(&t.db).await;
        let after = lines(&t.db).await;
        assert_eq!(traces(&after), Vec::<String>::new());
        let person = t.mamadou().id.number();
        assert_eq!(after["erased"].len(), 1);
        assert!(after["erased"][0].contains(&erase::mark(person)) && after["jobs"].is_empty());
        assert!(after["messages"].iter().any(|m| m.contains("My words stay")), "words stay by the policy");
        assert!(after["messages"].iter().any(|m| m.contains(&format!("/p/{}", erase::handle(person)))));
        work::beside(&site, yard.folder.path()).await.unwrap();
        work::beside(&site, yard.folder.path()).await.unwrap();
        let listed = work::listed(&work::list_at(yard.folder.path()));
        assert_eq!(listed, [(erase::mark(person), "keep".to_owned())]);
        // The backup of before knows him; restored, he is erased again.
        let bed = fresh(t.db.engine(), Fresh::Nothing);
        yard.put(&yard.archive(), bed.target(), false).await.unwrap();
        let db = open(&bed);
        assert!(!traces(&lines(&db).await).is_empty());
        assert_eq!(replay(&db, &listed, "Former member").await.unwrap(), 1);
        settle(&db).await;
        assert_eq!(traces(&lines(&db).await), Vec::<String>::new());
        assert_eq!(replay(&db, &listed, "Former member").await.unwrap(), 0);
    });
}

#[test]
fn where_the_policy_says_so_the_words_go_too() {
    both_engines(async |t: Town| {
        gone(&t).await;
        t.db.write(|w| erase_store::declare(w, "go", kernel::PersonId::new(1))).await.unwrap();
        let (person, alone) = (t.mamadou().id.number(), t.space("data-workshop"));
        // A conversation of his that nobody replied to goes as a whole.
        let begin = move |w: &mut Write<'_>| {
            let (id, now) = (w.id::<()>(), w.now());
            w.exec(&ALONE, p![id, alone, person, now])?;
            w.one::<(i64,)>(&THREADS, p![alone])
        };
        let (before,) = t.db.write(begin).await.unwrap();
        erase::now(&t.db, person, "go", "Former member").await.unwrap();
        let (now,) = t.db.read(move |r| r.one::<(i64,)>(&THREADS, p![alone])).await.unwrap();
        assert_eq!(now, before - 1);
        settle(&t.db).await;
        let after = lines(&t.db).await;
        assert_eq!(traces(&after), Vec::<String>::new());
        assert!(after["messages"].iter().all(|m| !m.contains("My words stay")));
        let off = t.db.read(|r| r.ints(&OFF, p![])).await.unwrap();
        assert_eq!(off, Vec::<i64>::new(), "counters are right");
    });
}

sql!(
    ALONE,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, answer_id, broadcast, created_ms,
        last_ms, last_id, last_author_id, replies, gone, kept_title, version)
     VALUES ($1, $2, 'discussion', 'open', 'Coils', '', $3, $1, NULL, FALSE, $4, $4, $1, $3, 0, NULL, NULL, 1)"
);
sql!(THREADS, "SELECT threads FROM spaces WHERE id = $1");
sql!(
    OFF,
    "SELECT t.id FROM threads t WHERE t.replies <> (SELECT COUNT(*) FROM messages m
        WHERE m.thread_id = t.id AND m.id <> t.opening_id AND m.gone IS NULL)"
);

#[test]
fn somebody_takes_along_what_is_theirs_for_seven_days_and_nobody_else_can() {
    both_engines(async |t: Town| {
        let yard = Yard::new();
        let desk = Desk::new(t.clone(), room());
        let site = desk.site().clone();
        site.set_depot(Depot {
            blobs: yard.blobs.clone(),
            most: (1 << 20).into(),
            quota_mb: 10.into(),
            scan: None,
        });
        assert_eq!(desk.post("ines", "/me/export", "").await.status, 303);
        work::settle(&site).await.unwrap();
        let state = desk.get("ines", "/api/v1/me/export").await.json;
        assert_eq!(state["state"], "ready");
        let at = state["href"].as_str().unwrap().to_owned();
        for (who, status) in [("jonas", 404), ("sofia", 404), ("", 401), ("ines", 200)] {
            assert_eq!(desk.get(who, &at).await.status, status, "{who}");
        }
        let bytes = desk.get("ines", &at).await.bytes;
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut whole = String::new();
        let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
        for name in &names {
            zip.by_name(name).unwrap().read_to_string(&mut whole).unwrap();
        }
        assert!(names.contains(&"data/messages-author_id.json".to_owned()), "{names:?}");
        assert!(whole.contains("Votre copie") && whole.contains("Inès Moreau") && !whole.contains("_hash"));
        assert!(!whole.contains("Jonas") && !whole.contains("Mamadou"), "nobody else’s");
        assert_eq!(desk.post("ines", "/me/export", "").await.status, 409);
        t.clock.advance(8 * DAY);
        assert_eq!(desk.get("ines", &at).await.status, 404);
        work::settle(&site).await.unwrap();
        assert_eq!(desk.get("ines", "/api/v1/me/export").await.json["state"], "over");
        let files = walk(&yard.folder.path().join("files"));
        assert_eq!(files, 0, "its bytes are gone");
    });
}

fn walk(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|e| if e.path().is_dir() { walk(&e.path()) } else { 1 }).sum()
}
