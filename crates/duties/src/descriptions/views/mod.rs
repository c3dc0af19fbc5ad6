//! The pages of descriptions.

pub(super) mod form;
pub(super) mod list;
pub(super) mod page;

use kernel::Lexicon;
use kernel::problem::FieldError;

/// What is wrong with a field, in words; empty when nothing is.
fn error(l: &Lexicon, errors: &[FieldError], field: &str) -> String {
    let Some(found) = errors.iter().find(|e| e.field == field) else { return String::new() };
    let args: Vec<(&str, &str)> = found.args.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    l.args(found.reason, &args)
}
