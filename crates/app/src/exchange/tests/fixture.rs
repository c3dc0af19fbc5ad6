//! Exports and databases for tests.

use std::io::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};
use store::{Db, Read, Res, p, sql};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::exchange::archive::Bounds;
use crate::exchange::{self, Choices, ExchangeError, Kind, Pace, Progress, Summary};

/// A Slack export, with nothing chosen.
pub(crate) async fn slack(
    db: &Db,
    path: &std::path::Path,
    progress: &Progress,
) -> Result<Summary, ExchangeError> {
    exchange::import(db, Kind::Slack, path, &Choices::default(), progress).await
}

/// The same with limits and batches of its own.
pub(crate) async fn paced(
    db: &Db,
    path: &std::path::Path,
    progress: &Progress,
    bounds: Bounds,
    pace: Pace,
) -> Result<Summary, ExchangeError> {
    exchange::paced(db, Kind::Slack, path, &Choices::default(), (progress, bounds, pace)).await
}

/// A file in a folder of its own, both gone when dropped.
pub(crate) struct Held {
    pub path: PathBuf,
    _folder: tempfile::TempDir,
}

pub(crate) fn file(name: &str, bytes: &[u8]) -> Held {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Held { path, _folder: folder }
}

/// A zip of these files.
pub(crate) fn packed(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(crate) fn users() -> Value {
    json!([
        {"id": "U1", "name": "ann.b", "profile": {"real_name": "Ann B", "email": "ann@x.example"}, "tz": "Europe/Paris"},
        {"id": "U2", "name": "Bób", "real_name": "Bob C\u{202e}", "profile": {}},
        {"id": "U3", "name": "gone", "deleted": true, "profile": {"real_name": "Gone"}},
    ])
}

pub(crate) fn channels() -> Value {
    json!([{"id": "C1", "name": "general", "created": 1494517000, "members": ["U1", "U2"],
            "purpose": {"value": "All of us"}, "topic": {"value": ""}}])
}

pub(crate) fn line(ts: &str, user: &str, text: &str) -> Value {
    json!({"type": "message", "ts": ts, "user": user, "text": text})
}

pub(crate) fn reply(ts: &str, root: &str, user: &str, text: &str) -> Value {
    json!({"type": "message", "ts": ts, "thread_ts": root, "user": user, "text": text})
}

/// An export with these days of #general.
pub(crate) fn export(days: &[(&str, Vec<u8>)]) -> Held {
    export_of(users(), days)
}

/// The same with people of its own.
pub(crate) fn export_of(users: Value, days: &[(&str, Vec<u8>)]) -> Held {
    let names: Vec<String> = days.iter().map(|(day, _)| format!("general/{day}.json")).collect();
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("users.json", users.to_string().into_bytes()),
        ("channels.json", channels().to_string().into_bytes()),
    ];
    files.extend(names.iter().zip(days).map(|(name, (_, bytes))| (name.as_str(), bytes.clone())));
    file("export.zip", &packed(&files))
}

pub(crate) fn day(lines: &[Value]) -> Vec<u8> {
    serde_json::to_vec(lines).unwrap()
}

sql!(
    ROWS,
    "SELECT (SELECT COUNT(*) FROM people), (SELECT COUNT(*) FROM spaces), (SELECT COUNT(*) FROM threads),
        (SELECT COUNT(*) FROM messages), (SELECT COUNT(*) FROM reactions),
        (SELECT COUNT(*) FROM facts WHERE kind IN ('thread.started', 'reply.posted')),
        (SELECT COUNT(*) FROM source_keys), (SELECT COUNT(*) FROM memberships)"
);
sql!(
    OFF,
    "SELECT t.id FROM threads t WHERE t.replies + 1 <> (SELECT COUNT(*) FROM messages m WHERE m.thread_id = t.id)
        OR NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = t.last_id AND m.created_ms = t.last_ms
            AND m.author_id = t.last_author_id AND m.thread_id = t.id)
        OR NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = t.opening_id AND m.author_id = t.author_id)"
);
sql!(
    SPACES_OFF,
    "SELECT s.id FROM spaces s WHERE s.threads <> (SELECT COUNT(*) FROM threads t WHERE t.space_id = s.id)
        OR (s.kind <> 'network' AND s.members <> (SELECT COUNT(*) FROM memberships m WHERE m.space_id = s.id))"
);

/// People, spaces, threads, messages, reactions, facts, keys, memberships.
pub(crate) type Rows = (i64, i64, i64, i64, i64, i64, i64, i64);

pub(crate) async fn rows(db: &Db) -> Rows {
    let read = |r: &mut Read<'_>| -> Res<Rows> {
        let off: Vec<(i64,)> = r.all(&OFF, p![])?;
        assert!(off.is_empty(), "threads whose counters are off: {off:?}");
        let off: Vec<(i64,)> = r.all(&SPACES_OFF, p![])?;
        assert!(off.is_empty(), "spaces whose counters are off: {off:?}");
        r.one(&ROWS, p![])
    };
    db.read_for(0, read).await.unwrap()
}
