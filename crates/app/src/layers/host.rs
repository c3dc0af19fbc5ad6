//! Checks the Host header: a page of ours is only served under our own name, so that nobody's
//! address can be made to answer with our cookies (DNS rebinding).

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use web::Site;

/// The layer.
pub async fn host(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let probe = path == "/healthz" || path == "/readyz" || path == "/metrics";
    let host = request.headers().get("host").and_then(|h| h.to_str().ok()).unwrap_or("localhost");
    if probe || allowed(host, site.url.as_deref()) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "This name is not served here. Use the network's own address.\n")
        .into_response()
}

fn allowed(host: &str, url: Option<&str>) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
        _ => host,
    };
    let ours = url.and_then(|u| u.split_once("://")).map(|(_, rest)| rest.split('/').next().unwrap_or(rest));
    let loopback =
        matches!(name, "localhost" | "127.0.0.1" | "[::1]" | "::1") || name.ends_with(".localhost");
    loopback || ours.is_some_and(|o| o == host || o == name)
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn only_our_own_names() {
        assert!(allowed("127.0.0.1:8080", None));
        assert!(allowed("[::1]:8080", None));
        assert!(allowed("ensemble.example", Some("https://ensemble.example")));
        assert!(!allowed("evil.example", Some("https://ensemble.example")));
        assert!(!allowed("evil.example:8080", None));
    }
}
