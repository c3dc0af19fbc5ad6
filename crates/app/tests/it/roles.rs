//! Roles: proposed, accepted, deputised, handed over, given up; the limits that hold.

use axum::http::Method;
use kernel::time::DAY;
use serde_json::{Value, json};

use crate::net::{Client, Net, Reply, on_both};

pub const ROLES: &str = "/api/v1/assignments";

pub async fn propose(by: &Client, body: Value) -> Reply {
    by.json(Method::POST, ROLES, &body).await
}
pub async fn act(by: &Client, id: &str, what: &str) -> Reply {
    by.json(Method::POST, &format!("{ROLES}/{id}/{what}"), &json!({})).await
}
pub fn id(reply: &Reply) -> String {
    reply.json()["id"].as_str().unwrap().to_owned()
}
#[track_caller]
pub fn field(reply: &Reply, name: &str) -> String {
    let fields = reply.json()["fields"].as_array().cloned().unwrap_or_default();
    let of = fields.iter().find(|f| f["field"] == name);
    of.unwrap_or_else(|| panic!("{name} is fine in {}", reply.text))["detail"].as_str().unwrap().to_owned()
}

/// Sofia takes the network on, as its first owner does.
pub async fn founded(net: &Net) -> Client {
    let sofia = net.script("sofia").await;
    let answers = json!({"experienced": "Ten years", "knows": "Since 2009"});
    let lead = net.town.db.read(charter::current).await.unwrap();
    let all: serde_json::Map<String, Value> = lead
        .role("network_lead")
        .unwrap()
        .criteria
        .iter()
        .map(|c| (c.key.clone(), json!(format!("{}: ten years of it", answers["knows"]))))
        .collect();
    let body = json!({"roles": ["esn_owner", "network_lead", "platform_expert"], "answers": all});
    sofia.json(Method::POST, "/api/v1/assignments/one-person", &body).await.is(201);
    sofia
}

pub async fn held(net: &Net, who: &'static str) -> Vec<(String, String)> {
    let all = net.script("sofia").await.get(&format!("{ROLES}?person={who}&limit=100")).await.is(200).json();
    let pair = |a: &Value| (a["role"].as_str().unwrap().to_owned(), a["id"].as_str().unwrap().to_owned());
    all["items"].as_array().unwrap().iter().map(pair).collect()
}
pub async fn of(net: &Net, who: &'static str, role: &str) -> String {
    held(net, who)
        .await
        .into_iter()
        .find(|(r, _)| r == role)
        .unwrap_or_else(|| panic!("{who} has no {role}"))
        .1
}

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

#[test]
fn what_is_wrong_is_said_with_what_would_make_it_right() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let good = json!({"role": "user_support", "in": "network", "person": "amelie", "share": 20});
        let with = |change: Value| {
            let mut body = good.clone();
            body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            body
        };
        let bad = [
            (json!({"role": "captain"}), "role", "Choose one from the list"),
            (json!({"role": "line_manager", "in": "unit:service"}), "role", "directory"),
            (json!({"in": "space:never-was"}), "in", "no such place"),
            (json!({"in": "space:diagnostics"}), "in", "fits the role"),
            (json!({"person": "nobody-here"}), "person", "Nobody is called that"),
            (json!({"person": "olga"}), "person", "no longer active"),
            (json!({"share": 101}), "share", "Between 0 and 100"),
            (json!({"share": -1}), "share", "Between 0 and 100"),
            (json!({"share": "half"}), "share", "whole number"),
            (json!({"until": "yesterday"}), "until", "2026-03-31"),
            (json!({"from": "2026-02-01", "until": "2026-03-02"}), "until", "over already"),
            (json!({"from": "2026-05-01", "until": "2026-04-01"}), "until", "ends before it begins"),
            (json!({"share": 90}), "share", "percent are left"),
            (json!({"deputy": "nobody-here"}), "deputy", "Nobody is called that"),
            (json!({"deputy": "amelie"}), "deputy", "oneself"),
            (json!({"deputy": "olga"}), "deputy", "active"),
            (json!({"note": "x".repeat(601)}), "note", "600"),
        ];
        for (change, name, says) in bad {
            let reply = propose(&sofia, with(change.clone())).await.is(422);
            let said = field(&reply, name);
            assert!(said.contains(says), "{change}: {said}");
        }
        assert_eq!(held(&net, "amelie").await.len(), 1, "nothing but facilitating was stored");
        propose(&sofia, good.clone()).await.is(201);
        let twice = propose(&sofia, good.clone()).await.is(422);
        assert!(field(&twice, "person").contains("in that time"), "{}", twice.text);
        // A role somebody leaves before the new one begins takes no time from it.
        let later = with(json!({"role": "tech_support", "share": 60}));
        propose(&sofia, later).await.is(201);
        let more = propose(&sofia, with(json!({"role": "risk_officer", "share": 1}))).await.is(422);
        assert!(field(&more, "share").contains("At most 0 percent"), "{}", more.text);
    });
}

