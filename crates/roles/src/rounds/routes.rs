//! Looking at the duties of a role in their rhythm.

use ::store::Read;
use axum::extract::Path;
use charter::{Catalogue, Role, Shelf};
use kernel::{Actor, AssignmentId, Problem, Time};
use policy::Gate;
use web::{Answer, Ctx, Fail};

use super::api::RoundsJson;
use super::{Mark, rounds as coming, store, views};
use crate::SEE_WORKLOAD;
use crate::store::find::{self, Found};

/// A role with what was said of its duties.
pub(super) struct Loaded {
    pub catalogue: std::sync::Arc<Catalogue>,
    pub found: Found,
    pub marks: Vec<Mark>,
    /// The reader’s own.
    pub own: bool,
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
    Ok(Loaded { own: found.a.person == actor.id, now: r.now(), catalogue, found, marks })
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
    ctx.show(json, || views::rounds(&ctx, &found))
}
