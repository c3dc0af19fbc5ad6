//! Folding and stemming, the same for both database engines: accents and case go, French and
//! English words are reduced to stems.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Lang;

/// Lower case without accents: what names are sorted and looked up by.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| match c {
            'œ' => vec!['o', 'e'],
            'æ' => vec!['a', 'e'],
            'ß' => vec!['s', 's'],
            'ł' => vec!['l'],
            'ø' => vec!['o'],
            'đ' => vec!['d'],
            other => vec![other],
        })
        .collect()
}

/// The words of a text, folded, in order; single letters and very long runs are left out.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && w.len() <= 40)
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The words of a text as they are written, accents and all, in lower case, one space between them.
#[must_use]
pub fn exact(text: &str) -> String {
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The stem of a folded word in one language.
#[must_use]
pub fn stem(word: &str, lang: Lang) -> String {
    let algorithm = match lang {
        Lang::En => Algorithm::English,
        Lang::Fr => Algorithm::French,
    };
    Stemmer::create(algorithm).stem(word).into_owned()
}

/// The tokens a text is indexed by: for every word the stems of both languages, each once per
/// place and prefixed by language (`e…`, `f…`), so that a query in either language finds it.
#[must_use]
pub fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    KNOWN.with_borrow_mut(|known| {
        for word in words(text) {
            if !out.is_empty() {
                out.push(' ');
            }
            if known.len() >= KNOWN_WORDS && !known.contains_key(&word) {
                known.clear();
            }
            out.push_str(known.entry(word).or_insert_with_key(|word| both(word)));
        }
    });
    out
}

/// Words whose stems a thread remembers: people use the same ones again and again, and a past of
/// hundreds of thousands of messages is indexed on one thread.
const KNOWN_WORDS: usize = 20_000;

thread_local! {
    static KNOWN: RefCell<HashMap<String, String>> = RefCell::default();
}

fn both(word: &str) -> String {
    format!("e{} f{}", stem(word, Lang::En), stem(word, Lang::Fr))
}

/// A name as a short address: `Field diagnostics` → `field-diagnostics`.
#[must_use]
pub fn slug(name: &str) -> String {
    let words: Vec<String> = words(name).collect();
    let mut slug: String = words.join("-").chars().filter(char::is_ascii).take(48).collect();
    while slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() { "space".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_stems_meet() {
        assert_eq!(fold("Étanchéité ŁÓDŹ Œuvre"), "etancheite lodz oeuvre");
        assert_eq!(slug("Données à l’atelier"), "donnees-a-l-atelier");
        let doc = tokens("Les pompes bloquées");
        let query = tokens("pompe");
        assert!(query.split(' ').any(|q| doc.split(' ').any(|d| d == q)), "{query} in {doc}");
    }
}
