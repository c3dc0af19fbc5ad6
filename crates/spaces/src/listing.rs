//! The network's own list of categories, kept by whoever answers for the network.

pub mod projects;
mod routes;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use kernel::{Id, Lang, Lexicon};
use policy::{Action, NetworkThing, Permitted};
use store::{Read, Res, Write, p, row, sql};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

/// Keep the network's categories.
pub const KEEP: Action = Action("keepPlaces");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/spaces/categories", get(routes::categories).post(routes::category_add))
        .route("/spaces/categories/{id}/end", post(routes::category_end))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::categories, routes::category_add))
        .routes(routes!(routes::category_end))
}

pub(super) fn project_pages() -> Router<Site> {
    Router::new().route("/spaces/projects", get(projects::projects))
}

pub(super) fn project_api() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(projects::projects))
}

sql!(ALL, "SELECT id, name_en, name_fr FROM space_categories ORDER BY place, id");
sql!(
    ADD,
    "INSERT INTO space_categories (id, place, name_en, name_fr)
     SELECT $1::bigint, COALESCE(MAX(c.place), 0) + 1, $2::text, $3::text FROM space_categories c"
);
sql!(END, "DELETE FROM space_categories WHERE id = $1");
sql!(WITHOUT, "UPDATE spaces SET category_id = NULL, version = version + 1 WHERE category_id = $1");

/// A category of spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: i64,
    /// Its name in English.
    pub name_en: String,
    /// Its name in French.
    pub name_fr: String,
}
row!(Category { id, name_en, name_fr });

impl Category {
    /// Its name in the reader's language.
    #[must_use]
    pub fn name(&self, l: &Lexicon) -> &str {
        if l.lang == Lang::Fr { &self.name_fr } else { &self.name_en }
    }
}

/// The categories, in their order.
///
/// # Errors
/// What the database says.
pub fn categories(r: &mut Read<'_>) -> Res<Vec<Category>> {
    r.all(&ALL, p![])
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, NetworkThing>, en: &str, fr: &str) -> Res<()> {
    let by = permit.by();
    let w: &mut Write<'_> = permit.tx();
    let id: Id<Category> = w.id();
    w.exec(&ADD, p![id, en, fr])?;
    web::audit(w, by, "category.add", id.number())
}

/// Ends one; its spaces have none then. Whether it was there.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, NetworkThing>, id: i64) -> Res<bool> {
    let by = permit.by();
    let w = permit.tx();
    w.exec(&WITHOUT, p![id])?;
    let ended = w.exec(&END, p![id])? > 0;
    web::audit(w, by, "category.end", id)?;
    Ok(ended)
}
