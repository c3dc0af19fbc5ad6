//! Roles held: who does what, where, for how long, with whom standing in. In code a role that
//! somebody holds is an *assignment*; pages say role.
//!
//! Other rooms may read by joins `assignments` (role, person_id, scope, scope_id, state, from_ms,
//! until_ms), `deputies` and `codrivings`; they never write them. What roles and duties are comes from
//! the tool `charter`.
//!
//! Invariants: at most one running assignment for a person, role and scope; one holder of a single
//! role; nobody holds more than 100 percent at any moment; the last holder of a required role goes
//! only when somebody follows; one person answers for a duty in a scope; nobody from outside holds
//! the owner's or the lead's role.

pub mod assignment;
pub mod board;
pub mod coverage;
pub mod facts;
pub mod held;
pub mod load;
pub mod scope;
pub mod store;
pub mod whatif;

use axum::Router;
use kernel::Lang;
use utoipa_axum::router::OpenApiRouter;
use web::{Room, Site};

/// The room, for the one list.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "roles",
        pages,
        api,
        facts: facts::ALL,
        hears: Vec::new,
        jobs: Vec::new,
        policy: include_str!("policy.cedar"),
        schema: include_str!("schema.cedarschema"),
        words: [(Lang::En, include_str!("words/en.ftl")), (Lang::Fr, include_str!("words/fr.ftl"))],
    }
}

fn pages() -> Router<Site> {
    held::pages()
}

fn api() -> OpenApiRouter<Site> {
    held::api()
}
