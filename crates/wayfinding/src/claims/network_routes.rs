//! Attention over the whole network, by week: totals, for everybody inside.

use ::store::Read;
use kernel::Problem;
use policy::NetworkThing;
use web::figure::{Shown, Viewer};
use web::{Answer, Ctx};

use super::api::{NetworkJson, WeekJson};
use super::figures::F1;
use super::store::weeks::{self, Week};
use super::{SEE_ATTENTION, views};

/// So many weeks are shown.
const WEEKS: i64 = 12;

/// How often members are interrupted, and how much of it in their quiet hours, week by week. Totals: no
/// figure is kept or shown that fewer than five people stand behind.
#[utoipa::path(get, path = "/attention", operation_id = "network_attention", tag = "attention", responses(
    (status = 200, description = "The latest weeks", body = NetworkJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "The reader is from outside"),
))]
pub async fn network(ctx: Ctx) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, SEE_ATTENTION, &NetworkThing) {
        return Err(Problem::NotFound.into());
    }
    let all = ctx.site.db.read(|r: &mut Read<'_>| weeks::weeks(r, 0, WEEKS)).await?;
    let shown: Vec<Week> = all.into_iter().filter_map(enough).collect();
    let json = || NetworkJson { weeks: shown.iter().map(WeekJson::from).collect() };
    ctx.show(json, || views::network(&ctx, &shown))
}

/// A week through its door; of its figures, those that a few stand behind were not kept.
fn enough(week: Week) -> Option<Week> {
    F1.show(Viewer::Everybody, week.people, week).and_then(Shown::figure)
}
