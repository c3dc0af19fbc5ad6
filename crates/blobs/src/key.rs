//! The name of a blob: the SHA-256 of its bytes.

use std::fmt::{self, Write as _};

/// A blob's name: 64 hexadecimal digits, so that it can be part of any path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The key of a hash.
    #[must_use]
    pub fn of(hash: &[u8]) -> Self {
        let mut text = String::with_capacity(64);
        for byte in hash {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }
    /// Reads a key; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (text.len() == 64 && text.bytes().all(hex)).then(|| Self(text.to_owned()))
    }
    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The names of the 256 folders keys are spread over.
    pub fn heads() -> impl Iterator<Item = String> {
        (0..=u8::MAX).map(|head| format!("{head:02x}"))
    }
    /// Where it lies below its root: no folder holds more than a 256th of everything.
    pub(crate) fn path(&self) -> String {
        let (head, _) = self.0.split_at(2.min(self.0.len()));
        format!("{head}/{}", self.0)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_is_a_key() {
        let key = Key::of(&[0xab; 32]);
        assert_eq!(Key::parse(key.as_str()), Some(key.clone()));
        assert_eq!(key.path(), format!("ab/{key}"));
        assert_eq!(Key::parse("../../etc/passwd"), None);
        assert_eq!(Key::parse(&"A".repeat(64)), None);
    }
}
