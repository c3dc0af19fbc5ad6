//! What is told of roles, held acts and coachings, on both engines.

use super::*;

sql!(
    ASSIGN,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, lead_id,
        external, specialities, note, proposed_ms, proposed_by, cause, version)
     VALUES ($1, $2, $3, $4, $5, 10, 0, $6, 'lead', $7::bigint, FALSE, '', '', 0, $8::bigint, '', 1)"
);
sql!(BECOME, "UPDATE assignments SET state = $2, cause = $3 WHERE id = $1");
sql!(
    STAND_IN,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms) VALUES ($1, $2, $3, 0)
     ON CONFLICT (assignment_id, person_id) DO UPDATE SET state = excluded.state"
);
sql!(
    HOLD,
    "INSERT INTO held_acts (id, actor_id, space_id, action, rule, method, path, content_type, body, at_ms, state, reason,
        result) VALUES ($1, $2, $3, 'broadcast', 'S2-SM7', 'POST', '/', '', '', 0, 'waiting', '', '')"
);
sql!(DECIDE, "UPDATE held_acts SET state = $2 WHERE id = $1");
sql!(END_COACH, "DELETE FROM coaches WHERE space_id = $1 AND person_id = $2");

/// A role in the town: key, whose, in which space (`None`: the whole network), state, lead, asked by.
struct Held(i64, &'static str, PersonId, Option<i64>, &'static str, Option<PersonId>, Option<PersonId>);

async fn assign(t: &Town, held: Held) {
    t.db.write(move |w| {
        let Held(id, role, person, space, state, lead, by) = held;
        let scope = if space.is_some() { "space" } else { "network" };
        w.exec(&ASSIGN, p![id, role, person, scope, space.unwrap_or(0), state, lead, by]).map(drop)
    })
    .await
    .unwrap();
}

async fn become_(t: &Town, id: i64, state: &'static str, cause: &'static str) {
    t.db.write(move |w| w.exec(&BECOME, p![id, state, cause]).map(drop)).await.unwrap();
}

async fn stand_in(t: &Town, id: i64, person: PersonId, state: &'static str) {
    t.db.write(move |w| w.exec(&STAND_IN, p![id, person, state]).map(drop)).await.unwrap();
}

fn role(t: &Town, kind: &'static str, subject: PersonId, by: PersonId, id: i64) -> Fact {
    of(t, kind, subject.number(), by).with("assignment", id)
}

async fn page(t: &Town, who: PersonId, lang: Lang) -> String {
    let (site, reader) = (site(t), t.ines());
    let found = list(&t.db, who).await;
    let page = views::page(
        &ctx(&site, &reader, lang),
        &NoticesQuery::default(),
        &found,
        &charter::ORIGINAL,
        None,
        0,
    );
    let body = page.unwrap().body;
    no_keys(&body);
    assert!(!body.contains("facilitator") && !body.contains("network_lead"), "a role by its key: {body}");
    body
}

#[test]
fn whoever_is_asked_is_told_and_whoever_asked_hears_the_answer() {
    both_engines(async |t: Town| {
        let (sofia, yuki, lea) = (t.person("sofia"), t.person("yuki"), t.person("lea"));
        let space = t.space("diagnostics");
        assign(&t, Held(70, "facilitator", yuki, Some(space.number()), "proposed", None, Some(sofia))).await;
        tell(&t, role(&t, "role.proposed", yuki, sofia, 70).space(space)).await;
        let got = list(&t.db, yuki).await;
        assert_eq!(said(&got), one("role_proposed", 1));
        assert_eq!(got.first().unwrap().target(), "/who/assignments/70");
        let shown = page(&t, yuki, Lang::En).await;
        assert!(shown.contains("Sofia Marchetti asks you to take on Community manager in"), "{shown}");
        assert!(shown.to_lowercase().contains("diagnostic"), "{shown}");
        assert!(page(&t, yuki, Lang::Fr).await.contains("Animation de communauté"));
        become_(&t, 70, "held", "").await;
        tell(&t, role(&t, "role.begun", yuki, yuki, 70).space(space)).await;
        assert!(list(&t.db, yuki).await.is_empty(), "what was answered waits no more");
        assert_eq!(said(&list(&t.db, sofia).await), one("role_begun", 1));
        assert_eq!(list(&t.db, sofia).await.first().unwrap().actor, Some(yuki));
        // Another one declines, a third proposal is taken back: the first is an answer, the second is none.
        assign(&t, Held(71, "risk_officer", lea, None, "declined", None, Some(sofia))).await;
        tell(&t, role(&t, "role.declined", lea, lea, 71)).await;
        assign(&t, Held(72, "risk_officer", lea, None, "withdrawn", None, Some(sofia))).await;
        tell(&t, role(&t, "role.declined", lea, t.person("helene"), 72)).await;
        let reasons: Vec<String> = list(&t.db, sofia).await.into_iter().map(|n| n.reason).collect();
        assert_eq!(reasons.iter().filter(|r| *r == "role_declined").count(), 1, "{reasons:?}");
        let shown = page(&t, sofia, Lang::En).await;
        assert!(
            shown.contains("Léa Petit declines Risk &") && shown.contains("the whole network"),
            "{shown}"
        );
    });
}

