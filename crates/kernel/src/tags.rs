//! Hashtags: `#word` in rendered text, outside of code and links. They become links when the HTML
//! is made, and are read back from those links, so both always agree.

use crate::fold;

/// Longest hashtag in characters.
pub const LONGEST: usize = 50;

/// A hashtag: how it was written, and the form by which it is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// Folded: `etancheite`.
    pub folded: String,
    /// As it was written: `Étanchéité`.
    pub name: String,
}

impl Tag {
    /// A hashtag of a word, without its `#`; `None` when it cannot be one.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        let name = word.trim().trim_start_matches('#').trim_end_matches(['-', '_']);
        let fine = name.chars().all(inside) && name.contains(char::is_alphabetic);
        let begins = name.starts_with(char::is_alphanumeric);
        let folded = fold::fold(name);
        let fits = name.chars().count() <= LONGEST && folded.chars().count() <= LONGEST;
        (fine && begins && fits && folded.chars().all(inside)).then(|| Self { folded, name: name.to_owned() })
    }
    /// The page of its threads.
    #[must_use]
    pub fn path(&self) -> String {
        path(&self.folded)
    }
}

/// The page of a folded hashtag.
#[must_use]
pub fn path(folded: &str) -> String {
    let mut out = "/tags/".to_owned();
    for byte in folded.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-' || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Puts links around the hashtags of clean HTML.
#[must_use]
pub fn link(html: &str) -> String {
    if !html.contains('#') {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len() + 128);
    // Depth within code and links; what stands before a piece of text.
    let (mut shut, mut before) = (0_usize, ' ');
    for (at, piece) in html.split('<').enumerate() {
        let (tag, text) = if at == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        if at > 0 {
            let name: String =
                tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            if matches!(name.as_str(), "a" | "code" | "pre" | "kbd" | "samp") {
                shut = if tag.starts_with('/') { shut.saturating_sub(1) } else { shut + 1 };
            }
            if !crate::rich::within_words(tag) {
                before = ' ';
            }
            out.push('<');
            out.push_str(tag);
            out.push('>');
        }
        if shut > 0 {
            out.push_str(text);
        } else {
            words(text, before, &mut out);
        }
        before = text.chars().next_back().unwrap_or(before);
    }
    out
}

/// The words of a text, with links around its hashtags.
fn words(text: &str, mut before: char, out: &mut String) {
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once('#') {
        out.push_str(head);
        before = if head.ends_with("&nbsp;") { ' ' } else { head.chars().next_back().unwrap_or(before) };
        let (word, after) = tail.split_at(tail.find(|c| !inside(c)).unwrap_or(tail.len()));
        let opens = before.is_whitespace() || "([{«\"'’“".contains(before);
        match Tag::read(word).filter(|_| opens) {
            Some(tag) => {
                let over = word.strip_prefix(tag.name.as_str()).unwrap_or_default();
                out.push_str(&format!("<a class=\"tag\" href=\"{}\">#{}</a>{over}", tag.path(), tag.name));
            }
            None => {
                out.push('#');
                out.push_str(word);
            }
        }
        before = word.chars().next_back().unwrap_or('#');
        rest = after;
    }
    out.push_str(rest);
}

/// The hashtags of HTML that `link` made, each once, at most `most`.
#[must_use]
pub fn of_html(html: &str, most: usize) -> Vec<Tag> {
    let mut found: Vec<Tag> = Vec::new();
    for piece in html.split("<a class=\"tag\" href=\"/tags/").skip(1) {
        let word = piece.split_once(">#").and_then(|(_, rest)| rest.split_once("</a>")).map(|(word, _)| word);
        if let Some(tag) = word.and_then(Tag::read)
            && !found.iter().any(|t| t.folded == tag.folded)
            && found.len() < most
        {
            found.push(tag);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(markdown: &str) -> Vec<String> {
        of_html(&crate::rich::html(markdown, &|_| None), 20).into_iter().map(|t| t.folded).collect()
    }

    #[test]
    fn hashtags_are_words_outside_of_code_and_links() {
        assert_eq!(
            folded("#Étanchéité, (#pump-3) and **#seal**s.\n\n# Not this\n#1 a#b"),
            ["etancheite", "pump-3", "seal"]
        );
        assert_eq!(folded("`#code` [#inside](https://a.b/#c) https://a.b/#d\n\n```\n#fence\n```"), [""; 0]);
        assert_eq!(folded("#Насос #насос #_x #x_ «\u{a0}#jointures\u{a0}»"), ["насос", "x", "jointures"]);
    }

    #[test]
    fn they_become_links_and_nothing_else_does() {
        let html = crate::rich::html("Mind the #Насос-2, & <b>#x</b> &nbsp;#y it's #39;", &|_| None);
        assert!(
            html.contains("<a class=\"tag\" href=\"/tags/%D0%BD%D0%B0%D1%81%D0%BE%D1%81-2\">#Насос-2</a>,"),
            "{html}"
        );
        assert!(!html.contains("<b>") && html.contains("/tags/y\""), "{html}");
        assert_eq!(crate::rich::plain(&crate::rich::html("see #seal.", &|_| None)), "see #seal.");
    }
}
