//! What moderation decided, seen in a conversation.

use kernel::Fact;
use store::{p, sql};
use testkit::{Town, both_engines};

use crate::hears_moderation::MODERATION;

sql!(
    STAND,
    "SELECT t.title, t.replies, t.excerpt, m.gone FROM threads t JOIN messages m ON m.id = $2 WHERE t.id = $1"
);
sql!(LOCKS, "SELECT COUNT(*) FROM thread_locks");

async fn hear(t: &Town, kind: &'static str, subject: i64) {
    let (thread, space) = (t.thread("bearing"), t.space("diagnostics"));
    let by = t.amelie().id;
    t.db.write(move |w| {
        let fact = Fact::past(kind, subject, w.now()).thread(thread).space(space).by(by).with("case", 1);
        (MODERATION.handle)(w, &fact)
    })
    .await
    .unwrap();
}

type Stand = (String, i64, String, Option<String>);

async fn stand(t: &Town, message: i64) -> Stand {
    let thread = t.thread("bearing");
    t.db.read(move |r| r.one(&STAND, p![thread, message])).await.unwrap()
}

#[test]
fn what_is_withheld_leaves_no_words_and_comes_back_as_it_was() {
    both_engines(async |t: Town| {
        let hum = t.message("hum").number();
        let before = stand(&t, hum).await;
        hear(&t, "message.hidden", hum).await;
        let hidden = stand(&t, hum).await;
        assert_eq!((hidden.0.as_str(), hidden.2.as_str(), hidden.3.as_deref()), ("", "", Some("hidden")));
        hear(&t, "message.removed", hum).await;
        hear(&t, "message.removed", hum).await;
        assert_eq!(stand(&t, hum).await.3.as_deref(), Some("removed"));
        hear(&t, "message.restored", hum).await;
        hear(&t, "message.unhidden", hum).await;
        let after = stand(&t, hum).await;
        assert_eq!((&after.0, after.1, &after.3), (&before.0, before.1, &before.3));
        let thread = t.thread("bearing").number();
        hear(&t, "thread.locked", thread).await;
        let locked: (i64,) = t.db.read(|r| r.one(&LOCKS, p![])).await.unwrap();
        assert_eq!(locked, (1,));
        hear(&t, "thread.unlocked", thread).await;
    });
}
