//! Adding an entry, changing its words.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::problem::{FieldError, Fields};
use kernel::{Actor, Problem};
use policy::{Decision, Gate};
use store::Write;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{EntryJson, NewRegisterEntry};
use super::draft::{Draft, Sent, fresh};
use super::entry::{Entry, EntryId};
use super::list::{Kind, Register};
use super::routes::{detail, entry_id, known, similar_to};
use super::store::choices::{self, Choices};
use super::store::support::Similar;
use super::store::{around, entries, points, words};
use super::views::{self, Mend};
use super::{ADD, EDIT, SEE};

/// The form for a new entry; `?title=` and the other fields fill it.
pub async fn entry_new(ctx: Ctx, Path(register): Path<String>, Query(sent): Query<Sent>) -> Answer {
    let register = known(&register)?;
    let found = similar_to(&ctx, register, sent.get("title")).await?;
    new_form(&ctx, register, &sent, &found, &[]).await
}

async fn new_form(
    ctx: &Ctx,
    register: &'static Register,
    sent: &Sent,
    found: &[Similar],
    errors: &[FieldError],
) -> Answer {
    let choices = offered(ctx, register).await?;
    may_add(ctx, register, &choices)?;
    Ok(views::form(ctx, register, None, sent, &choices, found, &Mend::of(errors))?.into_response())
}

/// Nobody fills in a form that would be refused. In whose community it is shows only when it is
/// sent: then whoever speaks for none is refused at once.
fn may_add(ctx: &Ctx, register: &'static Register, choices: &Choices) -> Result<(), Problem> {
    let of_space = register.fields.iter().find(|f| f.kind == Kind::Space);
    if of_space.is_some_and(|f| choices.iter().any(|(key, list)| *key == f.key && !list.is_empty())) {
        return Ok(());
    }
    match ctx.site.gate.decide(&ctx.actor, ADD, &Entry::blank(register).by(&ctx.actor))? {
        Decision::Permitted => Ok(()),
        Decision::Held(no) | Decision::Refused(no) => Err(Problem::Refused(no)),
    }
}

async fn offered(ctx: &Ctx, register: &'static Register) -> Result<Choices, Fail> {
    let actor = ctx.actor.clone();
    Ok(ctx.site.db.read(move |r| choices::of(r, &actor, register)).await?)
}

/// Adds an entry. What each register asks for is listed by `GET /registers`.
#[utoipa::path(post, path = "/registers/{register}", tag = "registers", request_body = NewRegisterEntry, responses(
    (status = 201, description = "The entry", body = EntryJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "No such register, or not for this reader"),
    (status = 422, description = "Fields that need mending, by name"),
))]
pub async fn entry_create(ctx: Ctx, Path(register): Path<String>, input: Input<Sent>) -> Answer {
    let register = known(&register)?;
    let sent = input.data;
    if !ctx.api() && sent.get("sure").is_empty() {
        // Said before? The words stay in the form, and sending them again sends them.
        let found = similar_to(&ctx, register, sent.get("title")).await?;
        if !found.is_empty() {
            return new_form(&ctx, register, &sent, &found, &[]).await;
        }
    }
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), sent.clone());
    let answer = ctx.make(input.once, move |w| create(w, &gate, &actor, register, &form));
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            new_form(&ctx, register, &sent, &[], &errors).await
        }
        other => other,
    }
}

fn create(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    register: &'static Register,
    sent: &Sent,
) -> Result<Made, Problem> {
    let mut entry = Entry::blank(register).by(actor);
    if !gate.may(actor, SEE, &entry) {
        return Err(Problem::NotFound);
    }
    let mut fields = Fields::default();
    let draft = Draft::read(register, sent, &mut fields);
    let pointed = points::look_up(w, actor, register, sent, None, &mut fields)?;
    if let Some(place) = &pointed.place {
        entry = entry.standing(place.standing, place.readable);
        entry.space = Some(super::entry::InSpace::from(place));
    } else if register.fields.iter().any(|f| f.kind == Kind::Space) {
        // Whose rule it would be is not known without a community.
        fields.done()?;
        return Err(Problem::NotFound);
    }
    let mut permit = gate.permit(w, actor, ADD, entry)?;
    fields.done()?;
    let id = words::add(&mut permit, &draft, &pointed)?;
    let entry = entries::find(permit.tx(), gate, actor, register, id)?;
    let links = around::links(permit.tx(), &[id])?;
    Ok(Made::created(entry.path(), &EntryJson::new(&entry, &links)).flash("registers-added"))
}

/// The form for an entry's words.
pub async fn entry_edit(ctx: Ctx, Path((register, id)): Path<(String, String)>) -> Answer {
    let register = known(&register)?;
    let found = detail(&ctx, register, entry_id(&id)?).await?;
    if !found.may_edit {
        return Err(Fail(Problem::NotFound));
    }
    let (sent, choices) = (Sent::of(&found.entry), offered(&ctx, register).await?);
    let form = views::form(&ctx, register, Some(&found), &sent, &choices, &[], &Mend::default())?;
    Ok(form.into_response())
}

/// Changes an entry's words; those before stay in its history.
#[utoipa::path(post, path = "/registers/{register}/{id}", tag = "registers", request_body = NewRegisterEntry, responses(
    (status = 200, description = "The entry", body = EntryJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for this reader"),
    (status = 409, description = "Somebody changed it meanwhile; nothing was stored"),
    (status = 422, description = "Fields that need mending, by name"),
))]
pub async fn entry_save(
    ctx: Ctx,
    Path((register, id)): Path<(String, String)>,
    input: Input<Sent>,
) -> Answer {
    let (register, id) = (known(&register)?, entry_id(&id)?);
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let answer = ctx.make(input.once, move |w| save(w, &gate, &actor, (register, id), &form));
    match answer.await {
        Err(Fail(problem)) if !ctx.api() => {
            let mend = Mend::or(problem)?;
            let (found, choices) = (detail(&ctx, register, id).await?, offered(&ctx, register).await?);
            let form = views::form(&ctx, register, Some(&found), &input.data, &choices, &[], &mend)?;
            Ok(form.into_response())
        }
        other => other,
    }
}

fn save(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    (register, id): (&'static Register, EntryId),
    sent: &Sent,
) -> Result<Made, Problem> {
    let entry = entries::find(w, gate, actor, register, id)?;
    let mut permit = gate.permit(w, actor, EDIT, entry)?;
    fresh(permit.thing(), sent)?;
    let mut fields = Fields::default();
    let draft = Draft::read(register, &permit.thing().with_space(sent), &mut fields);
    let before = permit.thing().clone();
    let pointed = points::look_up(permit.tx(), actor, register, sent, Some(&before), &mut fields)?;
    fields.done()?;
    words::edit(&mut permit, &draft, &pointed)?;
    let entry = entries::find(permit.tx(), gate, actor, register, id)?;
    let links = around::links(permit.tx(), &[id])?;
    Ok(Made::done(entry.path(), &EntryJson::new(&entry, &links)).flash("registers-saved"))
}
