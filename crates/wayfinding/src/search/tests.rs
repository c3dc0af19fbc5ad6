//! Search in the town, on both engines.

use std::collections::BTreeSet;
use std::sync::Mutex;

use kernel::{Actor, Cursor, Fact, FactKind, Lang};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::{Db, Error, p, sql};
use testkit::{PEOPLE, Town, both_engines};

use crate::support::{ctx, no_keys, site};

use super::api::SearchQuery;
use super::ask::Asked;
use super::find::{Eyes, Found, find};
use super::{rebuild, room, views};

mod doors;
mod filters;
mod keeping;
mod offers;
mod things;

sql!(RETITLE, "UPDATE messages SET html = $2 WHERE id = $1");
sql!(TAKE_BACK, "UPDATE messages SET gone = 'withdrawn' WHERE id = $1");
sql!(OPEN_SPACE, "UPDATE spaces SET open_read = $2 WHERE id = $1");
sql!(ANSWER, "UPDATE threads SET answer_id = $2, state = 'answered' WHERE id = $1");
sql!(SEEN, "SELECT thread_id FROM visible_threads WHERE person_id = $1");
sql!(
    NEW_MESSAGE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $2, $3, '', $4, $5, '', 1)"
);

static FACT: FactKind = FactKind { name: "", version: 1, keep_days: 1, live: false };

fn read(typed: &str, only: Option<&'static str>) -> Asked {
    let kind = only.unwrap_or_default().to_owned();
    Asked::read(&SearchQuery { q: typed.to_owned(), kind, ..SearchQuery::default() })
}

async fn look(db: &Db, actor: &Actor, typed: &str, only: Option<&'static str>) -> Vec<String> {
    page(db, actor, typed, only, None, 50)
        .await
        .hits
        .into_iter()
        .map(|s| format!("{} {}", s.hit.kind, s.hit.id))
        .collect()
}

async fn page(
    db: &Db,
    actor: &Actor,
    typed: &str,
    only: Option<&'static str>,
    after: Option<Cursor>,
    most: usize,
) -> Found {
    let (eyes, zone) = (Eyes::from(actor), actor.zone.clone());
    let asked = read(typed, only);
    db.read(move |r| find(r, eyes, &zone, &asked, after, most)).await.unwrap()
}

/// Tells the index that something happened, and lets it do everything it has to.
async fn tell(t: &Town, kind: &'static str, subject: i64, thread: Option<kernel::ThreadId>) {
    let now = t.now();
    t.db.write(move |w| {
        let mut fact = Fact::new(&FACT, subject, now);
        fact.kind = kind.to_owned();
        fact.thread = thread;
        w.announce(fact.quiet());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    jobs::settle(&t.db, &(room().hears)(), &(room().jobs)()).await.unwrap();
}

#[test]
fn words_find_threads_messages_people_and_spaces() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        let (bearing, coupling) = (t.thread("bearing"), t.message("coupling"));
        assert_eq!(look(&t.db, &t.ines(), "bearings", None).await, [format!("thread {bearing}")]);
        assert_eq!(look(&t.db, &t.ines(), "coupling", None).await, [format!("message {coupling}")]);
        assert_eq!(look(&t.db, &t.ines(), "moreau", None).await, [format!("person {}", t.person("ines"))]);
        assert_eq!(
            look(&t.db, &t.ines(), "diag", Some("space")).await,
            [format!("space {}", t.space("diagnostics"))]
        );
        assert_eq!(look(&t.db, &t.ines(), "bearing hum nothing", None).await, Vec::<String>::new());
        assert_eq!(look(&t.db, &t.ines(), "\"new bearing\"", None).await.len(), 1);
        assert_eq!(look(&t.db, &t.ines(), "\"bearing new\"", None).await.len(), 0);
        let shown = page(&t.db, &t.ines(), "hums", None, None, 5).await;
        assert!(shown.hits.first().unwrap().hit.html.contains("<mark>hums</mark>"), "{:?}", shown.hits);
    });
}

#[test]
fn nobody_finds_what_they_may_not_see() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        // jonas' team: its members only.
        assert_eq!(look(&t.db, &t.karim(), "depot", None).await.len(), 1);
        assert_eq!(look(&t.db, &t.yuki(), "depot", None).await.len(), 0);
        // An open community: everybody inside, no guest.
        assert_eq!(look(&t.db, &t.yuki(), "hertz hum", None).await.len(), 0);
        assert_eq!(look(&t.db, &t.yuki(), "bearing", None).await.len(), 1);
        assert_eq!(look(&t.db, &t.piet(), "bearing", None).await.len(), 0);
        // A project's card: those who are in it.
        assert_eq!(look(&t.db, &t.piet(), "pump 3", Some("space")).await.len(), 1);
        assert_eq!(look(&t.db, &t.yuki(), "pump 3", Some("space")).await.len(), 0);
    });
}

sql!(
    COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, 0, $3, FALSE, '', $2)"
);
sql!(STOP, "DELETE FROM coaches WHERE space_id = $1");

