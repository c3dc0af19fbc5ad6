//! Coaches of a team, and who keeps and who facilitates a community, on both engines.

use kernel::time::DAY;
use kernel::{Fact, FactKind, Problem};
use policy::Action;
use serde_json::json;
use store::{p, sql};
use testkit::{Town, both_engines};

use super::asking::{act, facts, form, open};

use super::desk;
use super::{place, write};
use crate::hears;
use crate::store::{coaches, members};
use crate::{CLOSE, EDIT_CARD, INVITE};

sql!(
    ROLE,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, lead_id, asker_id, unit_id, external, specialities, note, follows_id, proposed_ms,
        proposed_by, approved_ms, approved_by, answered_ms, ended_ms, ended_by, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, NULL, 'held', 'lead', NULL, NULL, NULL, $5,
        '', '', NULL, $4, NULL, NULL, NULL, $4, NULL, NULL, '', 1)"
);
sql!(
    RELEASED,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked, released_ms, released_by)
     VALUES ($1, $2, 0, 30, 5, '[]', 1, $2)"
);
sql!(MOVE, "UPDATE people SET unit_id = $2::bigint WHERE id = $1");
sql!(SEEN, "SELECT COUNT(*) FROM visible_spaces WHERE person_id = $1 AND space_id = $2");

static BEGUN: FactKind = FactKind { name: "role.begun", version: 1, keep_days: 9, live: false };
static PERSON_CHANGED: FactKind = FactKind { name: "person.changed", version: 1, keep_days: 9, live: false };

/// Somebody begins to facilitate a space, as the roles say it.
async fn facilitates(t: &Town, who: &kernel::Actor, slug: &str) -> i64 {
    let (id, external) = (who.id, who.external);
    let space = place(&t.db, &t.sofia(), slug).await.unwrap().id;
    let role = write(&t.db, move |w| {
        let role: kernel::AssignmentId = w.id();
        let now = w.now();
        w.exec(&ROLE, p![role, id, space, now, external])?;
        w.announce(Fact::new(&BEGUN, id.number(), now).space(space).with("facilitator", 1));
        Ok(role.number())
    });
    let role = role.await.unwrap();
    jobs::settle(&t.db, &[hears::ROLES], &[]).await.unwrap();
    role
}

async fn refused(t: &Town, who: &kernel::Actor, slug: &str, action: Action) -> String {
    match act(t, who, slug, action, |_| Ok(())).await {
        Ok(()) => "yes".to_owned(),
        Err(Problem::Refused(no)) => no.rule,
        Err(Problem::Held(why)) => format!("held {}", why.rule),
        Err(other) => panic!("{other:?}"),
    }
}

// spec: S2-P1
#[test]
fn keeping_is_a_permission_and_facilitating_a_role() {
    both_engines(async |t: Town| {
        let (sofia, yuki, karim) = (t.sofia(), t.yuki(), t.karim());
        let opened = open(&t, &sofia, form("community", "Boats"), &yuki).await.unwrap();
        facilitates(&t, &karim, "boats").await;
        let stands = place(&t.db, &karim, "boats").await.unwrap();
        assert!(stands.standing.facilitator && !stands.standing.keeper && stands.standing.member);
        assert_eq!(
            stands.lead.map(|l| l.handle).as_deref(),
            Some("karim"),
            "who leads it is its facilitator"
        );
        let broadcast = Action("broadcast");
        // Whoever keeps it looks after the place and does not address everybody.
        assert_eq!(refused(&t, &yuki, "boats", broadcast).await, "S2-P1");
        assert_eq!(refused(&t, &yuki, "boats", EDIT_CARD).await, "yes");
        assert_eq!(refused(&t, &yuki, "boats", INVITE).await, "yes");
        // Whoever facilitates it addresses everybody and does not close the place.
        assert_eq!(refused(&t, &karim, "boats", broadcast).await, "yes");
        assert_eq!(refused(&t, &karim, "boats", CLOSE).await, "S2-P1");
        assert_eq!(refused(&t, &yuki, "boats", CLOSE).await, "yes");
        // Holding the network, or any role over it, brings neither.
        let heads = kernel::Actor { roles: kernel::Roles(0b11_1111_1111), ..sofia.clone() };
        assert_eq!(refused(&t, &heads, "boats", broadcast).await, "S2-P1");
        assert_eq!(opened.members, 1);
    });
}

