//! The gate's three answers, what it refuses to start with, and its log.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{ACTIONS, Any, RULES, SCHEMA, act, actor, gate};
use kernel::{PersonId, Problem};
use policy::{Action, Decision, Gate, Standing, by_operator, by_operator_for};
use proptest::prelude::*;

fn refused(decision: &Decision) -> (&str, &str) {
    match decision {
        Decision::Refused(why) => (&why.rule, &why.reason),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_yes_a_no_by_default_and_a_no_by_a_rule() {
    let gate = gate();
    let thread = Any::a("Thread", "community");
    let outside = gate.decide(&actor(1, false), act("reply"), &thread).unwrap();
    assert_eq!(refused(&outside), ("not-granted", "rule-not-granted"));
    let inside = thread.with(|s| s.member = true);
    assert_eq!(gate.decide(&actor(1, false), act("reply"), &inside).unwrap(), Decision::Permitted);
    assert!(gate.may(&actor(1, false), act("reply"), &inside));
    assert!(!gate.may(&actor(1, false), act("no such action"), &inside));
    // Opening is in the schema, but no rule grants it.
    let nobody = gate.decide(&actor(1, true), act("openSpace"), &Any::space("project")).unwrap();
    assert_eq!(refused(&nobody), ("not-granted", "rule-not-granted"));
}

#[test]
fn in_a_team_only_manager_and_delegate_interrupt_and_the_refusal_says_why() {
    let gate = gate();
    for thing in [Any::space("team"), Any::a("Thread", "team")] {
        let lead = thing.clone().with(|s| (s.facilitator, s.member) = (true, true));
        let no = gate.decide(&actor(1, true), act("broadcast"), &lead).unwrap();
        assert_eq!(refused(&no), ("S2-SM4", "rule-s2-sm4"));
        let Decision::Refused(why) = no else { unreachable!() };
        assert_eq!(why.args, [("manager".to_owned(), "Inès".to_owned())]);
        let delegate = thing.clone().with(|s| (s.delegate, s.member) = (true, true));
        assert!(gate.may(&actor(1, false), act("mentionAll"), &delegate));
        let manager = thing.with(|s| (s.manager, s.member) = (true, true));
        assert!(gate.may(&actor(1, false), act("broadcast"), &manager));
    }
}

#[test]
fn held_only_when_every_forbid_holds() {
    let gate = gate();
    let owner = actor(1, true);
    let held = gate.decide(&owner, act("closeSpace"), &Any::space("team")).unwrap();
    let Decision::Held(why) = held else { panic!("{held:?}") };
    assert_eq!(why.rule, "two-to-close");
    let mut closed = Any::space("team");
    closed.closed = true;
    let no = gate.decide(&owner, act("closeSpace"), &closed).unwrap();
    assert_eq!(refused(&no).0, "closed-space");
    // Two refusing rules: always the first by id, whatever order they are found in.
    closed.standing = Standing { facilitator: true, ..Standing::default() };
    for _ in 0..20 {
        let no = gate.decide(&actor(1, false), act("broadcast"), &closed).unwrap();
        assert_eq!(refused(&no).0, "S2-SM4");
    }
    let project = gate.decide(&owner, act("closeSpace"), &Any::space("project")).unwrap();
    assert_eq!(project, Decision::Permitted);
}

#[test]
fn people_and_messages_know_who_is_who() {
    let gate = gate();
    let mut profile = Any::a("Person", "");
    profile.id = 3;
    assert!(gate.may(&actor(3, false), act("changeProfile"), &profile));
    assert!(!gate.may(&actor(4, true), act("changeProfile"), &profile));
    assert!(gate.may(&actor(4, true), act("suspend"), &profile));
    let mut message = Any::a("Message", "project");
    assert!(!gate.may(&actor(3, false), act("edit"), &message));
    message.standing.author = true;
    assert!(gate.may(&actor(3, false), act("edit"), &message));
    message.gone = true;
    let no = gate.decide(&actor(3, false), act("edit"), &message).unwrap();
    assert_eq!(refused(&no).0, "gone-words");
    assert!(gate.may(&actor(3, false), act("withdraw"), &message));
}

#[test]
fn an_action_without_schema_is_our_own_fault() {
    let gate = gate();
    let broken = gate.decide(&actor(1, true), act("reply"), &Any::space("team"));
    assert!(matches!(broken, Err(Problem::Broken(_))), "{broken:?}");
}

#[test]
fn rules_that_are_not_sound_stop_the_start() {
    let start = |rule: &str| Gate::new(&[SCHEMA], &[("tests", rule)]).map(drop);
    let because = |rule: &str, why: &str| {
        let error = start(rule).unwrap_err();
        assert!(error.contains(why), "{error}");
    };
    start(RULES).unwrap();
    because("permit (principal, action, resource", "rules of tests");
    because("permit (principal, action, resource);", "without @id");
    because(r#"@id("x") forbid (principal, action, resource);"#, "needs @reason");
    because(r#"@id("x") @reason("rule-x") permit (principal, action, resource);"#, "needs @reason");
    because(r#"@id("x") @held("true") permit (principal, action, resource);"#, "@held");
    because(
        r#"@id("x") permit (principal, action == Action::"reply", resource is Thread) when { principal.managez.contains(resource.space) };"#,
        "managez",
    );
    because(r#"@id("x") permit (principal, action == Action::"reply", resource is Space);"#, "x");
    because(r#"@id("x") permit (principal == ?principal, action, resource);"#, "templates");
    let twice =
        Gate::new(&[SCHEMA, "action reply appliesTo { principal: [Person], resource: [Space] };"], &[]);
    assert!(twice.unwrap_err().contains("schema"));
}

#[test]
fn the_list_of_rules_names_each_once_with_its_reason() {
    let gate = gate();
    let reasons: Vec<_> =
        gate.rules().filter(|r| r.forbids).map(|r| (r.id.as_str(), r.reason.as_str())).collect();
    assert_eq!(reasons.iter().filter(|(id, _)| *id == "S2-SM4").count(), 2);
    assert!(reasons.iter().all(|(_, reason)| reason.starts_with("rule-")));
    assert!(gate.actions().any(|pair| pair == ("broadcast", "Thread")));
}

#[test]
fn answers_other_than_yes_leave_a_row_without_text() {
    store::sql!(
        ROWS,
        "SELECT actor_id, action, resource, resource_id, answer, rule FROM decisions ORDER BY id"
    );
    testkit::both_engines_empty(async |db| {
        let gate = gate();
        let own = gate.clone();
        let answers = db
            .write(move |w| {
                let team = Any::space("team").with(|s| s.facilitator = true);
                let no = own.permit(w, &actor(5, true), Action("broadcast"), team).map(drop);
                let held = own.permit(w, &actor(5, true), Action("closeSpace"), Any::space("team")).map(drop);
                let thread = Any::a("Thread", "team").with(|s| s.member = true);
                let mut yes = own.permit(w, &actor(5, false), Action("reply"), thread)?;
                assert_eq!((yes.thing().id, yes.by()), (70, Some(PersonId::new(5))));
                assert_eq!(yes.actor().id, PersonId::new(5));
                assert!(yes.tx().now() >= kernel::Time(0));
                let (_, thing, actor) = yes.split();
                assert_eq!((thing.id, actor.owner), (70, false));
                assert_eq!(yes.into_thing().id, 70);
                Ok::<_, Problem>((no, held))
            })
            .await
            .unwrap();
        assert!(matches!(answers.0, Err(Problem::Refused(_))) && matches!(answers.1, Err(Problem::Held(_))));
        assert_eq!(gate.drain(&db).await.unwrap(), 2);
        assert_eq!(gate.drain(&db).await.unwrap(), 0);
        let rows: Vec<(i64, String, String, i64, String, String)> =
            db.read(|r| r.all(&ROWS, &[])).await.unwrap();
        let short: Vec<_> =
            rows.iter().map(|r| (r.0, r.1.as_str(), r.3, r.4.as_str(), r.5.as_str())).collect();
        assert_eq!(
            short,
            [(5, "broadcast", 7, "refused", "S2-SM4"), (5, "closeSpace", 7, "held", "two-to-close")]
        );
    });
}

#[test]
fn a_full_log_drops_and_counts() {
    testkit::both_engines_empty(async |db| {
        let gate = gate();
        let own = gate.clone();
        db.write(move |w| {
            for _ in 0..4_100 {
                let no = own.permit(w, &actor(5, false), Action("openSpace"), Any::space("team"));
                assert!(no.is_err());
            }
            Ok::<_, Problem>(())
        })
        .await
        .unwrap();
        assert_eq!((gate.dropped(), gate.drain(&db).await.unwrap()), (4, 4_096));
    });
}

#[test]
fn the_operator_stands_outside_the_rules() {
    testkit::both_engines_empty(async |db| {
        db.write(|w| {
            let nobody = by_operator(w, Any::space("team"));
            assert_eq!(nobody.by(), None);
            let somebody = by_operator_for(w, actor(9, false), Any::space("team"));
            assert_eq!(somebody.by(), Some(PersonId::new(9)));
            Ok::<_, Problem>(())
        })
        .await
        .unwrap();
    });
}

fn standing() -> impl Strategy<Value = Standing> {
    proptest::array::uniform12(any::<bool>()).prop_map(|b| Standing {
        member: b[0],
        facilitator: b[1],
        manager: b[2],
        delegate: b[3],
        starter: b[4],
        steward: b[5],
        invited: b[6],
        author: b[7],
        keeper: b[8],
        released: b[9],
        coach: b[10],
        speaks: b[11],
    })
}

proptest! {
    #[test]
    fn slices_answer_as_the_whole_set_does(
        (pick, standing) in (0..13_usize, standing()),
        (me, id, owner) in (1..4_i64, 1..4_i64, any::<bool>()),
        (closed, gone, kind) in (any::<bool>(), any::<bool>(), 0..4_usize),
    ) {
        thread_local!(static GATE: Gate = gate());
        let (action, of) = ACTIONS[pick];
        let space_kind = ["team", "community", "project", "network"][kind];
        let mut thing = Any { closed, gone, standing, ..Any::a(of, space_kind) };
        thing.id = if of == "Space" { 7 } else { id };
        let (sliced, whole) = GATE.with(|g| {
            (g.decide(&actor(me, owner), Action(action), &thing), g.decide_by_all(&actor(me, owner), Action(action), &thing))
        });
        prop_assert!(sliced.is_ok());
        prop_assert_eq!(sliced, whole);
    }
}
