//! The small forms: what a role or a duty is called, a duty or a role more. Each of them is one
//! charter file, laid on top like any other.

use axum::extract::Path;
use axum::response::IntoResponse;
use charter::{Catalogue, Draft};
use kernel::{Actor, Problem};
use policy::{Decision, Gate, NetworkThing};
use store::Write;
use web::{Answer, Ctx, Fail, Input, Made};

use super::EDIT;
use super::change::{self, CONFLICT};
use super::forms::{DutyForm, NewDuty, RoleForm};
use super::routes::seen;
use super::views::{self, Mend};

/// One small change, from the decision to the new version: where to go then.
fn small(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    version: Option<i64>,
    make: impl FnOnce(&Catalogue) -> Result<(String, Draft), Problem>,
) -> Result<String, Problem> {
    let mut permit = gate.permit(w, actor, EDIT, NetworkThing)?;
    let now = charter::current(permit.tx())?;
    change::fresh(&now, version)?;
    let (path, draft) = make(&now)?;
    let body = draft.text().map_err(Problem::Broken)?;
    change::save(&mut permit, &now, &body)?;
    Ok(path)
}

/// What a form has to mend; any other problem goes its own way.
pub(super) fn mend(problem: Fail) -> Result<Mend, Fail> {
    match problem.0 {
        Problem::Invalid(errors) => Ok(Mend { errors, conflict: false }),
        Problem::Conflict(CONFLICT) => Ok(Mend { errors: Vec::new(), conflict: true }),
        other => Err(Fail(other)),
    }
}

/// A form is shown to whoever may send it; to others the rule says why not.
pub(super) fn only_editors(ctx: &Ctx) -> Result<(), Problem> {
    match ctx.site.gate.decide(&ctx.actor, EDIT, &NetworkThing)? {
        Decision::Permitted => Ok(()),
        Decision::Refused(no) => Err(Problem::Refused(no)),
        Decision::Held(no) => Err(Problem::Held(no)),
    }
}

fn saved(path: String) -> Made {
    Made::done(path, &()).flash("charters-saved")
}

/// Saves what a role is called and why it exists.
pub async fn role_save(ctx: Ctx, Path(key): Path<String>, input: Input<RoleForm>) -> Answer {
    let (gate, actor, form, at) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), key.clone());
    let answer = ctx.make(input.once, move |w| {
        let path = small(w, &gate, &actor, form.version, |now| {
            let role = now.role(&at).ok_or(Problem::NotFound)?;
            Ok((format!("/who/roles/{at}"), form.change(role)?))
        })?;
        Ok(saved(path))
    });
    let mend = match answer.await {
        Err(problem) => mend(problem)?,
        done => return done,
    };
    let seen = seen(&ctx).await?;
    let role = seen.catalogue.role(&key).ok_or(Problem::NotFound)?;
    Ok(views::role(&ctx, &seen, role, (&input.data, &mend), false)?.into_response())
}

/// The form for one role more.
pub async fn role_new(ctx: Ctx) -> Answer {
    let seen = seen(&ctx).await?;
    only_editors(&ctx)?;
    Ok(views::role_new(&ctx, &seen, &RoleForm::default(), &Mend::default())?.into_response())
}

/// Adds a role.
pub async fn role_create(ctx: Ctx, input: Input<RoleForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let path = small(w, &gate, &actor, form.version, |now| {
            let (key, draft) = form.addition(now)?;
            Ok((format!("/who/roles/{key}"), draft))
        })?;
        Ok(saved(path))
    });
    let mend = match answer.await {
        Err(problem) => mend(problem)?,
        done => return done,
    };
    let seen = seen(&ctx).await?;
    Ok(views::role_new(&ctx, &seen, &input.data, &mend)?.into_response())
}

/// Saves what a duty is called and whether it is used.
pub async fn duty_save(ctx: Ctx, Path(key): Path<String>, input: Input<DutyForm>) -> Answer {
    let (gate, actor, form, at) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), key.clone());
    let answer = ctx.make(input.once, move |w| {
        let path = small(w, &gate, &actor, form.version, |now| {
            let duty = now.duty(&at).ok_or(Problem::NotFound)?;
            Ok((format!("/who/duties/{at}"), form.change(duty)?))
        })?;
        Ok(saved(path))
    });
    let mend = match answer.await {
        Err(problem) => mend(problem)?,
        done => return done,
    };
    let seen = seen(&ctx).await?;
    let duty = seen.catalogue.duty(&key).ok_or(Problem::NotFound)?;
    Ok(views::duty(&ctx, &seen, duty, "network", &input.data, &mend)?.into_response())
}

/// The form for one duty more.
pub async fn duty_new(ctx: Ctx) -> Answer {
    let seen = seen(&ctx).await?;
    only_editors(&ctx)?;
    Ok(views::duty_new(&ctx, &seen, &NewDuty::default(), &Mend::default())?.into_response())
}

/// Adds a duty.
pub async fn duty_create(ctx: Ctx, input: Input<NewDuty>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let path = small(w, &gate, &actor, form.version(), |now| {
            let (key, draft) = form.addition(now)?;
            Ok((format!("/who/duties/{key}"), draft))
        })?;
        Ok(saved(path))
    });
    let mend = match answer.await {
        Err(problem) => mend(problem)?,
        done => return done,
    };
    let seen = seen(&ctx).await?;
    Ok(views::duty_new(&ctx, &seen, &input.data, &mend)?.into_response())
}
