//! Every operation of the API that belongs to the everyday network × the people of the town → what
//! each of them is answered. One declared table, `doors.txt`; an operation that is not in it fails
//! the test, and so does a line that names none.
//!
//! Most bodies are empty: what is asked here is who comes as far as the thing itself, and 422, 409 or
//! 400 say that somebody was let through to a form they left empty. `{team}` is the team Service Nord,
//! `{slug}` the community Field diagnostics. `DOORS=write` writes the table anew,
//! to be read line by line before it is kept.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Value, json};
use store::{p, sql};

use crate::net::{Client, Net, on_both};
use crate::table::Table;

/// Nobody; somebody inside who is in no space; a guest of another space; a member; the manager of a
/// team; who facilitates; the owner of the network.
const WHO: [&str; 7] = ["", "yuki", "piet", "ines", "jonas", "amelie", "sofia"];

/// The rooms of the everyday network; the others have tables of their own.
const ROOMS: [&str; 19] = [
    "people",
    "spaces",
    "conversations",
    "bots",
    "files",
    "notes",
    "tasks",
    "tags",
    "search",
    "notifications",
    "attention",
    "home",
    "feeds",
    "webhooks",
    "moderation",
    "operator",
    "live",
    "demo",
    "handings",
];

/// The operations that need nobody signed in.
const OPEN: [&str; 2] = ["POST /in/{secret}", "GET /demo/personas"];

sql!(CASE, "SELECT MAX(id) FROM cases");

const TABLE: Table =
    Table { file: "tests/it/doors.txt", text: include_str!("doors.txt"), who: &WHO, wide: 76 };

/// A thing the addresses name.
type Things = BTreeMap<&'static str, String>;

async fn id(client: &Client, path: &str, body: &Value) -> String {
    let made = client.json(Method::POST, path, body).await;
    assert!(made.status.is_success(), "{path}: {}", made.text);
    made.json()["id"].as_str().unwrap_or_default().to_owned()
}

/// What there has to be besides the town, so that an address names something.
async fn things(net: &Net) -> Things {
    let (ines, amelie, sofia) =
        (net.script("ines").await, net.script("amelie").await, net.script("sofia").await);
    let note =
        id(&ines, "/api/v1/spaces/diagnostics/notes", &json!({"title": "Couplings", "text": "Check."})).await;
    let task =
        id(&ines, "/api/v1/spaces/diagnostics/tasks", &json!({"title": "Measure", "owner": "ines"})).await;
    let hook = json!({"label": "Board", "url": "https://noria.example/in", "kinds": "threads"});
    let hook = id(&amelie, "/api/v1/spaces/diagnostics/webhooks", &hook).await;
    let bot = id(&amelie, "/api/v1/spaces/diagnostics/bots", &json!({"name": "Build"})).await;
    let report = json!({"what": "message", "id": net.town.message("coupling").to_string(), "reason": "respect", "words": "Rude."});
    id(&ines, "/api/v1/reports", &report).await;
    let case = net.site.db.read(|r| r.ints(&CASE, p![])).await.unwrap()[0].to_string();
    let moves = id(&sofia, "/api/v1/people/moves", &json!({"name": "Spring"})).await;
    let thread = net.town.thread("bearing").to_string();
    let poll =
        json!({"kind": "poll", "title": "Which day", "text": "Choose.", "options": ["Monday", "Friday"]});
    let poll = id(&ines, "/api/v1/spaces/diagnostics/threads", &poll).await;
    let later = json!({"kind": "discussion", "title": "Later", "text": "x", "at": "2026-03-05T09:00:00Z"});
    let later = id(&ines, "/api/v1/spaces/diagnostics/scheduled", &later).await;
    id(&ines, &format!("/api/v1/threads/{thread}/replies"), &json!({"text": "About #pumps"})).await;
    let file = file(&ines).await;
    net.settle().await;
    BTreeMap::from([
        ("note", note),
        ("task", task),
        ("hook", hook),
        ("bot", bot),
        ("case", case),
        ("moves", moves),
        ("thread", thread),
        ("poll", poll),
        ("later", later),
        ("file", file),
        ("message", net.town.message("coupling").to_string()),
        ("space", net.town.space("diagnostics").to_string()),
        ("person", net.town.person("mamadou").to_string()),
    ])
}

