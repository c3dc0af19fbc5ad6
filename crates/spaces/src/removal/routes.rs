//! What deleting a space means, planning it, taking it back.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Problem, Time, fold};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::place::{Beside, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::store::{self as kept, Goes};
use super::{KEEP, REMOVE, views};
use crate::once;

/// What goes with a space.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpaceRemoval)]
pub struct RemovalJson {
    /// How many members it has; they are told.
    pub members: i64,
    /// How many conversations go.
    pub threads: i64,
    /// How many files go.
    pub files: i64,
    /// … of how many bytes.
    pub bytes: i64,
    /// How many notes go.
    pub notes: i64,
    /// How many tasks go.
    pub tasks: i64,
    /// When it will be deleted; none while it is not planned.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due: Option<Time>,
}

impl From<&Goes> for RemovalJson {
    fn from(g: &Goes) -> Self {
        let Goes { members, threads, files, bytes, notes, tasks, due, .. } = g.clone();
        Self { members, threads, files, bytes, notes, tasks, due }
    }
}

/// That a space is to be deleted.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceRemoval)]
pub struct Typed {
    /// The space's name, typed.
    #[serde(default)]
    pub name: String,
}

async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Goes, Beside), Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        // Its members may know what is planned; nobody else asks what would go.
        let told = place.leaving.is_some() && place.standing.member;
        if !told && !gate.may(&actor, REMOVE, &place) {
            return Err(store::Error::NoRow);
        }
        let (goes, beside) = (kept::what_goes(r, place.id)?, beside(r, &place)?);
        Ok((place, goes, beside))
    });
    Ok(found.await?)
}

/// What deleting a space means: for those who may, and for its members once it is planned.
#[utoipa::path(get, path = "/spaces/{slug}/removal", operation_id = "space_removal", tag = "spaces", responses(
    (status = 200, description = "What goes, and when", body = RemovalJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not the reader’s to delete and nothing is planned"),
))]
pub async fn removal(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, goes, beside) = loaded(&ctx, slug).await?;
    ctx.show(|| RemovalJson::from(&goes), || views::removal(&ctx, &place, &beside, &goes, &[]))
}

/// Plans that a space is deleted in fourteen days; until then it is in the archive.
#[utoipa::path(post, path = "/spaces/{slug}/removal", operation_id = "plan_space_removal", tag = "spaces", request_body = Typed, responses(
    (status = 200, description = "Planned, or planned before", body = RemovalJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "`name` is not the space’s name"),
))]
pub async fn removal_plan(ctx: Ctx, Path(slug): Path<String>, input: Input<Typed>) -> Answer {
    let (gate, actor, at, typed) =
        (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone(), input.data.name.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let mut permit = gate.permit(w, &actor, REMOVE, place)?;
        let id = permit.thing().id;
        if fold::fold(typed.trim()) != fold::fold(&permit.thing().name) {
            return Err(Problem::field("name", "spaces-removal-name-differs"));
        }
        kept::plan(&mut permit)?;
        let goes = kept::what_goes(permit.tx(), id)?;
        Ok(Made::done(format!("/s/{at}/removal"), &RemovalJson::from(&goes)).flash("spaces-removal-planned"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, errors: &[FieldError]) -> Answer {
    let (place, goes, beside) = loaded(ctx, slug).await?;
    Ok(views::removal(ctx, &place, &beside, &goes, errors)?.into_response())
}

/// Takes it back: the space is as it was before.
#[utoipa::path(delete, path = "/spaces/{slug}/removal", operation_id = "end_space_removal", tag = "spaces", responses(
    (status = 200, description = "It stays", body = RemovalJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or nothing is planned"),
))]
pub async fn removal_end(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, KEEP, place)?;
        let id = permit.thing().id;
        if !kept::take_back(&mut permit)? {
            return Err(Problem::NotFound);
        }
        let goes = kept::what_goes(permit.tx(), id)?;
        Ok(Made::done(format!("/s/{slug}"), &RemovalJson::from(&goes)).flash("spaces-removal-ended"))
    })
    .await
}
