//! The reviews of a role somebody holds: theirs and whom they report to.

use axum::extract::Path;
use axum::response::IntoResponse;
use charter::{Catalogue, Shelf};
use kernel::problem::{FieldError, Fields};
use kernel::time::DAY;
use kernel::{AssignmentId, Problem, Time};
use web::{Answer, Ctx, Fail, Input, Made};

use super::api::{Done, LevelJson, NewReview, NewWords, ReviewJson, ReviewsJson, ViewJson};
use super::review::{Horizon, stretch};
use super::store::own::{self, Level, Seen};
use super::store::{self, Held, Reviewed};
use super::{ANSWER, LEAD, SEE, STEPS, views};

/// Longest text in characters.
const LONGEST: usize = 5_000;

/// What the page shows.
pub(super) struct Loaded {
    pub held: Held,
    pub catalogue: std::sync::Arc<Catalogue>,
    pub reviews: Vec<(Reviewed, (i64, i64))>,
    pub steps: Vec<(i64, Option<Time>)>,
    pub levels: Vec<Level>,
    pub views: Vec<Seen>,
}

async fn loaded(ctx: &Ctx, id: AssignmentId) -> Result<Loaded, Fail> {
    let (gate, actor, shelf) = (ctx.site.gate.clone(), ctx.actor.clone(), ctx.site.shelf::<Shelf>());
    let work = move |r: &mut ::store::Read<'_>| -> Result<Loaded, Problem> {
        let held = store::held(r, id)?;
        if !gate.may(&actor, SEE, &held.thing(&actor)) {
            return Err(Problem::NotFound);
        }
        let mut seen = own::views(r, held.person)?.0;
        seen.retain(|v| v.state == "agreed");
        Ok(Loaded {
            catalogue: shelf.current(r)?,
            reviews: store::reviews(r, id)?,
            steps: store::steps(r, id)?,
            levels: own::levels(r, held.person)?,
            views: seen,
            held,
        })
    };
    Ok(ctx.site.db.read(work).await?)
}

fn json(loaded: &Loaded) -> ReviewsJson {
    let step = |(place, _): &(i64, Option<Time>)| usize::try_from(*place).ok().and_then(|at| STEPS.get(at));
    ReviewsJson {
        items: loaded.reviews.iter().map(|(r, marks)| ReviewJson::of(r, *marks)).collect(),
        steps: loaded.steps.iter().filter_map(step).map(|(key, _)| (*key).to_owned()).collect(),
        competences: loaded.levels.iter().map(LevelJson::from).collect(),
        views: loaded.views.iter().map(ViewJson::from).collect(),
    }
}

/// The reviews of a role; for its holder and whom they report to, and nobody else.
#[utoipa::path(get, path = "/assignments/{id}/reviews", operation_id = "holder_reviews", tag = "growing", responses(
    (status = 200, description = "The reviews", body = ReviewsJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or not for the reader"),
))]
pub async fn reviews(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let loaded = loaded(&ctx, id).await?;
    ctx.show(|| json(&loaded), || views::reviews(&ctx, &loaded, &[]))
}

async fn again(ctx: &Ctx, id: AssignmentId, errors: &[FieldError]) -> Answer {
    let loaded = loaded(ctx, id).await?;
    Ok(views::reviews(ctx, &loaded, errors)?.into_response())
}

/// A day as it was written: its beginning.
fn day(text: &str) -> Option<Time> {
    let date: jiff::civil::Date = text.trim().parse().ok()?;
    let moment = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Time(moment.timestamp().as_millisecond()))
}

fn made(id: AssignmentId, flash: &'static str) -> Made {
    Made::done(format!("/who/assignments/{id}/reviews"), &Done { done: true }).flash(flash)
}

/// Begins a review over a stretch that is long enough.
#[utoipa::path(post, path = "/assignments/{id}/reviews", operation_id = "holder_review_begin", tag = "growing", request_body = NewReview, responses(
    (status = 200, description = "Begun; the holder is told", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 422, description = "The stretch is too short, too long, not over, or before the role began"),
))]
pub async fn begin(ctx: Ctx, Path(id): Path<AssignmentId>, input: Input<NewReview>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    let answer = ctx.make(input.once, move |w| {
        let held = store::held(w, id)?;
        if !gate.may(&actor, SEE, &held.thing(&actor)) {
            return Err(Problem::NotFound);
        }
        let mut permit = gate.permit(w, &actor, LEAD, held.thing(&actor))?;
        let now = permit.tx().now();
        let horizon = Horizon::parse(form.horizon.trim());
        let until =
            if form.until.trim().is_empty() { Some(now) } else { day(&form.until).map(|t| t.plus(DAY)) };
        let (Some(horizon), Some(from), Some(until)) = (horizon, day(&form.from), until) else {
            let mut fields = Fields::default();
            fields.check(horizon.is_some(), "horizon", "growing-horizon-which");
            fields.check(day(&form.from).is_some(), "from", "growing-day");
            fields.check(until.is_some(), "until", "growing-day");
            return Err(fields.done().err().unwrap_or(Problem::NotFound));
        };
        // The day on which the role began counts.
        let began = held.from.plus(-DAY);
        stretch(horizon, (from, until), began, now).map_err(|(field, why)| Problem::field(field, why))?;
        store::begin(&mut permit, held.person, horizon, (from, until))?;
        Ok(made(id, "growing-begun"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, id, &errors).await,
        other => other,
    }
}

/// Says what one sees: the holder of themselves, whom they report to with what is agreed.
#[utoipa::path(post, path = "/assignments/{id}/reviews/{review}", operation_id = "holder_review_say", tag = "growing", request_body = NewWords, responses(
    (status = 200, description = "Kept", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No open review of that number, or not for the reader"),
    (status = 422, description = "No words, or too many"),
))]
pub async fn say(ctx: Ctx, Path((id, review)): Path<(AssignmentId, i64)>, input: Input<NewWords>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data);
    ctx.make(input.once, move |w| {
        let held = store::held(w, id)?;
        let thing = held.thing(&actor);
        if !gate.may(&actor, SEE, &thing) {
            return Err(Problem::NotFound);
        }
        let mut permit = gate.permit(w, &actor, if thing.holder { ANSWER } else { LEAD }, thing)?;
        let mut fields = Fields::default();
        fields.length(&form.text, LONGEST, "text");
        fields.check(form.plan.chars().count() <= LONGEST, "plan", "growing-long");
        fields.done()?;
        let said = if thing.holder {
            store::own(&mut permit, review, form.text.trim())?
        } else {
            store::led(&mut permit, review, (form.text.trim(), form.plan.trim()))?
        };
        if said { Ok(made(id, "growing-said")) } else { Err(Problem::NotFound) }
    })
    .await
}

/// Ends a review that both have said something in.
#[utoipa::path(post, path = "/assignments/{id}/reviews/{review}/end", operation_id = "holder_review_end", tag = "growing", responses(
    (status = 200, description = "Ended", body = Done),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or not for the reader"),
    (status = 409, description = "One of both has not said anything yet"),
))]
pub async fn end(ctx: Ctx, Path((id, review)): Path<(AssignmentId, i64)>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    ctx.make(web::Once::default(), move |w| {
        let held = store::held(w, id)?;
        if !gate.may(&actor, SEE, &held.thing(&actor)) {
            return Err(Problem::NotFound);
        }
        let mut permit = gate.permit(w, &actor, LEAD, held.thing(&actor))?;
        if store::end(&mut permit, review)? {
            Ok(made(id, "growing-ended"))
        } else {
            Err(Problem::Conflict("growing-not-both"))
        }
    })
    .await
}
