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
    /// The session, when signed in by browser; `None` by token or command line.
    pub session: Option<SessionId>,
}
