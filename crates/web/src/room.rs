//! A room as the one list in `app/rooms.rs` sees it.

use axum::Router;
use kernel::{FactKind, Lang};
use utoipa_axum::router::OpenApiRouter;

use crate::Site;

/// Everything a room gives to the house.
#[derive(Clone, Copy)]
pub struct Room {
    /// Its noun: `people`.
    pub name: &'static str,
    /// Its pages and forms, at human addresses.
    pub pages: fn() -> Router<Site>,
    /// Its API under `/api/v1`, each route with its description.
    pub api: fn() -> OpenApiRouter<Site>,
    /// What it announces.
    pub facts: &'static [&'static FactKind],
    /// What it does on facts.
    pub hears: fn() -> Vec<jobs::Consumer>,
    /// Its background work.
    pub jobs: fn() -> Vec<jobs::JobKind>,
    /// Its rules.
    pub policy: &'static str,
    /// The actions and attributes its rules speak of.
    pub schema: &'static str,
    /// Its words: a pair of files, and one for each large part of it.
    pub words: &'static [(Lang, &'static str)],
}

impl std::fmt::Debug for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Room({})", self.name)
    }
}
