//! Announcements and one's own tasks that are due stand on home, until they are dealt with.

use super::*;

sql!(
    TASK,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, created_by, created_ms, reminded_day, version)
     VALUES ($1, $2, $3, $4, $5, $4, 1, '', 1)"
);
sql!(DONE, "UPDATE tasks SET done_ms = 1 WHERE id = $1");
sql!(
    WAIT,
    "INSERT INTO waiting_posts (id, space_id, author_id, voice_id, kind, title, body, rest, state, at_ms, reason, version)
     VALUES (90, $1, $2, $2, 'idea', 'Zebra', '', '', 'waiting', 1, '', 1)"
);
sql!(AWAY, "INSERT INTO announcements_away (person_id, thread_id, at_ms) VALUES ($1, $2, 1)");
sql!(
    QUIET,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, 'muted', 0) ON CONFLICT (thread_id, person_id) DO UPDATE SET why = 'muted'"
);
sql!(SPACE_QUIET, "INSERT INTO space_mutes (person_id, space_id, since_ms) VALUES ($1, $2, 0)");

async fn shown(t: &Town, who: &Actor, lang: Lang) -> String {
    let (site, who) = (site(t), Actor { lang, ..who.clone() });
    let feed = home(&site, &who).await;
    let page = views::page(&ctx(&site, &who, lang), &feed, &[]).unwrap().body;
    no_keys(&page);
    page
}

#[test]
fn an_announcement_stands_on_home_until_it_is_put_away() {
    both_engines(async |t: Town| {
        let (space, jonas, now) = (t.space("service-nord"), t.person("jonas"), t.now());
        t.db.write(move |w| {
            w.exec(&THREAD, p![900_i64, space, "announcement", "New vans on Monday", jonas, now]).map(drop)
        })
        .await
        .unwrap();
        let page = shown(&t, &t.ines(), Lang::En).await;
        let (told, work) = (page.find("New vans on Monday").unwrap(), page.find("home-work").unwrap());
        assert!(told < work && page.contains("/s/service-nord/t/900/away"), "{page}");
        assert!(!shown(&t, &t.jonas(), Lang::En).await.contains("/t/900/away"), "not to whoever wrote it");
        assert!(!shown(&t, &t.amelie(), Lang::Fr).await.contains("New vans"), "only to members");
        let ines = t.person("ines");
        t.db.write(move |w| w.exec(&AWAY, p![ines, 900_i64]).map(drop)).await.unwrap();
        assert!(!shown(&t, &t.ines(), Lang::Fr).await.contains("/t/900/away"));
    });
}

#[test]
fn tasks_that_are_due_and_posts_to_approve_wait_on_home() {
    both_engines(async |t: Town| {
        let (space, ines, tomas) = (t.space("service-nord"), t.person("ines"), t.person("tomas"));
        let diagnostics = t.space("diagnostics");
        t.db.write(move |w| {
            w.exec(&TASK, p![1_i64, space, "Second van", ines, "2026-03-01"])?;
            w.exec(&TASK, p![2_i64, space, "Seal", ines, "2026-03-03"])?;
            w.exec(&TASK, p![3_i64, space, "Next week", ines, "2026-03-10"])?;
            w.exec(&WAIT, p![diagnostics, tomas]).map(drop)
        })
        .await
        .unwrap();
        let page = shown(&t, &t.ines(), Lang::En).await;
        assert!(
            page.contains("Second van") && page.contains("Seal") && !page.contains("Next week"),
            "{page}"
        );
        assert!(page.contains("All 3 open tasks") && page.contains("today"), "{page}");
        assert!(!shown(&t, &t.jonas(), Lang::Fr).await.contains("Second van"), "one\u{2019}s own only");
        t.db.write(|w| {
            w.exec(&DONE, p![1_i64])?;
            w.exec(&DONE, p![2_i64]).map(drop)
        })
        .await
        .unwrap();
        assert!(!shown(&t, &t.ines(), Lang::En).await.contains("Tasks due"));
        let lead = shown(&t, &t.amelie(), Lang::En).await;
        assert!(lead.contains("A post waits for your approval in Field diagnostics"), "{lead}");
        assert!(!lead.contains("Zebra"));
        assert!(!shown(&t, &t.tomas(), Lang::En).await.contains("waits for your approval"));
    });
}

#[test]
fn what_is_muted_is_never_new() {
    both_engines(async |t: Town| {
        let (yuki, tomas, space) = (t.person("yuki"), t.person("tomas"), t.space("diagnostics"));
        let (now, thread) = (t.now(), t.thread("bearing"));
        t.db.write(move |w| w.exec(&JOIN, p![yuki, space, Time(0)]).map(drop)).await.unwrap();
        let unread = async |t: &Town| {
            let rail = rail(&site(t), &t.yuki()).await.unwrap();
            rail.communities.first().map(|place| place.unread)
        };
        assert_eq!(unread(&t).await, Some(1));
        t.db.write(move |w| w.exec(&QUIET, p![thread, yuki]).map(drop)).await.unwrap();
        assert_eq!(unread(&t).await, Some(0));
        t.db.write(move |w| w.exec(&THREAD, p![901_i64, space, "idea", "New", tomas, now]).map(drop))
            .await
            .unwrap();
        assert_eq!(unread(&t).await, Some(1));
        t.db.write(move |w| w.exec(&SPACE_QUIET, p![yuki, space]).map(drop)).await.unwrap();
        assert_eq!(unread(&t).await, Some(0));
    });
}
