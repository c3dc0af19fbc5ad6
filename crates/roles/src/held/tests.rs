//! The law of the second signature as a table, and every statement on both engines.

use kernel::time::DAY;
use kernel::{Actor, AssignmentId, Problem};
use policy::{Action, Decision, Gate};
use store::{Db, Read, Write, p, sql};
use testkit::{NOW, Town, both_engines};
use web::held::Kept;

use super::act::{COSIGN, HeldId, HeldThing, TURN_DOWN, WITHDRAW};
use super::store::{self as held, Holding};
use super::thing::{CoDrivingThing, RELEASE, SEE, SUSPEND};

sql!(
    FACILITATES,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment,
        external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, 'facilitator', $2, 'space', $3, 20, $4, $5, 'lead', TRUE, '', '', $4, '', 1)"
);
sql!(
    SIGNED,
    "INSERT INTO held_acts (id, actor_id, space_id, action, rule, method, path, content_type, body, at_ms,
        state, decided_by, decided_ms, reason, result)
     VALUES (99, $1, $2, 'broadcast', 'S2-SM7', 'POST', '/', '', '', $4, 'signed', $3, $4, '', '')"
);
mod measures;

const ROLE: AssignmentId = AssignmentId::new(4_242);

fn gate() -> Gate {
    let rules = ("roles", include_str!("../policy.cedar"));
    Gate::new(&[include_str!("../schema.cedarschema")], &[rules]).unwrap()
}

fn kept(path: &str, body: &str) -> Kept {
    Kept {
        method: "POST".into(),
        path: path.into(),
        content_type: "application/json".into(),
        body: body.into(),
    }
}

async fn plant(t: &Town) {
    let (piet, space, driver) = (t.person("piet"), t.space("diagnostics"), t.person("amelie"));
    let work = move |w: &mut Write<'_>| {
        w.exec(&FACILITATES, p![ROLE, piet, space, NOW.plus(-40 * DAY), "held"])?;
        held::begin(w, ROLE, driver, NOW.plus(-29 * DAY))?;
        held::begin(w, ROLE, piet, NOW)
    };
    t.db.write(work).await.unwrap();
}

async fn hold(t: &Town, key: Option<&str>, body: &str) -> Option<HeldId> {
    let new = Holding {
        actor: t.person("piet"),
        action: "broadcast",
        space: t.space("diagnostics"),
        rule: "S2-SM7".into(),
        key: key.map(str::to_owned),
        kept: kept("/api/v1/spaces/diagnostics/threads", body),
    };
    let driver = t.person("amelie");
    t.db.write(move |w| held::hold(w, &new, driver)).await.unwrap()
}

async fn find(db: &Db, reader: &Actor, id: HeldId) -> Result<HeldThing, Problem> {
    let reader = reader.id;
    db.read(move |r: &mut Read<'_>| Ok::<_, Problem>(held::find(r, reader, id)?)).await
}

async fn codriving(t: &Town) -> CoDrivingThing {
    t.db.read(|r: &mut Read<'_>| held::codriving(r, ROLE, |_, _| Ok(2))).await.unwrap()
}

/// `actor` does `act` to a held act when the gate lets them.
async fn on_act<T: Send + 'static>(
    t: &Town,
    actor: Actor,
    action: Action,
    id: HeldId,
    act: impl Fn(&mut policy::Permitted<'_, '_, HeldThing>) -> store::Res<T> + Send + 'static,
) -> Result<T, Problem> {
    let gate = gate();
    t.db.write(move |w| {
        let found = held::find(w, actor.id, id)?;
        let mut permit = gate.permit(w, &actor, action, found)?;
        Ok(act(&mut permit)?)
    })
    .await
}

fn rule(gate: &Gate, actor: &Actor, action: Action, thing: &impl policy::Thing) -> String {
    match gate.decide(actor, action, thing).unwrap() {
        Decision::Permitted => "yes".to_owned(),
        Decision::Held(why) | Decision::Refused(why) => why.rule,
    }
}

#[test]
fn who_signs_turns_down_and_takes_back() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let id = hold(&t, None, "{}").await.unwrap();
        let act = find(&t.db, &t.piet(), id).await.unwrap();
        let gate = gate();
        let outside = Actor { external: true, ..t.amelie() };
        let lead = Actor { owner: true, ..t.sofia() };
        for (who, signs, back) in [
            (t.amelie(), "yes", "not-granted"),
            (t.piet(), "no-own-case", "yes"),
            (outside, "roles-cosign-inside", "not-granted"),
            (lead, "not-granted", "not-granted"),
            (t.ines(), "not-granted", "not-granted"),
        ] {
            assert_eq!(rule(&gate, &who, COSIGN, &act), signs, "{} signs", who.handle);
            assert_eq!(rule(&gate, &who, TURN_DOWN, &act), signs, "{} turns down", who.handle);
            assert_eq!(rule(&gate, &who, WITHDRAW, &act), back, "{} takes back", who.handle);
        }
        // Somebody who drives with themselves signs nothing either.
        let own = HeldThing { driver: Some(act.actor.clone()), ..act };
        assert_eq!(rule(&gate, &t.piet(), COSIGN, &own), "no-own-case");
    });
}

