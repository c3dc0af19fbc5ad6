//! Rich text: Markdown is what people write and what is stored; safe HTML is made once, here.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use ammonia::Builder;
use comrak::Options;
use comrak::nodes::NodeValue;

mod files;

pub use files::{FileShown, dress, file_links, with_files};

/// Longest message in characters.
pub const LONGEST: usize = 40_000;

/// Markdown as safe HTML. `mention` answers the shown name of a handle, or `None` when there is
/// no such person; raw HTML in the source is shown as text.
#[must_use]
pub fn html(markdown: &str, mention: &dyn Fn(&str) -> Option<String>) -> String {
    let linked = link_mentions(&shallow(markdown), mention);
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.render.hardbreaks = true;
    options.render.escape = true;
    crate::tags::link(&cleaner().clean(&rendered(&linked, &options)).to_string())
}

/// As HTML. Pictures from elsewhere become links to them: a page never fetches from strangers.
fn rendered(markdown: &str, options: &Options<'_>) -> String {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, options);
    for node in root.descendants() {
        let mut data = node.data.borrow_mut();
        if let NodeValue::Image(link) = &data.value
            && files::own(&link.url).is_none()
        {
            data.value = NodeValue::Link(link.clone());
        }
    }
    let mut html = String::new();
    if let Err(error) = comrak::format_html(root, options, &mut html) {
        // Writing to a string cannot fail.
        debug_assert!(false, "{error}");
    }
    html
}

/// How deep a quotation can be nested; thousands of levels would take seconds to render.
const DEEPEST: usize = 20;

/// Drops the marks of quotations beyond the deepest level.
fn shallow(markdown: &str) -> std::borrow::Cow<'_, str> {
    if !markdown.contains(&">".repeat(DEEPEST)) && !markdown.contains("> > > > > > > > ") {
        return markdown.into();
    }
    let line = |line: &str| {
        let (mut depth, mut marks) = (0, true);
        let kept = line.chars().filter(|c| {
            marks = marks && matches!(c, '>' | ' ' | '\t');
            depth += usize::from(marks && *c == '>');
            !(marks && *c == '>' && depth > DEEPEST)
        });
        kept.collect::<String>()
    };
    markdown.split_inclusive('\n').map(line).collect::<String>().into()
}

fn cleaner() -> &'static Builder<'static> {
    static CLEANER: OnceLock<Builder<'static>> = OnceLock::new();
    CLEANER.get_or_init(|| {
        let mut builder = Builder::default();
        builder
            .rm_tag_attributes("img", ["align", "height", "width"])
            .attribute_filter(|tag, name, value| {
                let kept = match (tag, name) {
                    ("img", "src") => files::own(value).is_some(),
                    ("code", "class") => language(value),
                    _ => true,
                };
                kept.then(|| value.into())
            })
            .add_tags(["input"])
            .add_tag_attributes("code", ["class"])
            .add_tag_attributes("input", ["type", "checked", "disabled"])
            .add_tag_attribute_values("a", "class", ["mention"])
            .link_rel(Some("noopener nofollow ugc"))
            .url_schemes(["http", "https", "mailto"].into())
            .url_relative(ammonia::UrlRelative::PassThrough);
        builder
    })
}

/// The class of a block of code that says its language, and no other.
fn language(class: &str) -> bool {
    class.strip_prefix("language-").is_some_and(|name| {
        name.len() <= 20 && name.chars().all(|c| c.is_ascii_alphanumeric() || "+#-_".contains(c))
    })
}

/// Safe HTML of a message as it stands in a mail: links lead to the network's own address, nothing is
/// loaded from anywhere, and every tag is closed.
#[must_use]
pub fn for_mail(html: &str, base: &str) -> String {
    let mut builder = Builder::default();
    builder.rm_tags(["img", "input"]).rm_tag_attributes("a", ["hreflang"]).link_rel(None);
    builder.url_schemes(["http", "https", "mailto"].into());
    let Ok(base) = ammonia::Url::parse(base) else { return builder.clean(html).to_string() };
    builder.url_relative(ammonia::UrlRelative::RewriteWithBase(base));
    builder.clean(html).to_string()
}