#[test]
fn a_new_facilitator_belongs_to_the_community_and_no_standing_changes() {
    both_engines(async |t: Town| {
        let karim = t.karim();
        facilitates(&t, &karim, "diagnostics").await;
        facilitates(&t, &t.amelie(), "diagnostics").await;
        let inside = place(&t.db, &karim, "diagnostics").await.unwrap();
        assert_eq!((inside.members, inside.standing.member, inside.standing.keeper), (4, true, false));
        assert!(
            place(&t.db, &t.amelie(), "diagnostics").await.unwrap().standing.keeper,
            "amelie still keeps it"
        );
        // A role somewhere else, or another role, makes nobody a member.
        let (space, pump, lea) = (t.space("diagnostics"), t.space("pump-3"), t.lea().id.number());
        write(&t.db, move |w| {
            w.announce(Fact::new(&BEGUN, lea, w.now()).space(space));
            w.announce(Fact::new(&BEGUN, lea, w.now()).space(pump).with("facilitator", 1));
            Ok(())
        })
        .await
        .unwrap();
        jobs::settle(&t.db, &[hears::ROLES], &[]).await.unwrap();
        assert!(!place(&t.db, &t.lea(), "diagnostics").await.unwrap().standing.member);
        assert_eq!(place(&t.db, &t.lea(), "pump-3").await, Err(Problem::NotFound));
        let desk = desk(t);
        let seen = desk.get("karim", "/api/v1/spaces/diagnostics").await.json;
        assert_eq!((seen["standing"].as_str(), seen["facilitator"].as_bool()), (Some("member"), Some(true)));
        let list = desk.get("amelie", "/api/v1/spaces?mine=true&kind=community").await.json;
        let amelie =
            |n: usize| (list["items"][n]["standing"].as_str(), list["items"][n]["facilitator"].as_bool());
        assert_eq!(amelie(0), (Some("member"), Some(false)), "data workshop");
        assert_eq!(amelie(1), (Some("owner"), Some(true)), "diagnostics");
        let people = desk.get("ines", "/api/v1/spaces/diagnostics/members?q=karim").await.json;
        assert_eq!(people["items"][0]["facilitator"], true);
        assert!(desk.get("ines", "/s/diagnostics/members").await.html().contains("anime la communauté"));
    });
}

// spec: S2-SM7 (part: addressing everybody and inviting, through the rows of a role from outside)
#[test]
fn a_facilitator_from_outside_waits_until_released() {
    both_engines(async |t: Town| {
        let (piet, jonas) = (t.piet(), t.jonas().id);
        let role = facilitates(&t, &piet, "data-workshop").await;
        let (broadcast, mention) = (Action("broadcast"), Action("mentionAll"));
        for action in [broadcast, mention, INVITE] {
            assert_eq!(refused(&t, &piet, "data-workshop", action).await, "held S2-SM7");
            let signed = kernel::Actor { cosigned: true, ..piet.clone() };
            assert_eq!(refused(&t, &signed, "data-workshop", action).await, "yes");
        }
        // A second signature is for whoever holds the role; a member from outside has no right to sign.
        assert_eq!(refused(&t, &piet, "pump-3", broadcast).await, "not-granted");
        assert_eq!(refused(&t, &piet, "pump-3", INVITE).await, "not-granted");
        let desk = desk(t.clone());
        let page = desk.get("piet", "/s/data-workshop/invitations").await;
        assert!(page.html().contains("<form"), "what waits can be asked for");
        write(&t.db, move |w| Ok(w.exec(&RELEASED, p![role, jonas])?)).await.unwrap();
        for action in [broadcast, mention, INVITE] {
            assert_eq!(refused(&t, &piet, "data-workshop", action).await, "yes");
        }
    });
}

