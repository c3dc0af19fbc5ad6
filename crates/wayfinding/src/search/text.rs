//! From words to tokens and from a typed question to what the index is asked. Pure, and the same
//! for both engines: tokens are ASCII letters and digits only, so neither engine's own idea of a
//! word, of quoting or of operators ever comes into play.
//!
//! A document's tokens: who may read it (`zs` and the space's id, `zopen` where everybody inside
//! reads), its kind (`kthread`), the plain words of its heading (`w…`, for what is typed halfway),
//! then for every word of heading and text the English and the French stem (`e…`, `f…`).

use kernel::{Lang, SpaceId, fold};

/// Most words of a question that count.
const MOST_WORDS: usize = 12;
/// Most characters of a question that are looked at.
const MOST_CHARS: usize = 400;
/// The token of what everybody inside may read.
pub const OPEN: &str = "zopen";

/// Words that say nothing by themselves, in both languages, folded.
const SMALL: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "do", "does", "for", "from", "how", "i", "in", "is",
    "it", "of", "on", "or", "that", "the", "this", "to", "was", "we", "what", "when", "where", "who", "why",
    "with", "you", "au", "aux", "avec", "c", "ce", "ces", "comment", "d", "dans", "de", "des", "du", "elle",
    "en", "est", "et", "il", "j", "je", "l", "la", "le", "les", "m", "n", "ne", "nous", "on", "ou", "par",
    "pas", "pour", "pourquoi", "qu", "que", "qui", "s", "sur", "un", "une", "vous",
];

/// The token of a space's members.
#[must_use]
pub fn of_space(space: SpaceId) -> String {
    format!("zs{space}")
}

/// A folded word as ASCII letters and digits; a prefix of the word gives a prefix of this.
fn ascii(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            out.push_str(&format!("u{:x}", u32::from(c)));
        }
    }
    out
}

fn both(word: &str) -> [String; 2] {
    [format!("e{}", ascii(&fold::stem(word, Lang::En))), format!("f{}", ascii(&fold::stem(word, Lang::Fr)))]
}

/// The stems of a text in both languages.
#[must_use]
pub fn stems(text: &str) -> String {
    fold::tokens(text).split(' ').filter(|t| !t.is_empty()).map(ascii).collect::<Vec<_>>().join(" ")
}

/// Everything a document is found by.
#[must_use]
pub fn document(readers: &str, kind: &str, heading: &str, text: &str) -> String {
    let mut out = format!("{readers} k{kind}");
    for word in fold::words(heading) {
        out.push_str(" w");
        out.push_str(&ascii(&word));
    }
    for part in [stems(heading), stems(text)] {
        if !part.is_empty() {
            out.push(' ');
            out.push_str(&part);
        }
    }
    out
}

/// The same tokens for other readers: what changes when a space opens or closes its doors.
#[must_use]
pub fn reread(readers: &str, tokens: &str) -> String {
    let rest = tokens.split(' ').skip_while(|t| t.starts_with('z'));
    std::iter::once(readers).chain(rest).collect::<Vec<_>>().join(" ")
}

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    plain: String,
    stems: [String; 2],
    /// Typed last, so perhaps not yet to its end.
    open: bool,
}

impl Word {
    fn new(word: &str) -> Self {
        Self { plain: ascii(word), stems: both(word), open: false }
    }
    /// Whether a document's token answers this word.
    #[must_use]
    pub fn meets(&self, token: &str) -> bool {
        self.stems.iter().any(|s| s == token)
            || (self.open
                && token.get(1..).is_some_and(|t| t.starts_with(&self.plain))
                && !token.starts_with(['z', 'k']))
    }
    /// Whether a folded word of a text answers this word: for marking it.
    #[must_use]
    pub fn meets_word(&self, folded: &str) -> bool {
        let [en, fr] = both(folded);
        self.meets(&en) || self.meets(&fr) || (self.open && ascii(folded).starts_with(&self.plain))
    }
}

/// What somebody asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// All of them have to be met.
    pub words: Vec<Word>,
    /// Words that have to stand one after the other.
    pub phrases: Vec<Vec<Word>>,
}

