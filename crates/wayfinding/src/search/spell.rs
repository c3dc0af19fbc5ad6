//! “Did you mean”: words that stand in titles and names and differ from what was typed by a letter
//! or two. The list of known words is never shown; a spelling is offered only when the question
//! spelled that way finds something this reader may see.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Problem, fold};
use store::{Read, Res, Write, p, sql};

use super::ask::Asked;
use super::find::{Eyes, seen};
use super::question::Question;
use super::resolve::Resolved;

sql!(KNOWN, "INSERT INTO search_near (shape, word) VALUES ($1, $2) ON CONFLICT (shape, word) DO NOTHING");
sql!(IS_KNOWN, "SELECT word FROM search_near WHERE shape = $1 AND word = $2");
sql!(NEAR, "SELECT DISTINCT word FROM search_near WHERE shape = ANY($1) ORDER BY word LIMIT 60");

/// Questions that are tried before nothing is offered.
const TRIES: usize = 4;

/// A word and everything it becomes by leaving out one letter, each as a number.
fn shapes(word: &str) -> Vec<i64> {
    let letters: Vec<char> = word.chars().collect();
    let less = (0..letters.len())
        .map(|at| letters.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, c)| c).collect::<String>());
    std::iter::once(word.to_owned())
        .chain(less)
        .map(|s| number(&s))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// FNV-1a: the same number for the same letters on every machine.
fn number(letters: &str) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in letters.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    i64::from_ne_bytes(hash.to_ne_bytes())
}

fn worth_knowing(word: &str) -> bool {
    (4..=20).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
}

/// Notes the words of a title or a name.
pub(super) fn learn(w: &mut Write<'_>, heading: &str) -> Res<()> {
    let words: BTreeSet<String> = fold::words(heading).filter(|word| worth_knowing(word)).collect();
    for word in words {
        if w.opt::<(String,)>(&IS_KNOWN, p![number(&word), &word])?.is_none() {
            for shape in shapes(&word) {
                w.exec(&KNOWN, p![shape, &word])?;
            }
        }
    }
    Ok(())
}

/// How many letters have to be changed, put in, left out or swapped.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut cost: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let at = |x: usize, y: usize| cost.get(&(x, y)).copied().unwrap_or(usize::MAX / 2);
            let mut best = if i == 0 || j == 0 { i.max(j) } else { usize::MAX };
            if let (Some(x), Some(y)) = (i.checked_sub(1), j.checked_sub(1)) {
                let same = a.get(x) == b.get(y);
                best = best.min(at(x, y) + usize::from(!same)).min(at(x, j) + 1).min(at(i, y) + 1);
                if let (Some(p), Some(q)) = (i.checked_sub(2), j.checked_sub(2))
                    && a.get(x) == b.get(q)
                    && a.get(p) == b.get(y)
                {
                    best = best.min(at(p, q) + 1);
                }
            }
            cost.insert((i, j), best);
        }
    }
    cost.get(&(a.len(), b.len())).copied().unwrap_or(usize::MAX)
}

/// Known words near a typed one, the nearest first.
fn near(r: &mut Read<'_>, word: &str) -> Res<Vec<String>> {
    let folded = fold::fold(word);
    if !worth_knowing(&folded) {
        return Ok(Vec::new());
    }
    let known = r.all::<(String,)>(&NEAR, p![&shapes(&folded)])?;
    let most = if folded.chars().count() < 6 { 1 } else { 2 };
    let mut found: Vec<(usize, String)> = known
        .into_iter()
        .map(|(k,)| (distance(&folded, &k), k))
        .filter(|(d, _)| (1..=most).contains(d))
        .collect();
    found.sort();
    Ok(found.into_iter().take(3).map(|(_, k)| k).collect())
}

/// What was asked with one word spelled differently, when that finds something for this reader.
pub(super) fn instead(
    r: &mut Read<'_>,
    eyes: Eyes,
    asked: &Asked,
    resolved: &Resolved,
) -> Result<Option<Asked>, Problem> {
    let words: Vec<&str> = asked.words.split_whitespace().collect();
    let mut tries = TRIES;
    for (at, word) in words.iter().enumerate() {
        for known in near(r, word)? {
            if tries == 0 {
                return Ok(None);
            }
            tries -= 1;
            let spelled: Vec<&str> =
                words.iter().enumerate().map(|(n, w)| if n == at { known.as_str() } else { w }).collect();
            let other = Asked { words: spelled.join(" "), ..asked.clone() };
            let mut question = Question::read(&other.words);
            question.filters.clone_from(&resolved.tokens);
            let found = seen(r, eyes, &question, resolved.between)?;
            if found.iter().any(|c| asked.tab.is_none_or(|tab| c.kind == tab)) {
                return Ok(Some(other));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        for (a, b, n) in [
            ("seal", "seal", 0),
            ("seal", "sael", 1),
            ("bearing", "baring", 1),
            ("", "ab", 2),
            ("palier", "pallier", 1),
            ("pump", "valve", 5),
        ] {
            assert_eq!(distance(a, b), n, "{a} {b}");
        }
    }

    #[test]
    fn words_a_letter_apart_share_a_shape() {
        for (a, b) in
            [("bearing", "baering"), ("bearing", "bering"), ("bearing", "bearring"), ("bearing", "bexring")]
        {
            assert!(shapes(a).iter().any(|s| shapes(b).contains(s)), "{a} {b}");
        }
    }
}
