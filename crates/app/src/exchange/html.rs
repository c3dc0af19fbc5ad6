//! HTML as Markdown: what other programs rendered becomes words with marks again. Only what Markdown
//! has is kept; everything else is its words.

/// Safe or not, it becomes text: whoever shows it renders and cleans it once more.
pub(crate) fn markdown(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        page.words(text);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, r)| r);
            continue;
        }
        let Some((tag, after)) = after.split_once('>') else {
            page.words("<");
            rest = after;
            continue;
        };
        page.tag(tag.trim_end_matches('/').trim());
        rest = after;
    }
    page.words(rest);
    page.finish()
}

/// What is being written.
#[derive(Default)]
struct Page {
    out: String,
    quotes: usize,
    lists: Vec<Option<usize>>,
    links: Vec<String>,
    pre: bool,
    code: bool,
    silent: usize,
}

impl Page {
    fn words(&mut self, text: &str) {
        if self.silent > 0 || text.is_empty() {
            return;
        }
        let text = entities(text);
        if self.pre {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.line();
                }
                self.out.push_str(line);
            }
            return;
        }
        let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if (before || words.is_empty()) && !self.out.ends_with([' ', '\n']) && !self.out.is_empty() {
            self.out.push(' ');
        }
        if words.is_empty() {
            return;
        }
        for c in words.chars() {
            if !self.code && matches!(c, '*' | '`' | '[' | '<' | '\\' | '~') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
        if after {
            self.out.push(' ');
        }
    }

    /// A new line, with the marks of the quotations it is in.
    fn line(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
        self.out.push_str(&"> ".repeat(self.quotes));
    }

    /// An empty line before what comes, unless nothing stands there yet.
    fn part(&mut self) {
        let bare = self.out.trim_end_matches([' ', '>', '\n']).len();
        if bare == 0 || self.out.get(bare..).is_some_and(|t| t.matches('\n').count() > 1) {
            return;
        }
        self.line();
        self.line();
    }

    fn tag(&mut self, tag: &str) {
        let (name, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let (closes, name) = name.strip_prefix('/').map_or((false, name), |n| (true, n));
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "head" | "svg" => {
                self.silent = if closes { self.silent.saturating_sub(1) } else { self.silent + 1 };
            }
            "p" | "div" | "section" | "table" | "tr" if self.lists.is_empty() => self.part(),
            "aside" | "blockquote" => self.quote(closes),
            "br" => self.line(),
            "hr" => {
                self.part();
                self.out.push_str("---");
                self.part();
            }
            "td" | "th" if closes => self.out.push_str(" · "),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.part();
                let level = name.strip_prefix('h').and_then(|n| n.parse().ok()).unwrap_or(1);
                self.out.push_str(if closes { "" } else { "###### ".get(6 - level..).unwrap_or("# ") });
            }
            "strong" | "b" => self.mark("**", closes),
            "em" | "i" => self.mark("*", closes),
            "del" | "s" => self.mark("~~", closes),
            "code" if !self.pre => {
                self.code = !closes;
                self.out.push('`');
            }
            "pre" => self.fence(closes),
            "ul" | "ol" => self.list(&name, closes),
            "li" if !closes => self.item(),
            "a" => self.link(rest, closes),
            "img" => self.image(rest),
            _ => {}
        }
    }

    fn mark(&mut self, mark: &str, closes: bool) {
        if closes && self.out.ends_with(' ') {
            self.out.pop();
            self.out.push_str(mark);
            self.out.push(' ');
        } else {
            self.out.push_str(mark);
        }
    }

    fn quote(&mut self, closes: bool) {
        if closes {
            self.quotes = self.quotes.saturating_sub(1);
            self.line();
            self.line();
        } else {
            self.part();
            if self.quotes < 5 {
                self.quotes += 1;
                self.out.push_str("> ");
            }
        }
    }

    fn fence(&mut self, closes: bool) {
        if closes {
            let bare = self.out.trim_end().len();
            self.out.truncate(bare);
            self.line();
            self.out.push_str("```");
            self.pre = false;
            self.part();
        } else {
            self.part();
            self.out.push_str("```");
            self.pre = true;
            self.line();
        }
    }

    fn list(&mut self, name: &str, closes: bool) {
        if closes {
            self.lists.pop();
            if self.lists.is_empty() {
                self.part();
            }
        } else {
            if self.lists.is_empty() {
                self.part();
            }
            self.lists.push((name == "ol").then_some(0));
        }
    }

    fn item(&mut self) {
        let deep = "    ".repeat(self.lists.len().saturating_sub(1));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "- ".to_owned(),
        };
        if !self.out.is_empty() && !self.out.ends_with('\n') && !self.out.ends_with("> ") {
            self.line();
        }
        self.out.push_str(&deep);
        self.out.push_str(&mark);
    }

    fn link(&mut self, rest: &str, closes: bool) {
        if !closes {
            let to = attribute(rest, "href").filter(|t| t.starts_with("http") || t.starts_with("mailto:"));
            let to = to.filter(|_| !rest.contains("anchor")).unwrap_or_default();
            if !to.is_empty() {
                self.out.push('[');
            }
            self.links.push(to);
        } else if let Some(to) = self.links.pop().filter(|to| !to.is_empty()) {
            self.out.push_str(&format!("](<{}>)", to.replace(['<', '>', '\n'], "")));
        }
    }

    /// A sign is its name, a picture a link to it.
    fn image(&mut self, rest: &str) {
        let alt = attribute(rest, "alt").unwrap_or_default();
        if rest.contains("emoji") {
            let sign = super::emoji::emoji(alt.trim_matches(':'));
            self.out.push_str(sign.unwrap_or(&alt));
            return;
        }
        let words: String = alt.chars().filter(|c| !"[]\\`*_<>".contains(*c)).collect();
        let to = attribute(rest, "src").filter(|s| s.starts_with("http") && !s.contains(['<', '>', ' ']));
        let inside = self.links.last().is_some_and(|l| !l.is_empty());
        match to {
            Some(to) if !inside => self.out.push_str(&format!("[📎 {words}](<{to}>)")),
            _ => self.out.push_str(&format!("📎 {words}")),
        }
    }

    fn finish(self) -> String {
        let lines: Vec<&str> = self.out.lines().map(|l| l.trim_end()).collect();
        // A quotation that holds nothing more ends where its words end.
        let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
        for line in lines.into_iter().rev() {
            let mark = !line.is_empty() && line.chars().all(|c| matches!(c, '>' | ' '));
            let line = if mark && kept.last().is_none_or(|next| !next.starts_with('>')) { "" } else { line };
            if !(line.is_empty() && kept.last().is_none_or(|next| next.is_empty())) {
                kept.push(line);
            }
        }
        kept.reverse();
        kept.join("\n").trim().to_owned()
    }
}

