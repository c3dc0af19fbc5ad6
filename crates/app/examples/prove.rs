//! Proves the limits of the charter against the rules of all rooms.
//! `cargo run -p ensemble --example prove -- --json` prints one line; without `--json` a list.

use std::process::ExitCode;

use proofs::{Prover, Report};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match prove().await {
        Ok(report) => {
            show(&report);
            if report.all_proved() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

async fn prove() -> Result<Report, String> {
    let gate = app::rooms::gate()?;
    Ok(Prover::start(&gate)?.report().await)
}

fn show(report: &Report) {
    if std::env::args().any(|arg| arg == "--json") {
        println!("{}", serde_json::to_string(report).unwrap_or_default());
        return;
    }
    for limit in report.limits.iter().chain(&report.ground) {
        let verdict = if limit.proved { "proved" } else { "NOT PROVED" };
        let because = limit.because.as_deref().unwrap_or_default();
        println!("{:24} {verdict} in {} ms {because}", limit.id, limit.ms);
    }
}
