//! The little of Slack's own marks that programs send: links in angle brackets, three escaped signs, and
//! calls for everybody, which a bot does not make. Pure.

/// Slack's text as Markdown.
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let Some((mark, behind)) = after.split_once('>') else {
            out.push('<');
            rest = after;
            continue;
        };
        out.push_str(&marked(mark));
        rest = behind;
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn marked(mark: &str) -> String {
    let (target, label) = mark.split_once('|').unwrap_or((mark, ""));
    match target {
        link if link.starts_with("http://")
            || link.starts_with("https://")
            || link.starts_with("mailto:") =>
        {
            if label.is_empty() {
                format!("<{link}>")
            } else {
                format!("[{}]({link})", label.replace(['[', ']'], " "))
            }
        }
        // `<!channel>`, `<!here|here>`, `<@U123|name>`, `<#C123|name>`: words, and nobody is called.
        other if other.starts_with(['!', '@', '#']) => {
            let word = if label.is_empty() { other.trim_start_matches(['!', '@', '#']) } else { label };
            word.to_owned()
        }
        _ => format!("<{mark}>"),
    }
}

/// A value of a form, decoded.
#[must_use]
pub fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let number = std::str::from_utf8(&digits).ok().and_then(|d| u8::from_str_radix(d, 16).ok());
                bytes.push(number.unwrap_or(b'?'));
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_signs_are_read_and_nobody_is_called() {
        for (said, read) in [
            ("see <https://x.example/a|the log>", "see [the log](https://x.example/a)"),
            ("<https://x.example>", "<https://x.example>"),
            ("<!channel> a &lt; b &amp; c", "channel a < b & c"),
            ("<@U12|ines> in <#C9|tests>", "ines in tests"),
            ("2 < 3, and no end", "2 < 3, and no end"),
        ] {
            assert_eq!(markdown(said), read);
        }
        assert_eq!(decoded("a%20b+c%zz"), "a b c?");
    }
}