/// The handles mentioned in a text: `@` after a space or at the start, outside code.
#[must_use]
pub fn handles(markdown: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(markdown, &mut |piece| {
        if let Piece::Handle(handle) = piece {
            found.insert(handle.to_owned());
        }
    });
    found
}

fn link_mentions(markdown: &str, mention: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(markdown.len() + 64);
    walk(markdown, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Handle(handle) => match mention(handle) {
            Some(name) => {
                let name: String = name.chars().filter(|c| !"[]\\`*_<>".contains(*c)).collect();
                out.push_str(&format!("[@{name}](/p/{handle})"));
            }
            None => {
                out.push('@');
                out.push_str(handle);
            }
        },
    });
    out
}

enum Piece<'a> {
    Text(&'a str),
    Handle(&'a str),
}

/// Cuts a text into plain pieces and mentioned handles; code spans and fences stay plain.
fn walk<'a>(text: &'a str, each: &mut dyn FnMut(Piece<'a>)) {
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        if fence(line) {
            fenced = !fenced;
            each(Piece::Text(line));
        } else if fenced {
            each(Piece::Text(line));
        } else {
            walk_line(line, each);
        }
    }
}

/// Whether a line opens or closes a block of code, also one in a quotation or right after an item's sign.
fn fence(line: &str) -> bool {
    let start = line.trim_start_matches([' ', '\t', '>']);
    let item = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = item.strip_prefix(['-', '*', '+', '.', ')']).filter(|rest| rest.starts_with(' '));
    // After ticks that open a block no tick follows on the line.
    let opens = |s: &str| s.starts_with("```") && !s.trim_start_matches('`').contains('`');
    [start, item.map_or("", str::trim_start)].iter().any(|s| s.starts_with("~~~") || opens(s))
}

/// How long the code is that a text begins with, its ticks included; the ticks alone when none close it.
fn code(text: &str) -> usize {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let (open, mut rest) = text.split_at(ticks);
    while let Some(at) = rest.find(open) {
        let after = rest.split_at(at).1;
        let run = after.len() - after.trim_start_matches('`').len();
        rest = after.split_at(run).1;
        if run == ticks {
            return text.len() - rest.len();
        }
    }
    ticks
}

fn walk_line<'a>(line: &'a str, each: &mut dyn FnMut(Piece<'a>)) {
    let mut rest = line;
    let mut before = ' ';
    while let Some(at) = rest.find(['@', '`', '\\']) {
        let (head, tail) = rest.split_at(at);
        each(Piece::Text(head));
        before = head.chars().next_back().unwrap_or(before);
        if !tail.starts_with('@') {
            // What a backslash takes its meaning from, and code, are passed over whole.
            let second = tail.chars().nth(1).map_or(1, |c| 1 + c.len_utf8());
            let (plain, after) = tail.split_at(if tail.starts_with('`') { code(tail) } else { second });
            each(Piece::Text(plain));
            (rest, before) = (after, plain.chars().next_back().unwrap_or('`'));
            continue;
        }
        let name = tail.trim_start_matches('@');
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c)));
        let (name, _) = name.split_at(end.unwrap_or(name.len()));
        let handle = name.trim_end_matches(['.', '-', '_']);
        let opens = before.is_whitespace() || "([{«\"'’>*_~|".contains(before);
        let single = !tail.starts_with("@@");
        let taken = if opens && single && !handle.is_empty() {
            each(Piece::Handle(handle));
            1 + handle.len()
        } else {
            each(Piece::Text("@"));
            1
        };
        before = 'x';
        rest = tail.split_at(taken).1;
    }
    each(Piece::Text(rest));
}

