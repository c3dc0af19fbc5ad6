//! Pages and parts of pages, as templates see them.

pub mod compose;
pub mod list;
pub mod message;
pub mod small;
pub mod thread;

use kernel::{Lexicon, Problem};

/// What is wrong with one field, in words; empty when nothing is.
#[must_use]
pub fn error(l: &Lexicon, problem: Option<&Problem>, field: &str) -> String {
    let Some(Problem::Invalid(fields)) = problem else { return String::new() };
    l.wrong(fields, field)
}

/// A refusal as a sentence and its rule; for other problems the sentence alone.
#[derive(Debug, Clone, Default)]
pub struct Trouble {
    /// What happened.
    pub sentence: String,
    /// The rule that refused, where one did.
    pub rule: String,
}

impl Trouble {
    /// Of a problem that is not about one field.
    #[must_use]
    pub fn of(l: &Lexicon, problem: &Problem) -> Option<Self> {
        match problem {
            Problem::Refused(r) | Problem::Held(r) => {
                let rule = if r.rule == policy::NOT_GRANTED { String::new() } else { r.rule.clone() };
                Some(Self { sentence: l.told(&r.reason, &r.args), rule })
            }
            Problem::Conflict(key) => Some(Self { sentence: l.t(key), rule: String::new() }),
            Problem::Busy => Some(Self { sentence: l.t("conv-trouble-busy"), rule: String::new() }),
            _ => None,
        }
    }
}
