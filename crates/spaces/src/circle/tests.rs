//! The circle’s own space follows the roles, and nothing else.

use kernel::time::DAY;
use kernel::{AssignmentId, Fact, FactKind, Lang};
use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::said;
use crate::tests::tick;

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, external,
        specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, $4, $5, 20, $6, 'held', 'lead', FALSE, '', '', $6, '', 1)"
);
sql!(END, "UPDATE assignments SET state = 'ended' WHERE person_id = $1");
sql!(
    DEPUTY,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms, by_id) VALUES ($1, $2, 'accepted', $3, NULL)"
);
sql!(
    ABSENT,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES (91, $1, $2, $3, NULL, $2)"
);
sql!(SLUG, "SELECT slug FROM spaces WHERE hosts = 'roles'");
sql!(
    IN,
    "SELECT p.handle, m.standing FROM memberships m JOIN spaces s ON s.id = m.space_id AND s.hosts = 'roles'
     JOIN people p ON p.id = m.person_id ORDER BY p.handle"
);

static BEGUN: FactKind = FactKind { name: "role.begun", version: 1, keep_days: 9, live: false };
static ENDED: FactKind = FactKind { name: "role.ended", version: 1, keep_days: 9, live: false };
static AWAY: FactKind = FactKind { name: "person.away", version: 1, keep_days: 9, live: false };

async fn hold(desk: &Desk, role: &'static str, who: &str) -> AssignmentId {
    let (person, from) = (desk.t.person(who), desk.t.now().plus(-DAY));
    let (scope, of) =
        if role == "facilitator" { ("space", desk.t.space("pump-3").number()) } else { ("network", 0) };
    let work = move |w: &mut store::Write<'_>| {
        let id: AssignmentId = w.id();
        w.exec(&HOLD, p![id, role, person, scope, of, from])?;
        w.announce(Fact::new(&BEGUN, person.number(), w.now()));
        store::Res::Ok(id)
    };
    let id = desk.t.db.write(work).await.unwrap();
    settle(desk).await;
    id
}

async fn settle(desk: &Desk) {
    jobs::settle(&desk.t.db, &(crate::room().hears)(), &[]).await.unwrap();
}

async fn inside(desk: &Desk) -> Vec<(String, String)> {
    desk.t.db.read(|r| r.all(&IN, p![])).await.unwrap()
}

fn are(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(who, how)| ((*who).to_owned(), (*how).to_owned())).collect()
}

#[test]
fn its_card_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let all = said(lang);
        assert!(
            !all.name.is_empty() && all.card.answers().iter().all(|(_, text)| !text.is_empty()),
            "{lang:?}"
        );
    }
    assert!(said(Lang::En).name != said(Lang::Fr).name);
}

// spec: S0-DT3 (part: a space of its own that follows the roles)
#[test]
fn whoever_facilitates_is_in_it_as_long_as_they_do() {
    both_engines(async |t: Town| {
        let desk = super::super::tests::desk(t);
        assert_eq!(inside(&desk).await, []);
        hold(&desk, "facilitator", "karim").await;
        assert_eq!(inside(&desk).await, are(&[("karim", "member")]), "made for the first one");
        hold(&desk, "network_lead", "sofia").await;
        tick(&desk.t, super::IN_STEP).await;
        let all =
            are(&[("amelie", "member"), ("karim", "member"), ("sofia", "starter"), ("tomas", "member")]);
        assert_eq!(inside(&desk).await, all, "those who held their roles before come in by the clock");
        let karim = desk.t.person("karim");
        let end = move |w: &mut store::Write<'_>| {
            w.exec(&END, p![karim])?;
            w.announce(Fact::new(&ENDED, karim.number(), w.now()));
            store::Res::Ok(())
        };
        desk.t.db.write(end).await.unwrap();
        settle(&desk).await;
        assert!(inside(&desk).await.iter().all(|(who, _)| who != "karim"), "out with the role");
        tick(&desk.t, super::IN_STEP).await;
        assert_eq!(inside(&desk).await.len(), 3, "the clock changes nothing more");
        let tomas = desk.t.person("tomas");
        desk.t.db.write(move |w| w.exec(&END, p![tomas]).map(drop)).await.unwrap();
        tick(&desk.t, super::IN_STEP).await;
        assert_eq!(inside(&desk).await.len(), 2, "and sees what no fact said");
    });
}

// spec: S0-DT3 (part: a deputy is in it while they stand in)
#[test]
fn whoever_stands_in_is_in_it_for_that_time() {
    both_engines(async |t: Town| {
        let desk = super::super::tests::desk(t);
        let role = hold(&desk, "facilitator", "karim").await;
        let (karim, yuki, now) = (desk.t.person("karim"), desk.t.person("yuki"), desk.t.now());
        let away = move |w: &mut store::Write<'_>| {
            w.exec(&DEPUTY, p![role, yuki, now])?;
            w.exec(&ABSENT, p![karim, now.plus(-DAY), now.plus(DAY)])?;
            w.announce(Fact::new(&AWAY, karim.number(), w.now()));
            store::Res::Ok(())
        };
        desk.t.db.write(away).await.unwrap();
        settle(&desk).await;
        assert_eq!(inside(&desk).await, are(&[("karim", "member"), ("yuki", "member")]));
    });
}

// spec: S0-DT3 (part: seen by those who facilitate alone)
#[test]
fn nobody_comes_or_goes_by_any_other_way() {
    both_engines(async |t: Town| {
        let desk = super::super::tests::desk(t);
        for who in ["amelie", "tomas"] {
            hold(&desk, "facilitator", who).await;
        }
        hold(&desk, "network_lead", "sofia").await;
        let slug: String = desk.t.db.read(|r| r.one::<(String,)>(&SLUG, p![])).await.unwrap().0;
        let of = |path: &str| format!("/api/v1/spaces/{slug}{path}");
        let outside = [("", 401), ("ines", 404), ("jonas", 404), ("helene", 404), ("piet", 404)];
        let invite = json!({"person": "ines"}).to_string();
        let refused = [("ines", 404), ("amelie", 403), ("sofia+network_lead", 403)];
        desk.table(&[
            ("GET", &of(""), "", &outside),
            ("GET", &of(""), "", &[("amelie", 200), ("tomas", 200), ("sofia+network_lead", 200)]),
            ("POST", &of("/members"), "{}", &[("", 401), ("ines", 404)]),
            ("POST", &of("/members"), &invite, &refused),
            ("POST", &of("/closing"), "", &refused),
            ("GET", &of("/members"), "", &[("ines", 404), ("amelie", 200)]),
        ])
        .await;
        let page = desk.get("amelie+en", &format!("/s/{slug}/members")).await;
        let aside = page.page.unwrap().aside.unwrap();
        assert!(!aside.contains("/leave\""), "leaving is not offered");
        assert!(aside.contains("href=\"/circle\""), "the rota is at its side");
        for who in ["ines", "helene"] {
            let listed = desk.get(who, "/api/v1/spaces?limit=200").await.json;
            assert!(listed["items"].as_array().unwrap().iter().all(|s| s["slug"] != slug.as_str()), "{who}");
        }
    });
}
