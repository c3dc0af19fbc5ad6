//! What came back from a room: its page and its problem as values, its body as bytes, text, JSON.

use axum::http::HeaderMap;
use kernel::Problem;
use serde_json::Value;
use web::Page;

/// An answer.
#[derive(Debug, Default)]
pub struct Reply {
    /// The status; of a page, the one it is shown with.
    pub status: u16,
    /// Where it leads.
    pub location: String,
    /// All headers.
    pub headers: HeaderMap,
    /// The page, before the shell is put around it.
    pub page: Option<Page>,
    /// The problem, before it is put into words.
    pub problem: Option<Problem>,
    /// The body as JSON; null when it is none.
    pub json: Value,
    /// The body as text.
    pub text: String,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body of the page.
    #[must_use]
    pub fn html(&self) -> &str {
        self.page.as_ref().map_or("", |p| p.body.as_str())
    }
    /// The body of the page without its tags, blanks as one.
    #[must_use]
    pub fn words(&self) -> String {
        kernel::rich::plain(self.html())
    }
    /// The rule that refused.
    #[must_use]
    pub fn rule(&self) -> &str {
        match &self.problem {
            Some(Problem::Refused(no)) => no.rule.as_str(),
            _ => "",
        }
    }
    /// The fields that were wrong, with why.
    #[must_use]
    pub fn wrong(&self) -> Vec<(&'static str, &'static str)> {
        match &self.problem {
            Some(Problem::Invalid(errors)) => errors.iter().map(|e| (e.field, e.reason)).collect(),
            _ => Vec::new(),
        }
    }
    /// The id of what was made.
    #[must_use]
    pub fn id(&self) -> String {
        assert_eq!(self.status, 201, "{:?} {}", self.problem, self.text);
        self.json.get("id").and_then(Value::as_str).unwrap().to_owned()
    }
}
