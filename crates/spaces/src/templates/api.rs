//! The shapes of the public JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shipped::Template;
use crate::card::Card;

/// A template of spaces.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceTemplate)]
pub struct TemplateJson {
    /// Its word: a name, or an id.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub what: String,
    /// The kind of space it opens; `team`: the card of a team that is there.
    pub kind: String,
    /// How one joins.
    pub join: String,
    /// The organisation's own.
    pub own: bool,
    /// Its version; 0 for one that comes with the program.
    pub version: i64,
    /// The six answers.
    pub card: Card,
    /// What is written first: a kind of thread, or `note`; empty for nothing.
    pub first: String,
}

/// The templates of spaces.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceTemplates)]
pub struct TemplatesJson {
    /// The organisation's own first.
    pub items: Vec<TemplateJson>,
}

impl TemplatesJson {
    pub(super) fn new(list: &[Template]) -> Self {
        let one = |t: &Template| TemplateJson {
            key: t.key.clone(),
            name: t.words.name.clone(),
            what: t.words.what.clone(),
            kind: t.shape.kind.clone(),
            join: t.shape.join.clone(),
            own: t.by.is_some(),
            version: t.version,
            card: t.words.card.clone(),
            first: t.shape.first.clone(),
        };
        Self { items: list.iter().map(one).collect() }
    }
}

/// A template as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceTemplate)]
pub struct Naming {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub what: String,
    /// The version that was read, when it is changed.
    #[serde(default)]
    pub version: i64,
}
