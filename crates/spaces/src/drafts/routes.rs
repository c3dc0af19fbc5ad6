//! What a draft still needs, and opening it.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Problem;
use kernel::problem::{FieldError, Fields};
use serde::Serialize;
use utoipa::ToSchema;
use web::place::{Beside, Joining, beside};
use web::{Answer, Ctx, Fail, Made, Place, find_place};

use super::store::{self as kept, Needs};
use super::{OPEN, views};
use crate::api::SpaceJson;
use crate::{keeping, once};

/// What a draft has of what it needs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceDraft)]
pub struct DraftJson {
    /// How one will join.
    pub join: Joining,
    /// Its six answers are there.
    pub card: bool,
    /// It serves an objective.
    pub objective: bool,
    /// Somebody facilitates it, or was asked to.
    pub facilitator: bool,
    /// It can be opened.
    pub ready: bool,
}

impl From<&Needs> for DraftJson {
    fn from(n: &Needs) -> Self {
        Self {
            join: n.joining,
            card: n.card,
            objective: n.objective,
            facilitator: n.facilitator,
            ready: n.met(),
        }
    }
}

async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Needs, Beside), Fail> {
    let actor = ctx.actor.clone();
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        let needs = kept::needs(r, place.id)?.filter(|_| place.readable).ok_or(store::Error::NoRow)?;
        let beside = beside(r, &place)?;
        Ok::<_, store::Error>((place, needs, beside))
    });
    Ok(found.await?)
}

/// What a community that is being prepared still needs, for those who are in it.
#[utoipa::path(get, path = "/spaces/{slug}/opening", operation_id = "space_draft", tag = "spaces", responses(
    (status = 200, description = "What is there and what is not", body = DraftJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, not a draft, or the reader is not in it"),
))]
pub async fn draft(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, needs, beside) = loaded(&ctx, slug).await?;
    ctx.show(|| DraftJson::from(&needs), || views::draft(&ctx, &place, &beside, &needs, &[]))
}

fn missing(needs: &Needs) -> Result<(), Problem> {
    let mut fields = Fields::default();
    fields.check(needs.card, "card", "spaces-draft-needs-card");
    fields.check(needs.objective, "objective", "spaces-draft-needs-objective");
    fields.check(needs.facilitator, "facilitator", "spaces-draft-needs-facilitator");
    fields.done()
}

/// Opens a community that was prepared, once everything it needs is there.
#[utoipa::path(post, path = "/spaces/{slug}/opening", operation_id = "open_space_draft", tag = "spaces", responses(
    (status = 200, description = "The community is open", body = SpaceJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, not a draft, or its card is not visible to the reader"),
    (status = 422, description = "What is missing: `card`, `objective`, `facilitator`"),
))]
pub async fn draft_open(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (gate, actor, at) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone());
    let answer = ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, OPEN, place)?;
        let id = permit.thing().id;
        let needs = kept::needs(permit.tx(), id)?.ok_or(Problem::NotFound)?;
        missing(&needs)?;
        if needs.joining == Joining::Open && keeping::store::outside_in(permit.tx(), id)? {
            return Err(Problem::field("join", "spaces-set-outside-in"));
        }
        kept::open(&mut permit, needs.joining)?;
        let place = find_place(permit.tx(), &actor, &at)?;
        Ok(Made::done(place.path(), &SpaceJson::from(&place)).flash("spaces-opened"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, errors: &[FieldError]) -> Answer {
    let (place, needs, beside) = loaded(ctx, slug).await?;
    Ok(views::draft(ctx, &place, &beside, &needs, errors)?.into_response())
}
