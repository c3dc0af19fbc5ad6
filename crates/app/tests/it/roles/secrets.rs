//! Who sees a proposal, and who learns how much of somebody’s time is taken.

use super::*;

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

// How much of somebody’s time is taken is theirs and the lead’s: a refusal must not tell it.
#[test]
fn whoever_may_propose_but_not_see_loads_learns_nobodys_load() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let full =
            propose(&sofia, json!({"role": "user_support", "in": "network", "person": "ines", "share": 80}));
        let ines = net.script("ines").await;
        act(&ines, &id(&full.await.is(201)), "acceptance").await.is(200);
        // amelie keeps diagnostics and names who facilitates it.
        let amelie = net.script("amelie").await;
        let body = json!({"role": "facilitator", "in": "space:diagnostics", "person": "ines", "share": 60});
        let asked = propose(&amelie, body.clone()).await.is(201);
        assert!(!asked.text.contains("pour cent"), "accepted without a word: {}", asked.text);
        let own = act(&ines, &id(&asked), "acceptance").await.is(422);
        assert!(field(&own, "share").contains("80 pour cent"), "she herself is told: {}", own.text);
        act(&ines, &id(&asked), "refusal").await.is(200);
        let lead = propose(&sofia, body).await.is(422);
        assert!(field(&lead, "share").contains("80 percent"), "and so is the lead: {}", lead.text);
        // Whoever stands in does not learn the share either.
        let expert = of(&net, "sofia", "platform_expert").await;
        sofia
            .json(Method::POST, &format!("{ROLES}/{expert}/deputies"), &json!({"person": "yuki"}))
            .await
            .is(200);
        let stands = act(&net.script("yuki").await, &expert, "deputies/acceptance").await.is(200);
        assert!(stands.json().get("share").is_none(), "{}", stands.text);
    });
}
