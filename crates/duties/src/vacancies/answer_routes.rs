//! Saying yes or no, and coming forward: one’s own word, and nobody else’s.

use axum::extract::Path;
use kernel::problem::Fields;
use kernel::{Actor, PersonId, Problem};
use store::{Read, Res};
use web::{Answer, Ctx, Input};

use super::ANSWER;
use super::api::{NewAnswer, VacancyJson};
use super::one_routes::{found, made};
use super::open_routes::LONGEST;
use super::store::{Found, VacancyId, candidates, fills};

/// Who hears of an answer, of those who may still fill the vacancy: whoever asked; of whoever came forward,
/// whoever opened it, or else all of them. That somebody declined is for whoever asked them and nobody else.
fn told(r: &mut Read<'_>, actor: &Actor, found: &Found, no: bool) -> Res<Vec<PersonId>> {
    let fills: Vec<PersonId> = fills::fills(r, found)?.into_iter().filter(|p| *p != actor.id).collect();
    let asked = candidates::askers(r, actor, found)?;
    let still: Vec<PersonId> = asked.iter().copied().filter(|by| fills.contains(by)).collect();
    if !still.is_empty() || no && !asked.is_empty() {
        return Ok(still);
    }
    Ok(if fills.contains(&found.by) { vec![found.by] } else { fills })
}

/// Says that one would, or that one would not (any more).
#[utoipa::path(post, path = "/vacancies/{id}/answer", operation_id = "candidate_answer", tag = "vacancies", request_body = NewAnswer, responses(
    (status = 200, description = "Kept", body = VacancyJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nothing to take back"),
    (status = 409, description = "Over, or the role is held by the actor already"),
    (status = 422, description = "Neither `yes` nor `no`, or a text that is too long"),
))]
pub async fn answer(ctx: Ctx, Path(id): Path<VacancyId>, input: Input<NewAnswer>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let found = found(w, &gate, &actor, id)?;
        let thing = found.thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, ANSWER, thing)?;
        if !found.open() {
            return Err(Problem::Conflict("vacancies-over"));
        }
        let mut fields = Fields::default();
        fields.check(["yes", "no"].contains(&form.answer.trim()), "answer", "vacancies-answer-which");
        fields.check(form.text.chars().count() <= LONGEST, "text", "vacancies-long");
        fields.done()?;
        let no = form.answer.trim() == "no";
        let to = told(permit.tx(), &actor, &found, no)?;
        if no {
            let gone = candidates::decline(&mut permit, &to)?;
            let flash = ("", "vacancies-declined");
            return if gone { made(permit.tx(), &actor, id, flash) } else { Err(Problem::NotFound) };
        }
        if candidates::holds(permit.tx(), actor.id, &found)? {
            return Err(Problem::Conflict("vacancies-holds-oneself"));
        }
        candidates::agree(&mut permit, &to, (form.text.trim(), form.shares.trim() == "yes"))?;
        made(permit.tx(), &actor, id, ("", "vacancies-agreed"))
    })
    .await
}
