//! Coaches, keepers and facilitators from outside: what each may do with what is said, through the
//! rows of their standings.

use ::store::{p, sql};
use kernel::time::DAY;
use kernel::{Actor, Problem};
use serde_json::json;
use testkit::{Town, both_engines};

use super::gate::answer;
use super::{acting, site};
use crate::store;
use crate::things::{
    BROADCAST, DELETE, EDIT, FOLLOW, MARK_ANSWER, MENTION_ALL, REACT, REPLY, START, WITHDRAW,
};

sql!(
    COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id) VALUES ($1, $2, 0, $3, $4, 'x', $2)
     ON CONFLICT (space_id, person_id) DO UPDATE SET speaks = excluded.speaks"
);
sql!(RETIRE, "UPDATE assignments SET state = 'ended' WHERE person_id = $1");
sql!(
    pub ROLE,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, lead_id, asker_id, unit_id, external, specialities, note, follows_id, proposed_ms,
        proposed_by, approved_ms, approved_by, answered_ms, ended_ms, ended_by, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, 0, NULL, 'held', 'lead', NULL, NULL, NULL, $4,
        '', '', NULL, 0, NULL, NULL, NULL, 0, NULL, NULL, '', 1)"
);
sql!(
    RELEASED,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked, released_ms, released_by)
     VALUES ($1, $2, 0, 30, 5, '[]', 1, $2)"
);
sql!(pub SUSPEND, "UPDATE codrivings SET suspended_ms = 2");
sql!(DEPUTY, "INSERT INTO deputies (assignment_id, person_id, state, since_ms) VALUES ($1, $2, $3, 0)");
sql!(pub ENTER, "INSERT INTO memberships (person_id, space_id, standing, since_ms) VALUES ($1, $2, 'member', 0)");

async fn coaches(t: &Town, who: &Actor, speaks: bool) {
    let (team, id, until) = (t.space("service-nord"), who.id, t.now().plus(DAY));
    t.db.write(move |w| w.exec(&COACH, p![team, id, until, speaks])).await.unwrap();
}

/// What somebody may do with a message, in the order: start, reply, follow, mark the answer, react,
/// edit, withdraw, delete.
async fn acts(t: &Town, who: &Actor, message: &str) -> [String; 8] {
    let (actor, id) = (who.clone(), t.message(message));
    let said = t.db.read(move |r| store::said(r, &actor, id)).await.unwrap();
    [
        answer(who, START, &said.talk.place),
        answer(who, REPLY, &said.talk),
        answer(who, FOLLOW, &said.talk),
        answer(who, MARK_ANSWER, &said.talk),
        answer(who, REACT, &said),
        answer(who, EDIT, &said),
        answer(who, WITHDRAW, &said),
        answer(who, DELETE, &said),
    ]
}

// spec: S2-MG6 (part: a helper writes in the team only when its manager invited that, and never from outside)
// spec: S2-SM4 (part: a coach never calls for the team's attention, invited to write or not)
#[test]
fn a_coach_reads_and_writes_only_when_invited_to() {
    both_engines(async |t: Town| {
        let no = "not-granted";
        let roles = kernel::Roles::default().with("network_lead").with("esn_owner").with("facilitator");
        let calls = ["broadcast", "mentionAll", "assign", "remind", "createEvent"];
        for (who, speaks, start, reply) in [
            (t.amelie(), false, "S2-MG6", "S2-MG6"),
            (t.amelie(), true, "yes", "yes"),
            (t.sofia(), false, "S2-MG6", "S2-MG6"),
            (t.sofia(), true, "yes", "yes"),
            (t.piet(), false, "S2-MG6", "S2-MG6"),
            (t.piet(), true, "S2-MG6", "S2-MG6"),
        ] {
            // Facilitating elsewhere and heading the network change nothing here.
            let who = Actor { roles: if who.external { roles.from_outside() } else { roles }, ..who };
            coaches(&t, &who, speaks).await;
            let mark = if start == "yes" { "questions-only" } else { "S2-MG6" };
            let (edit, react) = if start == "yes" { (no, "team-no-reactions") } else { ("S2-MG6", "S2-MG6") };
            let got = acts(&t, &who, "van").await;
            assert_eq!(got, [start, reply, "yes", mark, react, edit, no, no], "{} {speaks}", who.handle);
            let place = {
                let actor = who.clone();
                t.db.read(move |r| web::find_place(r, &actor, "service-nord")).await.unwrap()
            };
            for call in calls {
                assert_eq!(answer(&who, policy::Action(call), &place), "S2-SM4", "{} {call}", who.handle);
            }
        }
    });
}

