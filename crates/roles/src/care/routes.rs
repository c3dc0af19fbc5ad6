//! Saying how a space is looked after.

use axum::extract::Path;
use kernel::Problem;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, Ctx, Input, Made, find_place};

use super::{Care, store};
use crate::CARE;

/// How a space is to be looked after, as it was sent; what is not named is not wanted.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[schema(as = NewSpaceCare)]
pub struct CareForm {
    /// It is managed.
    #[serde(default)]
    pub manages: bool,
    /// It is piloted.
    #[serde(default)]
    pub pilots: bool,
    /// It is enlivened.
    #[serde(default)]
    pub enlivens: bool,
}

/// Says which of the three ways of looking after a space are wanted in it: managing, piloting,
/// enlivening. The duties of the others do not stand there any more.
#[utoipa::path(post, path = "/spaces/{slug}/care", tag = "roles", request_body = CareForm, responses(
    (status = 200, description = "Said", body = Care),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not visible to the reader"),
    (status = 422, description = "A space that nobody looks after at all"),
))]
pub async fn care(ctx: Ctx, Path(slug): Path<String>, input: Input<CareForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &slug)?;
        let path = format!("{}/who", place.path());
        let mut permit = gate.permit(w, &actor, CARE, place)?;
        let care = Care { manages: form.manages, pilots: form.pilots, enlivens: form.enlivens };
        if care.none() {
            return Err(Problem::field("manages", "roles-care-none"));
        }
        store::set(&mut permit, care)?;
        Ok(Made::done(path, &care).flash("roles-care-flash"))
    })
    .await
}
