//! What `--truth` claims is counted in the database, by other means than those it was made with: in the
//! written company and in a larger one.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeSet;

use company::truth::Truth;
use company::{PEOPLE, SEED, fill, plan, truth};
use kernel::Time;
use kernel::time::DAY;
use store::{Db, Read, p, row, sql};
use testkit::both_engines_empty;

/// What is seen of a space.
struct Place {
    kind: String,
    opened: Time,
    threads: i64,
    replies: i64,
    weeks: i64,
    last: i64,
    long: i64,
}
row!(Place { kind, opened, threads, replies, weeks, last, long });

sql!(
    PLACE,
    "SELECT s.kind, s.created_ms, s.threads, COUNT(m.id), COUNT(DISTINCT CASE WHEN m.created_ms >= $2::bigint - 7862400000
            THEN ($2::bigint - m.created_ms) / 604800000 END), COALESCE(MAX(m.created_ms), 0),
        (SELECT COUNT(*) FROM threads l WHERE l.space_id = s.id AND l.replies >= 4)
     FROM spaces s LEFT JOIN threads t ON t.space_id = s.id LEFT JOIN messages m ON m.thread_id = t.id AND m.id <> t.opening_id
     WHERE s.slug = $1 GROUP BY s.id, s.kind, s.created_ms, s.threads"
);
sql!(OPEN, "SELECT id FROM threads WHERE kind = 'question' AND answer_id IS NULL ORDER BY id");
sql!(NO_MANAGER, "SELECT slug FROM units WHERE manager_id IS NULL ORDER BY slug");
sql!(
    EVANGELISTS,
    "SELECT DISTINCT p.handle FROM assignments a JOIN people p ON p.id = a.person_id
     WHERE a.role = 'evangelist' AND a.state = 'held' ORDER BY p.handle"
);
sql!(
    CONNECTORS,
    "SELECT p.handle, COUNT(DISTINCT t.space_id) FROM messages m JOIN threads t ON t.id = m.thread_id AND t.opening_id <> m.id
     JOIN spaces s ON s.id = t.space_id AND s.kind = 'community' JOIN people p ON p.id = m.author_id
     GROUP BY p.handle ORDER BY COUNT(DISTINCT t.space_id) DESC, p.handle LIMIT 8"
);
sql!(LEFT, "SELECT COUNT(*) FROM leavers");
sql!(JOINED, "SELECT COUNT(*) FROM people WHERE created_ms > $1");
sql!(
    MOVED,
    "SELECT u.id, x.parent_id, u.parent_id FROM units u JOIN unit_periods x ON x.unit_id = u.id
     WHERE x.until_ms IS NOT NULL AND x.parent_id <> u.parent_id ORDER BY u.id"
);
sql!(
    TOPIC,
    "SELECT COUNT(DISTINCT t.id), COUNT(*), COUNT(DISTINCT m.author_id), MIN(m.created_ms)
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN spaces s ON s.id = t.space_id WHERE s.slug = $1"
);
sql!(
    SPOKEN,
    "SELECT COUNT(*) FROM messages WHERE created_ms >= $1 AND created_ms < $2 AND (lower(body) LIKE $3 OR lower(body) LIKE $4
        OR lower(body) LIKE $5 OR lower(body) LIKE $6)"
);
sql!(
    SILO,
    "SELECT COUNT(*), COUNT(CASE WHEN EXISTS (SELECT 1 FROM postings x JOIN units u ON u.id = x.unit_id
            WHERE x.person_id = m.author_id AND u.slug = $2) THEN 1 END)
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN spaces s ON s.id = t.space_id WHERE s.slug = $1"
);
sql!(
    LEANS,
    "SELECT p.handle, COUNT(*) FROM messages m JOIN threads t ON t.id = m.thread_id AND t.opening_id <> m.id
     JOIN spaces s ON s.id = t.space_id JOIN people p ON p.id = m.author_id WHERE s.slug = $1
     GROUP BY p.handle ORDER BY COUNT(*) DESC, p.handle"
);
sql!(
    POCKET,
    "SELECT COUNT(*), COUNT(CASE WHEN t.answer_id IS NULL THEN 1 END) FROM threads t JOIN spaces s ON s.id = t.space_id
     WHERE s.slug = $1 AND t.kind = 'question'"
);

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}

