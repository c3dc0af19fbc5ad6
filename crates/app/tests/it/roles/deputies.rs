//! Whoever stands in has the role's rights while its holder is away, and at no other moment.

use axum::http::Method;
use kernel::Time;
use kernel::time::HOUR;
use serde_json::json;

use super::{ROLES, act, founded, of, propose};
use crate::net::{Client, Net, on_both};

const TALKS: &str = "/api/v1/spaces/diagnostics/threads";

/// Somebody notes their absence of one day: the answer is when it begins and when it is over.
async fn away(who: &Client, day: &str) -> (Time, Time) {
    let days = json!({"from": day, "until": day});
    let noted = who.json(Method::POST, "/api/v1/me/absences", &days).await.is(201).json();
    let at = |key: &str| serde_json::from_value::<Time>(noted[key].clone()).unwrap();
    (at("from"), at("until"))
}

/// The clock of the town, moved to a moment.
async fn at(net: &Net, moment: Time) {
    net.town.clock.advance(moment.0 - net.town.now().0);
    net.settle().await;
}

/// Asks for one more role over the network, as only those who answer for it may.
async fn may_lead(who: &Client, role: &str, status: u16) {
    let ask = json!({"role": role, "in": "network", "person": "ines", "share": 5});
    propose(who, ask).await.is(status);
}

async fn stands_in(net: &Net, id: &str, holder: &Client, deputy: &'static str) -> Client {
    let who = net.script(deputy).await;
    holder.json(Method::POST, &format!("{ROLES}/{id}/deputies"), &json!({"person": deputy})).await.is(200);
    act(&who, id, "deputies/acceptance").await.is(200);
    net.settle().await;
    who
}

#[test]
fn a_deputy_has_the_rights_from_the_first_moment_away_to_the_last() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let lead = of(&net, "sofia", "network_lead").await;
        let victor = net.script("victor").await;
        may_lead(&victor, "user_support", 403).await;
        act(&net.script("yuki").await, &lead, "deputies/acceptance").await.is(409);
        stands_in(&net, &lead, &sofia, "victor").await;
        net.settle().await;
        may_lead(&victor, "user_support", 403).await;
        let first = net.town.now().plus(5 * 24 * HOUR).zoned("Europe/Paris").date().to_string();
        let (from, until) = away(&sofia, &first).await;
        // Nothing happens at midnight but the clock: nothing is committed between the two questions.
        at(&net, from.plus(-1)).await;
        may_lead(&victor, "user_support", 403).await;
        net.town.clock.advance(1);
        may_lead(&victor, "user_support", 201).await;
        at(&net, until.plus(-1)).await;
        may_lead(&victor, "tech_support", 201).await;
        net.town.clock.advance(1);
        may_lead(&victor, "comms_manager", 403).await;
    });
}

#[test]
fn being_back_earlier_and_ending_the_agreement_take_the_rights_at_once() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let lead = of(&net, "sofia", "network_lead").await;
        let victor = stands_in(&net, &lead, &sofia, "victor").await;
        let today = net.town.now().zoned("Europe/Paris").date().to_string();
        away(&sofia, &today).await;
        may_lead(&victor, "user_support", 201).await;
        let mine = sofia.get("/api/v1/me/absences").await.is(200).json();
        let absence = mine["items"][0]["id"].as_str().unwrap().to_owned();
        sofia.json(Method::DELETE, &format!("/api/v1/me/absences/{absence}"), &json!({})).await.is(200);
        net.town.clock.advance(1);
        may_lead(&victor, "tech_support", 403).await;
        away(&sofia, &net.town.now().plus(24 * HOUR).zoned("Europe/Paris").date().to_string()).await;
        at(&net, net.town.now().plus(24 * HOUR)).await;
        may_lead(&victor, "tech_support", 201).await;
        act(&victor, &lead, "deputies/victor/end").await.is(200);
        net.settle().await;
        may_lead(&victor, "comms_manager", 403).await;
    });
}

#[test]
fn in_a_space_whoever_stands_in_animates_while_its_facilitator_is_away() {
    on_both(async |net: Net| {
        let amelie = net.script("amelie").await;
        let all = amelie.get(&format!("{ROLES}?person=amelie&role=facilitator")).await.is(200).json();
        let role = all["items"][0]["id"].as_str().unwrap().to_owned();
        let piet = stands_in(&net, &role, &amelie, "yuki").await;
        let said = json!({"kind": "announcement", "title": "Meters are back", "text": "From Monday on.", "broadcast": true});
        piet.json(Method::POST, TALKS, &said).await.is(403);
        let today = net.town.now().zoned("Europe/Paris").date().to_string();
        let (_, until) = away(&amelie, &today).await;
        piet.json(Method::POST, TALKS, &said).await.is(201);
        let page = net.browser("lea").await.get("/s/diagnostics/who").await.is(200);
        page.has("Yuki");
        at(&net, until).await;
        let again = json!({"kind": "announcement", "title": "Meters are there", "text": "All of them.", "broadcast": true});
        piet.json(Method::POST, TALKS, &again).await.is(403);
    });
}
