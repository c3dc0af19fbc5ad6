//! Routes and handlers: each act is mounted twice, as a page's and as JSON.

mod bytes;
mod changes;
mod detail;
mod list;
mod upload;
mod versions;

use axum::Router;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::routing::{get, post};
use kernel::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Fail, Site};

use super::file::FileId;
use super::{pictures, space_pictures};

pub(super) use upload::{added, allowed};

/// Pages and forms.
pub fn pages() -> Router<Site> {
    Router::new()
        .route("/s/{slug}/files", get(list::files).post(upload::upload))
        .route("/files/{id}", get(detail::file))
        .route("/files/{id}/{name}", get(bytes::named))
        .route("/files/{id}/act/names", post(changes::change))
        .route("/files/{id}/act/version", post(versions::replace))
        .route("/files/{id}/act/delete", post(changes::delete))
        .route("/files/{id}/versions/{number}/restore", post(versions::restore))
        .route("/pictures/{id}/{version}", get(pictures::shown))
        .route("/pictures/spaces/{id}/{version}", get(space_pictures::shown))
        .route("/s/{slug}/picture", post(space_pictures::set))
        .route("/s/{slug}/picture/delete", post(space_pictures::remove))
        .route("/me/picture", post(pictures::set))
        .route("/me/picture/delete", post(pictures::remove))
}

/// The API.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(list::files, upload::upload))
        .routes(routes!(detail::file, changes::change, changes::delete))
        .routes(routes!(bytes::content))
        .routes(routes!(versions::versions, versions::replace))
        .routes(routes!(versions::restore))
        .routes(routes!(pictures::set, pictures::remove))
        .routes(routes!(space_pictures::set, space_pictures::remove))
}

/// Which file the address names.
#[derive(Debug, Clone, Copy)]
pub struct FileAt(pub FileId);
/// Which space the address names.
#[derive(Debug, Clone)]
pub struct SpaceAt(pub String);
/// Which version the address names.
#[derive(Debug, Clone, Copy)]
pub struct VersionAt(pub i64);

/// A part of the address by its name.
pub(super) async fn part(parts: &mut Parts, site: &Site, name: &str) -> Result<String, Fail> {
    let found = RawPathParams::from_request_parts(parts, site).await.map_err(|_| Fail(Problem::NotFound))?;
    let value = found.iter().find(|(n, _)| *n == name).map(|(_, value)| value.to_owned());
    value.filter(|v| !v.contains('\0')).ok_or(Fail(Problem::NotFound))
}

impl FromRequestParts<Site> for FileAt {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        part(parts, site, "id").await?.parse().map(Self).map_err(|_| Fail(Problem::NotFound))
    }
}
impl FromRequestParts<Site> for VersionAt {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        part(parts, site, "number").await?.parse().map(Self).map_err(|_| Fail(Problem::NotFound))
    }
}
impl FromRequestParts<Site> for SpaceAt {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        part(parts, site, "slug").await.map(Self)
    }
}
