//! Languages people speak: known by a code whatever they are called, so that "français" and "French"
//! find the same people.

use kernel::{Lexicon, fold};

/// Codes with what people call them, folded.
const TONGUES: &[(&str, &[&str])] = &[
    ("ar", &["arabic", "arabe", "العربية"]),
    ("cs", &["czech", "tcheque", "cestina"]),
    ("da", &["danish", "danois", "dansk"]),
    ("de", &["german", "allemand", "deutsch"]),
    ("el", &["greek", "grec"]),
    ("en", &["english", "anglais"]),
    ("es", &["spanish", "espagnol", "espanol"]),
    ("fi", &["finnish", "finnois", "suomi"]),
    ("fr", &["french", "francais"]),
    ("hi", &["hindi"]),
    ("hu", &["hungarian", "hongrois", "magyar"]),
    ("it", &["italian", "italien", "italiano"]),
    ("ja", &["japanese", "japonais"]),
    ("nl", &["dutch", "neerlandais", "nederlands"]),
    ("no", &["norwegian", "norvegien", "norsk"]),
    ("pl", &["polish", "polonais", "polski"]),
    ("pt", &["portuguese", "portugais", "portugues"]),
    ("ro", &["romanian", "roumain", "romana"]),
    ("ru", &["russian", "russe"]),
    ("sv", &["swedish", "suedois", "svenska"]),
    ("tr", &["turkish", "turc", "turkce"]),
    ("uk", &["ukrainian", "ukrainien"]),
    ("vi", &["vietnamese", "vietnamien"]),
    ("zh", &["chinese", "chinois", "mandarin"]),
];

/// The codes with their names in the reader's language, by name.
#[must_use]
pub fn all(l: &Lexicon) -> Vec<(&'static str, String)> {
    let mut all: Vec<_> =
        TONGUES.iter().map(|(code, _)| (*code, l.t(format!("people-tongue-{code}")))).collect();
    all.sort_by_key(|(_, name)| fold::fold(name));
    all
}

/// What a word for a language is kept under: its code when it is known, else the folded word.
#[must_use]
pub fn key(word: &str) -> String {
    let folded = fold::fold(word);
    let known = TONGUES.iter().find(|(code, names)| *code == folded || names.contains(&folded.as_str()));
    known.map_or(folded, |(code, _)| (*code).to_owned())
}

/// What a language is called for a reader; the person's own word when it is not known.
#[must_use]
pub fn name(l: &Lexicon, key: &str, word: &str) -> String {
    if TONGUES.iter().any(|(code, _)| *code == key) {
        return l.tp("people-tongue-", key);
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_language_is_known_by_any_of_its_names() {
        for word in ["Français", "french", "FR", "francais"] {
            assert_eq!(super::key(word), "fr", "{word}");
        }
        assert_eq!(super::key("Ch’ti"), kernel::fold::fold("Ch’ti"));
    }
}
