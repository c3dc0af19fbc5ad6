//! Every operation of roles and charters × people of the town → what each of them is answered. One
//! declared table, `doors.txt`; an operation that is not in it fails, and so does a line that names none.
//!
//! piet facilitates Field diagnostics from outside, and amelie, who facilitates it too, drives with him;
//! sofia owns and leads the network. Bodies are empty unless said otherwise: 422, 409 or 400 say that
//! somebody was let through to a form they left empty. `DOORS=write` writes the table anew, to be read
//! line by line before it is kept.

use super::*;
use crate::held::{ROLE, announce, plant};
use crate::table::Table;

/// Nobody; somebody inside without a role; who facilitates from outside; a member; the manager of a
/// team; who facilitates and co-drives; who owns and leads the network.
const WHO: [&str; 7] = ["", "yuki", "piet", "ines", "jonas", "amelie", "sofia"];
const TABLE: Table =
    Table { file: "tests/it/roles/doors.txt", text: include_str!("doors.txt"), who: &WHO, wide: 56 };
/// What ends or settles something comes last, in this order.
const LAST: [&str; 7] = ["checks", "refusal", "withdrawal", "suspension", "release", "ending", "leaving"];

fn operations() -> Vec<(String, String)> {
    let (_, whole) = app::api::routes();
    let described = serde_json::to_value(&whole).unwrap();
    let mut found = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for (verb, operation) in item.as_object().unwrap() {
            if ["roles", "charters"].iter().any(|tag| operation["tags"][0] == *tag) {
                found.push((verb.to_uppercase(), path.trim_start_matches("/api/v1").to_owned()));
            }
        }
    }
    let rank = |verb: &str, path: &str| match LAST.iter().position(|last| path.ends_with(last)) {
        Some(at) => 10 + at,
        None => usize::from(verb != "GET"),
    };
    found.sort_by_key(|(verb, path)| (rank(verb, path), path.clone(), verb.clone()));
    found
}

/// The address of an operation, with things that are there.
fn filled(path: &str, (role, act): (&str, &str)) -> String {
    let path = match path {
        held if held.starts_with("/held/") => held.replace("{id}", act),
        other => other.replace("{id}", role),
    };
    let path = path.replace("{assignment}", &ROLE.to_string()).replace("{slug}", "diagnostics");
    let path = path.replace("{place}", "0").replace("{month}", "2026-02").replace("{handle}", "lea");
    format!(
        "/api/v1{}",
        if path.starts_with("/roles/") {
            path.replace("{key}", "facilitator")
        } else {
            path.replace("{key}", "LA9")
        }
    )
}

fn body(route: &str) -> Value {
    match route {
        "PUT /duties/{key}/contributors/{handle}" | "POST /duties/{key}/answer" => {
            json!({"in": "diagnostics"})
        }
        "POST /assignments" => json!({"role": "user_support", "in": "network", "person": "lea", "share": 5}),
        "POST /spaces/{slug}/care" => json!({"manages": true, "pilots": true, "enlivens": true}),
        "POST /codrivings/{assignment}/checks" => json!({"place": 0, "done": true}),
        "POST /assignments/{id}/deputies" => json!({"person": "lea"}),
        _ => json!({}),
    }
}

async fn walk(net: &Net) -> Vec<(String, Vec<u16>)> {
    founded(net).await;
    plant(net, true).await;
    let (role, act) = (of(net, "amelie", "facilitator").await, announce(&net.script("piet").await).await);
    let mut clients = Vec::new();
    for who in WHO {
        clients.push(if who.is_empty() { net.stranger() } else { net.script(who).await });
    }
    let mut lines = Vec::new();
    for (verb, path) in operations() {
        let (method, address) = (Method::from_bytes(verb.as_bytes()).unwrap(), filled(&path, (&role, &act)));
        let (route, mut got) = (format!("{verb} {path}"), Vec::new());
        let address = if verb == "DELETE" { format!("{address}?in=diagnostics") } else { address };
        for client in &clients {
            let status = match method {
                Method::GET => client.get(&address).await.status,
                _ => client.json(method.clone(), &address, &body(&route)).await.status,
            };
            got.push(status.as_u16());
        }
        lines.push((route, got));
    }
    lines
}

#[test]
fn every_operation_of_roles_and_charters_answers_everybody_as_declared() {
    on_both(async |mut net: Net| {
        net.limited(1_000_000, 1_000_000);
        let lines = walk(&net).await;
        TABLE.holds(&lines);
    });
}

/// What holds of the whole table, whatever is written into it.
#[test]
fn nobody_signed_in_meets_nothing_and_nothing_breaks() {
    for (route, row) in TABLE.declared() {
        assert_eq!((row.len(), row.first()), (WHO.len(), Some(&401)), "{route}");
        assert!(row.iter().all(|status| *status < 500), "{route} breaks: {row:?}");
        // The charters are the company’s own: somebody from outside does not read who does what.
        let charters = ["/roles", "/duties", "/competences", "/charter-changes", "/recruitments"];
        if route.starts_with("GET") && charters.iter().any(|c| route.contains(&format!(" {c}"))) {
            assert_eq!(row[2], 404, "{route} is read from outside");
        }
    }
}
