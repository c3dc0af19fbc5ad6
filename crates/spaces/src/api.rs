//! The shapes of the public JSON.

use kernel::{PersonId, SpaceId, Time};
use serde::Serialize;
use utoipa::ToSchema;
use web::Place;
use web::place::{Joining, Kind};

use super::card::Card;
use super::store::asking::Waiting;
use super::store::cards::Version;
use super::store::coaches::Coach;
use super::store::delegates::Delegate;
use super::store::members::Member;
use super::store::spaces::Item;

/// A person in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonBrief {
    /// The person.
    #[schema(value_type = String)]
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

/// A space, as the reader meets it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Space)]
pub struct SpaceJson {
    /// Its id.
    #[schema(value_type = String)]
    pub id: SpaceId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// How one becomes a member.
    pub join: Joining,
    /// Its hue, 0 to 23.
    pub hue: i64,
    /// Address of its picture, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// How many members it has.
    pub members: i64,
    /// Whether everybody inside reads it without joining.
    pub open_read: bool,
    /// Whether messages may be reacted to.
    pub reactions: bool,
    /// Closed: read, but nothing is added.
    pub closed: bool,
    /// Archived: read, never written; it can be brought back.
    pub archived: bool,
    /// Being prepared: known to those who are in or invited (one space only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<bool>,
    /// When it will be deleted (one space only).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub leaving: Option<Time>,
    /// Whether the reader belongs to it.
    pub member: bool,
    /// The reader's standing: `member`, `manager`, `owner` (keeps a community), `starter`, `steward`,
    /// or `coach` of a team they do not belong to.
    pub standing: Option<String>,
    /// Whether the reader facilitates it: a role, which no standing brings.
    pub facilitator: bool,
    /// Whether the reader is invited.
    pub invited: bool,
    /// Whether the reader asked to join and waits.
    pub asked: bool,
    /// Why it exists, in Markdown (lists only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether the reader may read what is said in it (one space only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readable: Option<bool>,
    /// Who leads it (one space only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<PersonBrief>,
    /// The team has no manager of its own and the nearest one above acts (one space only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_acting: Option<bool>,
    /// The current version of its card; 0 for none (one space only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_version: Option<i64>,
    /// Whether the reader, a member, has not accepted the current terms (one space only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_due: Option<bool>,
}

impl From<&Item> for SpaceJson {
    fn from(item: &Item) -> Self {
        Self {
            id: item.id,
            slug: item.slug.clone(),
            name: item.name.clone(),
            kind: item.kind,
            join: item.joining,
            hue: item.hue,
            picture: item.picture_url(),
            members: item.members,
            open_read: item.open_read,
            reactions: item.reactions,
            closed: item.closed,
            archived: item.archived,
            draft: None,
            leaving: None,
            member: item.member(),
            standing: item.standing.clone().or_else(|| item.coach.then(|| "coach".to_owned())),
            facilitator: item.facilitator,
            invited: item.invited,
            asked: item.asked,
            why: item.why.clone(),
            readable: None,
            lead: None,
            lead_acting: None,
            card_version: None,
            terms_due: None,
        }
    }
}

impl From<&Place> for SpaceJson {
    fn from(place: &Place) -> Self {
        let s = place.standing;
        let standing = [
            (s.manager, "manager"),
            (s.keeper, "owner"),
            (s.starter, "starter"),
            (s.steward, "steward"),
            (s.member, "member"),
            (s.coach, "coach"),
        ];
        Self {
            id: place.id,
            slug: place.slug.clone(),
            name: place.name.clone(),
            kind: place.kind,
            join: place.joining,
            hue: place.hue,
            picture: place.picture_url(),
            members: place.members,
            open_read: place.open_read,
            reactions: place.reactions,
            closed: place.closed,
            archived: place.archived,
            draft: Some(place.draft),
            leaving: place.leaving,
            member: s.member,
            standing: standing.iter().find(|(is, _)| *is).map(|(_, word)| (*word).to_owned()),
            facilitator: s.facilitator,
            invited: s.invited,
            asked: place.asked,
            why: None,
            readable: Some(place.readable),
            lead: place.lead.as_ref().map(|l| PersonBrief {
                id: l.id,
                handle: l.handle.clone(),
                name: l.name.clone(),
            }),
            lead_acting: Some(place.lead_is_acting),
            card_version: Some(place.card_version),
            terms_due: Some(place.terms_due()),
        }
    }
}

/// A page of spaces.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceList)]
pub struct Spaces {
    /// The spaces, by name.
    pub items: Vec<SpaceJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A member of a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SpaceMember)]
