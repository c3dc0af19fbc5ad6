//! Joining by criteria: one verdict at joining, in the preview and on every change.

use kernel::time::DAY;
use kernel::{Fact, PersonId};
use proptest::prelude::*;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::rule::{Criteria, Profile};
use super::store as kept;
use crate::tests::{desk, place, tick, write};

sql!(MOVE, "UPDATE people SET unit_id = (SELECT u.id FROM units u WHERE u.slug = $2) WHERE id = $1");
sql!(EVERYBODY, "SELECT id FROM people WHERE state = 'active'");

async fn settle(t: &Town) {
    jobs::settle(&t.db, &[super::hears::PEOPLE], &[super::hears::LOOK]).await.unwrap();
    tick(t, super::hears::OVER).await;
}

/// The community for people of Service, with karim and lea asking to come in.
async fn prepared(desk: &Desk) {
    let set =
        desk.call("amelie", "PUT", "/api/v1/spaces/diagnostics/settings", r#"{"join":"criteria"}"#).await;
    assert_eq!(set.status, 200);
    let form = "units=service&titles=&languages=&inside=&any=false&preview=false";
    assert_eq!(desk.post("amelie", "/s/diagnostics/criteria", form).await.status, 303);
    settle(&desk.t).await;
}

async fn moves(desk: &Desk, who: PersonId, unit: &'static str) {
    write(&desk.t.db, move |w| {
        w.exec(&MOVE, p![who, unit])?;
        let now = w.now();
        w.announce(Fact { quiet: false, ..Fact::past("person.changed", who.number(), now) });
        Ok(())
    })
    .await
    .unwrap();
    settle(&desk.t).await;
}

// spec: S2-SM11 (part: unit, title, language and origin)
#[test]
fn whoever_meets_the_criteria_joins_and_the_others_read_why_not() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        prepared(&desk).await;
        let form = desk.get("lea", "/s/diagnostics/join").await;
        assert!(form.html().contains("vous travaillez dans Service"), "{}", form.html());
        let no = desk.post("lea", "/s/diagnostics/join", "terms=1").await;
        assert!(
            no.html().contains("est pour Service") && no.html().contains("Vous seul voyez ceci"),
            "{}",
            no.html()
        );
        let api = desk.post("lea", "/api/v1/spaces/diagnostics/members", "{}").await;
        assert_eq!(api.status, 422);
        assert_eq!(
            desk.post("karim", "/s/diagnostics/join", "terms=1").await.status,
            303,
            "below Service counts"
        );
        assert!(
            desk.get("karim", "/s/diagnostics/card").await.html().contains("dans Service"),
            "the card says it"
        );
        assert_eq!(desk.get("ines", "/s/diagnostics/criteria").await.status, 404);
        let refused =
            desk.call("ines", "PUT", "/api/v1/spaces/diagnostics/criteria", r#"{"units":"design"}"#).await;
        assert_eq!(refused.status, 403);
    });
}

sql!(
    OFFERS,
    "INSERT INTO skills (person_id, kind, word, folded, who, name_folded) VALUES ($1, 'offers', $2, $2, $3, '')"
);
sql!(OFFERS_NOTHING, "DELETE FROM skills WHERE person_id = $1");

// spec: S2-SM11 (part: skill, as everybody sees it; whoever offers it no more is told)
#[test]
fn what_somebody_offers_to_everybody_lets_them_in() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        prepared(&desk).await;
        let form = "skills=Welding%2C+SQL&any=false&preview=false";
        let saved = desk.post("amelie", "/s/diagnostics/criteria", form).await;
        assert_eq!(saved.status, 303, "{}", saved.html());
        let (lea, karim) = (desk.t.person("lea"), desk.t.person("karim"));
        write(&desk.t.db, move |w| {
            w.exec(&OFFERS, p![lea, "welding", "all"])?;
            w.exec(&OFFERS, p![karim, "welding", "unit"])?;
            Ok(())
        })
        .await
        .unwrap();
        let asked = desk.get("lea+en", "/s/diagnostics/join").await;
        assert!(asked.html().contains("you offer welding · sql on your profile"), "{}", asked.html());
        assert_eq!(desk.post("lea", "/s/diagnostics/join", "terms=1").await.status, 303);
        let api = desk.post("karim", "/api/v1/spaces/diagnostics/members", "{}").await;
        assert_eq!(api.status, 422, "being in would tell everybody what they show to some");
        write(&desk.t.db, move |w| {
            w.exec(&OFFERS_NOTHING, p![lea])?;
            let now = w.now();
            w.announce(Fact { quiet: false, ..Fact::past("person.changed", lea.number(), now) });
            Ok(())
        })
        .await
        .unwrap();
        settle(&desk.t).await;
        desk.t.clock.advance(15 * DAY);
        settle(&desk.t).await;
        assert!(!place(&desk.t.db, &desk.t.lea(), "diagnostics").await.unwrap().standing.member);
    });
}

