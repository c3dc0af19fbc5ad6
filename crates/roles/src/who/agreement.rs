//! The working agreement of a space: who decides, who animates, who answers, and whom to turn to,
//! in plain words, accepted by each person it names. Pure: it follows from the board; when the people
//! change, its mark changes and everybody is asked anew.

use std::collections::BTreeMap;

use kernel::{PersonId, Time};
use policy::{Attr, Standing, Thing};
use sha2::{Digest, Sha256};

use crate::board::Who;

/// What one sentence of the page is about, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Who decides.
    Decides,
    /// Who brings people together.
    Animates,
    /// Who coaches a team.
    Coaches,
    /// Who answers.
    Answers,
    /// Who lets people in.
    Access,
    /// Who helps with the tool.
    Tool,
    /// Whom to turn to next.
    Next,
}

impl Theme {
    /// Its stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decides => "decides",
            Self::Animates => "animates",
            Self::Coaches => "coaches",
            Self::Answers => "answers",
            Self::Access => "access",
            Self::Tool => "tool",
            Self::Next => "next",
        }
    }
    /// Whether those it names accept the agreement.
    #[must_use]
    pub const fn agreed(self) -> bool {
        matches!(self, Self::Decides | Self::Animates | Self::Answers)
    }
}

/// One sentence: who, and who stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// What it is about.
    pub theme: Theme,
    /// Key of the role through which they do it; empty where the space itself says so.
    pub role: String,
    /// Who.
    pub people: Vec<Who>,
    /// Who stands in.
    pub then: Vec<Who>,
}

/// Somebody the agreement names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The person.
    pub who: Who,
    /// For what.
    pub themes: Vec<Theme>,
    /// When they accepted it as it stands.
    pub accepted: Option<Time>,
}

/// The agreement with where its acceptance stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// What it says, in short.
    pub mark: String,
    /// Everybody it names.
    pub people: Vec<Party>,
}

/// The agreement as the gate sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreementThing {
    /// The space’s id.
    pub space: i64,
    /// The actor is named.
    pub named: bool,
}

impl Thing for AgreementThing {
    fn kind(&self) -> &'static str {
        "Agreement"
    }
    fn id(&self) -> i64 {
        self.space
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![("named", Attr::Bool(self.named))]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}

/// The agreement these sayings make, with who accepted it: person, mark, moment.
#[must_use]
pub fn agreement(sayings: &[Saying], accepted: &[(PersonId, String, Time)]) -> Agreement {
    let mut named: BTreeMap<PersonId, Party> = BTreeMap::new();
    for saying in sayings.iter().filter(|s| s.theme.agreed()) {
        for who in &saying.people {
            let party = Party { who: who.clone(), themes: Vec::new(), accepted: None };
            named.entry(who.id).or_insert(party).themes.push(saying.theme);
        }
    }
    let mark = mark(&named);
    let when = |id: PersonId| accepted.iter().find(|(p, m, _)| *p == id && *m == mark).map(|(_, _, at)| *at);
    let people = named.into_values().map(|p| Party { accepted: when(p.who.id), ..p }).collect();
    Agreement { people, mark }
}

fn mark(named: &BTreeMap<PersonId, Party>) -> String {
    let mut hash = Sha256::new();
    for (id, party) in named {
        hash.update(id.number().to_be_bytes());
        for theme in &party.themes {
            hash.update(theme.as_str());
        }
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

impl Agreement {
    /// The party somebody is in it.
    #[must_use]
    pub fn party(&self, person: PersonId) -> Option<&Party> {
        self.people.iter().find(|p| p.who.id == person)
    }
}
