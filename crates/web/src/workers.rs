//! Who hears facts in this process: set once when a site is opened, asked when a parked fact is tried
//! again. On the site's shelf, so a site that delivers nothing (a test of one room) needs none.

use std::sync::OnceLock;

use jobs::Consumer;

/// Everybody who hears facts.
#[derive(Debug, Default)]
pub struct Workers(OnceLock<Vec<Consumer>>);

impl Workers {
    /// Says once who hears facts.
    pub fn set(&self, consumers: Vec<Consumer>) {
        drop(self.0.set(consumers));
    }
    /// Who hears facts.
    #[must_use]
    pub fn consumers(&self) -> &[Consumer] {
        self.0.get().map_or(&[], Vec::as_slice)
    }
}
