//! Appeals: by whom it concerns, answered by somebody else than who decided.

use axum::extract::Path;
use kernel::{PersonId, Problem};
use web::{Answer, Ctx, Input, Made};

use super::case::{found, json};
use super::checked;
use crate::moderation::api::{AppealForm, ModerationCase};
use crate::moderation::case::APPEAL_MS;
use crate::moderation::store::{self, Subject, Words};
use crate::moderation::thing::{ANSWER, APPEAL, CaseRow};

/// Whether an appeal is still possible.
pub(crate) fn open_to(row: &CaseRow, now: kernel::Time) -> bool {
    row.appeal.is_empty() && row.told && row.decided.is_some_and(|at| now.0 - at.0 <= APPEAL_MS)
}

/// The case's subject as far as the choice of who answers needs it.
fn subject(case: &crate::moderation::thing::Case) -> Subject {
    let row = &case.row;
    Subject {
        what: if row.what == "space" { "space" } else { "message" },
        id: row.subject,
        space: row.space,
        thread: row.thread,
        author: row.author,
        veiled: row.veiled,
        mine: true,
        lead: PersonId::new(0),
    }
}

/// Appeals against what was decided, within thirty days: whom it concerns.
#[utoipa::path(post, path = "/moderation/{id}/appeal", tag = "moderation", params(("id" = String, Path)), request_body = AppealForm, responses(
    (status = 200, description = "Appealed", body = ModerationCase), (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses"), (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Too late, or appealed before"), (status = 422, description = "Fields that need mending"),
))]
pub async fn appeal(ctx: Ctx, Path(id): Path<i64>, input: Input<AppealForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let case = found(w, &gate, &actor, id)?;
        let mut case = gate.permit(w, &actor, APPEAL, case)?;
        let words = checked(&form.words, true, None, "words")?;
        let now = case.tx().now();
        if !open_to(&case.thing().row, now) {
            return Err(Problem::Conflict("mod-appeal-over"));
        }
        let (of, decider) = (subject(case.thing()), case.thing().row.decider.unwrap_or(PersonId::new(0)));
        let from = (case.thing().row.level + 1).min(2);
        let (level, people) = store::deciders(case.tx(), &of, id, actor.id, decider, from)?;
        store::appeal(&mut case, &words, level, &people)?;
        let case = store::case(case.tx(), &actor, id)?;
        let json = json(&case, &Words::default(), Vec::new(), &[], false);
        Ok(Made::done(format!("/moderation/{id}"), &json).flash("mod-flash-appealed"))
    })
    .await
}

/// Answers an appeal: `uphold`, or `overturn`, which brings everything back as it was.
#[utoipa::path(post, path = "/moderation/{id}/answer", tag = "moderation", params(("id" = String, Path)), request_body = AppealForm, responses(
    (status = 200, description = "Answered", body = ModerationCase), (status = 202, description = "Waits for a second signature"),
    (status = 401, description = "Nobody is signed in"), (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"), (status = 409, description = "There is no open appeal"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn answer(ctx: Ctx, Path(id): Path<i64>, input: Input<AppealForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let case = found(w, &gate, &actor, id)?;
        let mut case = gate.permit(w, &actor, ANSWER, case)?;
        let overturned = match form.outcome.as_str() {
            "overturn" => true,
            "uphold" => false,
            _ => return Err(Problem::field("outcome", "mod-outcome-unknown")),
        };
        let words = checked(&form.words, true, None, "words")?;
        if case.thing().row.appeal != "open" {
            return Err(Problem::Conflict("mod-no-appeal"));
        }
        store::answer(&mut case, overturned, &words)?;
        let case = store::case(case.tx(), &actor, id)?;
        let json = json(&case, &Words::default(), Vec::new(), &[], false);
        Ok(Made::done("/moderation".into(), &json).flash("mod-flash-answered"))
    })
    .await
}
