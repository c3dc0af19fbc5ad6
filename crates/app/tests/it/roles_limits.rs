//! The limits of roles, through the pages and the API: refused with the clause that refuses.

use axum::http::Method;
use kernel::time::DAY;
use serde_json::{Value, json};

use crate::net::{Net, on_both};
use crate::roles::{ROLES, act, field, founded, held, id, of, propose};

// spec: S2-CM5
#[test]
fn nobody_from_outside_heads_the_network() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        for role in ["network_lead", "esn_owner"] {
            let no = propose(&sofia, json!({"role": role, "in": "network", "person": "piet", "share": 5}))
                .await
                .is(403);
            assert_eq!(no.json()["rule"], "S2-CM5", "{}", no.text);
            let hers = of(&net, "sofia", role).await;
            let deputy = sofia
                .json(Method::POST, &format!("{ROLES}/{hers}/deputies"), &json!({"person": "piet"}))
                .await;
            assert_eq!(deputy.is(403).json()["rule"], "S2-CM5");
            let follow =
                json!({"role": role, "in": "network", "person": "piet", "share": 5, "follows": hers});
            assert_eq!(propose(&sofia, follow).await.is(403).json()["rule"], "S2-CM5");
        }
        // Somebody who held it and is from outside now has none of its rights.
        let external = |yes: bool| {
            net.town.db.write(move |w| {
                store::sql!(OUTSIDE, "UPDATE people SET external = $2 WHERE handle = $1");
                w.exec(&OUTSIDE, store::p!["sofia", yes])?;
                w.announce(kernel::Fact::past("person.changed", 1, w.now()));
                Ok::<_, store::Error>(())
            })
        };
        external(true).await.unwrap();
        let actor = net
            .town
            .db
            .read(|r| commons::people::store::actor(r, testkit_person("sofia")))
            .await
            .unwrap()
            .unwrap();
        assert!(!actor.roles.has("network_lead") && actor.roles.has("platform_expert"), "{:?}", actor.roles);
    });
}

// spec: S1-O1
#[test]
fn the_last_owner_stays_until_a_successor_accepts() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let owner = of(&net, "sofia", "esn_owner").await;
        let no = act(&sofia, &owner, "leaving").await.is(403);
        assert_eq!(no.json()["rule"], "S1-O1");
        let heir = propose(
            &sofia,
            json!({"role": "esn_owner", "in": "network", "person": "helene", "share": 5, "follows": owner}),
        )
        .await
        .is(201);
        act(&sofia, &owner, "leaving").await.is(403);
        let helene = net.script("helene").await;
        act(&helene, &id(&heir), "acceptance").await.is(200);
        assert_eq!(sofia.get(&format!("{ROLES}/{owner}")).await.json()["state"], "ended");
        assert_eq!(of(&net, "helene", "esn_owner").await, id(&heir));
        // There is exactly one: naming a second one passes it on.
        let again =
            propose(&helene, json!({"role": "esn_owner", "in": "network", "person": "victor", "share": 5}))
                .await;
        act(&net.script("victor").await, &id(&again.is(201)), "acceptance").await.is(200);
        assert!(held(&net, "helene").await.iter().all(|(role, _)| role != "esn_owner"));
    });
}

// spec: S2-CM1
#[test]
fn the_lead_is_justified_and_confirmed_by_somebody_else() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let bare = json!({"role": "network_lead", "in": "unit:service", "person": "victor", "share": 20});
        let no = propose(&sofia, bare.clone()).await.is(422);
        assert!(!field(&no, "criteria").is_empty());
        let lead = net.town.db.read(charter::current).await.unwrap();
        let keys = lead
            .role("network_lead")
            .unwrap()
            .criteria
            .iter()
            .map(|c| (c.key.clone(), json!("Yes: for years.")));
        let mut body = bare;
        body["answers"] = Value::Object(keys.collect());
        let asked = id(&propose(&sofia, body).await.is(201));
        let victor = net.script("victor").await;
        assert_eq!(act(&victor, &asked, "acceptance").await.is(409).json()["code"], "conflict");
        assert_eq!(act(&sofia, &asked, "approval").await.is(403).json()["rule"], "no-own-review");
        assert_eq!(act(&victor, &asked, "approval").await.is(403).json()["rule"], "no-own-case");
        // A sponsor speaks for the company.
        let sponsor =
            propose(&sofia, json!({"role": "exec_sponsor", "in": "network", "person": "helene", "share": 5}));
        act(&net.script("helene").await, &id(&sponsor.await.is(201)), "acceptance").await.is(200);
        let helene = net.script("helene").await;
        act(&helene, &asked, "approval").await.is(200);
        act(&victor, &asked, "acceptance").await.is(200);
        assert_eq!(act(&victor, &asked, "approval").await.status, 403);
    });
}

