//! Holding a week, asking for cover, covering, giving it back.

use ::store::Write;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Actor, Problem};
use policy::Gate;
use web::{Answer, Ctx, Fail, Input, Made, Once};

use super::api::{Done, NewWeek};
use super::routes::{entered, loaded, made};
use super::store::weeks::{self, Week};
use super::store::{self};
use super::{CircleThing, GIVE, HOLD, PLAN, views, week};

/// A week somebody holds, with the circle as the actor meets it there.
fn held(w: &mut Write<'_>, gate: &Gate, actor: &Actor, monday: i64) -> Result<(Week, CircleThing), Problem> {
    entered(w, gate, actor)?;
    let (found, thing) = weeks::one(w, actor, monday)?;
    Ok((found.ok_or(Problem::NotFound)?, thing))
}

/// Holds a week, or says who is to.
#[utoipa::path(post, path = "/circle/weeks/{week}", operation_id = "rota_take", tag = "circle", request_body = NewWeek, responses(
    (status = 200, description = "Kept", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not for this reader"),
    (status = 409, description = "Somebody holds that week"),
    (status = 422, description = "Not a Monday within half a year, or nobody inside who facilitates"),
))]
pub async fn take(ctx: Ctx, Path(monday): Path<i64>, input: Input<NewWeek>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    let answer = ctx.make(input.once, move |w| {
        entered(w, &gate, &actor)?;
        let handle = form.person.trim().trim_start_matches('@').to_lowercase();
        let other = !handle.is_empty() && handle != actor.handle;
        let who = store::members(w)?.into_iter().find(|m| m.id == actor.id && !other || m.handle == handle);
        let (_, thing) = weeks::one(w, &actor, monday)?;
        // Whose week it is already is said below, in its own words.
        let thing = CircleThing { holder: false, ..thing };
        let mut permit = gate.permit(w, &actor, if other { PLAN } else { HOLD }, thing)?;
        if !week::open(monday, permit.tx().now()) {
            return Err(Problem::field("week", "circle-week"));
        }
        let who = who.filter(|m| !m.external).ok_or_else(|| Problem::field("person", "circle-not-one"))?;
        if !weeks::take(&mut permit, monday, who.id)? {
            return Err(Problem::Conflict("circle-taken"));
        }
        Ok(made("#rota", "circle-kept"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            Ok(views::circle(&ctx, &loaded(&ctx).await?, &errors)?.into_response())
        }
        other => other,
    }
}

/// Asks everybody inside who facilitates to cover a week.
#[utoipa::path(post, path = "/circle/weeks/{week}/cover", operation_id = "rota_cover_ask", tag = "circle", responses(
    (status = 200, description = "They are asked", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Nobody holds that week, or not for this reader"),
    (status = 409, description = "Asked for already, or covered"),
))]
pub async fn ask(ctx: Ctx, Path(monday): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once::default(), move |w| {
        let (found, thing) = held(w, &gate, &actor, monday)?;
        let mut permit = gate.permit(w, &actor, GIVE, thing)?;
        done(weeks::ask(&mut permit, &found)?, "circle-cover-asked", "circle-asked-already")
    })
    .await
}

fn done(fine: bool, flash: &'static str, why: &'static str) -> Result<Made, Problem> {
    if fine { Ok(made("#rota", flash)) } else { Err(Problem::Conflict(why)) }
}

/// Covers a week that somebody cannot hold.
#[utoipa::path(post, path = "/circle/weeks/{week}/covering", operation_id = "rota_cover", tag = "circle", responses(
    (status = 200, description = "Covered", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it: nobody covers for themselves"),
    (status = 404, description = "Nobody holds that week, or not for this reader"),
    (status = 409, description = "Nobody asks any more"),
))]
pub async fn cover(ctx: Ctx, Path(monday): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once::default(), move |w| {
        let (found, thing) = held(w, &gate, &actor, monday)?;
        let mut permit = gate.permit(w, &actor, HOLD, thing)?;
        done(weeks::cover(&mut permit, &found)?, "circle-covered", "circle-not-asked")
    })
    .await
}

/// Gives a week back, keeps it after all, or covers it no longer.
#[utoipa::path(post, path = "/circle/weeks/{week}/release", operation_id = "rota_release", tag = "circle", responses(
    (status = 200, description = "Done", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Nobody holds that week, or not for this reader"),
))]
pub async fn release(ctx: Ctx, Path(monday): Path<i64>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(Once::default(), move |w| {
        let (found, thing) = held(w, &gate, &actor, monday)?;
        let mut permit = gate.permit(w, &actor, GIVE, thing)?;
        weeks::release(&mut permit, &found)?;
        Ok(made("#rota", "circle-kept"))
    })
    .await
}
