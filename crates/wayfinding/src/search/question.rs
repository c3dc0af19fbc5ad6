//! From what was typed to what the index is asked: words, phrases in quotes, words to do without.
//! Pure; nothing typed is an error, and nothing typed reaches an engine as an operator.

use kernel::fold;

use super::text::{self, Word};

/// Most words of a question that count.
const MOST_WORDS: usize = 12;
/// Most characters of a question that are looked at.
pub const MOST_CHARS: usize = 400;
/// What opens and closes a phrase.
pub(super) const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

/// A piece of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item<'a> {
    /// A minus stands before it.
    pub without: bool,
    /// It stood in quotes.
    pub quoted: bool,
    /// The piece.
    pub text: &'a str,
}

/// Cuts what was typed at spaces and quotes; a quote that is never closed opens nothing.
pub(super) fn cut(typed: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let bare = rest.strip_prefix(['-', '\u{2212}']);
        let bare = bare.filter(|b| b.starts_with(|c: char| c.is_alphanumeric() || QUOTES.contains(&c)));
        let (without, body) = bare.map_or((false, rest), |b| (true, b));
        if let Some(inner) = body.strip_prefix(QUOTES) {
            rest = match inner.split_once(QUOTES) {
                Some((text, after)) => {
                    items.push(Item { without, quoted: true, text });
                    after
                }
                None => inner,
            };
        } else {
            let end = body.find(|c: char| c.is_whitespace() || QUOTES.contains(&c)).unwrap_or(body.len());
            let (text, after) = body.split_at(end);
            items.push(Item { without, quoted: false, text });
            rest = after;
        }
        rest = rest.trim_start();
    }
    items
}

/// Words that have to stand together, in exactly these forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    words: Vec<Word>,
    exact: String,
    /// It was typed without accents, so it meets words with and without.
    folded: bool,
}

impl Phrase {
    fn new(text: &str) -> Self {
        let exact = fold::exact(text);
        let folded = fold::words(text).collect::<Vec<_>>().join(" ") == exact;
        Self { words: fold::words(text).map(|w| Word::new(&w)).collect(), exact, folded }
    }
    /// Whether the words stand in a text, form by form.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        let said =
            if self.folded { fold::words(text).collect::<Vec<_>>().join(" ") } else { fold::exact(text) };
        format!(" {said} ").contains(&format!(" {} ", self.exact))
    }
}

/// What somebody asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// All of them have to be met.
    pub words: Vec<Word>,
    /// Words that have to stand together.
    pub phrases: Vec<Phrase>,
    /// None of them may be met.
    pub without: Vec<Word>,
    /// None of them may stand there.
    pub without_phrases: Vec<Phrase>,
    /// Tokens that a document has to have: one of each list.
    pub filters: Vec<String>,
    /// All words in the order in which they were typed, the small ones too.
    pub order: Vec<Word>,
}