// spec: S4-8a (part: only as a volunteer)
#[test]
fn evangelists_come_forward_and_leave_when_they_like() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let body = |who: &str, share: i64| json!({"role": "evangelist", "in": "unit:service-nord", "person": who, "share": share});
        assert_eq!(propose(&sofia, body("ines", 5)).await.is(403).json()["rule"], "S4-8a");
        let ines = net.script("ines").await;
        assert!(field(&propose(&ines, body("ines", 20)).await.is(422), "share").contains("10"));
        let hers = propose(&ines, body("ines", 5)).await.is(201);
        assert_eq!(hers.json()["state"], "held");
        let more = json!({"version": "1", "share": "10"});
        let no = sofia.json(Method::POST, &format!("{ROLES}/{}/changes", id(&hers)), &more).await;
        assert_eq!(no.is(403).json()["rule"], "S4-8a", "nobody asks a volunteer for more");
        act(&ines, &id(&hers), "leaving").await.is(200);
        // Somebody paid for the programme is no volunteer among colleagues.
        let paid = propose(
            &sofia,
            json!({"role": "user_support", "in": "network", "person": "mamadou", "share": 50}),
        );
        act(&net.script("mamadou").await, &id(&paid.await.is(201)), "acceptance").await.is(200);
        let clash = propose(&net.script("mamadou").await, body("mamadou", 5)).await.is(422);
        assert!(field(&clash, "share").contains("50"), "{}", clash.text);
    });
}

// spec: S2-SM4 (part: roles)
#[test]
fn nobody_is_put_beside_a_teams_manager() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let no = propose(
            &sofia,
            json!({"role": "facilitator", "in": "space:service-nord", "person": "karim", "share": 5}),
        );
        let no = no.await;
        // The team's space is there for those who may know of it; the rule refuses whoever asks.
        assert_eq!(no.is(403).json()["rule"], "S2-SM4");
    });
}

#[test]
fn a_proposal_is_between_those_it_concerns() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let asked =
            propose(&sofia, json!({"role": "user_support", "in": "network", "person": "ines", "share": 10}));
        let asked = id(&asked.await.is(201));
        net.script("yuki").await.get(&format!("{ROLES}/{asked}")).await.is(404);
        act(&net.script("yuki").await, &asked, "acceptance").await.is(404);
        let ines = net.script("ines").await;
        ines.get(&format!("{ROLES}/{asked}")).await.is(200);
        act(&sofia, &asked, "acceptance").await.is(403);
        act(&ines, &asked, "refusal").await.is(200);
        act(&ines, &asked, "acceptance").await.is(409);
        assert!(held(&net, "ines").await.is_empty());
        net.script("piet").await.get(&format!("{ROLES}/{asked}")).await.is(404);
        net.browser("piet").await.get("/who/assign").await.is(404);
    });
}

fn testkit_person(handle: &str) -> kernel::PersonId {
    testkit::PEOPLE
        .iter()
        .position(|p| p.handle == handle)
        .map(|at| {
            kernel::Id::new(kernel::id::compose(
                testkit::NOW.plus(-57 * DAY).0,
                kernel::id::PAST_NODE,
                u16::try_from(at).unwrap() + 1,
            ))
        })
        .unwrap()
}

// spec: S1-ES1 (part: warned when neither is given)
#[test]
fn a_sponsor_without_access_to_the_board_is_warned_about() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let body = |who: &str, answers: Value| json!({"role": "exec_sponsor", "in": "network", "person": who, "share": 5, "answers": answers});
        let criterion =
            net.town.db.read(charter::current).await.unwrap().role("exec_sponsor").unwrap().criteria[0]
                .clone();
        let bare = id(&propose(&sofia, body("helene", json!({}))).await.is(201));
        let told = propose(&sofia, body("victor", json!({criterion.key: "Through Hélène"}))).await.is(201);
        let page = net.browser("sofia").await;
        let ask = &criterion.ask.en;
        let warned = page.get(&format!("/who/assignments/{bare}")).await.is(200);
        assert!(
            warned.text.contains("Not answered yet") && warned.text.contains(ask.as_str()),
            "{}",
            warned.text
        );
        let fine = page.get(&format!("/who/assignments/{}", id(&told))).await.is(200);
        assert!(!fine.text.contains("Not answered yet") && fine.text.contains("Through Hélène"));
    });
}
