//! A feed as Atom: pure.

use askama::Template;
use kernel::{Lexicon, Problem, Time};
use sha2::{Digest, Sha256};
use web::answer::render;

use super::store::Entry;

/// A feed about to be written.
#[derive(Debug, Template)]
#[template(path = "feeds/views/feed.xml")]
pub struct Feed<'a> {
    /// Words in its reader's language.
    pub l: &'a Lexicon,
    /// Its own word: `space:ID`, `mine:ID`.
    pub about: String,
    /// Its title.
    pub title: String,
    /// The network's address.
    pub base: String,
    /// Where it is read by people.
    pub page: String,
    /// Whether entries say their space.
    pub of_many: bool,
    /// When it last changed.
    pub updated: Time,
    /// The newest first.
    pub entries: &'a [Entry],
}

impl Feed<'_> {
    /// Without signs XML does not know.
    fn x(&self, text: impl AsRef<str>) -> String {
        let fine =
            |c: &char| matches!(c, '\n' | '\t') || (!c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'));
        text.as_ref().chars().filter(fine).collect()
    }

    /// The XML, and the mark that is the same as long as nothing changes.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn written(&self) -> Result<(String, String), Problem> {
        let xml = render(self)?;
        let hash = Sha256::digest(xml.as_bytes());
        let mark: String = hash.iter().take(12).map(|b| format!("{b:02x}")).collect();
        Ok((xml, format!("\"{mark}\"")))
    }
}
