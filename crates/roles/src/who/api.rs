//! Shapes of the public JSON. No share and no load stands in any of them unless it is the reader's
//! own, or the reader answers for the network.

mod agreement;
mod board;
mod coverage;
mod line;
mod list;

pub use agreement::{AgreedJson, AgreementJson};
pub use board::{BoardJson, RoleJson, board};
pub use coverage::{CellJson, CoverageJson, Ratio, Vacancy};
pub use line::{AnswerJson, CandidateJson, LineJson, answer};
pub use list::{ListJson, ListedJson};

use serde::Serialize;
use utoipa::ToSchema;

use crate::board::Who;
use crate::scope::{Scope, Where};

/// A person, in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PersonInShort)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
}

impl From<&Who> for Named {
    fn from(who: &Who) -> Self {
        Self { id: who.id.to_string(), handle: who.handle.clone(), name: who.name.clone() }
    }
}

/// The slug of a place; `null` for the whole network.
#[must_use]
pub fn slug(at: &Where) -> Option<String> {
    (at.scope != Scope::Network).then(|| at.slug.clone())
}

/// A list kept as one text.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
