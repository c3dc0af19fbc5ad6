//! A poll on its thread's page.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;

use super::api::{OptionJson, PollJson};

/// A poll for one reader.
#[derive(Debug, Template)]
#[template(path = "polls/views/_poll.html")]
pub struct PollView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// Address of the thread's page.
    pub path: &'a str,
    /// The poll.
    pub poll: &'a PollJson,
    /// Whether the reader may vote.
    pub may: bool,
}

impl PollView<'_> {
    fn votes(&self, option: &OptionJson) -> String {
        option.votes.map(|n| self.l.n("conv-poll-votes", &n)).unwrap_or_default()
    }
    /// The parts of the page that say how many: they alone are put in place anew, so that nobody
    /// loses what they are about to choose.
    fn counts(&self) -> String {
        let options = self.poll.options.iter().map(|o| format!("#votes-{}", o.place));
        options.chain(["#voters".to_owned()]).collect::<Vec<_>>().join(",")
    }
    fn most(&self) -> i64 {
        self.poll.voters.unwrap_or(0).max(1)
    }
    /// As HTML.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn html(&self) -> Result<String, Problem> {
        render(self)
    }
}
