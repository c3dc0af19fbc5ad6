//! Posts that wait, conversations that move, and what somebody muted.

use super::*;

sql!(
    WAIT,
    "INSERT INTO waiting_posts (id, space_id, author_id, voice_id, kind, title, body, rest, state, at_ms, reason, version)
     VALUES ($1, $2, $3, $3, 'idea', 'T', '', '', $4, 1, '', 1)"
);
sql!(STATE, "UPDATE waiting_posts SET state = $2 WHERE id = $1");
sql!(
    LATER,
    "INSERT INTO scheduled_posts (id, space_id, author_id, kind, title, body, rest, state, why, at_ms, created_ms, version)
     VALUES (92, $1, $2, 'idea', 'T', '', '', 'kept', 'refused', 1, 1, 1)"
);
sql!(QUIET, "INSERT INTO space_mutes (person_id, space_id, since_ms) VALUES ($1, $2, 0)");
sql!(
    LINE,
    "INSERT INTO thread_moves (id, kind, thread_id, from_space, to_space, messages, by_id, why, at_ms)
     VALUES (5, 'move', $1, $2, $2, 3, $3, 'It belongs here.', 1)"
);
sql!(
    OTHER,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms, last_ms,
        last_id, last_author_id, replies, version)
     VALUES (60, $1, 'discussion', 'open', 'Other', '', $2, 60, FALSE, 1, 1, 60, $2, 0, 1)"
);

// spec: S1-CM4 (part: whoever leads hears of a post that waits, its author what became of it)
#[test]
fn whoever_leads_hears_of_a_post_and_its_author_what_became_of_it() {
    both_engines(async |t: Town| {
        let (amelie, tomas, ines) = (t.person("amelie"), t.person("tomas"), t.person("ines"));
        let (space, thread, hum) = (t.space("diagnostics"), t.thread("bearing"), t.message("hum"));
        t.db.write(move |w| {
            w.exec(&WAIT, p![90_i64, space, tomas, "waiting"])?;
            w.exec(&WAIT, p![91_i64, space, amelie, "waiting"])?;
            w.exec(&LATER, p![space, tomas]).map(drop)
        })
        .await
        .unwrap();
        tell(&t, of(&t, "post.waiting", 90, tomas).space(space)).await;
        tell(&t, of(&t, "post.waiting", 91, amelie).space(space)).await;
        let got = list(&t.db, amelie).await;
        assert_eq!(said(&got), one("post_waits", 1), "not of her own");
        assert_eq!(got.first().unwrap().target(), "/s/diagnostics/waiting");
        assert!(list(&t.db, ines).await.is_empty() && list(&t.db, tomas).await.is_empty(), "nobody else");
        t.db.write(move |w| {
            w.exec(&STATE, p![90_i64, "declined"])?;
            w.exec(&STATE, p![91_i64, "declined"]).map(drop)
        })
        .await
        .unwrap();
        tell(&t, of(&t, "post.declined", 90, amelie).space(space)).await;
        assert!(list(&t.db, amelie).await.is_empty(), "nothing waits any more");
        let got = list(&t.db, tomas).await;
        assert_eq!(said(&got), one("post_declined", 1));
        assert_eq!(got.first().unwrap().target(), "/me/waiting/90");
        t.db.write(move |w| w.exec(&STATE, p![90_i64, "published"]).map(drop)).await.unwrap();
        let fact = of(&t, "post.approved", 90, amelie).space(space).thread(thread);
        tell(&t, fact.with("message", hum.number())).await;
        assert_eq!(said(&list(&t.db, tomas).await), one("post_approved", 1));
        let mut kept = of(&t, "post.kept", 92, tomas).space(space);
        kept.actor = None;
        tell(&t, kept).await;
        let got = list(&t.db, tomas).await;
        assert_eq!(got.first().unwrap().target(), "/me/scheduled/92");
        let site = site(&t);
        let who = Actor { lang: Lang::En, ..t.tomas() };
        let page = views::page(
            &ctx(&site, &who, Lang::En),
            &NoticesQuery::default(),
            &got,
            &charter::ORIGINAL,
            None,
            0,
        );
        no_keys(&page.unwrap().body);
    });
}

#[test]
fn whoever_follows_is_told_once_that_a_conversation_moved_and_why() {
    both_engines(async |t: Town| {
        let (amelie, tomas, ines) = (t.person("amelie"), t.person("tomas"), t.person("ines"));
        let (thread, space, closed) = (t.thread("bearing"), t.space("pump-3"), t.space("diagnostics"));
        t.db.write(move |w| {
            w.exec(&FOLLOW, p![thread, tomas])?;
            w.exec(&FOLLOW, p![thread, ines])?;
            w.exec(&LINE, p![thread, space, amelie])?;
            w.exec(&OTHER, p![space, ines])?;
            w.exec(&MOVE, p![thread, space]).map(drop)
        })
        .await
        .unwrap();
        let moved = of(&t, "thread.moved", thread.number(), amelie).space(space).thread(thread);
        tell(&t, moved.clone().with("from", closed.number())).await;
        tell(&t, moved.with("from", closed.number())).await;
        let got = list(&t.db, ines).await;
        assert_eq!(said(&got), one("moved", 1), "once");
        assert_eq!(got.first().unwrap().said.as_deref(), Some("It belongs here."));
        assert!(list(&t.db, tomas).await.is_empty(), "he may not read the new place");
        assert!(list(&t.db, amelie).await.is_empty(), "she did it");
        let other = kernel::ThreadId::new(60);
        t.db.write(move |w| w.exec(&FOLLOW, p![other, ines]).map(drop)).await.unwrap();
        let split = of(&t, "thread.split", 60, amelie).space(space).thread(other);
        tell(&t, split.with("from", thread.number())).await;
        assert_eq!(said(&list(&t.db, ines).await).len(), 2);
        t.db.write(move |w| w.exec(&GO, p![other]).map(drop)).await.unwrap();
        let merged = of(&t, "thread.merged", 60, amelie).space(space).thread(thread);
        tell(&t, merged.with("message", 60)).await;
        assert_eq!(said(&list(&t.db, ines).await), one("merged", 2), "the notices are one as well");
    });
}

// spec: S2-MB1 (part: a muted space says nothing unless one is named)
#[test]
fn a_muted_space_says_nothing_unless_one_is_named() {
    both_engines(async |t: Town| {
        let (tomas, ines, amelie) = (t.person("tomas"), t.person("ines"), t.person("amelie"));
        let (space, hum) = (t.space("diagnostics"), t.message("hum"));
        t.db.write(move |w| w.exec(&QUIET, p![ines, space]).map(drop)).await.unwrap();
        let everybody = t.space("everybody");
        t.db.write(move |w| w.exec(&QUIET, p![ines, everybody]).map(drop)).await.unwrap();
        tell(&t, reply(&t, t.message("coupling").number(), tomas, &[])).await;
        let thread = t.thread("bearing");
        let call = of(&t, "thread.broadcast", thread.number(), amelie).space(space).thread(thread);
        tell(&t, call.with("message", hum.number())).await;
        assert!(list(&t.db, ines).await.is_empty());
        assert!(!list(&t.db, tomas).await.is_empty(), "others hear of it");
        tell(&t, reply(&t, t.message("measure").number(), tomas, &[ines])).await;
        assert_eq!(said(&list(&t.db, ines).await), one("mention", 1));
    });
}
