//! Proposing to hand a conversation on, agreeing, refusing, taking.

use ::store::Write;
use askama::Template;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Actor, Lexicon, Problem, ThreadId, Time};
use policy::{Action, Gate};
use web::answer::render;
use web::{Answer, Ctx, Fail, Input, Made, Once, Page};

use super::api::{HandingJson, HandingsJson, NewHanding};
use super::handing::{Handing, HandingThing};
use super::store::{self as kept, Raised};
use super::{ANSWER, PROPOSE, TAKE};

#[derive(Template)]
#[template(path = "handings/handing.html")]
struct HandingPage<'a> {
    l: &'a Lexicon,
    path: String,
    raised: &'a Raised,
    own: bool,
    actor: &'a Actor,
    list: &'a [Handing],
    units: &'a [(String, String, String)],
    chosen: &'a str,
    error: String,
}

struct Loaded {
    raised: Raised,
    slug: String,
    list: Vec<Handing>,
    units: Vec<(String, String, String)>,
}

async fn loaded(ctx: &Ctx, slug: String, thread: ThreadId) -> Result<Loaded, Fail> {
    let actor = ctx.actor.clone();
    let found = ctx.site.db.read(move |r| {
        let (place, raised) = kept::raised(r, &actor, &slug, thread)?;
        let (list, units) = (kept::of_thread(r, &actor, thread)?, kept::units(r, place.id)?);
        Ok::<_, ::store::Error>(Loaded { raised, slug: place.slug, list, units })
    });
    Ok(found.await?)
}

fn page(ctx: &Ctx, found: &Loaded, chosen: &str, errors: &[FieldError]) -> Result<Page, Problem> {
    let l = &ctx.l;
    let body = render(&HandingPage {
        l,
        path: format!("/s/{}/t/{}", found.slug, found.raised.id),
        raised: &found.raised,
        own: found.raised.author == ctx.actor.id,
        actor: &ctx.actor,
        list: &found.list,
        units: &found.units,
        chosen,
        error: errors.first().map(|e| l.t(e.reason)).unwrap_or_default(),
    })?;
    let status = if errors.is_empty() { None } else { Some(422) };
    Ok(Page { title: l.t("handings-title"), body, status, ..Page::default() })
}

/// Where a conversation was handed on to, as far as the reader may know.
#[utoipa::path(get, path = "/spaces/{slug}/threads/{id}/handings", operation_id = "handings", tag = "handings", params(("slug" = String, Path), ("id" = String, Path)), responses(
    (status = 200, description = "The handings", body = HandingsJson),
    (status = 404, description = "Not there, not of a community, or not for the reader"),
))]
pub async fn of_thread(ctx: Ctx, Path((slug, id)): Path<(String, ThreadId)>) -> Answer {
    let found = loaded(&ctx, slug, id).await?;
    let list = || HandingsJson { items: found.list.iter().map(HandingJson::from).collect(), next: None };
    ctx.show(list, || page(&ctx, &found, "", &[]))
}

/// Proposes to offer a conversation to the manager of a unit. Its author is asked; nothing reaches the
/// manager before they agree. The author’s own proposal is offered at once.
#[utoipa::path(post, path = "/spaces/{slug}/threads/{id}/handings", operation_id = "propose_handing", tag = "handings", request_body = NewHanding, params(("slug" = String, Path), ("id" = String, Path)), responses(
    (status = 201, description = "Asked, or offered", body = HandingJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, not of a community, or not for the reader"),
    (status = 409, description = "That manager has it already, or its author is asked"),
    (status = 422, description = "`unit` has no manager who may read the community"),
))]
pub async fn propose(
    ctx: Ctx,
    Path((slug, id)): Path<(String, ThreadId)>,
    input: Input<NewHanding>,
) -> Answer {
    let chosen = input.data.unit.clone();
    match offer(&ctx, slug.clone(), id, input).await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let found = loaded(&ctx, slug, id).await?;
            Ok(page(&ctx, &found, &chosen, &errors)?.into_response())
        }
        other => other,
    }
}

async fn offer(ctx: &Ctx, slug: String, id: ThreadId, input: Input<NewHanding>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let kept = proposed(w, &gate, &actor, &slug, id, form.unit.trim())?;
        let json = HandingJson::from(&kept);
        let flash = if kept.state == "offered" { "handings-flash-offered" } else { "handings-flash-asked" };
        Ok(Made::created(format!("/s/{slug}/t/{id}/handing"), &json).flash(flash))
    })
    .await
}

fn proposed(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    slug: &str,
    id: ThreadId,
    unit: &str,
) -> Result<Handing, Problem> {
    let (place, raised) = kept::raised(w, actor, slug, id)?;
    let found = kept::unit(w, unit, place.id)?;
    let (of, name, manager, manager_name) =
        found.ok_or_else(|| Problem::field("unit", "handings-flaw-unit"))?;
    let handing = Handing {
        id: 0,
        thread: id,
        space: place.id,
        slug: place.slug.clone(),
        author: raised.author,
        asker_name: actor.name.clone(),
        manager,
        manager_name,
        unit: name,
        state: String::new(),
        at: Time(0),
    };
    let thing = HandingThing { handing, member: place.standing.member };
    let mut permit = gate.permit(w, actor, PROPOSE, thing)?;
    let kept_id = kept::add(&mut permit, of)?.ok_or(Problem::Conflict("handings-already"))?;
    Ok(kept::one(permit.tx(), actor, kept_id)?)
}

/// The author agrees: it is offered to the manager.
#[utoipa::path(post, path = "/handings/{id}/agreement", operation_id = "agree_to_handing", tag = "handings", params(("id" = String, Path)), responses(
    (status = 200, description = "Offered", body = HandingJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It was answered already"),
))]
pub async fn agree(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    step(ctx, id, (ANSWER, "asked", "offered", "handings-flash-offered")).await
}

/// The author refuses: nothing reaches the manager.
#[utoipa::path(post, path = "/handings/{id}/refusal", operation_id = "refuse_handing", tag = "handings", params(("id" = String, Path)), responses(
    (status = 200, description = "Refused", body = HandingJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It was answered already"),
))]
pub async fn refuse(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    step(ctx, id, (ANSWER, "asked", "refused", "handings-flash-refused")).await
}

/// The manager takes it: its author is told.
#[utoipa::path(post, path = "/handings/{id}/taking", operation_id = "take_handing", tag = "handings", params(("id" = String, Path)), responses(
    (status = 200, description = "Taken", body = HandingJson),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "It is not offered, or taken already"),
))]
pub async fn take(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    step(ctx, id, (TAKE, "offered", "taken", "handings-flash-taken")).await
}

type Step = (Action, &'static str, &'static str, &'static str);

async fn step(ctx: Ctx, id: i64, (action, from, to, flash): Step) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once { key: ctx.key.clone(), hash: Vec::new() }, move |w| {
        let handing = kept::one(w, &actor, id)?;
        let path = format!("/s/{}/t/{}/handing", handing.slug, handing.thread);
        let thing = HandingThing { handing, member: false };
        let mut permit = gate.permit(w, &actor, action, thing)?;
        if !kept::step(&mut permit, from, to)? {
            return Err(Problem::Conflict("handings-answered"));
        }
        let json = HandingJson::from(&kept::one(permit.tx(), &actor, id)?);
        Ok(Made::done(path, &json).flash(flash))
    })
    .await
}