#[test]
fn of_two_who_change_a_role_the_second_is_told_and_loses_nothing() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let asked = propose(
            &sofia,
            json!({"role": "user_support", "in": "network", "person": "amelie", "share": 20}),
        );
        let asked = id(&asked.await.is(201));
        let path = format!("/who/assignments/{asked}/changes");
        let page = net.browser("sofia").await;
        let first = [("version", "1"), ("share", "25"), ("attachment", "correspondent")];
        page.post(&path, &first).await.is(303);
        let second = [("version", "1"), ("share", "35"), ("attachment", "lead"), ("speciality-data", "on")];
        let told = page.post(&path, &second).await.is(409);
        assert!(told.text.contains("meanwhile") && told.text.contains("value=\"35\""), "{}", told.text);
        assert!(
            told.text.contains("name=\"version\" value=\"2\""),
            "the next try begins from what holds now"
        );
        let now = sofia.get(&format!("{ROLES}/{asked}")).await.is(200).json();
        assert_eq!((now["share"].as_i64(), now["attachment"].as_str()), (Some(25), Some("correspondent")));
        let api = json!({"version": "1", "share": "50"});
        sofia.json(Method::POST, &format!("{ROLES}/{asked}/changes"), &api).await.is(409);
    });
}

#[test]
fn two_proposals_at_once_do_not_fill_somebody_beyond_the_whole() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let one =
            propose(&sofia, json!({"role": "user_support", "in": "network", "person": "ines", "share": 60}));
        let two =
            propose(&sofia, json!({"role": "tech_support", "in": "network", "person": "ines", "share": 60}));
        let (one, two) = tokio::join!(one, two);
        let mut codes = [one.status.as_u16(), two.status.as_u16()];
        codes.sort_unstable();
        assert_eq!(codes, [201, 422], "{} {}", one.text, two.text);
    });
}

#[test]
fn a_deputy_agrees_and_acts_with_the_same_rights() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let lead = of(&net, "sofia", "network_lead").await;
        let victor = net.script("victor").await;
        let ask = json!({"role": "user_support", "in": "network", "person": "ines", "share": 10});
        propose(&victor, ask.clone()).await.is(403);
        sofia
            .json(Method::POST, &format!("{ROLES}/{lead}/deputies"), &json!({"person": "victor"}))
            .await
            .is(200);
        propose(&victor, ask.clone()).await.is(403);
        act(&net.script("yuki").await, &lead, "deputies/acceptance").await.is(409);
        act(&victor, &lead, "deputies/acceptance").await.is(200);
        net.settle().await;
        propose(&victor, ask).await.is(201);
        act(&victor, &lead, "deputies/victor/end").await.is(200);
        net.settle().await;
        propose(&victor, json!({"role": "tech_support", "in": "network", "person": "ines", "share": 10}))
            .await
            .is(403);
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

// spec: S0-N3b
// spec: S1-PM4
// spec: S2-SM1
// spec: S2-SM8 (part: two reporting lines)
#[test]
fn a_role_says_to_whom_it_is_attached_and_from_which_unit() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let body = json!({
            "role": "facilitator", "in": "space:diagnostics", "person": "ines", "share": 10,
            "attachment": "correspondent", "lead": "sofia", "asker": "victor", "specialities": "moderation,events",
        });
        let asked = id(&propose(&sofia, body).await.is(201));
        act(&net.script("ines").await, &asked, "acceptance").await.is(200);
        let page = net.browser("yuki").await.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(page.text.contains("their own department, as correspondent"));
        assert!(page.text.contains("/p/sofia") && page.text.contains("/p/victor"), "both lines are there");
        assert!(page.text.contains("Moderation, Events"));
        assert!(
            !page.text.contains("10\u{a0}%") && !page.text.contains("10 %"),
            "the share is not for everybody"
        );
        let own = net.browser("ines").await.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(own.text.contains("10 %") || own.text.contains("10\u{a0}%"));
        let unit = net.town.db.read(|r| {
            store::sql!(
                UNIT,
                "SELECT u.slug FROM assignments a JOIN units u ON u.id = a.unit_id WHERE a.share = 10"
            );
            r.one::<(String,)>(&UNIT, store::p![])
        });
        assert_eq!(unit.await.unwrap().0, "service-nord");
    });
}

