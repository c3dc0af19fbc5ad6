//! Files that come with a message, for browsers without script: a form with files becomes the form
//! the conversation knows. The files are put into the space, and the text points to them. The room
//! that is written in need not know; when a file is not taken in, what was written is shown again
//! with the reason.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::problem::FieldError;
use kernel::{Actor, Problem};
use web::ctx::{Spoiled, Who};
use web::{Fail, Site};

use super::file::markdown;
use super::keep::{self, Into};
use super::routes::{added, allowed};
use super::store::Coming;
use super::take::{Taken, is_form, take_words};

/// The layer.
pub async fn attached(State(site): State<Site>, request: Request, next: Next) -> Response {
    let Some(slug) = composing(&request) else { return next.run(request).await };
    let Some(actor) = request.extensions().get::<Who>().and_then(|w| w.0.clone()) else {
        return Fail(Problem::SignIn).into_response();
    };
    match plain(&site, &actor, &slug, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => Fail(problem).into_response(),
    }
}

/// The space of a form that a message is written in, when it carries files.
fn composing(request: &Request) -> Option<String> {
    let mut parts = request.uri().path().strip_prefix("/s/")?.split('/');
    let slug = parts.next()?;
    let written = ["threads", "scheduled", "replies", "edit"].contains(&parts.next_back()?);
    (written && request.method() == Method::POST && is_form(request.headers())).then(|| slug.to_owned())
}

/// The same request as a plain form.
async fn plain(site: &Site, actor: &Actor, slug: &str, request: Request) -> Result<Request, Problem> {
    let depot = site.depot()?;
    let (mut parts, body) = request.into_parts();
    let mut copy = Request::new(body);
    *copy.headers_mut() = parts.headers.clone();
    let left = match allowed(site, &depot, actor, slug, &parts.headers).await {
        Ok(left) => left,
        // Nothing of a file is taken in; the words are still read and shown again.
        Err(Problem::Invalid(_) | Problem::Refused(_)) => 0,
        Err(problem) => return Err(problem),
    };
    let mut taken = take_words(&depot, copy, left, true).await?;
    let files = std::mem::take(&mut taken.files);
    let linked = match taken.refused.take() {
        Some(problem) => Err(problem),
        None if files.is_empty() => Ok(()),
        None => linked(site, actor, slug, &mut taken, files).await,
    };
    if let Err(problem) = linked {
        parts.extensions.insert(Spoiled(by_the_text(problem)));
    }
    let body = form(&taken.fields);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// The form of a message says what is wrong beside its text.
fn by_the_text(problem: Problem) -> Problem {
    let Problem::Invalid(fields) = problem else { return problem };
    Problem::Invalid(fields.into_iter().map(|f| FieldError { field: "text", ..f }).collect())
}

async fn linked(
    site: &Site,
    actor: &Actor,
    slug: &str,
    taken: &mut Taken,
    files: Vec<super::take::Arrived>,
) -> Result<(), Problem> {
    let depot = site.depot()?;
    let alt = taken.field("alt").to_owned();
    let into = Into { folder: "", alt: &alt, via: "message" };
    let coming = keep::coming(site, &depot, files, &into).await?;
    let (gate, who, at, rows) = (site.clone(), actor.clone(), slug.to_owned(), coming.clone());
    let ids = site.db.write(move |w| added(w, &gate, &depot, &who, &at, &rows)).await?;
    let line = |(id, c): (_, &Coming)| markdown(id, &c.name, &c.alt, c.look.shape.is_some());
    let links: Vec<String> = ids.into_iter().zip(&coming).map(line).collect();
    let Some((_, text)) = taken.fields.iter_mut().find(|(name, _)| name == "text") else { return Ok(()) };
    if !text.trim().is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(&links.join("\n"));
    Ok(())
}

fn form(fields: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| {
        format!("{}={}", super::file::encoded(name), super::file::encoded(value))
    };
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}
