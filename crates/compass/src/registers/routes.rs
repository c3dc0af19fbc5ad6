//! The registers: reading them, adding an entry, changing its words.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::paging::{Cursor, limit};
use kernel::problem::{FieldError, Fields};
use kernel::{Actor, Problem};
use policy::Gate;
use store::Write;
use web::answer::{fragment, render};
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{
    Asked, Entries, EntryJson, EntryPage, NewRegisterEntry, Registers, SimilarJson, SimilarList, SimilarTo,
    Titled, seen_by,
};
use super::draft::{Draft, Sent, fresh};
use super::entry::{Entry, EntryId};
use super::list::{Kind, Register, by_key};
use super::store::around::{self, Link};
use super::store::choices::{self, Choices};
use super::store::entries::{self, Wanted};
use super::store::support::{self, Similar};
use super::store::{points, seen};
use super::views::{self, Detail, Mend};
use super::{ADD, EDIT, SEE};

/// The register of that key, or the same answer as for what is not there.
pub(super) fn known(key: &str) -> Result<&'static Register, Problem> {
    by_key(key).ok_or(Problem::NotFound)
}

pub(super) fn entry_id(text: &str) -> Result<EntryId, Problem> {
    text.parse::<i64>().map(EntryId::new).map_err(|_| Problem::NotFound)
}

/// The registers the reader sees something of, with their fields, states and steps.
#[utoipa::path(get, path = "/registers", tag = "registers", responses(
    (status = 200, description = "The registers", body = Registers),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside the company"),
))]
pub async fn registers(ctx: Ctx) -> Answer {
    let list: Vec<_> = seen_by(&ctx.site.gate, &ctx.actor).collect();
    if list.is_empty() {
        return Err(Fail(Problem::NotFound));
    }
    let person = ctx.actor.id;
    let unseen = ctx.site.db.read(move |r| seen::unseen(r, person)).await?;
    ctx.show(
        || Registers {
            items: list.iter().map(|r| (*r).into()).collect(),
            next: None,
            unseen: unseen.iter().map(|(id, title)| Titled { id: *id, title: title.clone() }).collect(),
        },
        || views::index(&ctx, &list, &unseen),
    )
}

/// What a list shows.
pub(super) struct Listed {
    pub items: Vec<Entry>,
    pub links: Vec<Link>,
    pub next: Option<String>,
    pub alone: Vec<(EntryId, String)>,
}

/// Cuts the row read beyond the page and makes the cursor of the next one.
pub(super) fn cut(items: &mut Vec<Entry>, most: i64) -> Option<String> {
    let most = usize::try_from(most).unwrap_or(50);
    if items.len() <= most {
        return None;
    }
    items.truncate(most);
    items.last().map(|e| Cursor { key: e.votes, id: e.id.number() }.to_string())
}

/// The entries of a register that the reader sees.
#[utoipa::path(get, path = "/registers/{register}", tag = "registers", params(Asked), responses(
    (status = 200, description = "The entries", body = Entries),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such register, or not for this reader"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn entries(ctx: Ctx, Path(register): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let register = known(&register)?;
    let (gate, actor, most) = (ctx.site.gate.clone(), ctx.actor.clone(), limit(asked.limit));
    let state = asked.state.clone().unwrap_or_default();
    let wanted = Wanted { state, space: None, after: asked.cursor()?, limit: most + 1 };
    let listed = ctx.site.db.read(move |r| {
        let mut items = entries::list(r, &gate, &actor, register, &wanted)?;
        let next = cut(&mut items, most);
        let ids: Vec<EntryId> = items.iter().map(|e| e.id).collect();
        let links = around::links(r, &ids)?;
        let alone = if register.key == "objective" { around::alone(r)? } else { Vec::new() };
        Ok::<_, store::Error>(Listed { items, links, next, alone })
    });
    let listed = listed.await?;
    ctx.show(
        || Entries {
            items: listed.items.iter().map(|e| EntryJson::new(e, &listed.links)).collect(),
            next: listed.next.clone(),
            without_contribution: listed
                .alone
                .iter()
                .map(|(id, title)| Titled { id: *id, title: title.clone() })
                .collect(),
        },
        || views::list(&ctx, register, &listed, &asked),
    )
}

/// Entries that say nearly what a title says: was it said before?
#[utoipa::path(get, path = "/registers/{register}/similar", tag = "registers", params(SimilarTo), responses(
    (status = 200, description = "At most five", body = SimilarList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such register, or not for this reader"),
))]
pub async fn similar(ctx: Ctx, Path(register): Path<String>, Query(asked): Query<SimilarTo>) -> Answer {
    let register = known(&register)?;
    let found = similar_to(&ctx, register, asked.title).await?;
    if ctx.api() {
        let items = found.iter().map(SimilarJson::from).collect();
        return Ok(web::answer::json(200, &SimilarList { items, next: None }));
    }
    Ok(fragment(render(&views::SimilarFound::new(&ctx.l, register, &found))?))
}

async fn similar_to(ctx: &Ctx, register: &'static Register, title: String) -> Result<Vec<Similar>, Fail> {
    if !ctx.site.gate.may(&ctx.actor, SEE, &Entry::blank(register).by(&ctx.actor)) {
        return Err(Fail(Problem::NotFound));
    }
    let title: String = title.chars().take(super::list::LONGEST_TITLE).collect();
    Ok(ctx.site.db.read(move |r| support::similar(r, register, &title, EntryId::new(0))).await?)
}

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
    Ok(views::form(ctx, register, None, sent, &choices, found, &Mend::of(errors))?.into_response())
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
    let id = entries::add(&mut permit, &draft, &pointed)?;
    let entry = entries::find(permit.tx(), gate, actor, register, id)?;
    let links = around::links(permit.tx(), &[id])?;
    Ok(Made::created(entry.path(), &EntryJson::new(&entry, &links)).flash("registers-added"))
}

/// Loads an entry with all that its page shows.
pub(super) async fn detail(ctx: &Ctx, register: &'static Register, id: EntryId) -> Result<Detail, Fail> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    Ok(ctx.site.db.read(move |r| Detail::load(r, &gate, &actor, register, id)).await?)
}

/// An entry with its history and what is around it.
#[utoipa::path(get, path = "/registers/{register}/{id}", tag = "registers", responses(
    (status = 200, description = "The entry", body = EntryPage),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for this reader"),
))]
pub async fn entry(ctx: Ctx, Path((register, id)): Path<(String, String)>) -> Answer {
    let found = detail(&ctx, known(&register)?, entry_id(&id)?).await?;
    if found.news && !ctx.api() {
        let (gate, actor, release) = (ctx.site.gate.clone(), ctx.actor.clone(), found.entry.clone());
        let mark = ctx.site.db.write(move |w| {
            let mut permit = gate.permit(w, &actor, SEE, release.clone())?;
            Ok::<_, Problem>(seen::mark(&mut permit)?)
        });
        mark.await?;
    }
    ctx.show(|| EntryPage::from(&found), || views::entry(&ctx, &found, &Sent::default(), &Mend::default()))
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
    entries::edit(&mut permit, &draft, &pointed)?;
    let entry = entries::find(permit.tx(), gate, actor, register, id)?;
    let links = around::links(permit.tx(), &[id])?;
    Ok(Made::done(entry.path(), &EntryJson::new(&entry, &links)).flash("registers-saved"))
}
