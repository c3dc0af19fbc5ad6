//! Keeping somebody who does not meet the criteria: who, by whom, why.

use axum::extract::Path;
use kernel::{Problem, problem::Fields};
use web::{Answer, Ctx, Input, Made, find_place};

use super::KEEP;
use super::api::Exception;
use super::store as kept;
use crate::api::MembershipJson;
use crate::once;
use crate::store::members;

/// Longest reason in characters.
const LONGEST: usize = 300;

/// Keeps somebody although they do not meet the criteria.
#[utoipa::path(post, path = "/spaces/{slug}/exceptions", operation_id = "keep_member", tag = "spaces", request_body = Exception, responses(
    (status = 200, description = "They stay", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nobody of that name"),
    (status = 422, description = "A reason is missing"),
))]
pub async fn exception_add(ctx: Ctx, Path(slug): Path<String>, input: Input<Exception>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, KEEP, place)?;
        let id = permit.thing().id;
        let mut fields = Fields::default();
        fields.length(&form.why, LONGEST, "why");
        fields.done()?;
        let person = members::named(permit.tx(), &form.person, id)?.ok_or(Problem::NotFound)?;
        kept::keep(&mut permit, person.id, form.why.trim())?;
        let state = MembershipJson { space: slug.clone(), person: person.handle, state: "kept" };
        Ok(Made::done(format!("/s/{slug}/criteria"), &state).flash("spaces-criteria-kept"))
    })
    .await
}

/// Ends an exception: whoever does not meet the criteria has two weeks from now.
#[utoipa::path(delete, path = "/spaces/{slug}/exceptions/{handle}", operation_id = "end_kept_member", tag = "spaces", responses(
    (status = 200, description = "The criteria hold for them again", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or that person is not kept"),
))]
pub async fn exception_end(ctx: Ctx, Path((slug, handle)): Path<(String, String)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, KEEP, place)?;
        let id = permit.thing().id;
        let person = members::named(permit.tx(), &handle, id)?.ok_or(Problem::NotFound)?;
        if !kept::end_keeping(&mut permit, person.id)? {
            return Err(Problem::NotFound);
        }
        let state = MembershipJson { space: slug.clone(), person: person.handle, state: "member" };
        Ok(Made::done(format!("/s/{slug}/criteria"), &state).flash("spaces-criteria-saved"))
    })
    .await
}
