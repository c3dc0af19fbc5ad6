//! Slack's way of writing into Markdown. What comes out is readable, and inert like everything
//! that is written here: it is rendered by the same one function.

use super::marks::{entity, heading, opens_line, pairs, plain, rule, sign};
use crate::exchange::names;
use crate::exchange::past::Speech;

/// The reaction we have for one of theirs.
pub(crate) fn reaction(name: &str) -> Option<&'static str> {
    let bare = name.split("::").next().unwrap_or(name);
    Some(match bare {
        "+1" | "thumbsup" => "👍",
        "heart" | "hearts" | "purple_heart" | "blue_heart" | "green_heart" | "yellow_heart" => "❤️",
        "tada" => "🎉",
        "eyes" => "👀",
        "pray" => "🙏",
        "bulb" => "💡",
        _ => return None,
    })
}

impl Speech {
    /// A message's text as Markdown.
    pub(crate) fn markdown(&self, text: &str) -> String {
        let parts: Vec<&str> = text.split("```").collect();
        let closed = parts.len() % 2 == 1;
        let last = parts.len() - 1;
        let mut out = String::with_capacity(text.len() + 16);
        for (at, part) in parts.into_iter().enumerate() {
            if at % 2 == 0 {
                self.prose(part, &mut out);
            } else if at == last && !closed {
                out.push_str("\\`\\`\\`");
                self.prose(part, &mut out);
            } else {
                self.block(part, &mut out);
            }
        }
        parted(out.trim_end().trim_start_matches('\n'))
    }

    fn block(&self, code: &str, out: &mut String) {
        if code.trim().is_empty() {
            return;
        }
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str("```\n");
        out.push_str(self.code(code).trim_matches('\n'));
        out.push_str("\n```\n");
    }

    /// Code stays as it is; only what Slack put into brackets and entities is undone.
    fn code(&self, code: &str) -> String {
        let mut out = String::with_capacity(code.len());
        let mut rest = code;
        while let Some((before, after)) = rest.split_once('<') {
            out.push_str(&plain(before));
            let Some((inside, tail)) = after.split_once('>') else {
                out.push('<');
                rest = after;
                continue;
            };
            out.push_str(&self.bare(inside));
            rest = tail;
        }
        out.push_str(&plain(rest));
        out
    }

    /// A bracket's content as plain text.
    fn bare(&self, inside: &str) -> String {
        let (target, label) = inside.split_once('|').map_or((inside, None), |(t, l)| (t, Some(l)));
        match target.strip_prefix('@') {
            Some(key) => self
                .people
                .get(key)
                .map_or_else(|| format!("@{}", label.unwrap_or(key)), |s| format!("@{}", s.handle)),
            None => plain(label.unwrap_or(target)),
        }
    }