#[test]
fn a_coach_finds_what_the_team_writes_for_that_time() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        let (team, yuki, piet, until) = (t.space("service-nord"), t.yuki(), t.piet(), t.now().plus(1));
        for who in [yuki.id, piet.id] {
            t.db.write(move |w| w.exec(&COACH, p![team, who, until])).await.unwrap();
        }
        for who in [&yuki, &piet] {
            assert_eq!(look(&t.db, who, "depot", None).await.len(), 1, "{}", who.handle);
            assert_eq!(look(&t.db, who, "service nord", Some("space")).await.len(), 1, "{}", who.handle);
        }
        t.db.write(move |w| w.exec(&STOP, p![team])).await.unwrap();
        for who in [&yuki, &piet] {
            assert_eq!(look(&t.db, who, "depot", None).await.len(), 0, "{}", who.handle);
        }
    });
}

#[test]
fn a_late_index_shows_nothing_it_should_not() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        let space = t.space("diagnostics");
        t.db.write(move |w| w.exec(&OPEN_SPACE, p![space, false])).await.unwrap();
        assert_eq!(look(&t.db, &t.yuki(), "bearing", None).await.len(), 0, "before the index heard of it");
        tell(&t, "space.changed", space.number(), None).await;
        assert_eq!(look(&t.db, &t.ines(), "bearing", None).await.len(), 1);
        t.db.write(move |w| w.exec(&OPEN_SPACE, p![space, true])).await.unwrap();
        assert_eq!(look(&t.db, &t.yuki(), "bearing", None).await.len(), 0, "the job has not run");
        tell(&t, "space.changed", space.number(), None).await;
        assert_eq!(look(&t.db, &t.yuki(), "bearing", None).await.len(), 1);
    });
}

#[test]
fn the_index_follows_the_facts() {
    both_engines(async |t: Town| {
        let (hum, van, bearing) = (t.message("hum"), t.message("van"), t.thread("bearing"));
        tell(&t, "thread.started", bearing.number(), Some(bearing)).await;
        tell(&t, "reply.posted", van.number(), None).await;
        tell(&t, "reply.posted", t.message("coupling").number(), None).await;
        tell(&t, "person.joined", t.person("tomas").number(), None).await;
        tell(&t, "space.opened", t.space("everybody").number(), None).await;
        assert_eq!(look(&t.db, &t.karim(), "van", None).await.len(), 1);
        assert_eq!(look(&t.db, &t.karim(), "ribeiro", None).await.len(), 1);
        assert_eq!(look(&t.db, &t.karim(), "everybody", Some("space")).await.len(), 1);
        t.db.write(move |w| w.exec(&RETITLE, p![van, "<p>the lorry</p>"])).await.unwrap();
        tell(&t, "message.edited", van.number(), None).await;
        assert_eq!(look(&t.db, &t.karim(), "second van", None).await.len(), 0);
        assert_eq!(look(&t.db, &t.karim(), "lorry", None).await.len(), 1);
        let coupling = t.message("coupling");
        t.db.write(move |w| w.exec(&ANSWER, p![bearing, coupling])).await.unwrap();
        tell(&t, "question.answered", coupling.number(), Some(bearing)).await;
        assert_eq!(look(&t.db, &t.ines(), "bearing", Some("message")).await, [format!("message {coupling}")]);
        tell(&t, "question.reopened", coupling.number(), Some(bearing)).await;
        t.db.write(move |w| w.exec(&TAKE_BACK, p![hum])).await.unwrap();
        assert_eq!(look(&t.db, &t.ines(), "hums", None).await.len(), 0, "gone before the index heard of it");
        tell(&t, "message.withdrawn", hum.number(), Some(bearing)).await;
        assert_eq!(look(&t.db, &t.ines(), "hums", None).await.len(), 0);
    });
}

