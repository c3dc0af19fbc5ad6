//! Taking a role over: the same one, from somebody else, on the day it begins.

use super::*;

fn takes(who: &str, role: &str, place: &str, follows: &str) -> Value {
    json!({"role": role, "in": place, "person": who, "share": 5, "follows": follows})
}

async fn periods(net: &Net) {
    let due = net.town.db.write(|w| {
        let now = w.now();
        jobs::enqueue(w, "roles.periods", "", now)
    });
    due.await.unwrap();
    net.settle().await;
}

// spec: S1-O1
#[test]
fn nobody_takes_a_role_by_following_another_one() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let karim = net.script("karim").await;
        let mine = json!({"role": "evangelist", "in": "network", "person": "karim", "share": 5});
        let evangelist = id(&propose(&karim, mine).await.is(201));
        // Another role than the one he holds, whoever it is for.
        for role in ["esn_owner", "network_lead"] {
            let no = propose(&karim, takes("karim", role, "network", &evangelist)).await.is(403);
            assert_eq!(no.json()["rule"], "no-own-case");
            let no = propose(&karim, takes("yuki", role, "network", &evangelist)).await.is(422);
            assert!(!field(&no, "follows").is_empty(), "{}", no.text);
        }
        // One's own again, another place, and what is over.
        propose(&karim, takes("karim", "evangelist", "network", &evangelist)).await.is(403);
        propose(&karim, takes("yuki", "evangelist", "unit:service", &evangelist)).await.is(422);
        // Nobody takes over from somebody by deciding about oneself.
        let owner = of(&net, "sofia", "esn_owner").await;
        let heir = id(&propose(&sofia, takes("helene", "esn_owner", "network", &owner)).await.is(201));
        act(&net.script("helene").await, &heir, "acceptance").await.is(200);
        let no = propose(&sofia, takes("sofia", "esn_owner", "network", &heir)).await.is(403);
        assert_eq!(no.json()["rule"], "no-own-case");
        propose(&sofia, takes("yuki", "esn_owner", "network", &owner)).await.is(422);
        assert!(held(&net, "karim").await.iter().all(|(role, _)| role == "evangelist"));
    });
}

// spec: S2-SM6 (part: who follows from outside)
#[test]
fn whoever_leaves_does_not_choose_alone_who_comes_from_outside() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let amelies = of(&net, "amelie", "facilitator").await;
        let mut piet = takes("piet", "facilitator", "space:diagnostics", &amelies);
        piet["driver"] = json!("ines");
        let no = propose(&net.script("amelie").await, piet.clone()).await.is(403);
        assert_eq!(no.json()["rule"], "S2-SM6");
        propose(&sofia, piet).await.is(201);
        // To somebody inside it is handed over as before, and what was handed over is ticked.
        let amelie = net.script("amelie").await;
        propose(&amelie, takes("ines", "facilitator", "space:diagnostics", &amelies)).await.is(201);
        let tick = format!("{ROLES}/{amelies}/handover/0");
        amelie.json(Method::POST, &tick, &json!({"done": "true"})).await.is(200);
        net.script("yuki").await.json(Method::POST, &tick, &json!({"done": "true"})).await.is(403);
    });
}

// spec: S1-O1
#[test]
fn a_successor_takes_over_on_the_first_day_and_not_before() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let owner = of(&net, "sofia", "esn_owner").await;
        for follows in [owner.as_str(), ""] {
            let from = net.town.clock.now().plus(10 * DAY).to_string();
            let holder = if follows.is_empty() { "helene" } else { "sofia" };
            let next = if follows.is_empty() { "victor" } else { "helene" };
            let body = json!({"role": "esn_owner", "in": "network", "person": next, "share": 5, "from": from, "follows": follows});
            let asked = id(&propose(&sofia, body).await.is(201));
            act(&net.script(next).await, &asked, "acceptance").await.is(200);
            periods(&net).await;
            let now = of(&net, holder, "esn_owner").await;
            assert_eq!(
                sofia.get(&format!("{ROLES}/{now}")).await.json()["state"],
                "held",
                "nobody else is there yet"
            );
            let no = act(&net.script(holder).await, &now, "leaving").await.is(403);
            assert_eq!(no.json()["rule"], "S1-O1");
            net.town.clock.advance(10 * DAY);
            periods(&net).await;
            assert_eq!(sofia.get(&format!("{ROLES}/{now}")).await.json()["state"], "ended");
            assert_eq!(of(&net, next, "esn_owner").await, asked);
        }
    });
}

