//! Guests of a space, and of the network.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Actor, Problem};
use policy::NetworkThing;
use store::Write;
use web::place::{Beside, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{GuestsJson, Inviting, Renewing};
use super::store::{self as kept, Guest};
use super::{END, SPONSOR, until, views};
use crate::listing::KEEP;
use crate::once;
use crate::store::asking;
use crate::store::members::{self, Named};

async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Vec<Guest>, Beside), Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !gate.may_ask(&actor, SPONSOR, &place) && !gate.may(&actor, END, &place) {
            return Err(store::Error::NoRow);
        }
        let (list, beside) = (kept::of_space(r, place.id)?, beside(r, &place)?);
        Ok((place, list, beside))
    });
    Ok(found.await?)
}

/// The guests of a space, with who answers for them and until when, for those who lead it.
#[utoipa::path(get, path = "/spaces/{slug}/guests", operation_id = "space_guests", tag = "spaces", responses(
    (status = 200, description = "The guests", body = GuestsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or the reader does not lead it"),
))]
pub async fn guests(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, list, beside) = loaded(&ctx, slug).await?;
    ctx.show(
        || GuestsJson::new(&list),
        || views::guests(&ctx, &place, &beside, &list, &Inviting::default(), &[]),
    )
}

/// The guests of the whole network, for whoever answers for it.
#[utoipa::path(get, path = "/spaces/guests", operation_id = "all_guests", tag = "spaces", responses(
    (status = 200, description = "The guests, the first 500 to leave", body = GuestsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader does not answer for the network"),
))]
pub async fn all_guests(ctx: Ctx) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, KEEP, &NetworkThing) {
        return Err(Problem::NotFound.into());
    }
    let list = ctx.site.db.read(|r| kept::of_network(r, 500)).await?;
    ctx.show(|| GuestsJson::new(&list), || views::all(&ctx, &list))
}

/// Invites somebody from outside, with who answers for them and until when.
#[utoipa::path(post, path = "/spaces/{slug}/guests", operation_id = "invite_guest", tag = "spaces", request_body = Inviting, responses(
    (status = 201, description = "Invited", body = GuestsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "Fields that need mending"),
))]
pub async fn guest_invite(ctx: Ctx, Path(slug): Path<String>, input: Input<Inviting>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, SPONSOR, place)?;
        let (id, open) = (permit.thing().id, permit.thing().open_read);
        let person = outside(members::named(permit.tx(), &form.person, id)?, open)?;
        let sponsor = sponsor(permit.tx(), &actor, &form.sponsor, id)?;
        let until = until(&form.until, &actor.zone, permit.tx().now())?;
        kept::set(&mut permit, person.id, sponsor, until)?;
        if !person.member {
            asking::invite(&mut permit, &person)?;
        }
        let list = kept::of_space(permit.tx(), id)?;
        Ok(Made::created(format!("/s/{at}/guests"), &GuestsJson::new(&list)).flash("spaces-invited"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &input.data, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, form: &Inviting, errors: &[FieldError]) -> Answer {
    let (place, list, beside) = loaded(ctx, slug).await?;
    Ok(views::guests(ctx, &place, &beside, &list, form, errors)?.into_response())
}

fn outside(person: Option<Named>, open_read: bool) -> Result<Named, Problem> {
    let person = person.filter(|p| p.state == "active" || p.state == "invited");
    match person {
        None => Err(Problem::field("person", "spaces-person-unknown")),
        Some(person) if !person.external => Err(Problem::field("person", "spaces-guest-inside")),
        Some(_) if open_read => Err(Problem::field("person", "spaces-external-open")),
        Some(person) => Ok(person),
    }
}

/// Who answers for the guest: somebody of the company who is in the space.
fn sponsor(
    w: &mut Write<'_>,
    actor: &Actor,
    handle: &str,
    space: kernel::SpaceId,
) -> Result<kernel::PersonId, Problem> {
    if handle.trim().is_empty() {
        return Ok(actor.id);
    }
    let person = members::named(w, handle, space)?;
    let fits = person.filter(|p| p.state == "active" && !p.external && p.member);
    fits.map(|p| p.id).ok_or_else(|| Problem::field("sponsor", "spaces-guest-sponsor-unfit"))
}

/// Renews a guest's time; whoever renews it answers for them from now on.
#[utoipa::path(put, path = "/spaces/{slug}/guests/{handle}", operation_id = "renew_guest", tag = "spaces", request_body = Renewing, responses(
    (status = 200, description = "The guests now", body = GuestsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nobody of that name is a guest here"),
    (status = 422, description = "`until` is not a day within 180 days"),
))]
pub async fn guest_renew(
    ctx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    input: Input<Renewing>,
) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, SPONSOR, place)?;
        let id = permit.thing().id;
        let guest = kept::of_space(permit.tx(), id)?.into_iter().find(|g| g.handle == handle);
        let guest = guest.ok_or(Problem::NotFound)?;
        let until = until(&form.until, &actor.zone, permit.tx().now())?;
        kept::set(&mut permit, guest.id, actor.id, until)?;
        let list = kept::of_space(permit.tx(), id)?;
        Ok(Made::done(format!("/s/{at}/guests"), &GuestsJson::new(&list)).flash("spaces-guest-renewed"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            again(&ctx, slug, &Inviting::default(), &errors).await
        }
        other => other,
    }
}

/// Ends a guest's access to a space, at once.
#[utoipa::path(delete, path = "/spaces/{slug}/guests/{handle}", operation_id = "end_guest", tag = "spaces", responses(
    (status = 200, description = "The guests now", body = GuestsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nobody of that name is a guest here"),
))]
pub async fn guest_end(ctx: Ctx, Path((slug, handle)): Path<(String, String)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, END, place)?;
        let id = permit.thing().id;
        let person = members::named(permit.tx(), &handle, id)?.ok_or(Problem::NotFound)?;
        if !kept::end(&mut permit, person.id)? {
            return Err(Problem::NotFound);
        }
        let list = kept::of_space(permit.tx(), id)?;
        Ok(Made::done(format!("/s/{slug}/guests"), &GuestsJson::new(&list)).flash("spaces-guest-ended"))
    })
    .await
}
