//! `cargo xtask bench`: home, thread and durable reply on a large network, each as a ratio to a bare
//! handler (or to one fsync each) in the same run, with start-up time and memory beside it.
//!
//! `--quick` takes a small network, `--json` prints one line for scripts, `--keep FOLDER` keeps the
//! data for the next run. The program must have been built in release (`xtask bench` does it).

mod extremes;
mod load;
mod servers;

use std::path::{Path, PathBuf};
use std::time::Duration;

use company::bench::Size;
use load::{Request, drive, fetch};
use servers::Server;

/// One line of the table.
#[derive(Debug, serde::Serialize)]
struct Row {
    measure: &'static str,
    engine: &'static str,
    connections: usize,
    /// Requests a second, the median of the runs.
    rate: f64,
    /// The same of what it is compared with.
    against: f64,
    /// Median of the runs' own ratios.
    ratio: f64,
    /// The worst run's ratio.
    worst: f64,
    /// Bytes of one answer.
    bytes: usize,
}

#[derive(Debug, Default, serde::Serialize)]
struct Report {
    people: usize,
    messages: usize,
    start_ms: f64,
    idle_mb: f64,
    loaded_mb: f64,
    rows: Vec<Row>,
    costs: Vec<extremes::Cost>,
    broadcast: Option<extremes::Broadcast>,
}

/// What is asked for on the command line.
struct Asked {
    size: Size,
    seconds: u64,
    rounds: usize,
    json: bool,
    keep: Option<PathBuf>,
}

fn asked() -> Asked {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| words.iter().any(|w| w == word);
    let keep = words.iter().position(|w| w == "--keep").and_then(|at| words.get(at + 1)).map(PathBuf::from);
    let small = Size { people: 5_000, spaces: 200, threads: 10_000, messages: 100_000 };
    let size = if has("--quick") { small } else { Size::FULL };
    let (seconds, rounds) = if has("--quick") { (2, 3) } else { (4, 5) };
    Asked { size, seconds, rounds, json: has("--json"), keep }
}

const CONNECTIONS: usize = 64;

