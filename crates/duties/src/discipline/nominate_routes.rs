//! Naming a colleague, and the nominee’s answer.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use kernel::problem::{FieldError, Fields};
use policy::Own;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{Answer as Said, Done, NewNomination};
use super::practice_routes::{LONGEST, done, own};
use super::{NOMINATE, PRACTISE, store, views};

/// The form that names somebody.
pub async fn form(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    page(&ctx, &handle, "", &[]).await
}

async fn page(ctx: &Ctx, handle: &str, typed: &str, errors: &[FieldError]) -> Answer {
    let handle = handle.to_owned();
    let (id, name, handle) = ctx.site.db.read(move |r| store::person(r, &handle)).await?;
    if !ctx.site.gate.may(&ctx.actor, NOMINATE, &Own(id)) {
        return Err(Problem::NotFound.into());
    }
    Ok(views::nominate(ctx, (&name, &handle), typed, errors)?.into_response())
}

/// Names a colleague who practises; they see it first, and nobody else before they accept.
#[utoipa::path(post, path = "/people/{handle}/nomination", operation_id = "nominate", tag = "discipline", request_body = NewNomination, responses(
    (status = 201, description = "With them now", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it: nobody names themselves"),
    (status = 404, description = "Nobody of that name inside"),
    (status = 409, description = "One has named them before"),
    (status = 422, description = "No reason"),
))]
pub async fn nominate(ctx: Ctx, Path(handle): Path<String>, input: Input<NewNomination>) -> Answer {
    let (gate, actor, form, who) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data, handle.clone());
    let typed = form.reason.clone();
    let answer = ctx.make(input.once, move |w| {
        if !gate.may(&actor, PRACTISE, &Own(actor.id)) {
            return Err(Problem::NotFound);
        }
        let (nominee, _, _) = store::person(w, &who)?;
        let mut permit = gate.permit(w, &actor, NOMINATE, Own(nominee))?;
        let mut fields = Fields::default();
        fields.length(&form.reason, LONGEST, "reason");
        fields.done()?;
        if !store::nominate(&mut permit, form.reason.trim())? {
            return Err(Problem::Conflict("discipline-named-before"));
        }
        Ok(Made::created(format!("/p/{who}"), &Done { done: true }).flash("discipline-nominated"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => page(&ctx, &handle, &typed, &errors).await,
        other => other,
    }
}

/// The nominee accepts, or declines unseen by anybody.
#[utoipa::path(post, path = "/me/practice/nominations/{id}", operation_id = "nomination_answer", tag = "discipline", request_body = Said, responses(
    (status = 200, description = "Answered", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such nomination of one’s own waits"),
    (status = 422, description = "Neither `accept` nor `decline`"),
))]
pub async fn answer(ctx: Ctx, Path(id): Path<i64>, input: Input<Said>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let accept = match form.answer.trim() {
            "accept" => true,
            "decline" => false,
            _ => return Err(Problem::field("answer", "discipline-answer-which")),
        };
        if !store::answer(&mut own(&gate, w, &actor)?, id, accept, form.shared.trim() == "yes")? {
            return Err(Problem::NotFound);
        }
        Ok(done(if accept { "discipline-accepted" } else { "discipline-declined" }))
    })
    .await
}