    /// Text outside fences; pieces between single ticks are code.
    fn prose(&self, text: &str, out: &mut String) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('`') {
            self.piece(before, out);
            let end =
                after.find(['`', '\n']).filter(|end| *end > 0 && after.split_at(*end).1.starts_with('`'));
            match end {
                Some(end) => {
                    let (code, tail) = after.split_at(end);
                    out.push('`');
                    out.push_str(&self.code(code));
                    out.push('`');
                    rest = tail.strip_prefix('`').unwrap_or(tail);
                }
                None => {
                    out.push_str("\\`");
                    rest = after;
                }
            }
        }
        self.piece(rest, out);
    }

    /// Text without any code.
    fn piece(&self, text: &str, out: &mut String) {
        let (bold, strike) = (pairs(text, '*'), pairs(text, '~'));
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let at = text.len() - rest.len();
            let tail = rest.strip_prefix(c).unwrap_or_default();
            rest = match c {
                '<' => self.bracket(tail, out),
                '&' => entity(rest, tail, out),
                ':' => sign(tail, out),
                '*' => put(out, if bold.contains(&at) { "**" } else { "\\*" }, tail),
                '~' => put(out, if strike.contains(&at) { "~~" } else { "\\~" }, tail),
                '\\' => put(
                    out,
                    if tail.starts_with(|n: char| n.is_ascii_punctuation()) { "\\\\" } else { "\\" },
                    tail,
                ),
                ']' if tail.starts_with('(') => put(out, "]\\", tail),
                '•' | '◦' if out.trim_end_matches([' ', '\t']).ends_with('\n') || out.trim().is_empty() =>
                {
                    // A list hangs on no paragraph, and its second level is set in.
                    let set_in = if c == '◦' && !out.ends_with(' ') { "    " } else { "" };
                    out.push_str(set_in);
                    put(out, "-", tail)
                }
                '#' if opens_line(out) && heading(tail) => put(out, "\\#", tail),
                '=' | '-' if opens_line(out) && rule(rest, c) => {
                    out.push('\\');
                    out.push(c);
                    tail
                }
                other => {
                    out.push(other);
                    tail
                }
            };
        }
    }

    /// What stands in angle brackets: a person, a channel, an address, a word for everybody.
    fn bracket<'a>(&self, tail: &'a str, out: &mut String) -> &'a str {
        let Some((inside, after)) =
            tail.split_once('>').filter(|(i, _)| !i.is_empty() && !i.contains(['\n', '<']))
        else {
            out.push_str("\\<");
            return tail;
        };
        let (target, label) = inside.split_once('|').map_or((inside, None), |(t, l)| (t, Some(l)));
        let label = label.filter(|l| !l.is_empty());
        if let Some(key) = target.strip_prefix('@') {
            let handle = self.people.get(key).map(|s| s.handle.clone());
            mention(&handle.unwrap_or_else(|| names::line(label.unwrap_or(key))), after, out);
        } else if let Some(key) = target.strip_prefix('#') {
            let name = shown(label.unwrap_or(key));
            match self.places.get(key) {
                Some(slug) => out.push_str(&format!("[#{name}](/s/{slug})")),
                None => out.push_str(&format!("#{name}")),
            }
        } else if let Some(word) = target.strip_prefix('!') {
            let word = label.unwrap_or_else(|| word.split('^').next().unwrap_or(word));
            out.push_str(&shown(word));
        } else {
            link(target, label, out);
        }
        after
    }
}

/// A quotation ends with its line, as Slack shows it; Markdown would go on with it.
fn parted(text: &str) -> String {
    let (mut out, mut quoted, mut fenced) = (String::with_capacity(text.len() + 8), false, false);
    for line in text.split_inclusive('\n') {
        if quoted && !line.starts_with('>') && !line.trim().is_empty() {
            out.push('\n');
        }
        fenced ^= line.starts_with("```");
        quoted = line.starts_with('>') && !fenced;
        out.push_str(line);
    }
    out
}

fn put<'a>(out: &mut String, text: &str, tail: &'a str) -> &'a str {
    out.push_str(text);
    tail
}

/// A mention stands apart from letters, so that it is seen as one.
fn mention(handle: &str, after: &str, out: &mut String) {
    if out.chars().next_back().is_some_and(|c| !c.is_whitespace() && !"([{«\"'’>".contains(c)) {
        out.push(' ');
    }
    out.push('@');
    out.push_str(handle);
    let mut next = after.chars();
    let joined = match next.next() {
        Some('.') => next.next().is_some_and(char::is_alphanumeric),
        Some(c) => c.is_alphanumeric() || c == '-' || c == '_',
        None => false,
    };
    if joined {
        out.push(' ');
    }
}

/// A label without what would end or format it.
fn shown(label: &str) -> String {
    let mut out = String::new();
    for c in plain(label).chars() {
        if "[]\\`*_~<>".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn link(target: &str, label: Option<&str>, out: &mut String) {
    let address = plain(target);
    let known = ["http://", "https://", "mailto:"].iter().any(|s| address.starts_with(s));
    let whole = !address.contains(|c: char| c.is_whitespace() || c == '<' || c == '>');
    let same = label.is_none_or(|l| plain(l) == address || address.ends_with(&format!(":{}", plain(l))));
    match (known && whole, label) {
        (true, Some(label)) if !same => out.push_str(&format!("[{}](<{address}>)", shown(label))),
        (true, Some(label)) if address.starts_with("mailto:") => out.push_str(&plain(label)),
        (true, _) => out.push_str(&format!("<{address}>")),
        (false, label) => out.push_str(&shown(label.unwrap_or(&address))),
    }
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
