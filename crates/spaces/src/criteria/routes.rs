//! The criteria of a community: reading, trying out, writing.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use kernel::problem::FieldError;
use web::place::{Beside, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{CriteriaJson, Typed};
use super::rule::Criteria;
use super::store::{self as kept, Case};
use super::{KEEP, views};

pub(super) struct Loaded {
    pub place: Place,
    pub beside: Beside,
    pub criteria: Criteria,
    pub lapses: Vec<Case>,
    pub kept: Vec<Case>,
}

pub(super) async fn loaded(ctx: &Ctx, slug: String) -> Result<Loaded, Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !gate.may_ask(&actor, KEEP, &place) {
            return Err(store::Error::NoRow);
        }
        let (beside, criteria) = (beside(r, &place)?, kept::get(r, place.id)?);
        let (lapses, kept) = kept::cases(r, place.id)?;
        Ok(Loaded { place, beside, criteria, lapses, kept })
    });
    Ok(found.await?)
}

/// By which criteria one joins, for those who keep the community.
#[utoipa::path(get, path = "/spaces/{slug}/criteria", operation_id = "space_criteria", tag = "spaces", responses(
    (status = 200, description = "The criteria; empty lists when there are none", body = CriteriaJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or the reader does not keep it"),
))]
pub async fn criteria(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let found = loaded(&ctx, slug).await?;
    let typed = Typed::of(&found.criteria);
    ctx.show(|| CriteriaJson::new(&found.criteria, None), || views::criteria(&ctx, &found, &typed, None, &[]))
}

/// Writes the criteria, or with `preview` says what they would mean: how many people meet them, and
/// how many members do not.
#[utoipa::path(put, path = "/spaces/{slug}/criteria", operation_id = "save_space_criteria", tag = "spaces", request_body = Typed, responses(
    (status = 200, description = "The criteria, with the numbers when a preview was asked for", body = CriteriaJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn criteria_save(ctx: Ctx, Path(slug): Path<String>, input: Input<Typed>) -> Answer {
    let typed = input.data.clone();
    if typed.preview {
        return preview(&ctx, slug, &typed).await;
    }
    let (gate, actor, at) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, KEEP, place)?;
        let tree = kept::tree(permit.tx())?;
        let criteria = ready(&typed, &tree)?;
        kept::save(&mut permit, &criteria)?;
        let json = CriteriaJson::new(&criteria, None);
        Ok(Made::done(format!("/s/{at}/criteria"), &json).flash("spaces-criteria-saved"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &input.data, &errors).await,
        other => other,
    }
}

/// The criteria that were typed, with units that are there.
fn ready(typed: &Typed, tree: &kept::Tree) -> Result<Criteria, Problem> {
    let criteria = {
        let rest = (typed.skills.as_str(), typed.inside.trim());
        Criteria::typed(typed.any, &typed.units, &typed.titles, &typed.languages, rest)?
    };
    if criteria.units.iter().any(|slug| !tree.names.contains_key(slug)) {
        return Err(Problem::field("units", "spaces-criteria-unit-unknown"));
    }
    Ok(criteria)
}

async fn preview(ctx: &Ctx, slug: String, typed: &Typed) -> Answer {
    let found = loaded(ctx, slug.clone()).await?;
    let (id, form) = (found.place.id, typed.clone());
    let tried = ctx.site.db.read(move |r| {
        let tree = kept::tree(r)?;
        let criteria = ready(&form, &tree)?;
        let numbers = kept::preview(r, id, &criteria)?;
        Ok::<_, Problem>((criteria, numbers))
    });
    match tried.await {
        Ok((criteria, numbers)) => ctx.show(
            || CriteriaJson::new(&criteria, Some(numbers)),
            || views::criteria(ctx, &found, typed, Some(numbers), &[]),
        ),
        Err(Problem::Invalid(errors)) if !ctx.api() => again(ctx, slug, typed, &errors).await,
        Err(other) => Err(other.into()),
    }
}

async fn again(ctx: &Ctx, slug: String, typed: &Typed, errors: &[FieldError]) -> Answer {
    let found = loaded(ctx, slug).await?;
    Ok(views::criteria(ctx, &found, typed, None, errors)?.into_response())
}
