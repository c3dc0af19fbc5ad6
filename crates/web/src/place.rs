//! The space a request is about, as every room needs it: what it is, whether the reader may read
//! it, who leads it, and where the actor stands in it. One query, through the actor.

mod head;
mod load;

use kernel::{Actor, PersonId, SpaceId, Time, UnitId};
use policy::{Attr, Standing, Thing};
use serde::{Deserialize, Serialize};
use store::{FromCol, Row};

use crate::Flow;

pub use head::{Beside, Tab, aside, beside, head, page, weekly};
pub use load::{find_place, place_by_id, place_for_bot};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident as $schema:ident { $($(#[$each:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
            utoipa::ToSchema,
        )]
        #[serde(rename_all = "lowercase")]
        #[schema(as = $schema)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// Every one of them, in the order they are shown in.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The stable word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
            /// The one of that word.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)* _ => None }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl<'r> FromCol<'r> for $name {
            fn from_col(row: &'r Row<'r>, at: usize) -> store::Res<Self> {
                let text: &str = row.get(at)?;
                Self::parse(text).ok_or_else(|| store::Error::Other(format!("column {at} holds {text}")))
            }
        }
    };
}

named! {
    /// The four kinds of space.
    Kind as SpaceKind {
        /// In the flow of work; made by the directory, led by its manager.
        Team = "team",
        /// Above the flow; chosen by its members, led by its facilitator.
        Community = "community",
        /// In the flow; opened by anybody inside, led by its starter.
        Project = "project",
        /// Everybody.
        Network = "network",
    }
}

named! {
    /// How somebody becomes a member.
    Joining as SpaceJoin {
        /// Anybody inside joins in one act.
        Open = "open",
        /// Somebody who leads it answers a request.
        Approval = "approval",
        /// Those who meet its criteria.
        Criteria = "criteria",
        /// By invitation only.
        Invite = "invite",
        /// The directory decides; nobody joins or leaves.
        Directory = "directory",
    }
}

impl Kind {
    /// Which of the two flows its pages belong to.
    #[must_use]
    pub const fn flow(self) -> Flow {
        match self {
            Self::Team | Self::Project => Flow::Work,
            Self::Community => Flow::Community,
            Self::Network => Flow::House,
        }
    }
    /// The standing of whoever keeps a space of this kind in order. For a community that is a
    /// permission; who leads it is its facilitator, by assignment.
    #[must_use]
    pub const fn leader(self) -> &'static str {
        match self {
            Self::Team => "manager",
            Self::Community => "owner",
            Self::Project => "starter",
            Self::Network => "steward",
        }
    }
}

/// Who leads a space: the acting manager, facilitator, starter or steward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// The person.
    pub id: PersonId,
    /// Name as shown.
    pub name: String,
    /// Short name in addresses.
    pub handle: String,
}

/// A space as one actor meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub id: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// How one becomes a member.
    pub joining: Joining,
    /// Its hue, 0 to 23: the class `hue-N`.
    pub hue: i64,
    /// Whether everybody inside reads it without joining.
    pub open_read: bool,
    /// Whether messages may be reacted to.
    pub reactions: bool,
    /// Closed: read, but nothing is added.
    pub closed: bool,
    /// Archived: read, never written, and it can be brought back.
    pub archived: bool,
    /// Being prepared: known to those who are in or invited.
    pub draft: bool,
    /// When it will be deleted.
    pub leaving: Option<Time>,
    /// Every member may invite, not only those who lead it.
    pub members_invite: bool,
    /// Its people are those who facilitate: nobody joins, leaves or is invited.
    pub of_roles: bool,
    /// People from outside the company read it.
    pub outside: bool,
    /// The version of its picture, if it has one.
    pub picture: Option<i64>,
    /// The unit a team space belongs to.
    pub unit: Option<UnitId>,
    /// How many members it has: the audience.
    pub members: i64,
    /// The current version of its card and terms; 0 when it has none yet.
    pub card_version: i64,
    /// Its version, for cached fragments.
    pub version: i64,
    /// What members write waits for whoever leads it.
    pub approves: bool,
    /// How many posts wait, at most 100.
    pub waiting: i64,
    /// Whether the actor may read what is said in it (the card may be visible without).
    pub readable: bool,
    /// Where the actor stands.
    pub standing: Standing,
    /// Who leads it now.
    pub lead: Option<Lead>,
    /// The team has no manager of its own: the nearest one above acts.
    pub lead_is_acting: bool,
    /// The version of the terms the actor accepted last; 0 for none.
    pub accepted: i64,
    /// The actor asked to join and waits for an answer.
    pub asked: bool,
    /// Until when the actor coaches the team.
    pub coach_until: Option<Time>,
}