const COACHING: &str = "person=amelie&until=2026-03-31&about=How+we+plan+the+week";

// spec: S2-SM3
#[test]
#[allow(clippy::too_many_lines)] // one story, read from top to bottom
fn only_the_manager_invites_a_coach_for_a_time() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        let (page, api) = ("/s/service-nord/coaches", "/api/v1/spaces/service-nord/coaches");
        let body = json!({"person": "amelie", "until": "2026-03-31", "about": "How we plan"}).to_string();
        assert_eq!(desk.get("amelie", page).await.status, 404, "the team's own before the manager asks");
        for who in ["sofia", "helene", "victor", "karim", "ines", "amelie", "lea"] {
            let no = desk.post(who, api, &body).await;
            assert_eq!((no.status, no.rule()), (403, "S2-SM3"), "{who}");
        }
        assert_eq!(desk.post("amelie", "/api/v1/spaces/diagnostics/coaches", &body).await.rule(), "S2-SM3");
        assert!(desk.get("jonas", page).await.html().contains("<option value=\"tomas\">Tomás Ribeiro"));
        assert!(!desk.get("ines", page).await.html().contains("<form"), "members see who helps, and no form");
        for (body, field) in [
            ("person=ines&until=2026-03-31&about=x", "of the team already"),
            ("person=olga&until=2026-03-31&about=x", "not active here"),
            ("person=nobody&until=2026-03-31&about=x", "value=\"nobody\""),
            ("person=amelie&until=2026-03-03&about=x", "until tomorrow at least"),
            ("person=amelie&until=2026-05-27&about=x", "Twelve weeks ahead is the most"),
            ("person=amelie&until=2026-03-31&about=", "cannot stay empty"),
            ("person=piet&until=2026-03-31&about=x&speaks=true", "reads only"),
        ] {
            let again = desk.post("jonas", page, body).await;
            assert_eq!(again.page.as_ref().and_then(|p| p.status), Some(422), "{body}");
            assert!(again.html().contains(field), "{body}: {}", again.html());
        }
        assert_eq!(desk.post("jonas", page, COACHING).await.location, page);
        assert_eq!(
            facts(&t, "coach.invited").await,
            [(t.amelie().id.number(), Some(t.space("service-nord")))]
        );
        let list = desk.get("ines", api).await.json;
        assert_eq!(list["items"][0]["until"], "2026-03-31T21:59:59.999Z");
        assert_eq!(
            (list["items"][0]["handle"].as_str(), list["items"][0]["speaks"].as_bool()),
            (Some("amelie"), Some(false))
        );
        let seen = desk.get("amelie", "/api/v1/spaces/service-nord").await.json;
        assert_eq!(
            (seen["standing"].as_str(), seen["member"].as_bool(), seen["readable"].as_bool()),
            (Some("coach"), Some(false), Some(true))
        );
        let card = desk.get("amelie", "/s/service-nord/card").await;
        assert!(card.html().contains("Vous accompagnez cette équipe jusqu’au 31 mars"), "{}", card.html());
        let aside = desk.get("ines", "/s/service-nord/card").await.page.unwrap().aside.unwrap();
        assert!(
            aside.contains("Amélie Caron") && aside.contains("accompagne l’équipe jusqu’au 31 mars"),
            "{aside}"
        );
        assert!(aside.contains("Karim Benali") && aside.contains("agit pour le manager"), "{aside}");
        let outside = desk.get("lea", "/s/service-nord/card").await.page.unwrap().aside.unwrap();
        assert!(!outside.contains("Amélie") && !outside.contains("Karim"), "{outside}");
        // Asked again, it is agreed anew.
        assert_eq!(desk.post("jonas", page, &format!("{COACHING}&speaks=true")).await.status, 303);
        let list = desk.get("jonas", api).await.json;
        assert_eq!(
            (list["items"].as_array().map(Vec::len), list["items"][0]["speaks"].as_bool()),
            (Some(1), Some(true))
        );
        assert!(desk.get("amelie", "/s/service-nord/card").await.html().contains("vous invite à écrire"));
        for call in ["broadcast", "mentionAll", "assign", "remind", "createEvent"] {
            let heads = kernel::Actor { roles: kernel::Roles(0b11_1111_1111), ..t.amelie() };
            assert_eq!(refused(&t, &heads, "service-nord", Action(call)).await, "S2-SM4", "{call}");
        }
        // The manager ends it, or the coach; nobody else does.
        assert_eq!(desk.post("karim", &format!("{page}/amelie/end"), "").await.rule(), "S2-SM3");
        assert_eq!(desk.post("ines", &format!("{page}/me/end"), "").await.rule(), "not-granted");
        assert_eq!(desk.post("amelie", &format!("{page}/me/end"), "").await.location, "/s/service-nord/card");
        assert_eq!(desk.get("amelie", page).await.status, 404);
        assert_eq!(desk.post("jonas", page, "person=%40piet&until=2026-03-04&about=x").await.status, 303);
        assert_eq!(
            desk.get("piet", page).await.status,
            200,
            "somebody from outside reads where they are asked to"
        );
        let other = desk.post("amelie", &format!("{api}/piet/end"), "").await;
        assert_eq!(other.rule(), "S2-SM3", "a coach that was ends nobody's coaching");
        assert_eq!(desk.post("jonas", &format!("{api}/piet/end"), "").await.json["state"], "none");
        assert_eq!(desk.post("jonas", &format!("{api}/piet/end"), "").await.status, 404);
        assert_eq!(facts(&t, "coach.ended").await.len(), 2);
    });
}

