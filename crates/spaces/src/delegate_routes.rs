//! Delegates: whom a team's manager names to act for them towards the team.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Problem, Time};
use serde::Deserialize;
use store::Write;
use utoipa::ToSchema;
use web::place::{Beside, Kind, beside};
use web::{Answer, Ctx, Fail, Input, Made, Page, Place, find_place};

use super::api::{Delegates, MembershipJson};
use super::store::delegates::{self, Delegate};
use super::store::members::{self, Member, Named};
use super::{DELEGATE, membership, once, views};

/// A delegation, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewDelegate)]
pub struct Delegation {
    /// Handle of a member of the team.
    #[serde(default)]
    pub person: String,
    /// Until when: a day (`2026-03-31`, to its end) or a time (RFC 3339); empty until it is ended.
    #[serde(default)]
    pub until: String,
}

struct Loaded {
    place: Place,
    list: Vec<Delegate>,
    /// Whom the manager may name; empty for everybody else.
    people: Vec<Member>,
    beside: Beside,
}

/// A team of more than so many is chosen from by its first names only; programs name anybody.
const CHOICE: i64 = 500;

async fn loaded(ctx: &Ctx, slug: String) -> Result<Loaded, Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        // The team knows who acts for its manager; other kinds of space have no delegates.
        if place.kind != Kind::Team || !place.readable {
            return Err(store::Error::NoRow);
        }
        let names = gate.may(&actor, DELEGATE, &place);
        let mut people = if names { members::list(r, &place, "", 0, CHOICE)? } else { Vec::new() };
        people.retain(|m| place.lead.as_ref().is_none_or(|lead| lead.id != m.id));
        let (list, beside) = (delegates::list(r, place.id)?, beside(r, &place)?);
        Ok(Loaded { place, list, people, beside })
    });
    Ok(found.await?)
}

/// Who may act for a team's manager now.
#[utoipa::path(get, path = "/spaces/{slug}/delegates", tag = "spaces", responses(
    (status = 200, description = "The delegates", body = Delegates),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not a team the reader is in"),
))]
pub async fn delegates(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let found = loaded(&ctx, slug).await?;
    let form = Delegation::default();
    ctx.show(|| Delegates::new(&found.list), || page(&ctx, &found, &form, &[]))
}

/// Names a delegate: whoever manages the team may let a member act for them.
#[utoipa::path(post, path = "/spaces/{slug}/delegates", tag = "spaces", request_body = Delegation, responses(
    (status = 201, description = "Named", body = Delegates),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "`person` is not in the team, or `until` is not a day to come"),
))]
pub async fn delegate_create(ctx: Ctx, Path(slug): Path<String>, input: Input<Delegation>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, DELEGATE, place)?;
        let place = permit.thing().clone();
        let (person, until) = read(permit.tx(), &place, &form, &actor.zone)?;
        delegates::name(&mut permit, &person, until)?;
        let list = delegates::list(permit.tx(), place.id)?;
        Ok(Made::created(format!("{}/delegates", place.path()), &Delegates::new(&list))
            .flash("spaces-delegated"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &input.data, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, form: &Delegation, errors: &[FieldError]) -> Answer {
    Ok(page(ctx, &loaded(ctx, slug).await?, form, errors)?.into_response())
}

fn page(ctx: &Ctx, found: &Loaded, form: &Delegation, errors: &[FieldError]) -> Result<Page, Problem> {
    views::delegates(ctx, &found.place, &found.beside, &found.list, &found.people, form, errors)
}

fn read(
    w: &mut Write<'_>,
    place: &Place,
    form: &Delegation,
    zone: &str,
) -> Result<(Named, Option<Time>), Problem> {
    let now = w.now();
    let person = members::named(w, &form.person, place.id)?;
    let person =
        person.filter(|p| p.member).ok_or_else(|| Problem::field("person", "spaces-delegate-outside"))?;
    if place.lead.as_ref().is_some_and(|lead| lead.id == person.id) {
        return Err(Problem::field("person", "spaces-delegate-oneself"));
    }
    Ok((person, membership::until(&form.until, zone, now)?))
}

/// Ends a delegation.
#[utoipa::path(delete, path = "/spaces/{slug}/delegates/{handle}", tag = "spaces", responses(
    (status = 200, description = "Ended", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nobody of that name is a delegate"),
))]
pub async fn delegate_end(ctx: Ctx, Path((slug, handle)): Path<(String, String)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, DELEGATE, place)?;
        let id = permit.thing().id;
        let person = members::named(permit.tx(), &handle, id)?.ok_or(Problem::NotFound)?;
        if !delegates::end(&mut permit, person.id)? {
            return Err(Problem::NotFound);
        }
        let state = MembershipJson { space: slug.clone(), person: person.handle, state: "member" };
        Ok(Made::done(format!("/s/{slug}/delegates"), &state).flash("spaces-undelegated"))
    })
    .await
}
