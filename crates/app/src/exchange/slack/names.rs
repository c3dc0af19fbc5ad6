//! Names of folders: an accent may be a letter's own or stand beside it; here it is its own.

use unicode_normalization::UnicodeNormalization;

/// The one form of a name.
pub(super) fn one(name: &str) -> String {
    name.nfc().collect()
}
