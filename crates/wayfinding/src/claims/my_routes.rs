//! My attention: for oneself alone.

use ::store::Read;
use kernel::Problem;
use web::settings::{WEEK_MINUTES, number};
use web::{Answer, Ctx};

use super::api::MyTimeJson;
use super::figures::declared;
use super::store::{self, Asks, Settling};
use super::views;
use crate::attention::budget;

/// What is asked of one person.
pub struct Mine {
    /// Their places.
    pub spaces: Vec<Asks>,
    /// Interruptions of four weeks, and what was put aside.
    pub own: (i64, i64),
    /// From how many minutes on it is too much.
    pub ceiling: i64,
    /// Interruptions a day at most.
    pub per_day: i64,
    /// What they asked to be settled.
    pub settling: Vec<Settling>,
}

impl Mine {
    /// F5.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        declared(&self.spaces.iter().map(|s| s.minutes).collect::<Vec<_>>())
    }
    /// More is asked than the network finds right.
    #[must_use]
    pub fn over(&self) -> bool {
        self.minutes() > self.ceiling
    }
}

/// What is asked of my attention: the time my places ask for in a week, together, and how often I was
/// interrupted. Nobody else sees it.
#[utoipa::path(get, path = "/me/time", operation_id = "my_time", tag = "attention", responses(
    (status = 200, description = "For the reader alone", body = MyTimeJson),
    (status = 401, description = "Nobody is signed in"),
))]
pub async fn mine(ctx: Ctx) -> Answer {
    let (me, external) = (ctx.actor.id, ctx.actor.external);
    let look = move |r: &mut Read<'_>| {
        Ok::<_, Problem>(Mine {
            spaces: store::mine(r, me, external)?,
            own: store::own(r, me)?,
            ceiling: number(r, WEEK_MINUTES)?,
            per_day: budget::of(r, me)?,
            settling: store::settling(r, me)?,
        })
    };
    let found = ctx.site.db.read(look).await?;
    ctx.show(|| MyTimeJson::from(&found), || views::mine(&ctx, &found))
}