impl Question {
    /// Reads what was typed. Anything can be typed; what holds no word asks for nothing.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let typed: String = typed.chars().take(MOST_CHARS).collect();
        let mut question = Self::default();
        let mut small = Vec::new();
        let pieces: Vec<&str> = typed.split(['"', '“', '”', '«', '»']).collect();
        let last = pieces.len().saturating_sub(1);
        for (n, piece) in pieces.iter().enumerate() {
            let words: Vec<String> = fold::words(piece).collect();
            let quoted = n % 2 == 1 && n < last;
            if quoted && words.len() > 1 {
                question.phrases.push(words.iter().map(|w| Word::new(w)).collect());
            }
            for word in words {
                let list =
                    if !quoted && SMALL.contains(&word.as_str()) { &mut small } else { &mut question.words };
                list.push(Word::new(&word));
            }
        }
        if question.words.is_empty() {
            question.words = small;
        }
        question.words.truncate(MOST_WORDS);
        question.words.dedup();
        let ends_open = typed.chars().next_back().is_some_and(char::is_alphanumeric);
        if ends_open && let Some(word) = question.words.last_mut() {
            word.open = word.plain.len() > 1;
        }
        question
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What the index is asked, of one kind when given; `readers` are the actor's tokens.
    #[must_use]
    pub fn matching(&self, readers: &[String], kind: Option<&str>) -> String {
        let mut parts = vec![format!("({})", readers.join(" OR "))];
        parts.extend(kind.map(|k| format!("k{k}")));
        parts.extend(self.words.iter().map(|word| {
            let [en, fr] = &word.stems;
            let mut any = format!("({en} OR {fr}");
            if word.open {
                for letter in ['e', 'f', 'w'] {
                    any.push_str(&format!(" OR {letter}{}*", word.plain));
                }
            }
            any.push(')');
            any
        }));
        parts.join(" AND ")
    }

    /// Whether the phrases stand in a document's tokens, word after word.
    #[must_use]
    pub fn phrases_in(&self, tokens: &str) -> bool {
        let stems: Vec<&str> = tokens.split(' ').filter(|t| t.starts_with(['e', 'f'])).collect();
        let places: Vec<&[&str]> = stems.chunks(2).collect();
        self.phrases.iter().all(|phrase| {
            places
                .windows(phrase.len())
                .any(|run| run.iter().zip(phrase).all(|(place, word)| place.iter().any(|t| word.meets(t))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(typed: &str, heading: &str, text: &str) -> bool {
        let question = Question::read(typed);
        let tokens = document("zopen", "thread", heading, text);
        !question.is_empty()
            && question.words.iter().all(|w| tokens.split(' ').any(|t| w.meets(t)))
            && question.phrases_in(&tokens)
    }

    #[test]
    fn words_meet_across_forms_accents_and_languages() {
        assert!(finds("pompes", "La pompe chante", ""));
        assert!(finds("bearings", "", "the new bearing hums"));
        assert!(finds("etancheite", "Étanchéité", ""));
        assert!(finds("насос", "", "Насос"));
        assert!(finds("how to align the pump", "Aligning a pump", ""));
        assert!(!finds("pump valve", "a pump", ""));
    }

    #[test]
    fn the_last_word_may_be_typed_halfway() {
        assert!(finds("diag", "Field diagnostics", ""));
        assert!(finds("Mor", "Inès Moreau", ""));
        assert!(!finds("diag ", "Field diagnostics", ""));
    }

    #[test]
    fn a_phrase_stands_together() {
        assert!(finds("\"new bearing\"", "", "after the new bearing"));
        assert!(!finds("\"bearing new\"", "", "after the new bearing"));
        assert!(finds("« nouveau palier »", "", "depuis le nouveau palier"));
        assert!(finds("\"new", "", "something new"));
    }

    #[test]
    fn other_readers_keep_the_words() {
        let tokens = document("zopen zs7", "message", "", "hum");
        assert_eq!(reread("zs7", &tokens), "zs7 kmessage ehum fhum");
        assert_eq!(reread("zopen zs7", &reread("zs7", &tokens)), tokens);
    }

    proptest! {
        #[test]
        fn nothing_typed_reaches_the_index_as_an_operator(typed in "\\PC*|.{0,40}[\"*()\u{0}:^-].{0,40}") {
            let asked = Question::read(&typed).matching(&["zopen".to_owned()], None);
            let plain = asked.replace(" AND ", "").replace(" OR ", "");
            prop_assert!(plain.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "()*".contains(c)), "{}", asked);
        }
    }
}
