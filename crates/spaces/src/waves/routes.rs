//! The waves of a space: what there is, trying one out, planning it, steering it.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{Actor, Problem};
use policy::Gate;
use store::Write;
use web::place::{Beside, beside};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::WavesJson;
use super::choose::Wish;
use super::find::{self, Meant};
use super::store::{self as kept, Steer, Wave, WaveId};
use super::{PLAN, STEER, views};
use crate::once;

/// What the page shows.
pub(super) struct Loaded {
    pub place: Place,
    pub beside: Beside,
    pub list: Vec<Wave>,
    pub preview: Option<Meant>,
}

async fn loaded(ctx: &Ctx, slug: String, wish: Option<Wish>) -> Result<Loaded, Fail> {
    let (actor, gate) = (ctx.actor.clone(), ctx.site.gate.clone());
    let found = ctx.site.db.read(move |r| {
        let place = find_place(r, &actor, &slug)?;
        if !gate.may_ask(&actor, PLAN, &place) && !gate.may(&actor, STEER, &place) {
            return Err(Problem::NotFound);
        }
        let preview = match &wish {
            None => None,
            Some(wish) => {
                let (names, _) = wish.ready(&actor.zone, r.now())?;
                Some(find::meant(r, &actor, place.id, wish, &names)?)
            }
        };
        let (list, beside) = (kept::list(r, place.id)?, beside(r, &place)?);
        Ok::<_, Problem>(Loaded { place, beside, list, preview })
    });
    Ok(found.await?)
}

fn shown(ctx: &Ctx, found: &Loaded, wish: &Wish, errors: &[FieldError]) -> Answer {
    ctx.show(
        || WavesJson::new(&found.list, found.preview.as_ref()),
        || views::waves(ctx, found, wish, errors),
    )
}

/// The waves of invitations into a space, for those who lead it: counts only.
#[utoipa::path(get, path = "/spaces/{slug}/waves", operation_id = "invitation_waves", tag = "spaces", responses(
    (status = 200, description = "The waves, the newest first", body = WavesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or the reader does not lead it"),
))]
pub async fn waves(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let found = loaded(&ctx, slug, None).await?;
    shown(&ctx, &found, &Wish::default(), &[])
}

/// Plans a wave, or with `preview` says whom it would mean.
#[utoipa::path(post, path = "/spaces/{slug}/waves", operation_id = "plan_invitation_wave", tag = "spaces", request_body = Wish, responses(
    (status = 200, description = "The preview", body = WavesJson),
    (status = 201, description = "Planned", body = WavesJson),
    (status = 202, description = "Held for a second signature"),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or the reader does not lead it"),
    (status = 422, description = "Fields that need mending, or nobody is left to ask"),
))]
pub async fn wave_plan(ctx: Ctx, Path(slug): Path<String>, input: Input<Wish>) -> Answer {
    let wish = input.data.clone();
    if wish.preview {
        return match loaded(&ctx, slug.clone(), Some(wish.clone())).await {
            Ok(found) => shown(&ctx, &found, &wish, &[]),
            Err(Fail(Problem::Invalid(errors))) => again(&ctx, slug, &wish, errors).await,
            Err(other) => Err(other),
        };
    }
    let (gate, actor, at) = (ctx.site.gate.clone(), ctx.actor.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| plan(w, &gate, &actor, &at, &wish));
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) => again(&ctx, slug, &input.data, errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, wish: &Wish, errors: Vec<FieldError>) -> Answer {
    if ctx.api() {
        return Err(Problem::Invalid(errors).into());
    }
    let found = loaded(ctx, slug, None).await?;
    Ok(views::waves(ctx, &found, wish, &errors)?.into_response())
}

fn plan(w: &mut Write<'_>, gate: &Gate, actor: &Actor, slug: &str, wish: &Wish) -> Result<Made, Problem> {
    let place = find_place(w, actor, slug)?;
    let mut permit = gate.permit(w, actor, PLAN, place)?;
    let id = permit.thing().id;
    if permit.thing().draft {
        return Err(Problem::field("people", "spaces-draft-no-waves"));
    }
    let (names, at) = wish.ready(&actor.zone, permit.tx().now())?;
    let meant = find::meant(permit.tx(), actor, id, wish, &names)?;
    if meant.asked.is_empty() {
        return Err(Problem::field("people", "spaces-wave-nobody-left"));
    }
    kept::plan(&mut permit, at, &wish.words, &meant.asked)?;
    let list = kept::list(permit.tx(), id)?;
    Ok(Made::created(format!("/s/{slug}/waves"), &WavesJson::new(&list, None)).flash("spaces-wave-planned"))
}

async fn turn(ctx: Ctx, slug: String, wave: i64, how: Steer, flash: &'static str) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(once(&ctx), move |w| {
        let place = find_place(w, &actor, &slug)?;
        let mut permit = gate.permit(w, &actor, STEER, place)?;
        let id = permit.thing().id;
        if !kept::steer(&mut permit, WaveId::new(wave), how)? {
            return Err(Problem::NotFound);
        }
        let list = kept::list(permit.tx(), id)?;
        Ok(Made::done(format!("/s/{slug}/waves"), &WavesJson::new(&list, None)).flash(flash))
    })
    .await
}

/// Pauses a wave: nobody is asked until it goes on.
#[utoipa::path(post, path = "/spaces/{slug}/waves/{id}/pause", operation_id = "pause_invitation_wave", tag = "spaces", responses(
    (status = 200, description = "Paused", body = WavesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or it has gone"),
))]
pub async fn wave_pause(ctx: Ctx, Path((slug, id)): Path<(String, i64)>) -> Answer {
    turn(ctx, slug, id, Steer::Pause, "spaces-wave-paused").await
}

/// A paused wave goes on.
#[utoipa::path(delete, path = "/spaces/{slug}/waves/{id}/pause", operation_id = "resume_invitation_wave", tag = "spaces", responses(
    (status = 200, description = "It goes on", body = WavesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or it is not paused"),
))]
pub async fn wave_resume(ctx: Ctx, Path((slug, id)): Path<(String, i64)>) -> Answer {
    turn(ctx, slug, id, Steer::Resume, "spaces-wave-resumed").await
}

/// Takes a wave back: whoever was not asked yet is not.
#[utoipa::path(delete, path = "/spaces/{slug}/waves/{id}", operation_id = "end_invitation_wave", tag = "spaces", responses(
    (status = 200, description = "Taken back", body = WavesJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or it has gone"),
))]
pub async fn wave_end(ctx: Ctx, Path((slug, id)): Path<(String, i64)>) -> Answer {
    turn(ctx, slug, id, Steer::End, "spaces-wave-taken-back").await
}
