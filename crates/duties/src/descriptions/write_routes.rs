//! Writing a description, and publishing it.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf, Text};
use kernel::problem::{FieldError, Fields};
use kernel::{Actor, Lang, Problem, Words};
use policy::NetworkThing;
use store::{Read, Write};
use web::{Answer, Ctx, Fail, Input, Made};

use super::adapt::adapt;
use super::api::ItemJson;
use super::document::Document;
use super::form::{Answers, Sent};
use super::mix::Mix;
use super::routes::{Which, open};
use super::store::{self as kept, DescriptionId, Written};
use super::views::form::{Filled, form};
use super::{EDIT, MAKE, PUBLISH, SEE};

/// Longest reason for a version in characters.
const LONGEST_WHY: usize = 300;

/// What a questionnaire comes to.
fn made(catalogue: &Catalogue, answers: &Answers, words: &'static Words) -> Document {
    let mix = Mix::all(catalogue, answers.roles.iter().map(String::as_str));
    let say = |lang| words.say(lang, "descriptions-soon", None);
    let soon = Text { en: say(Lang::En), fr: say(Lang::Fr) };
    let adapted = adapt(catalogue, &mix, &answers.context, &soon);
    Document::of(catalogue, &adapted, &answers.context, (answers.title.clone(), answers.at.name.clone()))
}

/// The questionnaire, filled in by the network.
#[utoipa::path(get, path = "/descriptions/new", operation_id = "description_new", tag = "descriptions", params(
    ("in" = Option<String>, Query, description = "Where the job is: `network`, `unit:SLUG`, `space:SLUG`"),
    ("role_KEY" = Option<String>, Query, description = "`on` for each role it is made of, with its key in the place of KEY"),
), responses(
    (status = 200, description = "The questionnaire of the roles named as `role_KEY=on`, in the place named as `in`", body = super::api::QuestionsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for this reader"),
    (status = 422, description = "No such role, or one without duties"),
))]
pub async fn new(ctx: Ctx, Query(sent): Query<Sent>) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, MAKE, &NetworkThing) {
        return Err(Problem::NotFound.into());
    }
    let filled = filled(&ctx, sent, None).await?;
    let errors = filled.errors.clone();
    if ctx.api() && !errors.is_empty() {
        return Err(Problem::Invalid(errors).into());
    }
    ctx.show(|| super::api::QuestionsJson::of(&filled), || form(&ctx, &filled))
}

/// The form as it stands: what was sent, what the network answers, what the charters say of it.
pub(super) async fn filled(ctx: &Ctx, sent: Sent, of: Option<DescriptionId>) -> Result<Filled, Fail> {
    let (shelf, actor, words) = (ctx.site.shelf::<Shelf>(), ctx.actor.clone(), ctx.site.words);
    let work = move |r: &mut Read<'_>| -> Result<Filled, Problem> {
        let catalogue = shelf.current(r)?;
        let places = kept::people::places(r)?;
        let begun = !sent.chosen(&catalogue).is_empty() || !sent.roles.is_empty();
        let read = if begun { sent.read(r, &catalogue, &actor).map(Some) } else { Ok(None) };
        let (answers, errors) = match read {
            Ok(answers) => (answers, Vec::new()),
            // The rest of the form is shown as it was filled in.
            Err(Problem::Invalid(errors)) => (sent.undecided().read(r, &catalogue, &actor).ok(), errors),
            Err(other) => return Err(other),
        };
        let document = answers.as_ref().map(|a| made(&catalogue, a, words));
        Ok(Filled { catalogue, places, sent: sent.clone(), answers, document, errors, of })
    };
    Ok(ctx.site.db.read(work).await?)
}

/// The form again, with what has to be mended.
async fn again(ctx: &Ctx, sent: Sent, of: Option<DescriptionId>, errors: Vec<FieldError>) -> Answer {
    let filled = filled(ctx, sent, of).await?;
    Ok(form(ctx, &Filled { errors, ..filled })?.into_response())
}

/// Writes a description: a draft until it is published.
#[utoipa::path(post, path = "/descriptions", operation_id = "description_create", tag = "descriptions", request_body = Sent, responses(
    (status = 201, description = "Written", body = ItemJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "Fields that need mending: no role, a role without duties, a choice without a reason"),
))]
pub async fn create(ctx: Ctx, input: Input<Sent>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let (sent, words) = (input.data.clone(), ctx.site.words);
    let answer = ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, MAKE, NetworkThing)?;
        let catalogue = shelf.current(permit.tx())?;
        let answers = sent.read(permit.tx(), &catalogue, &actor)?;
        let (roles, document) = (answers.roles.join(" "), made(&catalogue, &answers, words));
        let (scope, context) = ((answers.at.scope.as_str(), answers.at.id), &answers.context);
        let id =
            kept::add(&mut permit, Written { roles: &roles, scope, context, document: &document, why: "" })?;
        let found = kept::find(permit.tx(), id)?;
        let json = ItemJson::of(&found, actor.lang);
        Ok(Made::created(format!("/descriptions/{id}"), &json).flash("descriptions-made"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, input.data, None, errors).await,
        other => other,
    }
}

