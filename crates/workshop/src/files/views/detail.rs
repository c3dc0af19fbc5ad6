//! One file.

use askama::Template;
use kernel::{Lexicon, Problem};
use web::answer::render;

use super::short;
use crate::files::file::encoded;
use crate::files::store::Version;
use crate::files::things::FileRow;

/// The page of a file.
#[derive(Debug, Template)]
#[template(path = "files/views/detail.html")]
pub struct Detail<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// The file.
    pub row: &'a FileRow,
    /// The space it lies in.
    pub slug: &'a str,
    /// Its versions.
    pub versions: &'a [Version],
    /// Whether the reader brought it.
    pub mine: bool,
    /// Whether it may be renamed.
    pub may_change: bool,
    /// Whether it may be given new bytes.
    pub may_replace: bool,
    /// Whether it may be taken away.
    pub may_delete: bool,
    /// What went wrong.
    pub wrong: String,
}

impl Detail<'_> {
    fn kind(&self) -> String {
        short(&self.row.name)
    }
    fn folder_query(&self) -> String {
        if self.row.folder.is_empty() {
            String::new()
        } else {
            format!("?folder={}", encoded(&self.row.folder))
        }
    }
    /// As HTML.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn html(&self) -> Result<String, Problem> {
        render(self)
    }
}
