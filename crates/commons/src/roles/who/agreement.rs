//! The working agreement of a space: who decides, who animates, who answers, and whom to turn to,
//! in plain words, accepted by each person it names. Pure: it follows from the board; when the people
//! change, its mark changes and everybody is asked anew.

use std::collections::BTreeMap;

use kernel::{PersonId, Time};
use policy::{Attr, Standing, Thing};
use sha2::{Digest, Sha256};
use web::place::{Beside, Kind, Lead};

use crate::roles::board::{Answer, Board, Column, Who};

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

fn column<'a>(board: &'a Board, role: &str) -> Option<&'a Column> {
    board.columns.iter().chain(&board.others).find(|c| c.role == role && !c.seats.is_empty())
}

/// The holders of the first of these roles that anybody holds.
fn held(board: &Board, theme: Theme, roles: &[&str]) -> Saying {
    let Some(column) = roles.iter().find_map(|role| column(board, role)) else {
        let role = roles.first().copied().unwrap_or_default().to_owned();
        return Saying { theme, role, people: Vec::new(), then: Vec::new() };
    };
    let there = |s: &&crate::roles::board::Seat| !s.by_deputy;
    let mut then: Vec<Who> = column.seats.iter().filter_map(|s| s.deputy.clone()).collect();
    then.dedup_by_key(|w| w.id);
    let people = column.seats.iter().filter(there).map(|s| s.who.clone()).collect();
    Saying { theme, role: column.role.clone(), people, then }
}

/// Whoever answers for a duty; else the holders of a role.
fn answering(board: &Board, theme: Theme, duty: &str, roles: &[&str]) -> Saying {
    match board.line(duty).map(|l| &l.answer) {
        Some(Answer::One(who, next)) => {
            let role = board.columns.iter().find(|c| c.seats.iter().any(|s| s.who.id == who.id));
            Saying {
                theme,
                role: role.map(|c| c.role.clone()).unwrap_or_default(),
                people: vec![who.clone()],
                then: next.clone().into_iter().collect(),
            }
        }
        _ => held(board, theme, roles),
    }
}

fn person(lead: &Lead) -> Who {
    Who { id: lead.id, name: lead.name.clone(), handle: lead.handle.clone(), active: true }
}

/// The leads of a space as people of a sentence.
fn leads(theme: Theme, beside: &Beside) -> Saying {
    Saying { theme, role: String::new(), people: beside.leads.iter().map(person).collect(), then: Vec::new() }
}

/// What a space says of itself, theme by theme.
#[must_use]
pub fn sayings(board: &Board, kind: Kind, beside: &Beside) -> Vec<Saying> {
    let first = |theme| match kind {
        Kind::Team => held(board, theme, &["line_manager"]),
        Kind::Project | Kind::Network => leads(theme, beside),
        Kind::Community if theme == Theme::Decides => held(board, theme, &["network_lead", "esn_owner"]),
        Kind::Community => held(board, theme, &["facilitator"]),
    };
    let answers = match kind {
        Kind::Community => answering(board, Theme::Answers, "LA10", &["facilitator"]),
        _ => first(Theme::Answers),
    };
    let next: &[&str] = match kind {
        Kind::Team => &["network_lead", "esn_owner"],
        _ => &["exec_sponsor", "esn_owner", "network_lead"],
    };
    let coaches = beside.coaches.iter().map(|(lead, _)| person(lead)).collect::<Vec<_>>();
    let coaches = Saying { theme: Theme::Coaches, role: String::new(), people: coaches, then: Vec::new() };
    let mut all = vec![
        first(Theme::Decides),
        first(Theme::Animates),
        coaches,
        answers,
        answering(board, Theme::Access, "LA9", &["platform_expert"]),
        held(board, Theme::Tool, &["user_support", "tech_support", "platform_expert"]),
        held(board, Theme::Next, next),
    ];
    // A team without a coach lacks nothing.
    all.retain(|s| s.theme != Theme::Coaches || !s.people.is_empty());
    all
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
