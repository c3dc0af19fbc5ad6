//! What is said about a description: comments, who works by it, the reviews.

use axum::extract::Path;
use kernel::problem::Fields;
use kernel::{AssignmentId, Problem};
use web::{Answer, Ctx, Input, Made};

use super::api::{ItemJson, NewAnswer, NewComment, NewHolder};
use super::store::{self, DescriptionId, people, talk};
use super::write_routes::found;
use super::{COMMENT, EDIT, REVIEW};

/// Longest comment in characters.
const LONGEST: usize = 2_000;

/// Says something about a description.
#[utoipa::path(post, path = "/descriptions/{id}/comments", operation_id = "description_comment", tag = "descriptions", request_body = NewComment, responses(
    (status = 201, description = "Said", body = ItemJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "No words, or too many"),
))]
pub async fn comment(ctx: Ctx, Path(id): Path<DescriptionId>, input: Input<NewComment>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let found = found(w, &gate, &actor, id)?;
        let mut permit = gate.permit(w, &actor, COMMENT, found.thing(&actor))?;
        let mut fields = Fields::default();
        fields.length(&form.text, LONGEST, "text");
        fields.done()?;
        talk::say(&mut permit, found.version, form.text.trim())?;
        let json = ItemJson::of(&found, actor.lang);
        Ok(Made::created(format!("/descriptions/{id}#talk"), &json).flash("descriptions-said"))
    })
    .await
}

/// Somebody works by a description from now on: its reviews are planned.
#[utoipa::path(post, path = "/descriptions/{id}/holder", operation_id = "description_holder", tag = "descriptions", request_body = NewHolder, responses(
    (status = 200, description = "Reviews are planned", body = ItemJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "They hold none of its roles in its place"),
))]
pub async fn holder(ctx: Ctx, Path(id): Path<DescriptionId>, input: Input<NewHolder>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let found = found(w, &gate, &actor, id)?;
        let mut permit = gate.permit(w, &actor, EDIT, found.thing(&actor))?;
        let all = people::holders(permit.tx(), (&found.scope, found.scope_id), &found.roles)?;
        let wanted: Option<AssignmentId> = form.assignment.trim().parse().ok();
        let holder = all.iter().find(|h| Some(h.id) == wanted);
        let holder = holder.ok_or_else(|| Problem::field("assignment", "descriptions-holder-none"))?;
        talk::hold(&mut permit, holder)?;
        let now = store::find(permit.tx(), id)?;
        let json = ItemJson::of(&now, actor.lang);
        Ok(Made::done(format!("/descriptions/{id}#reviews"), &json).flash("descriptions-held"))
    })
    .await
}

/// Answers the review of a description, as its holder or as whom they report to.
#[utoipa::path(post, path = "/descriptions/{id}/reviews", operation_id = "description_review", tag = "descriptions", request_body = NewAnswer, responses(
    (status = 200, description = "Answered", body = ItemJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "Not asked for yet, or it does not fit and nothing says what should change"),
))]
pub async fn review(ctx: Ctx, Path(id): Path<DescriptionId>, input: Input<NewAnswer>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let found = found(w, &gate, &actor, id)?;
        let mut permit = gate.permit(w, &actor, REVIEW, found.thing(&actor))?;
        let (now, months) = (permit.tx().now(), form.months.trim().parse::<i64>().unwrap_or_default());
        let due = talk::reviews(permit.tx(), id)?.into_iter().any(|r| r.months == months && r.due <= now);
        let (fits, text) = (form.fits.trim() == "yes", form.text.trim());
        let mut fields = Fields::default();
        fields.check(due, "months", "descriptions-review-early");
        fields.check(fits || !text.is_empty(), "text", "descriptions-review-what-else");
        fields.check(text.chars().count() <= LONGEST, "text", "descriptions-long");
        fields.done()?;
        talk::answer(&mut permit, months, (fits, text))?;
        let json = ItemJson::of(&found, actor.lang);
        Ok(Made::done(format!("/descriptions/{id}#reviews"), &json).flash("descriptions-reviewed"))
    })
    .await
}
