//! The overview as a page and as JSON.

use web::{Answer, Ctx, operator};

use super::{store, views};

/// What needs somebody, and what there is.
#[utoipa::path(get, path = "/operator", tag = "operator", operation_id = "operator_overview", responses(
    (status = 200, description = "What needs somebody, and what there is", body = super::api::Overview),
    (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not there for the reader"),
))]
pub async fn overview(ctx: Ctx) -> Answer {
    operator::door(&ctx)?;
    let quota = crate::administration::quota_mb(&ctx);
    let found = ctx.site.db.read(move |r| store::overview(r, quota)).await?;
    ctx.show(|| found.clone(), || views::overview(&ctx, &found))
}
