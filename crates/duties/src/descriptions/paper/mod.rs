//! The description on paper: one list of blocks in one language, from which page, Markdown and Word
//! are made, so that the three never say different things. Pure.

pub mod blocks;
mod docx;
mod markdown;

pub use blocks::{blocks, short};
pub use docx::docx;
pub use markdown::markdown;

/// One entry of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What stands first, in bold.
    pub head: String,
    /// What it means.
    pub body: String,
    /// How often, how much.
    pub side: String,
    /// When it is done, where it is done sometimes.
    pub note: String,
}

/// A block of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of the whole.
    Title(String),
    /// What the job is, as a first sentence.
    Lead(String),
    /// What one looks for first: name and value.
    Facts(Vec<(String, String)>),
    /// A part.
    Heading(String),
    /// A part of a part.
    Small(String),
    /// A paragraph.
    Text(String),
    /// A list.
    List(Vec<Entry>),
    /// A table: its heads, then its rows.
    Table(Vec<String>, Vec<Vec<String>>),
}
