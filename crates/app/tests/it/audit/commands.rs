//! Every administrative command leaves its row, on either engine.

use clap::Parser;
use store::{Target, Way, p, sql};
use testkit::Town;
use web::acts::ACTS;

sql!(ROWS, "SELECT act, via FROM audit WHERE id > $1 ORDER BY id");

/// The commands of the list as they are typed.
fn typed(command: &str, files: &[(&str, String)]) -> Vec<String> {
    let words: Vec<&str> = match command {
        "admin owner-link" => vec!["admin", "owner-link"],
        "admin reset" => vec!["admin", "reset", "ines"],
        "admin suspend" => vec!["admin", "suspend", "karim"],
        "admin unlock" => vec!["admin", "unlock", "karim"],
        "admin sign-out" => vec!["admin", "sign-out", "ines"],
        "admin settings set" => vec!["admin", "settings", "set", "spaces.projects", "7"],
        "token" => vec!["token", "ines"],
        "import people" => vec!["import", "people", "PEOPLE"],
        "import units" => vec!["import", "units", "UNITS"],
        "import jsonl" => vec!["import", "jsonl", "JSONL"],
        "import slack" => vec!["import", "slack", "SLACK"],
        "import mbox" => vec!["import", "mbox", "MBOX"],
        "import discourse" => vec!["import", "discourse", "FORUM"],
        "import undo" => vec!["import", "undo", "1"],
        other => panic!("nobody types “{other}”"),
    };
    let file = |word: &str| files.iter().find(|(name, _)| *name == word).map(|(_, path)| path.clone());
    words.into_iter().map(|word| file(word).unwrap_or_else(|| word.to_owned())).collect()
}

async fn run(t: &Town, data: &std::path::Path, words: &[String]) -> bool {
    let mut line = vec!["ensemble".to_owned(), "--data".into(), data.display().to_string()];
    if let Target::Postgres(url) = t.place().target() {
        line.extend(["--database".to_owned(), url]);
    }
    line.extend(words.iter().cloned());
    let cli = app::cli::Cli::try_parse_from(&line).unwrap();
    let code = Way::Command.around(app::cli::run(cli)).await;
    format!("{code:?}") == format!("{:?}", std::process::ExitCode::SUCCESS)
}

/// A data folder whose database is the town's.
fn folder(t: &Town) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    if let Target::Sqlite(path) = t.place().target() {
        std::os::unix::fs::symlink(path, data.path().join("ensemble.db")).unwrap();
    }
    data
}

/// A file for each kind of import.
fn files(data: &std::path::Path) -> Vec<(&'static str, String)> {
    let slack: Vec<u8> = {
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for name in ["users.json", "channels.json"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"[]").unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let unit = b"{\"type\":\"unit\",\"id\":\"9\",\"slug\":\"nine\",\"created\":\"2026-01-05T08:00:00Z\",\"name\":\"Nine\"}\n".to_vec();
    let all = [
        ("PEOPLE", b"handle,name,title\nmamadou,Mamadou Ndiaye,Foreman\n".to_vec()),
        ("UNITS", b"unit\nStores\n".to_vec()),
        ("JSONL", unit),
        ("SLACK", slack),
        ("MBOX", b"From a@x.example  Thu May 11 12:00:00 2017\nFrom: a@x.example\n\nHello\n".to_vec()),
        ("FORUM", b"{\"categories\":[{\"id\":1,\"name\":\"Support\"}]}".to_vec()),
    ];
    let kept = |(name, bytes): (&'static str, Vec<u8>)| {
        let path = data.join(name);
        std::fs::write(&path, bytes).unwrap();
        (name, path.display().to_string())
    };
    all.into_iter().map(kept).collect()
}

#[test]
fn every_administrative_command_leaves_its_row() {
    testkit::both_engines(async |t: Town| {
        let data = folder(&t);
        let files = files(data.path());
        for act in ACTS {
            // A backup and its way back stop and replace what this test stands on: they have their own.
            for command in act.commands.iter().filter(|_| !act.key.starts_with("backup.")) {
                let words = typed(command, &files);
                let before: i64 = t.db.read(|r| r.one::<(i64,)>(&super::LAST, p![])).await.unwrap().0;
                run(&t, data.path(), &words).await;
                let rows: Vec<(String, String)> = t.db.read(move |r| r.all(&ROWS, p![before])).await.unwrap();
                let expected = (act.key.to_owned(), "command".to_owned());
                assert!(rows.contains(&expected), "{command}: {rows:?}");
            }
        }
    });
}
