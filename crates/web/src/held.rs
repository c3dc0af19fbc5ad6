//! Requests that are kept and carried out later, when a second person has signed them: through the
//! rooms' own routes, in the name of whoever asked, decided anew. The effect happens once, because
//! the request carries an idempotency key of its own.

use std::sync::OnceLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, Request, header};
use axum::response::Response;
use kernel::{Actor, PersonId, Problem};
use store::{Read, Res};
use tower::ServiceExt;

use crate::Site;
use crate::ctx::Who;

/// A request as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// `POST`, `PUT`, `PATCH`, `DELETE`; a `GET` is never carried out for somebody.
    pub method: String,
    /// The address with its query.
    pub path: String,
    /// What kind of body it is.
    pub content_type: String,
    /// The body.
    pub body: String,
}

impl Kept {
    /// What was filled in: names and values of the form, or of the JSON's top level.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, String)> {
        if !self.path.starts_with("/api/") {
            return serde_urlencoded::from_str(&self.body).unwrap_or_default();
        }
        let Ok(serde_json::Value::Object(all)) = serde_json::from_str(&self.body) else { return Vec::new() };
        let word = |value: serde_json::Value| match value {
            serde_json::Value::String(text) => text,
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        };
        all.into_iter().map(|(name, value)| (name, word(value))).collect()
    }
}

/// Marks a request that is carried out later.
#[derive(Debug, Clone, Copy)]
pub struct Later;

/// Where what was made is seen: beside the JSON of an answer.
#[derive(Debug, Clone)]
pub struct At(pub String);

/// Why a kept request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// Whoever asked can no longer act here: suspended, or gone.
    Away,
    /// As the answer to any request.
    Problem(Problem),
}

/// The longest answer that is read, in bytes.
const MOST: usize = 1 << 20;

type Find = fn(&mut Read<'_>, PersonId) -> Res<Option<Actor>>;

/// The rooms' routes with nothing around them, and how an actor is made without a session. One per
/// process, on the site's shelf; the routes hold no site, so the site is dropped as ever.
#[derive(Default)]
pub struct Replay(OnceLock<(Router<Site>, Find)>);

impl std::fmt::Debug for Replay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Replay")
    }
}

impl Replay {
    /// Says once which routes there are.
    pub fn set(&self, routes: Router<Site>, find: Find) {
        drop(self.0.set((routes, find)));
    }

    /// Somebody as they would act now; `None` when they are not here any more.
    ///
    /// # Errors
    /// What the database says.
    pub fn actor(&self, r: &mut Read<'_>, person: PersonId) -> Res<Option<Actor>> {
        self.0.get().map_or(Ok(None), |(_, find)| find(r, person))
    }

    /// Carries a request out in somebody's name, with the second signature on it. Answers where
    /// what it made is seen. With the same key it happens once and answers the same.
    ///
    /// # Errors
    /// Why it did not happen; nothing is stored then.
    pub async fn run(&self, site: &Site, person: PersonId, key: &str, kept: Kept) -> Result<String, Undone> {
        self.carry(site, person, key, kept, true).await
    }

    /// Carries a request out that somebody made by another way than a page (a reply by mail): in
    /// their name, with no more rights than on the page. With the same key it happens once.
    ///
    /// # Errors
    /// As `run`; an act that is held is not kept.
    pub async fn in_name_of(
        &self,
        site: &Site,
        person: PersonId,
        key: &str,
        kept: Kept,
    ) -> Result<String, Undone> {
        self.carry(site, person, key, kept, false).await
    }

    /// Brings a file to a route that takes forms with files, as a message’s own, in somebody's name and
    /// with no more rights than on the page. With the same key it happens once. Answers the JSON.
    ///
    /// # Errors
    /// As `run`.
    pub async fn upload(
        &self,
        site: &Site,
        person: PersonId,
        key: &str,
        path: &str,
        (name, bytes): (&str, &[u8]),
    ) -> Result<Vec<u8>, Undone> {
        let name: String = name.chars().filter(|c| !c.is_control() && !"\"\\".contains(*c)).collect();
        let edge = format!("edge-{key}");
        let mut body = format!(
            "--{edge}\r\nContent-Disposition: form-data; name=\"via\"\r\n\r\nmessage\r\n--{edge}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{edge}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={edge}");
        let response = self.send(site, person, key, ("POST", path, &kind), Body::from(body), false).await?;
        let answer = to_bytes(checked(response)?.into_body(), MOST).await;
        answer.map(|bytes| bytes.to_vec()).map_err(|e| Undone::Problem(Problem::Broken(e.to_string())))
    }

    async fn carry(
        &self,
        site: &Site,
        person: PersonId,
        key: &str,
        kept: Kept,
        cosigned: bool,
    ) -> Result<String, Undone> {
        let head = (kept.method.as_str(), kept.path.as_str(), kept.content_type.as_str());
        read(self.send(site, person, key, head, Body::from(kept.body), cosigned).await?)
    }

    async fn send(
        &self,
        site: &Site,
        person: PersonId,
        key: &str,
        (method, path, kind): (&str, &str, &str),
        body: Body,
        cosigned: bool,
    ) -> Result<Response, Undone> {
        let broken = |why: &str| Undone::Problem(Problem::Broken(why.to_owned()));
        let (routes, find) = self.0.get().ok_or_else(|| broken("no routes to carry a held act out"))?;
        let find = *find;
        let found = site.db.read(move |r| find(r, person)).await;
        let actor = found.map_err(|e: store::Error| Undone::Problem(e.into()))?.ok_or(Undone::Away)?;
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("idempotency-key", key)
            .body(body)
            .map_err(|e| broken(&e.to_string()))?;
        if let Ok(kind) = HeaderValue::from_str(kind) {
            request.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        request.extensions_mut().insert(Who(Some(Actor { cosigned, ..actor })));
        request.extensions_mut().insert(Later);
        let routes: Router = routes.clone().with_state(site.clone());
        match routes.oneshot(request).await {
            Ok(response) => Ok(response),
            Err(never) => match never {},
        }
    }
}

fn read(response: Response) -> Result<String, Undone> {
    let mut response = checked(response)?;
    Ok(response.extensions_mut().remove::<At>().map(|at| at.0).unwrap_or_default())
}

fn checked(mut response: Response) -> Result<Response, Undone> {
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return Err(Undone::Problem(problem));
    }
    let status = response.status();
    if !status.is_success() && !status.is_redirection() {
        // What axum itself refuses: the address or the method is no longer there.
        return Err(Undone::Problem(Problem::Unreadable("error-form")));
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(path: &str, body: &str) -> Kept {
        let (method, content_type) = ("POST".to_owned(), String::new());
        Kept { method, path: path.to_owned(), content_type, body: body.to_owned() }
    }

    #[test]
    fn what_was_filled_in_is_read_from_forms_and_json() {
        let form = kept("/s/x/threads", "title=Two+words&text=a%26b&_key=7").fields();
        assert_eq!(form[0], ("title".to_owned(), "Two words".to_owned()));
        assert_eq!(form[1].1, "a&b");
        let json = kept("/api/v1/spaces/x/threads", r#"{"title":"T","broadcast":true,"note":null}"#).fields();
        assert!(json.contains(&("title".to_owned(), "T".to_owned())));
        assert!(json.contains(&("broadcast".to_owned(), "true".to_owned())));
        assert_eq!(kept("/api/v1/x", "[1]").fields(), Vec::new());
    }
}
