//! Slack exports in the shapes they come in, each made here: what comes of them is one table.

use serde_json::{Value, json};
use store::{Db, p, sql};
use testkit::both_engines_empty;

use super::fixture::{Held, day, file, line, packed, reply, users};
use crate::exchange::{self, Choices, Kind, Progress, Summary};

sql!(
    SAID,
    "SELECT s.name, q.name, m.body FROM messages m JOIN threads t ON t.id = m.thread_id
     JOIN spaces s ON s.id = t.space_id JOIN people q ON q.id = m.author_id ORDER BY m.created_ms, m.id"
);
sql!(PLACES, "SELECT s.name, s.joining, s.open_read, s.members FROM spaces s ORDER BY s.name");

fn zip(files: &[(&str, Value)]) -> Held {
    let files: Vec<(&str, Vec<u8>)> =
        files.iter().map(|(name, value)| (*name, value.to_string().into_bytes())).collect();
    file("export.zip", &packed(&files))
}

fn channel(id: &str, name: &str) -> Value {
    json!({"id": id, "name": name, "created": 1494517000, "members": ["U1", "U2"]})
}

async fn bring(db: &Db, held: &Held, choices: &Choices) -> Summary {
    exchange::import(db, Kind::Slack, &held.path, choices, &Progress::none()).await.unwrap()
}

async fn said(db: &Db) -> Vec<(String, String, String)> {
    db.read(|r| r.all(&SAID, p![])).await.unwrap()
}

/// What a line of a channel is, the line as it comes, and who then said what.
type Line = (&'static str, Value, Option<(&'static str, &'static str)>);

const AT: &str = "1494517568.000100";

fn with(mut line: Value, more: Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        line[key] = value.clone();
    }
    line
}

fn by(text: &str) -> Value {
    line(AT, "U1", text)
}

/// Lines of people and of Slack itself.
fn lines() -> Vec<Line> {
    vec![
        ("plain", by("Hi <!channel>"), Some(("Ann B", "Hi channel"))),
        (
            "me",
            with(by("goes for lunch"), json!({"subtype": "me_message"})),
            Some(("Ann B", "_goes for lunch_")),
        ),
        (
            "broadcast",
            with(by("Also here"), json!({"subtype": "thread_broadcast", "thread_ts": AT})),
            Some(("Ann B", "Also here")),
        ),
        ("deleted user", line(AT, "U3", "Bye"), Some(("Gone", "Bye"))),
        (
            "file by link, its key left out",
            with(
                by("See"),
                json!({"files": [{"name": "a.pdf", "title": "Plan",
                    "url_private": "https://files.example/a.pdf?t=xoxe-1", "permalink": "https://x.example/f/1"}]}),
            ),
            Some(("Ann B", "See\n\n📎 [Plan](<https://x.example/f/1>)")),
        ),
        (
            "a file that was deleted",
            with(by("See"), json!({"files": [{"name": "a.pdf", "mode": "tombstone"}]})),
            Some(("Ann B", "See\n\n📎 a.pdf (deleted in Slack)")),
        ),
        (
            "comment on a file",
            with(
                json!({"type": "message", "ts": AT, "text": "commented"}),
                json!({"subtype": "file_comment", "comment": {"user": "U2", "comment": "Fine"}}),
            ),
            Some(("Bob C", "Fine")),
        ),
        ("joined", with(by("joined"), json!({"subtype": "channel_join"})), None),
        ("tombstone", with(by("This message was deleted."), json!({"subtype": "tombstone"})), None),
        ("hidden", with(by("x"), json!({"hidden": true})), None),
    ]
}

/// Lines of programs.
fn programs() -> Vec<Line> {
    let bot = |more: Value| with(json!({"type": "message", "ts": AT, "text": "Built"}), more);
    vec![
        (
            "bot",
            bot(json!({"subtype": "bot_message", "bot_id": "B1", "username": "Press line"})),
            Some(("Press line", "Built")),
        ),
        (
            "bot by its profile",
            bot(json!({"bot_id": "B1", "bot_profile": {"id": "B1", "name": "Deploys"}})),
            Some(("Deploys", "Built")),
        ),
        (
            "what a bot says beside",
            with(
                bot(json!({"subtype": "bot_message", "bot_id": "B1", "text": ""})),
                json!({"attachments": [{"title": "Line 3", "title_link": "https://x.example/3", "text": "stopped"},
                                       {"from_url": "https://x.example", "text": "a page"}]}),
            ),
            Some(("B1", "> [Line 3](<https://x.example/3>)\n> stopped")),
        ),
    ]
}

#[test]
fn every_line_arrives_as_what_it_was() {
    for (what, line, expected) in lines().into_iter().chain(programs()) {
        let held = zip(&[
            ("users.json", users()),
            ("channels.json", json!([channel("C1", "general")])),
            ("general/2017-05-11.json", json!([line])),
        ]);
        testkit::block_on(async {
            let place = testkit::fresh(testkit::Engine::Sqlite, testkit::Fresh::Empty);
            let db = Db::open(place.target(), testkit::options()).unwrap();
            let summary = bring(&db, &held, &Choices::default()).await;
            let found = said(&db).await;
            let found = found.first().map(|(_, who, words)| (who.as_str(), words.as_str()));
            assert_eq!(found, expected, "{what}");
            assert_eq!(summary.passed_over, usize::from(expected.is_none()), "{what}");
            assert!(summary.skipped.is_empty(), "{what}: {summary}");
        });
    }
}