/// A file in the folder of a space, ready to be read.
async fn file(client: &Client) -> String {
    let body = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"plan.txt\"\r\n\
        Content-Type: text/plain\r\n\r\nA plan\r\n--b--\r\n";
    let path = "/api/v1/spaces/diagnostics/files";
    let made = client.send(Method::POST, path, body.into(), "multipart/form-data; boundary=b", &[]).await;
    let made = made.is(201).json();
    let first = made["items"].as_array().and_then(|all| all.first().cloned()).unwrap_or(made);
    first["id"].as_str().unwrap_or_default().to_owned()
}

/// What a path means by `{id}`, by the word before it.
fn named<'a>(path: &str, before: &str, name: &str, things: &'a Things) -> &'a str {
    let of = |key: &str| things.get(key).map_or("1", String::as_str);
    match (name, before) {
        (_, "threads") if path.ends_with("/poll") || path.ends_with("/votes") => of("poll"),
        ("team", _) => "service-nord",
        (_, "scheduled") => of("later"),
        (_, "files") => of("file"),
        ("number" | "version", _) => "1",
        ("slug", "units") => "service-nord",
        ("slug", _) => "diagnostics",
        ("handle", _) => "mamadou",
        ("tag", _) => "pumps",
        ("emoji", _) => "%F0%9F%91%8D",
        ("person", _) => of("person"),
        (_, "threads") => of("thread"),
        (_, "messages") => of("message"),
        (_, "notes") => of("note"),
        (_, "tasks") => of("task"),
        (_, "webhooks") => of("hook"),
        (_, "bots") => of("bot"),
        (_, "moderation") => of("case"),
        (_, "moves") => of("moves"),
        _ => "1",
    }
}

/// The address of an operation, with things that are there.
fn filled(path: &str, things: &Things) -> String {
    let mut before = "";
    let mut out = String::from("/api/v1");
    for part in path.split('/').skip(1) {
        out.push('/');
        match part.strip_prefix('{').and_then(|p| p.split('}').next()) {
            Some(name) => out.push_str(named(path, before, name, things)),
            None => {
                out.push_str(part);
                before = part;
            }
        }
    }
    out
}

/// The operations of these rooms, in the order they are walked: what only reads first, what ends
/// things last.
fn operations() -> Vec<(String, String)> {
    let (_, whole) = app::api::routes();
    let described = serde_json::to_value(&whole).unwrap();
    let mut found = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for (verb, operation) in item.as_object().unwrap() {
            let ours = operation["tags"][0].as_str().is_some_and(|tag| ROOMS.contains(&tag));
            if ours {
                let path = path.strip_prefix("/api/v1").unwrap_or(path);
                found.push((verb.to_uppercase(), path.to_owned()));
            }
        }
    }
    let teams: Vec<(String, String)> = found
        .iter()
        .filter(|(_, path)| path.starts_with("/spaces/{slug}") && path.matches('{').count() == 1)
        .map(|(verb, path)| (verb.clone(), path.replace("{slug}", "{team}")))
        .collect();
    found.extend(teams);
    found.sort_by_key(|(verb, path)| (rank(verb, path), path.clone(), verb.clone()));
    found
}

/// What ends or closes something comes after what needs it, what takes that back right behind it.
const LAST: [(&str, &str); 21] = [
    ("POST", "/people/{handle}/suspension"),
    ("DELETE", "/people/{handle}/suspension"),
    ("POST", "/people/{handle}/leaving"),
    ("POST", "/people/{handle}/return"),
    ("POST", "/messages/{id}/withdraw"),
    ("DELETE", "/messages/{id}"),
    ("DELETE", "/notes/{id}"),
    ("DELETE", "/files/{id}"),
    ("POST", "/spaces/{slug}/archive"),
    ("DELETE", "/spaces/{slug}/archive"),
    ("POST", "/spaces/{team}/archive"),
    ("DELETE", "/spaces/{team}/archive"),
    ("POST", "/spaces/{slug}/removal"),
    ("DELETE", "/spaces/{slug}/removal"),
    ("POST", "/spaces/{slug}/members"),
    ("POST", "/spaces/{slug}/closing"),
    ("POST", "/spaces/{team}/closing"),
    ("DELETE", "/spaces/{slug}/members/me"),
    ("DELETE", "/operator/people/{handle}/sessions"),
    ("DELETE", "/me/devices/{session}"),
    ("DELETE", "/me/devices"),
];

