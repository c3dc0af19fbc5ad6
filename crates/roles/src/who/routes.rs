//! The board of a place: answers first, then the matrix.

use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::Problem;
use serde::Deserialize;
use web::{Answer, Ctx, Fail};

use super::{load, views};
use crate::store::scopes;

/// Which board is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Where: `network`, `unit:SLUG`, `space:SLUG`.
    #[serde(default, rename = "in")]
    pub place: String,
    /// A duty somebody looks for.
    #[serde(default)]
    pub q: String,
    /// `gaps`: only what nobody answers for, or too many do; `mine`: only what the reader answers for.
    #[serde(default)]
    pub show: String,
}

/// The network as a whole is for everybody inside.
pub(super) fn inside(ctx: &Ctx) -> Result<(), Fail> {
    if ctx.actor.external { Err(Fail(Problem::NotFound)) } else { Ok(()) }
}

/// Who does what in a place.
pub async fn board(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    inside(&ctx)?;
    let token = asked.place.clone();
    let (seen, choices) = load::read(&ctx, move |r, shelf, gate, actor| {
        let seen = load::seen(r, shelf, gate, actor, &token)?;
        Ok((seen, scopes::choices(r, actor)?))
    })
    .await?;
    Ok(views::board(&ctx, &asked, &seen, &choices)?.into_response())
}
