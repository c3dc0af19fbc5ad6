//! Whoever is named to be asked while somebody is away hears of it, and of a no.

use super::*;

sql!(
    AWAY,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES (80, $1, 0, 1, $2, 0)"
);
sql!(WITHOUT, "UPDATE absences SET deputy_id = NULL WHERE id = 80");
sql!(TAKEN_BACK, "DELETE FROM absences WHERE id = 80");

async fn page(t: &Town, who: &Actor, lang: Lang) -> String {
    let (site, found) = (site(t), list(&t.db, who.id).await);
    let page =
        views::page(&ctx(&site, who, lang), &NoticesQuery::default(), &found, &charter::ORIGINAL, None, 0);
    let body = page.unwrap().body;
    no_keys(&body);
    body
}

#[test]
fn the_deputy_of_an_absence_is_told_and_a_no_comes_back() {
    both_engines(async |t: Town| {
        let (ines, mamadou) = (t.person("ines"), t.person("mamadou"));
        t.db.write(move |w| w.exec(&AWAY, p![ines, mamadou]).map(drop)).await.unwrap();
        let away = of(&t, "person.away", ines.number(), ines);
        tell(&t, away.with("absence", 80).with("until", 1).with("deputy", mamadou.number())).await;
        let got = list(&t.db, mamadou).await;
        assert_eq!(said(&got), one("stand_in", 1));
        assert_eq!(got.first().unwrap().target(), "/me/absences");
        let his = t.actor("mamadou");
        assert!(page(&t, &his, Lang::En).await.contains("Inès Moreau will be away and names you"));
        assert!(page(&t, &his, Lang::Fr).await.contains("Voir les dates"));
        assert!(list(&t.db, ines).await.is_empty(), "nobody is told of their own days");

        t.db.write(|w| w.exec(&WITHOUT, p![]).map(drop)).await.unwrap();
        tell(&t, of(&t, "absence.declined", ines.number(), mamadou).with("absence", 80)).await;
        assert!(list(&t.db, mamadou).await.is_empty(), "nothing waits for him any more");
        assert_eq!(said(&list(&t.db, ines).await), one("stand_in_declined", 1));
        assert!(page(&t, &t.ines(), Lang::En).await.contains("Mamadou Ndiaye cannot stand in for you"));

        t.db.write(|w| w.exec(&TAKEN_BACK, p![]).map(drop)).await.unwrap();
        assert_eq!(unread(&t.db, ines).await, 0, "an absence taken back is nothing to talk about");
    });
}