/// Counts something in the database.
async fn asked<T: Send + 'static>(
    db: &Db,
    look: impl Fn(&mut Read<'_>) -> store::Res<T> + Send + 'static,
) -> T {
    db.read(look).await.unwrap()
}

async fn place(db: &Db, slug: &str, end: Time) -> Place {
    let named = slug.to_owned();
    asked(db, move |r| r.one::<Place>(&PLACE, p![&named, end])).await
}

async fn places(db: &Db, truth: &Truth) {
    let (end, ago) = (truth.end, |at: i64| (truth.end.0 - at) / DAY);
    for slug in &truth.thriving {
        let p = place(db, slug, end).await;
        assert!(
            p.weeks >= 10 && ago(p.last) < 15,
            "{slug} thrives: {} weeks, {} days ago",
            p.weeks,
            ago(p.last)
        );
    }
    for slug in &truth.dying {
        let p = place(db, slug, end).await;
        assert!(
            p.replies > 4 && ago(p.last) > 49,
            "{slug} dies: {} replies, {} days ago",
            p.replies,
            ago(p.last)
        );
    }
    for slug in &truth.silent {
        let p = place(db, slug, end).await;
        assert!(p.threads <= 6, "{slug} is silent: {} threads", p.threads);
    }
    for slug in &truth.asleep {
        let p = place(db, slug, end).await;
        assert!(p.replies > 9 && ago(p.last) > 42, "{slug} sleeps: {} days ago", ago(p.last));
    }
    for slug in &truth.newborn {
        let p = place(db, slug, end).await;
        assert!(ago(p.opened.0) < 75, "{slug} is new: {} days", ago(p.opened.0));
    }
    for slug in &truth.quarrelsome {
        let p = place(db, slug, end).await;
        assert!(p.long >= 4, "{slug}, a {}, quarrels: {} long threads", p.kind, p.long);
    }
}

async fn people(db: &Db, truth: &Truth, begun: Time) {
    let names = |rows: Vec<(String,)>| rows.into_iter().map(|(name,)| name).collect::<BTreeSet<_>>();
    let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(asked(db, |r| r.all(&EVANGELISTS, p![])).await), set(&truth.evangelists));
    assert_eq!(names(asked(db, |r| r.all(&NO_MANAGER, p![])).await), set(&truth.vacant));
    let connect: Vec<(String, i64)> = asked(db, |r| r.all(&CONNECTORS, p![])).await;
    assert_eq!(connect.into_iter().map(|(handle, _)| handle).collect::<Vec<_>>(), truth.connectors);
    let count = asked(db, move |r| {
        Ok((r.one::<(i64,)>(&LEFT, p![])?.0, r.one::<(i64,)>(&JOINED, p![begun.plus(DAY)])?.0))
    });
    assert_eq!(count.await, (number(truth.left), number(truth.joined)));
    let open: Vec<i64> = asked(db, |r| r.ints(&OPEN, p![])).await;
    let told: BTreeSet<i64> = truth.unanswered.iter().map(|q| q.thread.number()).collect();
    assert_eq!(open, told.into_iter().collect::<Vec<_>>());
    let moved: Vec<(i64, i64, i64)> = asked(db, |r| r.all(&MOVED, p![])).await;
    let told = truth.moved.iter().map(|m| (m.unit.number(), m.from.number(), m.to.number()));
    assert_eq!(moved, told.collect::<Vec<_>>());
}

