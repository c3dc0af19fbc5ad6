//! Every administrative act leaves a row: each route and each command of the list is walked, by
//! somebody who may and before by somebody who may not.

mod commands;
mod steps;

use axum::http::Method;
use kernel::PersonId;
use serde_json::json;
use store::{p, sql};
use web::acts::{ACTS, of_key};

use crate::net::{Client, Net, on_both};
use steps::{STEPS, Step};

sql!(NEWEST, "SELECT via, outcome, actor_id FROM audit WHERE act = $1 AND id > $2 ORDER BY id DESC LIMIT 1");
sql!(LAST, "SELECT COALESCE(MAX(id), 0) FROM audit");
sql!(TABLE, "SELECT MAX(id) FROM people_tables");
sql!(MOVES, "SELECT MAX(id) FROM reorganisations WHERE state = 'draft'");
sql!(TOKEN, "SELECT MAX(id) FROM api_tokens WHERE person_id = $1");
sql!(CATEGORY, "SELECT MAX(id) FROM space_categories");
sql!(
    PARKED_MAIL,
    "INSERT INTO mails (id, person_id, address, kind, subject, words, html, head, state, attempts, due_ms, made_ms, done_ms, reason)
     VALUES (77, $1, 'ines@noria.example', 'notice', 'A', 'B', '', '{}', 'parked', 3, 0, $2, NULL, 'unreachable')"
);

sql!(
    PARKED_JOB,
    "INSERT INTO jobs (id, kind, args, run_at_ms, attempts, lease, leased_until_ms, state, reason)
     VALUES ($1, 'retention.keys', '', 0, 8, NULL, 0, 'parked', 'no such table')"
);
sql!(
    PARKED_FACT,
    "INSERT INTO parked_facts (consumer, seq, reason, at_ms) VALUES ('people.guests', $1, 'no such row', $2)"
);
sql!(
    INVITED,
    "INSERT INTO people (id, handle, name, name_folded, title, about, lang, languages, zone, external, state, created_ms, version)
     VALUES (79, 'zoe-new', 'Zoe New', 'zoe new', '', '', 'fr', 'fr', 'Europe/Paris', FALSE, 'invited', 0, 1)"
);

/// Routes whose row another test finds: pictures of spaces come as bytes; the four forms of the charters end in one verb; webhooks,
/// bots, feeds, waves of invitations and what is decided about roles are tried where they are built.
const ELSEWHERE: &[&str] = &[
    "POST /s/{slug}/picture",
    "POST ~/spaces/{slug}/picture",
    "POST /link/{secret}",
    "POST ~/operator/outbox/{id}",
    "POST /who/roles",
    "POST /who/roles/{key}",
    "POST /who/duties",
    "POST /who/duties/{key}",
];
const BUILT_ELSEWHERE: &[&str] = &[
    "role.",
    "duty.",
    "codriving.",
    "held.",
    "webhook.",
    "wave.",
    "template.",
    "moderation.",
    "space.begin",
    "feed.",
    "bot.",
    "export.",
    "erasure.",
    "backup.",
];

/// What everybody may do, with their own things.
const OPEN_TO_ALL: [&str; 2] = ["POST /me/tokens", "POST ~/me/tokens"];

/// The address of a step with the ids of now.
async fn filled(net: &Net, step: &Step) -> String {
    let owner = net.town.person("sofia");
    let ids = net.site.db.read(move |r| {
        let one = |r: &mut store::Read<'_>, sql| r.one::<(Option<i64>,)>(sql, p![]).map(|(id,)| id);
        let token = r.one::<(Option<i64>,)>(&TOKEN, p![owner])?.0;
        Ok::<_, store::Error>([
            ("{table}", one(r, &TABLE)?),
            ("{moves}", one(r, &MOVES)?),
            ("{token}", token),
            ("{category}", one(r, &CATEGORY)?),
        ])
    });
    let mut path = step.path.to_owned();
    for (name, id) in ids.await.unwrap() {
        path = path.replace(name, &id.unwrap_or(0).to_string());
    }
    path
}

async fn ask(client: &Client, method: &str, path: &str, body: &str) -> u16 {
    let kind =
        if path.starts_with("/api/") { "application/json" } else { "application/x-www-form-urlencoded" };
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    client.send(method, path, body.as_bytes().to_vec(), kind, &[]).await.status.as_u16()
}

pub(crate) async fn last(net: &Net) -> i64 {
    net.site.db.read(|r| r.one::<(i64,)>(&LAST, p![])).await.unwrap().0
}

pub(crate) async fn row(
    net: &Net,
    act: &'static str,
    after: i64,
) -> Option<(String, String, Option<PersonId>)> {
    net.site.db.read(move |r| r.opt(&NEWEST, p![act, after])).await.unwrap()
}

