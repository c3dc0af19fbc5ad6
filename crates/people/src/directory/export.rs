//! The directory as a file: bulk personal data, so the network's owner alone, and written down.

use axum::http::header;
use axum::response::IntoResponse;
use policy::Action;
use web::{Answer, Ctx};

use crate::store::audit;
use crate::table::export;
use crate::things::NetworkThing;

/// Take the whole directory out as a file.
pub const EXPORT: Action = Action("exportPeople");

/// The directory as CSV, in the columns an import reads.
#[utoipa::path(get, path = "/people/export.csv", tag = "people", responses((status = 200, description = "The directory as CSV", content_type = "text/csv", body = String), (status = 403)))]
pub async fn people(ctx: Ctx) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let text = ctx
        .site
        .db
        .write(move |w| {
            let mut permit = gate.permit(w, &actor, EXPORT, NetworkThing)?;
            let text = export::people(permit.tx())?;
            audit(permit.tx(), Some(actor.id), "page", "people.export", 0)?;
            Ok::<_, kernel::Problem>(text)
        })
        .await?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"people.csv\""),
    ];
    Ok((head, text).into_response())
}
