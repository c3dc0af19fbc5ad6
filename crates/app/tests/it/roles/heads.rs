//! Those who head the network: from inside, never empty, confirmed.

use super::*;

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
        let actor =
            net.town.db.read(|r| people::store::actor(r, testkit_person("sofia"))).await.unwrap().unwrap();
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