/// The plain words of rendered HTML: for search, excerpts, mails.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let (tag, text) = match (at, piece.split_once('>')) {
            (0, _) => ("", piece),
            (_, parts) => parts.unwrap_or((piece, "")),
        };
        if at > 0 && !within_words(tag) {
            out.push(' ');
        }
        if tag.starts_with("img ") {
            out.push_str(
                tag.split_once("alt=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default(),
            );
            out.push(' ');
        }
        out.push_str(text);
    }
    let text = out
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&");
    text.split([' ', '\n', '\t']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Text as it may stand in HTML and in its attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Whether a tag stands within a line of words, so that it does not part them.
pub(crate) fn within_words(tag: &str) -> bool {
    const INLINE: [&str; 23] = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q",
        "s", "samp", "small", "span", "strong", "sub", "sup", "u",
    ];
    let name = tag.trim_start_matches('/');
    let (name, _) = name.split_at(name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len()));
    INLINE.contains(&name)
}

/// The first `most` characters of the plain words, cut at a word.
#[must_use]
pub fn excerpt(html: &str, most: usize) -> String {
    let text = plain(html);
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(handle: &str) -> Option<String> {
        (handle == "ines.moreau").then(|| "Inès Moreau".to_owned())
    }

    #[test]
    fn script_is_words_and_mentions_are_links() {
        let html = html("Hi @ines.moreau, <script>alert(1)</script> **so** `@ines.moreau`", &names);
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("<a href=\"/p/ines.moreau\""), "{html}");
        assert_eq!(html.matches("/p/ines.moreau").count(), 1, "{html}");
        assert!(html.contains("<strong>so</strong>"));
    }

    #[test]
    fn hostile_links_lose_their_address() {
        let html = html("[x](javascript:alert(1)) [y](data:text/html,1)", &names);
        assert!(!html.contains("javascript:") && !html.contains("data:"), "{html}");
    }

    #[test]
    fn quotations_are_nested_twenty_deep_at_most() {
        let begun = std::time::Instant::now();
        for deep in [">".repeat(40_000), "> ".repeat(20_000)] {
            assert!(html(&format!("{deep}x"), &names).matches("<blockquote>").count() <= DEEPEST);
        }
        assert!(begun.elapsed().as_secs() < 2);
        assert_eq!(html("> > a", &names).matches("<blockquote>").count(), 2);
    }

    #[test]
    fn handles_are_found_outside_code_and_addresses() {
        let found = handles("(@a.b) mail me@c.d `@e` @f-g.\n```\n@h\n```\n@i");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a.b", "f-g", "i"]);
        let found = handles("> ```\n> @a\n> ```\n- ~~~\n  @b\n  ~~~\n\\` @c `` @d ` `` **@e** \\@f `@g");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["c", "e"]);
    }

    #[test]
    fn code_keeps_its_language_and_no_other_class() {
        let html = html("```sql\nselect\n```\n```a.b\nx\n```", &names);
        assert!(html.contains("<code class=\"language-sql\">"), "{html}");
        assert_eq!(html.matches("class").count(), 1, "{html}");
    }

    #[test]
    fn excerpts_end_at_a_word() {
        assert_eq!(excerpt("<p>One two three</p>", 8), "One two…");
        assert_eq!(plain("<p>a &amp; b</p><p>c</p>"), "a & b c");
    }

    #[test]
    fn only_blocks_part_words() {
        let said = |markdown: &str| plain(&html(markdown, &names));
        assert_eq!(
            said("**bold**, next (see `code`): @ines.moreau!"),
            "bold, next (see code): @Inès Moreau!"
        );
        assert_eq!(
            said("half**way**\nthere\n\n- one\n- *two*.\n\n| a | b |\n|---|---|\n| c | d |"),
            "halfway there one two. a b c d"
        );
        assert_eq!(plain("a &lt; b<br>c > d"), "a < b c > d");
    }
}
