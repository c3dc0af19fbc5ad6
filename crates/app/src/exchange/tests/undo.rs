//! Taking an import back.

use kernel::MessageId;
use store::{Db, p, sql};
use testkit::{Town, both_engines, both_engines_empty};

use super::fixture::{day, export, line, reply, rows, slack, users};
use super::whole::{same, whole};
use crate::exchange::{Kept, Pace, Progress, list, undo};
use crate::rooms;

async fn settle(db: &Db) {
    jobs::settle(db, &rooms::consumers(), &rooms::kinds()).await.unwrap();
}

/// Two conversations, one with reactions and a mention of somebody who is here.
fn said() -> super::fixture::Held {
    let mut list = users();
    list[0]["profile"]["email"] = "ines@noria.example".into();
    let mut first = line("1494517568.000100", "U1", "Who hears the #cavitation? <@U2>");
    first["reactions"] = serde_json::json!([{"name": "+1", "users": ["U1", "U2"]}]);
    let answer = reply("1494517569.000100", "1494517568.000100", "U2", "I do, <@U1>");
    let other = line("1494600000.000100", "U3", "Pomegranate");
    super::fixture::export_of(list, &[("2017-05-11", day(&[first, answer, other]))])
}

#[test]
fn what_an_import_brought_goes_and_the_database_is_as_before() {
    let held = said();
    both_engines(async |t: Town| {
        settle(&t.db).await;
        let before = whole(&t.db).await;
        let summary = slack(&t.db, &held.path, &Progress::none()).await.unwrap();
        assert_eq!((summary.messages, summary.people, summary.reactions), (3, 2, 2));
        settle(&t.db).await;
        let all = t.db.read(|r| list(r, None, 10)).await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].state.as_str(), all[0].people, all[0].spaces), ("done", 2, 1));
        assert_eq!((all[0].threads, all[0].messages), (2, 3));
        let undone = undo(&t.db, summary.import.unwrap()).await.unwrap();
        assert_eq!((undone.messages, undone.threads, undone.spaces, undone.people), (3, 2, 1, 2));
        assert!(undone.kept.is_empty(), "{undone}");
        settle(&t.db).await;
        same(&before, &whole(&t.db).await);
        // It can come again.
        assert_eq!(slack(&t.db, &held.path, &Progress::none()).await.unwrap().messages, 3);
    });
}

#[test]
fn a_second_import_goes_alone_and_the_first_stays_as_it_was() {
    let start = line("1494517568.000100", "U1", "One");
    let answer = reply("1494517569.000100", "1494517568.000100", "U2", "Two");
    let more = line("1494517570.000100", "U3", "Three");
    let first = export(&[("2017-05-11", day(std::slice::from_ref(&start)))]);
    let later = export(&[("2017-05-11", day(&[start, answer, more]))]);
    both_engines_empty(async |db| {
        slack(&db, &first.path, &Progress::none()).await.unwrap();
        settle(&db).await;
        let mut before = whole(&db).await;
        let second = slack(&db, &later.path, &Progress::none()).await.unwrap();
        assert_eq!((second.messages, second.threads), (2, 1));
        settle(&db).await;
        let undone = undo(&db, second.import.unwrap()).await.unwrap();
        assert_eq!((undone.messages, undone.threads, undone.spaces, undone.people), (2, 1, 0, 0));
        settle(&db).await;
        let mut after = whole(&db).await;
        // A thread that lost a reply is a new version of itself.
        before.remove("threads");
        after.remove("threads");
        same(&before, &after);
        rows(&db).await;
    });
}

