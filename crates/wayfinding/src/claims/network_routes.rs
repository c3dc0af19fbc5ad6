//! Attention over the whole network, by week: totals, for everybody inside.

use ::store::Read;
use kernel::Problem;
use policy::NetworkThing;
use web::figure::{Shown, Viewer};
use web::{Answer, Ctx};

use super::api::{NetworkJson, WeekJson};
use super::figures::{F1, F6};
use super::store::weeks::{self, Week};
use super::{SEE_ATTENTION, views};

/// So many weeks are shown.
const WEEKS: i64 = 12;

/// How often members are interrupted, and how much of it in their quiet hours, week by week. Totals: no
/// week is shown that fewer than five people stand behind.
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

/// F1 and F6 of a week, through their door.
fn enough(week: Week) -> Option<Week> {
    let people = week.people;
    F6.show(Viewer::Everybody, people, ())?;
    F1.show(Viewer::Everybody, people, week).and_then(Shown::figure)
}