async fn topics(db: &Db, truth: &Truth) {
    for topic in &truth.sown.emerging_topics {
        let (what, told) = (topic.what.clone(), |key: &str| number(topic.counted[key]));
        let since: jiff::civil::Date = what.since.parse().unwrap();
        let since = since.to_zoned(jiff::tz::TimeZone::get("Europe/Paris").unwrap()).unwrap();
        let since = Time(since.timestamp().as_millisecond());
        let word = |n: usize| format!("%{}%", what.words.get(n).or(what.words.first()).map_or("", |w| w));
        let (words, slug) = ([word(0), word(1), word(2), word(3)], what.space.clone());
        let (seen, before, after) = asked(db, move |r| {
            let [a, b, c, d] = &words;
            let spoken =
                |r: &mut Read<'_>, from: Time, to: Time| r.one::<(i64,)>(&SPOKEN, p![from, to, a, b, c, d]);
            let seen: (i64, i64, i64, Time) = r.one(&TOPIC, p![&slug])?;
            let before = spoken(r, since.plus(-90 * DAY), since)?.0;
            Ok((seen, before, spoken(r, since, since.plus(90 * DAY))?.0))
        })
        .await;
        assert_eq!((seen.0, seen.1, seen.2), (told("threads"), told("messages"), told("people")), "{what:?}");
        assert!(seen.0 > 4 && seen.2 > 4 && seen.3 >= since, "{what:?}: {seen:?}");
        if !what.words.is_empty() {
            assert_eq!((before, after), (told("spoken_before"), told("spoken_since")), "{what:?}");
            assert!(after >= 4 * before.max(1), "{what:?}: {before} before, {after} since");
        }
    }
}

async fn leanings(db: &Db, truth: &Truth) {
    let sown = &truth.sown;
    for silo in &sown.silos {
        let (space, unit) = (silo.what.space.clone(), silo.what.unit.clone());
        let (all, own) = asked(db, move |r| r.one::<(i64, i64)>(&SILO, p![&space, &unit])).await;
        assert_eq!((all, own), (number(silo.counted["messages"]), number(silo.counted["own"])));
        assert!(own * 10 >= all * 7, "{silo:?}");
    }
    for leans in &sown.one_person_dependence {
        let space = leans.what.space.clone();
        let by: Vec<(String, i64)> = asked(db, move |r| r.all(&LEANS, p![&space])).await;
        let all = by.iter().map(|(_, n)| n).sum::<i64>();
        assert_eq!((by[0].0.as_str(), by[0].1), (leans.what.person.as_str(), number(leans.counted["own"])));
        assert_eq!(all, number(leans.counted["replies"]));
        assert!(by[0].1 * 4 >= all && by[0].1 >= 2 * by[1].1, "{leans:?}: {by:?}");
    }
    for pocket in &sown.unanswered_pockets {
        let space = pocket.what.space.clone();
        let (all, open) = asked(db, move |r| r.one::<(i64, i64)>(&POCKET, p![&space])).await;
        assert_eq!((all, open), (number(pocket.counted["questions"]), number(pocket.counted["open"])));
        assert!(open * 2 >= all && open > 2, "{pocket:?}");
    }
    for ending in &sown.endings {
        let seen = place(db, &ending.what.space, truth.end).await;
        let day = Time(seen.last).zoned("Europe/Paris").date().to_string();
        assert!(
            seen.replies == number(ending.counted["replies"]) && day <= ending.what.last,
            "{ending:?}: {day}"
        );
    }
}

#[test]
fn what_is_told_of_the_company_is_in_its_database() {
    for people_asked in [PEOPLE, 1_800] {
        let company = plan(people_asked, SEED).unwrap();
        let truth = truth(&company);
        both_engines_empty(async |db| {
            fill(&db, &company).await.unwrap();
            places(&db, &truth).await;
            people(&db, &truth, company.begun).await;
            topics(&db, &truth).await;
            leanings(&db, &truth).await;
        });
    }
}
