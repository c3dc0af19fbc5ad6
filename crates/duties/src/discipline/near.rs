//! Evangelists near whoever asks: of their unit, with their language, in their job.

use kernel::Problem;
use policy::Own;
use web::{Answer, Ctx};

use super::api::{NearJson, NearList, PractisingJson};
use super::{PRACTISE, store, views};

/// Whom to ask nearby; the nearest first, nobody ranked.
#[utoipa::path(get, path = "/evangelists", operation_id = "evangelists", tag = "discipline", responses(
    (status = 200, description = "Evangelists near the reader", body = NearList),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not for people from outside"),
))]
pub async fn near(ctx: Ctx) -> Answer {
    if !ctx.site.gate.may(&ctx.actor, PRACTISE, &Own(ctx.actor.id)) {
        return Err(Problem::NotFound.into());
    }
    let actor = ctx.actor.clone();
    let (all, practising) = ctx
        .site
        .db
        .read(move |r| Ok::<_, ::store::Error>((store::near(r, &actor)?, store::practising(r, &actor)?)))
        .await?;
    ctx.show(
        || NearList {
            items: all.iter().map(NearJson::from).collect(),
            practising: practising.iter().map(PractisingJson::from).collect(),
            next: None,
        },
        || views::near(&ctx, &all, &practising),
    )
}
