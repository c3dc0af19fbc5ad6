//! Putting a space away, and bringing it back.

use axum::extract::Path;
use kernel::Problem;
use web::{Answer, Ctx, Made, find_place};

use super::{ARCHIVE, BRING_BACK, store as kept};
use crate::api::SpaceJson;
use crate::once;

async fn turn(ctx: Ctx, slug: String, away: bool) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let leaving = place.leaving.is_some();
        let mut permit = gate.permit(w, &actor, if away { ARCHIVE } else { BRING_BACK }, place)?;
        if leaving && !away {
            return Err(Problem::Conflict("spaces-removal-first"));
        }
        kept::archive(&mut permit, away)?;
        let place = find_place(permit.tx(), &actor, &slug)?;
        let flash = if away { "spaces-archived-now" } else { "spaces-brought-back" };
        Ok(Made::done(place.path(), &SpaceJson::from(&place)).flash(flash))
    })
    .await
}

/// Archives a space: whoever could read it still does, nobody writes in it, and it can be brought
/// back.
#[utoipa::path(post, path = "/spaces/{slug}/archive", operation_id = "archive_space", tag = "spaces", responses(
    (status = 200, description = "The space is archived", body = SpaceJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
))]
pub async fn archive(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    turn(ctx, slug, true).await
}

/// Brings an archived space back.
#[utoipa::path(delete, path = "/spaces/{slug}/archive", operation_id = "bring_space_back", tag = "spaces", responses(
    (status = 200, description = "The space is in use again", body = SpaceJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 409, description = "It is going to be deleted: that is taken back first"),
))]
pub async fn bring_back(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    turn(ctx, slug, false).await
}