fn rank(verb: &str, path: &str) -> usize {
    if let Some(at) = LAST.iter().position(|last| *last == (verb, path)) {
        return 10 + at;
    }
    match verb {
        "GET" => 0,
        "POST" => 1,
        "DELETE" => 3,
        _ => 2,
    }
}

/// What is sent where an empty form says nothing about who may.
fn body(route: &str) -> Value {
    match route {
        "POST /threads/{id}/replies" => json!({"text": "A reply"}),
        "POST /spaces/{slug}/threads" | "POST /spaces/{team}/threads" => {
            json!({"kind": "discussion", "title": "A thread", "text": "x"})
        }
        "POST /messages/{id}/reactions" => json!({"emoji": "👍"}),
        "POST /spaces/{slug}/tasks" | "POST /spaces/{team}/tasks" => json!({"title": "To do"}),
        "POST /people" => json!({"name": "Zoe Martin", "mail": "zoe@noria.example"}),
        "POST /units" => json!({"name": "Lab", "slug": "lab", "parent": "noria"}),
        "PUT /units/{slug}" => json!({"name": "Service Nord", "parent": "service", "manager": "jonas"}),
        "PUT /people/policy" => json!({"names": "keep"}),
        "PATCH /me" => json!({"name": "", "lang": "en"}),
        "POST /spaces/{slug}/requests/{handle}" => json!({"answer": "accept"}),
        _ => json!({}),
    }
}

async fn all(net: &Net) -> Vec<Client> {
    let mut clients = Vec::new();
    for who in WHO {
        clients.push(if who.is_empty() { net.stranger() } else { net.script(who).await });
    }
    clients
}

async fn walk(net: &Net) -> Vec<(String, Vec<u16>)> {
    let things = things(net).await;
    let mut clients = all(net).await;
    let mut lines = Vec::new();
    for (verb, path) in operations() {
        let (method, address) = (Method::from_bytes(verb.as_bytes()).unwrap(), filled(&path, &things));
        let route = format!("{verb} {path}");
        let sent = body(&route);
        let mut got = Vec::new();
        for client in &clients {
            // A stream never ends: nobody but those it refuses is asked here.
            let streams = path == "/live" && client.bearer.is_some();
            let status = if streams { 200 } else { ask(client, &method, &address, &sent).await };
            got.push(status);
        }
        if route.contains("/devices") || route.ends_with("/sessions") {
            clients = all(net).await;
        }
        lines.push((route, got));
    }
    lines
}

async fn ask(client: &Client, method: &Method, path: &str, sent: &Value) -> u16 {
    if *method == Method::GET {
        return client.get(path).await.status.as_u16();
    }
    client.json(method.clone(), path, sent).await.status.as_u16()
}

#[test]
fn every_operation_answers_everybody_as_declared() {
    on_both(async |mut net: Net| {
        net.limited(1_000_000, 1_000_000);
        let lines = walk(&net).await;
        TABLE.holds(&lines);
    });
}

/// What holds of the whole table, whatever is written into it.
#[test]
fn the_table_keeps_what_always_holds() {
    let mut wrong = Vec::new();
    for (route, row) in TABLE.declared() {
        let [nobody, outside, guest, ..] = row[..] else { panic!("{route}: {row:?}") };
        if nobody != 401 && !OPEN.contains(&route.as_str()) {
            wrong.push(format!("{route} is open to nobody in particular: {nobody}"));
        }
        if row.iter().any(|status| *status >= 500) {
            wrong.push(format!("{route} breaks: {row:?}"));
        }
        // The guest is in another space: nothing of this one answers them, or says that it is there.
        let inside = [
            "/spaces/{slug}",
            "/spaces/{team}",
            "/threads/{id}",
            "/messages/{id}",
            "/tasks/{id}",
            "/files/{id}",
        ];
        if inside.iter().any(|p| route.contains(p)) && guest != 404 {
            wrong.push(format!("{route} tells a guest of another space: {guest}"));
        }
        let signed_in = row.iter().skip(1);
        if !OPEN.contains(&route.as_str()) && signed_in.clone().all(|s| *s == 401) {
            wrong.push(format!("{route} was walked by nobody who is signed in"));
        }
        if route.contains("/operator") && [outside, guest].iter().any(|s| ![403, 404].contains(s)) {
            wrong.push(format!("{route} is not the operator's alone: {row:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
