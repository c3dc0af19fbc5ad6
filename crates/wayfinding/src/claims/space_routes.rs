//! The time of one place: said by its lead, with what it costs beside it.

use ::store::Read;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::time::DAY;
use kernel::{Actor, Problem};
use policy::Gate;
use web::figure::{Shown, Viewer};
use web::place::{Beside, Kind, beside};
use web::settings::{ZONE, text};
use web::{Answer, Ctx, Fail, Input, Made, Place, find_place};

use super::api::{Saying, TimeJson};
use super::count::last;
use super::figures::{F2, F3, F4, share};
use super::store::{self, Said, pairs, weeks};
use super::{SAY_TIME, SEE_CLAIMS, views};

/// What it costs, for whoever leads it.
pub struct Cost {
    /// F4.
    pub overlaps: Vec<pairs::Beside>,
    /// F3 by rule, of those that refused enough people; nothing where there is none.
    pub refused: Option<Vec<(String, i64)>>,
    /// F2 of the last week; of a team only.
    pub manager: Option<Shown<Option<i64>>>,
}

impl Cost {
    /// F2, where it is a figure.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        self.manager.clone().and_then(Shown::figure).flatten()
    }
}

/// The time of a place.
pub struct Seen {
    /// What is said.
    pub said: Option<Said>,
    /// What it costs; for whoever leads it.
    pub cost: Option<Cost>,
    /// May the reader say it?
    pub says: bool,
}

fn viewer(place: &Place) -> Viewer {
    if place.kind == Kind::Team && place.standing.manager { Viewer::Manager } else { Viewer::Leads }
}

/// F3 of the last four whole weeks: what happened this morning is nobody's figure, nor is what happened to one.
fn refused(r: &mut Read<'_>, place: &Place) -> Result<Option<Vec<(String, i64)>>, Problem> {
    let zone = text(r, ZONE)?;
    let Some((_, _, until)) = last(r.now(), &zone) else { return Ok(None) };
    let all = weeks::refused(r, place.id, (until.plus(-28 * DAY), until))?;
    let several = |(rule, times, people): (String, i64, i64)| {
        F3.show(Viewer::Leads, people, (rule, times)).and_then(Shown::figure)
    };
    let shown: Vec<(String, i64)> = all.into_iter().filter_map(several).collect();
    Ok((!shown.is_empty()).then_some(shown))
}

fn cost(r: &mut Read<'_>, place: &Place, actor: &Actor) -> Result<Cost, Problem> {
    let class = viewer(place);
    let overlaps = pairs::of_space(r, place.id, actor.id)?;
    let several = |b: &pairs::Beside| matches!(F4.show(Viewer::Leads, b.shared, ()), Some(Shown::Is(())));
    let week = weeks::weeks(r, place.id.number(), 1)?.into_iter().next();
    let manager = week.filter(|_| place.kind == Kind::Team);
    Ok(Cost {
        overlaps: overlaps.into_iter().filter(several).collect(),
        refused: refused(r, place)?,
        manager: manager.and_then(|w| F2.show(class, w.people, share(w.manager, w.total))),
    })
}

fn seen(r: &mut Read<'_>, gate: &Gate, actor: &Actor, place: &Place) -> Result<Seen, Problem> {
    let cost = if gate.may(actor, SEE_CLAIMS, place) { Some(cost(r, place, actor)?) } else { None };
    Ok(Seen { said: store::said(r, place.id)?, cost, says: gate.may(actor, SAY_TIME, place) })
}

async fn loaded(ctx: &Ctx, slug: String) -> Result<(Place, Beside, Seen), Fail> {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let look = move |r: &mut Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        let (beside, seen) = (beside(r, &place)?, seen(r, &gate, &actor, &place)?);
        Ok::<_, Problem>((place, beside, seen))
    };
    Ok(ctx.site.db.read(look).await?)
}

/// How much time a place asks of a member’s week; for whoever leads it, what it costs: other places that
/// want the same people for the same subject, calls for everybody that were refused, and of a team the
/// manager’s part of what interrupts it.
#[utoipa::path(get, path = "/spaces/{slug}/time", operation_id = "space_time", tag = "attention", responses(
    (status = 200, description = "What it asks for", body = TimeJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
))]
pub async fn time(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (place, beside, seen) = loaded(&ctx, slug).await?;
    ctx.show(|| TimeJson::from(&seen), || views::space(&ctx, (&place, &beside, &seen), None))
}

/// Says how much time a place asks of a member’s week: whoever leads it. It stands on its card and
/// where people join, and members see it added up with their other places.
#[utoipa::path(put, path = "/spaces/{slug}/time", operation_id = "say_space_time", tag = "attention", request_body = Saying, responses(
    (status = 200, description = "Said", body = TimeJson),
    (status = 401, description = "Nobody is signed in"),
    (status = 403, description = "A rule refuses; `rule` names it"),
    (status = 404, description = "Not there, or its card is not visible to the reader"),
    (status = 422, description = "`minutes` is no number from 0 to 2400"),
))]
pub async fn say(ctx: Ctx, Path(slug): Path<String>, input: Input<Saying>) -> Answer {
    let (gate, actor, form, at) =
        (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone(), slug.clone());
    let answer = ctx.make(input.once, move |w| {
        let place = find_place(w, &actor, &at)?;
        let path = format!("{}/time", place.path());
        let mut permit = gate.permit(w, &actor, SAY_TIME, place.clone())?;
        let minutes = form.number().ok_or_else(|| Problem::field("minutes", "claims-flaw-minutes"))?;
        store::say(&mut permit, minutes)?;
        let now = seen(permit.tx(), &gate, &actor, &place)?;
        Ok(Made::done(path, &TimeJson::from(&now)).flash("claims-flash-said"))
    });
    match answer.await {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => again(&ctx, slug, &input.data, &errors).await,
        other => other,
    }
}

async fn again(ctx: &Ctx, slug: String, form: &Saying, errors: &[FieldError]) -> Answer {
    let (place, beside, seen) = loaded(ctx, slug).await?;
    Ok(views::space(ctx, (&place, &beside, &seen), Some((form.text(), errors)))?.into_response())
}
