//! A mail's plain text as Markdown: what looks like marks stays what it is, quotations are cut
//! short, signatures and the list's own lines are left out. Pure.

/// Longest text that is taken over, in characters.
const LONGEST: usize = 40_000;
/// A quotation of more lines than this is cut to its beginning.
const QUOTED: usize = 8;
const KEPT: usize = 3;
/// A signature has at most so many lines; what is longer is not one.
const SIGNED: usize = 12;

/// A mail's words.
pub(super) fn markdown(text: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let lines = unsigned(&lines);
    let (mut out, mut at, mut blank, mut code) = (String::with_capacity(text.len() + 64), 0, true, false);
    while let Some(line) = lines.get(at) {
        if line.starts_with('>') {
            let end = lines.iter().skip(at).take_while(|l| l.starts_with('>')).count();
            quote(lines.get(at..at + end).unwrap_or_default(), &mut out);
            (at, blank, code) = (at + end, true, false);
            continue;
        }
        if line.is_empty() && out.ends_with("\n\n") {
            at += 1;
            continue;
        }
        let set_in = line.starts_with("    ") || line.starts_with('\t');
        code = set_in && (blank || code);
        if code || line.is_empty() {
            out.push_str(line);
        } else {
            plain(line.trim_start(), &mut out);
        }
        out.push('\n');
        blank = line.is_empty();
        at += 1;
    }
    out.trim_matches('\n').to_owned()
}

/// Without signature, list footer, and the whole mail below one's own.
fn unsigned<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let low = |line: &str| line.trim().to_lowercase();
    let original = |line: &str| {
        let line = low(line);
        ["-----original message-----", "-----message d'origine-----", "-----ursprüngliche nachricht-----"]
            .iter()
            .any(|m| line.starts_with(m))
    };
    let footer = |at: usize| {
        let under = lines.get(at).is_some_and(|l| l.len() > 30 && l.bytes().all(|b| b == b'_'));
        under && lines.get(at + 1).is_some_and(|l| l.to_lowercase().contains("mailing list"))
    };
    let signed = |at: usize| lines.get(at).is_some_and(|l| *l == "--") && lines.len() - at <= SIGNED;
    let mut cut = false;
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if footer(at) || signed(at) {
            break;
        }
        if original(line) {
            cut = true;
            break;
        }
        kept.push(line);
    }
    if cut {
        kept.push("[…]");
    }
    kept
}

fn quote(lines: &[&str], out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
    let kept = if lines.len() > QUOTED { KEPT } else { lines.len() };
    for line in lines.iter().take(kept) {
        let words = line.trim_start_matches(['>', ' ']);
        let marks = line.split_at(line.len() - words.len()).0;
        out.push_str(&"> ".repeat(marks.matches('>').count().min(5)));
        plain(words, out);
        out.push('\n');
    }
    if kept < lines.len() {
        out.push_str("> […]\n");
    }
    out.push('\n');
}

/// Words whose marks are only signs. Addresses stay whole, so that they are links.
fn plain(line: &str, out: &mut String) {
    let rule = line.len() > 2 && line.chars().all(|c| c == '=' || c == '-' || c == '_');
    if rule || line.starts_with(['#', '|']) {
        out.push('\\');
    }
    for word in line.split_inclusive(' ') {
        let address = word.contains("://") || word.starts_with("www.");
        for c in word.chars() {
            // Nobody here was meant by an @ there.
            let mark =
                matches!(c, '*' | '`' | '[' | '<' | '\\' | '~' | '_') || (c == '@' && word.starts_with('@'));
            if mark && !(address && c != '<') {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::rich;

    use super::markdown;

    #[test]
    fn plain_text_stays_plain() {
        let shown = |text: &str| rich::plain(&rich::html(&markdown(text), &|_| None));
        assert_eq!(shown("a *b* _c_ [d](e) <f> 1 < 2"), "a *b* _c_ [d](e) <f> 1 < 2");
        assert_eq!(shown("# not a title\nx\n=====\n"), "# not a title x =====");
        assert!(markdown("see http://x.example/a_b_c ok").contains("http://x.example/a_b_c"));
        assert!(rich::handles(&markdown("ask @ines or ann@x.example")).is_empty());
        assert!(rich::html(&markdown("so:\n\n    if a_b < *c*:\n"), &|_| None).contains("if a_b &lt; *c*:"));
    }

    #[test]
    fn what_mail_programs_add_is_cut_short() {
        let quoted: String = (0..20).map(|n| format!("> line {n}\n")).collect();
        let out = markdown(&format!("Yes.\n\nOn Monday Ann wrote:\n{quoted}\nBye\n-- \nBob\n+33"));
        assert!(out.contains("> line 2\n> […]\n\n") && !out.contains("line 3"), "{out}");
        assert!(out.ends_with("Bye"), "{out}");
        assert!(markdown("Ok\n\n-----Original Message-----\nFrom: x\n").ends_with("[…]"));
        let footer = format!("Ok\n{}\nPumps mailing list\nhttp://x\n", "_".repeat(47));
        assert_eq!(markdown(&footer), "Ok");
        assert!(markdown("> > deep\n> one\n").contains("> > deep\n> one"));
    }
}
