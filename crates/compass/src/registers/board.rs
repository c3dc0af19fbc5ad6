//! The board over all communities: what each serves, who looks after it, how it is doing, what is
//! expected of it this quarter.

use kernel::{Lexicon, SpaceId};
use store::Read;

use super::quarter::Quarter;
use super::store::aligned::{self, Serves};
use super::store::board::{self, Community, Outlook, Wanted};

/// Longest outlook in characters.
pub const LONGEST_OUTLOOK: usize = 1_000;

/// Where a community stands in its life, in its order.
pub const STAGES: [&str; 4] = ["start", "growth", "mature", "quiet"];

/// The board as loaded.
#[derive(Debug, Clone)]
pub struct Board {
    /// The quarter.
    pub quarter: Quarter,
    /// All communities.
    pub total: i64,
    /// Those that serve an objective.
    pub aligned: i64,
    /// The communities of this page.
    pub rows: Vec<Line>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A community with what is known of it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The community.
    pub community: Community,
    /// The objectives it serves.
    pub serves: Vec<Serves>,
    /// What is expected of it in the quarter.
    pub outlook: Option<Outlook>,
}

/// Loads a page of the board.
///
/// # Errors
/// What the database says.
pub fn load(r: &mut Read<'_>, quarter: Quarter, wanted: &Wanted) -> store::Res<Board> {
    let most = usize::try_from(wanted.limit).unwrap_or(50);
    let mut found = board::communities(r, &Wanted { limit: wanted.limit + 1, ..wanted.clone() })?;
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| more).map(|c| c.id.to_string());
    let ids: Vec<SpaceId> = found.iter().map(|c| c.id).collect();
    let (total, aligned) = aligned::aligned(r)?;
    let serves = aligned::serves(r, &ids)?;
    let outlooks = board::outlooks(r, &ids, &quarter.to_string())?;
    let row = |community: Community| Line {
        serves: serves.iter().filter(|s| s.space == community.id).cloned().collect(),
        outlook: outlooks.iter().find(|o| o.space == community.id).cloned(),
        community,
    };
    Ok(Board { quarter, total, aligned, rows: found.into_iter().map(row).collect(), next })
}

/// A quarter in words.
#[must_use]
pub fn said(l: &Lexicon, quarter: Quarter) -> String {
    l.args("registers-quarter", &[("nth", &quarter.nth.to_string()), ("year", &quarter.year.to_string())])
}
