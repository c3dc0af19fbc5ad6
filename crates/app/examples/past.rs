//! Makes a Slack export of any size, for measuring `ensemble import slack`:
//! `cargo run -p ensemble --example past -- FILE [MESSAGES]`. The same size gives the same file.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write as _};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const USERS: usize = 500;
const CHANNELS: usize = 20;
/// Messages of one day of a channel.
const DAY: usize = 250;
/// 1 January 2019, in seconds.
const BEGUN: usize = 1_546_300_800;
const WORDS: [&str; 40] = [
    "pump",
    "seal",
    "leaks",
    "again",
    "since",
    "Monday",
    "the",
    "drawing",
    "says",
    "four",
    "bolts",
    "but",
    "I",
    "count",
    "three",
    "who",
    "was",
    "at",
    "Lille",
    "yesterday",
    "vibration",
    "report",
    "is",
    "in",
    "folder",
    "please",
    "look",
    "before",
    "noon",
    "thanks",
    "spare",
    "part",
    "ordered",
    "supplier",
    "answers",
    "slowly",
    "roulement",
    "commandé",
    "été",
    "vérifier",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let path = words.next().ok_or("which file?")?;
    let messages = words.next().map_or(Ok(200_000), |n| n.parse::<usize>())?;
    let mut rng = StdRng::seed_from_u64(7);
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let mut put = |name: &str, value: &Value| -> Result<(), Box<dyn Error>> {
        zip.start_file(name, SimpleFileOptions::default())?;
        Ok(zip.write_all(value.to_string().as_bytes())?)
    };
    put("users.json", &(0..USERS).map(user).collect())?;
    put("channels.json", &(0..CHANNELS).map(channel).collect())?;
    let mut left = messages;
    let mut day = 0;
    while left > 0 {
        for channel in 0..CHANNELS {
            let count = DAY.min(left);
            left -= count;
            if count > 0 {
                put(&format!("room-{channel}/day-{day:05}.json"), &lines(&mut rng, channel, day, count))?;
            }
        }
        day += 1;
    }
    zip.finish()?.flush()?;
    Ok(())
}

fn user(at: usize) -> Value {
    json!({"id": format!("U{at}"), "name": format!("user.{at}"), "team_id": "T1",
        "profile": {"real_name": format!("User {at}"), "email": format!("user{at}@past.example")}})
}

fn channel(at: usize) -> Value {
    json!({"id": format!("C{at}"), "name": format!("room-{at}"), "created": BEGUN, "purpose": {"value": "Work"},
        "members": (0..USERS).filter(|u| u % CHANNELS == at).map(|u| format!("U{u}")).collect::<Vec<_>>()})
}

/// A day of a channel: one message in six opens a conversation, one in ten mentions somebody, one in
/// eight has a reaction.
fn lines(rng: &mut StdRng, channel: usize, day: usize, count: usize) -> Value {
    let mut root = String::new();
    let mut all = Vec::with_capacity(count);
    for n in 0..count {
        let ts = format!("{}.{:06}", BEGUN + day * 86_400 + 28_800 + n * 120, channel);
        let opens = root.is_empty() || rng.random_range(0..6) == 0;
        if opens {
            root.clone_from(&ts);
        }
        let mut text = String::new();
        for _ in 0..rng.random_range(6..50) {
            text.push_str(WORDS.get(rng.random_range(0..WORDS.len())).copied().unwrap_or_default());
            text.push(' ');
        }
        if rng.random_range(0..10) == 0 {
            text.push_str(&format!("<@U{}> ", rng.random_range(0..USERS)));
        }
        if rng.random_range(0..10) == 0 {
            text.push_str("see <https://wiki.example/page|the page> *now* :tada:");
        }
        let user = format!("U{}", rng.random_range(0..USERS));
        let mut line = json!({"type": "message", "ts": ts, "user": user, "text": text, "thread_ts": root});
        if let Some(line) = line.as_object_mut().filter(|_| rng.random_range(0..8) == 0) {
            let who = format!("U{}", rng.random_range(0..USERS));
            line.insert("reactions".to_owned(), json!([{"name": "+1", "users": [who]}]));
        }
        all.push(line);
    }
    Value::Array(all)
}
