//! A network begins: one person, all roles, and the way back.

use super::*;

// spec: S0-N2
#[test]
fn one_person_takes_all_roles_and_the_network_is_set_up() {
    on_both(async |net: Net| {
        let sofia = net.browser("sofia").await;
        let page = sofia.get("/who/one-person").await.is(200);
        assert!(page.text.contains("Chief networking officer") && page.text.contains("Platform manager"));
        // Without the answers the charter asks, nothing at all is stored.
        let form = [("role-esn_owner", "on"), ("role-network_lead", "on"), ("share-network_lead", "40")];
        let back = sofia.post("/who/one-person", &form).await.is(422);
        assert!(back.text.contains("value=\"40\""), "what was typed is kept");
        assert_eq!(held(&net, "sofia").await, vec![]);
        founded(&net).await;
        let roles: Vec<String> = held(&net, "sofia").await.into_iter().map(|(role, _)| role).collect();
        assert_eq!(roles.len(), 3);
        assert!(
            ["esn_owner", "network_lead", "platform_expert"].iter().all(|r| roles.contains(&(*r).to_owned()))
        );
    });
}

// spec: S0-N2 (part: the communities too)
#[test]
fn one_person_also_takes_on_the_communities_that_nobody_has() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let ended = net.town.db.write(|w| {
            store::sql!(LEFT, "UPDATE assignments SET state = 'ended', until_ms = $1 WHERE role = 'facilitator' AND person_id = $2");
            let now = w.now();
            w.exec(&LEFT, store::p![now, testkit_person("amelie")])
        });
        ended.await.unwrap();
        let all = json!({"roles": ["facilitator"], "shares": {"facilitator": 5}, "person": "Yuki Tanaka"});
        let made = sofia.json(Method::POST, "/api/v1/assignments/one-person", &all).await.is(201).json();
        assert_eq!(made["items"].as_array().unwrap().len(), 2, "the network’s own spaces, and diagnostics");
        sofia.json(Method::POST, "/api/v1/assignments/waiting/acceptance", &json!({})).await.is(200);
        let yuki = net.script("yuki").await;
        yuki.json(Method::POST, "/api/v1/assignments/waiting/acceptance", &json!({})).await.is(200);
        assert_eq!(held(&net, "yuki").await.len(), 2);
        net.browser("yuki").await.get("/who/one-person").await.is(403);
        net.browser("yuki").await.get("/who/assign?role=user_support").await.is(403);
        let own = net.browser("yuki").await.get("/who/assign?role=evangelist").await.is(200);
        assert!(own.text.contains("Come forward"));
    });
}

// spec: S0-N3
#[test]
fn what_one_person_carried_is_split_and_nothing_is_lost() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let expert = of(&net, "sofia", "platform_expert").await;
        let to = json!({"person": "sofia", "to": {expert.clone(): "amelie"}});
        let new = sofia.json(Method::POST, "/api/v1/assignments/split", &to).await.is(201).json();
        let new = new["items"][0].as_str().unwrap().to_owned();
        assert_eq!(of(&net, "sofia", "platform_expert").await, expert, "hers until somebody follows");
        // The hand-over list is ticked item by item, and an item can be unticked.
        let list = net.browser("sofia").await;
        let item = format!("/who/assignments/{expert}/handover/0");
        let ticks = async || {
            list.get(&format!("/who/assignments/{expert}")).await.is(200).text.matches("Untick").count()
        };
        list.post(&item, &[("done", "true")]).await.is(303);
        assert_eq!(ticks().await, 1);
        list.post(&item, &[("done", "false")]).await.is(303);
        assert_eq!(ticks().await, 0);
        list.post(&format!("/who/assignments/{expert}/handover/99"), &[("done", "true")]).await.is(404);
        net.browser("yuki").await.post(&item, &[("done", "true")]).await.is(403);
        act(&net.script("amelie").await, &new, "acceptance").await.is(200);
        let before = sofia.get(&format!("{ROLES}/{expert}")).await.is(200).json();
        assert_eq!(
            (before["state"].as_str(), before["person"]["handle"].as_str()),
            (Some("ended"), Some("sofia"))
        );
        assert_eq!(of(&net, "amelie", "platform_expert").await, new);
        let page = net.browser("yuki").await.get(&format!("/who/assignments/{new}")).await.is(200);
        assert!(
            page.text.contains(&format!("/who/assignments/{expert}")),
            "whom it took over from can be read"
        );
    });
}

// spec: S2-P1 (part: naming)
#[test]
fn a_community_is_opened_for_somebody_who_is_asked() {
    on_both(async |net: Net| {
        let sofia = net.script("sofia").await;
        let words = "A sentence about it.";
        let card = json!({
            "kind": "community", "name": "Bearings", "join": "open", "facilitator": "yuki", "why": words,
            "expected": words, "free": words, "ask": words, "deciders": words, "terms": words,
        });
        sofia.json(Method::POST, "/api/v1/spaces", &card).await.is(201);
        net.settle().await;
        let yuki = net.script("yuki").await;
        let tell =
            json!({"kind": "announcement", "title": "Hello", "text": "All of you.", "broadcast": true});
        let path = "/api/v1/spaces/bearings/threads";
        yuki.json(Method::POST, path, &tell).await.is(403);
        let (asked,) = net
            .town
            .db
            .read(|r| {
                store::sql!(
                    ASKED,
                    "SELECT id FROM assignments WHERE role = 'facilitator' AND state = 'proposed'"
                );
                r.one::<(i64,)>(&ASKED, store::p![])
            })
            .await
            .unwrap();
        act(&yuki, &asked.to_string(), "acceptance").await.is(200);
        net.settle().await;
        yuki.json(Method::POST, path, &tell).await.is(201);
    });
}
