//! Shapes of a reorganisation in forms and in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::effects::Effect;
use super::store::Reorganisation;

/// A reorganisation to be prepared.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NameForm {
    /// What it is called.
    #[serde(default)]
    pub name: String,
}

/// Who or what moves where.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct MoveForm {
    /// Handles, with spaces, commas or line ends between.
    #[serde(default)]
    pub people: String,
    /// Address of a unit that moves.
    #[serde(default)]
    pub unit: String,
    /// Address of the unit they move to, or under; empty is the top, for a unit.
    #[serde(default)]
    pub to: String,
}

/// When it is carried out.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct GoForm {
    /// The day, `2026-04-01`; empty is now.
    #[serde(default)]
    pub on: String,
}

/// One of its moves, to take back.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct DropForm {
    /// `person` or `unit`.
    #[serde(default)]
    pub kind: String,
    /// The id of the person or the unit.
    #[serde(default)]
    pub subject: String,
}

/// One move with what it means.
#[derive(Debug, Serialize, ToSchema)]
pub struct MoveJson {
    /// `person` or `unit`.
    pub kind: String,
    /// Who or what.
    pub name: String,
    /// From where.
    pub from: String,
    /// Where.
    pub to: String,
    /// Team spaces whose members or acting manager change.
    pub spaces: Vec<String>,
    /// Keys of roles held in the place that is left.
    pub roles: Vec<String>,
}

impl From<&Effect> for MoveJson {
    fn from(e: &Effect) -> Self {
        Self {
            kind: e.kind.clone(),
            name: e.name.clone(),
            from: e.from.clone(),
            to: e.to.clone(),
            spaces: e.teams.iter().map(|t| t.name.clone()).collect(),
            roles: e.roles.iter().map(|(role, _)| role.clone()).collect(),
        }
    }
}

/// A reorganisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReorganisationJson {
    /// The id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// `draft`, `planned`, `done` or `withdrawn`.
    pub state: String,
    /// When it is or was carried out.
    pub at: Option<Time>,
    /// Its moves.
    pub moves: Vec<MoveJson>,
}

impl ReorganisationJson {
    /// With what its moves mean.
    #[must_use]
    pub fn new(r: &Reorganisation, effects: &[Effect]) -> Self {
        let moves = effects.iter().map(MoveJson::from).collect();
        Self { id: r.id.to_string(), name: r.name.clone(), state: r.state.clone(), at: r.at, moves }
    }
}

/// All reorganisations.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reorganisations {
    /// Newest first.
    pub items: Vec<ReorganisationJson>,
    /// Always empty.
    pub next: Option<String>,
}
