//! What members, managers and whoever keeps a place can rely on, knocked at from outside.

use axum::http::Method;
use serde_json::{Value, json};

use crate::net::{Net, on_both};

const HERE: &str = "/api/v1/spaces/diagnostics";

fn listened() -> Value {
    json!({"kind": "announcement", "title": "To all", "text": "Listen.", "broadcast": true})
}

/// Keeping a community is a permission and facilitating it a role: neither brings the other, and one
/// ends without the other.
// spec: S2-P1
#[test]
fn keeping_a_community_makes_nobody_its_facilitator_nor_the_other_way_round() {
    on_both(async |net: Net| {
        let (sofia, ines, amelie) =
            (net.script("sofia").await, net.script("ines").await, net.script("amelie").await);
        let owners = format!("{HERE}/owners");
        sofia.json(Method::POST, &owners, &json!({"person": "ines"})).await.is(200);
        let seen = ines.get(HERE).await.is(200).json();
        assert_eq!((&seen["standing"], &seen["facilitator"]), (&json!("owner"), &json!(false)));
        ines.get(&format!("{HERE}/settings")).await.is(200);
        let threads = format!("{HERE}/threads");
        let refused = ines.json(Method::POST, &threads, &listened()).await.is(403).json();
        assert!(refused["rule"].is_string(), "an owner calls for nobody’s attention: {refused}");
        // Amélie facilitates; that she kept the place as well ends, and her role does not.
        sofia.json(Method::DELETE, &format!("{owners}/amelie"), &json!({})).await.is(200);
        let seen = amelie.get(HERE).await.is(200).json();
        assert_eq!((&seen["standing"], &seen["facilitator"]), (&json!("member"), &json!(true)));
        amelie.get(&format!("{HERE}/settings")).await.is(404);
        amelie.json(Method::PUT, &format!("{HERE}/settings"), &json!({"reactions": false})).await.is(403);
        amelie.json(Method::POST, &threads, &listened()).await.is(201);
        net.settle().await;
    });
}

/// Work and communities stand apart at home; a community is left in one act, and a team offers no such
/// thing.
// spec: S2-MB1 (part: apart at home; leaving a community is one act, and a team is not left)
#[test]
fn a_member_has_two_kinds_of_place_and_leaves_the_one_that_is_theirs_to_leave() {
    on_both(async |net: Net| {
        let (ines, page) = (net.script("ines").await, net.browser("ines").await);
        let home = ines.get("/api/v1/home").await.is(200).json();
        let places = |flow: &str| home[flow].to_string();
        assert!(places("work").contains("service-nord") && !places("work").contains("\"diagnostics\""));
        assert!(places("communities").contains("diagnostics"), "{home}");
        assert!(!places("communities").contains("service-nord"));
        page.get("/s/diagnostics").await.is(200).has("action=\"/s/diagnostics/leave\"");
        let team = page.get("/s/service-nord").await.is(200);
        assert!(!team.text.contains("/s/service-nord/leave"), "a team is not left");
        ines.json(Method::DELETE, "/api/v1/spaces/service-nord/members/me", &json!({})).await.is(403);
        ines.json(Method::DELETE, &format!("{HERE}/members/me"), &json!({})).await.is(200);
        let mine = ines.get("/api/v1/spaces?mine=true").await.is(200).text;
        assert!(mine.contains("service-nord") && !mine.contains("\"diagnostics\""));
        net.settle().await;
    });
}

/// Numbers anywhere in an answer, by the names they stand under.
fn numbers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(at.to_owned()),
        Value::Array(all) => all.iter().for_each(|one| numbers(one, at, found)),
        Value::Object(all) => all.iter().for_each(|(name, one)| numbers(one, name, found)),
        _ => {}
    }
}

/// Nobody reads of a colleague how much they did.
// spec: S2-MB5 (part: a profile and the directory count nothing that people did)
#[test]
fn of_a_colleague_nothing_is_counted() {
    on_both(async |net: Net| {
        let ines = net.script("ines").await;
        for path in ["/api/v1/people/amelie", "/api/v1/people?q=amelie", &format!("{HERE}/members")] {
            let mut found = Vec::new();
            numbers(&ines.get(path).await.is(200).json(), "", &mut found);
            assert!(found.is_empty(), "{path} counts {found:?}");
        }
    });
}

/// A team is made by the directory: whoever moves is in the other team, and nobody was asked.
// spec: S2-MG1 (part: membership follows the directory by itself)
#[test]
fn whoever_moves_to_another_unit_is_in_its_team_and_no_more_in_the_old_one() {
    on_both(async |net: Net| {
        let (sofia, jonas) = (net.script("sofia").await, net.script("jonas").await);
        let members = async || jonas.get("/api/v1/spaces/service-nord/members").await.is(200).text;
        assert!(members().await.contains("\"ines\"") && !members().await.contains("\"lea\""));
        for (who, unit) in [("ines", "design"), ("lea", "service-nord")] {
            let moved = json!({ "unit": unit });
            sofia.json(Method::POST, &format!("/api/v1/people/{who}/unit"), &moved).await.is(200);
        }
        net.settle().await;
        assert!(!members().await.contains("\"ines\"") && members().await.contains("\"lea\""));
        net.script("ines").await.get("/api/v1/spaces/service-nord/threads").await.is(404);
        // The manager neither invites nor puts anybody out.
        let named = json!({"person": "ines"});
        jonas.json(Method::POST, "/api/v1/spaces/service-nord/members", &named).await.is(403);
    });
}
