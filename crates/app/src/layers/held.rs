//! Requests that the gate holds for a second signature are kept as they were sent. Only somebody
//! from outside meets such a rule, so nobody else's body is read twice.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts, OriginalUri, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, Problem};
use roles::held::asking;
use web::ctx::Who;
use web::held::Kept;
use web::input::LONGEST;
use web::{Ctx, Fail, Site};

/// The layer.
pub async fn held(State(site): State<Site>, request: Request, next: Next) -> Response {
    // Files come as a stream and are never held.
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return next.run(request).await;
    }
    let from_outside = |who: &Who| who.0.as_ref().is_some_and(|actor| actor.external);
    if !request.extensions().get::<Who>().is_some_and(from_outside) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LONGEST).await else {
        return Fail(Problem::Unreadable("error-body-too-large")).into_response();
    };
    let response = run(&next, parts.clone(), bytes.clone()).await;
    let Some(Problem::Held(why)) = response.extensions().get::<Problem>().cloned() else { return response };
    let ctx = match Ctx::from_request_parts(&mut parts.clone(), &site).await {
        Ok(ctx) => ctx,
        Err(fail) => return fail.into_response(),
    };
    let Some(kept) = kept(&parts, &bytes) else {
        return Fail(Problem::Unreadable("error-form")).into_response();
    };
    if parts.method == Method::GET {
        match asking::signed(&ctx, kept.path.clone()).await {
            Ok(true) => return run(&next, cosigned(parts, ctx.actor), bytes).await,
            Ok(false) => {}
            Err(problem) => return Fail(problem).into_response(),
        }
    }
    asking::hold(&ctx, kept, why).await.unwrap_or_else(IntoResponse::into_response)
}

async fn run(next: &Next, parts: Parts, bytes: Bytes) -> Response {
    next.clone().run(Request::from_parts(parts, Body::from(bytes))).await
}

/// The same request, with the second signature on it.
fn cosigned(mut parts: Parts, actor: Actor) -> Parts {
    parts.extensions.insert(Who(Some(Actor { cosigned: true, ..actor })));
    parts
}

/// The request as it was sent; `None` when no engine could keep its body as a text.
fn kept(parts: &Parts, bytes: &Bytes) -> Option<Kept> {
    let uri = parts
        .extensions
        .get::<OriginalUri>()
        .map_or_else(|| parts.uri.clone(), |original| original.0.clone());
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let body = String::from_utf8(bytes.to_vec()).ok().filter(|text| !text.contains('\0'))?;
    Some(Kept {
        method: parts.method.as_str().to_owned(),
        path: uri.path_and_query().map_or_else(|| uri.path().to_owned(), ToString::to_string),
        content_type: kind.to_owned(),
        body,
    })
}
