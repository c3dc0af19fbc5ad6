//! The journal: nobody else’s to read.

use axum::extract::Path;
use kernel::Problem;
use kernel::problem::Fields;
use web::{Answer, Ctx, Input};

use super::api::{Done, NewEntry};
use super::practice_routes::{done, own};
use super::{CARDS, store};

/// Longest entry in characters.
const LONGEST: usize = 10_000;

/// Writes an entry.
#[utoipa::path(post, path = "/me/practice/journal", operation_id = "journal_write", tag = "discipline", request_body = NewEntry, responses(
    (status = 200, description = "Kept", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 422, description = "No words, or no such card"),
))]
pub async fn write(ctx: Ctx, input: Input<NewEntry>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let mut permit = own(&gate, w, &actor)?;
        let card = form.card.trim();
        let mut fields = Fields::default();
        fields.length(&form.text, LONGEST, "text");
        fields.check(card.is_empty() || CARDS.contains(&card), "card", "discipline-card-unknown");
        fields.done()?;
        store::write(&mut permit, card, form.text.trim())?;
        Ok(done("discipline-written"))
    })
    .await
}

/// Removes an entry for good.
#[utoipa::path(post, path = "/me/practice/journal/{id}/remove", operation_id = "journal_remove", tag = "discipline", responses(
    (status = 200, description = "Gone", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not one’s own"),
))]
pub async fn remove(ctx: Ctx, Path(id): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(web::Once::default(), move |w| {
        let gone = store::remove(&mut own(&gate, w, &actor)?, id)?;
        if gone { Ok(done("discipline-removed")) } else { Err(Problem::NotFound) }
    })
    .await
}
