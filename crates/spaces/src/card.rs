//! The card: six answers every space gives before anybody has to ask.

use kernel::Problem;
use kernel::problem::Fields;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Longest answer in characters.
pub const LONGEST: usize = 4_000;

/// The six answers, in Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = SixAnswers)]
pub struct Card {
    /// Why the space exists.
    #[serde(default)]
    pub why: String,
    /// What is expected of a member.
    #[serde(default)]
    pub expected: String,
    /// What a member may do without asking.
    #[serde(default)]
    pub free: String,
    /// What needs asking first.
    #[serde(default)]
    pub ask: String,
    /// Who decides and who helps.
    #[serde(default)]
    pub deciders: String,
    /// The terms a member accepts.
    #[serde(default)]
    pub terms: String,
}

impl Card {
    /// The answers with the names of their fields, in the order they are read in.
    #[must_use]
    pub fn answers(&self) -> [(&'static str, &str); 6] {
        [
            ("why", &self.why),
            ("expected", &self.expected),
            ("free", &self.free),
            ("ask", &self.ask),
            ("deciders", &self.deciders),
            ("terms", &self.terms),
        ]
    }
    /// Every answer is there and none is a book.
    ///
    /// # Errors
    /// `Invalid` with every answer that is missing or too long.
    pub fn check(&self) -> Result<(), Problem> {
        let mut fields = Fields::default();
        self.note(&mut fields);
        fields.done()
    }
    /// Notes what is missing among other fields of a form.
    pub fn note(&self, fields: &mut Fields) {
        for (name, text) in self.answers() {
            fields.length(text, LONGEST, name);
        }
    }
    /// Without blanks around the answers.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let trim = |text: String| text.trim().replace("\r\n", "\n");
        Self {
            why: trim(self.why),
            expected: trim(self.expected),
            free: trim(self.free),
            ask: trim(self.ask),
            deciders: trim(self.deciders),
            terms: trim(self.terms),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_needs_six_answers() {
        let card = Card { why: "To help".into(), terms: " \n".into(), ..Card::default() };
        let Err(Problem::Invalid(errors)) = card.check() else { panic!("five answers are missing") };
        let names: Vec<_> = errors.iter().map(|e| e.field).collect();
        assert_eq!(names, ["expected", "free", "ask", "deciders", "terms"]);
    }
}
