//! `mail-in`: a reply by mail on standard input, for the pipe of a mail host (Postfix, say). What is
//! refused is answered by mail; only what may be over in a while fails, and is handed in again.

use std::io::Read as _;
use std::process::ExitCode;

use wayfinding::mail::incoming;

use super::{database, end, failed};
use crate::config::Settings;
use crate::{open, router};

/// What mail hosts understand as “later” (`EX_TEMPFAIL`).
const LATER: u8 = 75;

pub(super) async fn run(settings: &Settings) -> ExitCode {
    let mut raw = Vec::new();
    let most = u64::try_from(incoming::routes::LONGEST).unwrap_or(u64::MAX);
    if let Err(error) = std::io::stdin().take(most).read_to_end(&mut raw) {
        return failed(&format!("the mail cannot be read: {error}"));
    }
    let opened = database(settings).and_then(|db| Ok((open::site(settings, db.clone())?, db)));
    let (site, db) = match opened {
        Ok(opened) => opened,
        Err(why) => {
            eprintln!("ensemble: {why}");
            return ExitCode::from(LATER);
        }
    };
    // The rooms' routes are what a reply is posted by.
    drop(router::router(&site));
    let done = incoming::take(&site, &raw).await;
    end(db);
    match done {
        Ok(outcome) => {
            println!("{}", outcome.as_str());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("ensemble: {problem}");
            ExitCode::from(LATER)
        }
    }
}
