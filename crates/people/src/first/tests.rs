//! Forgotten passwords and first choices, on both engines.

use kernel::time::{HOUR, MINUTE};
use store::{p, sql};
use testkit::{Town, both_engines};
use web::keys::Keys;
use web::letters::{self, Letters};

use super::forgotten::send;
use crate::desk::Desk;

sql!(LETTERS, "SELECT person_id, kind, words FROM mails ORDER BY id");
sql!(CHOSEN, "SELECT lang, zone, state FROM people WHERE name = $1");

fn desk(t: Town) -> Desk {
    let desk = Desk::new(t);
    desk.site.shelf::<Keys>().set([7; 32]);
    desk.site.shelf::<Letters>().begin();
    desk
}

/// The letters on their way: whose, what kind, and the secret they carry.
async fn letters(desk: &Desk) -> Vec<(i64, String, String)> {
    let rows = desk.t.db.read(|r| r.all::<(i64, String, String)>(&LETTERS, p![])).await.unwrap();
    rows.into_iter()
        .map(|(who, kind, words)| (who, kind, letters::open(&desk.site, &words).unwrap()))
        .collect()
}

#[test]
fn the_page_says_the_same_whether_an_address_is_known_or_not() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let known = desk.call("", "POST", "/forgotten", "mail=ines%40noria.example").await;
        let unknown = desk.call("", "POST", "/forgotten", "mail=nobody%40noria.example").await;
        assert_eq!((known.status, known.html()), (unknown.status, unknown.html()));
        assert_eq!(known.status, 200);
        assert!(!known.html().contains("noria.example"), "the address is not shown again");
        // After three for one address nothing more is sent, and the page still says the same.
        for _ in 0..4 {
            let more = desk.call("", "POST", "/forgotten", "mail=ines%40noria.example").await;
            assert_eq!(more.html(), known.html());
        }
    });
}

#[test]
fn a_link_holds_an_hour_and_once_and_a_newer_one_ends_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for nobody in ["nobody@noria.example", "olga@noria.example", ""] {
            send(&desk.site, nobody.to_owned()).await.unwrap();
        }
        assert!(letters(&desk).await.is_empty(), "not to who is unknown or suspended");
        send(&desk.site, "ines@noria.example".to_owned()).await.unwrap();
        send(&desk.site, "ines@noria.example".to_owned()).await.unwrap();
        let sent = letters(&desk).await;
        assert!(sent.iter().all(|(who, kind, _)| *who == desk.t.person("ines").number() && kind == "reset"));
        let link = |n: usize| format!("/link/{}", sent[n].2);
        assert_eq!(desk.get("", &link(0)).await.status, 404, "the newer one ended it");
        assert_eq!(desk.get("", &link(1)).await.status, 200);
        desk.t.clock.advance(HOUR + MINUTE);
        assert_eq!(desk.get("", &link(1)).await.status, 404, "an hour is over");
        send(&desk.site, "ines@noria.example".to_owned()).await.unwrap();
        let last = format!("/link/{}", letters(&desk).await[2].2);
        let taken = desk.call("", "POST", &last, "password=a+long+enough+one").await;
        assert_eq!((taken.status, taken.location.as_str()), (303, "/"));
        assert_eq!(desk.call("", "POST", &last, "password=a+long+enough+one").await.status, 404, "once");
    });
}

#[test]
fn whoever_is_invited_gets_a_letter_and_begins_with_a_language_and_a_zone() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let form = "name=Nils+Holm&mail=nils%40noria.example&lang=en";
        let made = desk.call("sofia", "POST", "/people/invite", form).await;
        assert!(made.html().contains("/link/"), "{}", made.html());
        let sent = letters(&desk).await;
        assert_eq!(sent[0].1, "invitation");
        let link = format!("/link/{}", sent[0].2);
        let page = desk.get("", &link).await;
        assert!(page.html().contains("name=\"zone\"") && page.html().contains("name=\"lang\""));
        let begun =
            desk.call("", "POST", &link, "password=a+long+enough+one&lang=fr&zone=Europe%2FOslo").await;
        assert_eq!((begun.status, begun.location.as_str()), (303, "/welcome"));
        let chosen = desk.t.db.read(|r| r.one::<(String, String, String)>(&CHOSEN, p!["Nils Holm"])).await;
        assert_eq!(chosen.unwrap(), ("fr".into(), "Europe/Oslo".into(), "active".into()));
    });
}
