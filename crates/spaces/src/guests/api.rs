//! The shapes of the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Guest;

/// A guest to bring in.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewGuest)]
pub struct Inviting {
    /// Short name of the person from outside.
    #[serde(default)]
    pub person: String,
    /// Their last day, at most 180 days ahead; empty for 90 days.
    #[serde(default)]
    pub until: String,
    /// Short name of who answers for them; empty for whoever invites.
    #[serde(default)]
    pub sponsor: String,
}

/// Until when somebody stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewGuestTime)]
pub struct Renewing {
    /// Their last day, at most 180 days ahead; empty for 90 days.
    #[serde(default)]
    pub until: String,
}

/// A guest in a space.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Guest)]
pub struct GuestJson {
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// The space.
    pub space: String,
    /// Short name of who answers for them.
    pub sponsor: String,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub until: Time,
    /// `false`: the invitation waits.
    pub member: bool,
}

/// Guests.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Guests)]
pub struct GuestsJson {
    /// Whoever leaves first first.
    pub items: Vec<GuestJson>,
}

impl GuestsJson {
    pub(super) fn new(list: &[Guest]) -> Self {
        let one = |g: &Guest| GuestJson {
            handle: g.handle.clone(),
            name: g.name.clone(),
            space: g.slug.clone(),
            sponsor: g.sponsor_handle.clone(),
            until: g.until,
            member: g.member,
        };
        Self { items: list.iter().map(one).collect() }
    }
}
