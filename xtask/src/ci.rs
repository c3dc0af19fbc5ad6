//! `cargo ci`: all that has to hold, each step with its time, the test runner's words last.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::run::{Done, cargo, cargo_command, finish, overheard, root, target, there};
use crate::{cluster, install, ran};

/// Buckets are built and tried here, though not everybody builds them.
const ALL: &str = "ensemble/s3";

/// Runs every step; a failed one does not hide what the next would say.
pub fn ci() -> Done {
    let mut steps = Steps::default();
    // What is missing has been named; nothing else can be said without it.
    steps.step("what the tests need", install::install);
    if let Some(why) = steps.failed.first() {
        return Err(why.clone());
    }
    steps.step("format", || cargo(&["fmt", "--all", "--check"]));
    steps.step("lints", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--features",
            ALL,
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ])
    });
    steps.step("tools of the journeys", journeys);
    steps.step("build", || cargo_command_done(&with_runner(&["--no-run"])));
    let mut summary = Vec::new();
    if !steps.failed.iter().any(|f| f.starts_with("build")) {
        steps.step("tests", || tests(&mut summary));
        steps.step("every statement on both engines", || ran::complete(&ran_folder()));
    }
    steps.report(&summary)
}

#[derive(Default)]
struct Steps {
    times: Vec<(&'static str, Duration)>,
    failed: Vec<String>,
}

impl Steps {
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Done) {
        println!("── {name}");
        let started = Instant::now();
        if let Err(why) = work() {
            eprintln!("{why}");
            self.failed.push(format!("{name}: {why}"));
        }
        self.times.push((name, started.elapsed()));
    }

    /// Times first, then what failed, and the test runner's own lines at the very end.
    fn report(self, summary: &[String]) -> Done {
        println!("── times");
        for (name, time) in &self.times {
            println!("{:>8.1} s  {name}", time.as_secs_f64());
        }
        for why in &self.failed {
            println!("FAILED  {why}");
        }
        for line in summary {
            println!("{line}");
        }
        // The exit code says it, and what failed stands above: the last line stays the runner's.
        if self.failed.is_empty() { Ok(()) } else { std::process::exit(1) }
    }
}

fn nextest() -> bool {
    there("cargo-nextest")
}

fn with_runner(more: &[&'static str]) -> Vec<&'static str> {
    let start: &[&str] = if nextest() { &["nextest", "run"] } else { &["test"] };
    [start, &["--workspace", "--features", ALL], more].concat()
}

fn cargo_command_done(args: &[&str]) -> Done {
    finish(&mut cargo_command(args))
}

fn ran_folder() -> PathBuf {
    target().join("ran")
}

/// All tests, against a PostgreSQL of this run's own.
fn tests(summary: &mut Vec<String>) -> Done {
    let folder = ran_folder();
    ran::empty(&folder)?;
    let server = Server::start()?;
    let mut command = cargo_command(&with_runner(&["--no-fail-fast"]));
    command.env("ENSEMBLE_TEST_POSTGRES", &server.address).env("ENSEMBLE_RAN", &folder);
    let (done, lines) = overheard(&mut command);
    let kept = |line: &&String| {
        let line = line.trim_start();
        let verdict = ["Summary [", "test result: ", "FAIL [", "TIMEOUT [", "SIGNAL ["];
        verdict.iter().any(|v| line.starts_with(v))
    };
    *summary = lines.iter().filter(kept).cloned().collect();
    // nextest tells failures as they come and again below its summary: once is enough, above it.
    summary.sort_by_key(|line| line.contains("Summary ["));
    summary.dedup();
    done
}

/// A private PostgreSQL that ends with this value, or by itself should we be killed.
struct Server {
    folder: PathBuf,
    address: String,
}

impl Server {
    fn start() -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("ensemble-ci-{}", std::process::id()));
        let address = cluster::url(&folder)?;
        let kept = folder.clone();
        std::thread::spawn(move || {
            while kept.exists() && cluster::touch(&kept).is_ok() {
                std::thread::sleep(Duration::from_secs(60));
            }
        });
        Ok(Self { folder, address })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        cluster::stop(&self.folder);
    }
}

/// Node's half of the browser journeys has its own package.json, so that nobody else needs it.
fn journeys() -> Done {
    let folder = root().join("tests/journeys");
    if !folder.join("package.json").exists() || fresh(&folder) {
        return Ok(());
    }
    finish(
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder),
    )
}

/// npm writes its own copy of the lock last; one that is younger than ours needs no new run.
fn fresh(folder: &Path) -> bool {
    let age = |path: &str| folder.join(path).metadata().and_then(|m| m.modified()).ok();
    match (age("node_modules/.package-lock.json"), age("package-lock.json")) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    }
}
