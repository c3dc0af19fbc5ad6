//! A note's text: its links to other notes, how it reads, and how two versions differ. Pure.

use std::collections::{BTreeSet, HashMap};

use kernel::problem::Fields;
use kernel::{Problem, fold, rich};
use similar::{ChangeTag, TextDiff};

/// Longest title in characters.
pub const LONGEST_TITLE: usize = 120;
/// Longest text in characters.
pub const LONGEST: usize = 100_000;
/// So many links are followed in one note.
const MOST_LINKS: usize = 200;

/// A note as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Its text in Markdown.
    pub text: String,
}

impl Draft {
    /// Tidied up and checked.
    ///
    /// # Errors
    /// `Invalid` when title or text is missing or too long.
    pub fn new(title: &str, text: &str) -> Result<Self, Problem> {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.replace("\r\n", "\n").trim_end().to_owned();
        let mut fields = Fields::default();
        fields.length(&title, LONGEST_TITLE, "title");
        fields.check(!title.contains(['[', ']']), "title", "notes-title-brackets");
        fields.length(&text, LONGEST, "text");
        fields.done()?;
        Ok(Self { title, text })
    }
    /// The titles it links to, folded.
    #[must_use]
    pub fn links(&self) -> BTreeSet<String> {
        let (mut links, mut rest) = (BTreeSet::new(), self.text.as_str());
        while let Some((_, title, after)) = next_link(rest) {
            links.insert(fold::fold(title));
            rest = after;
            if links.len() >= MOST_LINKS {
                break;
            }
        }
        links
    }
}

/// What stands before the next `[[Title]]`, its title, and what stands behind it.
fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find("[[")?;
        let inside = text.get(open + 2..)?;
        let close = inside.find("]]")?;
        let title = inside.get(..close)?;
        let fits = !title.trim().is_empty() && title.chars().count() <= LONGEST_TITLE;
        if fits && !title.contains(['[', ']', '\n']) {
            return Some((text.get(..open)?, title.trim(), inside.get(close + 2..)?));
        }
        from = open + 2;
    }
}

/// A note as safe HTML: links lead to the notes that are there (`ids` by folded title), the others
/// to the form that writes them.
#[must_use]
pub fn html(text: &str, slug: &str, ids: &HashMap<String, i64>) -> String {
    let (mut linked, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, title, after)) = next_link(rest) {
        linked.push_str(before);
        let target = match ids.get(&fold::fold(title)) {
            Some(id) => format!("/s/{slug}/notes/{id}"),
            None => format!("/s/{slug}/notes/new?title={}", encoded(title)),
        };
        linked.push_str(&format!("[{title}]({target})"));
        rest = after;
    }
    linked.push_str(rest);
    rich::html(&linked, &|_| None)
}

/// A title inside an address.
#[must_use]
pub fn encoded(title: &str) -> String {
    title
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// One line of the difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// `same`, `gone` or `new`.
    pub kind: &'static str,
    /// Its words.
    pub text: String,
}

/// How `now` differs from `was`, line by line; of what is the same only three lines around.
#[must_use]
pub fn differences(was: &str, now: &str) -> Vec<DiffLine> {
    let diff = TextDiff::from_lines(was, now);
    let groups = diff.grouped_ops(3);
    let ops = groups.iter().flatten();
    ops.flat_map(|op| diff.iter_changes(op))
        .map(|change| DiffLine {
            kind: match change.tag() {
                ChangeTag::Equal => "same",
                ChangeTag::Delete => "gone",
                ChangeTag::Insert => "new",
            },
            text: change.value().trim_end_matches('\n').to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_notes_or_to_the_form_that_writes_them() {
        let draft = Draft::new("Home", "See [[Relève]] and [[Not there]], not [[]] or [[a\nb]].").unwrap();
        assert_eq!(draft.links().into_iter().collect::<Vec<_>>(), ["not there", "releve"]);
        let ids = HashMap::from([("releve".to_owned(), 7)]);
        let html = html(&draft.text, "pump-3", &ids);
        assert!(html.contains("href=\"/s/pump-3/notes/7\""), "{html}");
        assert!(html.contains("/s/pump-3/notes/new?title=Not%20there"), "{html}");
    }

    #[test]
    fn hostile_titles_make_no_markup() {
        for text in ["[[<script>alert(1)</script>]]", "[[x](javascript:alert(1))]]", "[[[[[[", "[[a]]]]"] {
            let html = html(text, "s", &HashMap::new());
            assert!(!html.contains("<script") && !html.contains("href=\"javascript"), "{html}");
        }
    }

    #[test]
    fn a_difference_names_what_went_and_what_came() {
        let lines = differences("a\nb\nc\n", "a\nB\nc\n");
        let kinds: Vec<_> = lines.iter().map(|l| (l.kind, l.text.as_str())).collect();
        assert_eq!(kinds, [("same", "a"), ("gone", "b"), ("new", "B"), ("same", "c")]);
        assert!(differences("a", "a").is_empty());
    }
}
