//! Asking somebody whether they would.

use axum::extract::Path;
use kernel::problem::Fields;
use kernel::{Actor, PersonId, Problem};
use store::Read;
use web::{Answer, Ctx, Fail, Input};

use super::FILL;
use super::api::{NewCandidate, VacancyJson};
use super::one_routes::{again, found, made};
use super::open_routes::LONGEST;
use super::store::candidates;
use super::store::{Found, VacancyId};

/// Whom a form names, when they can be asked.
fn whom(r: &mut Read<'_>, actor: &Actor, found: &Found, form: &NewCandidate) -> Result<PersonId, Problem> {
    let handle = form.person.trim().trim_start_matches('@').to_lowercase();
    let person = candidates::person(r, &handle)?;
    let holds = person.map(|id| candidates::holds(r, id, found)).transpose()?.unwrap_or_default();
    let mut fields = Fields::default();
    // Nobody is asked before they can read what for.
    fields.check(found.description_state == "published", "person", "vacancies-description-first");
    fields.check(person.is_some(), "person", "vacancies-nobody");
    fields.check(person != Some(actor.id), "person", "vacancies-oneself");
    fields.check(!holds, "person", "vacancies-holds");
    fields.length(&form.why, LONGEST, "why");
    fields.done()?;
    person.ok_or(Problem::NotFound)
}

/// Asks somebody whether they would; until they say yes only they and whoever asked know of it, and the answer
/// is the same whether somebody else asked them before or not.
#[utoipa::path(post, path = "/vacancies/{id}/candidates", operation_id = "candidate_ask", tag = "vacancies", request_body = NewCandidate, responses(
    (status = 200, description = "They are asked", body = VacancyJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Over, they said yes, or the reader asked them before"),
    (status = 422, description = "No published description yet, nobody of that name inside, oneself, or no reason"),
))]
pub async fn ask(ctx: Ctx, Path(id): Path<VacancyId>, input: Input<NewCandidate>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let found = found(w, &gate, &actor, id)?;
        let thing = found.thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, FILL, thing)?;
        if !found.open() {
            return Err(Problem::Conflict("vacancies-over"));
        }
        let person = whom(permit.tx(), &actor, &found, &form)?;
        if !candidates::ask(&mut permit, person, form.why.trim())? {
            return Err(Problem::Conflict("vacancies-asked-before"));
        }
        made(permit.tx(), &actor, id, ("#candidates", "vacancies-asked"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, id, &input.data, &errors).await,
        other => other,
    }
}
