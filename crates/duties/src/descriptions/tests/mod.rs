//! What has to stay true of descriptions.

mod adapting;
mod doors;
mod merging;
mod paper;
mod writing;

use testkit::desk::Beside;
use testkit::{Desk, Reply, Town};

/// The words of the charters: descriptions name indicators as they do.
const CHARTERS: &[(kernel::Lang, &str)] = &[
    (kernel::Lang::En, include_str!("../../../../commons/src/charters/words/en.ftl")),
    (kernel::Lang::Fr, include_str!("../../../../commons/src/charters/words/fr.ftl")),
];

/// The room, beside the words of the charters.
fn desk(t: Town) -> Desk {
    Desk::beside(t, super::room(), &[Beside { name: "charters", words: CHARTERS, ..Beside::default() }])
}

/// What was wrong with a request.
trait Asked {
    /// The fields that need mending.
    fn fields(&self) -> Vec<&'static str>;
}

impl Asked for Reply {
    fn fields(&self) -> Vec<&'static str> {
        self.wrong().into_iter().map(|(field, _)| field).collect()
    }
}
