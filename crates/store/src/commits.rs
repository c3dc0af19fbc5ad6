//! Who hears of commits: consumers in this process, and `signal` for the other nodes.

use tokio::sync::watch;

/// Two counters that can be waited on.
pub(crate) struct Commits {
    /// Commits with facts, of any node.
    pub all: watch::Sender<u64>,
    /// Commits with facts of this process only: what other nodes are told of.
    pub own: watch::Sender<u64>,
}

impl Commits {
    pub(crate) fn new() -> Self {
        Self { all: watch::channel(0).0, own: watch::channel(0).0 }
    }
    /// This process committed facts.
    pub(crate) fn local(&self) {
        self.all.send_modify(|n| *n += 1);
        self.own.send_modify(|n| *n += 1);
    }
    /// Another node did.
    pub(crate) fn elsewhere(&self) {
        self.all.send_modify(|n| *n += 1);
    }
}
