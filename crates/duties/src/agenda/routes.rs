//! Looking at one's roles: the day, what waits, limits, time.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::store::{Read, Res};
use charter::rounds::Mark;
use charter::{Catalogue, Shelf};
use kernel::{Actor, AssignmentId, Time};
use web::{Answer, Ctx, Fail};

use super::api::MyRoleJson;
use super::day::{Line, day};
use super::held::Held;
use super::store::Deputy;
use super::waits::Wait;
use super::{marks, store, views, waits};

/// Everything one person's agenda is made of.
pub(super) struct Loaded {
    pub catalogue: Arc<Catalogue>,
    pub held: Vec<Held>,
    pub marks: BTreeMap<AssignmentId, Vec<Mark>>,
    pub deputies: Vec<Deputy>,
    pub away: f64,
    pub for_me: Vec<Wait>,
    pub from_me: Vec<Wait>,
    /// What the reader began lately: address and title.
    pub lately: Vec<(String, String)>,
    pub now: Time,
    pub zone: String,
}

impl Loaded {
    /// The day.
    pub fn lines(&self) -> Vec<Line<'_>> {
        day(&self.catalogue, &self.held, &self.marks, (self.now, &self.zone))
    }
}

pub(super) fn load(r: &mut Read<'_>, shelf: &Shelf, actor: &Actor) -> Res<Loaded> {
    let held = store::held(r, actor.id)?;
    let some = !held.is_empty();
    Ok(Loaded {
        catalogue: shelf.current(r)?,
        marks: if some { store::marks(r, &held)? } else { BTreeMap::new() },
        deputies: if some { store::deputies(r, &held)? } else { Vec::new() },
        away: if some { store::away(r, actor.id)? } else { 0.0 },
        for_me: waits::for_me(r, actor.id)?,
        from_me: waits::from_me(r, actor.id)?,
        lately: if some { marks::lately(r, actor.id)? } else { Vec::new() },
        now: r.now(),
        zone: actor.zone.clone(),
        held,
    })
}

pub(super) async fn loaded(ctx: &Ctx) -> Result<Loaded, Fail> {
    let (shelf, actor) = (ctx.site.shelf::<Shelf>(), ctx.actor.clone());
    Ok(ctx.site.db.read(move |r| load(r, &shelf, &actor)).await?)
}

/// One agenda for all roles the reader holds, or stands in for now: duties in their rhythm, what waits
/// between them and others, the limits and the time of each role. For themselves alone.
#[utoipa::path(get, path = "/me/role", operation_id = "my_role", tag = "roles", responses(
    (status = 200, description = "The agenda; empty for somebody without a role", body = MyRoleJson),
    (status = 401, description = "Nobody is signed in"),
))]
pub async fn mine(ctx: Ctx) -> Answer {
    let found = loaded(&ctx).await?;
    ctx.show(|| MyRoleJson::of(&found, ctx.actor.lang, ctx.actor.id), || views::mine(&ctx, &found, None))
}
