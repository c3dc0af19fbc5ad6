//! Saved searches, and what resembles a title or a thread.

use kernel::{Lang, Problem};
use policy::Own;
use store::{Error, p, sql};
use testkit::{Town, both_engines};

use crate::search::api::SavedForm;
use crate::search::find::Eyes;
use crate::search::things::KEEP;
use crate::search::{rebuild, saved, similar, similar_views};
use crate::support::{ctx, no_keys, site};

sql!(
    NEW_THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, answer_id, broadcast, created_ms, last_ms, last_id,
        last_author_id, replies, gone, kept_title, version)
     VALUES ($1, $2, 'question', $3, $4, '', $5, $1, NULL, FALSE, $6, $6, $1, $5, 0, NULL, NULL, 1)"
);
sql!(
    OPENING,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $1, $2, '', '<p>words</p>', $3, '', 1)"
);

async fn plant(t: &Town) {
    let (open, team, ines, now) =
        (t.space("diagnostics"), t.space("service-nord"), t.person("ines"), t.now());
    t.db.write(move |w| {
        for (id, space, state, title) in [
            (8_001, open, "open", "Why does a mechanical seal leak after a week?"),
            (8_002, open, "answered", "Mechanical seal leaks on the new pump"),
            (8_003, team, "open", "The mechanical seal in Lille leaks"),
            (8_004, open, "open", "Holidays in August"),
        ] {
            w.exec(&NEW_THREAD, p![id, space, state, title, ines, now])?;
            w.exec(&OPENING, p![id, ines, now])?;
        }
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    rebuild(&t.db).await.unwrap();
}

#[test]
fn what_was_asked_already_is_shown_answered_first_and_only_to_those_who_may_read_it() {
    both_engines(async |t: Town| {
        plant(&t).await;
        for (who, threads) in
            [(t.ines(), vec![8_002, 8_003, 8_001]), (t.yuki(), vec![8_002, 8_001]), (t.piet(), vec![])]
        {
            let eyes = Eyes::from(&who);
            let found =
                t.db.read(move |r| similar::to_title(r, eyes, "Our mechanical seals leak again"))
                    .await
                    .unwrap();
            let ids: Vec<i64> = found.iter().map(|row| row.thread.number()).collect();
            assert_eq!(ids, threads, "{}", who.handle);
            let few = t.db.read(move |r| similar::to_title(r, eyes, "seal leaks")).await.unwrap();
            assert!(few.is_empty(), "two words say too little");
        }
    });
}

#[test]
fn a_thread_knows_what_resembles_it() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let related = async |who: &kernel::Actor, thread: i64| {
            let eyes = Eyes::from(who);
            let found = t.db.write(move |w| similar::to_thread(w, eyes, kernel::ThreadId::new(thread))).await;
            found.map(|rows| rows.iter().map(|row| row.thread.number()).collect::<Vec<_>>())
        };
        for _ in 0..2 {
            assert_eq!(related(&t.ines(), 8_003).await.unwrap(), [8_002, 8_001]);
            assert_eq!(related(&t.yuki(), 8_001).await.unwrap(), [8_002]);
        }
        assert!(matches!(related(&t.yuki(), 8_003).await, Err(Problem::NotFound)));
        let eyes = Eyes::from(&t.ines());
        let rows = t.db.read(move |r| similar::to_title(r, eyes, "the mechanical seal leaks")).await.unwrap();
        for lang in Lang::ALL {
            let ctx = ctx(&site(&t), &t.ines(), lang);
            for asked in [true, false] {
                no_keys(&similar_views::part(&ctx.l, &rows, asked).unwrap());
            }
            no_keys(&similar_views::page(&ctx, "x", &[]).unwrap().body);
        }
    });
}

#[test]
fn a_saved_search_is_its_owner_s_alone() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let act = async |who: &kernel::Actor, id: Option<i64>, name: &'static str| {
            let (gate, who) = (site.gate.clone(), who.clone());
            t.db.write(move |w| {
                let mut may = gate.permit(w, &who, KEEP, Own(who.id))?;
                match id {
                    None => saved::save(&mut may, &saved::named(name)?, "q=seal", false).map(|s| s.id),
                    Some(id) if name.is_empty() => {
                        saved::drop_it(&mut may, saved::SavedId::new(id)).map(|()| id)
                    }
                    Some(id) => saved::rename(&mut may, saved::SavedId::new(id), name).map(|()| id),
                }
            })
            .await
        };
        let id = act(&t.ines(), None, "Seals").await.unwrap();
        assert!(matches!(act(&t.karim(), Some(id), "Mine").await, Err(Problem::NotFound)));
        assert!(matches!(act(&t.karim(), Some(id), "").await, Err(Problem::NotFound)));
        assert!(act(&t.ines(), None, " ").await.is_err(), "it needs a name");
        act(&t.ines(), Some(id), "Leaks").await.unwrap();
        let me = t.ines().id;
        let names = async || -> Vec<String> {
            t.db.read(move |r| saved::list(r, me)).await.unwrap().into_iter().map(|s| s.name).collect()
        };
        assert_eq!(names().await, ["Leaks"]);
        act(&t.ines(), Some(id), "").await.unwrap();
        assert!(names().await.is_empty());
        assert_eq!(SavedForm::default().name, "");
    });
}
