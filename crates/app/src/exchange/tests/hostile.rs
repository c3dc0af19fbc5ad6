//! Files that mean harm or are no exports: a sentence, and nothing stored.

use testkit::both_engines_empty;

use super::fixture::{Held, channels, day, export, file, line, packed, rows, users};
use super::fixture::{paced, slack};
use crate::exchange::archive::Bounds;
use crate::exchange::{ExchangeError, Pace, Progress};

fn good() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("users.json", users().to_string().into_bytes()),
        ("channels.json", channels().to_string().into_bytes()),
        ("general/2017-05-11.json", day(&[line("1494517568.000100", "U1", "fine")])),
    ]
}

fn with(name: &'static str, bytes: Vec<u8>) -> Held {
    let mut files = good();
    files.retain(|(known, _)| *known != name);
    files.push((name, bytes));
    file("e.zip", &packed(&files))
}

fn hostile() -> Vec<(&'static str, Held, &'static str)> {
    let fine = packed(&good());
    let cut: Vec<u8> = fine.iter().copied().take(fine.len() * 2 / 3).collect();
    let mut damaged = fine.clone();
    let middle = damaged.len() / 4;
    damaged[middle..middle + 40].fill(0x55);
    vec![
        ("leads up", with("../../etc/passwd", b"x".to_vec()), "leads outside"),
        ("from the root", with("/etc/passwd", b"x".to_vec()), "leads outside"),
        ("backslashes", with("general\\..\\x.json", b"x".to_vec()), "leads outside"),
        ("cut off", file("e.zip", &cut), "cut off on its way"),
        ("damaged", file("e.zip", &damaged), "Nothing was imported"),
        ("no zip", file("e.zip", b"%PDF-1.4 hello"), "not a zip file"),
        ("empty", file("e.zip", b""), "not a zip file"),
        ("other zip", file("e.zip", &packed(&[("readme.txt", b"hi".to_vec())])), "not a Slack export"),
        ("bomb", with("general/2017-05-12.json", vec![b' '; 12 << 20]), "zip bomb"),
        ("nested users", with("users.json", "[".repeat(200_000).into_bytes()), "users.json is not what"),
        ("users no list", with("users.json", b"{\"a\":1}".to_vec()), "users.json is not what"),
        ("channels cut", with("channels.json", b"[{\"id\":".to_vec()), "channels.json is not what"),
    ]
}

#[test]
fn hostile_files_change_nothing() {
    let files = hostile();
    both_engines_empty(async |db| {
        for (what, held, says) in &files {
            let Err(ExchangeError::File(why)) = slack(&db, &held.path, &Progress::none()).await else {
                panic!("{what} came through")
            };
            assert!(why.contains(says), "{what}: {why}");
            assert_eq!(rows(&db).await, (0, 0, 0, 0, 0, 0, 0, 0), "{what}");
        }
        let missing = slack(&db, std::path::Path::new("/nowhere/e.zip"), &Progress::none()).await;
        assert!(matches!(missing, Err(ExchangeError::File(_))));
    });
}

#[test]
fn limits_hold_for_what_is_really_unpacked() {
    let held = export(&[("2017-05-11", day(&[line("1494517568.000100", "U1", &"x".repeat(5_000))]))]);
    let small = Bounds { entry: 1_000, ..Bounds::default() };
    let few = Bounds { entries: 2, ..Bounds::default() };
    both_engines_empty(async |db| {
        for bounds in [small, few] {
            let refused = paced(&db, &held.path, &Progress::none(), bounds, Pace::default()).await;
            assert!(matches!(refused, Err(ExchangeError::File(_))));
            assert_eq!(rows(&db).await.0, 0);
        }
    });
}

#[test]
fn deep_and_huge_lines_are_bad_records_at_most() {
    let deep = format!("[{}1{}]", "[".repeat(50_000), "]".repeat(50_000)).into_bytes();
    let huge = day(&[line("1494517568.000100", "U1", &"&lt;".repeat(200_000))]);
    let held = export(&[("2017-05-11", deep), ("2017-05-12", huge)]);
    let wide = Bounds { ratio: 10_000, ..Bounds::default() };
    both_engines_empty(async |db| {
        let summary = paced(&db, &held.path, &Progress::none(), wide, Pace::default()).await.unwrap();
        assert_eq!((summary.messages, summary.skipped.len()), (1, 1));
    });
}
