//! The three ways of looking after a space (S2-SM2): it is managed, piloted and, where its people want
//! it, enlivened. Each is wanted or not, apart from the others; a duty of a way that is not wanted does
//! not stand in that space. A space without a word on it has all three; a team has its manager.

pub mod routes;
pub mod store;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Which ways of looking after a space are wanted in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = SpaceCare)]
#[serde(default)]
pub struct Care {
    /// Known and acted upon: how the space and its tool are doing.
    pub manages: bool,
    /// What it brings is counted and told.
    pub pilots: bool,
    /// Conversations are brought to life.
    pub enlivens: bool,
}

impl Default for Care {
    fn default() -> Self {
        Self { manages: true, pilots: true, enlivens: true }
    }
}

impl Care {
    /// Whether the duties of a phase stand in the space.
    #[must_use]
    pub fn wants(self, phase: &str) -> bool {
        match phase {
            "manage" => self.manages,
            "pilot" => self.pilots,
            "lead" => self.enlivens,
            _ => true,
        }
    }
    /// The three by their words, in their order.
    #[must_use]
    pub const fn ways(self) -> [(&'static str, bool); 3] {
        [("manages", self.manages), ("pilots", self.pilots), ("enlivens", self.enlivens)]
    }
    /// Nobody would look after the space at all.
    #[must_use]
    pub const fn none(self) -> bool {
        !self.manages && !self.pilots && !self.enlivens
    }
}
