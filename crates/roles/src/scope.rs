//! Where a role is held: the whole network, a unit, a space.

use kernel::{SpaceId, UnitId};

/// A scope by its ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole network.
    Network,
    /// A unit and everything below it.
    Unit(UnitId),
    /// One space.
    Space(SpaceId),
}

impl Scope {
    /// Its stable word: `network`, `unit`, `space`.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Unit(_) => "unit",
            Self::Space(_) => "space",
        }
    }
    /// The id of the unit or space; 0 for the network.
    #[must_use]
    pub const fn id(self) -> i64 {
        match self {
            Self::Network => 0,
            Self::Unit(id) => id.number(),
            Self::Space(id) => id.number(),
        }
    }
    /// The scope of a stored pair.
    #[must_use]
    pub fn stored(kind: &str, id: i64) -> Self {
        match kind {
            "unit" => Self::Unit(UnitId::new(id)),
            "space" => Self::Space(SpaceId::new(id)),
            _ => Self::Network,
        }
    }
    /// The space, when it is one.
    #[must_use]
    pub const fn space(self) -> Option<SpaceId> {
        match self {
            Self::Space(id) => Some(id),
            _ => None,
        }
    }
}

/// A scope with what pages say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Where {
    /// Which one.
    pub scope: Scope,
    /// Word in addresses; empty for the network.
    pub slug: String,
    /// Its name; empty for the network.
    pub name: String,
    /// The kind of a space: `team`, `community`, `project`, `network`; empty otherwise.
    pub kind: String,
    /// Closed units and spaces need nobody.
    pub closed: bool,
}

impl Where {
    /// The whole network.
    #[must_use]
    pub const fn network() -> Self {
        Self {
            scope: Scope::Network,
            slug: String::new(),
            name: String::new(),
            kind: String::new(),
            closed: false,
        }
    }
    /// How it stands in forms and addresses: `network`, `unit:SLUG`, `space:SLUG`.
    #[must_use]
    pub fn token(&self) -> String {
        match self.scope {
            Scope::Network => "network".to_owned(),
            other => format!("{}:{}", other.kind(), self.slug),
        }
    }
    /// A team's space.
    #[must_use]
    pub fn team(&self) -> bool {
        self.kind == "team"
    }
}