/// The form for the next version.
pub async fn edit(ctx: Ctx, Path(id): Path<DescriptionId>) -> Answer {
    let open = open(&ctx, id, &Which::default()).await?;
    if !ctx.site.gate.may(&ctx.actor, EDIT, &open.found.thing(&ctx.actor)) {
        return Err(Problem::NotFound.into());
    }
    let filled = filled(&ctx, super::views::form::sent(&open), Some(id)).await?;
    Ok(form(&ctx, &filled)?.into_response())
}

/// Writes the next version, and says why.
#[utoipa::path(post, path = "/descriptions/{id}", operation_id = "description_save", tag = "descriptions", request_body = Sent, responses(
    (status = 200, description = "Written", body = ItemJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "Somebody else wrote meanwhile"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn save(ctx: Ctx, Path(id): Path<DescriptionId>, input: Input<Sent>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let (sent, words) = (input.data.clone(), ctx.site.words);
    let answer = ctx.make(input.once, move |w| {
        let found = found(w, &gate, &actor, id)?;
        let mut permit = gate.permit(w, &actor, EDIT, found.thing(&actor))?;
        let catalogue = shelf.current(permit.tx())?;
        let answers = sent.read(permit.tx(), &catalogue, &actor)?;
        let why = sent.why.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut fields = Fields::default();
        fields.length(&why, LONGEST_WHY, "why");
        fields.done()?;
        let (roles, document) = (answers.roles.join(" "), made(&catalogue, &answers, words));
        let (scope, context) = ((found.scope.as_str(), found.scope_id), &answers.context);
        let upon = sent.version.parse().unwrap_or_default();
        if !kept::next(
            &mut permit,
            upon,
            Written { roles: &roles, scope, context, document: &document, why: &why },
        )? {
            return Err(Problem::Conflict("descriptions-moved"));
        }
        let found = kept::find(permit.tx(), id)?;
        let json = ItemJson::of(&found, actor.lang);
        Ok(Made::done(format!("/descriptions/{id}"), &json).flash("descriptions-saved"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, input.data, Some(id), errors).await,
        other => other,
    }
}

/// Publishes a description, or takes it back.
async fn state(ctx: Ctx, id: DescriptionId, once: web::Once, to: &'static str) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let work = move |w: &mut Write<'_>| -> Result<Made, Problem> {
        let found = found(w, &gate, &actor, id)?;
        let mut permit = gate.permit(w, &actor, PUBLISH, found.thing(&actor))?;
        if to == "published" {
            let (_, document) = kept::version(permit.tx(), id, found.version)?.read()?;
            if !document.without_trigger().is_empty() {
                return Err(Problem::field("when", "descriptions-when-first"));
            }
        }
        kept::state(&mut permit, to)?;
        let now = kept::find(permit.tx(), id)?;
        let flash = if to == "published" { "descriptions-published" } else { "descriptions-withdrawn" };
        Ok(Made::done(format!("/descriptions/{id}"), &ItemJson::of(&now, actor.lang)).flash(flash))
    };
    match ctx.make(once, work).await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let open = open(&ctx, id, &Which::default()).await?;
            Ok(super::views::page::description(&ctx, &ctx.l, &open, (&Which::default(), &errors))?
                .into_response())
        }
        other => other,
    }
}

/// A description the actor may see, or 404.
pub(super) fn found(
    r: &mut Read<'_>,
    gate: &policy::Gate,
    actor: &Actor,
    id: DescriptionId,
) -> Result<kept::Found, Problem> {
    let found = kept::find(r, id)?;
    if gate.may(actor, SEE, &found.thing(actor)) { Ok(found) } else { Err(Problem::NotFound) }
}

/// Publishes a description: everybody inside reads it.
#[utoipa::path(post, path = "/descriptions/{id}/publication", operation_id = "description_publish", tag = "descriptions", responses(
    (status = 200, description = "Published", body = ItemJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "A duty is done sometimes and does not say when"),
))]
pub async fn publish(ctx: Ctx, Path(id): Path<DescriptionId>, input: Input<super::api::Nothing>) -> Answer {
    state(ctx, id, input.once, "published").await
}

/// Withdraws a description: it is a draft's again to those who write them, and to nobody else.
#[utoipa::path(post, path = "/descriptions/{id}/withdrawal", operation_id = "description_withdraw", tag = "descriptions", responses(
    (status = 200, description = "Withdrawn", body = ItemJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn withdraw(ctx: Ctx, Path(id): Path<DescriptionId>, input: Input<super::api::Nothing>) -> Answer {
    state(ctx, id, input.once, "withdrawn").await
}
