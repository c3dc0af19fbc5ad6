//! What passes between the roles somebody holds and others (S2-NB2): who gives what to whom, by the
//! interfaces of the charters and the people who hold both sides. Pure.

use charter::{Catalogue, Text};

use kernel::Time;

use crate::board::{Held, State, Who};
use crate::scope::Where;

/// One seam between two roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passing {
    /// Key of the role that is held.
    pub role: String,
    /// Where.
    pub at: Where,
    /// Key of the other role.
    pub with: String,
    /// Who holds the other one for that place; nobody where each place has its own, or nobody does.
    pub people: Vec<Who>,
    /// What the holder passes on.
    pub gives: Text,
    /// What the holder is passed.
    pub gets: Text,
}

/// Everything that passes between what somebody holds and others.
#[must_use]
pub fn passing(state: &State, catalogue: &Catalogue, held: &[(Held, Where)], now: Time) -> Vec<Passing> {
    let mut all = Vec::new();
    for (held, at) in held {
        let Some(role) = catalogue.role(&held.role) else { continue };
        for seam in &role.interfaces {
            let other = catalogue.role(&seam.with);
            let holders = other.map(|other| state.holders(other, at, now).0).unwrap_or_default();
            let mut people: Vec<Who> = holders.into_iter().map(|h| h.who.clone()).collect();
            people.retain(|who| who.id != held.who.id);
            people.truncate(5);
            all.push(Passing {
                role: held.role.clone(),
                at: at.clone(),
                with: seam.with.clone(),
                people,
                gives: seam.gives.clone(),
                gets: seam.gets.clone(),
            });
        }
    }
    all
}