// spec: S3-T1
#[test]
fn a_community_has_several_holders_with_specialities() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        for (who, what) in [("ines", "content"), ("victor", "events")] {
            let body = json!({"role": "facilitator", "in": "space:diagnostics", "person": who, "share": 5, "specialities": what});
            let asked = id(&propose(&sofia, body).await.is(201));
            let api = net.script(who).await;
            act(&api, &asked, "acceptance").await.is(200);
        }
        net.settle().await;
        let all = sofia.get(&format!("{ROLES}?role=facilitator&in=space:diagnostics")).await.is(200).json();
        let items = all["items"].as_array().unwrap();
        assert_eq!(items.len(), 3, "{all}");
        let special =
            |who: &str| items.iter().find(|a| a["person"]["handle"] == who).unwrap()["specialities"].clone();
        assert_eq!((special("ines"), special("victor")), (json!(["content"]), json!(["events"])));
        // victor comes from another unit, and is in the community now.
        let talk = json!({"kind": "announcement", "title": "Meet", "text": "On Friday.", "broadcast": true});
        net.script("victor")
            .await
            .json(Method::POST, "/api/v1/spaces/diagnostics/threads", &talk)
            .await
            .is(201);
    });
}

#[test]
fn a_role_whose_period_is_over_ends_by_itself() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let asked = propose(
            &sofia,
            json!({"role": "comms_manager", "in": "network", "person": "ines", "share": 10, "until": "2026-03-10"}),
        );
        let asked = id(&asked.await.is(201));
        let ines = net.script("ines").await;
        act(&ines, &asked, "acceptance").await.is(200);
        let tell = json!({"kind": "announcement", "title": "All", "text": "Everybody.", "broadcast": true});
        ines.json(Method::POST, "/api/v1/spaces/everybody/threads", &tell).await.is(201);
        let tick = async || {
            let due = net.town.db.write(|w| {
                let now = w.now();
                jobs::enqueue(w, "roles.periods", "", now)
            });
            due.await.unwrap();
            net.settle().await;
        };
        // It ends within a month: both are asked whether it goes on, once.
        tick().await;
        tick().await;
        for who in ["ines", "sofia"] {
            let notices = net.script(who).await.get("/api/v1/notifications").await.is(200).json();
            let asked = notices["items"].as_array().unwrap().iter().filter(|n| n["reason"] == "role_ending");
            assert_eq!(asked.count(), 1, "{notices}");
        }
        net.town.clock.advance(8 * DAY);
        tick().await;
        assert_eq!(sofia.get(&format!("{ROLES}/{asked}")).await.is(200).json()["state"], "ended");
        ines.json(Method::POST, "/api/v1/spaces/everybody/threads", &tell).await.is(403);
    });
}

// Rows and columns are checked on each change of staff (indicators, section 7).
#[test]
fn a_change_of_staff_says_what_it_would_leave_open_before_it_happens() {
    on_both(async |net: Net| {
        let sofia = founded(&net).await;
        let amelies = of(&net, "amelie", "facilitator").await;
        let page = net.browser("sofia").await;
        let alone = page.get(&format!("/who/assignments/{amelies}")).await.is(200);
        assert!(alone.text.contains("nobody would answer for"), "amelie is the only one: {}", alone.text);
        let body = json!({"role": "facilitator", "in": "space:diagnostics", "person": "ines", "share": 1});
        let asked = id(&propose(&sofia, body).await.is(201));
        let double = page.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(double.text.contains("two people could answer for"), "{}", double.text);
        assert!(double.text.contains("Raise the share"), "one percent is too little: {}", double.text);
        act(&net.script("ines").await, &asked, "acceptance").await.is(200);
        let two = page.get(&format!("/who/assignments/{amelies}")).await.is(200);
        assert!(!two.text.contains("nobody would answer for"), "ines would go on");
        let other = net.browser("yuki").await.get(&format!("/who/assignments/{asked}")).await.is(200);
        assert!(!other.text.contains("hours a week"), "how much somebody has to do is not for everybody");
    });
}
