//! What goes wrong, for people and programs: a stable code, a status, and words in the reader's
//! language (key of a message plus arguments); RFC 9457 on the API.

use std::fmt;

use crate::SpaceId;

/// What was asked for when an act waits for a second signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Name of the action.
    pub action: &'static str,
    /// The space it is done in.
    pub space: Option<SpaceId>,
}

/// The gate said no: which rule, and the key of its reason in the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Id of the rule that refused: `S2-SM4`, or `not-granted` for default deny.
    pub rule: String,
    /// Key of the sentence that explains it (`rule-…`).
    pub reason: String,
    /// Arguments of that sentence (a manager's name, say).
    pub args: Vec<(String, String)>,
    /// What was asked for; known when the act is held.
    pub asked: Option<Asked>,
}

/// One field that was not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field in the form or JSON.
    pub field: &'static str,
    /// Key of the sentence that says what is wrong.
    pub reason: &'static str,
    /// Arguments of that sentence.
    pub args: Vec<(String, String)>,
}

/// Why an act did not happen. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Not there, or not for this reader: the same answer.
    NotFound,
    /// Nobody is signed in (or the token is not known).
    SignIn,
    /// The token's time is over; 401.
    Expired,
    /// Fields that need mending; 422.
    Invalid(Vec<FieldError>),
    /// The gate refused; 403.
    Refused(Refusal),
    /// The gate holds the act for a second signature; 202.
    Held(Refusal),
    /// It clashes with what is there (key of the sentence); 409.
    Conflict(&'static str),
    /// Too many tries; after this many seconds again. 429.
    Slow(u32),
    /// The house is full for a moment; 503 with Retry-After.
    Busy,
    /// The request cannot be read at all (key of the sentence); 400.
    Unreadable(&'static str),
    /// Something broke on our side; 500. The text is for the log only.
    Broken(String),
}

impl Problem {
    /// One field and what is wrong with it.
    #[must_use]
    pub fn field(field: &'static str, reason: &'static str) -> Self {
        Self::Invalid(vec![FieldError { field, reason, args: Vec::new() }])
    }
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::SignIn | Self::Expired => 401,
            Self::Invalid(_) => 422,
            Self::Refused(_) => 403,
            Self::Held(_) => 202,
            Self::Conflict(_) => 409,
            Self::Slow(_) => 429,
            Self::Busy => 503,
            Self::Unreadable(_) => 400,
            Self::Broken(_) => 500,
        }
    }
    /// The stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignIn => "sign-in",
            Self::Expired => "token-expired",
            Self::Invalid(_) => "invalid",
            Self::Refused(_) => "refused",
            Self::Held(_) => "held",
            Self::Conflict(_) => "conflict",
            Self::Slow(_) => "slow-down",
            Self::Busy => "busy",
            Self::Unreadable(_) => "unreadable",
            Self::Broken(_) => "broken",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(r) | Self::Held(r) => write!(f, "{} by {}", self.code(), r.rule),
            Self::Broken(why) => write!(f, "broken: {why}"),
            Self::Invalid(fields) => {
                let names: Vec<&str> = fields.iter().map(|e| e.field).collect();
                write!(f, "invalid: {}", names.join(", "))
            }
            _ => f.write_str(self.code()),
        }
    }
}

impl std::error::Error for Problem {}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Collects field errors while a form is read; `done` is `Ok` when there were none.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Notes an error unless `fine`.
    pub fn check(&mut self, fine: bool, field: &'static str, reason: &'static str) {
        if !fine {
            self.0.push(FieldError { field, reason, args: Vec::new() });
        }
    }
    /// Notes an error when `text`, trimmed, is empty or longer than `most` characters.
    pub fn length(&mut self, text: &str, most: usize, field: &'static str) {
        let text = text.trim();
        self.check(!text.is_empty(), field, "field-empty");
        if text.chars().count() > most {
            self.0.push(FieldError {
                field,
                reason: "field-too-long",
                args: vec![("most".into(), most.to_string())],
            });
        }
    }
    /// The verdict.
    ///
    /// # Errors
    /// `Problem::Invalid` with every field noted.
    pub fn done(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::Invalid(self.0)) }
    }
}
