//! Saying what was done for a duty, or why it can wait.

use ::store::Write;
use axum::extract::Path;
use axum::response::IntoResponse;
use charter::Shelf;
use kernel::problem::Fields;
use kernel::{Actor, Problem};
use policy::Gate;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{MyRoleJson, NewMark};
use super::day::{Slot, stands_in};
use super::held::DutyRound;
use super::{MARK_DUTY, marks, routes, views};

/// Longest reason in characters.
const LONGEST: usize = 200;

/// A duty is done, or left out this time for a reason: in one place, or in every place it is asked in.
/// One thing is said of it in a period.
#[utoipa::path(post, path = "/me/role/duties/{key}", operation_id = "mark_duty", tag = "roles", request_body = NewMark, params(("key" = String, Path)), responses(
    (status = 200, description = "Said", body = MyRoleJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No duty of the reader’s roles, or not in that place"),
    (status = 409, description = "Something was said of it in this period, or its time has not come"),
    (status = 422, description = "`why`: left out without a reason; `evidence`: leads nowhere within the network"),
))]
pub async fn say(ctx: Ctx, Path(key): Path<String>, input: Input<NewMark>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let (form, wanted) = (input.data.clone(), key.clone());
    let url = ctx.site.url.clone().unwrap_or_default();
    let answer = ctx.make(input.once, move |w| {
        said(w, (&shelf, &gate, &actor), (&wanted, &form), &url)?;
        let now = routes::load(w, &shelf, &actor)?;
        let json = MyRoleJson::of(&now, actor.lang, actor.id);
        let flash = if form.skipped { "agenda-flash-skipped" } else { "agenda-flash-done" };
        Ok(Made::done(format!("/me/role#d-{wanted}"), &json).flash(flash))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let found = routes::loaded(&ctx).await?;
            Ok(views::mine(&ctx, &found, Some((&key, &input.data, &errors)))?.into_response())
        }
        other => other,
    }
}

fn said(
    w: &mut Write<'_>,
    (shelf, gate, actor): (&Shelf, &Gate, &Actor),
    (key, form): (&str, &NewMark),
    url: &str,
) -> Result<(), Problem> {
    let found = routes::load(w, shelf, actor)?;
    let lines = found.lines();
    let line = lines.iter().find(|l| l.duty.key == key).ok_or(Problem::NotFound)?;
    let here = |s: &&Slot<'_>| form.role.is_empty() || s.held.id.to_string() == form.role;
    let slots: Vec<&Slot<'_>> = line.slots.iter().filter(here).collect();
    if slots.is_empty() {
        return Err(Problem::NotFound);
    }
    let why = form.why.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut fields = Fields::default();
    if form.skipped {
        fields.length(&why, LONGEST, "why");
    } else {
        fields.check(why.chars().count() <= LONGEST, "why", "agenda-flaw-long");
    }
    let evidence = marks::evidence(w, actor, url, &form.evidence)?;
    fields.check(evidence.is_some(), "evidence", "agenda-flaw-evidence");
    fields.done()?;
    let open: Vec<&Slot<'_>> = slots.into_iter().filter(|s| s.when.open()).collect();
    if open.is_empty() {
        return Err(Problem::Conflict("agenda-twice"));
    }
    for slot in open {
        let (id, holder) = (slot.held.id, slot.held.holder);
        let thing = DutyRound { id, holder, stands_in: stands_in(slot.held, actor.id) };
        let mut permit = gate.permit(w, actor, MARK_DUTY, thing)?;
        marks::mark(&mut permit, key, (form.skipped, &why, evidence.as_deref().unwrap_or_default()))?;
    }
    Ok(())
}
