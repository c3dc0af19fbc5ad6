//! How people talk in the made-up company, beside a real export of Slack, as one table:
//! `cargo run -p company --example compare -- 420 FOLDER_OF_THE_EXPORT`.
// A tool for one's own eyes stops loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::cast_precision_loss)]

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use kernel::Time;

/// A message: author, moment, weekday (0 Monday) and hour where it was written.
struct Said {
    author: String,
    at: i64,
    weekday: usize,
    hour: usize,
}

/// Conversations, and how many people there are.
struct Past {
    people: usize,
    threads: Vec<Vec<Said>>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let people = args.first().and_then(|n| n.parse().ok()).unwrap_or(company::PEOPLE);
    let started = std::time::Instant::now();
    let plan = company::plan(people, company::SEED).expect("the company holds together");
    eprintln!("planned {people} people in {:.1} s", started.elapsed().as_secs_f64());
    let mut columns = vec![(format!("Noria, {people}"), noria(&plan))];
    if let Some(folder) = args.get(1) {
        columns.push(("export".to_owned(), export(Path::new(folder))));
    }
    let mut lines: BTreeMap<usize, (String, Vec<String>)> = BTreeMap::new();
    for (_, past) in &columns {
        for (n, (name, value)) in measures(past).into_iter().enumerate() {
            lines.entry(n).or_insert((name, Vec::new())).1.push(value);
        }
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    println!("| measure | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len()));
    for (name, values) in lines.values() {
        println!("| {name} | {} |", values.join(" | "));
    }
}

fn noria(plan: &company::Company) -> Past {
    let by_id: HashMap<_, _> = plan.people.iter().map(|p| (p.id, p)).collect();
    let said = |m: &company::Message| {
        let local = m.at.zoned(&by_id[&m.author].zone);
        let weekday = usize::try_from(local.weekday().to_monday_zero_offset()).unwrap();
        let hour = usize::try_from(local.hour()).unwrap();
        Said { author: m.author.to_string(), at: m.at.0, weekday, hour }
    };
    let threads = plan.threads.iter().map(|t| t.messages.iter().map(said).collect()).collect();
    Past { people: plan.people.len(), threads }
}

/// Threads as Slack has them; what was said outside of one belongs together while pauses are short.
fn export(folder: &Path) -> Past {
    let read = |path: &Path| -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let users = read(&folder.join("users.json"));
    let zone = |u: &serde_json::Value| u["tz_offset"].as_i64().unwrap_or(0) * 1000;
    let offsets: HashMap<String, i64> =
        users.as_array().unwrap().iter().map(|u| (u["id"].as_str().unwrap().to_owned(), zone(u))).collect();
    let mut threads: BTreeMap<(String, String), Vec<Said>> = BTreeMap::new();
    for channel in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        let mut days: Vec<_> = std::fs::read_dir(&channel).unwrap().map(|e| e.unwrap().path()).collect();
        days.sort();
        let (mut open, mut last) = (String::new(), 0);
        for message in days.iter().flat_map(|day| read(day).as_array().unwrap().clone()) {
            let (Some(user), None) = (message["user"].as_str(), message["subtype"].as_str()) else {
                continue;
            };
            let stamp = message["ts"].as_str().unwrap();
            let at = stamp.split('.').next().unwrap().parse::<i64>().unwrap() * 1000;
            let key = message["thread_ts"].as_str().map(str::to_owned).unwrap_or_else(|| {
                if at - last > 30 * 60_000 {
                    stamp.clone_into(&mut open);
                }
                last = at;
                open.clone()
            });
            let local = Time(at + offsets.get(user).copied().unwrap_or(0)).zoned("UTC");
            let weekday = usize::try_from(local.weekday().to_monday_zero_offset()).unwrap();
            let hour = usize::try_from(local.hour()).unwrap();
            let said = Said { author: user.to_owned(), at, weekday, hour };
            threads.entry((channel.display().to_string(), key)).or_default().push(said);
        }
    }
    for thread in threads.values_mut() {
        thread.sort_by_key(|m| m.at);
    }
    Past { people: offsets.len(), threads: threads.into_values().collect() }
}

fn percent(part: usize, of: usize) -> String {
    format!("{:.1} %", part as f64 * 100.0 / of.max(1) as f64)
}

fn quantile(sorted: &[i64], permille: usize) -> i64 {
    sorted.get((sorted.len().saturating_sub(1)) * permille / 1000).copied().unwrap_or(0)
}

fn measures(past: &Past) -> Vec<(String, String)> {
    let all: Vec<&Said> = past.threads.iter().flatten().collect();
    let mut by: HashMap<&str, i64> = HashMap::new();
    for said in &all {
        *by.entry(&said.author).or_default() += 1;
    }
    let mut counts: Vec<i64> = by.into_values().collect();
    counts.sort_by(|a, b| b.cmp(a));
    let top = |share: usize| {
        let people = (counts.len() * share).div_ceil(100);
        percent(usize::try_from(counts.iter().take(people).sum::<i64>()).unwrap(), all.len())
    };
    let n = counts.len() as f64;
    let ranked: f64 = counts.iter().rev().enumerate().map(|(i, c)| (i as f64 + 1.0) * *c as f64).sum();
    let gini = 2.0 * ranked / (n * all.len() as f64) - (n + 1.0) / n;
    let mut lines = vec![
        (
            "people, messages, threads".to_owned(),
            format!("{}, {}, {}", past.people, all.len(), past.threads.len()),
        ),
        ("people who wrote".to_owned(), percent(counts.len(), past.people)),
        ("by the top 1 % of authors".to_owned(), top(1)),
        ("by the top 10 %".to_owned(), top(10)),
        ("by the top 50 %".to_owned(), top(50)),
        ("Gini".to_owned(), format!("{gini:.2}")),
    ];
    lines.extend(threads(past));
    lines.extend(rhythm(&all));
    lines
}

fn threads(past: &Past) -> Vec<(String, String)> {
    let minutes = |ms: i64| format!("{:.1} min", ms as f64 / 60_000.0);
    let mut first: Vec<i64> =
        past.threads.iter().filter(|t| t.len() > 1).map(|t| t[1].at - t[0].at).collect();
    let gaps = past.threads.iter().flat_map(|t| t.windows(2));
    let mut gaps: Vec<i64> = gaps.filter(|w| w[0].author != w[1].author).map(|w| w[1].at - w[0].at).collect();
    let mut lengths: Vec<i64> = past.threads.iter().map(|t| i64::try_from(t.len()).unwrap()).collect();
    first.sort_unstable();
    gaps.sort_unstable();
    lengths.sort_unstable();
    let quartiles = |s: &[i64]| {
        let at = |n| minutes(quantile(s, n));
        format!("{} / {} / {} / {}", at(250), at(500), at(750), at(950))
    };
    let alone = lengths.iter().filter(|l| **l == 1).count();
    let at = |n| quantile(&lengths, n);
    let last = lengths.last().copied().unwrap_or(0);
    vec![
        ("first reply after: quartiles / 95 %".to_owned(), quartiles(&first)),
        ("next voice after: quartiles / 95 %".to_owned(), quartiles(&gaps)),
        ("threads nobody replied to".to_owned(), percent(alone, lengths.len())),
        (
            "messages in a thread: median / 75 % / 95 % / longest".to_owned(),
            format!("{} / {} / {} / {last}", at(500), at(750), at(950)),
        ),
    ]
}

fn rhythm(all: &[&Said]) -> Vec<(String, String)> {
    let share = |test: &dyn Fn(&Said) -> bool| all.iter().filter(|m| test(m)).count();
    let days: Vec<String> = (0..7)
        .map(|d| format!("{:.0}", share(&|m| m.weekday == d) as f64 * 100.0 / all.len() as f64))
        .collect();
    let hours: Vec<String> = (0..8)
        .map(|h| format!("{:.0}", share(&|m| m.hour / 3 == h) as f64 * 100.0 / all.len() as f64))
        .collect();
    vec![
        ("Monday to Sunday, %".to_owned(), days.join(" ")),
        ("0–3 h, 3–6 h, … 21–24 h, %".to_owned(), hours.join(" ")),
    ]
}
