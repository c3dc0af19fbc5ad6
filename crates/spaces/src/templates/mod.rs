//! Templates of spaces: what one opens often comes with its six answers, its settings and its first
//! words, to be read over and changed.
//!
//! The shipped ones are data (`shipped/*.toml`, in both languages); an organisation adds its own from
//! a space that is there. A template is only ever a beginning: nothing follows it afterwards.

mod api;
mod own;
mod routes;
pub mod shipped;
pub(super) mod views;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};
use policy::Action;
use store::{Read, Res};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Site;

pub use shipped::Template;

/// Make a template of a space.
pub const MAKE: Action = Action("makeTemplate");

pub(super) fn pages() -> Router<Site> {
    Router::new()
        .route("/spaces/templates", get(routes::templates))
        .route("/spaces/templates/{id}", post(routes::template_save))
        .route("/spaces/templates/{id}/end", post(routes::template_end))
        .route("/s/{slug}/template", get(routes::template_form).post(routes::template_make))
}

pub(super) fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(routes::templates))
        .routes(routes!(routes::template_save, routes::template_end))
        .routes(routes!(routes::template_make))
}

/// The template of that key, in that language: a shipped one, or the organisation's own.
///
/// # Errors
/// What the database says.
pub fn find(r: &mut Read<'_>, key: &str, lang: kernel::Lang) -> Res<Option<Template>> {
    match key.parse::<i64>() {
        Ok(id) => Ok(own::find(r, id)?.map(|own| own.template())),
        Err(_) => Ok(shipped::all(lang).into_iter().find(|t| t.key == key)),
    }
}

/// All of them in that language: the organisation's own first.
///
/// # Errors
/// What the database says.
pub fn all(r: &mut Read<'_>, lang: kernel::Lang) -> Res<Vec<Template>> {
    let mut list: Vec<Template> = own::list(r)?.iter().map(own::Own::template).collect();
    list.extend(shipped::all(lang));
    Ok(list)
}