// spec: S1-O1
#[test]
fn an_earlier_end_does_not_empty_a_role_that_is_needed() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let owner = of(&net, "sofia", "esn_owner").await;
        let heir = id(&propose(&sofia, takes("helene", "esn_owner", "network", &owner)).await.is(201));
        act(&net.script("helene").await, &heir, "acceptance").await.is(200);
        let helene = net.script("helene").await;
        let change = async |by: &Client, of: &str| {
            let version = sofia.get(&format!("{ROLES}/{of}")).await.json()["version"].to_string();
            let until = net.town.clock.now().plus(DAY).to_string();
            let body = json!({"version": version, "share": "5", "until": until});
            by.json(Method::POST, &format!("{ROLES}/{of}/changes"), &body).await
        };
        assert_eq!(change(&sofia, &heir).await.is(403).json()["rule"], "S1-O1");
        // What is over is over: nothing about it is written anew.
        change(&helene, &owner).await.is(409);
        assert_eq!(sofia.get(&format!("{ROLES}/{owner}")).await.json()["state"], "ended");
        // An expert's role may end: nobody has to hold it here.
        let evangelist = json!({"role": "tech_support", "in": "network", "person": "karim", "share": 5});
        let support = id(&propose(&sofia, evangelist).await.is(201));
        act(&net.script("karim").await, &support, "acceptance").await.is(200);
        let second = json!({"role": "tech_support", "in": "network", "person": "ines", "share": 5});
        let second = id(&propose(&sofia, second).await.is(201));
        act(&net.script("ines").await, &second, "acceptance").await.is(200);
        change(&sofia, &support).await.is(200);
    });
}

/// The days of a co-driving are lived, not waited for.
// spec: S2-SM6 (part: the days count from the first one)
#[test]
fn days_of_co_driving_count_from_the_first_day_of_the_role() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let from = net.town.clock.now().plus(40 * DAY);
        let mut body = takes("piet", "facilitator", "space:diagnostics", "");
        (body["driver"], body["from"]) = (json!("amelie"), json!(from.to_string()));
        let asked = id(&propose(&sofia, body).await.is(201));
        act(&net.script("piet").await, &asked, "acceptance").await.is(200);
        let path = format!("/api/v1/codrivings/{asked}");
        let amelie = net.script("amelie").await;
        assert_eq!(amelie.get(&path).await.is(200).json()["state"], "appointed");
        net.town.clock.advance(41 * DAY);
        let begun = amelie.get(&path).await.is(200).json();
        assert_eq!((begun["state"].as_str(), begun["days"]["done"].as_i64()), (Some("co-driving"), Some(1)));
    });
}

// spec: O4
#[test]
fn a_role_is_vacant_since_its_holder_was_suspended() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let owner = of(&net, "sofia", "esn_owner").await;
        let heir = id(&propose(&sofia, takes("helene", "esn_owner", "network", &owner)).await.is(201));
        act(&net.script("helene").await, &heir, "acceptance").await.is(200);
        net.town.clock.advance(20 * DAY);
        let gone = net.town.clock.now();
        let reason = json!({"reason": "lost badge"});
        sofia.json(Method::POST, "/api/v1/people/helene/suspension", &reason).await.is(200);
        net.town.clock.advance(3 * DAY);
        let all = sofia.get("/api/v1/coverage?limit=200").await.is(200).json();
        let items = all["items"].as_array().unwrap();
        let cell = items.iter().find(|i| i["role"] == "esn_owner" && i["scope"] == "network").unwrap();
        assert_eq!(cell["state"], "vacant", "{cell}");
        assert_eq!(cell["since"], gone.to_string(), "{cell}");
    });
}
