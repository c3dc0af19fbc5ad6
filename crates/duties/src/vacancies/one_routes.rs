//! One vacancy: the whole path on a page, the description it goes by, its end.

use std::sync::Arc;

use ::store::{Read, Write};
use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::problem::FieldError;
use kernel::{Actor, Problem};
use policy::Gate;
use web::{Answer, Ctx, Fail, Input, Made, Once};

use super::api::{NewCandidate, NewDescription, VacancyJson, WholeJson};
use super::needs::{self, Need};
use super::store::candidates::{self, Candidate, Mine};
use super::store::pool::{self, Known};
use super::store::{self as kept, After, Choice, Found, VacancyId};
use super::{FILL, SEE, views};

/// What those see who fill a vacancy.
pub(super) struct Filler {
    pub candidates: Vec<Candidate>,
    /// What each of them says of their competences, where they let it be read.
    pub levels: Vec<(i64, Vec<candidates::Said>)>,
    pub pool: Vec<Known>,
    pub choices: Vec<Choice>,
}

/// A vacancy as one reader meets it.
pub(super) struct Loaded {
    pub found: Found,
    pub catalogue: Arc<Catalogue>,
    pub mine: Option<Mine>,
    pub after: After,
    pub filler: Option<Filler>,
}

impl Loaded {
    /// What matters most for the role, beside what a candidate says; nothing where they keep it to themselves.
    pub fn needs(&self, candidate: &Candidate) -> Vec<Need> {
        let role = self.catalogue.role(&self.found.role).filter(|_| candidate.shares);
        let said = self.filler.iter().flat_map(|f| &f.levels).find(|(p, _)| *p == candidate.person.number());
        match (role, said) {
            (Some(role), Some((_, said))) => needs::beside(&needs::keys(&self.catalogue, role), said),
            _ => Vec::new(),
        }
    }
}

/// A vacancy the actor may see, or 404.
pub(super) fn found(r: &mut Read<'_>, gate: &Gate, actor: &Actor, id: VacancyId) -> Result<Found, Problem> {
    let found = kept::find(r, actor, id)?;
    if gate.may(actor, SEE, &found.thing(r, actor)?) { Ok(found) } else { Err(Problem::NotFound) }
}

fn filler(r: &mut Read<'_>, actor: &Actor, found: &Found) -> ::store::Res<Filler> {
    let candidates = candidates::list(r, actor, found)?;
    let mut levels = Vec::new();
    for one in candidates.iter().filter(|c| c.shares) {
        levels.push((one.person.number(), candidates::levels(r, one.person)?));
    }
    let scope = (found.scope.as_str(), found.scope_id);
    let (pool, choices) = if found.open() {
        (pool::pool(r, actor, found)?, kept::descriptions(r, actor, &found.role, scope)?)
    } else {
        (Vec::new(), Vec::new())
    };
    Ok(Filler { candidates, levels, pool, choices })
}

pub(super) async fn loaded(ctx: &Ctx, id: VacancyId) -> Result<Loaded, Fail> {
    let (gate, actor, shelf) = (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.shelf::<Shelf>());
    let work = move |r: &mut Read<'_>| -> Result<Loaded, Problem> {
        let found = found(r, &gate, &actor, id)?;
        let fills = gate.may(&actor, FILL, &found.thing(r, &actor)?);
        Ok(Loaded {
            catalogue: shelf.current(r)?,
            mine: candidates::mine(r, &actor, &found)?,
            after: kept::after(r, &found)?,
            filler: if fills { Some(filler(r, &actor, &found)?) } else { None },
            found,
        })
    };
    Ok(ctx.site.db.read(work).await?)
}

/// A vacancy: what is looked for, and for those who fill it who said yes.
#[utoipa::path(get, path = "/vacancies/{id}", operation_id = "vacancy", tag = "vacancies", params(
    ("person" = Option<String>, Query, description = "Short name to fill into the form that asks somebody"),
    ("why" = Option<String>, Query, description = "Words to fill into it"),
), responses(
    (status = 200, description = "The vacancy", body = WholeJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn vacancy(ctx: Ctx, Path(id): Path<VacancyId>, Query(typed): Query<NewCandidate>) -> Answer {
    let loaded = loaded(&ctx, id).await?;
    ctx.show(|| WholeJson::of(&loaded, ctx.l.lang), || views::one(&ctx, &loaded, &typed, &[]))
}

/// The page again, with what has to be mended.
pub(super) async fn again(ctx: &Ctx, id: VacancyId, typed: &NewCandidate, errors: &[FieldError]) -> Answer {
    let loaded = loaded(ctx, id).await?;
    Ok(views::one(ctx, &loaded, typed, errors)?.into_response())
}

/// Done, see the vacancy.
pub(super) fn made(
    w: &mut Write<'_>,
    actor: &Actor,
    id: VacancyId,
    (part, flash): (&str, &'static str),
) -> Result<Made, Problem> {
    let json = VacancyJson::from(&kept::find(w, actor, id)?);
    Ok(Made::done(format!("/vacancies/{id}{part}"), &json).flash(flash))
}

/// Says by which description somebody is looked for.
#[utoipa::path(post, path = "/vacancies/{id}/description", operation_id = "vacancy_describe", tag = "vacancies", request_body = NewDescription, responses(
    (status = 200, description = "Kept", body = VacancyJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Nobody is looked for there any more"),
    (status = 422, description = "Not a description of this role in this place"),
))]
pub async fn describe(ctx: Ctx, Path(id): Path<VacancyId>, input: Input<NewDescription>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    let answer = ctx.make(input.once, move |w| {
        let found = found(w, &gate, &actor, id)?;
        let thing = found.thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, FILL, thing)?;
        let all = kept::descriptions(permit.tx(), &actor, &found.role, (&found.scope, found.scope_id))?;
        let chosen = form.description.trim().parse::<i64>().ok();
        let chosen = chosen.filter(|id| all.iter().any(|d| d.0 == *id));
        let chosen = chosen.ok_or_else(|| Problem::field("description", "vacancies-description-other"))?;
        if !kept::describe(&mut permit, chosen)? {
            return Err(Problem::Conflict("vacancies-over"));
        }
        made(permit.tx(), &actor, id, ("", "vacancies-described"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            again(&ctx, id, &NewCandidate::default(), &errors).await
        }
        other => other,
    }
}

/// Closes a vacancy without anybody; whoever had said yes is told.
#[utoipa::path(post, path = "/vacancies/{id}/closing", operation_id = "vacancy_close", tag = "vacancies", responses(
    (status = 200, description = "Closed", body = VacancyJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Over already"),
))]
pub async fn close(ctx: Ctx, Path(id): Path<VacancyId>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once::default(), move |w| {
        let found = found(w, &gate, &actor, id)?;
        let thing = found.thing(w, &actor)?;
        let mut permit = gate.permit(w, &actor, FILL, thing)?;
        if !kept::close(&mut permit)? {
            return Err(Problem::Conflict("vacancies-over"));
        }
        made(permit.tx(), &actor, id, ("", "vacancies-closed-now"))
    })
    .await
}
