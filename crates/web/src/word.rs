//! A word that may change while the program runs (the network's name, its zone), read like a `&str`.

use std::fmt;
use std::ops::Deref;
use std::sync::{PoisonError, RwLock};

/// A word that may change. What it said before stays in memory: it changes a few times in a year.
#[derive(Default)]
pub struct Word(RwLock<&'static str>);

impl Word {
    /// Says something else from now on.
    pub fn set(&self, text: &str) {
        if **self == *text {
            return;
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = String::leak(text.to_owned());
    }
    /// What it says now.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        *self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Word {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}
impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl From<&str> for Word {
    fn from(text: &str) -> Self {
        let word = Self::default();
        word.set(text);
        word
    }
}
impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl serde::Serialize for Word {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
