//! Contact sheets: the made-up company is built and started, Node walks every page and takes pictures.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::run::{self, Done};

/// Makes the sheets in a folder; further words name combinations or `--only=part`.
pub fn shots(folder: &str, rest: &[&str]) -> Done {
    let here = std::env::current_dir().map_err(|e| format!("no current folder: {e}"))?;
    let out = here.join(folder);
    let journeys = run::root().join("tests/journeys");
    tools(&journeys)?;
    run::cargo(&["build", "--quiet", "--package", "ensemble", "--bin", "ensemble"])?;
    let data = std::env::temp_dir().join(format!("ensemble-shots-{}", std::process::id()));
    let (mut demo, address) = start(&data)?;
    let mut node = Command::new("node");
    node.arg("shots.mjs")
        .arg(&out)
        .args(rest)
        .current_dir(journeys)
        .env("ENSEMBLE_URL", format!("http://{address}"));
    let done = run::finish(&mut node);
    // What was made up goes again, whether the walk came to its end or not.
    let ended = demo.kill().and_then(|()| demo.wait()).and_then(|_| std::fs::remove_dir_all(&data));
    done.and(ended.map_err(|e| format!("the demonstration did not end: {e}")))
}

/// Fetches the journeys' own tools when they are not there yet.
fn tools(journeys: &Path) -> Done {
    if journeys.join("node_modules/playwright-core").exists() {
        return Ok(());
    }
    run::finish(
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(journeys),
    )
}

/// The demonstration on a free port, ready to answer.
fn start(data: &Path) -> Result<(Child, String), String> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr());
    let address = free.map_err(|e| format!("no free port: {e}"))?.to_string();
    let mut demo = Command::new(run::target().join("debug/ensemble"))
        .args(["demo", "--listen", &address, "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("the demonstration did not start: {e}"))?;
    let said = demo.stdout.take().map(|s| BufReader::new(s).lines());
    let ready = said.is_some_and(|mut lines| lines.any(|l| l.is_ok_and(|l| l.contains(&address))));
    if ready { Ok((demo, address)) } else { Err("the demonstration ended before it was ready".to_owned()) }
}
