//! What came of it, for a person and for a script.

use std::fmt;

use serde::Serialize;

use super::past::Refused;

/// A record that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// File and index, or line.
    pub place: String,
    /// A sentence.
    pub reason: String,
}

/// What an import brought; what was there already is not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// People added.
    pub people: usize,
    /// Units added.
    pub units: usize,
    /// Spaces added.
    pub spaces: usize,
    /// Threads added.
    pub threads: usize,
    /// Replies added.
    pub replies: usize,
    /// Messages added: the openings of threads and the replies.
    pub messages: usize,
    /// Reactions added.
    pub reactions: usize,
    /// Files added.
    pub files: usize,
    /// Records that were here already.
    pub known: usize,
    /// Lines that are no messages of people: somebody joined, a topic changed, a bot wrote.
    pub passed_over: usize,
    /// What is not brought in unless the operator says so.
    pub refused: Vec<Refused>,
    /// The import's number, for `import undo`; none when it brought nothing.
    pub import: Option<i64>,
    /// It went on with an import that was cut off.
    pub resumed: bool,
    /// Bad records.
    pub skipped: Vec<Skipped>,
}

impl Summary {
    pub(crate) fn skip(&mut self, place: impl Into<String>, reason: impl Into<String>) {
        self.skipped.push(Skipped { place: place.into(), reason: reason.into() });
    }
    /// 0 when everything came in, 1 when records were skipped.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        u8::from(!self.skipped.is_empty())
    }
}

/// How many bad records are named in words; the JSON has all of them.
const NAMED: usize = 20;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "Added: {} people, {} units, {} spaces, {} threads with {} replies ({} messages), {} reactions.",
            self.people, self.units, self.spaces, self.threads, self.replies, self.messages, self.reactions
        )?;
        if self.files > 0 {
            writeln!(f, "Files: {}.", self.files)?;
        }
        if self.known > 0 {
            writeln!(f, "Here already: {} records.", self.known)?;
        }
        refused(f, &self.refused)?;
        left_out(f, self.passed_over, &self.skipped)?;
        match self.import {
            Some(id) => writeln!(f, "This is import {id}; “ensemble import undo {id}” takes it back."),
            None => Ok(()),
        }
    }
}

/// What the operator has to allow first.
pub(super) fn refused(f: &mut fmt::Formatter<'_>, all: &[Refused]) -> fmt::Result {
    for one in all {
        let (places, messages, allow) = (one.places, one.messages, one.allow);
        let what = if one.what == "direct" { "direct conversations" } else { "private channels" };
        writeln!(f, "Refused: {places} {what} with {messages} messages; {allow} brings them in.")?;
    }
    Ok(())
}

/// What is no message, and what is bad.
pub(super) fn left_out(f: &mut fmt::Formatter<'_>, passed_over: usize, skipped: &[Skipped]) -> fmt::Result {
    if passed_over > 0 {
        writeln!(f, "Left out: {passed_over} lines that are no messages of people.")?;
    }
    if !skipped.is_empty() {
        writeln!(f, "Skipped: {} bad records.", skipped.len())?;
    }
    for skipped in skipped.iter().take(NAMED) {
        writeln!(f, "  {}: {}", skipped.place, skipped.reason)?;
    }
    if skipped.len() > NAMED {
        writeln!(f, "  … and {} more (see --json)", skipped.len() - NAMED)?;
    }
    Ok(())
}

/// What an export wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// Records, one a line.
    pub records: usize,
    /// Files whose bytes are in it.
    pub files: usize,
    /// Keys of bytes that were not there.
    pub missing: Vec<String>,
    /// What is here and not in it, by name.
    pub left: Vec<&'static str>,
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Written: {} records, the bytes of {} files.", self.records, self.files)?;
        if !self.missing.is_empty() {
            writeln!(
                f,
                "The bytes of {} files were not there: {}",
                self.missing.len(),
                self.missing.join(", ")
            )?;
        }
        if !self.left.is_empty() {
            writeln!(f, "Left here, and in a backup: {}.", self.left.join("; "))?;
        }
        Ok(())
    }
}

/// Why nothing could be read or written; exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExchangeError {
    /// Something about the file, in a sentence.
    File(String),
    /// The database said no. What was stored before stays, and running it again goes on from there.
    Store(::store::Error),
}

impl ExchangeError {
    pub(crate) fn file(why: impl Into<String>) -> Self {
        Self::File(why.into())
    }
    pub(crate) fn io(what: &std::path::Path, error: &std::io::Error) -> Self {
        Self::File(format!("{}: {error}", what.display()))
    }
}

impl fmt::Display for ExchangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(why) => f.write_str(why),
            Self::Store(error) => write!(f, "{error}. What was stored before stays; run it again to go on."),
        }
    }
}
impl std::error::Error for ExchangeError {}
impl From<::store::Error> for ExchangeError {
    fn from(error: ::store::Error) -> Self {
        Self::Store(error)
    }
}
