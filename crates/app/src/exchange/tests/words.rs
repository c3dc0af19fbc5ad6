//! Words of a fixed list that nobody knows: named by line, and nothing of the row is stored.

use store::{Read, p, sql};
use testkit::{Town, both_engines};

use super::fixture::file;
use super::jsonl::into;

sql!(ODD, "SELECT COUNT(*) FROM spaces WHERE slug = 'odd'");
sql!(ODD_PERSON, "SELECT COUNT(*) FROM people WHERE handle = 'odd.one'");

#[test]
fn a_word_no_page_could_read_back_is_named_and_not_stored() {
    let text = [
        r#"{"type":"space","id":"10","slug":"odd","name":"Odd","kind":"community","join":"x","hue":3,"card_version":0,"created":"2026-01-01T00:00:00.000Z","open_read":true,"reactions":true}"#,
        r#"{"type":"space","id":"11","slug":"odd","name":"Odd","kind":"planet","join":"open","hue":3,"card_version":0,"created":"2026-01-01T00:00:00.000Z","open_read":true,"reactions":true}"#,
        r#"{"type":"person","id":"12","handle":"odd.one","name":"Odd","title":"","about":"","lang":"en","languages":"en","zone":"UTC","state":"here","created":"2026-01-01T00:00:00.000Z"}"#,
        r#"{"type":"person","id":"13","handle":"even.one","name":"Even","title":"","about":"","lang":"en","languages":"en","zone":"UTC","state":"active","created":"2026-01-01T00:00:00.000Z"}"#,
    ]
    .join("\n");
    both_engines(async |t: Town| {
        let held = file("in.jsonl", text.as_bytes());
        let summary = into(&t.db, &held.path).await;
        let said: Vec<(&str, &str)> =
            summary.skipped.iter().map(|s| (s.place.as_str(), s.reason.as_str())).collect();
        assert_eq!(
            said,
            [
                ("line 1", "“x” is no join this program knows"),
                ("line 2", "“planet” is no kind this program knows"),
                ("line 3", "“here” is no state this program knows"),
            ],
            "{summary}"
        );
        let stored = t.db.read(|r: &mut Read<'_>| {
            Ok::<_, store::Error>((r.one::<(i64,)>(&ODD, p![])?.0, r.one::<(i64,)>(&ODD_PERSON, p![])?.0))
        });
        assert_eq!((stored.await.unwrap(), summary.people), ((0, 0), 1));
    });
}
