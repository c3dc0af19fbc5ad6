//! Who is acting: made once per request by the middleware, or by the command line.

use crate::{Lang, PersonId, SessionId, UnitId};

/// A signed-in person, as far as every room may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses and mentions.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// Language of the pages.
    pub lang: Lang,
    /// IANA name of the person's time zone.
    pub zone: String,
    /// The unit the person belongs to.
    pub unit: Option<UnitId>,
    /// Not of the company: sees only the spaces they are in.
    pub external: bool,
    /// Holds the network (made by the owner link); a permission, not a role.
    pub owner: bool,
    /// Roles held (or deputised) over the whole network.
    pub roles: Roles,
    /// The request carries a second signature: somebody else agreed that it is done.
    pub cosigned: bool,
    /// The session, when signed in by browser; `None` by token or command line.
    pub session: Option<SessionId>,
}

/// The roles whose holders over the whole network have rights of their own. Their order is their
/// bit in [`Roles`].
pub const NETWORK_ROLES: [&str; 10] = [
    "esn_owner",
    "network_lead",
    "platform_expert",
    "exec_sponsor",
    "user_support",
    "tech_support",
    "comms_manager",
    "risk_officer",
    "facilitator",
    "evangelist",
];

/// A set of [`NETWORK_ROLES`]: one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Roles(pub i64);

impl Roles {
    /// Nobody from outside the company heads the network, whatever a row says (S2-CM5).
    #[must_use]
    pub const fn from_outside(self) -> Self {
        Self(self.0 & !0b11)
    }
    /// The set with one more role; an unknown key changes nothing.
    #[must_use]
    pub fn with(self, key: &str) -> Self {
        NETWORK_ROLES.iter().position(|k| *k == key).map_or(self, |at| Self(self.0 | 1 << at))
    }
    /// Whether the role is among them.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.keys().any(|k| k == key)
    }
    /// Their keys.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        NETWORK_ROLES.iter().enumerate().filter(move |(at, _)| self.0 >> at & 1 == 1).map(|(_, key)| *key)
    }
}
