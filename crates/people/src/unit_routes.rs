//! Units: the tree, one unit's page, making and changing them.

use ::store::Read;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Problem, UnitId};
use web::{Answer, Ctx, Input, Made};

use super::api::{UnitJson, Units};
use super::things::NetworkThing;
use super::unit::{UnitForm, makes_a_circle};
use super::{KEEP_DIRECTORY, store, unit_store, views};

/// The tree of units.
#[utoipa::path(get, path = "/units", tag = "people", responses((status = 200, body = Units)))]
pub async fn units(ctx: Ctx) -> Answer {
    if ctx.actor.external {
        return Err(Problem::NotFound.into());
    }
    let units = ctx.site.db.read(unit_store::all).await?;
    let page = views::units(&ctx, &units);
    ctx.show(|| Units { items: units.iter().cloned().map(UnitJson::from).collect(), next: None }, || page)
}

/// One unit: who leads it, who belongs to it, what it was before.
#[utoipa::path(get, path = "/units/{slug}", tag = "people", responses((status = 200, body = UnitJson), (status = 404)))]
pub async fn unit(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    if ctx.actor.external {
        return Err(Problem::NotFound.into());
    }
    let seen = views::unit_seen(&ctx, &slug).await?;
    let page = views::unit(&ctx, &seen, None);
    ctx.show(|| UnitJson::from(seen.unit.clone()), || page)
}

/// The form for a new unit.
pub async fn unit_new(ctx: Ctx) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, KEEP_DIRECTORY, &NetworkThing) {
        return Err(Problem::NotFound.into());
    }
    let units = ctx.site.db.read(unit_store::all).await?;
    Ok(views::unit_new(&ctx, &units, None)?.into_response())
}

/// What a form's names stand for: the unit above and the manager.
fn resolve(
    r: &mut Read<'_>,
    ctx: &kernel::Actor,
    form: &UnitForm,
) -> Result<(Option<UnitId>, Option<kernel::PersonId>), Problem> {
    form.check()?;
    let parent =
        views::unit_named(r, &form.parent).map_err(|_| Problem::field("parent", "people-unit-unknown"))?;
    let manager = if form.manager.trim().is_empty() {
        None
    } else {
        let unknown = |_| Problem::field("manager", "people-person-unknown");
        let handle = web::typed::handle(r, &form.manager)?;
        Some(store::by_handle(r, ctx, &handle).map_err(unknown)?)
    };
    if manager.as_ref().is_some_and(|m| m.external || !m.active()) {
        return Err(Problem::field("manager", "people-manager-not-active"));
    }
    Ok((parent, manager.map(|m| m.id)))
}

/// Makes a unit; its team space follows by itself.
#[utoipa::path(post, path = "/units", tag = "people", request_body = UnitForm, responses((status = 201, body = UnitJson), (status = 403), (status = 422)))]
pub async fn unit_create(ctx: Ctx, input: Input<UnitForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
            let (parent, manager) = resolve(permit.tx(), &actor, &form)?;
            let (_, slug) = unit_store::add(&mut permit, form.name.trim(), parent, manager)?;
            let unit = UnitJson::from(unit_store::by_slug(permit.tx(), &slug)?);
            Ok(Made::created(format!("/units/{slug}"), &unit).flash("people-unit-made"))
        })
        .await;
    match answer {
        Err(web::Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let units = ctx.site.db.read(unit_store::all).await?;
            Ok(views::unit_new(&ctx, &units, Some((&input.data, &errors)))?.into_response())
        }
        other => other,
    }
}

/// Changes a unit; what it was stays in its history.
pub async fn unit_save(ctx: Ctx, Path(slug): Path<String>, input: Input<UnitForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let at = slug.clone();
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
            let unit = unit_store::by_slug(permit.tx(), &at)?;
            let (parent, manager) = resolve(permit.tx(), &actor, &form)?;
            let units = unit_store::all(permit.tx())?;
            let above = |id: UnitId| units.iter().find(|u| u.id == id).and_then(|u| u.parent);
            if makes_a_circle(unit.id, parent, above) {
                return Err(Problem::field("parent", "people-unit-circle"));
            }
            unit_store::save(&mut permit, unit.id, form.name.trim(), parent, manager)?;
            let unit = UnitJson::from(unit_store::by_slug(permit.tx(), &at)?);
            Ok(Made::done(format!("/units/{at}"), &unit).flash("people-saved"))
        })
        .await;
    match answer {
        Err(web::Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let seen = views::unit_seen(&ctx, &slug).await?;
            Ok(views::unit(&ctx, &seen, Some((&input.data, &errors)))?.into_response())
        }
        other => other,
    }
}

/// Changes a unit; what it was stays in its history.
#[utoipa::path(put, path = "/units/{slug}", tag = "people", request_body = UnitForm, responses((status = 200, body = UnitJson), (status = 403), (status = 422)))]
pub async fn unit_save_api(ctx: Ctx, path: Path<String>, input: Input<UnitForm>) -> Answer {
    unit_save(ctx, path, input).await
}
