//! Routes: each handler is mounted as a page and as JSON.

pub mod appeal;
pub mod case;
pub mod queue;
pub mod report;

use kernel::Problem;
use kernel::problem::Fields;

use super::case::{LONGEST, RULES};

/// The words of a form with their rule.
///
/// # Errors
/// `Invalid` with what needs mending.
pub(super) fn checked(
    words: &str,
    needed: bool,
    rule: Option<&str>,
    field: &'static str,
) -> Result<String, Problem> {
    let words = words.replace("\r\n", "\n").trim().to_owned();
    let mut fields = Fields::default();
    if needed {
        fields.length(&words, LONGEST, "words");
    }
    fields.check(words.chars().count() <= LONGEST, "words", "mod-words-long");
    if let Some(rule) = rule {
        fields.check(RULES.contains(&rule), field, "mod-rule-unknown");
    }
    fields.done()?;
    Ok(words)
}
