//! By which way a write came: a page, the API, the command line. Whoever takes a request or a command
//! in says so once; every write below carries it, so that no room has to hand it through.

use std::future::Future;

/// By which way a write came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A page or a form.
    Page,
    /// The API.
    Api,
    /// The command line.
    Command,
}

tokio::task_local! {
    static WAY: Way;
}

impl Way {
    /// As it is written down.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::Command => "command",
        }
    }
    /// Everything `work` writes came by this way.
    pub async fn around<F: Future>(self, work: F) -> F::Output {
        WAY.scope(self, work).await
    }
    /// The way of the task that asks; none for what runs by the clock.
    pub(crate) fn here() -> Option<Self> {
        WAY.try_with(|way| *way).ok()
    }
}
