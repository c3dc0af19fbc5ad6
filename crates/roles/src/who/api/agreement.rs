//! The working agreement as programs read it.

use serde::Serialize;
use utoipa::ToSchema;

use super::Named;

use crate::who::agreement::Agreement;

/// The working agreement of a space.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Agreement)]
pub struct AgreementJson {
    /// Changes when the people it names change; acceptance is asked anew then.
    pub mark: String,
    /// Who it names: theme (`decides`, `animates`, `answers`) and person.
    pub named: Vec<AgreedJson>,
}

/// Somebody a working agreement names.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementPerson)]
pub struct AgreedJson {
    /// The person.
    pub person: Named,
    /// `decides`, `animates`, `answers`.
    pub themes: Vec<&'static str>,
    /// When they accepted it as it stands; `null` while they have not.
    pub accepted: Option<String>,
}

impl From<&Agreement> for AgreementJson {
    fn from(a: &Agreement) -> Self {
        let named = a.people.iter().map(|p| AgreedJson {
            person: Named::from(&p.who),
            themes: p.themes.iter().map(|t| t.as_str()).collect(),
            accepted: p.accepted.map(|t| t.to_string()),
        });
        Self { mark: a.mark.clone(), named: named.collect() }
    }
}