#[test]
fn who_sees_checks_releases_and_suspends() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let thing = codriving(&t).await;
        let gate = gate();
        let head = Actor { roles: kernel::Roles::default().with("network_lead"), ..t.helene() };
        for (who, sees, releases, suspends) in [
            (t.amelie(), "yes", "yes", "yes"),
            (t.piet(), "yes", "S2-SM6", "no-own-case"),
            (t.sofia(), "yes", "S2-SM6", "yes"),
            (head, "yes", "S2-SM6", "yes"),
            (t.helene(), "not-granted", "S2-SM6", "not-granted"),
            (t.ines(), "not-granted", "S2-SM6", "not-granted"),
        ] {
            assert_eq!(rule(&gate, &who, SEE, &thing), sees, "{} sees", who.handle);
            assert_eq!(rule(&gate, &who, RELEASE, &thing), releases, "{} releases", who.handle);
            assert_eq!(rule(&gate, &who, SUSPEND, &thing), suspends, "{} suspends", who.handle);
        }
        let away = CoDrivingThing { driver_here: false, ..thing };
        assert_eq!(rule(&gate, &t.amelie(), RELEASE, &away), "S2-SM6", "left, or not of the company");
    });
}

#[test]
fn the_same_key_is_the_same_act_and_two_requests_are_two() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let first = hold(&t, Some("k"), "{}").await.unwrap();
        assert_eq!(hold(&t, Some("k"), "{}").await, Some(first));
        assert_eq!(hold(&t, Some("k"), r#"{"title":"x"}"#).await, None, "another body");
        let (second, third) = (hold(&t, None, "{}").await, hold(&t, None, "{}").await);
        assert!(second.is_some() && second != third && second != Some(first));
        let me = t.person("amelie");
        let mine = t.db.read(move |r: &mut Read<'_>| held::mine(r, me)).await.unwrap();
        assert_eq!((mine.to_sign.len(), mine.asked.len(), mine.decided.len()), (3, 0, 0));
        let me = t.person("piet");
        let mine = t.db.read(move |r: &mut Read<'_>| held::mine(r, me)).await.unwrap();
        assert_eq!((mine.to_sign.len(), mine.asked.len()), (0, 3));
        assert!(matches!(find(&t.db, &t.sofia(), first).await, Err(Problem::NotFound)));
    });
}

#[test]
fn an_act_goes_through_its_states_once() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let id = hold(&t, None, "{}").await.unwrap();
        let state = async |id| find(&t.db, &t.amelie(), id).await.unwrap().state.as_str();
        let signature = on_act(&t, t.amelie(), COSIGN, id, held::sign).await.unwrap();
        assert_eq!(state(id).await, "signing");
        t.db.write(move |w: &mut Write<'_>| held::unsign(w, &signature)).await.unwrap();
        assert_eq!(state(id).await, "waiting");
        let signature = on_act(&t, t.amelie(), COSIGN, id, held::sign).await.unwrap();
        let end = move |w: &mut Write<'_>| {
            held::finish(w, &signature, Ok("/s/x"))?;
            held::finish(w, &signature, Err("too late"))
        };
        t.db.write(end).await.unwrap();
        let act = find(&t.db, &t.amelie(), id).await.unwrap();
        assert_eq!((act.state.as_str(), act.result.as_str(), act.reason.as_str()), ("signed", "/s/x", ""));
        let ended =
            on_act(&t, t.amelie(), TURN_DOWN, id, |permit| held::turn_down(permit, "No.")).await.unwrap();
        assert!(!ended, "what is signed stays signed");
        let id = hold(&t, None, "{}").await.unwrap();
        assert!(
            on_act(&t, t.amelie(), TURN_DOWN, id, |permit| held::turn_down(permit, "No.")).await.unwrap()
        );
        let id = hold(&t, None, "{}").await.unwrap();
        assert!(on_act(&t, t.piet(), WITHDRAW, id, held::withdraw).await.unwrap());
        let me = t.person("piet");
        let mine = t.db.read(move |r: &mut Read<'_>| held::mine(r, me)).await.unwrap();
        assert_eq!((mine.asked.len(), mine.decided.len()), (0, 3));
    });
}