#[test]
fn the_preview_counts_what_joining_would_say() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let ask = r#"{"units":"service","titles":"engineer, ingénieure","any":true,"preview":true}"#;
        let said = desk.call("amelie", "PUT", "/api/v1/spaces/diagnostics/criteria", ask).await;
        // victor, yuki, jonas, karim, ines, mamadou by unit; amelie and tomas by title; all members meet it.
        assert_eq!(
            (said.json["meet"].as_i64(), said.json["members_out"].as_i64()),
            (Some(8), Some(0)),
            "{said:?}"
        );
        let typed = Criteria::typed(true, "service", "engineer, ingénieure", "", ("", "")).unwrap();
        let own = typed.clone();
        let each = desk.t.db.read(move |r| {
            let tree = kept::tree(r)?;
            let mut met = 0;
            for (person,) in r.all::<(PersonId,)>(&EVERYBODY, p![])? {
                met += i64::from(kept::profile(r, &tree, person)?.is_some_and(|p| own.met(&p)));
            }
            Ok::<_, store::Error>(met)
        });
        assert_eq!(each.await.unwrap(), 8, "one by one as all together");
        let all = desk
            .post("amelie", "/s/diagnostics/criteria", "units=service&titles=ingenieure&preview=true")
            .await;
        assert!(all.html().contains("Personne ne les remplit"), "{}", all.html());
        for bad in ["units=nowhere", "units=&titles=", "titles=a,b,c,d,e,f,g,h,i,j,k,l,m"] {
            let again = desk.post("amelie", "/s/diagnostics/criteria", bad).await;
            assert_eq!(again.page.as_ref().and_then(|p| p.status), Some(422), "{bad}");
        }
    });
}

// spec: S2-SM11 (part: re-evaluated when facts of people change, with two weeks and exceptions)
#[test]
fn whoever_moves_away_is_told_and_leaves_two_weeks_later_unless_kept() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        prepared(&desk).await;
        let (ines, tomas) = (desk.t.ines().id, desk.t.tomas().id);
        // tomas, of Design, was in before the criteria were: he is told, and kept by amelie.
        let page = desk.get("amelie", "/s/diagnostics/criteria").await;
        assert!(
            page.html().contains("Tomás Ribeiro") && !page.html().contains("Inès Moreau"),
            "{}",
            page.html()
        );
        assert_eq!(desk.post("amelie", "/s/diagnostics/exceptions", "person=tomas&why=").await.status, 422);
        assert_eq!(
            desk.post("amelie", "/s/diagnostics/exceptions", "person=tomas&why=He+taught+us").await.status,
            303
        );
        moves(&desk, ines, "design").await;
        desk.t.clock.advance(13 * DAY);
        settle(&desk.t).await;
        assert!(place(&desk.t.db, &desk.t.ines(), "diagnostics").await.unwrap().standing.member);
        desk.t.clock.advance(2 * DAY);
        settle(&desk.t).await;
        assert!(!place(&desk.t.db, &desk.t.ines(), "diagnostics").await.unwrap().standing.member);
        assert!(place(&desk.t.db, &desk.t.tomas(), "diagnostics").await.unwrap().standing.member, "kept");
        assert!(place(&desk.t.db, &desk.t.amelie(), "diagnostics").await.unwrap().standing.member, "leads");
        assert!(desk.get("amelie", "/s/diagnostics/criteria").await.html().contains("He taught us"));
        let ended = desk.post("amelie", "/s/diagnostics/exceptions/tomas/end", "").await;
        assert_eq!(ended.status, 303);
        moves(&desk, tomas, "service").await;
        desk.t.clock.advance(20 * DAY);
        settle(&desk.t).await;
        assert!(
            place(&desk.t.db, &desk.t.tomas(), "diagnostics").await.unwrap().standing.member,
            "back in time"
        );
        write(&desk.t.db, |w| {
            let now = w.now();
            w.announce(Fact { quiet: false, ..Fact::past("unit.changed", 1, now) });
            Ok(())
        })
        .await
        .unwrap();
        settle(&desk.t).await;
    });
}

proptest! {
    #[test]
    fn any_is_never_stricter_than_all(
        units in proptest::collection::vec("[a-c]", 0..3),
        own in proptest::collection::vec("[a-c]", 0..3),
        titles in proptest::collection::vec("[a-c] ?[a-c]?", 0..2),
        title in "[a-c]( [a-c])?",
        inside in proptest::option::of(any::<bool>()),
        external in any::<bool>(),
    ) {
        let all = Criteria { any: false, units, titles, languages: Vec::new(), skills: Vec::new(), inside };
        let one = Criteria { any: true, ..all.clone() };
        let person = Profile { units: own, title, languages: String::new(), skills: Vec::new(), external };
        prop_assert!(!all.met(&person) || one.met(&person));
        prop_assert_eq!(all.met(&person), all.unmet(&person).is_empty());
        if all.is_empty() {
            prop_assert!(all.met(&person) && one.met(&person));
        }
    }
}
