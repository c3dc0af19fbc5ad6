//! Coaches: whom a team's manager asks to help the team for a time.

use ::store::{Error, Read, Res};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{PersonId, Problem, SpaceId};
use web::place::{Beside, Kind, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{Coaches, MembershipJson};
use super::coaching::Coaching;
use super::store::coaches::{self, Helper};
use super::store::members;
use super::{END_COACHING, INVITE_COACH, LEAVE_COACHING, once, views};

/// What a page of a team shows that lists what its manager agreed on with helpers.
pub(super) struct Loaded<T> {
    pub place: Place,
    pub list: Vec<T>,
    /// Whom the manager could ask; empty for everybody else.
    pub helpers: Vec<Helper>,
    pub beside: Beside,
}

/// A team the reader may read, with what `list` finds of it; other kinds of space have no coaches.
pub(super) async fn loaded<T: Send + 'static>(
    ctx: &Ctx,
    slug: String,
    list: fn(&mut Read<'_>, SpaceId, PersonId) -> Res<Vec<T>>,
) -> Result<Loaded<T>, Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if place.kind != Kind::Team || !place.readable {
            return Err(Error::NoRow);
        }
        let invites = gate.may(&actor, INVITE_COACH, &place);
        let helpers = if invites { coaches::helpers(r, place.id)? } else { Vec::new() };
        let (list, beside) = (list(r, place.id, actor.id)?, beside(r, &place)?);
        Ok(Loaded { place, list, helpers, beside })
    });
    Ok(found.await?)
}

/// Who coaches a team now, until when and what for.
#[utoipa::path(get, path = "/spaces/{slug}/coaches", tag = "spaces", responses(
    (status = 200, description = "The coaches", body = Coaches),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not a team the reader is in or coaches"),
))]
pub async fn coaches(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let found = loaded(&ctx, slug, |r, space, _| coaches::list(r, space)).await?;
    let form = Coaching::default();
    ctx.show(|| Coaches::new(&found.list), || views::coaches(&ctx, &found, &form, &[]))
}

/// Invites a coach, or agrees anew with one: only whoever manages the team. A coach reads what the
/// team writes until the last day, writes when `speaks` says so, and never addresses everybody.
#[utoipa::path(post, path = "/spaces/{slug}/coaches", tag = "spaces", request_body = Coaching, responses(
    (status = 201, description = "Invited", body = Coaches),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "`person` cannot coach this team, `until` is not within 84 days from tomorrow, or `about` is missing"),
))]
pub async fn coach_create(ctx: Ctx, Path(slug): Path<String>, input: Input<Coaching>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, INVITE_COACH, place)?;
        let (id, path) = (permit.thing().id, permit.thing().path());
        let person = members::named(permit.tx(), &form.person, id)?;
        let agreed = form.agree(person.as_ref(), &actor.zone, permit.tx().now())?;
        coaches::invite(&mut permit, &agreed)?;
        let list = coaches::list(permit.tx(), id)?;
        Ok(Made::created(format!("{path}/coaches"), &Coaches::new(&list)).flash("spaces-coach-invited"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &input.data, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, form: &Coaching, errors: &[FieldError]) -> Answer {
    let found = loaded(ctx, slug, |r, space, _| coaches::list(r, space)).await?;
    Ok(views::coaches(ctx, &found, form, errors)?.into_response())
}

/// Ends a coaching: the manager anybody's, a coach (`me`) their own.
#[utoipa::path(post, path = "/spaces/{slug}/coaches/{handle}/end", tag = "spaces", responses(
    (status = 200, description = "Ended", body = MembershipJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nobody of that name coaches it"),
))]
pub async fn coach_end(ctx: Ctx, Path((slug, handle)): Path<(String, String)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let own = handle == "me" || handle == actor.handle;
        let named = if own { actor.handle.clone() } else { handle.clone() };
        let mut permit = gate.permit(w, &actor, if own { LEAVE_COACHING } else { END_COACHING }, place)?;
        let (id, path) = (permit.thing().id, permit.thing().path());
        let person = members::named(permit.tx(), &named, id)?.ok_or(Problem::NotFound)?;
        if !coaches::end(&mut permit, person.id)? {
            return Err(Problem::NotFound);
        }
        let to = match own {
            true if actor.external => "/spaces".to_owned(),
            true => format!("{path}/card"),
            false => format!("{path}/coaches"),
        };
        let state = MembershipJson { space: slug.clone(), person: person.handle, state: "none" };
        Ok(Made::done(to, &state).flash("spaces-coach-ended"))
    })
    .await
}
