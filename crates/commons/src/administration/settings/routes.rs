//! The settings, shown.

use web::settings::{Chosen, Kind, Live, SETTINGS, Setting, chosen};
use web::{Answer, Ctx, operator};

use super::api::{NetworkSettings, SettingJson};
use super::views;

/// A setting as it stands among what was chosen.
pub(crate) fn json(live: &Live, setting: &Setting, rows: &[Chosen]) -> SettingJson {
    let given = live.given(setting.key);
    let row = rows.iter().find(|c| c.key == setting.key && !given);
    let usual = live.base(setting.key);
    let (takes, words, least, most) = match setting.kind {
        Kind::Line(most) => ("line", Vec::new(), None, i64::try_from(most).ok()),
        Kind::Zone => ("zone", Vec::new(), None, None),
        Kind::One(words) => ("one", words.to_vec(), None, None),
        Kind::Number(least, most) => ("number", Vec::new(), Some(least), Some(most)),
        Kind::Days(_, most) => ("days", Vec::new(), Some(0), Some(most)),
        Kind::Host => ("host", Vec::new(), None, Some(200)),
    };
    SettingJson {
        key: setting.key,
        takes,
        words,
        least,
        most,
        value: row.map_or_else(|| usual.clone(), |c| c.value.clone()),
        usual,
        chosen: row.is_some(),
        given,
    }
}

/// All settings as they stand.
pub(super) async fn all(ctx: &Ctx) -> Result<Vec<SettingJson>, ::store::Error> {
    let rows = ctx.site.db.read(chosen).await?;
    let live = ctx.site.shelf::<Live>();
    Ok(SETTINGS.iter().map(|s| json(&live, s, &rows)).collect())
}

/// The settings of the network: what holds, what is usual, within which bounds.
#[utoipa::path(get, path = "/operator/settings", tag = "operator", operation_id = "operator_settings", responses(
    (status = 200, description = "The settings", body = NetworkSettings), (status = 401, description = "Nobody is signed in"),
    (status = 404, description = "Not there for the reader"),
))]
pub async fn settings(ctx: Ctx) -> Answer {
    operator::door(&ctx)?;
    let items = all(&ctx).await?;
    ctx.show(|| NetworkSettings { items: items.clone() }, || views::settings(&ctx, &items, None))
}
