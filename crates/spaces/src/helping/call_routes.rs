//! Asking for help at any level, the lists “for me” and “from me”, passing on.

use std::sync::Arc;

use ::store::{Read, Write};
use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::problem::FieldError;
use kernel::{Actor, PersonId, Problem, SpaceId, Time};
use policy::{Gate, NetworkThing};
use serde::Deserialize;
use web::place::find_place;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{HelpJson, HelpList};
use super::call::{Call, Delegating, MOST_OPEN};
use super::help::Help;
use super::{CALL_FOR_HELP, DELEGATE_HELP, call_views, calls, store as helping, views, whom};

/// How many stand on one page.
const PAGE: i64 = 30;

/// Which list, and from where.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
pub struct Asked {
    /// What the reader asked for, instead of what they are asked.
    #[serde(default)]
    pub mine: bool,
    /// After this request.
    #[serde(default)]
    pub after: Option<i64>,
    /// Fills the form: what is asked for.
    #[serde(default)]
    pub kind: String,
    /// … whom.
    #[serde(default)]
    pub level: String,
    /// … of which space, or the first of two.
    #[serde(default)]
    pub space: String,
    /// … the other one.
    #[serde(default)]
    pub other: String,
}

impl Asked {
    fn call(&self) -> Call {
        let Self { kind, level, space, other, .. } = self.clone();
        Call { kind, level, space, other, ..Call::default() }
    }
}

/// Outside nobody knows of the page; inside, the gate says who asks.
fn inside(ctx: &Ctx) -> Result<(), Problem> {
    let may = ctx.site.gate.may(&ctx.actor, CALL_FOR_HELP, &NetworkThing);
    if may { Ok(()) } else { Err(Problem::NotFound) }
}

/// What the page shows.
pub(super) struct Lists {
    /// What the reader is asked.
    pub for_me: Vec<Help>,
    /// What they asked for.
    pub mine: Vec<Help>,
    /// One of the two alone, from where the page before ended.
    pub only: Option<bool>,
    /// The places to choose from, and the reader’s teams.
    pub own: (Vec<whom::Named>, Vec<whom::Named>),
    /// The charters, for the roles to choose from.
    pub catalogue: Arc<Catalogue>,
}

/// Where a list goes on.
pub(super) fn next(all: &[Help]) -> Option<String> {
    let full = i64::try_from(all.len()).is_ok_and(|n| n >= PAGE);
    all.last().filter(|_| full).map(|h| h.id.to_string())
}

/// Requests for help: what the reader is asked, or with `mine=true` what they asked for.
#[utoipa::path(get, path = "/help", operation_id = "help_calls", tag = "spaces", params(Asked), responses(
    (status = 200, description = "The requests, the latest first", body = HelpList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside"),
))]
pub async fn list(ctx: Ctx, Query(query): Query<Asked>) -> Answer {
    inside(&ctx)?;
    let only = query.after.map(|_| query.mine);
    let found = lists(&ctx, query.after.unwrap_or_default(), only).await?;
    let json = || {
        let all = if query.mine { &found.mine } else { &found.for_me };
        HelpList { items: all.iter().map(HelpJson::from).collect(), next: next(all) }
    };
    ctx.show(json, || call_views::list(&ctx, &found, &query.call(), &[]))
}

async fn lists(ctx: &Ctx, after: i64, only: Option<bool>) -> Result<Lists, Fail> {
    let (me, shelf) = (ctx.actor.id, ctx.site.shelf::<Shelf>());
    let all = move |r: &mut Read<'_>| {
        Ok::<_, ::store::Error>(Lists {
            for_me: helping::list(r, me, false, (after, PAGE))?,
            mine: helping::list(r, me, true, (after, PAGE))?,
            only,
            own: whom::own(r, me)?,
            catalogue: shelf.current(r)?,
        })
    };
    Ok(ctx.site.db.read(all).await?)
}