fn attribute(rest: &str, name: &str) -> Option<String> {
    let after = rest.split(&format!("{name}=")).nth(1)?;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.strip_prefix(quote)?.split(quote).next().map(entities)
}

fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&hellip;", "…"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&mdash;", "—"),
        ("&ndash;", "–"),
        ("&amp;", "&"),
    ];
    named.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn html_is_markdown_again() {
        let cases = [
            (
                "<p>One <strong>two</strong> <em>three</em></p>\n<p>four<br>five</p>",
                "One **two** *three*\n\nfour\nfive",
            ),
            ("<ul>\n<li>a</li>\n<li>b<ol><li>c</li></ol></li>\n</ul><p>d</p>", "- a\n- b\n    1. c\n\nd"),
            (
                "<pre><code class=\"x\">if a &lt; b\n  *c*</code></pre><p>e</p>",
                "```\nif a < b\n  *c*\n```\n\ne",
            ),
            ("<blockquote><p>q</p><p>r</p></blockquote><p>s</p>", "> q\n>\n> r\n\ns"),
            (
                "<p><a href=\"https://x.example/a_b\">see *it*</a></p>",
                "[see \\*it\\*](<https://x.example/a_b>)",
            ),
            ("<h2>Title</h2><p>x</p>", "## Title\n\nx"),
            ("<p><img src=\"https://x/e.png\" class=\"emoji\" alt=\":smile:\"> hi</p>", "😄 hi"),
            ("<p>a &amp;lt; b</p><script>alert(1)</script>", "a &lt; b"),
            ("<p>2 < 3", "2 \\< 3"),
            ("<code>a_b*</code>", "`a_b*`"),
            ("", ""),
        ];
        for (html, words) in cases {
            assert_eq!(markdown(html), words, "{html}");
        }
    }
}
