//! Noting that one is away, who is to be asked meanwhile, and being back.

use ::store::Read;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Actor, PersonId, Problem};
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{AbsenceJson, Absences, StandIn};
use super::store::{Absence, Stand};
use super::{AbsenceForm, store, views};
use crate::api::Nothing;
use crate::things::PersonThing;
use crate::{EDIT_PROFILE, store as people};

async fn load(ctx: &Ctx) -> Result<(Vec<Absence>, Vec<Stand>), Fail> {
    let me = ctx.actor.id;
    let read =
        move |r: &mut Read<'_>| Ok::<_, ::store::Error>((store::of(r, me)?, store::for_others(r, me)?));
    Ok(ctx.site.db.read(read).await?)
}

/// My absences, and for whom I stand in.
#[utoipa::path(get, path = "/me/absences", tag = "people", responses((status = 200, body = Absences), (status = 401)))]
pub async fn absences(ctx: Ctx) -> Answer {
    let (mine, others) = load(&ctx).await?;
    let page = views::page(&ctx, &mine, &others, &AbsenceForm::default(), &[]);
    ctx.show(
        || Absences {
            items: mine.iter().map(AbsenceJson::from).collect(),
            deputy_for: others.iter().map(StandIn::from).collect(),
            next: None,
        },
        || page,
    )
}

/// The deputy of a form: somebody of the company who can act, and not oneself.
fn deputy(r: &mut Read<'_>, actor: &Actor, handle: &str) -> Result<Option<PersonId>, Problem> {
    let handle = web::typed::handle(r, handle)?;
    if handle.is_empty() {
        return Ok(None);
    }
    let found = people::by_handle(r, actor, &handle)
        .map_err(|_| Problem::field("deputy", "people-person-unknown"))?;
    if found.id == actor.id || found.external || !found.active() {
        return Err(Problem::field("deputy", "people-deputy-not"));
    }
    Ok(Some(found.id))
}

/// Notes that I am away; the deputy is told.
#[utoipa::path(post, path = "/me/absences", tag = "people", request_body = AbsenceForm, responses((status = 201, body = AbsenceJson), (status = 422)))]
pub async fn add(ctx: Ctx, input: Input<AbsenceForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let period = form.period(&actor.zone, w.now())?;
            let deputy = deputy(w, &actor, &form.deputy)?;
            if store::overlaps(w, actor.id, period.0, period.1)? {
                return Err(Problem::field("from", "people-away-already"));
            }
            let me = people::by_id(w, actor.id)?;
            let mut permit = gate.permit(w, &actor, EDIT_PROFILE, PersonThing::from(&me))?;
            let id = store::add(&mut permit, period, deputy)?;
            let handle = web::typed::handle(w, &form.deputy)?;
            let json = AbsenceJson {
                id: id.to_string(),
                from: period.0,
                until: period.1,
                deputy: (!handle.is_empty()).then_some(handle),
            };
            Ok(Made::created("/me/absences".into(), &json).flash("people-away-noted"))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let (mine, others) = load(&ctx).await?;
            Ok(views::page(&ctx, &mine, &others, &input.data, &errors)?.into_response())
        }
        other => other,
    }
}

/// Ends an absence now, or takes back one that lies ahead.
pub async fn end(ctx: Ctx, Path(absence): Path<i64>, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let me = people::by_id(w, actor.id)?;
        let mut permit = gate.permit(w, &actor, EDIT_PROFILE, PersonThing::from(&me))?;
        if !store::end(&mut permit, absence)? {
            return Err(Problem::NotFound);
        }
        Ok(Made::done("/me/absences".into(), &serde_json::json!({})).flash("people-away-back"))
    })
    .await
}

/// Ends an absence now, or takes back one that lies ahead.
#[utoipa::path(delete, path = "/me/absences/{id}", tag = "people", params(("id" = String, Path)), responses((status = 200), (status = 404)))]
pub async fn end_api(ctx: Ctx, path: Path<i64>, input: Input<Nothing>) -> Answer {
    end(ctx, path, input).await
}

/// Does not stand in: whoever is away is told, and can name somebody else.
#[utoipa::path(post, path = "/me/absences/{id}/decline", tag = "people", params(("id" = String, Path)), responses((status = 200), (status = 404)))]
pub async fn decline(ctx: Ctx, Path(absence): Path<i64>, input: Input<Nothing>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(input.once, move |w| {
        let me = people::by_id(w, actor.id)?;
        let mut permit = gate.permit(w, &actor, EDIT_PROFILE, PersonThing::from(&me))?;
        if !store::decline(&mut permit, absence)? {
            return Err(Problem::NotFound);
        }
        Ok(Made::done("/me/absences".into(), &serde_json::json!({})).flash("people-deputy-declined"))
    })
    .await
}
