//! Roles: proposed, accepted, deputised, handed over, given up; the limits that hold.

mod audited;
mod beginning;
mod deputies;
mod doors;
mod flaws;
mod following;
mod heads;
mod limits;
mod secrets;
mod time;
mod ways;

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
