//! Slack's own form, in all the shapes it comes in.

use store::{Db, p, sql};
use testkit::both_engines_empty;

use super::fixture::{channels, day, export, file, line, packed, reply, rows, users};
use super::fixture::{paced, slack};
use crate::exchange::archive::Bounds;
use crate::exchange::{Pace, Progress, Skipped, Summary};

sql!(PERSON, "SELECT handle, name, COALESCE(mail, ''), state, zone FROM people ORDER BY id");
sql!(
    SAID,
    "SELECT m.body, p.handle, m.created_ms, m.edited_ms IS NOT NULL, m.reactions <> '' FROM messages m JOIN people p ON p.id = m.author_id ORDER BY m.id"
);
sql!(TITLES, "SELECT title, replies FROM threads ORDER BY id");
sql!(
    SPACE,
    "SELECT s.slug, s.kind, s.joining, s.members, c.why FROM spaces s JOIN space_cards c ON c.space_id = s.id"
);

async fn run(db: &Db, path: &std::path::Path) -> Summary {
    slack(db, path, &Progress::none()).await.unwrap()
}

#[test]
fn people_places_and_words_arrive_as_they_were() {
    let mut first = line("1494517568.512661", "U1", "Who knows *pumps*? <@U2>");
    first["edited"] = serde_json::json!({"user": "U1", "ts": "1494517600.0"});
    first["reactions"] =
        serde_json::json!([{"name": "+1", "users": ["U2", "U2", "U9"]}, {"name": "parrot", "users": ["U1"]}]);
    let mut joined = line("1494517569.0", "U1", "joined");
    joined["subtype"] = "channel_join".into();
    let stranger = reply("1494517570.000100", "1494517568.512661", "U7", "I do :smile:");
    let held = export(&[
        ("2017-05-11", day(&[first, joined, stranger])),
        ("2017-05-12", day(&[line("1494600000.000100", "U3", "Bye")])),
    ]);
    both_engines_empty(async |db| {
        let summary = run(&db, &held.path).await;
        assert_eq!(
            (summary.people, summary.spaces, summary.threads, summary.replies, summary.messages),
            (4, 1, 2, 1, 3)
        );
        assert_eq!((summary.reactions, summary.passed_over, summary.exit_code()), (1, 1, 0), "{summary:?}");
        assert_eq!(rows(&db).await, (4, 1, 2, 3, 1, 3, 4 + 1 + 2 + 3, 4));
        let people: Vec<(String, String, String, String, String)> =
            db.read(|r| r.all(&PERSON, p![])).await.unwrap();
        let [ann, bob, gone, _] = people.as_slice() else { panic!("{people:?}") };
        assert_eq!(
            (ann.0.as_str(), ann.1.as_str(), ann.2.as_str(), ann.3.as_str()),
            ("ann.b", "Ann B", "ann@x.example", "placeholder")
        );
        assert_eq!(
            (ann.4.as_str(), bob.0.as_str(), bob.1.as_str(), gone.3.as_str()),
            ("Europe/Paris", "bob", "Bob C", "left")
        );
        let said: Vec<(String, String, i64, bool, bool)> = db.read(|r| r.all(&SAID, p![])).await.unwrap();
        assert_eq!(
            said[0],
            ("Who knows **pumps**? @bob".into(), "ann.b".into(), 1_494_517_568_512, true, true)
        );
        assert_eq!(said[1].0, "I do 😄");
        let titles: Vec<(String, i64)> = db.read(|r| r.all(&TITLES, p![])).await.unwrap();
        assert_eq!(titles, [("Who knows pumps? @Bob C".into(), 1), ("Bye".into(), 0)]);
        let space: (String, String, String, i64, String) = db.read(|r| r.one(&SPACE, p![])).await.unwrap();
        assert_eq!(
            (space.0.as_str(), space.1.as_str(), space.2.as_str(), space.3),
            ("general", "community", "open", 4)
        );
        assert!(space.4.starts_with("All of us"));
        let again = run(&db, &held.path).await;
        assert_eq!(again, Summary { known: 3 + 1 + 3, passed_over: 1, ..Summary::default() });
        assert_eq!(rows(&db).await, (4, 1, 2, 3, 1, 3, 10, 4));
    });
}

#[test]
fn a_later_export_adds_what_is_new_to_what_is_here() {
    let start = line("1494517568.000100", "U1", "One");
    let answer = reply("1494517569.000100", "1494517568.000100", "U2", "Two");
    let early = reply("1494517567.000100", "1494517568.000100", "U2", "Before it");
    let before = export(&[("2017-05-11", day(std::slice::from_ref(&start)))]);
    let after = export(&[("2017-05-11", day(&[early, start, answer]))]);
    both_engines_empty(async |db| {
        assert_eq!(run(&db, &before.path).await.threads, 1);
        let summary = run(&db, &after.path).await;
        assert_eq!((summary.threads, summary.replies, summary.messages), (0, 2, 2));
        assert_eq!(rows(&db).await.3, 3);
    });
}

