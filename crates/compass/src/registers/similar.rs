//! Whether something was said before: by the stems that two texts share.

use std::collections::BTreeSet;

use kernel::fold;

/// Words that say nothing about what a text is about.
const SMALL: &[&str] = &[
    "the", "and", "for", "with", "that", "this", "can", "could", "should", "would", "have", "from", "into",
    "our", "you", "not", "are", "was", "les", "des", "une", "pour", "avec", "que", "qui", "dans", "sur",
    "par", "pas", "est", "sont", "nous", "vous", "aux", "peut", "pouvoir", "faut", "etre", "avoir",
];

/// The stems of a text that say what it is about, as numbers, each once.
#[must_use]
pub fn tokens(text: &str) -> Vec<i64> {
    let words = fold::words(text).filter(|w| w.chars().count() > 2 && !SMALL.contains(&w.as_str()));
    let stems = words.flat_map(|w| fold::tokens(&w).split(' ').map(number).collect::<Vec<_>>());
    stems.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether sharing so many of a title's stems is enough to ask.
#[must_use]
pub const fn enough(shared: i64, asked: i64) -> bool {
    shared > 0 && shared.saturating_mul(2) >= asked
}

/// FNV-1a: the same number for the same stem on every machine.
fn number(stem: &str) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in stem.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    i64::from_ne_bytes(hash.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_accents_and_small_words_make_no_difference() {
        let shared = |a: &str, b: &str| {
            let (a, b) = (tokens(a), tokens(b));
            let both = a.iter().filter(|t| b.contains(t)).count();
            enough(i64::try_from(both).unwrap(), i64::try_from(a.len()).unwrap())
        };
        assert!(shared("Dark pages at night", "A dark page for the night shift"));
        assert!(shared("Pièces jointes dans les messages", "joindre une pièce : des pieces jointes"));
        assert!(!shared("Dark pages at night", "Attach files to a page"));
        assert!(!shared("the and for", "the and for"), "nothing is said");
    }
}
