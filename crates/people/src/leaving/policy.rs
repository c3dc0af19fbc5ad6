//! The declared policy: whether the names of those who left stay, or give way to other words.

use kernel::Problem;
use kernel::problem::Fields;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What becomes of the names of those who left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LeaversPolicy {
    /// `keep`: their words keep their name; `hide`: they show `name` instead.
    pub names: String,
    /// The words shown instead of the name.
    #[serde(default)]
    pub name: String,
}

impl Default for LeaversPolicy {
    fn default() -> Self {
        Self { names: "keep".into(), name: String::new() }
    }
}

impl LeaversPolicy {
    /// Whether names give way.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.names == "hide"
    }
    /// As stored.
    #[must_use]
    pub fn stored(&self) -> String {
        format!("{}:{}", self.names, self.name.trim())
    }
    /// From what is stored.
    #[must_use]
    pub fn of(stored: &str) -> Self {
        let (names, name) = stored.split_once(':').unwrap_or((stored, ""));
        Self { names: names.to_owned(), name: name.to_owned() }
    }
    /// Checks what was sent.
    ///
    /// # Errors
    /// `Invalid` with the field.
    pub fn check(&self) -> Result<(), Problem> {
        let mut fields = Fields::default();
        fields.check(["keep", "hide"].contains(&self.names.as_str()), "names", "people-leavers-unknown");
        if self.hides() {
            fields.length(&self.name, 60, "name");
        }
        fields.done()
    }
}
