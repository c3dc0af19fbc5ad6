//! Charters against the rules that enforce them, and the kinds of space that drive them.

use axum::http::Method;
use charter::ORIGINAL;
use serde_json::json;

use crate::net::{Net, on_both};

// spec: S2-NB3 (part: every limit a charter names by its rule is enforced by that rule)
#[test]
fn each_limit_that_a_charter_names_is_a_rule_of_the_gate() {
    let gate = app::rooms::gate().unwrap();
    let words = app::rooms::words().unwrap();
    let named = ORIGINAL.roles.iter().flat_map(|r| &r.may_not).filter(|c| !c.rule.is_empty());
    let mut seen = 0;
    for clause in named {
        let rule = gate.rules().find(|rule| rule.id == clause.rule);
        let rule = rule.unwrap_or_else(|| panic!("no rule enforces {}: {}", clause.rule, clause.text.en));
        for lang in [kernel::Lang::En, kernel::Lang::Fr] {
            assert!(words.has(lang, &rule.reason), "{} has no sentence", rule.id);
        }
        seen += 1;
    }
    assert!(seen > 20, "charters name their limits: {seen}");
}

// spec: S2-NB3
#[test]
fn a_refused_act_names_its_clause_in_the_persons_language() {
    on_both(async |net: Net| {
        // karim reads French and is no manager of the team; a facilitator elsewhere changes nothing.
        let tell = json!({"kind": "announcement", "title": "Tous", "text": "Lisez.", "broadcast": true});
        let path = "/api/v1/spaces/service-nord/threads";
        let no = net.script("mamadou").await.json(Method::POST, path, &tell).await.is(403).json();
        assert_eq!(no["rule"], "S2-SM4");
        assert!(no["detail"].as_str().unwrap().contains("Jonas"), "{no}");
        let form = [("kind", "announcement"), ("title", "Tous"), ("text", "Lisez."), ("broadcast", "true")];
        let page = net.browser("mamadou").await.post("/s/service-nord/threads", &form).await;
        assert!(page.text.contains("Jonas"), "{}", page.text);
    });
}

// spec: S2-P2 (part: chosen explicitly, and it drives duties)
#[test]
fn the_kind_of_a_space_is_chosen_and_drives_its_duties() {
    on_both(async |net: Net| {
        let sofia = net.script("sofia").await;
        // A group is nothing by default, least of all a community.
        let none = sofia.json(Method::POST, "/api/v1/spaces", &json!({"name": "A group"})).await.is(422);
        assert!(none.text.contains("\"kind\""), "{}", none.text);
        let form = net.browser("sofia").await.get("/spaces/new").await.is(200);
        assert!(!form.text.contains("value=\"community\" checked"), "a community is never the first choice");
        let of = async |slug: &str| sofia.get(&format!("/api/v1/spaces/{slug}/who")).await;
        let community = of("diagnostics").await.is(200).text;
        assert!(community.contains("\"LE2\""), "somebody revives discussions in a community");
        let team = net.script("ines").await.get("/api/v1/spaces/service-nord/who").await.is(200).text;
        assert!(!team.contains("\"LE2\"") && team.contains("line_manager"), "nobody does in a team: {team}");
    });
}

// spec: S2-SM2 (part: coverage of every kind but team)
#[test]
fn every_kind_of_space_but_a_team_needs_a_facilitator() {
    on_both(async |net: Net| {
        let sofia = net.script("sofia").await;
        let all = sofia.get("/api/v1/coverage?limit=200").await.is(200).json();
        let cells = all["items"].as_array().unwrap();
        let facilitators: Vec<_> = cells.iter().filter(|c| c["role"] == "facilitator").collect();
        let at = |slug: Option<&str>| {
            facilitators.iter().find(|c| c["in"].as_str() == slug).map(|c| c["state"].clone())
        };
        assert_eq!(at(Some("diagnostics")), Some(json!("filled")));
        assert_eq!(
            at(None),
            Some(json!("vacant")),
            "nobody looks after projects and the network’s own spaces"
        );
        assert_eq!(at(Some("service-nord")), None, "a team has its manager");
        let body = json!({"role": "facilitator", "in": "network", "person": "ines", "share": 5});
        let asked = sofia.json(Method::POST, "/api/v1/assignments", &body).await.is(201).json();
        let id = asked["id"].as_str().unwrap();
        let path = format!("/api/v1/assignments/{id}/acceptance");
        net.script("ines").await.json(Method::POST, &path, &json!({})).await.is(200);
        let who = net.script("ines").await.get("/api/v1/spaces/pump-3/who").await.is(200).text;
        assert!(
            who.contains("\"ines\""),
            "a project is covered by whoever facilitates for the whole network"
        );
        let community = sofia.get("/api/v1/spaces/data-workshop/who").await.is(200).text;
        assert!(!community.contains("\"ines\""), "a community has a facilitator of its own");
    });
}

// spec: S2-P4 (part: what is counted for facilitators is counted in communities alone)
#[test]
fn what_a_space_asks_of_its_facilitators_is_counted_in_communities_alone() {
    on_both(async |net: Net| {
        let due = net.town.db.write(|w| {
            let now = w.now();
            jobs::enqueue(w, "roles.volumes", "", now)
        });
        due.await.unwrap();
        net.settle().await;
        store::sql!(KINDS, "SELECT DISTINCT s.kind FROM space_volumes v JOIN spaces s ON s.id = v.space_id");
        let kinds: Vec<(String,)> = net.town.db.read(|r| r.all(&KINDS, store::p![])).await.unwrap();
        assert_eq!(kinds, [("community".to_owned(),)], "exchanges in a team or project make no community");
    });
}