#[test]
fn a_role_nobody_holds_any_more_is_told_to_deputies_and_to_the_lead() {
    both_engines(async |t: Town| {
        let (sofia, yuki, lea, tomas) =
            (t.person("sofia"), t.person("yuki"), t.person("lea"), t.person("tomas"));
        assign(&t, Held(80, "network_lead", sofia, None, "held", None, None)).await;
        assign(&t, Held(81, "comms_manager", yuki, None, "held", Some(sofia), Some(sofia))).await;
        tell(&t, role(&t, "deputy.asked", lea, yuki, 81)).await;
        assert!(list(&t.db, lea).await.is_empty(), "nobody asks");
        stand_in(&t, 81, lea, "asked").await;
        assert_eq!(said(&list(&t.db, lea).await), one("deputy_asked", 1));
        assert_eq!((unread(&t.db, lea).await, list(&t.db, lea).await.len()), (1, 1));
        assert!(page(&t, lea, Lang::En).await.contains("asks you to stand in for Communications manager"));
        stand_in(&t, 81, lea, "accepted").await;
        stand_in(&t, 81, tomas, "asked").await;
        become_(&t, 81, "ended", "left").await;
        tell(&t, role(&t, "role.ended", yuki, yuki, 81)).await;
        assert_eq!(said(&list(&t.db, lea).await), one("role_vacant", 1));
        assert_eq!(said(&list(&t.db, sofia).await), one("role_vacant", 1));
        assert!(list(&t.db, yuki).await.is_empty());
        assert!(page(&t, sofia, Lang::En).await.contains("Communications manager is vacant in"));
        assert!(list(&t.db, tomas).await.iter().all(|n| n.reason != "role_vacant"), "tomas has not accepted");
        // Somebody follows: nothing is vacant now, and nothing was where somebody else holds it too.
        assign(&t, Held(82, "comms_manager", lea, None, "held", None, None)).await;
        assert!(list(&t.db, sofia).await.is_empty());
        become_(&t, 82, "ended", "successor").await;
        tell(&t, role(&t, "role.ended", lea, sofia, 82)).await;
        assert!(list(&t.db, t.person("tomas")).await.iter().all(|n| n.about != Some(82)));
    });
}

#[test]
fn that_a_holder_left_and_somebody_goes_on_is_told_to_those_concerned() {
    both_engines(async |t: Town| {
        let (sofia, yuki, lea) = (t.person("sofia"), t.person("yuki"), t.person("lea"));
        assign(&t, Held(83, "user_support", yuki, None, "held", Some(sofia), Some(sofia))).await;
        stand_in(&t, 83, lea, "accepted").await;
        tell(&t, Fact { actor: None, ..role(&t, "role.left", yuki, yuki, 83) }).await;
        assert_eq!(said(&list(&t.db, sofia).await), one("role_left", 1));
        assert!(page(&t, lea, Lang::En).await.contains("whoever stands in goes on with User support"));
        become_(&t, 83, "ended", "successor").await;
        assert!(list(&t.db, sofia).await.is_empty(), "somebody follows");
    });
}