// spec: S2-MG6 (part: the API refuses with the rule, and the page offers what may be done)
#[test]
fn a_coach_at_the_door() {
    both_engines(async |t: Town| {
        let site = site(&t);
        let amelie = acting(&site, &t.amelie());
        let (week, team) = (t.thread("week"), "/spaces/service-nord/threads");
        let replies = format!("/threads/{week}/replies");
        let wish = json!({"kind": "discussion", "title": "A thought", "text": "Why Monday?"});
        assert_eq!(amelie.api("POST", team, wish.clone()).await.rule(), "members-write", "not asked yet");
        assert_eq!(amelie.api("POST", &replies, json!({"text": "Why?"})).await.status, 404);
        coaches(&t, &t.amelie(), false).await;
        assert_eq!(amelie.api("POST", team, wish.clone()).await.rule(), "S2-MG6");
        assert_eq!(amelie.api("POST", &replies, json!({"text": "Why Monday?"})).await.rule(), "S2-MG6");
        let page = amelie.get(&format!("/s/service-nord/t/{week}")).await;
        assert!(page.body().contains("second van") && !page.body().contains("<textarea"), "{}", page.body());
        assert!(
            page.body().contains("Vous accompagnez cette équipe\u{a0}: vous lisez")
                && !page.body().contains("Rejoignez l’espace"),
            "{}",
            page.body()
        );
        coaches(&t, &t.amelie(), true).await;
        assert_eq!(amelie.api("POST", team, wish.clone()).await.status, 201);
        assert_eq!(amelie.api("POST", &replies, json!({"text": "Why Monday?"})).await.status, 201);
        let loud = json!({"kind": "announcement", "title": "Read this", "text": "Now."});
        assert_eq!(amelie.api("POST", team, loud).await.rule(), "S2-SM4");
        assert_eq!(amelie.api("POST", &replies, json!({"text": "@everybody?"})).await.rule(), "S2-SM4");
        let page = amelie.get(&format!("/s/service-nord/t/{week}")).await;
        assert!(page.body().contains("<textarea"), "what was invited is offered");
        t.clock.advance(2 * DAY);
        assert_eq!(amelie.api("POST", &replies, json!({"text": "Still?"})).await.status, 404);
        assert_eq!(amelie.get(&format!("/s/service-nord/t/{week}")).await.status, 404);
    });
}

sql!(
    AWAY,
    "INSERT INTO absences (id, person_id, from_ms, until_ms, deputy_id, made_ms) VALUES (901, $1, $2, $3, NULL, $2)"
);

// spec: S2-P1 (part: keeping a community takes nobody's words down; facilitating does)
#[test]
fn whoever_keeps_a_community_does_not_take_words_down() {
    both_engines(async |t: Town| {
        let (amelie, ines, space) = (t.amelie(), t.ines(), t.space("diagnostics"));
        assert_eq!(acts(&t, &amelie, "measure").await[6], "yes");
        let (keeper, next) = (amelie.id, ines.id);
        t.db.write(move |w| {
            w.exec(&RETIRE, p![keeper])?;
            w.exec(&ROLE, p![900_i64, next, space, false])
        })
        .await
        .unwrap();
        let keeps = acts(&t, &amelie, "measure").await;
        assert_eq!((keeps[3].as_str(), keeps[6].as_str()), ("not-granted", "S2-P1"));
        assert_eq!(acts(&t, &amelie, "coupling").await[6], "yes", "one's own words stay one's own");
        assert_eq!(acts(&t, &ines, "measure").await[6], "yes");
        // Who stands in for the holder acts once they accepted.
        let tomas = t.tomas();
        let asked = tomas.id;
        t.db.write(move |w| w.exec(&DEPUTY, p![900_i64, asked, "asked"])).await.unwrap();
        assert_eq!(acts(&t, &tomas, "coupling").await[6], "not-granted");
        let sofia = t.sofia().id;
        t.db.write(move |w| w.exec(&DEPUTY, p![900_i64, sofia, "accepted"])).await.unwrap();
        assert_eq!(acts(&t, &t.sofia(), "coupling").await[6], "not-granted", "the holder is there");
        let now = t.now();
        t.db.write(move |w| w.exec(&AWAY, p![next, now, now.plus(DAY)])).await.unwrap();
        assert_eq!(acts(&t, &t.sofia(), "coupling").await[6], "yes");
        let site = site(&t);
        let loud = json!({"kind": "announcement", "title": "Read this", "text": "Now."});
        let refused = acting(&site, &amelie).api("POST", "/spaces/diagnostics/threads", loud.clone()).await;
        assert_eq!(refused.rule(), "S2-P1");
        assert_eq!(acting(&site, &ines).api("POST", "/spaces/diagnostics/threads", loud).await.status, 201);
    });
}

