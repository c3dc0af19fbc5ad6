//! Preparing a reorganisation, looking at what it means, and carrying it out.

use ::store::{Read, Write};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::Fields;
use kernel::{Problem, Time};
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{DropForm, GoForm, MoveForm, NameForm, ReorganisationJson, Reorganisations};
use super::effects::{Effect, effects};
use super::store::{self, Reorganisation};
use super::views;
use crate::api::Nothing;
use crate::things::NetworkThing;
use crate::unit::{Unit, makes_a_circle};
use crate::views::unit_named;
use crate::{KEEP_DIRECTORY, store as people, unit_store};

/// A reorganisation with what it means.
pub(super) struct Seen {
    pub it: Reorganisation,
    pub effects: Vec<Effect>,
    pub units: Vec<Unit>,
}

fn keeper(ctx: &Ctx) -> Result<(), Fail> {
    let may = ctx.site.gate.may(&ctx.actor, KEEP_DIRECTORY, &NetworkThing);
    if may { Ok(()) } else { Err(Problem::NotFound.into()) }
}

fn load(r: &mut Read<'_>, id: i64) -> Result<Seen, Problem> {
    let (it, units) = (store::one(r, id)?, unit_store::all(r)?);
    let effects = effects(&units, &store::moves(r, id)?, &store::roles(r, id)?);
    Ok(Seen { it, effects, units })
}

/// The reorganisations.
#[utoipa::path(get, path = "/people/moves", tag = "people", responses((status = 200, body = Reorganisations), (status = 404)))]
pub async fn list(ctx: Ctx) -> Answer {
    keeper(&ctx)?;
    let all = ctx.site.db.read(store::all).await?;
    let page = views::list(&ctx, &all, &NameForm::default(), None);
    let items = all.iter().map(|r| ReorganisationJson::new(r, &[])).collect();
    ctx.show(|| Reorganisations { items, next: None }, || page)
}

/// Prepares one.
#[utoipa::path(post, path = "/people/moves", tag = "people", request_body = NameForm, responses((status = 201, body = ReorganisationJson), (status = 403), (status = 422)))]
pub async fn add(ctx: Ctx, input: Input<NameForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
            let mut fields = Fields::default();
            fields.length(&form.name, 120, "name");
            fields.done()?;
            let id = store::add(&mut permit, form.name.trim())?;
            let json = ReorganisationJson::new(&store::one(permit.tx(), id)?, &[]);
            Ok(Made::created(format!("/people/moves/{id}"), &json))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let all = ctx.site.db.read(store::all).await?;
            Ok(views::list(&ctx, &all, &input.data, Some(&errors))?.into_response())
        }
        other => other,
    }
}

/// One of them, with what it means for teams and roles.
#[utoipa::path(get, path = "/people/moves/{id}", tag = "people", params(("id" = String, Path)), responses((status = 200, body = ReorganisationJson), (status = 404)))]
pub async fn one(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    keeper(&ctx)?;
    let seen = ctx.site.db.read(move |r| load(r, id)).await?;
    let page = views::one(&ctx, &seen, &MoveForm::default(), &[]);
    ctx.show(|| ReorganisationJson::new(&seen.it, &seen.effects), || page)
}

/// A draft, or the conflict that it is one no more.
fn draft(w: &mut Write<'_>, id: i64) -> Result<(), Problem> {
    let open = store::one(w, id)?.state == "draft";
    if open { Ok(()) } else { Err(Problem::Conflict("people-moves-not-draft")) }
}

