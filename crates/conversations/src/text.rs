//! Words on their way in: cleaned, measured, mentions resolved, HTML made once.

use std::collections::BTreeSet;

use kernel::problem::{FieldError, Fields};
use kernel::rich::FileShown;
use kernel::{PersonId, Problem, rich};

/// Longest title in characters.
pub const LONGEST_TITLE: usize = 200;
/// How many people one message can mention; further names stay plain text.
pub const MOST_MENTIONS: usize = 50;
/// Names that mean everybody in the space.
pub const EVERYBODY: [&str; 4] = ["everybody", "everyone", "all", "tous"];

/// Somebody who may read the place a text is written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The person.
    pub id: PersonId,
    /// Short name, as it stands after the `@`.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

/// A text that was read but whose mentions are not resolved yet.
#[derive(Debug, Clone)]
pub struct Heard {
    markdown: String,
    handles: BTreeSet<String>,
}

/// A text that can be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Markdown, as it was written.
    pub markdown: String,
    /// Safe HTML.
    pub html: String,
    /// Who is mentioned and can read it.
    pub mentioned: Vec<PersonId>,
    /// Handles that stay plain text: no such person, or one who cannot read this place.
    pub unreachable: Vec<String>,
    /// Everybody in the space is mentioned.
    pub everybody: bool,
    /// The files it points to and its writer may read.
    pub files: Vec<i64>,
}

/// Line ends made one, control characters gone (a NUL cannot be stored on every engine).
#[must_use]
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
    kept.trim_end().trim_start_matches('\n').to_owned()
}

/// A title as one line, without characters that turn the direction of what follows.
#[must_use]
pub fn title(text: &str) -> String {
    let shown =
        |c: &char| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}');
    let line: String = clean(text).chars().filter(shown).collect();
    line.split_whitespace_but_nbsp()
}

trait OneLine {
    fn split_whitespace_but_nbsp(&self) -> String;
}
impl OneLine for String {
    /// French needs its non-breaking spaces kept.
    fn split_whitespace_but_nbsp(&self) -> String {
        let words = self.split([' ', '\n', '\t', '\u{2028}', '\u{2029}']).filter(|w| !w.is_empty());
        words.collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

/// Notes what is wrong with a title.
pub fn check_title(fields: &mut Fields, title: &str) {
    fields.length(title, LONGEST_TITLE, "title");
}

impl Heard {
    /// Cleans and measures a text.
    ///
    /// # Errors
    /// `Invalid` for the field `text` when it says nothing or is too long.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let markdown = clean(text);
        let mut fields = Fields::default();
        fields.length(&markdown, rich::LONGEST, "text");
        fields.done()?;
        let handles = rich::handles(&markdown).into_iter().map(|h| h.to_ascii_lowercase()).collect();
        Ok(Self { markdown, handles })
    }
    /// The handles whose people have to be looked up.
    #[must_use]
    pub fn handles(&self) -> Vec<String> {
        let named = self.handles.iter().filter(|h| !EVERYBODY.contains(&h.as_str()));
        named.take(MOST_MENTIONS).cloned().collect()
    }
    /// The files it points to, to be looked up.
    #[must_use]
    pub fn files(&self) -> Vec<i64> {
        rich::file_links(&self.markdown).into_iter().collect()
    }
    /// Makes the HTML of a text without files.
    ///
    /// # Errors
    /// As `resolve_with`.
    pub fn resolve(self, readers: &[Reader]) -> Result<Words, Problem> {
        self.resolve_with(readers, &[])
    }
    /// Makes the HTML, with links to those among `readers` who are named, and with `files`.
    ///
    /// # Errors
    /// `Invalid` when nothing would be shown (an empty link, a comment).
    pub fn resolve_with(self, readers: &[Reader], files: &[FileShown]) -> Result<Words, Problem> {
        let find = |handle: &str| readers.iter().find(|r| r.handle.eq_ignore_ascii_case(handle));
        let html = rich::html(&self.markdown, &|handle| find(handle).map(|r| r.name.clone()));
        let html = rich::with_files(&html, files);
        let shown = |c: char| {
            !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        };
        if !rich::plain(&html).contains(shown) && !html.contains("<img ") {
            return Err(Problem::field("text", "field-empty"));
        }
        let everybody = self.handles.iter().any(|h| EVERYBODY.contains(&h.as_str()));
        let named = self.handles.iter().filter(|h| !EVERYBODY.contains(&h.as_str()));
        let (known, unreachable): (Vec<&String>, Vec<&String>) = named.partition(|h| find(h).is_some());
        Ok(Words {
            mentioned: known.into_iter().filter_map(|h| find(h)).map(|r| r.id).collect(),
            unreachable: unreachable.into_iter().cloned().collect(),
            html,
            everybody,
            files: files.iter().map(|f| f.id).collect(),
            markdown: self.markdown,
        })
    }
}

/// Both verdicts at once, so that a form shows every field that needs mending.
///
/// # Errors
/// `Invalid` with the fields of both.
pub fn both<A, B>(a: Result<A, Problem>, b: Result<B, Problem>) -> Result<(A, B), Problem> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(Problem::Invalid(one)), Err(Problem::Invalid(two))) => {
            Err(Problem::Invalid(one.into_iter().chain(two).collect::<Vec<FieldError>>()))
        }
        (Err(problem), _) | (_, Err(problem)) => Err(problem),
    }
}
