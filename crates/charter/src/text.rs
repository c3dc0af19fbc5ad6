//! A text in both languages.

use kernel::Lang;
use serde::{Deserialize, Serialize};

/// A text in both languages; in a charter file one of them may be left out when only the other
/// changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    #[serde(default)]
    pub en: String,
    /// French.
    #[serde(default)]
    pub fr: String,
}

impl Text {
    /// In this language; the other one when it is missing.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (own, other) = match lang {
            Lang::En => (&self.en, &self.fr),
            Lang::Fr => (&self.fr, &self.en),
        };
        if own.is_empty() { other } else { own }
    }
    /// Whether both languages are there.
    #[must_use]
    pub const fn whole(&self) -> bool {
        !self.en.is_empty() && !self.fr.is_empty()
    }
    /// Takes over what the other one says.
    pub fn lay(&mut self, over: &Self) {
        for (mine, new) in [(&mut self.en, &over.en), (&mut self.fr, &over.fr)] {
            if !new.trim().is_empty() {
                new.trim().clone_into(mine);
            }
        }
    }
}
