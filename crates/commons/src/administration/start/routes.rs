//! The steps as a page and as JSON, the first of them, and closing them.

use axum::response::IntoResponse;
use kernel::Problem;
use kernel::problem::FieldError;
use policy::NetworkThing;
use store::Write;
use web::first_hours::{close, first_hours};
use web::settings::{self, Live, of_key};
use web::{Answer, Ctx, Entry, Fail, Input, Made, operator};

use super::api::{House, Over, Start};
use super::views;
use crate::administration::settings::acts::{CHOOSE, choose};

/// The settings of the first step, and the field each comes from.
pub(super) const HOUSE: [(&str, &str); 3] =
    [(settings::NAME, "name"), (settings::LANG, "language"), (settings::ZONE, "zone")];

impl House {
    pub(super) fn of(&self, field: &str) -> &str {
        match field {
            "name" => &self.name,
            "language" => &self.language,
            _ => &self.zone,
        }
    }
}

/// The first hours of a network: the steps, and which are done.
#[utoipa::path(get, path = "/start", tag = "operator", operation_id = "first_hours", responses(
    (status = 200, description = "The steps", body = Start), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there for the reader"),
))]
pub async fn start(ctx: Ctx) -> Answer {
    shown(&ctx, None, &[]).await
}

async fn shown(ctx: &Ctx, given: Option<&House>, errors: &[FieldError]) -> Answer {
    operator::door(ctx)?;
    let live = ctx.site.shelf::<Live>();
    let base: Vec<String> = HOUSE.iter().map(|(key, _)| live.base(key)).collect();
    let (at, house) = ctx
        .site
        .db
        .read(move |r| {
            let mut stands = Vec::new();
            for ((key, _), base) in HOUSE.iter().zip(base) {
                stands.push(settings::stored(r, key)?.unwrap_or(base));
            }
            Ok::<_, store::Error>((first_hours(r)?, stands))
        })
        .await?;
    let mut house = house.into_iter();
    let mut stands = || house.next().unwrap_or_default();
    let stands = House { name: stands(), language: stands(), zone: stands() };
    ctx.show(|| Start::from(at), || views::start(ctx, at, given.unwrap_or(&stands), errors))
}

/// Chooses name, language and zone in one go.
#[utoipa::path(post, path = "/start/house", tag = "operator", operation_id = "first_house", request_body = House, responses(
    (status = 200, description = "How far the network has come", body = Start),
    (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not there for the reader"),
    (status = 422, description = "One of them cannot be; nothing was stored"),
))]
pub async fn house(ctx: Ctx, input: Input<House>) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let live = ctx.site.shelf::<Live>();
    let base = HOUSE.map(|(key, _)| live.base(key));
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, CHOOSE, NetworkThing)?;
            let by = permit.by();
            for ((key, field), base) in HOUSE.iter().zip(&base) {
                let setting = of_key(key).ok_or(Problem::NotFound)?;
                choose(permit.tx(), by, setting, (form.of(field), None, base))
                    .map_err(|p| named(p, field))?;
            }
            stepped(permit.tx(), "operator-start-kept")
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => shown(&ctx, Some(&input.data), &errors).await,
        other => {
            // Here at once; every other node follows within a second.
            if let Err(error) = settings::refresh(&ctx.site).await {
                tracing::warn!(%error, "the settings could not be read again");
            }
            other
        }
    }
}

/// The error of a setting is the error of its field here.
fn named(problem: Problem, field: &'static str) -> Problem {
    match problem {
        Problem::Invalid(errors) => {
            Problem::Invalid(errors.into_iter().map(|e| FieldError { field, ..e }).collect())
        }
        other => other,
    }
}

fn stepped(w: &mut Write<'_>, flash: &'static str) -> Result<Made, Problem> {
    let at = first_hours(w)?;
    Ok(Made::done("/start".to_owned(), &Start::from(at)).flash(flash))
}

/// Closes the steps: home does not speak of them any more.
#[utoipa::path(post, path = "/start/over", tag = "operator", operation_id = "close_first_hours", request_body = Over, responses(
    (status = 200, description = "How far the network has come", body = Start),
    (status = 401, description = "Nobody is signed in"), (status = 404, description = "Not there for the reader"),
))]
pub async fn over(ctx: Ctx, input: Input<Over>) -> Answer {
    operator::door(&ctx)?;
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let made = ctx.make(input.once, move |w| {
        let mut permit = gate.permit(w, &actor, CHOOSE, NetworkThing)?;
        let by = permit.by();
        close(permit.tx())?;
        Entry::done(by, "setting.change", 0).changing(&[("start.over", "", "1")]).write(permit.tx())?;
        stepped(permit.tx(), "operator-start-closed")
    });
    Ok(made.await?.into_response())
}
