//! What a thread is called that has no title of its own. Pure.

use kernel::rich;

use crate::exchange::names;

/// Longest title made of a thread's first words, in characters.
const TITLE: usize = 90;
/// Longest excerpt.
pub(super) const EXCERPT: usize = 240;

/// Its own title, or its first words.
pub(super) fn title(own: Option<&str>, html: &str) -> String {
    let own = own.map(names::line).filter(|t| !t.is_empty());
    let title = own.unwrap_or_else(|| names::line(&rich::excerpt(html, TITLE)));
    if title.is_empty() { "…".to_owned() } else { title }
}