pub struct MemberJson {
    /// The person.
    #[serde(flatten)]
    pub person: PersonBrief,
    /// What they do.
    pub title: String,
    /// Not of the company.
    pub external: bool,
    /// `member`, or how they lead.
    pub standing: String,
    /// Whether they facilitate it.
    pub facilitator: bool,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Time,
}

impl From<&Member> for MemberJson {
    fn from(m: &Member) -> Self {
        let person = PersonBrief { id: m.id, handle: m.handle.clone(), name: m.name.clone() };
        Self {
            person,
            title: m.title.clone(),
            external: m.external,
            standing: m.standing.clone(),
            facilitator: m.facilitator,
            since: m.since,
        }
    }
}

/// A page of members.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceMemberList)]
pub struct Members {
    /// The members, by name.
    pub items: Vec<MemberJson>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// What joining, asking, inviting or answering led to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Membership)]
pub struct MembershipJson {
    /// Slug of the space.
    pub space: String,
    /// Handle of the person.
    pub person: String,
    /// `member`, `waiting`, `invited`, `declined` or `none`.
    pub state: &'static str,
}

/// The six answers of a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SpaceCard)]
pub struct CardJson {
    /// The version; 0 when the space has no card yet.
    pub version: i64,
    /// The answers, in Markdown.
    #[serde(flatten)]
    pub card: Card,
    /// When this version was written.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub created: Option<Time>,
    /// Handle of who wrote it.
    pub by: Option<String>,
    /// The version the reader accepted last; 0 for none.
    pub accepted: i64,
}

impl CardJson {
    /// A version as one reader sees it.
    #[must_use]
    pub fn new(version: Option<&Version>, accepted: i64) -> Self {
        Self {
            version: version.map_or(0, |v| v.version),
            card: version.map(|v| v.card.clone()).unwrap_or_default(),
            created: version.map(|v| v.created),
            by: version.and_then(|v| v.by.as_ref()).map(|(_, handle)| handle.clone()),
            accepted,
        }
    }
}

/// Somebody who waits for an answer, or to accept.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WaitingPerson)]
pub struct WaitingJson {
    /// The person.
    #[serde(flatten)]
    pub person: PersonBrief,
    /// The note on a request; the name of who invited on an invitation.
    pub word: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Time,
}

/// Those who wait.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingList {
    /// The oldest first, at most 200.
    pub items: Vec<WaitingJson>,
    /// Always empty: the list is short.
    pub next: Option<String>,
}

impl WaitingList {
    /// The list of these.
    #[must_use]
    pub fn new(list: &[Waiting]) -> Self {
        let items = list.iter().map(|w| WaitingJson {
            person: PersonBrief { id: w.id, handle: w.handle.clone(), name: w.name.clone() },
            word: w.word.clone(),
            since: w.at,
        });
        Self { items: items.collect(), next: None }
    }
}

/// A delegate of a team's manager.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Delegate)]
pub struct DelegateJson {
    /// The person.
    #[serde(flatten)]
    pub person: PersonBrief,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Time,
    /// Until when; nothing until it is ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Time>,
}

/// The delegates of a team.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DelegateList)]
pub struct Delegates {
    /// Those who may act now.
    pub items: Vec<DelegateJson>,
    /// Always empty: the list is short.
    pub next: Option<String>,
}

impl Delegates {
    /// The list of these.
    #[must_use]
    pub fn new(list: &[Delegate]) -> Self {
        let items = list.iter().map(|d| DelegateJson {
            person: PersonBrief { id: d.id, handle: d.handle.clone(), name: d.name.clone() },
            since: d.since,
            until: d.until,
        });
        Self { items: items.collect(), next: None }
    }
}

/// A coach of a team.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Coach)]
pub struct CoachJson {
    /// The person.
    #[serde(flatten)]
    pub person: PersonBrief,
    /// Not of the company.
    pub external: bool,
    /// What it is for.
    pub about: String,
    /// Whether the manager invited them to write as well.
    pub speaks: bool,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Time,
    /// Until when; it ends by itself.
    #[schema(value_type = String, format = DateTime)]
    pub until: Time,
}

/// The coaches of a team.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CoachList)]
pub struct Coaches {
    /// Those who help now.
    pub items: Vec<CoachJson>,
    /// Always empty: the list is short.
    pub next: Option<String>,
}

impl Coaches {
    /// The list of these.
    #[must_use]
    pub fn new(list: &[Coach]) -> Self {
        let items = list.iter().map(|c| CoachJson {
            person: PersonBrief { id: c.id, handle: c.handle.clone(), name: c.name.clone() },
            external: c.external,
            about: c.about.clone(),
            speaks: c.speaks,
            since: c.since,
            until: c.until,
        });
        Self { items: items.collect(), next: None }
    }
}