impl Question {
    /// Reads what was typed. Anything can be typed; what holds no word asks for nothing.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let typed: String = typed.chars().take(MOST_CHARS).collect();
        let mut question = Self::default();
        let mut small = Vec::new();
        for item in cut(&typed) {
            let words: Vec<String> = fold::words(item.text).collect();
            if item.quoted && !words.is_empty() {
                let phrase = Phrase::new(item.text);
                if item.without { &mut question.without_phrases } else { &mut question.phrases }.push(phrase);
            } else if item.without {
                question.without.extend(words.iter().map(|w| Word::new(w)));
            }
            if item.without {
                continue;
            }
            for word in words {
                question.order.push(Word::new(&word));
                let idle = !item.quoted && text::SMALL.contains(&word.as_str());
                if idle { &mut small } else { &mut question.words }.push(Word::new(&word));
            }
        }
        if question.words.is_empty() {
            question.words = small;
        }
        question.words.truncate(MOST_WORDS);
        question.without.truncate(MOST_WORDS);
        question.words.dedup();
        question.leave_open(&typed);
        question
    }

    /// The last word may be typed halfway, when it was typed last and for itself.
    fn leave_open(&mut self, typed: &str) {
        let last = cut(typed).last().is_some_and(|item| !item.quoted && !item.without);
        if last && typed.chars().next_back().is_some_and(char::is_alphanumeric) {
            let plain = self.order.last().map(|w| w.plain().to_owned());
            if let Some(word) = self.words.last_mut().filter(|w| Some(w.plain()) == plain.as_deref()) {
                word.leave_open();
            }
            if let Some(word) = self.order.last_mut() {
                word.leave_open();
            }
        }
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }

    /// What the index is asked, with one more token when given; `readers` are the actor's tokens.
    #[must_use]
    pub fn matching(&self, readers: &[String], token: Option<&str>) -> String {
        let mut parts = vec![format!("({})", readers.join(" OR "))];
        parts.extend(token.map(str::to_owned));
        parts.extend(self.filters.iter().cloned());
        parts.extend(self.words.iter().map(Word::matching));
        let asked = parts.join(" AND ");
        if self.without.is_empty() {
            return asked;
        }
        let without: Vec<String> = self.without.iter().map(Word::matching).collect();
        format!("{asked} NOT ({})", without.join(" OR "))
    }

    /// Whether the phrases may stand in a document, by its stems alone; the words themselves decide.
    #[must_use]
    pub fn phrases_in(&self, tokens: &str) -> bool {
        self.phrases.is_empty() || {
            let places = places(tokens);
            self.phrases.iter().all(|phrase| in_a_row(&places, &phrase.words))
        }
    }

    /// Whether a text has every phrase asked for and none of those to do without.
    #[must_use]
    pub fn phrases_stand(&self, text: &str) -> bool {
        self.phrases.iter().all(|p| p.stands_in(text))
            && !self.without_phrases.iter().any(|p| p.stands_in(text))
    }

    /// Whether the text itself has to be looked at.
    #[must_use]
    pub fn exact(&self) -> bool {
        !self.phrases.is_empty() || !self.without_phrases.is_empty()
    }

    /// Whether several words were typed and stand in these tokens as they were typed.
    #[must_use]
    pub fn together(&self, tokens: &str) -> bool {
        self.order.len() > 1 && in_a_row(&places(tokens), &self.order)
    }
}

/// The stems of both languages, word by word.
fn places(tokens: &str) -> Vec<Vec<&str>> {
    let stems: Vec<&str> = tokens.split(' ').filter(|t| t.starts_with(['e', 'f'])).collect();
    stems.chunks(2).map(<[&str]>::to_vec).collect()
}

fn in_a_row(places: &[Vec<&str>], words: &[Word]) -> bool {
    !words.is_empty()
        && places
            .windows(words.len())
            .any(|run| run.iter().zip(words).all(|(place, word)| place.iter().any(|t| word.meets(t))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_meant_to_the_letter() {
        let stands = |typed: &str, text: &str| Question::read(typed).phrases_stand(text);
        assert!(stands("\"déjà vu\"", "Un air de « Déjà vu »."));
        assert!(!stands("\"déjà vu\"", "deja vu"), "with accents typed, accents count");
        assert!(stands("\"deja vu\"", "du déjà vu"), "without them, they do not");
        assert!(stands("\"deja vu\"", "du de\u{301}ja\u{300} vu"));
        assert!(!stands("\"new bearing\"", "new bearings"), "no other form");
        assert!(!stands("hum -\"new bearing\"", "hum of the new bearing"));
        assert!(stands("\"no end", "anything"), "a quote that is never closed opens nothing");
    }

    #[test]
    fn a_minus_takes_words_away() {
        let question = Question::read("pump -valve self-made - -");
        assert_eq!(question.without, [Word::new("valve")]);
        assert_eq!(question.words.len(), 3);
        assert!(question.matching(&["zopen".to_owned()], None).ends_with(" NOT ((evalv OR fvalv))"));
        assert!(Question::read("-valve").is_empty(), "nothing is asked for");
    }
}
