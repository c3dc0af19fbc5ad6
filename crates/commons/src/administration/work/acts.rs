//! Trying what was parked again, or dropping it with a reason.

use axum::extract::Path;
use jobs::tend;
use kernel::Problem;
use policy::{Action, NetworkThing};
use web::workers::Workers;
use web::{Answer, Ctx, Input, Made, audit, audit_changes, operator};

use super::api::{AgainForm, DropForm, REASONS};

/// Try again, or drop, what was parked.
pub const TEND: Action = Action("tendJobs");

fn done(at: &str, flash: &'static str) -> Made {
    Made::done(format!("/operator/jobs#{at}"), &serde_json::json!({})).flash(flash)
}

fn reason(form: &DropForm) -> Result<&'static str, Problem> {
    let known = REASONS.into_iter().find(|r| *r == form.reason);
    known.ok_or_else(|| Problem::field("reason", "operator-drop-reason"))
}

fn there(found: bool) -> Result<(), Problem> {
    if found { Ok(()) } else { Err(Problem::NotFound) }
}

/// Tries a parked job again.
#[utoipa::path(post, path = "/operator/jobs/{id}/again", tag = "operator", operation_id = "job_again", params(("id" = String, Path, description = "The job")), responses(
    (status = 200, description = "It is in the queue again"), (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not parked"),
))]
pub async fn job_again(ctx: Ctx, Path(id): Path<i64>, input: Input<AgainForm>) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, TEND, NetworkThing)?;
        let by = permit.by();
        there(tend::job_again(permit.tx(), id)?)?;
        audit(permit.tx(), by, "job.again", id)?;
        Ok(done("parked", "operator-job-again"))
    })
    .await
}

/// Drops a parked job, with a reason.
#[utoipa::path(post, path = "/operator/jobs/{id}/drop", tag = "operator", operation_id = "job_drop", request_body = DropForm, params(("id" = String, Path, description = "The job")), responses(
    (status = 200, description = "It is gone"), (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not parked"), (status = 422, description = "The reason is missing"),
))]
pub async fn job_drop(ctx: Ctx, Path(id): Path<i64>, input: Input<DropForm>) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, TEND, NetworkThing)?;
        let (by, why) = (permit.by(), reason(&form)?);
        there(tend::drop_job(permit.tx(), id)?)?;
        audit_changes(permit.tx(), by, "job.drop", id, &[("reason", "", why)])?;
        Ok(done("parked", "operator-job-dropped"))
    })
    .await
}

/// Hands a parked fact to its consumer once more.
#[utoipa::path(post, path = "/operator/facts/{consumer}/{id}/again", tag = "operator", operation_id = "fact_again", params(("consumer" = String, Path, description = "Who could not take it"), ("id" = String, Path, description = "The fact’s number")), responses(
    (status = 200, description = "It was taken"), (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not parked"), (status = 409, description = "It failed again and stays parked"),
))]
pub async fn fact_again(
    ctx: Ctx,
    Path((consumer, seq)): Path<(String, i64)>,
    input: Input<AgainForm>,
) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let workers = ctx.site.shelf::<Workers>();
    ctx.make_hot(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, TEND, NetworkThing)?;
        let by = permit.by();
        let taken = tend::fact_again(permit.tx(), workers.consumers(), &consumer, seq);
        there(taken.map_err(|_| Problem::Conflict("operator-fact-fails"))?)?;
        audit(permit.tx(), by, "fact.again", seq)?;
        Ok(done("facts", "operator-fact-taken"))
    })
    .await
}

/// Drops a parked fact for its consumer, with a reason.
#[utoipa::path(post, path = "/operator/facts/{consumer}/{id}/drop", tag = "operator", operation_id = "fact_drop", request_body = DropForm, params(("consumer" = String, Path, description = "Who could not take it"), ("id" = String, Path, description = "The fact’s number")), responses(
    (status = 200, description = "It is gone"), (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not parked"), (status = 422, description = "The reason is missing"),
))]
pub async fn fact_drop(
    ctx: Ctx,
    Path((consumer, seq)): Path<(String, i64)>,
    input: Input<DropForm>,
) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, TEND, NetworkThing)?;
        let (by, why) = (permit.by(), reason(&form)?);
        there(tend::drop_fact(permit.tx(), &consumer, seq)?)?;
        audit_changes(permit.tx(), by, "fact.drop", seq, &[("reason", "", why)])?;
        Ok(done("facts", "operator-fact-dropped"))
    })
    .await
}