#[test]
fn what_waits_for_a_signature_is_told_to_who_signs_and_its_end_to_who_asked() {
    both_engines(async |t: Town| {
        let (piet, tomas, space) = (t.person("piet"), t.person("tomas"), t.space("diagnostics"));
        t.db.write(move |w| {
            w.exec(&HOLD, p![90_i64, piet, space])?;
            w.exec(&HOLD, p![91_i64, piet, space]).map(drop)
        })
        .await
        .unwrap();
        let fact =
            |kind, to: PersonId, by, act: i64| of(&t, kind, to.number(), by).space(space).with("act", act);
        tell(&t, fact("act.held", tomas, piet, 90)).await;
        let got = list(&t.db, tomas).await;
        assert_eq!((said(&got), got.first().unwrap().target()), (one("act_held", 1), "/held/90".to_owned()));
        assert!(page(&t, tomas, Lang::En).await.contains("waits for your signature in"));
        t.db.write(|w| w.exec(&DECIDE, p![90_i64, "signed"])).await.unwrap();
        tell(&t, fact("act.decided", piet, tomas, 90).with("signed", 1)).await;
        assert!(list(&t.db, tomas).await.is_empty());
        assert_eq!(said(&list(&t.db, piet).await), one("act_signed", 1));
        // Taken back by whoever asked: nobody has to be told.
        t.db.write(|w| w.exec(&DECIDE, p![91_i64, "withdrawn"])).await.unwrap();
        tell(&t, fact("act.decided", piet, piet, 91).with("signed", 0)).await;
        assert_eq!(list(&t.db, piet).await.len(), 1);
        for (state, reason) in [("turned_down", "act_turned_down"), ("failed", "act_failed")] {
            t.db.write(move |w| w.exec(&DECIDE, p![91_i64, state])).await.unwrap();
            tell(&t, fact("act.decided", piet, tomas, 91).with("signed", 0)).await;
            let all = list(&t.db, piet).await;
            assert!(all.iter().any(|n| n.reason == reason && n.about == Some(91)), "{reason}: {all:?}");
            page(&t, piet, Lang::Fr).await;
        }
    });
}

sql!(
    HELP,
    "INSERT INTO help_requests (id, space_id, kind, asker_id, helper_id, about, speaks, days, state, at_ms)
     VALUES (95, $1, 'train', $2, $3, 'x', FALSE, 7, 'asked', 0)"
);
sql!(AGREED, "UPDATE help_requests SET state = 'agreed' WHERE id = 95");
sql!(AWAY, "INSERT INTO absences (id, person_id, from_ms, until_ms, made_ms) VALUES (96, $1, $2, $3, 0)");

#[test]
fn whoever_is_asked_for_help_is_told_and_whoever_asked_hears_the_answer() {
    both_engines(async |t: Town| {
        let (jonas, amelie, team) = (t.person("jonas"), t.person("amelie"), t.space("service-nord"));
        t.db.write(move |w| w.exec(&HELP, p![team, jonas, amelie]).map(drop)).await.unwrap();
        tell(&t, of(&t, "help.asked", amelie.number(), jonas).space(team).with("request", 95)).await;
        let got = list(&t.db, amelie).await;
        assert_eq!(
            (said(&got), got.first().unwrap().target()),
            (one("help_asked", 1), "/help/95".to_owned())
        );
        assert!(page(&t, amelie, Lang::En).await.contains("Jonas Brandt asks for your help"));
        t.db.write(|w| w.exec(&AGREED, p![]).map(drop)).await.unwrap();
        assert!(list(&t.db, amelie).await.is_empty(), "nothing waits any more");
        tell(&t, of(&t, "help.answered", jonas.number(), amelie).space(team).with("request", 95)).await;
        assert_eq!(said(&list(&t.db, jonas).await), one("help_answered", 1));
        page(&t, jonas, Lang::Fr).await;
    });
}

#[test]
fn handing_on_asks_the_author_then_tells_the_manager_and_the_author_again() {
    both_engines(async |t: Town| {
        let (ines, amelie, jonas) = (t.person("ines"), t.person("amelie"), t.person("jonas"));
        let (space, thread) = (t.space("diagnostics"), t.thread("bearing"));
        let told = |kind, who: PersonId, by| {
            of(&t, kind, who.number(), by).space(space).thread(thread).with("handing", 98)
        };
        tell(&t, told("handing.asked", ines, amelie)).await;
        let got = list(&t.db, ines).await;
        let to = format!("/s/diagnostics/t/{thread}/handing");
        assert_eq!((said(&got), got.first().unwrap().target()), (one("handing_asked", 1), to));
        tell(&t, told("handing.offered", jonas, ines)).await;
        assert!(page(&t, jonas, Lang::En).await.contains("offers you what was raised in a community"));
        tell(&t, told("handing.taken", ines, jonas)).await;
        assert!(list(&t.db, ines).await.iter().any(|n| n.reason == "handing_taken"));
        page(&t, ines, Lang::Fr).await;
    });
}