#[test]
fn a_coaching_ends_by_itself() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        assert_eq!(desk.post("jonas", "/s/service-nord/coaches", COACHING).await.status, 303);
        let (amelie, space) = (t.amelie(), t.space("service-nord"));
        let sweep = async || write(&t.db, |w| Ok((hears::COACHES.run)(w, "")?)).await.unwrap();
        let sees = async || {
            let id = amelie.id;
            t.db.read(move |r| r.one::<(i64,)>(&SEEN, p![id, space])).await.unwrap().0
        };
        assert_eq!(sweep().await, None);
        assert!(place(&t.db, &amelie, "service-nord").await.unwrap().readable && sees().await == 1);
        t.clock.advance(29 * DAY);
        assert!(!place(&t.db, &amelie, "service-nord").await.unwrap().readable, "the time is over at once");
        assert_eq!(t.db.read(move |r| coaches::list(r, space)).await.unwrap().len(), 0);
        assert_eq!(sweep().await, None);
        assert_eq!(sees().await, 0);
        assert_eq!(facts(&t, "coach.ended").await, [(amelie.id.number(), Some(space))]);
    });
}

#[test]
fn a_coach_who_comes_into_the_team_is_a_member() {
    both_engines(async |t: Town| {
        let desk = desk(t.clone());
        assert_eq!(desk.post("jonas", "/s/service-nord/coaches", COACHING).await.status, 303);
        let (amelie, unit, space) = (t.amelie().id, t.unit("service-nord"), t.space("service-nord"));
        write(&t.db, move |w| {
            w.exec(&MOVE, p![amelie, unit])?;
            w.announce(Fact::new(&PERSON_CHANGED, amelie.number(), w.now()));
            Ok(())
        })
        .await
        .unwrap();
        jobs::settle(&t.db, &[hears::DIRECTORY], &[]).await.unwrap();
        let inside = place(&t.db, &t.amelie(), "service-nord").await.unwrap();
        assert!(inside.standing.member && !inside.standing.coach && inside.coach_until.is_none());
        assert_eq!(t.db.read(move |r| coaches::list(r, space)).await.unwrap().len(), 0);
        let named = t.db.read(move |r| members::named(r, "amelie", space)).await.unwrap();
        assert!(named.is_some_and(|n| n.member));
    });
}
