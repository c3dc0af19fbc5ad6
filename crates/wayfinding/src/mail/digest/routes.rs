//! The page that shows what one's next digest would bring.

use web::{Answer, Ctx};

use crate::mail::api::DigestJson;
use crate::mail::views;

/// What my digest would bring now.
#[utoipa::path(get, path = "/me/attention/digest", tag = "attention", responses((status = 200, body = DigestJson), (status = 401)))]
pub async fn preview(ctx: Ctx) -> Answer {
    let (me, lang, zone) = (ctx.actor.id, ctx.actor.lang, ctx.actor.zone.clone());
    let letter = super::preview(&ctx.site, me, lang, zone).await?;
    ctx.show(|| DigestJson::from(letter.clone()), || views::digest(&ctx, letter.as_ref()))
}
