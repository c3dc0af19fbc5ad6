//! From words to tokens and from a typed question to what the index is asked. Pure, and the same
//! for both engines: tokens are ASCII letters and digits only, so neither engine's own idea of a
//! word, of quoting or of operators ever comes into play.
//!
//! A document's tokens: who may read it (`zs` and the space's id, `zopen` where everybody inside
//! reads), its kind (`kthread`), what it is filtered by (`a` author, `t` kind of thread, `q` state,
//! `g` hashtag, `xfile`, `sgood`), the plain words of its heading (`w…`, for what is typed halfway),
//! then for every word of heading and text the English and the French stem (`e…`, `f…`).

use kernel::{Lang, PersonId, SpaceId, fold};

/// The token of what everybody inside may read.
pub const OPEN: &str = "zopen";
/// The token of what links to a file.
pub const FILE: &str = "xfile";
/// The token of what comes to something: answered, solved, agreed.
pub const GOOD: &str = "sgood";

/// Words that say nothing by themselves, in both languages, folded.
pub(super) const SMALL: &[&str] = &[
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

/// What a document is filtered by, beside its words.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// Who may read it: tokens.
    pub readers: String,
    /// person, space, thread, message.
    pub kind: &'static str,
    /// Who is shown as its author; `None` where nobody is.
    pub author: Option<PersonId>,
    /// The thread's kind.
    pub about: String,
    /// The thread's state.
    pub state: String,
    /// Whether it links to a file.
    pub file: bool,
    /// Its hashtags, folded.
    pub tags: Vec<String>,
    /// Whether it comes to something: an answer, an agreed practice.
    pub good: bool,
}

impl Meta {
    fn tokens(&self) -> String {
        let mut out = format!("{} k{}", self.readers, self.kind);
        let mut add = |token: String| {
            out.push(' ');
            out.push_str(&token);
        };
        if let Some(id) = self.author {
            add(of_author(id));
        }
        if !self.about.is_empty() {
            add(of_about(&self.about));
        }
        if !self.state.is_empty() {
            add(of_state(&self.state));
        }
        if self.file {
            add(FILE.to_owned());
        }
        self.tags.iter().for_each(|tag| add(of_tag(tag)));
        if self.good {
            add(GOOD.to_owned());
        }
        out
    }
}

/// The token of what somebody wrote under their name.
#[must_use]
pub fn of_author(person: PersonId) -> String {
    format!("a{person}")
}
/// The token of a thread's kind.
#[must_use]
pub fn of_about(kind: &str) -> String {
    format!("t{}", ascii(kind))
}
/// The token of a thread's state.
#[must_use]
pub fn of_state(state: &str) -> String {
    format!("q{}", ascii(state))
}
/// The token of a hashtag, folded.
#[must_use]
pub fn of_tag(folded: &str) -> String {
    format!("g{}", ascii(folded))
}

/// Everything a document is found by.
#[must_use]
pub fn document(meta: &Meta, heading: &str, text: &str) -> String {
    let mut out = meta.tokens();
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
    /// A folded word.
    #[must_use]
    pub fn new(word: &str) -> Self {
        Self { plain: ascii(word), stems: both(word), open: false }
    }
    /// The word as it was typed, folded.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.plain
    }
    /// It may go on: it was typed last.
    pub(super) fn leave_open(&mut self) {
        self.open = self.plain.len() > 1;
    }
    /// What the index is asked for this word.
    #[must_use]
    pub fn matching(&self) -> String {
        let [en, fr] = &self.stems;
        let mut any = format!("({en} OR {fr}");
        if self.open {
            for letter in ['e', 'f', 'w'] {
                any.push_str(&format!(" OR {letter}{}*", self.plain));
            }
        }
        any.push(')');
        any
    }
    /// Whether a document's token answers this word.
    #[must_use]
    pub fn meets(&self, token: &str) -> bool {
        self.stems.iter().any(|s| s == token)
            || (self.open
                && token.get(1..).is_some_and(|t| t.starts_with(&self.plain))
                && token.starts_with(['e', 'f', 'w']))
    }
    /// Whether a folded word of a text answers this word: for marking it.
    #[must_use]
    pub fn meets_word(&self, folded: &str) -> bool {
        let [en, fr] = both(folded);
        self.meets(&en) || self.meets(&fr) || (self.open && ascii(folded).starts_with(&self.plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::question::Question;
    use proptest::prelude::*;

    fn meta(readers: &str, kind: &'static str) -> Meta {
        Meta { readers: readers.to_owned(), kind, ..Meta::default() }
    }

    fn finds(typed: &str, heading: &str, text: &str) -> bool {
        let question = Question::read(typed);
        let tokens = document(&meta("zopen", "thread"), heading, text);
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
        let tokens = document(&meta("zopen zs7", "message"), "", "hum");
        assert_eq!(reread("zs7", &tokens), "zs7 kmessage ehum fhum");
        assert_eq!(reread("zopen zs7", &reread("zs7", &tokens)), tokens);
    }

    proptest! {
        #[test]
        fn nothing_typed_reaches_the_index_as_an_operator(typed in "\\PC*|.{0,40}[\"*()\u{0}:^-].{0,40}") {
            let asked = Question::read(&typed).matching(&["zopen".to_owned()], None);
            let plain = asked.replace(" AND ", "").replace(" OR ", "").replace(" NOT ", "");
            prop_assert!(plain.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "()*".contains(c)), "{}", asked);
        }
    }
}