#[test]
fn who_signs_here_is_the_co_driver_of_the_role_that_is_held() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let (piet, here, there) = (t.person("piet"), t.space("diagnostics"), t.space("pump-3"));
        let asked = move |r: &mut Read<'_>| {
            let name = |found: Option<super::act::Named>| found.map(|d| d.handle);
            let (path, message) = ("/api/v1/x", 77);
            assert!(held::looks(r, piet, path)?.is_none() && held::message(r, piet, message)?.is_none());
            assert_eq!(held::name_of(r, "ines")?.as_deref(), Some("Inès Moreau"));
            let all = (
                held::driver(r, piet, Some(here))?,
                held::driver(r, piet, Some(there))?,
                held::driver(r, piet, None)?,
            );
            Ok::<_, store::Error>((name(all.0), name(all.1), name(all.2)))
        };
        let found = t.db.read(asked).await.unwrap();
        assert_eq!(found, (Some("amelie".to_owned()), None, None), "a second beginning changes nothing");
    });
}

/// 29 days are not enough, and one more is.
#[test]
fn checks_release_and_suspension_are_written_down() {
    both_engines(async |t: Town| {
        plant(&t).await;
        let on = async |actor: Actor, action: Action, what: &'static str| {
            let gate = gate();
            t.db.write(move |w| {
                let thing = held::codriving(w, ROLE, |_, _| Ok(2))?;
                let mut permit = gate.permit(w, &actor, action, thing)?;
                match what {
                    "check" => Ok(held::check(&mut permit, &[0, 1])?),
                    "release" => held::release(&mut permit),
                    _ => Ok(held::suspend(&mut permit)?),
                }
            })
            .await
        };
        on(t.amelie(), RELEASE, "check").await.unwrap();
        assert_eq!(codriving(&t).await.now.checked, [0, 1]);
        let signed = async |times| {
            for _ in 0..times {
                let id = hold(&t, None, "{}").await.unwrap();
                let signature = on_act(&t, t.amelie(), COSIGN, id, held::sign).await.unwrap();
                t.db.write(move |w: &mut Write<'_>| held::finish(w, &signature, Ok(""))).await.unwrap();
            }
        };
        // An act of an earlier time together counts for nothing.
        let (piet, space, driver) = (t.person("piet"), t.space("diagnostics"), t.person("amelie"));
        let early = move |w: &mut Write<'_>| w.exec(&SIGNED, p![piet, space, driver, NOW.plus(-30 * DAY)]);
        t.db.write(early).await.unwrap();
        signed(9).await;
        let refused = async || {
            let Err(Problem::Refused(no)) = on(t.amelie(), RELEASE, "release").await else {
                panic!("too early")
            };
            assert_eq!(no.rule, "S2-SM6");
            (no.args[0].1.clone(), no.args[1].1.clone(), no.args[2].1.clone())
        };
        let said = |days: &str, acts: &str, items: &str| (days.to_owned(), acts.to_owned(), items.to_owned());
        assert_eq!(refused().await, said("1", "1", "0"));
        signed(1).await;
        assert_eq!(refused().await, said("1", "0", "0"));
        t.clock.advance(DAY);
        on(t.amelie(), RELEASE, "release").await.unwrap();
        assert_eq!(codriving(&t).await.now.phase(t.now()).as_str(), "released");
        on(t.sofia(), SUSPEND, "suspend").await.unwrap();
        assert_eq!(codriving(&t).await.now.phase(t.now()).as_str(), "suspended");
    });
}