#[test]
fn a_reply_of_a_second_import_stays_where_somebody_went_on() {
    let start = line("1494517568.000100", "U1", "Who?");
    let answer = reply("1494517569.000100", "1494517568.000100", "U2", "Two");
    let first = export(&[("2017-05-11", day(std::slice::from_ref(&start)))]);
    let later = export(&[("2017-05-11", day(&[start, answer]))]);
    both_engines(async |t: Town| {
        slack(&t.db, &first.path, &Progress::none()).await.unwrap();
        let second = slack(&t.db, &later.path, &Progress::none()).await.unwrap();
        assert_eq!((second.messages, second.threads), (1, 0));
        let amelie = t.amelie().id;
        t.db.write(move |w| {
            let (thread, _) = w.one::<(i64, i64)>(&THREAD, p![])?;
            let (id, now): (MessageId, _) = (w.id(), w.now());
            w.exec(&SAY, p![id, thread, amelie, now])?;
            w.exec(&GROW, p![thread, now, id, amelie])
        })
        .await
        .unwrap();
        settle(&t.db).await;
        let undone = undo(&t.db, second.import.unwrap()).await.unwrap();
        assert_eq!(undone.messages, 0, "what was answered stays");
        assert!(undone.kept.iter().any(|k| k.what == "thread"), "{:?}", undone.kept);
    });
}

sql!(
    THREAD,
    "SELECT t.id, t.space_id FROM threads t JOIN spaces s ON s.id = t.space_id WHERE s.slug = 'general' AND t.title LIKE 'Who%'"
);
sql!(
    SAY,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version)
     VALUES ($1, $2, $3, 'Me too', '<p>Me too</p>', $4, '', 1)"
);
sql!(
    GROW,
    "UPDATE threads SET replies = replies + 1, last_ms = $2, last_id = $3, last_author_id = $4 WHERE id = $1"
);

#[test]
fn what_somebody_replied_to_stays_and_is_listed() {
    let held = said();
    both_engines(async |t: Town| {
        let summary = slack(&t.db, &held.path, &Progress::none()).await.unwrap();
        let amelie = t.amelie().id;
        t.db.write(move |w| {
            let (thread, _) = w.one::<(i64, i64)>(&THREAD, p![])?;
            let (id, now): (MessageId, _) = (w.id(), w.now());
            w.exec(&SAY, p![id, thread, amelie, now])?;
            w.exec(&GROW, p![thread, now, id, amelie])
        })
        .await
        .unwrap();
        settle(&t.db).await;
        for _ in 0..2 {
            let undone = undo(&t.db, summary.import.unwrap()).await.unwrap();
            let names: Vec<(&str, &str)> =
                undone.kept.iter().map(|k: &Kept| (k.what, k.name.as_str())).collect();
            // Bob wrote and is named there; Ines was here before, and Gone goes with what he said.
            assert_eq!(
                names,
                [("thread", "Who hears the #cavitation? @Bob C"), ("space", "general"), ("person", "Bob C")]
            );
            settle(&t.db).await;
            rows(&t.db).await;
        }
        let all = t.db.read(|r| list(r, None, 10)).await.unwrap();
        assert_eq!((all[0].state.as_str(), all[0].kept), ("undone", 3));
        // What stayed is known, so that it does not come twice.
        let again = slack(&t.db, &held.path, &Progress::none()).await.unwrap();
        assert_eq!((again.messages, again.threads, again.people), (1, 1, 1));
    });
}

#[test]
fn an_import_that_was_cut_off_can_be_taken_back() {
    let lines: Vec<_> =
        (0..40).map(|n| line(&format!("{}.000100", 1_494_517_568 + n), "U1", "A line")).collect();
    let held = export(&[("2017-05-11", day(&lines))]);
    both_engines_empty(async |db| {
        settle(&db).await;
        let before = whole(&db).await;
        let pace = Pace { batch: 7, stop_after: Some(4) };
        let bounds = crate::exchange::archive::Bounds::default();
        let cut = super::fixture::paced(&db, &held.path, &Progress::none(), bounds, pace).await;
        assert!(cut.is_err());
        let all = db.read(|r| list(r, None, 10)).await.unwrap();
        assert_eq!(all[0].state, "running");
        assert!(all[0].messages > 0 && all[0].messages < 40);
        undo(&db, all[0].id).await.unwrap();
        settle(&db).await;
        same(&before, &whole(&db).await);
        assert!(undo(&db, 1).await.unwrap_err().to_string().contains("no import 1"));
    });
}