/// Does one step, first as somebody who may not.
async fn walk(net: &Net, step: &Step, wrong: &mut Vec<String>) {
    let (verb, _) = step.route.split_once(' ').unwrap();
    let act = ACTS.iter().find(|a| a.routes.contains(&step.route));
    let path = filled(net, step).await;
    let via = if path.starts_with("/api/") { "api" } else { "page" };
    let Some(act) = act else {
        let status = ask(&net.browser(step.who).await, verb, &path, step.body).await;
        assert!(status < 400, "{} {path}: {status}", step.route);
        return;
    };
    if !OPEN_TO_ALL.contains(&step.route) {
        let before = last(net).await;
        let status = ask(&net.browser("yuki").await, verb, &path, step.body).await;
        let refused = row(net, act.key, before).await;
        let expected = (via.to_owned(), "refused".to_owned(), Some(net.town.person("yuki")));
        if ![403, 404].contains(&status) || refused != Some(expected) {
            wrong.push(format!("{} {path} by yuki: {status} {refused:?}", step.route));
        }
    }
    let before = last(net).await;
    let status = ask(&net.browser(step.who).await, verb, &path, step.body).await;
    net.settle().await;
    let done = row(net, act.key, before).await;
    let expected = (via.to_owned(), "done".to_owned(), Some(net.town.person(step.who)));
    if status >= 400 || done != Some(expected) {
        wrong.push(format!("{} {path} by {}: {status} {done:?}", step.route, step.who));
    }
}

async fn prepare(net: &Net) {
    let ines = net.browser("ines").await;
    let thread = json!({"kind": "question", "title": "Two words?", "text": "About #pumps and #bearings."});
    ines.json(Method::POST, "/api/v1/spaces/diagnostics/threads", &thread).await.is(201);
    net.settle().await;
    let id = net.town.person("ines");
    net.site
        .db
        .write(move |w| {
            for job in 71..75_i64 {
                w.exec(&PARKED_JOB, p![job])?;
            }
            for seq in 1..5_i64 {
                w.exec(&PARKED_FACT, p![seq, w.now()])?;
            }
            w.exec(&INVITED, p![])?;
            w.exec(&PARKED_MAIL, p![id, w.now()])
        })
        .await
        .unwrap();
}

#[test]
fn every_administrative_route_leaves_its_row_and_so_does_whoever_is_refused() {
    let missing: Vec<&str> = ACTS
        .iter()
        .filter(|a| !BUILT_ELSEWHERE.iter().any(|b| a.key.starts_with(b)))
        .flat_map(|a| a.routes.iter().copied())
        .filter(|r| !ELSEWHERE.contains(r) && !STEPS.iter().any(|s| s.route == *r))
        .collect();
    assert!(missing.is_empty(), "acts nobody walks: {missing:#?}");
    on_both(async |net: Net| {
        prepare(&net).await;
        let mut wrong = Vec::new();
        for step in STEPS {
            walk(&net, step, &mut wrong).await;
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn the_first_owner_comes_by_a_link_and_the_row_says_so() {
    on_both(async |net: Net| {
        let link = |w: &mut store::Write<'_>| {
            people::key_store::add_link(w, "owner", None, None, "first-of-all", kernel::time::HOUR)
        };
        net.site.db.write(link).await.unwrap();
        let form = [("name", "Nadia First"), ("password", "a long enough password")];
        net.stranger().post("/link/first-of-all", &form).await.is(303);
        let found = row(&net, "owner.begin", 0).await.unwrap();
        assert_eq!((found.0.as_str(), found.1.as_str()), ("link", "done"));
    });
}

#[test]
fn the_description_names_no_administrative_route_that_is_not_in_the_list() {
    on_both(async |net: Net| {
        let whole = net.stranger().get("/api/openapi.json").await.is(200).json();
        let mut missing = Vec::new();
        for (path, item) in whole["paths"].as_object().unwrap() {
            let inner = path.strip_prefix("/api/v1").unwrap_or(path);
            let own = ["/operator", "/people", "/units", "/charter-changes"];
            // Moves are put into a draft or taken out of it, and a table is read: nothing is done yet. A
            // nomination is a word from one colleague to another.
            let draft = [
                "/people/moves/{id}/moves",
                "/people/moves/{id}/drop",
                "/people/tables",
                "/people/{handle}/nomination",
            ]
            .contains(&inner);
            if !own.iter().any(|o| inner == *o || inner.starts_with(&format!("{o}/"))) || draft {
                continue;
            }
            for verb in ["post", "put", "patch", "delete"].iter().filter(|v| item.get(**v).is_some()) {
                if web::acts::of_route(&verb.to_uppercase(), &format!("/api/v1{inner}")).is_none() {
                    missing.push(format!("{verb} {path}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
        assert!(of_key("person.suspend").is_some());
    });
}