#[test]
fn pages_follow_each_other_without_gaps() {
    both_engines(async |t: Town| {
        let (thread, ines, now) = (t.thread("bearing"), t.person("ines"), t.now());
        t.db.write(move |w| {
            for n in 0..25 {
                let id: kernel::MessageId = w.id();
                w.exec(&NEW_MESSAGE, p![id, thread, ines, &format!("<p>valve {n}</p>"), now])?;
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        rebuild(&t.db).await.unwrap();
        let (mut got, mut after) = (Vec::new(), None);
        loop {
            let found = page(&t.db, &t.ines(), "valve", Some("message"), after, 10).await;
            got.extend(found.hits.iter().map(|s| s.hit.id.clone()));
            match found.next {
                Some(next) => after = Cursor::parse(&next),
                None => break,
            }
        }
        assert_eq!(got.len(), 25);
        assert_eq!(got.iter().collect::<BTreeSet<_>>().len(), 25);
        let together = page(&t.db, &t.ines(), "valve", None, None, 10).await;
        assert_eq!((together.hits.len(), together.hits.first().unwrap().hit.more), (1, 24));
    });
}

#[test]
fn nothing_that_can_be_typed_is_an_error() {
    let long = "a\"* NEAR(".repeat(1_200);
    let typed = [
        "\"",
        "*",
        "a*",
        "NEAR(a b)",
        "a OR b",
        "NOT a",
        "AND",
        "^a",
        "a:b",
        "{a}",
        "(",
        ")",
        "a - b",
        "\0",
        "a\0b",
        "😀",
        "👩‍👩‍👧",
        "'; DROP TABLE people",
        "%_",
        "\\",
        "é\u{301}",
        "ﬁ",
        "İ",
        "ß",
        "e",
        "<script>",
        "zopen",
        "kthread",
        "日本語",
        "\u{202e}abc",
        "a & b | !c",
        ":*",
        long.as_str(),
    ];
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        for text in typed {
            look(&t.db, &t.ines(), text, None).await;
        }
        assert_eq!(look(&t.db, &t.yuki(), "zs kthread zopen", None).await.len(), 0);
    });
}

const WORDS: &[&str] =
    &["pump", "bearing", "hum", "pompe", "palier", "Lille", "depot", "Été", "моторы", "e3"];

#[derive(Debug, Clone)]
struct Said {
    thread: usize,
    words: Vec<usize>,
}

fn said() -> impl Strategy<Value = Vec<Said>> {
    let one = (0..2_usize, prop::collection::vec(0..WORDS.len(), 1..6))
        .prop_map(|(thread, words)| Said { thread, words });
    prop::collection::vec(one, 0..12)
}

/// Random words said in the town: everybody finds only what they see, the same on both engines.
#[test]
fn what_is_found_is_seen_and_equal_on_both_engines() {
    let mut runner = TestRunner::new(Config { cases: 6, failure_persistence: None, ..Config::default() });
    let town = (
        said(),
        prop::collection::vec((0..PEOPLE.len(), prop::collection::vec(0..WORDS.len(), 1..3)), 1..8),
        any::<bool>(),
    );
    runner
        .run(&town, |(said, asked, open)| {
            let lists = Mutex::new(Vec::new());
            both_engines(async |t: Town| {
                plant(&t, &said, open).await;
                let mut list = Vec::new();
                for (person, words) in &asked {
                    let actor = t.actor(PEOPLE.get(*person).unwrap().handle);
                    let typed: Vec<&str> = words.iter().map(|w| *WORDS.get(*w).unwrap()).collect();
                    let found = page(&t.db, &actor, &typed.join(" "), None, None, 100).await;
                    inside(&t, &actor, &found).await;
                    list.push(found.hits.iter().map(|s| s.hit.url.clone()).collect::<Vec<_>>());
                }
                lists.lock().unwrap().push(list);
            });
            let lists = lists.into_inner().unwrap();
            prop_assert_eq!(lists.first(), lists.last());
            Ok(())
        })
        .unwrap();
}

async fn plant(t: &Town, said: &[Said], open: bool) {
    let rows: Vec<(i64, kernel::ThreadId, String)> = said
        .iter()
        .enumerate()
        .map(|(n, s)| {
            let words: Vec<&str> = s.words.iter().map(|w| *WORDS.get(*w).unwrap()).collect();
            let thread = t.thread(["bearing", "week"].get(s.thread).unwrap());
            (1_000 + i64::try_from(n).unwrap(), thread, format!("<p>{}</p>", words.join(" ")))
        })
        .collect();
    let (ines, now, space) = (t.person("ines"), t.now(), t.space("diagnostics"));
    t.db.write(move |w| {
        for (id, thread, html) in &rows {
            w.exec(&NEW_MESSAGE, p![*id, *thread, ines, html, now])?;
        }
        w.exec(&OPEN_SPACE, p![space, open])?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    rebuild(&t.db).await.unwrap();
}

async fn inside(t: &Town, actor: &Actor, found: &Found) {
    let id = actor.id;
    let seen: BTreeSet<String> =
        t.db.read(move |r| r.ints(&SEEN, p![id])).await.unwrap().iter().map(ToString::to_string).collect();
    for shape in &found.hits {
        if shape.hit.space.is_some() && shape.hit.kind != "space" {
            let thread = shape.hit.url.split("/t/").nth(1).unwrap().split('?').next().unwrap().to_owned();
            assert!(seen.contains(&thread), "{} found {}", actor.handle, shape.hit.url);
        }
        assert!(!shape.hit.html.contains("<script"));
    }
}

#[test]
fn the_page_is_whole_in_both_languages() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        let (site, ines) = (site(&t), t.ines());
        for lang in Lang::ALL {
            for (q, holds) in [
                ("", "<form"),
                ("<b>nothing", "&#60;b&#62;nothing"),
                ("pump", "<mark>Pump</mark>"),
                ("moreau", "/p/ines"),
            ] {
                let found = page(&t.db, &ines, q, None, None, 1).await;
                let shown =
                    views::page(&ctx(&site, &ines, lang), &read(q, None), &found, None, true).unwrap();
                no_keys(&shown.body);
                assert!(shown.body.contains(holds), "{q}: {}", shown.body);
            }
        }
        let asked = read("the pump & more", Some("person"));
        let shown = views::page(&ctx(&site, &ines, Lang::En), &asked, &Found::default(), None, true).unwrap();
        assert!(shown.body.contains("/search?q=the+pump+%26+more&#38;kind=space"), "{}", shown.body);
    });
}
