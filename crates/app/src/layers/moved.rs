//! A space that has another address now: links to the old one go on leading there.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use spaces::keeping::store::moved as moved_to;
use web::ctx::Who;
use web::find_place;

use super::faces::Asked;

/// Where the page is now, for somebody who may see the space; nobody else learns that it moved.
pub(super) async fn moved(asked: &Asked) -> Option<Response> {
    let Who(Some(actor)) = asked.who.clone() else { return None };
    let base = ["/s/", "/api/v1/spaces/"].into_iter().find(|base| asked.full.starts_with(base));
    let base = base.filter(|_| asked.get)?;
    let rest = asked.full.get(base.len()..)?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (slug, behind) = (rest.get(..end)?.to_owned(), rest.get(end..)?);
    let found = asked.site.db.read(move |r| {
        let Some(now) = moved_to(r, &slug)? else { return Ok(None) };
        Ok::<_, store::Error>(find_place(r, &actor, &now).ok().map(|place| place.slug))
    });
    let now = found.await.ok()??;
    let to = HeaderValue::from_str(&format!("{base}{now}{behind}")).ok()?;
    let mut response = StatusCode::PERMANENT_REDIRECT.into_response();
    response.headers_mut().insert(header::LOCATION, to);
    Some(response)
}
