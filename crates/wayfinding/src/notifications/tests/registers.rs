//! What is told of the registers, on both engines.

use super::*;

sql!(
    ITEM,
    "INSERT INTO register_items (id, register, state, title, body, author_id, hand_id, votes, at_ms, moved_ms, version)
     VALUES ($1, $2, $3, $4, '{}', $5, $6::bigint, 0, 0, 0, 2)"
);
sql!(
    MOVED,
    "INSERT INTO register_moves (item_id, version, act, from_state, to_state, at_ms, by_id, why, hand_id, title, body)
     VALUES ($1, $2, 'moved', 'open', 'handed', 0, $3, '', $3, '', '')"
);
sql!(HAND, "UPDATE register_items SET hand_id = $2::bigint WHERE id = $1");

fn register(t: &Town, kind: &'static str, to: PersonId, by: PersonId, item: i64) -> Fact {
    of(t, kind, to.number(), by).with("item", item)
}

async fn page(t: &Town, who: &Actor, lang: Lang) -> String {
    let (site, found) = (site(t), list(&t.db, who.id).await);
    let page =
        views::page(&ctx(&site, who, lang), &NoticesQuery::default(), &found, &charter::ORIGINAL, None, 0);
    let body = page.unwrap().body;
    no_keys(&body);
    body
}

// spec: S1-MC6
#[test]
fn whoever_suggested_something_hears_what_was_decided() {
    both_engines(async |t: Town| {
        let (ines, yuki) = (t.ines(), t.person("yuki"));
        t.db.write(move |w| {
            w.exec(&ITEM, p![70_i64, "suggestion", "taken_up", "A list of spares", ines.id, None::<i64>])
                .map(drop)
        })
        .await
        .unwrap();
        tell(&t, register(&t, "register.decided", t.person("ines"), yuki, 70)).await;
        let got = list(&t.db, t.person("ines")).await;
        assert_eq!(said(&got), one("register_decided", 1));
        assert_eq!(got.first().unwrap().target(), "/registers/suggestion/70");
        let shown = page(&t, &t.ines(), Lang::En).await;
        assert!(shown.contains("Yuki") && shown.contains("A list of spares"), "{shown}");
        assert!(page(&t, &t.ines(), Lang::Fr).await.contains("A list of spares"));
        assert_eq!(unread(&t.db, t.person("ines")).await, 1);
        tell(&t, register(&t, "register.decided", yuki, yuki, 70)).await;
        assert!(list(&t.db, yuki).await.is_empty(), "nobody is told what they decided themselves");
        tell(&t, register(&t, "register.decided", t.person("piet"), yuki, 70)).await;
        assert!(list(&t.db, t.person("piet")).await.is_empty(), "registers are for people inside");
    });
}

#[test]
fn whoever_is_handed_a_ticket_is_told_as_long_as_it_is_in_their_hands() {
    both_engines(async |t: Town| {
        let (ines, karim, yuki) = (t.person("ines"), t.person("karim"), t.person("yuki"));
        t.db.write(move |w| {
            w.exec(&ITEM, p![71_i64, "ticket", "handed", "The pump page is empty", ines, karim])?;
            w.exec(&MOVED, p![71_i64, 2_i64, karim]).map(drop)
        })
        .await
        .unwrap();
        tell(&t, register(&t, "register.handed", karim, yuki, 71)).await;
        tell(&t, of(&t, "register.moved", 71, yuki)).await;
        let got = list(&t.db, karim).await;
        assert_eq!(
            (said(&got), got.first().unwrap().target()),
            (one("register_handed", 1), "/registers/ticket/71".to_owned())
        );
        assert!(page(&t, &t.actor("karim"), Lang::En).await.contains("The pump page is empty"));
        t.db.write(|w| w.exec(&HAND, p![71_i64, None::<i64>])).await.unwrap();
        tell(&t, of(&t, "register.moved", 71, karim)).await;
        assert!(list(&t.db, karim).await.is_empty(), "given back, it is nothing of theirs");
    });
}
