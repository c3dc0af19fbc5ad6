//! What was typed into a Discourse forum is Markdown already, but for quotations, signs, uploads and
//! the names of people.

use crate::exchange::emoji::emoji;
use crate::exchange::past::Speech;

/// The words as they are written here.
pub(super) fn markdown(text: &str, speech: &Speech) -> String {
    let (mut out, mut quoted, mut fenced) = (String::with_capacity(text.len() + 16), 0_usize, false);
    for line in text.lines() {
        let bare = line.trim();
        if !fenced && let Some(who) = opens(bare) {
            out.push('\n');
            quoted += 1;
            if !who.is_empty() {
                out.push_str(&format!("{}{who}:\n", "> ".repeat(quoted)));
            }
            let rest = bare.split_once(']').map_or("", |(_, rest)| rest);
            let (rest, closed) = rest.strip_suffix("[/quote]").map_or((rest, false), |r| (r, true));
            if !rest.trim().is_empty() {
                out.push_str(&format!("{}{}\n", "> ".repeat(quoted), rest.trim()));
            }
            if closed {
                quoted -= 1;
                out.push('\n');
            }
            continue;
        }
        if quoted > 0 && bare.ends_with("[/quote]") {
            let rest = bare.trim_end_matches("[/quote]");
            if !rest.is_empty() {
                out.push_str(&format!("{}{rest}\n", "> ".repeat(quoted)));
            }
            quoted -= 1;
            out.push('\n');
            continue;
        }
        fenced ^= bare.starts_with("```") || bare.starts_with("~~~");
        out.push_str(&"> ".repeat(quoted));
        if fenced || bare.starts_with("```") {
            out.push_str(line)
        } else {
            words(line, speech, &mut out)
        }
        out.push('\n');
    }
    out.trim().to_owned()
}

/// `[quote="ann, post:1, topic:2"]`: whom it quotes.
fn opens(line: &str) -> Option<String> {
    let rest = line.strip_prefix("[quote")?;
    let (head, _) = rest.split_once(']')?;
    let who = head.trim_start_matches('=').trim_matches('"').split(',').next().unwrap_or_default();
    Some(who.trim().replace(['*', '_', '[', '<', '@'], ""))
}

/// Signs, names and uploads of one line, outside of code.
fn words(line: &str, speech: &Speech, out: &mut String) {
    for (at, piece) in line.split('`').enumerate() {
        if at > 0 {
            out.push('`');
        }
        if at % 2 == 1 {
            out.push_str(piece);
            continue;
        }
        for word in piece.split_inclusive(' ') {
            one(word, speech, out);
        }
    }
}

fn one(word: &str, speech: &Speech, out: &mut String) {
    let bare = word.trim_end();
    let tail = word.split_at(bare.len()).1;
    if let Some(rest) = bare.strip_prefix('@') {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "._-".contains(c))).unwrap_or(rest.len());
        let name = rest.split_at(end).0.trim_end_matches(['.', '-', '_']);
        let after = rest.split_at(name.len()).1;
        match speech.people.get(&name.to_lowercase()) {
            Some(somebody) => out.push_str(&format!("@{}{after}", somebody.handle)),
            // Nobody of that name here was meant.
            None => out.push_str(&format!("\\@{rest}")),
        }
    } else if let Some(sign) = bare.strip_prefix(':').and_then(|r| r.strip_suffix(':')).and_then(emoji) {
        out.push_str(sign);
    } else if bare.contains("](upload://") {
        let alt = bare.split_once('[').map_or(bare, |(_, r)| r).split(['|', ']']).next().unwrap_or_default();
        out.push_str(&format!("📎 {alt}"));
    } else {
        out.push_str(bare);
    }
    out.push_str(tail);
}

#[cfg(test)]
mod tests {
    use kernel::PersonId;

    use super::*;
    use crate::exchange::past::Somebody;

    #[test]
    fn quotations_names_and_signs_are_ours() {
        let mut speech = Speech::default();
        let ann = Somebody { id: PersonId::new(1), handle: "ann.b".into(), name: "Ann B".into() };
        speech.know("annb".into(), ann);
        let md = |text: &str| markdown(text, &speech);
        assert_eq!(
            md("[quote=\"AnnB, post:1, topic:2\"]\nIt hums\n[/quote]\nSince *when*?"),
            "> AnnB:\n> It hums\n\nSince *when*?"
        );
        assert_eq!(md("@AnnB, ask @ines. :tada: `:tada:`"), "@ann.b, ask \\@ines. 🎉 `:tada:`");
        assert_eq!(md("![seal|690x388](upload://abc.jpeg)"), "📎 seal");
        assert_eq!(md("```\n@AnnB [quote]\n```\nx"), "```\n@AnnB [quote]\n```\nx");
    }
}
