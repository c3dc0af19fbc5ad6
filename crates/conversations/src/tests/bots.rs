//! Programs that post: by their address, under their own name, in their one space.

use kernel::time::MINUTE;
use serde_json::{Value, json};
use store::{p, sql};
use testkit::desk::Desk;
use testkit::{Beside, Town, both_engines};

use super::{SPACES_RULES, SPACES_SCHEMA, facts};

sql!(CLOSE, "UPDATE spaces SET archived_ms = 1 WHERE id = $1");
sql!(
    AUTHOR,
    "SELECT p.name, p.state, p.external FROM threads t JOIN people p ON p.id = t.author_id WHERE t.id = $1"
);
sql!(READ_FIRST, "UPDATE spaces SET approves = TRUE WHERE id = $1");
sql!(FOUND, "SELECT COUNT(*) FROM people WHERE handle LIKE 'bot~%' AND state = 'active'");
sql!(LOCK, "INSERT INTO thread_locks (thread_id, case_id, at_ms) VALUES ($1, 1, 0)");

fn desk(t: &Town) -> Desk {
    let spaces = Beside { name: "spaces", schema: SPACES_SCHEMA, policy: SPACES_RULES, words: &[] };
    Desk::beside(t.clone(), super::super::room(), &[spaces])
}

/// A bot in a space, let in by somebody: where it posts, and its id.
async fn bot(desk: &Desk, who: &str, space: &str) -> (String, String) {
    let made = desk.post(who, &format!("/api/v1/spaces/{space}/bots"), r#"{"name": "Nightly build"}"#).await;
    assert_eq!(made.status, 201, "{:?}", made.problem);
    (made.json["address"].as_str().unwrap().to_owned(), made.json["id"].as_str().unwrap().to_owned())
}

async fn says(desk: &Desk, address: &str, body: &Value) -> testkit::Reply {
    desk.send("", ("POST", address), &[("content-type", "application/json")], &body.to_string()).await
}

#[test]
fn a_bot_posts_under_its_own_name_and_a_key_keeps_a_thread() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (address, id) = bot(&desk, "amelie", "diagnostics").await;
        let first = json!({"title": "Build 7", "text": "**red** since 04:10, @ines and @everybody", "thread_key": "b7"});
        let first = says(&desk, &address, &first).await;
        assert_eq!(first.status, 201, "{:?}", first.problem);
        let thread: i64 = first.json["thread"].as_str().unwrap().parse().unwrap();
        let second = says(&desk, &address, &json!({"text": "green again", "thread_key": "b7"})).await;
        assert_eq!(second.json["thread"], first.json["thread"], "the same key, the same thread");
        let (name, state, external): (String, String, bool) =
            t.db.read(move |r| r.one(&AUTHOR, p![thread])).await.unwrap();
        assert_eq!((name.as_str(), state.as_str(), external), ("Nightly build · bot", "left", true));
        // It says “bot” on the page in both languages and in the API, and leads to no profile.
        for who in ["yuki+en", "yuki+fr"] {
            let page = desk.get(who, &format!("/s/diagnostics/t/{thread}")).await;
            assert!(page.html().contains("Nightly build · bot"), "{}", page.html());
            assert!(
                page.html().contains("green again") && !page.html().contains("/p/bot~"),
                "{}",
                page.html()
            );
        }
        let json = desk.get("yuki", &format!("/api/v1/threads/{thread}")).await.json;
        assert_eq!(json["author"]["name"], "Nightly build · bot");
        // Nobody was called: neither by name nor all together.
        let said = facts(&t).await;
        let started = said.iter().find(|f| f.kind == "thread.started").unwrap();
        assert_eq!((started.number("m0"), started.number("all")), (None, None));
        assert!(!said.iter().any(|f| f.kind == "thread.broadcast"));
        assert_eq!(t.db.read(|r| r.one::<(i64,)>(&FOUND, &[])).await.unwrap().0, 0, "it is no person");
        let log = desk.get("amelie", &format!("/api/v1/bots/{id}")).await.json;
        assert_eq!(log["sent"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn what_speaks_to_slack_speaks_here() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (address, _) = bot(&desk, "amelie", "diagnostics").await;
        let slack =
            json!({"text": "Deploy of <https://ci.example/9|nine> done <!channel>", "username": "CI"});
        let answer = says(&desk, &address, &slack).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, "ok"));
        let form = "payload=%7B%22text%22%3A%22by+form%22%7D";
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        assert_eq!(desk.send("", ("POST", &address), &kind, form).await.text, "ok");
        let list = desk.get("ines", "/api/v1/spaces/diagnostics/threads").await.json;
        let titles: Vec<&str> =
            list["items"].as_array().unwrap().iter().map(|t| t["title"].as_str().unwrap()).collect();
        assert!(titles.contains(&"Deploy of nine done channel") && titles.contains(&"by form"), "{titles:?}");
        // The API's own mount is the same door.
        let api = format!("/api/v1{address}");
        assert_eq!(says(&desk, &api, &json!({"text": "x", "title": "By the API"})).await.status, 201);
    });
}