#[test]
fn whoever_stands_in_for_a_role_is_told_of_the_days() {
    both_engines(async |t: Town| {
        let (sofia, lea, tomas) = (t.person("sofia"), t.person("lea"), t.person("tomas"));
        assign(&t, Held(97, "network_lead", sofia, None, "held", None, None)).await;
        stand_in(&t, 97, lea, "accepted").await;
        stand_in(&t, 97, tomas, "asked").await;
        let (from, until) = (t.now().plus(MINUTE), t.now().plus(2 * MINUTE));
        t.db.write(move |w| w.exec(&AWAY, p![sofia, from, until]).map(drop)).await.unwrap();
        tell(&t, of(&t, "person.away", sofia.number(), sofia).with("absence", 96).with("until", until.0))
            .await;
        assert_eq!(said(&list(&t.db, lea).await), one("role_stand_in", 1));
        assert!(page(&t, lea, Lang::En).await.contains("will be away: you stand in as"));
        assert!(list(&t.db, tomas).await.is_empty(), "he has not agreed");
    });
}

// spec: S4-8a (part: manager informed)
#[test]
fn the_manager_of_an_evangelist_knows_of_it() {
    both_engines(async |t: Town| {
        let (ines, jonas) = (t.person("ines"), t.person("jonas"));
        assign(&t, Held(97, "evangelist", ines, None, "held", None, None)).await;
        tell(&t, of(&t, "role.begun", ines.number(), ines).with("assignment", 97)).await;
        assert_eq!(said(&list(&t.db, jonas).await), one("role_begun", 1));
        assert!(page(&t, jonas, Lang::En).await.contains("Inès Moreau has taken on"));
        assert!(list(&t.db, ines).await.is_empty(), "nobody is told what they did themselves");
    });
}

#[test]
fn a_coach_is_told_of_the_invitation_and_of_its_end() {
    both_engines(async |t: Town| {
        let (jonas, amelie, team) = (t.person("jonas"), t.person("amelie"), t.space("service-nord"));
        let fact = |kind, by| of(&t, kind, amelie.number(), by).space(team);
        let until = t.now().plus(MINUTE);
        t.db.write(move |w| w.exec(&COACH, p![team, amelie, until])).await.unwrap();
        tell(&t, fact("coach.invited", jonas)).await;
        let got = list(&t.db, amelie).await;
        assert_eq!(
            (said(&got), got.first().unwrap().target()),
            (one("coach_invited", 1), "/s/service-nord".to_owned())
        );
        t.db.write(move |w| w.exec(&END_COACH, p![team, amelie])).await.unwrap();
        assert!(list(&t.db, amelie).await.is_empty());
        tell(&t, fact("coach.ended", jonas)).await;
        let got = list(&t.db, amelie).await;
        assert_eq!(got.first().unwrap().target(), "/s/service-nord/card");
        assert!(page(&t, amelie, Lang::En).await.contains("Jonas Brandt ended your coaching of"));
        let over = Fact { actor: None, ..fact("coach.ended", jonas) };
        tell(&t, over).await;
        assert!(page(&t, amelie, Lang::Fr).await.contains("Votre accompagnement est terminé"));
    });
}

#[test]
fn people_are_told_of_their_own_way_in_a_role_and_led_there() {
    both_engines(async |t: Town| {
        let (ines, sofia) = (t.person("ines"), t.person("sofia"));
        for (kind, number, reason, to) in [
            ("nominee.named", "nomination", "nominated", "/me/practice"),
            ("review.opened", "assignment", "review_opened", "/who/assignments/97/reviews"),
            ("description.due", "description", "description_due", "/descriptions/97"),
            ("view.asked", "view", "view_asked", "/me/competences"),
            ("candidate.asked", "vacancy", "candidate_asked", "/vacancies/97"),
            ("candidate.answered", "vacancy", "candidate_answered", "/vacancies/97"),
            ("cover.asked", "week", "cover_asked", "/circle#rota"),
        ] {
            tell(&t, of(&t, kind, ines.number(), sofia).with(number, 97)).await;
            let got = list(&t.db, ines).await;
            let notice = got.iter().find(|n| n.reason == reason).unwrap();
            assert_eq!(notice.target(), to);
        }
        let shown = page(&t, ines, Lang::En).await;
        assert!(shown.contains("See who, and why") && shown.contains("Say what you see"), "{shown}");
        page(&t, ines, Lang::Fr).await;
    });
}
