//! The few words around a hit, cut into pieces so that a template can mark the hits safely.

use kernel::fold;

use super::question::Question;

/// Characters shown around the first hit.
const AROUND: usize = 220;
/// Characters shown before it.
const BEFORE: usize = 60;

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its text, not escaped.
    pub text: String,
    /// Whether it is one of the words asked for.
    pub hit: bool,
}

/// A run of word characters, or of anything else.
fn runs(text: &str) -> Vec<(&str, bool)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = inside(first);
        let end = rest.find(|c| inside(c) != word).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        out.push((run, word));
        rest = after;
    }
    out
}

fn inside(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn marked(question: &Question, run: &str) -> bool {
    let folded = fold::fold(run);
    question.words.iter().any(|w| w.meets_word(&folded))
}

/// The excerpt of a plain text: around the first word asked for, or its beginning.
#[must_use]
pub fn excerpt(question: &Question, text: &str) -> Vec<Piece> {
    let runs = runs(text);
    let mut at = 0;
    let mut start = 0;
    let mut chars = Vec::with_capacity(runs.len());
    let mut first = None;
    for (n, (run, word)) in runs.iter().enumerate() {
        let hit = *word && marked(question, run);
        chars.push((at, hit));
        at += run.chars().count();
        if hit && first.is_none() {
            first = Some(n);
        }
    }
    if let Some((place, _)) = first.and_then(|n| chars.get(n)) {
        let from = place.saturating_sub(BEFORE);
        start = chars.iter().position(|(p, _)| *p >= from).unwrap_or(0);
        if from == 0 {
            start = 0;
        }
    }
    let begin = chars.get(start).map_or(0, |(p, _)| *p);
    let mut pieces = Vec::new();
    if start > 0 {
        push(&mut pieces, "…", false);
    }
    let mut whole = true;
    for ((run, word), (place, hit)) in runs.iter().zip(&chars).skip(start) {
        if place - begin > AROUND {
            whole = false;
            break;
        }
        if *word && run.chars().count() > AROUND {
            push(&mut pieces, &run.chars().take(AROUND).collect::<String>(), *hit);
        } else {
            push(&mut pieces, run, *hit);
        }
    }
    if !whole {
        push(&mut pieces, "…", false);
    }
    pieces
}

/// A whole short text (a title, a name) with the words asked for marked.
#[must_use]
pub fn whole(question: &Question, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (run, word) in runs(text) {
        push(&mut pieces, run, word && marked(question, run));
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, hit: bool) {
    match pieces.last_mut() {
        Some(last) if last.hit == hit && !hit => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), hit }),
    }
}

/// The pieces as plain text.
#[must_use]
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|p| p.text.as_str()).collect()
}

/// The pieces as HTML: everything escaped, hits in `<mark>`.
#[must_use]
pub fn html(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        if piece.hit {
            out.push_str("<mark>");
        }
        for c in piece.text.chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '&' => out.push_str("&amp;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                other => out.push(other),
            }
        }
        if piece.hit {
            out.push_str("</mark>");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_marked_and_everything_is_escaped() {
        let question = Question::read("bearing");
        let pieces = excerpt(&question, "<b>Since</b> we changed the bearings & the pump hums");
        assert_eq!(
            html(&pieces),
            "&lt;b&gt;Since&lt;/b&gt; we changed the <mark>bearings</mark> &amp; the pump hums"
        );
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_hit() {
        let text = format!("{} the hum at forty hertz {}", "before ".repeat(80), "after ".repeat(80));
        let shown = plain(&excerpt(&Question::read("hertz"), &text));
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("hertz"), "{shown}");
        assert!(shown.chars().count() < 260, "{shown}");
    }

    #[test]
    fn accents_in_two_marks_stay_one_word() {
        let question = Question::read("etanche");
        assert_eq!(html(&whole(&question, "e\u{301}tanche")), "<mark>e\u{301}tanche</mark>");
    }
}