/// Whether somebody sees that the space exists, and its card: members and the invited always;
/// everybody inside unless it is by invitation only.
#[must_use]
pub const fn sees_card(external: bool, joining: Joining, member: bool, invited: bool) -> bool {
    member || invited || (!external && !matches!(joining, Joining::Invite))
}

/// Whether somebody may read what is said in a space: members, and everybody inside where it is
/// open. External people read only where they are members.
#[must_use]
pub const fn may_read(external: bool, open_read: bool, member: bool) -> bool {
    member || (open_read && !external)
}

impl Place {
    /// Address of its page.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/s/{}", self.slug)
    }
    /// Address of its picture, if it has one.
    #[must_use]
    pub fn picture_url(&self) -> Option<String> {
        self.picture.map(|version| format!("/pictures/spaces/{}/{version}", self.id))
    }
    /// Which of the two flows it belongs to.
    #[must_use]
    pub const fn flow(&self) -> Flow {
        self.kind.flow()
    }
    /// Whether the actor leads it.
    #[must_use]
    pub fn led_by(&self, actor: &Actor) -> bool {
        self.lead.as_ref().is_some_and(|lead| lead.id == actor.id)
    }
    /// A member whose space has a newer card than the one they accepted.
    #[must_use]
    pub const fn terms_due(&self) -> bool {
        self.standing.member && self.card_version > 0 && self.accepted < self.card_version
    }
    /// How its leadership reads in a refusal: `none`, `above`, `own`.
    #[must_use]
    pub const fn led(&self) -> &'static str {
        match (&self.lead, self.lead_is_acting) {
            (None, _) => "none",
            (Some(_), true) => "above",
            (Some(_), false) => "own",
        }
    }
}

impl Place {
    /// Who lets people in.
    const fn hosts(&self) -> &'static str {
        match (self.of_roles, self.members_invite) {
            (true, _) => "roles",
            (false, true) => "members",
            (false, false) => "leads",
        }
    }
}

impl Thing for Place {
    fn kind(&self) -> &'static str {
        "Space"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("kind", Attr::Text(self.kind.as_str().to_owned())),
            ("joining", Attr::Text(self.joining.as_str().to_owned())),
            ("closed", Attr::Bool(self.closed)),
            ("archived", Attr::Bool(self.archived)),
            ("reactions", Attr::Bool(self.reactions)),
            ("hosts", Attr::text(self.hosts())),
        ]
    }
    fn standing(&self) -> Standing {
        self.standing
    }
    fn space(&self) -> Option<i64> {
        Some(self.id.number())
    }
    /// `lead` is the name, `handle` the short name, `led` one of `none`, `above`, `own`, `space`
    /// the space's name, `kind` its kind: what a refusal's sentence may say.
    fn args(&self) -> Vec<(String, String)> {
        let lead = self.lead.as_ref();
        vec![
            ("lead".to_owned(), lead.map(|l| l.name.clone()).unwrap_or_default()),
            ("handle".to_owned(), lead.map(|l| l.handle.clone()).unwrap_or_default()),
            ("led".to_owned(), self.led().to_owned()),
            ("space".to_owned(), self.name.clone()),
            ("kind".to_owned(), self.kind.as_str().to_owned()),
        ]
    }
}
