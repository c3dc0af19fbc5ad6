//! Shapes of people and units in the public JSON.

use kernel::{Lang, PersonId, Time, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::person::Person;
use super::unit::Unit;

/// A person.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Person)]
pub struct PersonJson {
    /// The id.
    pub id: PersonId,
    /// Short name in addresses and mentions.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// Job title.
    pub title: String,
    /// A sentence in their own words.
    pub about: String,
    /// Language of their pages.
    pub lang: Lang,
    /// IANA time zone.
    pub zone: String,
    /// Address of their unit.
    pub unit: Option<String>,
    /// Not of the company.
    pub external: bool,
    /// `active`, `invited`, `suspended`, `placeholder`.
    pub state: String,
    /// When they came.
    pub created: Time,
    /// Address of their picture, if they have one.
    pub picture: Option<String>,
}

impl From<Person> for PersonJson {
    fn from(p: Person) -> Self {
        Self {
            picture: p.picture_url(),
            id: p.id,
            handle: p.handle,
            name: p.name,
            title: p.title,
            about: p.about,
            lang: p.lang,
            zone: p.zone,
            unit: p.unit_slug,
            external: p.external,
            state: p.state,
            created: p.created,
        }
    }
}

/// A page of people.
#[derive(Debug, Serialize, ToSchema)]
pub struct People {
    /// In order of name.
    pub items: Vec<PersonJson>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// A unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Unit)]
pub struct UnitJson {
    /// The id.
    pub id: UnitId,
    /// Short name in addresses.
    pub slug: String,
    /// Name as shown.
    pub name: String,
    /// Id of the unit above.
    pub parent: Option<UnitId>,
    /// Handle of who leads it.
    pub manager: Option<String>,
    /// How many people belong to it directly.
    pub people: i64,
}

impl From<Unit> for UnitJson {
    fn from(u: Unit) -> Self {
        Self {
            id: u.id,
            slug: u.slug,
            name: u.name,
            parent: u.parent,
            manager: u.manager_handle,
            people: u.people,
        }
    }
}

/// All units.
#[derive(Debug, Serialize, ToSchema)]
pub struct Units {
    /// In order of name.
    pub items: Vec<UnitJson>,
    /// Always empty: units come in one page.
    pub next: Option<String>,
}

/// How a list of people is narrowed.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// Part of a name or a handle.
    pub q: Option<String>,
    /// Address of a unit; the units below it count too.
    pub unit: Option<String>,
    /// A language they speak, by code or name.
    pub language: Option<String>,
    /// Something they offer, in their own word.
    pub skill: Option<String>,
    /// Key of a role they hold.
    pub role: Option<String>,
    /// `1`: only guests from outside.
    pub external: Option<String>,
    /// `1`: only those who are away now.
    pub away: Option<String>,
    /// A letter where the list begins.
    pub from: Option<String>,
    /// Cursor.
    pub after: Option<String>,
    /// How many, 1 to 200.
    pub limit: Option<i64>,
}

/// An invitation to the network.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct InviteForm {
    /// Name as shown.
    pub name: String,
    /// Mail address, if known.
    #[serde(default)]
    pub mail: String,
    /// Job title.
    #[serde(default)]
    pub title: String,
    /// Address of the unit; empty for none.
    #[serde(default)]
    pub unit: String,
    /// Language of the pages.
    #[serde(default)]
    pub lang: Lang,
    /// Handle of an imported person this invitation lets its owner claim; empty for somebody new.
    #[serde(default)]
    pub claim: String,
}

/// An invitation that was made; the link is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct Invitation {
    /// Handle of the invited person.
    pub handle: String,
    /// Where they choose their password; good for seven days, once.
    pub link: String,
    /// Whether a letter with the link is on its way to their address.
    pub sent: bool,
}

/// Why somebody is suspended.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct SuspendForm {
    /// The reason, for the owner and the person.
    #[serde(default)]
    pub reason: String,
}

/// Where somebody moves.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct MoveForm {
    /// Address of the unit; empty for none.
    #[serde(default)]
    pub unit: String,
}

/// Me, as the API shows me to myself.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// The person.
    #[serde(flatten)]
    pub person: PersonJson,
    /// Whether I hold the network.
    pub owner: bool,
}

/// The devices I am signed in on.
#[derive(Debug, Serialize, ToSchema)]
pub struct Devices {
    /// Last seen first.
    pub items: Vec<super::key_store::Device>,
    /// Always empty.
    pub next: Option<String>,
}

/// A form without fields.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct Nothing {}
