//! In and out: another network's past comes in, this network's words go out.
//!
//! Every import can be stopped at any moment and run again: what a batch wrote and the keys that
//! say so are one transaction. Facts are quiet, so nobody is told of the past; the caller delivers
//! them afterwards (search indexes by them). Problems with the file are found before anything is
//! written; a bad record is reported with its place and skipped.

pub mod archive;
mod ids;
pub mod jsonl;
mod names;
pub mod slack;
mod store;
mod summary;

#[cfg(test)]
mod tests;

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

pub use jsonl::{export, jsonl};
pub use slack::slack;
pub use summary::{ExchangeError, Exported, Skipped, Summary};

/// How far the work is, where somebody watches.
#[derive(Debug, Clone)]
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar on the terminal; nothing when there is none.
    #[must_use]
    pub fn terminal() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::none();
        }
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{msg:24} {bar:40} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }
    /// Nobody watches.
    #[must_use]
    pub fn none() -> Self {
        Self(ProgressBar::hidden())
    }
    fn more(&self, what: &str, count: usize) {
        self.0.set_message(what.to_owned());
        self.0.inc_length(u64::try_from(count).unwrap_or(0));
    }
    fn done(&self, count: usize) {
        self.0.inc(u64::try_from(count).unwrap_or(0));
    }
    fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// How much goes into one transaction, and where a test stops the work.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    pub batch: usize,
    pub stop_after: Option<usize>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { batch: 1_000, stop_after: None }
    }
}

impl Pace {
    /// Counts a batch that is stored; fails where a test wants the work to be cut off.
    fn stored(&mut self) -> Result<(), ExchangeError> {
        match &mut self.stop_after {
            Some(0) => Err(ExchangeError::Store(::store::Error::Other("cut off".into()))),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}