#[test]
fn a_mail_says_who_somebody_is() {
    testkit::both_engines(async |t: testkit::Town| {
        let before = rows(&t.db).await;
        let mut list = users();
        list[0]["profile"]["email"] = "Ines@noria.example".into();
        let said = day(&[
            line("1494517568.000100", "U1", "Bonjour"),
            line("1494517568.000200", "U2", "Same moment"),
        ]);
        let files = [
            ("users.json", list.to_string().into_bytes()),
            ("channels.json", channels().to_string().into_bytes()),
            ("general/2017-05-11.json", said),
        ];
        let held = file("e.zip", &packed(&files));
        let summary = run(&t.db, &held.path).await;
        assert_eq!((summary.people, summary.known, summary.messages), (2, 1, 2));
        let after = rows(&t.db).await;
        assert_eq!((after.0, after.3), (before.0 + 2, before.3 + 2));
        let said: Vec<(String, String, i64, bool, bool)> = t.db.read(|r| r.all(&SAID, p![])).await.unwrap();
        assert!(said.iter().any(|s| s.0 == "Bonjour" && s.1 == "ines"));
    });
}

#[test]
fn bad_records_are_named_and_left_out() {
    let mut nobody = line("1494517568.000100", "U1", "x");
    nobody["user"] = serde_json::Value::Null;
    let said = [
        serde_json::json!({"type": "message", "text": 7, "ts": "1494517568.000100"}),
        nobody,
        line("yesterday", "U1", "x"),
        line("1494517569.000100", "U1", "fine"),
        serde_json::json!(null),
    ];
    let held = export(&[
        ("2017-05-11", day(&said)),
        ("2017-05-12", b"[{\"ts\":".to_vec()),
        ("2017-05-13", vec![0xff, 0xfe]),
    ]);
    both_engines_empty(async |db| {
        let summary = run(&db, &held.path).await;
        assert_eq!((summary.messages, summary.exit_code()), (1, 1));
        let places: Vec<&str> = summary.skipped.iter().map(|s: &Skipped| s.place.as_str()).collect();
        for at in ["[0]", "[1]", "[2]", "[4]"] {
            assert!(places.contains(&format!("general/2017-05-11.json {at}").as_str()), "{places:?}");
        }
        assert!(places.contains(&"general/2017-05-12.json") && places.contains(&"general/2017-05-13.json"));
        assert!(summary.to_string().contains("Skipped: 6 bad records."), "{summary}");
    });
}

#[test]
fn an_import_cut_off_anywhere_goes_on_where_it_stopped() {
    let mut said = Vec::new();
    for n in 0..60 {
        let root = format!("{}.000100", 1_494_517_568 + n * 100);
        said.push(line(&root, "U1", &format!("Question {n}")));
        for m in 1..=n % 4 {
            said.push(reply(&format!("{}.000100", 1_494_517_568 + n * 100 + m), &root, "U2", "An answer"));
        }
    }
    let held = export(&[("2017-05-11", day(&said))]);
    both_engines_empty(async |db| {
        let mut stops = 0;
        for stop in 0..12 {
            let pace = Pace { batch: 7, stop_after: Some(stop) };
            let cut = paced(&db, &held.path, &Progress::none(), Bounds::default(), pace).await;
            stops += usize::from(cut.is_err());
            rows(&db).await;
        }
        assert!(stops > 3, "{stops}");
        run(&db, &held.path).await;
        let whole = rows(&db).await;
        assert_eq!((whole.0, whole.1, whole.2, whole.3), (3, 1, 60, i64::try_from(said.len()).unwrap()));
        assert_eq!(whole.5, whole.3, "one fact for each message");
        assert_eq!(run(&db, &held.path).await.messages, 0);
    });
}

sql!(AWAY, "SELECT archived_ms IS NOT NULL FROM spaces");

#[test]
fn a_channel_that_was_put_away_comes_in_to_be_read_and_takes_no_more() {
    let mut there = channels();
    there[0]["is_archived"] = true.into();
    let held = file(
        "export.zip",
        &packed(&[
            ("users.json", users().to_string().into_bytes()),
            ("channels.json", there.to_string().into_bytes()),
            ("general/2017-05-11.json", day(&[line("1494517568.512661", "U1", "Old words")])),
        ]),
    );
    both_engines_empty(async |db| {
        let summary = run(&db, &held.path).await;
        assert_eq!((summary.spaces, summary.messages), (1, 1), "{summary:?}");
        assert!(db.read(|r| r.one::<(bool,)>(&AWAY, p![])).await.unwrap().0);
        let again = run(&db, &held.path).await;
        assert_eq!((again.spaces, again.messages), (0, 0), "{again:?}");
    });
}
