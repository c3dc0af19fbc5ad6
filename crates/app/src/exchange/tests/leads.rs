//! What conversations lead to goes out and comes in.

use store::{p, sql};
use testkit::{Town, both_engines};

use super::jsonl::round;

sql!(
    TERMS,
    "INSERT INTO thread_terms (thread_id, who_id, day, words, reasons, decided_by, decided_ms) VALUES ($1, $2, '2026-03-06', 'We do it.', '', $2, 5)"
);
sql!(
    ACT,
    "INSERT INTO thread_acts (id, thread_id, act, was, became, why, by_id, at_ms) VALUES (31, $1, 'state', 'open', 'answered', 'It held.', $2, 6)"
);
sql!(POLL, "INSERT INTO polls (thread_id, several, closes_ms, voters) VALUES ($1, TRUE, 900, 3)");
sql!(OPTION, "INSERT INTO poll_options (thread_id, place, words, votes) VALUES ($1, $2, $3, $4)");
sql!(
    OUTCOME,
    "INSERT INTO outcomes (message_id, kind, target_id, thread_id, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, 7)"
);
sql!(
    TASK,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, thread_id, message_id, created_by, created_ms, done_ms, done_by,
        reminded_day, version)
     VALUES (41, $1, 'Replace it', $2, '2026-03-05', $3, $4, $2, 8, 9, $2, '', 1)"
);
sql!(PIN, "INSERT INTO pins (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, 10)");
sql!(LED_ON, "INSERT INTO thread_forwards (thread_id, to_id) VALUES ($1, $2)");
sql!(WORTH, "INSERT INTO featured (thread_id, space_id, by_id, at_ms) VALUES ($1, $2, $3, 11)");
sql!(
    LATER,
    "INSERT INTO scheduled_posts (id, space_id, author_id, kind, title, body, rest, state, why, at_ms, created_ms, version)
     VALUES (51, $1, $2, 'poll', 'Where', 'Choose.', '{}', 'waiting', '', 99, 12, 1)"
);

// spec: S1-CM4 (part: kinds, states, polls, what became of messages, tasks, pins and posts for later travel)
#[test]
fn what_conversations_lead_to_comes_through_whole() {
    both_engines(async |t: Town| {
        let (bearing, week, coupling) = (t.thread("bearing"), t.thread("week"), t.message("coupling"));
        let (ines, space) = (t.person("ines"), t.space("diagnostics"));
        t.db.write(move |w| {
            w.exec(&TERMS, p![bearing, ines])?;
            w.exec(&ACT, p![bearing, ines])?;
            w.exec(&POLL, p![week])?;
            w.exec(&OPTION, p![week, 1_i64, "Lille", 2_i64])?;
            w.exec(&OPTION, p![week, 2_i64, "Gent", 1_i64])?;
            w.exec(&OUTCOME, p![coupling, "task", 41_i64, bearing, ines])?;
            w.exec(&OUTCOME, p![coupling, "practice", week, bearing, ines])?;
            w.exec(&TASK, p![space, ines, bearing, coupling])?;
            w.exec(&PIN, p![bearing, space, ines])?;
            w.exec(&WORTH, p![bearing, space, ines])?;
            w.exec(&LED_ON, p![4711_i64, bearing])?;
            w.exec(&LATER, p![space, ines]).map(drop)
        })
        .await
        .unwrap();
        round(&t.db).await;
    });
}
