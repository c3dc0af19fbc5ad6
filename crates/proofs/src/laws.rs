//! The charter's limits, said as what may pass at most.

mod roles;
mod teams;

use std::str::FromStr;

use cedar_policy::PolicySet;

pub use roles::*;
pub use teams::*;

/// A limit no rule may let anybody pass.
#[derive(Debug, Clone, Copy)]
pub struct Law {
    /// Its id in the requirements.
    pub id: &'static str,
    /// The actions, or groups of actions, it speaks of.
    pub actions: &'static [&'static str],
    /// What may pass at most, for each kind of thing, as a condition of the rules' language.
    pub at_most: &'static [(&'static str, &'static str)],
    /// Whether there must be somebody who gets through.
    pub somebody: bool,
    /// Ids of the limits that keep it whatever else is permitted; none where it holds because
    /// nothing permits more.
    pub kept_by: &'static [&'static str],
}

impl Law {
    /// The law as a set of rules that allows exactly what it allows at most.
    ///
    /// # Errors
    /// When it says nothing about this kind of thing (a new noun needs a sentence of the law).
    pub(crate) fn at_most(&self, kind: &str) -> Result<PolicySet, String> {
        let condition = self.at_most.iter().find(|(of, _)| *of == kind).map(|(_, condition)| condition);
        let condition = condition.ok_or_else(|| format!("{} says nothing about a {kind}", self.id))?;
        let text = format!("permit (principal, action, resource) when {{ {condition} }};");
        PolicySet::from_str(&text).map_err(|e| format!("{}: {e}", self.id))
    }
}

/// Every law that is proved.
pub const LAWS: &[Law] = &[
    TEAM_SPACE,
    TEAM_DIRECTORY,
    CARE,
    KEEPING,
    FACILITATING,
    COACHING,
    COACHED_TEAM,
    HANDING,
    CODRIVING,
    OUTSOURCING,
    BEGINNING,
    RELEASING,
    HANDED_OVER,
    OWN_CASE,
    OWN_CONTENT,
    OWN_REVIEW,
    BESIDE_THE_MANAGER,
    VOLUNTEERS,
    LAST_HOLDER,
];
