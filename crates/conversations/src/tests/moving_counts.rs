//! Whatever is moved, split and merged, and whoever acts at the same time: what is counted equals a
//! recount, and no read mark hides what its person has not read.

use ::store::{p, sql};
use serde_json::json;
use testkit::{Town, both_engines};

use super::moving::{replied, started};
use super::{As, acting, site};

sql!(
    WRONG,
    "SELECT t.id FROM threads t WHERE t.gone IS NULL AND (
        t.replies <> (SELECT COUNT(*) FROM messages m WHERE m.thread_id = t.id AND m.gone IS NULL AND m.id <> t.opening_id)
        OR t.last_id <> (SELECT MAX(m.id) FROM messages m WHERE m.thread_id = t.id)
        OR NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = t.opening_id AND m.thread_id = t.id)
        OR (t.answer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = t.answer_id AND m.thread_id = t.id)))"
);
sql!(LOST, "SELECT m.id FROM messages m JOIN threads t ON t.id = m.thread_id WHERE t.gone = 'merged'");
sql!(
    LEFTOVERS,
    "SELECT f.thread_id FROM follows f JOIN threads t ON t.id = f.thread_id WHERE t.gone = 'merged'
     UNION SELECT r.thread_id FROM read_marks r JOIN threads t ON t.id = r.thread_id WHERE t.gone = 'merged'"
);
sql!(ALL, "SELECT id FROM messages ORDER BY id");

async fn sound(t: &Town, messages: usize) {
    let (wrong, lost, left, all) =
        t.db.read(|r| {
            Ok::<_, ::store::Error>((
                r.ints(&WRONG, p![])?,
                r.ints(&LOST, p![])?,
                r.ints(&LEFTOVERS, p![])?,
                r.ints(&ALL, p![])?,
            ))
        })
        .await
        .unwrap();
    assert_eq!((wrong, lost, left), (vec![], vec![], vec![]));
    assert_eq!(all.len(), messages, "no message is lost or doubled");
}

/// The n-th of a list by a number that comes from nowhere in particular.
fn pick(list: &[String], seed: u64) -> &String {
    &list[usize::try_from(seed % u64::try_from(list.len()).unwrap()).unwrap()]
}

#[test]
fn counters_equal_a_recount_after_any_sequence() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, tomas) = (acting(&site, &t.amelie()), acting(&site, &t.tomas()));
        let mut threads = Vec::new();
        let mut messages = testkit::MESSAGES.len();
        for n in 0..4 {
            let id = started(&amelie, "data-workshop", "discussion", &format!("Talk {n}")).await;
            for m in 0..3 {
                replied(&tomas, &id, &format!("{n}.{m}")).await;
                t.clock.advance(1_000);
            }
            messages += 4;
            threads.push(id);
        }
        let mut seed = 20_261_122_u64;
        for _ in 0..24 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (what, one, other) =
                (seed >> 33, pick(&threads, seed >> 40).clone(), pick(&threads, seed >> 48).clone());
            match what % 4 {
                0 => {
                    let to = if seed >> 60 & 1 == 1 { "diagnostics" } else { "data-workshop" };
                    let wish = json!({"to": to, "why": "w"});
                    amelie.api("POST", &format!("/threads/{one}/move"), wish.clone()).await;
                    tomas.api("POST", &format!("/threads/{one}/move"), wish).await;
                }
                1 => {
                    let list = amelie.get(&format!("/api/v1/threads/{one}/messages")).await;
                    let Some(items) = list.json["items"].as_array() else { continue };
                    let last: Vec<_> = items.iter().skip(1).take(2).map(|m| m["id"].clone()).collect();
                    let wish = json!({"title": "Off", "why": "w", "messages": last});
                    for who in [&amelie, &tomas] {
                        let got = who.api("POST", &format!("/threads/{one}/split"), wish.clone()).await;
                        if got.status == 201 {
                            threads.push(got.id());
                        }
                    }
                }
                2 => {
                    for who in [&amelie, &tomas] {
                        who.api("POST", &format!("/threads/{one}/merge"), json!({"into": other, "why": "w"}))
                            .await;
                    }
                }
                _ => {
                    let got =
                        amelie.api("POST", &format!("/threads/{one}/replies"), json!({"text": "On"})).await;
                    messages += usize::from(got.status == 201);
                }
            }
            sound(&t, messages).await;
        }
    });
}

async fn unread(who: &As, thread: &str) -> bool {
    who.get(&format!("/api/v1/threads/{thread}")).await.json["unread"] == true
}

#[test]
fn a_read_mark_never_hides_what_was_not_read() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, tomas, ines) =
            (acting(&site, &t.amelie()), acting(&site, &t.tomas()), acting(&site, &t.ines()));
        let one = started(&tomas, "diagnostics", "discussion", "One").await;
        let two = started(&tomas, "diagnostics", "discussion", "Two").await;
        replied(&amelie, &one, "later in one").await;
        // ines reads both to the end, amelie only the older, sofia only the younger.
        let sofia = acting(&site, &t.sofia());
        for (who, thread) in [(&ines, &one), (&ines, &two), (&amelie, &one), (&sofia, &two)] {
            who.get(&format!("/s/diagnostics/t/{thread}")).await;
        }
        amelie.api("POST", &format!("/threads/{two}/merge"), json!({"into": one, "why": "w"})).await;
        assert!(!unread(&ines, &one).await, "read both");
        assert!(unread(&amelie, &one).await, "the younger is new");
        assert!(unread(&sofia, &one).await, "the older is new");
        let page = amelie.get(&format!("/s/diagnostics/t/{one}")).await;
        assert!(page.body().contains("unread-line"), "{}", page.body());
    });
}

#[test]
fn who_replies_while_it_is_merged_is_not_lost() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let (amelie, tomas, ines) =
            (acting(&site, &t.amelie()), acting(&site, &t.tomas()), acting(&site, &t.ines()));
        let mut messages = testkit::MESSAGES.len();
        for round in 0..3 {
            let one = started(&tomas, "diagnostics", "discussion", &format!("One {round}")).await;
            let two = started(&tomas, "diagnostics", "discussion", &format!("Two {round}")).await;
            let (path, reply) = (format!("/threads/{two}/merge"), format!("/threads/{two}/replies"));
            let (merged, again, said) = tokio::join!(
                amelie.api("POST", &path, json!({"into": one, "why": "w"})),
                amelie.api("POST", &path, json!({"into": one, "why": "w"})),
                ines.api("POST", &reply, json!({"text": "meanwhile"})),
            );
            let mut both = [merged.status, again.status];
            both.sort_unstable();
            assert_eq!((both, said.status), ([200, 404], 201), "{:?} {:?}", merged.problem, said.problem);
            messages += 3;
            sound(&t, messages).await;
            let list = ines.get(&format!("/api/v1/threads/{one}/messages")).await;
            assert_eq!(list.json["items"].as_array().unwrap().len(), 3);
        }
    });
}