fn closed() -> Held {
    let secret =
        json!({"id": "G1", "name": "salaries", "created": 1494517000, "creator": "U2", "members": ["U2"]});
    let few = json!({"id": "G2", "name": "mpdm-ann.b--bob-1", "members": ["U1", "U2", "U3"]});
    zip(&[
        ("users.json", users()),
        ("channels.json", json!([channel("C1", "general")])),
        ("groups.json", json!([secret])),
        ("mpims.json", json!([few])),
        ("dms.json", json!([{"id": "D1", "created": 1494517000, "members": ["U1", "U2"]}])),
        ("general/2017-05-11.json", json!([line("1494517568.000100", "U1", "Hello")])),
        // Ann wrote there and has left the channel since: she does not come back by an import.
        (
            "salaries/2017-05-11.json",
            json!([line("1494517569.000100", "U2", "Secret"), line("1494517570.000100", "U1", "So it is")]),
        ),
        ("mpdm-ann.b--bob-1/2017-05-11.json", json!([line("1494517571.000100", "U1", "We three")])),
        ("D1/2017-05-11.json", json!([line("1494517572.000100", "U1", "We two")])),
    ])
}

#[test]
fn what_was_private_comes_only_where_the_operator_says_so() {
    let held = closed();
    both_engines_empty(async |db| {
        let summary = bring(&db, &held, &Choices::default()).await;
        assert_eq!((summary.messages, summary.spaces, summary.exit_code()), (1, 1, 0));
        let refused: Vec<(&str, usize, usize, &str)> =
            summary.refused.iter().map(|r| (r.what, r.places, r.messages, r.allow)).collect();
        assert_eq!(refused, [("private", 1, 2, "--private"), ("direct", 2, 2, "--direct")]);
        assert!(summary.to_string().contains("Refused: 1 private channels with 2 messages; --private"));
        let all = Choices { private: true, direct: true, ..Choices::default() };
        let summary = bring(&db, &held, &all).await;
        assert_eq!((summary.messages, summary.spaces, summary.refused.len()), (4, 3, 0));
        let places: Vec<(String, String, bool, i64)> = db.read(|r| r.all(&PLACES, p![])).await.unwrap();
        let places: Vec<(&str, &str, bool, i64)> = places
            .iter()
            .map(|(name, joining, open, members)| (name.as_str(), joining.as_str(), *open, *members))
            .collect();
        assert_eq!(
            places,
            [
                ("Ann B, Bob C", "invite", false, 2),
                ("Ann B, Bob C, Gone", "invite", false, 3),
                ("general", "open", true, 2),
                ("salaries", "invite", false, 1),
            ]
        );
    });
}

#[test]
fn renamed_channels_keep_their_past_and_names_may_be_packed_anyhow() {
    let renamed = json!({"type": "message", "subtype": "channel_name", "ts": "1494517600.0", "user": "U1",
        "old_name": "pumps", "name": "pumpen"});
    let held = zip(&[
        ("users.json", users()),
        ("channels.json", json!([channel("C1", "pumpen"), channel("C2", "ge\u{301}ne\u{301}ral")])),
        ("pumps/2017-05-10.json", json!([line("1494417568.000100", "U1", "Before")])),
        ("pumpen/2017-05-11.json", json!([renamed, line("1494517700.000100", "U1", "After")])),
        ("général/2017-05-11.json", json!([line("1494517800.000100", "U2", "Accents")])),
    ]);
    both_engines_empty(async |db| {
        let summary = bring(&db, &held, &Choices::default()).await;
        assert_eq!((summary.messages, summary.spaces, summary.passed_over), (3, 2, 1));
        let words: Vec<String> = said(&db).await.into_iter().map(|(_, _, words)| words).collect();
        assert_eq!(words, ["Before", "After", "Accents"]);
    });
}

#[test]
fn a_grid_brings_all_its_workspaces() {
    let held = zip(&[
        ("org_users.json", users()),
        ("teams/design/channels.json", json!([channel("C1", "general")])),
        ("teams/design/general/2017-05-11.json", json!([line("1494517568.000100", "U1", "Here")])),
        ("teams/works/channels.json", json!([channel("C2", "general"), channel("C3", "lille")])),
        ("teams/works/users.json", json!([{"id": "W9", "name": "only.here", "real_name": "Only Here"}])),
        ("teams/works/general/2017-05-11.json", json!([line("1494517569.000100", "W9", "And here")])),
    ]);
    both_engines_empty(async |db| {
        let summary = bring(&db, &held, &Choices::default()).await;
        assert_eq!((summary.people, summary.spaces, summary.messages), (4, 3, 2));
        let found = said(&db).await;
        let found: Vec<(&str, &str)> =
            found.iter().map(|(place, who, _)| (place.as_str(), who.as_str())).collect();
        assert_eq!(found, [("general (design)", "Ann B"), ("general (works)", "Only Here")]);
    });
}

#[test]
fn replies_whose_beginning_was_deleted_stay_together() {
    let mut gone = line("1494517568.000100", "USLACKBOT", "This message was deleted.");
    gone["subtype"] = "tombstone".into();
    let one = reply("1494517569.000100", "1494517568.000100", "U1", "One");
    let two = reply("1494517570.000100", "1494517568.000100", "U2", "Two");
    let held = super::fixture::export(&[("2017-05-11", day(&[gone, one, two]))]);
    both_engines_empty(async |db| {
        let summary = bring(&db, &held, &Choices::default()).await;
        assert_eq!((summary.threads, summary.replies, summary.passed_over), (1, 1, 1));
    });
}
