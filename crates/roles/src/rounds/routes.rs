//! Looking at one’s duties in their rhythm, and saying what was done.

use ::store::Read;
use axum::extract::Path;
use axum::response::IntoResponse;
use charter::{Catalogue, Role, Shelf};
use kernel::problem::{FieldError, Fields};
use kernel::{Actor, AssignmentId, Problem, Time};
use policy::Gate;
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{NewMark, RoundsJson};
use super::{Mark, rounds as coming, store, views};
use crate::store::find::{self, Found};
use crate::{MARK_DUTY, SEE_WORKLOAD};

/// Longest reason in characters.
const LONGEST: usize = 200;

/// A role with what was said of its duties.
pub(super) struct Loaded {
    pub catalogue: std::sync::Arc<Catalogue>,
    pub found: Found,
    pub marks: Vec<Mark>,
    /// The reader may say what was done.
    pub marks_it: bool,
    pub now: Time,
}

impl Loaded {
    pub fn role(&self) -> Option<&Role> {
        self.catalogue.role(&self.found.a.role)
    }
    pub fn rounds(&self) -> Vec<super::Round<'_>> {
        let at = (self.found.at.kind.as_str(), self.found.a.from);
        self.role().map(|role| coming(&self.catalogue, role, at, &self.marks, self.now)).unwrap_or_default()
    }
}

fn load(
    r: &mut Read<'_>,
    shelf: &Shelf,
    gate: &Gate,
    actor: &Actor,
    id: AssignmentId,
) -> Result<Loaded, Problem> {
    let (catalogue, found) = (shelf.current(r)?, find::found(r, actor, id)?);
    let thing = find::thing(r, &catalogue, actor, &found.a, &found.at, found.holder.clone())?;
    // For everybody else there is no such list.
    if found.a.state != "held" || !gate.may(actor, SEE_WORKLOAD, &thing) {
        return Err(Problem::NotFound);
    }
    let marks = store::marks(r, id)?;
    Ok(Loaded { marks_it: gate.may(actor, MARK_DUTY, &thing), now: r.now(), catalogue, found, marks })
}

async fn loaded(ctx: &Ctx, id: AssignmentId) -> Result<Loaded, Fail> {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    Ok(ctx.site.db.read(move |r| load(r, &shelf, &gate, &actor, id)).await?)
}

/// The duties of a role that come round, with what was last said of them; for the holder and those who
/// answer for the network.
#[utoipa::path(get, path = "/assignments/{id}/duties", operation_id = "duty_rounds", tag = "roles", responses(
    (status = 200, description = "The duties", body = RoundsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn rounds(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let found = loaded(&ctx, id).await?;
    let json = || RoundsJson::of(&found.rounds(), ctx.actor.lang);
    ctx.show(json, || views::rounds(&ctx, &found, None))
}

/// A duty is done, or left out this time for a reason: its holder says so.
#[utoipa::path(post, path = "/assignments/{id}/duties/{key}", operation_id = "mark_duty", tag = "roles", request_body = NewMark, responses(
    (status = 200, description = "Said", body = RoundsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "Left out without a reason"),
))]
pub async fn mark(ctx: Ctx, Path((id, key)): Path<(AssignmentId, String)>, input: Input<NewMark>) -> Answer {
    let (shelf, gate, actor) = (ctx.site.shelf::<Shelf>(), ctx.site.gate.clone(), ctx.actor.clone());
    let (form, wanted) = (input.data, key.clone());
    let answer = ctx.make(input.once, move |w| {
        let found = load(w, &shelf, &gate, &actor, id)?;
        let Loaded { catalogue, found: held, .. } = &found;
        if !found.rounds().iter().any(|r| r.duty.key == wanted) {
            return Err(Problem::NotFound);
        }
        let thing = find::thing(w, catalogue, &actor, &held.a, &held.at, held.holder.clone())?;
        let mut permit = gate.permit(w, &actor, MARK_DUTY, thing)?;
        let why = form.why.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut fields = Fields::default();
        if form.skipped {
            fields.length(&why, LONGEST, "why");
        }
        fields.done()?;
        store::mark(&mut permit, &wanted, form.skipped.then_some(why.as_str()))?;
        drop(permit);
        let now = load(w, &shelf, &gate, &actor, id)?;
        let json = RoundsJson::of(&now.rounds(), actor.lang);
        Ok(Made::done(format!("/who/assignments/{id}/duties"), &json).flash("roles-rounds-flash"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, id, (&key, &errors)).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, id: AssignmentId, wrong: (&str, &[FieldError])) -> Answer {
    let found = loaded(ctx, id).await?;
    Ok(views::rounds(ctx, &found, Some(wrong))?.into_response())
}