fn put(w: &mut Write<'_>, actor: &kernel::Actor, id: i64, form: &MoveForm) -> Result<(), Problem> {
    let to = unit_named(w, &form.to).map_err(|_| Problem::field("to", "people-unit-unknown"))?;
    if !form.unit.trim().is_empty() {
        let units = unit_store::all(w)?;
        let unit = units.iter().find(|u| u.slug == form.unit.trim());
        let unit = unit.ok_or(Problem::field("unit", "people-unit-unknown"))?;
        let above = |id| units.iter().find(|u| u.id == id).and_then(|u| u.parent);
        if makes_a_circle(unit.id, to, above) {
            return Err(Problem::field("to", "people-unit-circle"));
        }
        return Ok(store::put(w, id, "unit", unit.id.number(), to)?);
    }
    let handles: Vec<&str> =
        form.people.split([' ', ',', ';', '\n', '\r']).filter(|h| !h.is_empty()).collect();
    if handles.is_empty() {
        return Err(Problem::field("people", "people-moves-nobody"));
    }
    if to.is_none() {
        return Err(Problem::field("to", "people-unit-unknown"));
    }
    for handle in handles {
        let unknown = |_| Problem::field("people", "people-person-unknown");
        let person = people::by_handle(w, actor, handle.trim_start_matches('@')).map_err(unknown)?;
        if person.external || person.state == "left" {
            return Err(Problem::field("people", "people-moves-not"));
        }
        store::put(w, id, "person", person.id.number(), to)?;
    }
    Ok(())
}

/// Adds moves to a draft.
#[utoipa::path(post, path = "/people/moves/{id}/moves", tag = "people", params(("id" = String, Path)), request_body = MoveForm, responses((status = 200, body = ReorganisationJson), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn add_move(ctx: Ctx, Path(id): Path<i64>, input: Input<MoveForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
            draft(permit.tx(), id)?;
            put(permit.tx(), &actor, id, &form)?;
            let seen = load(permit.tx(), id)?;
            Ok(Made::done(format!("/people/moves/{id}"), &ReorganisationJson::new(&seen.it, &seen.effects)))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let seen = ctx.site.db.read(move |r| load(r, id)).await?;
            Ok(views::one(&ctx, &seen, &input.data, &errors)?.into_response())
        }
        other => other,
    }
}

/// Takes a move out of a draft.
#[utoipa::path(post, path = "/people/moves/{id}/drop", tag = "people", params(("id" = String, Path, description = "The reorganisation's id")), request_body = DropForm, responses((status = 200), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn drop_move(ctx: Ctx, Path(id): Path<i64>, input: Input<DropForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
        draft(permit.tx(), id)?;
        store::take_out(permit.tx(), id, &form.kind, form.subject.parse().unwrap_or(0))?;
        Ok(Made::done(format!("/people/moves/{id}"), &serde_json::json!({})))
    })
    .await
}

/// Carries it out now, or on a day to come.
#[utoipa::path(post, path = "/people/moves/{id}/application", tag = "people", params(("id" = String, Path)), request_body = GoForm, responses((status = 200, body = ReorganisationJson), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn go(ctx: Ctx, Path(id): Path<i64>, input: Input<GoForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
        draft(permit.tx(), id)?;
        let (day, now) = (form.on.trim(), permit.tx().now());
        let at = Time::start_of_day(day, &actor.zone);
        if !day.is_empty() && at.is_none() {
            return Err(Problem::field("on", "people-day-unknown"));
        }
        let flash = match at.filter(|at| *at > now) {
            Some(at) => {
                store::plan(&mut permit, id, at)?;
                "people-moves-planned"
            }
            None => {
                store::carry_out(permit.tx(), id, Some(actor.id))?;
                "people-moves-done"
            }
        };
        let seen = load(permit.tx(), id)?;
        let json = ReorganisationJson::new(&seen.it, &seen.effects);
        Ok(Made::done(format!("/people/moves/{id}"), &json).flash(flash))
    })
    .await
}

/// Withdraws one that is not carried out yet.
#[utoipa::path(delete, path = "/people/moves/{id}", tag = "people", params(("id" = String, Path)), responses((status = 200), (status = 403), (status = 404), (status = 409)))]
pub async fn withdraw(ctx: Ctx, Path(id): Path<i64>, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, KEEP_DIRECTORY, NetworkThing)?;
        if store::one(permit.tx(), id)?.state == "done" {
            return Err(Problem::Conflict("people-moves-not-draft"));
        }
        store::withdraw(&mut permit, id)?;
        Ok(Made::done("/people/moves".into(), &serde_json::json!({})).flash("people-moves-withdrawn"))
    })
    .await
}
