//! Evangelists near whoever asks: of their unit, with their language, in their job.

use kernel::Problem;
use policy::Own;
use web::{Answer, Ctx};

use super::api::{NearJson, NearList, PractisingJson};
use super::shown::{Shown, ShownJson};
use super::store::{Near, Practising};
use super::{PRACTISE, SHOW, shown, store, views};

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
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let work = move |r: &mut ::store::Read<'_>| -> ::store::Res<Loaded> {
        let shows = gate.may(&actor, SHOW, &shown::thing(r, &actor)?);
        Ok(Loaded {
            near: store::near(r, &actor)?,
            practising: store::practising(r, &actor)?,
            totals: shown::totals(r)?,
            shown: if shows { Some(shown::mine(r, actor.id)?) } else { None },
        })
    };
    let loaded = ctx.site.db.read(work).await?;
    ctx.show(
        || NearList {
            items: loaded.near.iter().map(NearJson::from).collect(),
            practising: loaded.practising.iter().map(PractisingJson::from).collect(),
            shown: loaded.shown.iter().flatten().map(ShownJson::from).collect(),
            next: None,
        },
        || views::near(&ctx, &loaded),
    )
}

/// What the page shows.
pub(super) struct Loaded {
    pub near: Vec<Near>,
    pub practising: Vec<Practising>,
    /// How often something was shown in three months, and to how many people.
    pub totals: Option<(i64, i64)>,
    /// What the reader showed; of evangelists only.
    pub shown: Option<Vec<Shown>>,
}
