//! The small marks of a text: entities, names of emoji, what Markdown would take for a heading.

use std::collections::HashSet;

use crate::exchange::emoji::emoji;

/// `&lt;`, `&gt;`, `&amp;` as the characters they stand for.
pub(super) fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// `&lt;` and its like; an ampersand that would begin an entity of its own is kept from it.
pub(super) fn entity<'a>(rest: &'a str, tail: &'a str, out: &mut String) -> &'a str {
    for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        let Some(after) = rest.strip_prefix(name) else { continue };
        let begins = |after: &str| {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(after.len());
            end > 0 && after.split_at(end).1.starts_with(';')
        };
        if sign == "&" && begins(after) {
            out.push('\\');
        }
        out.push_str(sign);
        return after;
    }
    out.push('&');
    tail
}

/// `:smile:` and its like; a colon that begins no name stays one.
pub(super) fn sign<'a>(tail: &'a str, out: &mut String) -> &'a str {
    let end = tail.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-'".contains(c)));
    let (name, after) = tail.split_at(end.unwrap_or(tail.len()));
    match (emoji(name), after.strip_prefix(':')) {
        (Some(found), Some(after)) => {
            out.push_str(found);
            // The tone of a skin is left out.
            let tone = after.strip_prefix(":skin-tone-").and_then(|t| t.split_once(':'));
            tone.map_or(after, |(_, after)| after)
        }
        _ => {
            out.push(':');
            tail
        }
    }
}

pub(super) fn opens_line(out: &str) -> bool {
    out.is_empty() || out.ends_with('\n')
}

/// Whether hash signs that began before `tail` would make a heading.
pub(super) fn heading(tail: &str) -> bool {
    let rest = tail.trim_start_matches('#');
    rest.is_empty() || rest.starts_with([' ', '\t', '\n'])
}

/// Whether a line holds nothing but this character: Markdown would underline what is above.
pub(super) fn rule(rest: &str, c: char) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim_end();
    line.len() > 1 && line.chars().all(|each| each == c)
}

/// Places of the marks that come in pairs around words on one line, outside of brackets.
pub(super) fn pairs(text: &str, mark: char) -> HashSet<usize> {
    let mut found = HashSet::new();
    let (mut open, mut before, mut inside): (Option<usize>, char, bool) = (None, ' ', false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, n)| *n);
        match c {
            '\n' => (open, inside) = (None, false),
            '<' => inside = true,
            '>' => inside = false,
            _ if inside || c != mark => {}
            _ => match open {
                Some(start) if !before.is_whitespace() && before != mark && !next.is_alphanumeric() => {
                    found.extend([start, at]);
                    open = None;
                }
                _ if !before.is_alphanumeric() && before != mark && !next.is_whitespace() && next != mark => {
                    open = Some(at);
                }
                _ => {}
            },
        }
        before = c;
    }
    found
}
