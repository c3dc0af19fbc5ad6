//! Files in a text: pictures and links of ours (`/files/ID/NAME`), made ready to be read. What they
//! look like is settled when the text is written; sizes are said in each reader's language.

use std::collections::BTreeSet;

use super::escaped;
use crate::Lexicon;

/// How wide a picture stands in a text at most; the middle one of the sizes that are kept.
const WIDEST: i64 = 960;
/// How high it stands at most.
const HIGHEST: i64 = 720;

/// A file as a text shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileShown {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What a picture shows, in words.
    pub alt: String,
    /// Its type (`application/pdf`).
    pub kind: String,
    /// How many bytes.
    pub size: i64,
    /// Width and height of a picture that can be shown.
    pub shape: Option<(i64, i64)>,
}

/// The id in an address of ours: `/files/ID/NAME`.
pub(super) fn own(url: &str) -> Option<i64> {
    let (id, name) = url.strip_prefix("/files/")?.split_once('/')?;
    let plain = !name.is_empty() && !name.contains(['/', '\\']) && id.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| id.parse().ok()).flatten()
}

/// The files a text points to: at most a hundred.
#[must_use]
pub fn file_links(markdown: &str) -> BTreeSet<i64> {
    let pieces = markdown.split("/files/").skip(1);
    pieces.filter_map(|rest| rest.split_once('/')?.0.parse().ok()).take(100).collect()
}

/// Puts what is known of files into rendered HTML: pictures get their shape (so nothing moves when
/// they arrive), other files become cards. What the writer may not read stays a link.
#[must_use]
pub fn with_files(html: &str, files: &[FileShown]) -> String {
    let mut out = String::with_capacity(html.len() + 256 * files.len());
    let mut rest = html;
    while let Some(at) = rest.find("<img ").into_iter().chain(rest.find("<a href=\"/files/")).min() {
        let (head, tail) = rest.split_at(at);
        out.push_str(head);
        let Some((tag, after)) = tail.split_once('>') else {
            rest = tail;
            break;
        };
        rest = after;
        if tag.starts_with("<img ") {
            out.push_str(&picture(tag, files));
        } else {
            let (words, after) = rest.split_once("</a>").unwrap_or((rest, ""));
            out.push_str(&card(tag, words, files));
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let found = tag.split_once(name).and_then(|(_, rest)| rest.strip_prefix("=\""));
    found.and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

fn picture(tag: &str, files: &[FileShown]) -> String {
    let (src, said) = (attribute(tag, "src"), attribute(tag, "alt"));
    let Some(file) = own(src).and_then(|id| files.iter().find(|f| f.id == id)) else {
        let words = if said.is_empty() { src } else { said };
        return if src.is_empty() { said.to_owned() } else { format!("<a href=\"{src}\">{words}</a>") };
    };
    let alt = if said.is_empty() { escaped(&file.alt) } else { said.to_owned() };
    let Some((width, height)) = file.shape.filter(|(w, h)| *w > 0 && *h > 0) else {
        let words = if alt.is_empty() { escaped(&file.name) } else { alt };
        return card(&format!("<a href=\"{src}\""), &words, files);
    };
    let (width, height) = fitted(width, height);
    format!(
        "<a class=\"picture\" href=\"{src}\"><img src=\"{src}?w={WIDEST}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\"></a>"
    )
}

/// The shape within what a text has room for.
fn fitted(width: i64, height: i64) -> (i64, i64) {
    let (w, h) = if width > WIDEST { (WIDEST, height * WIDEST / width) } else { (width, height) };
    let (w, h) = if h > HIGHEST { (w * HIGHEST / h, HIGHEST) } else { (w, h) };
    (w.max(1), h.max(1))
}

fn card(tag: &str, words: &str, files: &[FileShown]) -> String {
    let href = attribute(tag, "href");
    match own(href).and_then(|id| files.iter().find(|f| f.id == id)) {
        // A link that stands around a picture stays one.
        Some(file) if !words.contains("<img") => format!(
            "<a class=\"file\" href=\"{href}\">{words} <small data-file=\"{} {}\"></small></a>",
            file.size,
            short(&file.kind, &file.name)
        ),
        _ => format!("<a href=\"{href}\">{words}</a>"),
    }
}

/// A type in the few letters people know it by.
fn short(kind: &str, name: &str) -> String {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_uppercase());
    let plain = |e: &String| (1..=5).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_alphanumeric());
    end.filter(plain).unwrap_or_else(|| if kind == "text/plain" { "TXT".into() } else { String::new() })
}

/// Says the sizes of files in the reader's language.
#[must_use]
pub fn dress(html: &str, l: &Lexicon) -> String {
    const MARK: &str = " data-file=\"";
    let mut parts = html.split(MARK);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (said, rest) = part.split_once('"').unwrap_or((part, ""));
        let (size, kind) = said.split_once(' ').unwrap_or((said, ""));
        let size = l.bytes(&size.parse().unwrap_or(0));
        let said = if kind.is_empty() { size } else { format!("{kind}, {size}") };
        out.push_str(&rest.replacen('>', &format!(">{}", escaped(&said)), 1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::html;
    use super::*;

    fn shown(id: i64, name: &str, shape: Option<(i64, i64)>) -> FileShown {
        FileShown {
            id,
            name: name.into(),
            alt: "A \"pump\"".into(),
            kind: "image/png".into(),
            size: 9,
            shape,
        }
    }
    fn text(markdown: &str) -> String {
        let files = [shown(7, "a.png", Some((2000, 1000))), shown(8, "plan.pdf", None)];
        with_files(&html(markdown, &|_| None), &files)
    }

    #[test]
    fn pictures_of_ours_have_their_shape() {
        let said = text("![](/files/7/a.png) and ![mine](/files/7/a.png)");
        assert!(
            said.contains(
                "src=\"/files/7/a.png?w=960\" alt=\"A &quot;pump&quot;\" width=\"960\" height=\"480\""
            ),
            "{said}"
        );
        assert!(said.contains("alt=\"mine\""), "{said}");
        assert_eq!(super::super::plain(&said), "A \"pump\" and mine");
    }

    #[test]
    fn pictures_from_elsewhere_are_links() {
        let said =
            text("![x](https://tracker.example/p.gif) ![y](/files/../who) ![z](data:image/png;base64,AA)");
        assert!(!said.contains("<img"), "{said}");
        assert!(said.contains("<a href=\"https://tracker.example/p.gif\""), "{said}");
    }

    #[test]
    fn files_are_cards_and_unknown_ones_links() {
        let said = text("[the plan](/files/8/plan.pdf) [other](/files/9/x.pdf) ![w](/files/9/x.png)");
        assert!(said.contains("<a class=\"file\" href=\"/files/8/plan.pdf\">the plan <small data-file=\"9 PDF\"></small></a>"), "{said}");
        assert!(said.contains("<a href=\"/files/9/x.pdf\">other</a>") && !said.contains("<img"), "{said}");
    }

    #[test]
    fn links_are_found() {
        let found = file_links("![](/files/12/a.png) /files/x/ [b](/files/13/c) /files/14");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [12, 13]);
    }
}
