//! In and out: another network's past comes in, this network's words go out.
//!
//! Every import can be stopped at any moment and run again: what a batch wrote and the keys that
//! say so are one transaction. Facts are quiet, so nobody is told of the past; the caller delivers
//! them afterwards (search indexes by them). Problems with the file are found before anything is
//! written; a bad record is reported with its place and skipped.

pub mod archive;
mod bundle;
mod discourse;
mod emoji;
mod encoding;
mod fetch;
mod html;
mod ids;
pub mod jsonl;
mod mbox;
mod names;
pub mod page;
mod past;
mod slack;
mod store;
mod summary;
mod undo;

#[cfg(test)]
pub(crate) mod tests;

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use ::store::Db;

use indicatif::{ProgressBar, ProgressStyle};

pub use fetch::{Fetched, fetch};
pub(crate) use jsonl::is_zip;
pub use jsonl::{export, jsonl, pack, unpack};
pub use past::{ChannelSeen, Choices, Listed, Map, PersonSeen, Preview, Refused, list};
pub use summary::{ExchangeError, Exported, Skipped, Summary};
pub use undo::{Kept, Undone, undo};

/// The kinds of past that are planned alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A Slack export.
    Slack,
    /// A mailing list.
    Mbox,
    /// Files of the Discourse API.
    Discourse,
}

async fn open(
    kind: Kind,
    file: &Path,
    choices: &Choices,
    bounds: archive::Bounds,
) -> Result<Arc<dyn past::Past>, ExchangeError> {
    let (file, choices) = (file.to_owned(), choices.clone());
    off_thread(move || {
        Ok(match kind {
            Kind::Slack => Arc::new(slack::Slack::open(&file, bounds, &choices)?) as Arc<dyn past::Past>,
            Kind::Mbox => Arc::new(mbox::Mbox::open(&file)?),
            Kind::Discourse => Arc::new(discourse::Discourse::open(&file, bounds, &choices)?),
        })
    })
    .await
}

/// Brings a past in. Running it again adds only what is new; one that was cut off goes on.
///
/// # Errors
/// A sentence when the file is not of that kind or cannot be read; nothing is stored then.
pub async fn import(
    db: &Db,
    kind: Kind,
    file: &Path,
    choices: &Choices,
    progress: &Progress,
) -> Result<Summary, ExchangeError> {
    paced(db, kind, file, choices, (progress, archive::Bounds::default(), Pace::default())).await
}

/// As [`import`], with limits and batches of a test.
pub(crate) async fn paced(
    db: &Db,
    kind: Kind,
    file: &Path,
    choices: &Choices,
    (progress, bounds, pace): (&Progress, archive::Bounds, Pace),
) -> Result<Summary, ExchangeError> {
    let past = open(kind, file, choices, bounds).await?;
    past::bring(db, past, file, choices, (progress, pace)).await
}

/// What an import would do; nothing is stored.
///
/// # Errors
/// As [`import`].
pub async fn preview(db: &Db, kind: Kind, file: &Path, choices: &Choices) -> Result<Preview, ExchangeError> {
    let past = open(kind, file, choices, archive::Bounds::default()).await?;
    past::preview(db, past, choices).await
}

/// Runs work that waits for the disk or the processor apart from the runtime's own threads.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ExchangeError> + Send + 'static,
) -> Result<T, ExchangeError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(ExchangeError::file("An internal error while reading the file.")))
}

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
