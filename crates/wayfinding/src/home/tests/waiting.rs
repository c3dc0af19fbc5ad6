//! What waits for its reader, above everything else.

use super::*;
use crate::home::waiting;

sql!(
    PROPOSE,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, 0, $4, 'lead', FALSE, '', '', 0, '', 1)"
);
sql!(
    STAND_IN,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms) VALUES ($1, $2, 'asked', 0)"
);
sql!(
    DRIVE,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked) VALUES ($1, $2, 0, 30, 10, '[]')"
);
sql!(
    HOLD,
    "INSERT INTO held_acts (id, actor_id, space_id, action, rule, method, path, content_type, body, at_ms, state, reason,
        result) VALUES ($1, $2, $3, 'broadcast', 'S2-SM7', 'POST', '/', '', '', 0, 'waiting', '', '')"
);
sql!(ASK, "INSERT INTO join_requests (space_id, person_id, note, at_ms) VALUES ($1, $2, '', 0)");
sql!(
    RELEASE,
    "INSERT INTO register_items (id, register, state, title, body, author_id, votes, at_ms, moved_ms, version)
     VALUES (77, 'release', 'launched', 'Spring', '{}', $1, 0, $2, $2, 2)"
);
sql!(SEE, "INSERT INTO release_seen (person_id, item_id, at_ms) VALUES ($1, 77, 0)");

async fn shown(t: &Town, who: &Actor, lang: Lang) -> String {
    let (site, who) = (site(t), Actor { lang, ..who.clone() });
    let feed = home(&site, &who).await;
    let page = views::page(&ctx(&site, &who, lang), &feed, &[]).unwrap().body;
    no_keys(&page);
    page
}

#[test]
fn what_somebody_is_asked_waits_on_their_home_and_on_nobody_elses() {
    both_engines(async |t: Town| {
        let (yuki, lea, piet, amelie) =
            (t.person("yuki"), t.person("lea"), t.person("piet"), t.person("amelie"));
        let space = t.space("diagnostics");
        assert!(!shown(&t, &t.yuki(), Lang::En).await.contains("Waiting for you"));
        t.db.write(move |w| {
            w.exec(&PROPOSE, p![70_i64, yuki, space, "proposed"])?;
            w.exec(&PROPOSE, p![71_i64, piet, space, "held"])?;
            w.exec(&STAND_IN, p![71_i64, yuki])?;
            w.exec(&DRIVE, p![71_i64, amelie])?;
            w.exec(&HOLD, p![80_i64, piet, space])?;
            w.exec(&ASK, p![space, lea]).map(drop)
        })
        .await
        .unwrap();
        let page = shown(&t, &t.yuki(), Lang::En).await;
        assert!(page.contains("Waiting for you"), "{page}");
        assert!(
            page.contains("href=\"/who/assignments/70\">You are asked to take on Community manager"),
            "{page}"
        );
        assert!(page.contains("href=\"/who/assignments/71\">You are asked to stand in for"), "{page}");
        assert!(
            !page.contains("/held") && !page.contains("asks to join"),
            "neither signs nor answers: {page}"
        );
        assert!(shown(&t, &t.yuki(), Lang::Fr).await.contains("On vous propose le rôle"));
        let page = shown(&t, &t.amelie(), Lang::En).await;
        assert!(page.contains("href=\"/held\">1 act waits for your signature"), "{page}");
        assert!(page.contains("href=\"/s/diagnostics/requests\">1 person asks to join"), "{page}");
        for who in [t.ines(), t.lea()] {
            assert!(!shown(&t, &who, Lang::En).await.contains("Waiting for you"), "{}", who.handle);
        }
    });
}

// spec: S1-PM2
#[test]
fn what_a_release_changed_is_said_once_and_dismissed_for_good() {
    both_engines(async |t: Town| {
        let (yuki, at) = (t.person("yuki"), t.now());
        t.db.write(move |w| w.exec(&RELEASE, p![yuki, at]).map(drop)).await.unwrap();
        let page = shown(&t, &t.ines(), Lang::En).await;
        assert!(page.contains("What changed: Spring"), "{page}");
        assert!(page.contains("action=\"/registers/release/77/seen\""), "one act dismisses it: {page}");
        assert!(!shown(&t, &t.piet(), Lang::En).await.contains("Spring"), "not for people from outside");
        let ines = t.person("ines");
        t.db.write(move |w| w.exec(&SEE, p![ines]).map(drop)).await.unwrap();
        assert!(!shown(&t, &t.ines(), Lang::En).await.contains("Spring"), "seen is seen");
        assert!(shown(&t, &t.lea(), Lang::Fr).await.contains("Ce qui change"), "each for themselves");
        t.clock.advance(61 * kernel::time::DAY);
        let lea = t.lea();
        let later = t.db.read(move |r| waiting::load(r, &lea)).await.unwrap();
        assert!(later.news.is_empty(), "no news after two months");
    });
}
