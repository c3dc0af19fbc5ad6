//! Filters, phrases, spelling, and what may be found with them, in the town and on both engines.

use kernel::Lang;
use store::{Error, p, sql};
use testkit::{PEOPLE, Town, both_engines};

use super::{look, page, read};
use crate::search::find::Eyes;
use crate::search::{rebuild, spell, views};
use crate::support::{ctx, no_keys, site};

sql!(
    WRITE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $2, $3, '', $4, $5, '', 1)"
);
sql!(AGREE, "UPDATE threads SET kind = 'practice', state = 'agreed' WHERE id = $1");
sql!(
    MERGED,
    "INSERT INTO tags (id, folded, name, root_id, into_id, merged_ms, merged_by, created_ms) VALUES ($1, $2, $2, $3, NULL, NULL, NULL, 0)"
);
sql!(
    BRUTE,
    "SELECT m.id, m.author_id, t.space_id, t.kind, t.state, m.created_ms, m.html FROM messages m JOIN threads t ON t.id = m.thread_id
     JOIN visible_threads v ON v.thread_id = t.id WHERE v.person_id = $1 AND m.gone IS NULL ORDER BY m.id"
);

async fn plant(t: &Town) {
    let (thread, week, now) = (t.thread("bearing"), t.thread("week"), t.now());
    let (ines, karim) = (t.person("ines"), t.person("karim"));
    t.db.write(move |w| {
        for (id, place, who, days, html) in [
            (
                9_001,
                thread,
                ines,
                0,
                "<p>déjà vu at the valve <a class=\"tag\" href=\"/tags/joint\">#joint</a></p>",
            ),
            (9_002, thread, karim, 40, "<p>deja vu, valves</p>"),
            (9_003, thread, karim, 2, "<p>the valve <a href=\"/files/7/plan.pdf\">plan</a></p>"),
            (9_004, week, ines, 3, "<p>valve <a class=\"tag\" href=\"/tags/seal\">#seal</a></p>"),
        ] {
            let at = now.plus(-days * kernel::time::DAY);
            w.exec(&WRITE, p![id, place, who, html, at])?;
        }
        w.exec(&MERGED, p![1, "seal", 1])?;
        w.exec(&MERGED, p![2, "joint", 1])?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    rebuild(&t.db).await.unwrap();
}

#[test]
fn filters_narrow_what_is_found() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let day =
            |days: i64| t.now().plus(-days * kernel::time::DAY).zoned("Europe/Paris").date().to_string();
        for (typed, hits) in [
            ("valve".to_owned(), vec![9_001, 9_002, 9_003]),
            ("valve from:karim".to_owned(), vec![9_002, 9_003]),
            ("valve from:nobody".to_owned(), vec![]),
            ("valve in:diagnostics".to_owned(), vec![9_001, 9_002, 9_003]),
            ("valve in:service-nord".to_owned(), vec![]),
            ("valve kind:question".to_owned(), vec![9_001, 9_002, 9_003]),
            ("valve kind:announcement".to_owned(), vec![]),
            ("valve state:answered".to_owned(), vec![]),
            (format!("valve after:{}", day(10)), vec![9_001, 9_003]),
            (format!("valve before:{}", day(10)), vec![9_002]),
            ("valve has:file".to_owned(), vec![9_003]),
            ("has:file".to_owned(), vec![9_003]),
            ("valve -plan -\"deja vu\"".to_owned(), vec![]),
            ("valve -plan".to_owned(), vec![9_001, 9_002]),
            ("\"déjà vu\"".to_owned(), vec![9_001]),
            ("\"deja vu\"".to_owned(), vec![9_001, 9_002]),
            ("\"valves\"".to_owned(), vec![9_002]),
            ("tag:seal".to_owned(), vec![9_001]),
            ("#joint".to_owned(), vec![9_001]),
        ] {
            // yuki reads the open community and is not in the team.
            let mut found = look(&t.db, &t.yuki(), &typed, Some("message")).await;
            found.sort();
            let hits: Vec<String> = hits.iter().map(|id| format!("message {id}")).collect();
            assert_eq!(found, hits, "{typed}");
        }
        // A merged tag finds what carries the other one, for those who may read it.
        assert_eq!(look(&t.db, &t.karim(), "tag:joint", None).await.len(), 2);
    });
}

