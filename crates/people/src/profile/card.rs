//! What is sent when somebody writes about themselves: any of the fields, each with who sees it.

use std::collections::BTreeMap;

use kernel::Problem;
use kernel::problem::FieldError;

use super::{Audience, FIELDS, Field, field, listed};

/// The most words of one list, and the longest of them.
const WORDS: (usize, usize) = (30, 60);

/// What was sent: `about` and `about_who`, `offers` and `offers_who` and so on; what is absent stays.
pub type Sent = BTreeMap<String, String>;

/// One field as it is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its key.
    pub key: &'static str,
    /// The words; `None` when only who sees them was sent.
    pub words: Option<String>,
    /// Who sees it; `None` leaves it as it is.
    pub who: Option<Audience>,
}

/// Reads what was sent.
///
/// # Errors
/// `Invalid` with every field that needs mending.
pub fn read(sent: &Sent) -> Result<Vec<Kept>, Problem> {
    let (mut kept, mut wrong) = (Vec::new(), Vec::new());
    let mut say = |field: &'static str, reason: &'static str, args: &[(&str, String)]| {
        let args = args.iter().map(|(k, v)| ((*k).into(), v.clone())).collect();
        wrong.push(FieldError { field, reason, args });
    };
    for known in FIELDS {
        let words = sent.get(known.key).map(|w| clean(known, w));
        let who = sent.get(&format!("{}_who", known.key));
        let audience = who.and_then(|w| Audience::of(w));
        if who.is_some() && audience.is_none() {
            say(known.key, "people-who-unknown", &[]);
        }
        if let Some(words) = &words {
            if words.chars().count() > known.most {
                say(known.key, "field-too-long", &[("most", known.most.to_string())]);
            }
            if known.list {
                let list = listed(words);
                if let Some(long) = list.iter().find(|w| w.chars().count() > WORDS.1) {
                    say(known.key, "people-word-long", &[("word", long.clone())]);
                } else if list.len() > WORDS.0 {
                    say(known.key, "people-words-many", &[]);
                }
            }
            if known.key == "links" && words.lines().any(|l| !is_link(l)) {
                say(known.key, "people-links-wrong", &[]);
            }
        }
        if words.is_some() || audience.is_some() {
            kept.push(Kept { key: known.key, words, who: audience });
        }
    }
    if let Some(other) = sent.keys().find(|k| !k.starts_with('_') && !is_known(k)) {
        tracing::debug!(field = other, "no such field of a profile");
        return Err(Problem::Unreadable("people-field-unknown"));
    }
    if wrong.is_empty() { Ok(kept) } else { Err(Problem::Invalid(wrong)) }
}

fn is_known(key: &str) -> bool {
    field(key.strip_suffix("_who").unwrap_or(key)).is_some()
}

/// Lines without spaces at their ends; a field of one line has no line ends in it.
fn clean(field: &Field, words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if field.list {
        return listed(words).join(", ");
    }
    lines.join(if field.rows > 1 { "\n" } else { " " })
}

/// A whole address on the web, and nothing a browser would run.
fn is_link(line: &str) -> bool {
    let rest = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"));
    rest.is_some_and(|r| r.contains('.') && !r.contains(|c: char| c.is_whitespace() || "<>\"".contains(c)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn words_are_cleaned_and_hostile_ones_refused() {
        let kept =
            read(&sent(&[("offers", " Seals ,seals;\nLaser  alignment "), ("phone_who", "me")])).unwrap();
        assert_eq!(kept[0].words.as_deref(), Some("Seals, Laser alignment"));
        assert_eq!((kept[1].key, kept[1].words.clone(), kept[1].who), ("phone", None, Some(Audience::Me)));
        for bad in [
            ("links", "javascript:alert(1)"),
            ("links", "https://a.b/\"onclick"),
            ("about_who", "the press"),
            ("offers", &"x".repeat(61)),
            ("pronouns", &"x".repeat(41)),
        ] {
            assert!(matches!(read(&sent(&[bad])), Err(Problem::Invalid(_))), "{bad:?}");
        }
        assert!(matches!(read(&sent(&[("salary", "1")])), Err(Problem::Unreadable(_))));
    }
}
