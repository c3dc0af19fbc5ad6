//! Invitations and requests to join.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Actor, Problem};
use policy::{Decision, Gate};
use serde::Deserialize;
use store::Write;
use utoipa::ToSchema;
use web::place::{Beside, Tab, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{MembershipJson, WaitingList};
use super::membership::Verdict;
use super::store::asking::{self, Waiting};
use super::store::members::{self, Named};
use super::{ANSWER, DECLINE_INVITATION, INVITE, guests, once, views, waves};

/// Somebody named in a form.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewInvitation)]
pub struct Naming {
    /// Handle of the person.
    #[serde(default)]
    pub person: String,
}

/// The answer to a request.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = JoinAnswer)]
pub struct Reply {
    /// `accept` or `decline`.
    pub answer: Verdict,
}

async fn waiting(ctx: &Ctx, slug: String, tab: Tab) -> Result<(Place, Vec<Waiting>, Beside), Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        // Who waits is for those who answer; for everybody else this is not a page.
        if !gate.may_ask(&actor, if tab == Tab::Requests { ANSWER } else { INVITE }, &place) {
            return Err(store::Error::NoRow);
        }
        let list = match tab {
            Tab::Requests => asking::requests(r, place.id)?,
            _ => asking::invitations(r, place.id)?,
        };
        let beside = beside(r, &place)?;
        Ok((place, list, beside))
    });
    Ok(found.await?)
}

/// The open invitations into a space, for those who may invite.
#[utoipa::path(get, path = "/spaces/{slug}/invitations", operation_id = "space_invitations", tag = "spaces", responses(
    (status = 200, description = "Who is invited; `word` is who invited", body = WaitingList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or the reader does not invite here"),
))]
pub async fn invitations(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, list, beside) = waiting(&ctx, slug, Tab::Invitations).await?;
    ctx.show(|| WaitingList::new(&list), || views::invitations(&ctx, &place, &beside, &list, "", &[]))
}

/// Invites somebody by the page's form.
pub async fn invite(ctx: Ctx, Path(slug): Path<String>, input: Input<Naming>) -> Answer {
    let (gate, actor, person, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.person.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        invite_into(w, &gate, &actor, place, &person)
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) => again(&ctx, slug, &input.data.person, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, person: &str, errors: &[FieldError]) -> Answer {
    let (place, list, beside) = waiting(ctx, slug, Tab::Invitations).await?;
    Ok(views::invitations(ctx, &place, &beside, &list, person, errors)?.into_response())
}

/// Invites `handle`; somebody who asked already is simply let in.
pub(super) fn invite_into(
    w: &mut Write<'_>,
    gate: &Gate,
    actor: &Actor,
    place: Place,
    handle: &str,
) -> Result<Made, Problem> {
    let mut permit = gate.permit(w, actor, INVITE, place)?;
    let (id, open, slug) = (permit.thing().id, permit.thing().open_read, permit.thing().slug.clone());
    let person = invitable(members::named(permit.tx(), handle, id)?, open)?;
    let state = |state| MembershipJson { space: slug.clone(), person: person.handle.clone(), state };
    let to = format!("/s/{slug}/invitations");
    if asking::accept(&mut permit, &person)? {
        return Ok(Made::created(to, &state("member")).flash("spaces-let-in"));
    }
    if person.external {
        // Somebody from outside comes in for a time, and whoever invites answers for them.
        may_sponsor(gate, actor, permit.thing())?;
        let until = permit.tx().now().plus(guests::USUAL_MS);
        guests::store::set(&mut permit, person.id, actor.id, until)?;
    }
    asking::invite(&mut permit, &person)?;
    Ok(Made::created(to, &state("invited")).flash("spaces-invited"))
}

fn may_sponsor(gate: &Gate, actor: &Actor, place: &Place) -> Result<(), Problem> {
    match gate.decide(actor, guests::SPONSOR, place)? {
        Decision::Permitted => Ok(()),
        Decision::Held(why) | Decision::Refused(why) => Err(Problem::Refused(why)),
    }
}

/// Whether somebody can be invited: they are here, not in yet, and a guest only where not
/// everybody inside reads along.
fn invitable(person: Option<Named>, open_read: bool) -> Result<Named, Problem> {
    let person = person.filter(|p| p.state == "active" || p.state == "invited");
    let person = person.ok_or_else(|| Problem::field("person", "spaces-person-unknown"))?;
    if person.member {
        return Err(Problem::field("person", "spaces-person-member"));
    }
    if person.external && open_read {
        return Err(Problem::field("person", "spaces-external-open"));
    }
    Ok(person)
}

/// Takes an invitation back; `me` turns down one's own.
#[utoipa::path(delete, path = "/spaces/{slug}/invitations/{handle}", operation_id = "end_invitation", tag = "spaces", responses(
    (status = 200, description = "There is no such invitation any more", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, its card is not visible to the reader, or nobody of that name"),
))]
pub async fn uninvite(ctx: Ctx, Path((slug, handle)): Path<(String, String)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let own = handle == "me" || handle == actor.handle;
        let named = if own { actor.handle.clone() } else { handle.clone() };
        let mut permit = gate.permit(w, &actor, if own { DECLINE_INVITATION } else { INVITE }, place)?;
        let id = permit.thing().id;
        let person = members::named(permit.tx(), &named, id)?.ok_or(Problem::NotFound)?;
        let asked = asking::uninvite(&mut permit, person.id)?;
        if own && asked {
            waves::store::declined(permit.tx(), id, person.id)?;
        }
        let to = if own { "/spaces".to_owned() } else { format!("/s/{slug}/invitations") };
        let state = MembershipJson { space: slug.clone(), person: person.handle, state: "none" };
        Ok(Made::done(to, &state).flash("spaces-uninvited"))
    })
    .await
}

/// The open requests to join, for those who answer them.
#[utoipa::path(get, path = "/spaces/{slug}/requests", operation_id = "join_requests", tag = "spaces", responses(
    (status = 200, description = "Who asks; `word` is their note", body = WaitingList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or the reader does not answer here"),
))]
pub async fn requests(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, list, beside) = waiting(&ctx, slug, Tab::Requests).await?;
    ctx.show(|| WaitingList::new(&list), || views::requests(&ctx, &place, &beside, &list))
}

/// Answers a request to join.
#[utoipa::path(post, path = "/spaces/{slug}/requests/{handle}", operation_id = "answer_join_request", tag = "spaces", request_body = Reply, responses(
    (status = 200, description = "Answered", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nobody of that name asks"),
))]
pub async fn answer(ctx: Ctx, Path((slug, handle)): Path<(String, String)>, input: Input<Reply>) -> Answer {
    let (gate, actor, verdict) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.answer);
    ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, ANSWER, place)?;
        let id = permit.thing().id;
        let person = members::named(permit.tx(), &handle, id)?.ok_or(Problem::NotFound)?;
        let (asked, state, flash) = match verdict {
            Verdict::Accept => (asking::accept(&mut permit, &person)?, "member", "spaces-let-in"),
            Verdict::Decline => (asking::decline(&mut permit, &person)?, "declined", "spaces-declined"),
        };
        if !asked {
            return Err(Problem::NotFound);
        }
        let answered = MembershipJson { space: slug.clone(), person: person.handle, state };
        Ok(Made::done(format!("/s/{slug}/requests"), &answered).flash(flash))
    })
    .await
}
