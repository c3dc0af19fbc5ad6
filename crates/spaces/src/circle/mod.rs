//! The space of the circle of those who facilitate (S0-DT3): a place of their own to talk, made when somebody
//! first facilitates or leads the network, and kept in step with who does. Nobody joins, leaves or is
//! invited: its people follow their roles.

use std::sync::OnceLock;

use jobs::{Consumer, JobKind};
use kernel::time::MINUTE;
use kernel::{Fact, Lang, PersonId};
use serde::Deserialize;
use store::{Res, Write};

use crate::card::Card;
use crate::store::{Voice, circle};

#[cfg(test)]
mod tests;

/// Whoever begins or ends a role, stands in, comes or goes, belongs to it or not, the past included.
pub const ROLES: Consumer = Consumer {
    name: "spaces.circle",
    hears: &[
        "role.begun",
        "role.ended",
        "role.left",
        "role.changed",
        "deputy.changed",
        "person.away",
        "person.suspended",
        "person.changed",
    ],
    quiet: true,
    handle: follow,
};

/// Periods and absences begin and end without a fact.
pub const IN_STEP: JobKind = JobKind {
    name: "spaces.circle",
    every_ms: Some(5 * MINUTE),
    run: |w, _| circle::in_step(w).map(|()| None),
};

fn follow(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    let voice = Voice { by: None, quiet: fact.quiet };
    circle::follow(w, PersonId::new(fact.subject), voice)?;
    if let Some(deputy) = fact.number("deputy").filter(|_| fact.kind == "deputy.changed") {
        circle::follow(w, PersonId::new(deputy), voice)?;
    }
    if fact.kind == "person.away" {
        for deputy in circle::stand_in_for(w, PersonId::new(fact.subject))? {
            circle::follow(w, deputy, voice)?;
        }
    }
    Ok(())
}

/// What the space is called, and what stands on its card.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Said {
    pub name: String,
    #[serde(flatten)]
    pub card: Card,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct Both {
    en: Said,
    fr: Said,
}

/// In the language of whoever it is made for.
pub(crate) fn said(lang: Lang) -> &'static Said {
    static ALL: OnceLock<Both> = OnceLock::new();
    // A test reads both.
    let all = ALL.get_or_init(|| toml::from_str(include_str!("card.toml")).unwrap_or_default());
    if lang == Lang::Fr { &all.fr } else { &all.en }
}