fn main() -> Result<(), String> {
    let words: Vec<String> = std::env::args().collect();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(text)?;
    if let Some(at) = words.iter().position(|w| w == "--bare") {
        let file = words.get(at + 1).ok_or("--bare FILE")?;
        return runtime.block_on(servers::bare(Path::new(file)));
    }
    runtime.block_on(bench(asked()))
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

async fn bench(asked: Asked) -> Result<(), String> {
    let held = tempfile::tempdir().map_err(text)?;
    let folder = asked.keep.clone().unwrap_or_else(|| held.path().to_path_buf());
    let known = servers::prepare(&folder, asked.size).await?;
    let server = Server::start(&folder, &[], None).await?;
    let mut report = Report {
        people: asked.size.people,
        messages: asked.size.messages,
        start_ms: server.start.as_secs_f64() * 1000.0,
        idle_mb: server.memory_mb(),
        ..Report::default()
    };
    let home: Vec<Request> = known.tokens.iter().map(|t| Request::get("/", t)).collect();
    report.rows.push(against_bare("home", &server, &home, &asked, held.path()).await?);
    let thread: Vec<Request> = known.tokens.iter().map(|t| Request::get(&known.thread, t)).collect();
    report.rows.push(against_bare("thread", &server, &thread, &asked, held.path()).await?);
    report.loaded_mb = server.memory_mb();
    drop(server);
    report.rows.push(durable(&folder, &known, &asked, held.path()).await?);
    let far = extremes::prepare(&folder, &known).await?;
    let server = Server::start(&folder, &[], None).await?;
    report.costs = extremes::costs(&server, &known, &far, &asked).await?;
    drop(server);
    report.broadcast = Some(extremes::broadcast(&folder, &known).await?);
    show(&report, asked.json);
    Ok(())
}

/// Runs a page and the bare handler with the page's own bytes in turns.
async fn against_bare(
    measure: &'static str,
    server: &Server,
    requests: &[Request],
    asked: &Asked,
    folder: &Path,
) -> Result<Row, String> {
    let first = requests.first().ok_or("nobody to ask as")?;
    let body = fetch(server.port, first).await?;
    let file = folder.join(format!("{measure}.html"));
    std::fs::write(&file, &body).map_err(text)?;
    let bare = Server::bare(&file).await?;
    let span = Duration::from_secs(asked.seconds);
    drive(server.port, requests, CONNECTIONS, span).await?;
    let mut runs = Vec::new();
    for _ in 0..asked.rounds {
        let limit = drive(bare.port, std::slice::from_ref(first), CONNECTIONS, span).await?;
        let real = drive(server.port, requests, CONNECTIONS, span).await?;
        runs.push((real, limit));
    }
    Ok(row(measure, &runs, body.len()))
}

/// Replies with an fsync of 2 ms: shared by waiting writes, against one fsync each.
async fn durable(
    folder: &Path,
    known: &servers::Known,
    asked: &Asked,
    scratch: &Path,
) -> Result<Row, String> {
    let slow = servers::slow_fsync(scratch)?;
    let path = format!("/api/v1/threads/{}/replies", known.thread_id);
    let requests: Vec<Request> = known
        .tokens
        .iter()
        .map(|t| Request::post(&path, t, r#"{"text":"Measured again: 42 Nm at 20 °C."}"#))
        .collect();
    let span = Duration::from_secs(asked.seconds);
    let alone = scratch.join("alone.toml");
    std::fs::write(&alone, format!("{}group-commit = 1\n", servers::LIFTED)).map_err(text)?;
    let mut runs = Vec::new();
    for _ in 0..asked.rounds {
        let mut pair = [0.0, 0.0];
        for (at, rate) in pair.iter_mut().enumerate() {
            let config = (at == 1).then(|| alone.display().to_string());
            let arguments: Vec<String> =
                config.into_iter().flat_map(|c| ["--config".to_owned(), c]).collect();
            let server = Server::start(folder, &arguments, Some(&slow)).await?;
            *rate = drive(server.port, &requests, CONNECTIONS, span).await?;
        }
        runs.push((pair[0], pair[1]));
    }
    Ok(row("reply", &runs, 0))
}

fn row(measure: &'static str, runs: &[(f64, f64)], bytes: usize) -> Row {
    let ratios: Vec<f64> = runs.iter().map(|(a, b)| a / b).collect();
    Row {
        measure,
        engine: "sqlite",
        connections: CONNECTIONS,
        rate: median(runs.iter().map(|r| r.0).collect()),
        against: median(runs.iter().map(|r| r.1).collect()),
        worst: ratios.iter().copied().fold(f64::INFINITY, f64::min),
        ratio: median(ratios),
        bytes,
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn show(report: &Report, json: bool) {
    if json {
        println!("{}", serde_json::to_string(report).unwrap_or_default());
        return;
    }
    println!("{} people, {} messages, SQLite, {CONNECTIONS} connections", report.people, report.messages);
    println!(
        "start {:.0} ms, idle {:.0} MB, after the load {:.0} MB",
        report.start_ms, report.idle_mb, report.loaded_mb
    );
    println!(
        "{:8} {:>10} {:>12} {:>8} {:>8} {:>8}",
        "measure", "a second", "against", "ratio", "worst", "bytes"
    );
    for row in &report.rows {
        println!(
            "{:8} {:>10.0} {:>12.0} {:>8.3} {:>8.3} {:>8}",
            row.measure, row.rate, row.against, row.ratio, row.worst, row.bytes
        );
    }
    for far in &report.costs {
        println!("{}: {:.2} times the usual page (worst round {:.2})", far.measure, far.cost, far.worst);
    }
    if let Some(all) = &report.broadcast {
        println!(
            "announcement to {} people: {:.1} s, killed {} times, {} missing, {} twice",
            all.people, all.seconds, all.kills, all.missing, all.twice
        );
    }
}
