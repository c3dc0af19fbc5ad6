//! What a charter is made of: criteria, clauses, interfaces, hours.

use crate::Text;

/// What a proposal has to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Stable key.
    pub key: String,
    /// The question.
    pub ask: Text,
    /// Whether a proposal without an answer is refused; otherwise it is warned about.
    pub must: bool,
}

/// A clause of a charter: a decision right, or a limit with the rule that enforces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Id of the enforcing rule; empty where none is.
    pub rule: String,
    /// What it says.
    pub text: Text,
}

/// An indicator a role is seen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Id in the catalogue of indicators: `O1`.
    pub key: String,
    /// `operational`, `activity` or `value`.
    pub horizon: String,
}

/// What passes between a role and another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Key of the other role.
    pub with: String,
    /// What this role gives.
    pub gives: Text,
    /// What it receives.
    pub gets: Text,
}

/// Starting values for the hours a role takes in one scope (indicators.md section 7).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Need {
    /// Hours a week, whatever happens.
    pub fixed: f64,
    /// Minutes for each question.
    pub per_question: f64,
    /// Minutes for each person who joins.
    pub per_joiner: f64,
    /// Minutes for each message.
    pub per_message: f64,
    /// Places that one person looks after at most (S2-SM1b); 0 says nothing.
    pub places: f64,
}