#[test]
fn what_came_to_something_comes_first_and_counts_go_to_a_hundred() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let (bearing, ines, now) = (t.thread("bearing"), t.person("ines"), t.now());
        t.db.write(move |w| {
            for n in 0..120 {
                w.exec(&WRITE, p![20_000 + n, bearing, ines, "<p>the bearing of the pump</p>", now])?;
            }
            w.exec(&AGREE, p![bearing])
        })
        .await
        .unwrap();
        rebuild(&t.db).await.unwrap();
        let found = page(&t.db, &t.ines(), "bearing", None, None, 5).await;
        assert_eq!(found.hits.first().unwrap().hit.id, bearing.to_string());
        assert_eq!((found.counts.thread, found.counts.message), (1, 100));
        assert_eq!(look(&t.db, &t.ines(), "kind:practice state:agreed", Some("thread")).await.len(), 1);
    });
}

#[test]
fn another_spelling_is_offered_only_when_it_finds_something_one_may_see() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        for (who, typed, offered) in [
            (t.ines(), "bearnig", Some("bearing")),
            (t.piet(), "bearnig", None),
            (t.ines(), "qqqqqq", None),
            (t.ines(), "moraeu", Some("moreau")),
        ] {
            let asked = read(typed, None);
            let (eyes, zone) = (Eyes::from(&who), who.zone.clone());
            let instead =
                t.db.read(move |r| {
                    let found = crate::search::find::find(r, eyes, &zone, &asked, None, 5)?;
                    assert!(found.hits.is_empty());
                    spell::instead(r, eyes, &asked, &found.resolved)
                })
                .await
                .unwrap();
            assert_eq!(instead.map(|i| i.words).as_deref(), offered, "{} {typed}", who.handle);
        }
    });
}

type Said = (i64, kernel::PersonId, kernel::SpaceId, String, String, i64, String);
type Case<'a> = (&'a str, Box<dyn Fn(&Said) -> bool>);

fn has(html: &str, word: &str) -> bool {
    kernel::rich::plain(html).contains(word)
}

/// Every filter, for everybody: what is found is what a look at every message one may read gives.
#[test]
fn what_is_found_is_what_reading_everything_would_find() {
    both_engines(async |t: Town| {
        plant(&t).await;
        for person in PEOPLE {
            let who = t.actor(person.handle);
            let id = who.id;
            let all = t.db.read(move |r| r.all::<Said>(&BRUTE, p![id])).await.unwrap();
            let (karim, diagnostics) = (t.person("karim"), t.space("diagnostics"));
            let sees_karim = !who.external || look(&t.db, &who, "karim", Some("person")).await.len() == 1;
            let reads = all.iter().any(|row| row.2 == diagnostics);
            let cases: [Case<'_>; 5] = [
                ("valve", Box::new(|m| has(&m.6, "valve"))),
                ("valve from:karim", Box::new(move |m| sees_karim && m.1 == karim && has(&m.6, "valve"))),
                (
                    "valve in:diagnostics",
                    Box::new(move |m| reads && m.2 == diagnostics && has(&m.6, "valve")),
                ),
                ("valve kind:question", Box::new(|m| m.3 == "question" && has(&m.6, "valve"))),
                ("has:file", Box::new(|m| m.6.contains("/files/"))),
            ];
            for (typed, fits) in &cases {
                let mut found = look(&t.db, &who, typed, Some("message")).await;
                found.extend(
                    look(&t.db, &who, typed, Some("thread")).await.iter().map(|_| "thread".to_owned()),
                );
                let wanted = all.iter().filter(|m| fits(m)).count();
                assert_eq!(found.len(), wanted, "{} {typed}: {found:?}", who.handle);
            }
        }
    });
}

#[test]
fn the_page_shows_its_filters_and_the_way_without_them() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let (site, ines) = (site(&t), t.ines());
        for lang in Lang::ALL {
            let typed =
                "valve in:diagnostics from:karim kind:question state:open after:2020-01-01 has:file tag:seal";
            let asked = read(typed, None);
            let found = page(&t.db, &ines, typed, None, None, 5).await;
            let shown =
                views::page(&ctx(&site, &ines, lang), &asked, &found, Some(&read("pump", None)), true)
                    .unwrap();
            no_keys(&shown.body);
            assert!(shown.body.contains("type=\"date\" value=\"2020-01-01\""));
            assert!(shown.body.contains("href=\"/search?q=pump\""));
            assert!(
                shown.body.contains("/search?q=valve&#38;from=karim"),
                "without the space: {}",
                shown.body
            );
        }
    });
}