/// Asks for help: a person, whoever holds a role of a space, the circle of facilitators, one’s manager,
/// whoever leads, sponsors or owns the network; or the managers concerned, where two spaces want the
/// same time. Unanswered, it goes a level up.
#[utoipa::path(post, path = "/help", operation_id = "call_for_help", tag = "spaces", request_body = Call, responses(
    (status = 201, description = "Asked", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside"),
    (status = 409, description = "Twenty requests of the reader wait already"),
    (status = 422, description = "A field needs mending; somebody who left is refused with who stands there instead"),
))]
pub async fn ask(ctx: Ctx, input: Input<Call>) -> Answer {
    inside(&ctx)?;
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, CALL_FOR_HELP, NetworkThing)?;
        let id = asked(permit.tx(), &actor, &form)?;
        drop(permit);
        let json = HelpJson::from(&helping::one(w, &actor, id)?);
        Ok(Made::created(format!("/help/{id}"), &json).flash("spaces-call-flash-asked"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, &input.data, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, form: &Call, errors: &[FieldError]) -> Answer {
    let found = lists(ctx, 0, None).await?;
    Ok(call_views::list(ctx, &found, form, errors)?.into_response())
}

fn asked(w: &mut Write<'_>, actor: &Actor, form: &Call) -> Result<i64, Problem> {
    let due: Time = form.check(w.now(), &actor.zone)?;
    if calls::waiting(w, actor.id)? >= MOST_OPEN {
        return Err(Problem::Conflict("spaces-call-many"));
    }
    let spaces = places(w, actor, form)?;
    let people = addressed(w, actor, form, &spaces)?;
    Ok(calls::keep(w, actor, form, (&people, &spaces, due))?)
}

fn places(r: &mut Read<'_>, actor: &Actor, form: &Call) -> Result<Vec<SpaceId>, Problem> {
    let wanted: &[(&'static str, &str)] = match form.level() {
        "managers" => &[("space", &form.space), ("other", &form.other)],
        "role" if !form.space.trim().is_empty() => &[("space", &form.space)],
        _ => &[],
    };
    let mut found = Vec::new();
    for (field, slug) in wanted {
        let slug = slug.trim().trim_start_matches("/s/");
        match find_place(r, actor, slug) {
            Ok(place) if !found.contains(&place.id) => found.push(place.id),
            Ok(_) | Err(::store::Error::NoRow) => return Err(Problem::field(field, "spaces-call-space")),
            Err(e) => return Err(e.into()),
        }
    }
    Ok(found)
}

/// Everybody a request is for; at least one.
fn addressed(
    r: &mut Read<'_>,
    actor: &Actor,
    form: &Call,
    spaces: &[SpaceId],
) -> Result<Vec<PersonId>, Problem> {
    if form.level() == "person" {
        return Ok(vec![somebody(r, &form.person, actor.id)?]);
    }
    let people = whom::at(r, form.level(), form.role.trim(), (actor.id, actor.id, spaces))?;
    if people.is_empty() { Err(Problem::field("level", "spaces-call-vacant")) } else { Ok(people) }
}

/// Somebody inside who is here; of somebody who left, who stands there instead.
fn somebody(r: &mut Read<'_>, handle: &str, not: PersonId) -> Result<PersonId, Problem> {
    let found = whom::person(r, handle)?.filter(|(id, _, _, external)| *id != not && !external);
    let Some((id, name, state, _)) = found else {
        return Err(Problem::field("person", "spaces-call-nobody"));
    };
    if state == "active" {
        return Ok(id);
    }
    let instead = whom::instead(r, id)?;
    let reason = if instead.is_some() { "spaces-call-left" } else { "spaces-call-left-nobody" };
    let args = vec![("name".to_owned(), name), ("instead".to_owned(), instead.unwrap_or_default())];
    Err(Problem::Invalid(vec![FieldError { field: "person", reason, args }]))
}

/// Passes a request on to somebody who knows better.
#[utoipa::path(post, path = "/help/{id}/delegation", operation_id = "delegate_help", tag = "spaces", request_body = Delegating, params(("id" = String, Path)), responses(
    (status = 200, description = "Passed on", body = HelpJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It was answered or taken back"),
    (status = 422, description = "`person` is not here"),
))]
pub async fn delegate(ctx: Ctx, Path(id): Path<i64>, input: Input<Delegating>) -> Answer {
    let (gate, actor, handle) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.person);
    let answer = ctx.make(input.once, move |w| {
        passed(w, (&gate, &actor), id, &handle)?;
        let json = HelpJson::from(&helping::one(w, &actor, id)?);
        Ok(Made::done(format!("/help/{id}"), &json).flash("spaces-call-flash-passed"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let actor = ctx.actor.clone();
            let help = ctx.site.db.read(move |r| helping::one(r, &actor, id)).await?;
            Ok(views::one(&ctx, &help, "", &errors)?.into_response())
        }
        other => other,
    }
}

fn passed(w: &mut Write<'_>, (gate, actor): (&Gate, &Actor), id: i64, handle: &str) -> Result<(), Problem> {
    let help = helping::one(w, actor, id)?;
    let asker = help.asker;
    let mut permit = gate.permit(w, actor, DELEGATE_HELP, help)?;
    let to = somebody(permit.tx(), handle, actor.id)?;
    if to == asker {
        return Err(Problem::field("person", "spaces-call-nobody"));
    }
    if calls::delegate(&mut permit, to)? { Ok(()) } else { Err(Problem::Conflict("spaces-help-settled")) }
}
