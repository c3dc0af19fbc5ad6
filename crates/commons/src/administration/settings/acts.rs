//! Choosing a setting: one at a time, checked against its bounds, never over somebody else's choice.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::problem::FieldError;
use kernel::{PersonId, Problem};
use policy::{Action, NetworkThing};
use store::Write;
use web::settings::{Kind, Live, Setting, of_key, put, refresh, stored};
use web::{Answer, Ctx, Entry, Fail, Input, Made, operator};

use super::api::ChooseForm;
use super::{routes, views};

/// Change the settings of the network.
pub const CHOOSE: Action = Action("chooseSettings");

/// What is wrong with a value, with its bounds.
#[must_use]
pub fn wrong(setting: &Setting, reason: &'static str) -> Problem {
    let args = match setting.kind {
        Kind::Number(least, most) | Kind::Days(least, most) => {
            vec![("least".to_owned(), least.to_string()), ("most".to_owned(), most.to_string())]
        }
        Kind::Line(most) => vec![("most".to_owned(), most.to_string())],
        Kind::Zone | Kind::One(_) | Kind::Host => Vec::new(),
    };
    Problem::Invalid(vec![FieldError { field: "value", reason, args }])
}

/// Chooses, and writes it down with the value before and after. `base` is what holds when nobody
/// chooses; `before` the value the choice was made upon.
///
/// # Errors
/// `Invalid` by its bounds, `Conflict` when it holds something else than `before` meanwhile.
pub fn choose(
    w: &mut Write<'_>,
    by: Option<PersonId>,
    setting: &'static Setting,
    (given, before, base): (&str, Option<&str>, &str),
) -> Result<String, Problem> {
    let now = stored(w, setting.key)?;
    let held = now.clone().unwrap_or_else(|| base.to_owned());
    if before.is_some_and(|before| before != held) {
        return Err(Problem::Conflict("operator-set-meanwhile"));
    }
    let back = given.trim().is_empty();
    let value =
        if back { base.to_owned() } else { setting.read(given).map_err(|why| wrong(setting, why))? };
    if (back && now.is_none()) || now.as_deref() == Some(value.as_str()) && !back {
        return Ok(value);
    }
    put(w, setting.key, (!back).then_some(value.as_str()))?;
    let changes = [(setting.key, held.as_str(), value.as_str())];
    let via = if by.is_some() { "page" } else { "command" };
    Entry::done(by, "setting.change", 0).by_way(via).changing(&changes).write(w)?;
    Ok(value)
}

/// Chooses a setting; an empty value goes back to what is usual.
#[utoipa::path(put, path = "/operator/settings/{key}", tag = "operator", operation_id = "choose_setting", request_body = ChooseForm, params(("key" = String, Path, description = "Its name")), responses(
    (status = 200, description = "The setting as it holds", body = super::api::SettingJson), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "No such setting"), (status = 409, description = "Somebody else chose meanwhile; nothing was stored"),
    (status = 422, description = "The value is out of bounds"),
))]
pub async fn set_api(ctx: Ctx, key: Path<String>, input: Input<ChooseForm>) -> Answer {
    set(ctx, key, input).await
}

/// … from its form.
pub async fn set(ctx: Ctx, Path(key): Path<String>, input: Input<ChooseForm>) -> Answer {
    operator::door(&ctx)?;
    let setting = of_key(&key).ok_or(Problem::NotFound)?;
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let live = ctx.site.shelf::<Live>();
    if live.given(setting.key) {
        return Err(Fail(Problem::Conflict("operator-set-given")));
    }
    let base = live.base(setting.key);
    let answer = ctx
        .make(input.once, move |w| {
            let mut permit = gate.permit(w, &actor, CHOOSE, NetworkThing)?;
            let by = permit.by();
            choose(permit.tx(), by, setting, (&form.value, form.before.as_deref(), &base))?;
            let live = Live::default();
            let row = web::settings::chosen(permit.tx())?;
            let json = routes::json(&live, setting, &row);
            Ok(Made::done(format!("/operator/settings#{}", setting.key), &json).flash("operator-set-done"))
        })
        .await;
    match answer {
        Err(Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let items = routes::all(&ctx).await?;
            Ok(views::settings(&ctx, &items, Some((setting.key, &input.data.value, &errors)))?
                .into_response())
        }
        other => {
            // Here at once; every other node follows within a second.
            if let Err(error) = refresh(&ctx.site).await {
                tracing::warn!(%error, "the settings could not be read again");
            }
            other
        }
    }
}
