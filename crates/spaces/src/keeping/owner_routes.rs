//! Who keeps a community: a permission apart from any role (S2-P1).

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use kernel::problem::FieldError;
use web::place::{Beside, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::OwnersJson;
use super::store::{self as kept, Owner};
use super::{OWNERS, views};
use crate::asking_routes::Naming;
use crate::once;
use crate::store::members;

async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Vec<Owner>, Beside), Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !gate.may_ask(&actor, OWNERS, &place) {
            return Err(store::Error::NoRow);
        }
        let (list, beside) = (kept::owners(r, place.id)?, beside(r, &place)?);
        Ok((place, list, beside))
    });
    Ok(found.await?)
}

/// Who keeps a community, for those who keep it.
#[utoipa::path(get, path = "/spaces/{slug}/owners", operation_id = "space_owners", tag = "spaces", responses(
    (status = 200, description = "The owners", body = OwnersJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, not a community, or the reader does not keep it"),
))]
pub async fn owners(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, list, beside) = loaded(&ctx, slug).await?;
    ctx.show(|| OwnersJson::new(&list), || views::owners(&ctx, &place, &beside, &list, "", &[]))
}

/// Gives a community one more owner. That brings no role.
#[utoipa::path(post, path = "/spaces/{slug}/owners", operation_id = "add_space_owner", tag = "spaces", request_body = Naming, responses(
    (status = 200, description = "The owners now", body = OwnersJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "Nobody inside has that short name"),
))]
pub async fn owner_add(ctx: Ctx, Path(slug): Path<String>, input: Input<Naming>) -> Answer {
    let (gate, actor, named, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.person.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, OWNERS, place)?;
        let id = permit.thing().id;
        let person = members::named(permit.tx(), &named, id)?;
        let person = person.filter(|p| p.state == "active" && !p.external);
        let person = person.ok_or_else(|| Problem::field("person", "spaces-person-unknown"))?;
        kept::add_owner(&mut permit, person.id, &person.handle)?;
        let list = kept::owners(permit.tx(), id)?;
        Ok(Made::done(format!("/s/{at}/owners"), &OwnersJson::new(&list)).flash("spaces-owner-added"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) => again(&ctx, slug, &input.data.person, errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, person: &str, errors: Vec<FieldError>) -> Answer {
    if ctx.api() {
        return Err(Problem::Invalid(errors).into());
    }
    let (place, list, beside) = loaded(ctx, slug).await?;
    Ok(views::owners(ctx, &place, &beside, &list, person, &errors)?.into_response())
}

/// Takes the permission back; the person stays a member, and the last owner stays.
#[utoipa::path(delete, path = "/spaces/{slug}/owners/{handle}", operation_id = "end_space_owner", tag = "spaces", responses(
    (status = 200, description = "The owners now", body = OwnersJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or that person does not keep it"),
    (status = 422, description = "Nobody would be left to keep it"),
))]
pub async fn owner_end(ctx: Ctx, Path((slug, handle)): Path<(String, String)>) -> Answer {
    let (gate, actor, at) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone());
    let answer = ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, OWNERS, place)?;
        let id = permit.thing().id;
        let owner = kept::owners(permit.tx(), id)?.into_iter().find(|o| o.handle == handle);
        let owner = owner.ok_or(Problem::NotFound)?;
        if !kept::end_owner(&mut permit, &owner)? {
            return Err(Problem::field("person", "spaces-owner-last"));
        }
        let list = kept::owners(permit.tx(), id)?;
        let own = owner.id == actor.id;
        let to = if own { format!("/s/{at}") } else { format!("/s/{at}/owners") };
        Ok(Made::done(to, &OwnersJson::new(&list)).flash("spaces-owner-ended"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) => again(&ctx, slug, "", errors).await,
        other => other,
    }
}
