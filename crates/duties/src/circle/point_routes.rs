//! What the circle wants to talk about.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use kernel::problem::Fields;
use web::{Answer, Ctx, Fail, Input, Once};

use super::api::{Done, NewPoint};
use super::routes::{entered, loaded, made};
use super::store::points;
use super::{TALK, views};

/// Longest point in characters.
const LONGEST: usize = 300;

/// Brings something up for the next talk.
#[utoipa::path(post, path = "/circle/points", operation_id = "circle_point_raise", tag = "circle", request_body = NewPoint, responses(
    (status = 200, description = "Kept", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for this reader"),
    (status = 422, description = "No words, or too many"),
))]
pub async fn raise(ctx: Ctx, input: Input<NewPoint>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    let answer = ctx.make(input.once, move |w| {
        let thing = entered(w, &gate, &actor)?;
        let mut permit = gate.permit(w, &actor, TALK, thing)?;
        let mut fields = Fields::default();
        fields.length(&form.text, LONGEST, "text");
        fields.done()?;
        points::raise(&mut permit, form.text.trim())?;
        Ok(made("#points", "circle-kept"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            Ok(views::circle(&ctx, &loaded(&ctx).await?, &errors)?.into_response())
        }
        other => other,
    }
}

/// It was talked about.
#[utoipa::path(post, path = "/circle/points/{id}/settlement", operation_id = "circle_point_settle", tag = "circle", responses(
    (status = 200, description = "Done", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such point, or not for this reader"),
))]
pub async fn settle(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once::default(), move |w| {
        let thing = entered(w, &gate, &actor)?;
        let mut permit = gate.permit(w, &actor, TALK, thing)?;
        if points::settle(&mut permit, id)? {
            Ok(made("#points", "circle-settled"))
        } else {
            Err(Problem::NotFound)
        }
    })
    .await
}