#[test]
fn a_bot_ends_with_its_address_and_is_refused_where_nobody_may_write() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (address, id) = bot(&desk, "amelie", "diagnostics").await;
        let post = json!({"text": "x", "thread_key": "k"});
        assert_eq!(says(&desk, &address, &json!({"text": " "})).await.status, 422);
        assert_eq!(desk.send("", ("POST", &address), &[], "no json").await.status, 400);
        let first = says(&desk, &address, &post).await;
        // A conversation that moderation closed takes no more: another one begins.
        let thread: i64 = first.json["thread"].as_str().unwrap().parse().unwrap();
        t.db.write(move |w| w.exec(&LOCK, p![thread]).map(drop)).await.unwrap();
        let second = says(&desk, &address, &post).await;
        assert_ne!(second.json["thread"], first.json["thread"]);
        // 30 a minute, then slower; the refusals are not written down.
        for _ in 0..28 {
            assert_eq!(says(&desk, &address, &post).await.status, 201);
        }
        assert_eq!(says(&desk, &address, &post).await.status, 429);
        t.clock.advance(2 * MINUTE);
        let space = t.space("diagnostics");
        assert_eq!(says(&desk, &address, &post).await.status, 201);
        t.db.write(move |w| w.exec(&CLOSE, p![space]).map(drop)).await.unwrap();
        assert_eq!(says(&desk, &address, &post).await.status, 403, "put away: read, not written");
        let log = desk.get("amelie", &format!("/api/v1/bots/{id}")).await.json;
        assert_eq!(log["sent"][0]["status"], 403);
        assert_eq!(log["sent"][0]["code"], "refused");
        // Another address ends this one; the end ends both.
        let rotated = desk.post("amelie", &format!("/api/v1/bots/{id}/rotate"), "{}").await;
        assert_eq!(rotated.status, 200, "{:?}", rotated.problem);
        assert_eq!(says(&desk, &address, &post).await.status, 404);
        let now = rotated.json["address"].as_str().unwrap().to_owned();
        assert_eq!(says(&desk, &now, &post).await.status, 403);
        assert_eq!(desk.form("amelie", &format!("/bots/{id}/end"), &[]).await.status, 303);
        assert_eq!(says(&desk, &now, &post).await.status, 404);
    });
}

#[test]
fn who_may_let_a_program_in() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (_, id) = bot(&desk, "amelie", "diagnostics").await;
        let (one, rotate, end) =
            (format!("/bots/{id}"), format!("/bots/{id}/rotate"), format!("/bots/{id}/end"));
        let lead = |yes: u16| [("amelie", yes), ("ines", 404), ("yuki", 404), ("piet", 404), ("", 401)];
        // karim is the delegate of a team’s manager: programs are not his to let in.
        let team = [("jonas", 200), ("ines", 404), ("karim", 404), ("sofia", 404), ("", 401)];
        desk.table(&[
            ("GET", "/s/diagnostics/bots", "", &lead(200)),
            ("GET", "/s/service-nord/bots", "", &team),
            ("POST", "/s/service-nord/bots", "name=Rota", &team),
            ("GET", "/s/pump-3/bots", "", &[("ines", 200), ("mamadou", 404), ("piet", 404), ("yuki", 404)]),
            ("GET", &one, "", &lead(200)),
            ("POST", "/s/diagnostics/bots", "name=CI", &lead(200)),
            ("POST", "/s/diagnostics/bots", "name=", &[("amelie", 422)]),
            ("POST", "/in/nonsense", "", &[("", 404), ("amelie", 404)]),
            ("POST", &rotate, "", &lead(200)),
            ("POST", &end, "", &lead(303)),
            ("POST", &rotate, "", &[("amelie", 404)]),
        ])
        .await;
        for who in ["amelie+en", "amelie+fr"] {
            let page = desk.get(who, "/s/diagnostics/bots").await;
            assert!(!page.html().contains(">conv-"), "{}", page.html());
        }
    });
}

#[test]
fn where_posts_are_read_first_a_programs_are_too() {
    both_engines(async |t: Town| {
        let desk = desk(&t);
        let (address, id) = bot(&desk, "amelie", "diagnostics").await;
        let space = t.space("diagnostics");
        t.db.write(move |w| w.exec(&READ_FIRST, p![space]).map(drop)).await.unwrap();
        let post = |text: &str| json!({"text": text, "title": "The build", "thread_key": "ci"});
        let first = says(&desk, &address, &post("Broken")).await;
        assert_eq!((first.status, &first.json["waits"]), (202, &json!(true)), "{}", first.text);
        let second = says(&desk, &address, &post("Mended")).await;
        assert_eq!(second.status, 202);
        let slack = desk.send("", ("POST", &address), &[], r#"{"text": "Slack speaks"}"#).await;
        assert_eq!((slack.status, slack.text.as_str()), (200, "ok"));
        assert!(!desk.get("ines", "/api/v1/spaces/diagnostics/threads").await.text.contains("The build"));
        let queue = desk.get("amelie", "/api/v1/spaces/diagnostics/waiting").await.json;
        let waits: Vec<&str> =
            queue["items"].as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap()).collect();
        assert_eq!(waits.len(), 3, "{queue}");
        let approve = |id: &str| format!("/api/v1/waiting/{id}/approve");
        let there = desk.post("amelie", &approve(waits[0]), "{}").await;
        assert_eq!(there.status, 200, "{:?}", there.problem);
        // Both have one key: the second one comes into the thread of the first.
        let again = desk.post("amelie", &approve(waits[1]), "{}").await;
        assert_eq!(again.json["id"], there.json["id"], "{:?}", again.problem);
        assert_eq!(again.json["replies"], 1);
        assert!(there.json["author"]["name"].as_str().unwrap().ends_with("bot"), "{}", there.text);
        // A program that was ended says nothing any more, also not by what it left behind.
        assert_eq!(desk.form("amelie", &format!("/bots/{id}/end"), &[]).await.status, 303);
        assert_eq!(desk.post("amelie", &approve(waits[2]), "{}").await.status, 409);
    });
}
