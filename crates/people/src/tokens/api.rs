//! Shapes of tokens in the public JSON.

use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;

use super::store::Kept;

/// One of my tokens, without its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Token)]
pub struct TokenJson {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub label: String,
    /// `read`, `post` or `manage`.
    pub scope: String,
    /// When it was made.
    pub created: Time,
    /// The last day it was used; nothing when it never was.
    pub used: Option<Time>,
    /// When it ends; nothing for one the operator made.
    pub until: Option<Time>,
}

impl From<&Kept> for TokenJson {
    fn from(t: &Kept) -> Self {
        Self {
            id: t.id.to_string(),
            label: t.label.clone(),
            scope: t.scope.clone(),
            created: t.created,
            used: t.used(),
            until: t.until,
        }
    }
}

/// A token as it is shown once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewToken {
    /// The token's own words.
    #[serde(flatten)]
    pub token: TokenJson,
    /// The secret: sent as `Authorization: Bearer …`. It is not kept and never shown again.
    pub secret: String,
}

/// My tokens.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Tokens {
    /// The newest first.
    pub items: Vec<TokenJson>,
    /// Always empty.
    pub next: Option<String>,
}
