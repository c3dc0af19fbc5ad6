//! Background work as a page and as JSON.

use web::{Answer, Ctx, operator};

use super::api::Work;
use super::views;

/// The queue, what fails, what was parked.
#[utoipa::path(get, path = "/operator/jobs", tag = "operator", operation_id = "operator_jobs", responses(
    (status = 200, description = "Background work as it stands", body = Work), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there for the reader"),
))]
pub async fn work(ctx: Ctx) -> Answer {
    operator::door(&ctx)?;
    let now = ctx.l.now;
    let found = ctx.site.db.read(move |r| {
        let (parked, facts) = (jobs::parked_jobs(r)?, jobs::parked_facts(r)?);
        Ok::<_, ::store::Error>(Work::of(parked, facts, jobs::tend::queue(r)?, now))
    });
    let found = found.await?;
    ctx.show(|| found.clone(), || views::work(&ctx, &found))
}
