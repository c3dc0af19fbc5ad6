//! What somebody sends about an entry, and what of it can stand. Pure: what a field points at is
//! looked up by the store.

use std::collections::BTreeMap;

use kernel::Problem;
use kernel::problem::Fields;
use serde::Deserialize;
use serde_json::Value;

use super::entry::Entry;
use super::list::{Kind, LONGEST_TITLE, LONGEST_WHY, Register, Step, Why};
use super::quarter::Quarter;

/// Key of the sentence for whoever comes second.
pub const CONFLICT: &str = "registers-conflict";

/// Everything that was sent, by name; a number is as good as its text.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Sent {
    /// The fields.
    #[serde(flatten)]
    pub all: BTreeMap<String, Value>,
}

impl Sent {
    /// What was sent under a name, without blanks around it.
    #[must_use]
    pub fn get(&self, name: &str) -> String {
        match self.all.get(name) {
            Some(Value::String(text)) => text.trim().replace("\r\n", "\n"),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(yes)) => yes.to_string(),
            _ => String::new(),
        }
    }
    /// The version it was written upon.
    #[must_use]
    pub fn version(&self) -> Option<i64> {
        self.get("version").parse().ok()
    }
    /// As an entry is now: what its form begins with.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let mut all: BTreeMap<String, Value> =
            entry.body.iter().map(|(k, v)| (k.clone(), Value::from(v.as_str()))).collect();
        all.insert("title".to_owned(), Value::from(entry.title.as_str()));
        all.insert("version".to_owned(), Value::from(entry.version));
        if let Some(space) = &entry.space {
            all.insert("space".to_owned(), Value::from(space.slug.as_str()));
        }
        Self { all }
    }
}

/// The words of an entry that can stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Its words by field.
    pub body: BTreeMap<String, String>,
}

impl Draft {
    /// Reads what was sent, noting what needs mending. Whether what a field points at is there is
    /// the store's to say.
    pub fn read(register: &Register, sent: &Sent, fields: &mut Fields) -> Self {
        let title = sent.get("title").split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        fields.length(&title, LONGEST_TITLE, "title");
        let mut body = BTreeMap::new();
        for field in register.fields {
            let text = sent.get(field.key);
            if text.is_empty() {
                fields.check(!field.must, field.key, "field-empty");
                continue;
            }
            match field.kind {
                Kind::Space => continue,
                Kind::Line(most) | Kind::Text(most) => fields.length(&text, most, field.key),
                Kind::Day => fields.check(is_day(&text), field.key, "registers-day-unreadable"),
                Kind::Quarter => {
                    fields.check(Quarter::parse(&text).is_some(), field.key, "registers-quarter-unreadable");
                }
                Kind::Number => fields.check(is_number(&text), field.key, "registers-number-unreadable"),
                Kind::Entry(_) | Kind::Unit | Kind::Thread => {}
            }
            body.insert(field.key.to_owned(), text);
        }
        Self { title, body }
    }
}

fn is_day(text: &str) -> bool {
    kernel::Time::start_of_day(text, "UTC").is_some() && text.len() == 10
}

fn is_number(text: &str) -> bool {
    text.len() <= 15 && text.parse::<i64>().is_ok_and(|n| n >= 0)
}

/// The version a form was written upon has to be the current one.
///
/// # Errors
/// `Conflict` when somebody was faster, `Invalid` when no version was sent.
pub fn fresh(entry: &Entry, sent: &Sent) -> Result<(), Problem> {
    match sent.version() {
        None => Err(Problem::field("version", "registers-version-missing")),
        Some(version) if version == entry.version => Ok(()),
        Some(_) => Err(Problem::Conflict(CONFLICT)),
    }
}

/// Checks a move of `entry` by `step`; answers its reason.
///
/// # Errors
/// As `fresh`; `Invalid` when the reason or a field that has to be filled is missing.
pub fn moves(entry: &Entry, step: &Step, sent: &Sent) -> Result<String, Problem> {
    fresh(entry, sent)?;
    let (mut fields, why) = (Fields::default(), sent.get("why"));
    if step.why == Why::Must || !why.is_empty() {
        fields.length(&why, LONGEST_WHY, "why");
    }
    for needed in step.needs {
        fields.check(!entry.get(needed).is_empty(), needed, "registers-incomplete");
    }
    fields.done()?;
    Ok(why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::list::{REGISTERS, by_key};

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent { all: pairs.iter().map(|(k, v)| ((*k).to_owned(), Value::from(*v))).collect() }
    }
    fn wrong(key: &str, pairs: &[(&str, &str)]) -> Vec<(&'static str, &'static str)> {
        let mut fields = Fields::default();
        Draft::read(by_key(key).unwrap(), &sent(pairs), &mut fields);
        match fields.done() {
            Err(Problem::Invalid(errors)) => errors.iter().map(|e| (e.field, e.reason)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        for register in REGISTERS {
            let must = register.fields.iter().filter(|f| f.must).map(|f| (f.key, "field-empty"));
            let all: Vec<_> = std::iter::once(("title", "field-empty")).chain(must).collect();
            assert_eq!(wrong(register.key, &[]), all, "{}", register.key);
        }
        let long = "x".repeat(4_001);
        assert_eq!(
            wrong("objective", &[("title", "T"), ("why", &long), ("until", "2026-02-30")]),
            [("why", "field-too-long"), ("until", "registers-day-unreadable")]
        );
        let road = [("title", "T"), ("objective", "1"), ("quarter", "2026-Q5"), ("outcome", "o")];
        assert_eq!(wrong("roadmap", &road), [("quarter", "registers-quarter-unreadable")]);
        for number in ["-1", "1.5", "many", "1234567890123456"] {
            let value =
                [("title", "T"), ("space", "s"), ("quantity", number), ("unit", "h"), ("outcome", "o")];
            assert_eq!(wrong("value", &value), [("quantity", "registers-number-unreadable")], "{number}");
        }
    }

    #[test]
    fn a_move_gives_its_reason_and_finds_the_entry_complete() {
        let feature = by_key("feature").unwrap();
        let entry = Entry { version: 3, ..Entry::blank(feature) };
        let check = |to: &str, pairs: &[(&str, &str)]| {
            moves(&entry, feature.step("asked", to).unwrap(), &sent(pairs))
        };
        assert_eq!(check("refused", &[("version", "2"), ("why", "x")]), Err(Problem::Conflict(CONFLICT)));
        assert!(
            matches!(check("refused", &[("version", "3")]), Err(Problem::Invalid(e)) if e[0].field == "why")
        );
        assert!(matches!(check("planned", &[("version", "3")]), Err(Problem::Invalid(e)) if e.len() == 4));
        assert!(
            matches!(check("refused", &[("why", "x")]), Err(Problem::Invalid(e)) if e[0].field == "version")
        );
        assert_eq!(check("refused", &[("version", "3"), ("why", " Because ")]), Ok("Because".to_owned()));
    }
}
