//! Members: the list, joining, leaving.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::{Actor, Problem, paging};
use policy::Gate;
use serde::Deserialize;
use store::Write;
use utoipa::IntoParams;
use web::place::{Joining, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{MemberJson, Members, MembershipJson};
use super::card_routes::{asked, loaded};
use super::criteria::store as by;
use super::membership::{self, Entry, Outcome};
use super::routes::{after, next};
use super::store::members::{self, Member};
use super::store::{asking, waiting};
use super::{JOIN, LEAVE, asking_routes, once, views, waves};

/// Which members are asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only with this in the name.
    pub q: Option<String>,
    /// Where the list goes on: `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 200; 50 unless said otherwise.
    pub limit: Option<i64>,
}

/// The members of a space, by name.
#[utoipa::path(get, path = "/spaces/{slug}/members", operation_id = "space_members", tag = "spaces", params(Asked), responses(
    (status = 200, description = "The members", body = Members),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or what happens in it is not for the reader"),
    (status = 422, description = "`after` is not a cursor"),
))]
pub async fn members(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let (actor, limit) = (ctx.actor.clone(), paging::limit(asked.limit));
    let (start, q) = (after(asked.after.as_deref())?, asked.q.clone().unwrap_or_default());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !place.readable {
            return Err(store::Error::NoRow);
        }
        let (list, beside) = (members::list(r, &place, &q, start, limit)?, beside(r, &place)?);
        Ok((place, list, beside))
    });
    let (place, list, beside) = found.await?;
    let next = next(&list, limit, |m: &Member| m.id.number());
    ctx.show(
        || Members { items: list.iter().map(MemberJson::from).collect(), next: next.clone() },
        || views::members(&ctx, &place, &beside, &asked, &list, next.as_deref()),
    )
}

/// The form for joining: it shows the card.
pub async fn join_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    Ok(join_page(&ctx, slug, &Entry::default(), &[]).await?.into_response())
}

async fn join_page(
    ctx: &Ctx,
    slug: String,
    entry: &Entry,
    errors: &[kernel::problem::FieldError],
) -> Result<web::Page, Fail> {
    let (place, version, beside) = loaded(ctx, slug).await?;
    let (id, me) = (place.id, ctx.actor.id);
    let found = ctx.site.db.read(move |r| {
        let said = waves::store::words(r, id, me)?;
        Ok::<_, store::Error>((asking::invited_by(r, id, me)?, said, waiting::target(r, id)?))
    });
    let (host, said, target) = found.await?;
    let (criteria, tree) = asked(ctx, &place).await?;
    let door = views::Door { version, host, said, criteria, tree, target };
    Ok(views::join(ctx, &place, &beside, &door, entry, errors)?)
}

/// Joins a space (`{}`), or invites somebody into it (`{"person": "handle"}`).
#[utoipa::path(post, path = "/spaces/{slug}/members", operation_id = "join_space", tag = "spaces", request_body = Entry, responses(
    (status = 200, description = "Was a member already", body = MembershipJson),
    (status = 201, description = "Joined, or invited", body = MembershipJson),
    (status = 202, description = "Asked; somebody who leads the space answers", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "`terms` is not the current version, or `person` cannot be invited"),
))]
pub async fn member_create(ctx: Ctx, Path(slug): Path<String>, input: Input<Entry>) -> Answer {
    let (gate, actor, entry, required) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), !ctx.api());
    let at = slug.clone();
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let other = entry.person.trim();
        if other.is_empty() || other == actor.handle {
            join(w, &gate, &actor, place, &entry, required)
        } else {
            asking_routes::invite_into(w, &gate, &actor, place, other)
        }
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            Ok(join_page(&ctx, slug, &input.data, &errors).await?.into_response())
        }
        other => other,
    }
}

fn join(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    place: Place,
    entry: &Entry,
    required: bool,
) -> Result<Made, Problem> {
    let mut permit = gate.permit(w, actor, JOIN, place)?;
    let place = permit.thing();
    let (slug, path) = (place.slug.clone(), place.path());
    let state = |state| MembershipJson { space: slug.clone(), person: actor.handle.clone(), state };
    if place.standing.member {
        return Ok(Made::done(path, &state("member")));
    }
    let (id, by_criteria) = (place.id, place.joining == Joining::Criteria);
    let outcome = membership::enter(place, entry, required)?;
    if by_criteria {
        meets(permit.tx(), id, actor)?;
    }
    match outcome {
        Outcome::Joined => {
            members::join(&mut permit, entry.terms)?;
            Ok(Made::created(path, &state("member")).flash("spaces-joined"))
        }
        Outcome::Asked => {
            asking::ask(&mut permit, &entry.note, entry.terms)?;
            let waiting = Made::created(format!("{path}/card"), &state("waiting"));
            Ok(Made { status: 202, ..waiting }.flash("spaces-asked"))
        }
    }
}

/// Whether the actor meets the criteria of a space, or is kept without.
fn meets(w: &mut Write<'_>, space: kernel::SpaceId, actor: &Actor) -> Result<(), Problem> {
    let (criteria, tree) = (by::get(w, space)?, by::tree(w)?);
    let profile = by::profile(w, &tree, actor.id)?.ok_or(Problem::NotFound)?;
    if by::kept(w, space, actor.id)? { Ok(()) } else { criteria.check(&profile, &tree.names) }
}

/// Leaves a space, in one act. A team and the network's own spaces are not left; the refusal says
/// why.
#[utoipa::path(delete, path = "/spaces/{slug}/members/me", operation_id = "leave_space", tag = "spaces", responses(
    (status = 200, description = "Left", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
))]
pub async fn leave(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, LEAVE, place)?;
        members::leave(&mut permit)?;
        let place = permit.thing();
        let hidden = place.joining == Joining::Invite || actor.external;
        let to = if hidden { "/spaces".to_owned() } else { format!("{}/card", place.path()) };
        let left = MembershipJson { space: place.slug.clone(), person: actor.handle.clone(), state: "none" };
        Ok(Made::done(to, &left).flash("spaces-left"))
    })
    .await
}
