//! The first ninety days, step by step.

use axum::extract::Path;
use kernel::{AssignmentId, Problem};
use web::{Answer, Ctx, Made};

use super::api::Done;
use super::{ANSWER, LEAD, SEE, store};

/// A step of the first ninety days is done: the holder or whom they report to says so.
#[utoipa::path(post, path = "/assignments/{id}/steps/{place}", operation_id = "onboarding_tick", tag = "growing", responses(
    (status = 200, description = "Done", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such step, or not for the reader"),
))]
pub async fn tick(ctx: Ctx, Path((id, place)): Path<(AssignmentId, i64)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(web::Once::default(), move |w| {
        let held = store::held(w, id)?;
        let thing = held.thing(&actor);
        if !gate.may(&actor, SEE, &thing) {
            return Err(Problem::NotFound);
        }
        let mut permit = gate.permit(w, &actor, if thing.holder { ANSWER } else { LEAD }, thing)?;
        if !store::tick(&mut permit, place, held.from)? {
            return Err(Problem::NotFound);
        }
        let at = format!("/who/assignments/{id}/reviews#steps");
        Ok(Made::done(at, &Done { done: true }).flash("growing-ticked"))
    })
    .await
}
