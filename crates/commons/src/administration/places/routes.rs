//! The list of spaces as a page and as JSON.

use axum::extract::Query;
use kernel::fold;
use web::{Answer, Ctx, operator};

use super::api::{OperatedQuery, OperatedSpace, OperatedSpaces};
use super::{store, views};

/// How many a page shows.
const PAGE: usize = 50;

/// Every space, whether or not the reader may read it: that it is there, who leads it, how full it is.
#[utoipa::path(get, path = "/operator/spaces", tag = "operator", operation_id = "operator_spaces", params(OperatedQuery), responses(
    (status = 200, description = "The spaces, by name", body = OperatedSpaces), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there for the reader"),
))]
pub async fn list(ctx: Ctx, Query(query): Query<OperatedQuery>) -> Answer {
    operator::door(&ctx)?;
    let quota_mb = crate::administration::quota_mb(&ctx);
    let after = query.after.as_deref().and_then(|a| a.rsplit_once('.'));
    let after = after.and_then(|(name, id)| Some((name.to_owned(), id.parse().ok()?))).unwrap_or_default();
    let (kind, only) = (query.kind.clone(), query.only.clone());
    let asked = store::Asked { q: fold::fold(query.q.trim()), kind, only, after, quota_mb };
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let mut rows = ctx.site.db.read(move |r| store::list(r, &asked, limit)).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", row.folded, row.id));
    let items: Vec<OperatedSpace> = rows.into_iter().map(|row| OperatedSpace::of(row, quota_mb)).collect();
    ctx.show(
        || OperatedSpaces { items: items.clone(), next: next.clone() },
        || views::list(&ctx, &query, &items, next.as_deref()),
    )
}
