//! The router: every room's pages and API inside the layers.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use web::Site;

use crate::{api, assets, layers, rooms};

/// The whole program as a router that tests call in process.
pub fn router(site: &Site) -> Router {
    let mut pages = Router::new();
    for room in rooms::rooms() {
        pages = pages.merge((room.pages)());
    }
    let (routes, description) = api::routes();
    let described = std::sync::Arc::new(description);
    let rooms = Router::new().merge(pages).nest("/api/v1", routes);
    site.shelf::<web::held::Replay>().set(rooms.clone(), people::store::actor);
    rooms
        .route("/api/openapi.json", get(move || api::openapi(described.clone())))
        .route("/api", get(api::page))
        .fallback(layers::nowhere)
        .layer(from_fn_with_state(site.clone(), layers::held))
        .layer(from_fn_with_state(site.clone(), workshop::files::composer::attached))
        .layer(from_fn(layers::scopes))
        .layer(from_fn_with_state(site.clone(), layers::acts))
        .layer(from_fn_with_state(site.clone(), layers::faces))
        .layer(from_fn_with_state(site.clone(), layers::limits))
        .layer(from_fn_with_state(site.clone(), layers::who))
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(web::input::LONGEST))
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(compression())
        .merge(assets::routes())
        .merge(api::health())
        .merge(crate::metrics::routes())
        .layer(from_fn(layers::headers))
        .layer(from_fn_with_state(site.clone(), layers::host))
        .with_state(site.clone())
}

/// zstd first; the library's defaults for gzip and br cost more than a page's SQL.
fn compression() -> CompressionLayer<impl tower_http::compression::Predicate> {
    use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(
        SizeAbove::new(512).and(NotForContentType::SSE).and(NotForContentType::IMAGES).and(not_files),
    )
}

/// Files go out as they are: their length is known and a part of them can be asked for.
fn not_files(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::CONTENT_DISPOSITION)
}