// spec: S2-SM7 (part: addressing everybody and taking others' words down wait for a second signature)
#[test]
fn from_outside_sanctions_wait_for_a_second_signature() {
    both_engines(async |t: Town| {
        let (piet, jonas, space) = (t.piet(), t.jonas().id, t.space("diagnostics"));
        let id = piet.id;
        t.db.write(move |w| w.exec(&ENTER, p![id, space])).await.unwrap();
        assert_eq!(acts(&t, &piet, "measure").await[6], "not-granted", "without the role nothing is held");
        t.db.write(move |w| w.exec(&ROLE, p![901_i64, id, space, true])).await.unwrap();
        let place = || async {
            let actor = piet.clone();
            t.db.read(move |r| web::find_place(r, &actor, "diagnostics")).await.unwrap()
        };
        let signed = Actor { cosigned: true, ..piet.clone() };
        let loud = json!({"kind": "announcement", "title": "Read this", "text": "Now."});
        let site = site(&t);
        let by_piet = acting(&site, &piet);
        let held =
            |problem: &Option<Problem>| matches!(problem, Some(Problem::Held(why)) if why.rule == "S2-SM7");
        for action in [BROADCAST, MENTION_ALL] {
            assert_eq!(answer(&piet, action, &place().await), "held S2-SM7");
            assert_eq!(answer(&signed, action, &place().await), "yes");
        }
        assert_eq!(acts(&t, &piet, "measure").await[6], "held S2-SM7");
        assert_eq!(acts(&t, &signed, "measure").await[6], "yes");
        assert!(held(&by_piet.api("POST", "/spaces/diagnostics/threads", loud.clone()).await.problem));
        let withdraw = format!("/messages/{}/withdraw", t.message("measure"));
        assert!(held(&by_piet.api("POST", &withdraw, json!({})).await.problem));
        let form = by_piet.get("/s/diagnostics/new").await;
        assert!(form.body().contains("value=\"announcement\""), "what waits can be asked for");
        t.db.write(move |w| w.exec(&RELEASED, p![901_i64, jonas])).await.unwrap();
        assert_eq!(answer(&piet, BROADCAST, &place().await), "yes");
        assert_eq!(by_piet.api("POST", &withdraw, json!({})).await.status, 200);
        assert_eq!(by_piet.api("POST", "/spaces/diagnostics/threads", loud).await.status, 201);
        t.db.write(move |w| w.exec(&SUSPEND, p![])).await.unwrap();
        assert_eq!(
            answer(&piet, BROADCAST, &place().await),
            "held S2-SM7",
            "a suspended release waits again"
        );
    });
}

sql!(
    OPENING,
    "SELECT opening_id FROM threads WHERE title = 'Read this' AND broadcast ORDER BY id DESC LIMIT 1"
);

// spec: S2-SM7 (part: what was signed for everybody takes new words with a second signature only)
#[test]
fn an_announcement_from_outside_takes_new_words_with_a_second_signature_only() {
    both_engines(async |t: Town| {
        let (piet, space) = (t.piet(), t.space("diagnostics"));
        let id = piet.id;
        t.db.write(move |w| w.exec(&ENTER, p![id, space])).await.unwrap();
        t.db.write(move |w| w.exec(&ROLE, p![901_i64, id, space, true])).await.unwrap();
        let site = site(&t);
        let signed = Actor { cosigned: true, ..piet.clone() };
        let loud = json!({"kind": "announcement", "title": "Read this", "text": "Now."});
        assert_eq!(acting(&site, &signed).api("POST", "/spaces/diagnostics/threads", loud).await.status, 201);
        let opening = t.db.read(|r| r.one::<(kernel::MessageId,)>(&OPENING, p![])).await.unwrap().0;
        let (path, new) =
            (format!("/messages/{opening}"), json!({"title": "Read this", "text": "Other words."}));
        let held = acting(&site, &piet).api("PATCH", &path, new.clone()).await;
        assert!(matches!(&held.problem, Some(Problem::Held(why)) if why.rule == "S2-SM7"), "one signature");
        assert_eq!(acting(&site, &signed).api("PATCH", &path, new).await.status, 200);
    });
}
