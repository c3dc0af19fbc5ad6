//! A role held or proposed, as the API shows it.

use charter::Catalogue;
use kernel::{AssignmentId, Lang, PersonId, Time};
use serde::Serialize;
use utoipa::ToSchema;

use crate::assignment::Candidate;
use crate::store::find::{Found, label};

/// Somebody in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RolePerson)]
pub struct RolePerson {
    /// The person.
    #[schema(value_type = String)]
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// For a deputy: `asked` or `accepted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

impl RolePerson {
    fn new(p: &Candidate, state: Option<&str>) -> Self {
        Self { id: p.id, handle: p.handle.clone(), name: p.name.clone(), state: state.map(str::to_owned) }
    }
}

/// A role that somebody holds or is asked to hold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Assignment)]
pub struct AssignmentJson {
    /// Its id.
    #[schema(value_type = String)]
    pub id: AssignmentId,
    /// Key of the role.
    pub role: String,
    /// Its name in the reader's language.
    pub label: String,
    /// Whose it is.
    pub person: RolePerson,
    /// `network`, `unit` or `space`.
    pub scope: &'static str,
    /// The unit's or space's word in addresses; nothing for the network.
    #[serde(rename = "in")]
    pub place: Option<String>,
    /// `proposed`, `held`, `declined`, `withdrawn` or `ended`.
    pub state: String,
    /// First moment.
    #[schema(value_type = String, format = DateTime)]
    pub from: Time,
    /// The moment it is over.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Time>,
    /// `lead` or `correspondent`.
    pub attachment: String,
    /// What they look after in particular.
    pub specialities: Vec<String>,
    /// Who stands in, or is asked to.
    pub deputies: Vec<RolePerson>,
    /// Percent of working time: only for the holder and those who decide about roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<i64>,
    /// The version, for changes.
    pub version: i64,
}

impl AssignmentJson {
    /// As the reader may see it.
    #[must_use]
    pub fn new(found: &Found, catalogue: &Catalogue, lang: Lang, share: bool) -> Self {
        let a = &found.a;
        let slug = found.at.slug.clone();
        Self {
            id: a.id,
            label: label(catalogue, &a.role, lang),
            role: a.role.clone(),
            person: RolePerson::new(&found.holder, None),
            scope: a.scope.kind(),
            place: (!slug.is_empty()).then_some(slug),
            state: a.state.clone(),
            from: a.from,
            until: a.until,
            attachment: a.attachment.clone(),
            specialities: a.specialities.split(',').filter(|s| !s.is_empty()).map(str::to_owned).collect(),
            deputies: found.deputies.iter().map(|(d, state)| RolePerson::new(d, Some(state))).collect(),
            share: share.then_some(a.share),
            version: a.version,
        }
    }
}
