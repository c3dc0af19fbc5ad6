//! The face of an answer: a page gets its shell, a problem becomes a page or problem JSON in the
//! reader's language.

use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Lexicon, Problem};
use serde_json::{Value, json};
use web::answer::redirect;
use web::ctx::{Who, cookie, language};
use web::{Fail, Page, Site};

use super::rail;

/// What the layer knows of a request when its answer comes back.
pub(super) struct Asked {
    pub site: Site,
    pub who: Who,
    pub l: Lexicon,
    pub path: String,
    pub full: String,
    pub get: bool,
    pub api: bool,
    pub hx: bool,
    pub flash: Option<String>,
    pub theme: Option<String>,
}

/// The layer.
pub async fn faces(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asked = asked(site, &request);
    if asked.full.contains("%00") {
        // No name or word has a NUL, and PostgreSQL would not even look for one.
        return problem_face(&asked, Problem::NotFound).await;
    }
    let (parts, body) = request.into_parts();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        if problem == Problem::NotFound
            && let Some(moved) = super::moved::moved(&asked).await
        {
            return moved;
        }
        return problem_face(&asked, problem).await;
    }
    if let Some(page) = response.extensions_mut().remove::<Page>() {
        return page_face(&asked, page, response.headers().clone()).await;
    }
    let status = response.status();
    if status.is_client_error() && response.headers().get(header::CONTENT_TYPE).is_none_or(is_plain) {
        // What axum itself refuses (a wrong method, a bad query) gets our face too.
        return problem_face(&asked, of_status(status)).await;
    }
    response
}

fn is_plain(value: &HeaderValue) -> bool {
    value.to_str().is_ok_and(|v| v.starts_with("text/plain"))
}

fn of_status(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::NotFound,
        StatusCode::FORBIDDEN => Problem::Refused(kernel::Refusal {
            rule: "cross-site".into(),
            reason: "rule-cross-site".into(),
            args: Vec::new(),
            asked: None,
        }),
        StatusCode::METHOD_NOT_ALLOWED => Problem::Unreadable("error-method"),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::Unreadable("error-body-too-large"),
        _ => Problem::Unreadable("error-form"),
    }
}

fn asked(site: Site, request: &Request) -> Asked {
    let (parts, _) = {
        let mut copy = Request::new(());
        *copy.headers_mut() = request.headers().clone();
        *copy.extensions_mut() = request.extensions().clone();
        copy.into_parts()
    };
    let uri =
        request.extensions().get::<OriginalUri>().map_or_else(|| request.uri().clone(), |o| o.0.clone());
    let who = request.extensions().get::<Who>().cloned().unwrap_or_default();
    let zone = who.0.as_ref().map_or(site.zone.to_string(), |a| a.zone.clone());
    let l = Lexicon::new(site.words, language(&parts, &site), &zone, site.clock.now());
    Asked {
        path: uri.path().to_owned(),
        full: uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        get: request.method() == axum::http::Method::GET,
        api: uri.path().starts_with("/api/") || uri.path().starts_with("/in/"),
        hx: parts.headers.contains_key("hx-request"),
        flash: cookie(&parts, "flash").map(str::to_owned),
        theme: cookie(&parts, "theme").map(str::to_owned),
        site,
        who,
        l,
    }
}

async fn page_face(asked: &Asked, page: Page, headers: HeaderMap) -> Response {
    let status = page.status.and_then(|s| StatusCode::from_u16(s).ok()).unwrap_or(StatusCode::OK);
    let html = match rail::shell(asked, page).await {
        Ok(html) => html,
        Err(problem) => return Fail(problem).into_response(),
    };
    let mut response = (status, axum::response::Html(html)).into_response();
    for (name, value) in &headers {
        if name == header::SET_COOKIE {
            response.headers_mut().append(name, value.clone());
        }
    }
    if asked.flash.is_some() {
        let gone = HeaderValue::from_static("flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

async fn problem_face(asked: &Asked, problem: Problem) -> Response {
    if let Problem::Broken(why) = &problem {
        let path = if asked.path.starts_with("/link/") { "/link/…" } else { asked.path.as_str() };
        tracing::error!(path, why, "broken");
    }
    let mut response = if asked.api {
        problem_json(asked, &problem)
    } else if problem == Problem::SignIn {
        sign_in_first(asked)
    } else {
        let page = rail::problem_page(asked, &problem);
        match rail::shell(asked, page).await {
            Ok(html) => (status(&problem), axum::response::Html(html)).into_response(),
            Err(_) => {
                (status(&problem), asked.l.t(format!("error-{}-title", problem.code()))).into_response()
            }
        }
    };
    let wait = match problem {
        Problem::Busy => Some(2),
        Problem::Slow(seconds) => Some(seconds),
        _ => None,
    };
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn status(problem: &Problem) -> StatusCode {
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn sign_in_first(asked: &Asked) -> Response {
    let next: String = asked
        .full
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"/-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let to = if asked.full == "/" { "/sign-in".to_owned() } else { format!("/sign-in?next={next}") };
    let mut response = redirect(&to, None);
    if asked.hx
        && let Ok(value) = HeaderValue::from_str(&to)
    {
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        response.headers_mut().insert("hx-redirect", value);
    }
    response
}

/// RFC 9457, with a stable `code`, the `rule` of a refusal and the `fields` of a bad form.
fn problem_json(asked: &Asked, problem: &Problem) -> Response {
    let code = problem.code();
    let mut body = json!({
        "type": format!("/api#{code}"),
        "title": asked.l.t(format!("error-{code}-title")),
        "status": problem.status(),
        "code": code,
        "detail": rail::sentence(&asked.l, problem),
    });
    let extra: Vec<(&str, Value)> = match problem {
        Problem::Refused(r) | Problem::Held(r) => vec![("rule", r.rule.clone().into())],
        Problem::Invalid(errors) => {
            let fields: Vec<Value> = errors
                .iter()
                .map(|e| json!({"field": e.field, "detail": asked.l.told(e.reason, &e.args)}))
                .collect();
            vec![("fields", fields.into())]
        }
        _ => Vec::new(),
    };
    if let Some(object) = body.as_object_mut() {
        object.extend(extra.into_iter().map(|(k, v)| (k.to_owned(), v)));
    }
    let mut response = (status(problem), body.to_string()).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// No such address.
pub async fn nowhere() -> Fail {
    Fail(Problem::NotFound)
}

/// A handler panicked: 500, and the server lives on.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, "Something broke on our side. Nothing was stored; try again.\n")
        .into_response()
}
