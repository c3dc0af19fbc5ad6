//! Retention: what is older than a space keeps it goes, step by step, and nothing else does.

use ::store::{p, sql};
use kernel::time::DAY;
use testkit::{Town, both_engines};

use crate::hears;

sql!(KEEP, "UPDATE spaces SET keep_days = $2, keep_agreed = $3 WHERE slug = $1");
sql!(MESSAGES, "SELECT COUNT(*) FROM messages WHERE thread_id = $1");
sql!(THREADS, "SELECT COUNT(*) FROM threads WHERE id = $1");
sql!(KIND, "UPDATE threads SET kind = 'announcement' WHERE id = $1");
sql!(CLEARED, "SELECT subject_id FROM facts WHERE kind = 'thread.cleared' ORDER BY subject_id");
sql!(CLEARING, "SELECT subject_id FROM facts WHERE kind = 'thread.clearing' ORDER BY subject_id");

sql!(
    NAME,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, external, state, created_ms, version)
     VALUES (88, 'bot~88', 'Press line', 'press line', '', '', 'en', '', 'UTC', TRUE, 'left', 1, 1)"
);
sql!(
    BOT,
    "INSERT INTO bots (id, space_id, name, secret_hash, by_id, made_ms) VALUES (88, $1, 'Press line', $2, $3, 1)"
);
sql!(KEY, "INSERT INTO bot_threads (bot_id, key, thread_id) VALUES (88, 'line', $1)");
sql!(
    SAID,
    "INSERT INTO bot_log (id, bot_id, at_ms, status, said, thread_id) VALUES (1, 88, 1, 200, 'ok', $1)"
);
sql!(
    BOTS,
    "SELECT (SELECT COUNT(*) FROM people WHERE id = 88) + (SELECT COUNT(*) FROM bots) + (SELECT COUNT(*) FROM bot_threads)
        + (SELECT COUNT(*) FROM bot_log)"
);

async fn night(t: &Town) {
    for _ in 0..6 {
        t.db.write(|w| super::retention(w, "").map(drop)).await.unwrap();
    }
}

async fn count(t: &Town, sql: &'static ::store::Sql, id: kernel::ThreadId) -> i64 {
    t.db.read(move |r| r.one::<(i64,)>(sql, p![id])).await.unwrap().0
}

#[test]
fn what_is_older_than_a_space_keeps_it_goes_and_the_rest_stays() {
    both_engines(async |t: Town| {
        let (bearing, week) = (t.thread("bearing"), t.thread("week"));
        t.db.write(|w| w.exec(&KEEP, p!["diagnostics", Some(90_i64), true])).await.unwrap();
        t.clock.advance(80 * DAY);
        night(&t).await;
        assert_eq!(count(&t, &MESSAGES, bearing).await, 3, "not old enough");
        t.clock.advance(20 * DAY);
        night(&t).await;
        assert_eq!((count(&t, &THREADS, bearing).await, count(&t, &MESSAGES, bearing).await), (0, 0));
        assert_eq!(count(&t, &MESSAGES, week).await, 2, "another space keeps for ever");
        for sql in [&CLEARED, &CLEARING] {
            let told: Vec<i64> = t.db.read(|r| r.ints(sql, p![])).await.unwrap();
            assert_eq!(told, [bearing.number()], "announced once");
        }
    });
}

#[test]
fn a_space_that_says_nothing_keeps_as_long_as_the_network_says() {
    both_engines(async |t: Town| {
        let (bearing, week) = (t.thread("bearing"), t.thread("week"));
        t.db.write(|w| {
            web::settings::put(w, web::settings::KEEP_DAYS, Some("100"))?;
            w.exec(&KEEP, p!["diagnostics", Some(300_i64), true])
        })
        .await
        .unwrap();
        t.clock.advance(120 * DAY);
        night(&t).await;
        assert_eq!(count(&t, &THREADS, week).await, 0, "as the network says");
        assert_eq!(count(&t, &THREADS, bearing).await, 1, "as the space says");
        t.db.write(|w| web::settings::put(w, web::settings::KEEP_DAYS, None)).await.unwrap();
    });
}

#[test]
fn announcements_stay_where_the_space_says_so() {
    both_engines(async |t: Town| {
        let bearing = t.thread("bearing");
        t.db.write(move |w| {
            w.exec(&KIND, p![bearing])?;
            w.exec(&KEEP, p!["diagnostics", Some(90_i64), true])
        })
        .await
        .unwrap();
        t.clock.advance(200 * DAY);
        night(&t).await;
        assert_eq!(count(&t, &THREADS, bearing).await, 1);
        t.db.write(|w| w.exec(&KEEP, p!["diagnostics", Some(90_i64), false])).await.unwrap();
        night(&t).await;
        assert_eq!(count(&t, &THREADS, bearing).await, 0);
    });
}

#[test]
fn a_deleted_space_is_cleared_thread_by_thread() {
    both_engines(async |t: Town| {
        let (space, bearing, by) = (t.space("diagnostics"), t.thread("bearing"), t.amelie().id);
        t.db.write(move |w| {
            let now = w.now();
            w.exec(&NAME, p![])?;
            let secret = b"secret".to_vec();
            w.exec(&BOT, p![space, &secret, by])?;
            w.exec(&KEY, p![bearing])?;
            w.exec(&SAID, p![bearing])?;
            w.announce(kernel::Fact::past("space.removed", space.number(), now).space(space));
            Ok::<_, ::store::Error>(())
        })
        .await
        .unwrap();
        jobs::settle(&t.db, &hears::consumers(), &hears::jobs()).await.unwrap();
        assert_eq!((count(&t, &THREADS, bearing).await, count(&t, &MESSAGES, bearing).await), (0, 0));
        assert_eq!(count(&t, &MESSAGES, t.thread("week")).await, 2);
        assert_eq!(
            t.db.read(|r| r.one::<(i64,)>(&BOTS, p![])).await.unwrap().0,
            0,
            "programs go with their space"
        );
    });
}
