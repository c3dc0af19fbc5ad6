//! Answers: a page inside the shell, a fragment, JSON, or "made" (created here, see there).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use kernel::Problem;
use serde::Serialize;
use store::Write;

use crate::{Answer, Ctx, Fail, Once, Visitor};

/// Which of the two flows a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// In the flow of work: team and project spaces.
    Work,
    /// Above the flow: communities.
    Community,
    /// The whole network, settings, people.
    #[default]
    House,
}

/// A page without its shell; the app's layer puts the shell around it.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Title in the reader's language.
    pub title: String,
    /// Which flow it belongs to.
    pub flow: Flow,
    /// The main column's HTML.
    pub body: String,
    /// The right column's HTML: what is this place, who helps here.
    pub aside: Option<String>,
    /// Which place in the rail is lit: `home`, `people`, `spaces`, `notifications`, or `s/{slug}`.
    pub here: String,
    /// HTTP status; 200 unless said otherwise.
    pub status: Option<u16>,
    /// No rail and no bars: sign-in, first owner.
    pub bare: bool,
    /// The feed of this place, for readers of feeds that look for one.
    pub feed: Option<String>,
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let status = self.status.and_then(|s| StatusCode::from_u16(s).ok()).unwrap_or(StatusCode::OK);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Something was made (or done): where it is, what it is as JSON, and for htmx its fragment.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// 201 for created, 200 for done, 202 for waiting.
    pub status: u16,
    /// The page to go to.
    pub location: String,
    /// The thing as the API shows it.
    pub json: serde_json::Value,
    /// The thing as a fragment, when htmx asked.
    pub fragment: Option<String>,
    /// Key of a sentence shown on the next page.
    pub flash: Option<&'static str>,
}

impl Made {
    /// Created: 201.
    #[must_use]
    pub fn created(location: String, json: &impl Serialize) -> Self {
        Self { status: 201, location, json: value(json), ..Self::default() }
    }
    /// Done: 200.
    #[must_use]
    pub fn done(location: String, json: &impl Serialize) -> Self {
        Self { status: 200, location, json: value(json), ..Self::default() }
    }
    /// … with its fragment.
    #[must_use]
    pub fn fragment(mut self, html: String) -> Self {
        self.fragment = Some(html);
        self
    }
    /// … with a sentence on the next page.
    #[must_use]
    pub fn flash(mut self, key: &'static str) -> Self {
        self.flash = Some(key);
        self
    }
}

fn value(json: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(json).unwrap_or_default()
}

/// Renders a template; a failure is our own and becomes 500.
///
/// # Errors
/// `Problem::Broken` when the template cannot be written.
pub fn render(template: &impl askama::Template) -> Result<String, Problem> {
    template.render().map_err(|e| Problem::Broken(e.to_string()))
}

/// JSON with a status.
pub fn json(status: u16, value: &impl Serialize) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    (status, axum::Json(value)).into_response()
}

/// HTML of a part of a page.
pub fn fragment(html: String) -> Response {
    Html(html).into_response()
}

/// 303 to another page of ours, with a sentence to show there.
pub fn redirect(to: &str, flash: Option<&str>) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    if let Some(cookie) = flash.and_then(|key| {
        HeaderValue::from_str(&format!("flash={key}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60")).ok()
    }) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

impl Ctx {
    /// Shows something: JSON on the API, a page otherwise.
    ///
    /// # Errors
    /// What making the page says.
    pub fn show<J: Serialize>(
        &self,
        as_json: impl FnOnce() -> J,
        as_page: impl FnOnce() -> Result<Page, Problem>,
    ) -> Answer {
        if self.api() { Ok(json(200, &as_json())) } else { Ok(as_page()?.into_response()) }
    }

    /// Runs one write and answers in the mount's form; a repeated key is answered as before.
    ///
    /// # Errors
    /// What the write says; nothing is stored then.
    pub async fn make(
        &self,
        once: Once,
        work: impl Fn(&mut Write<'_>) -> Result<Made, Problem> + Send + 'static,
    ) -> Answer {
        let made = self.site.db.write(self.answered_once(once, work)).await?;
        Ok(self.made(made))
    }

    /// As `make`, at READ COMMITTED: for a hot act that touches only its own rows.
    ///
    /// # Errors
    /// As `make`.
    pub async fn make_hot(
        &self,
        once: Once,
        work: impl Fn(&mut Write<'_>) -> Result<Made, Problem> + Send + 'static,
    ) -> Answer {
        let made = self.site.db.write_hot(self.answered_once(once, work)).await?;
        Ok(self.made(made))
    }

    /// The work, answered as before when its key was used before.
    fn answered_once(
        &self,
        once: Once,
        work: impl Fn(&mut Write<'_>) -> Result<Made, Problem> + Send + 'static,
    ) -> impl Fn(&mut Write<'_>) -> Result<Made, Problem> + Send + 'static {
        let (person, route) = (self.actor.id, self.path.clone());
        move |w| {
            if let Some(before) = once.claim(w, person, &route)? {
                return Ok(before);
            }
            let made = work(w)?;
            once.keep(w, person, &route, &made)?;
            Ok(made)
        }
    }

    /// Answers what was made.
    #[must_use]
    pub fn made(&self, made: Made) -> Response {
        if self.api() {
            let mut response = json(made.status, &made.json);
            response.extensions_mut().insert(crate::held::At(made.location.clone()));
            if made.status == 201
                && let Ok(at) = HeaderValue::from_str(&made.location)
            {
                response.headers_mut().insert(header::LOCATION, at);
            }
            return response;
        }
        match made.fragment {
            Some(html) if self.hx => fragment(html),
            _ => redirect(&made.location, made.flash),
        }
    }
}

impl Visitor {
    /// Shows something: JSON on the API, a page otherwise.
    ///
    /// # Errors
    /// What making the page says.
    pub fn show<J: Serialize>(
        &self,
        as_json: impl FnOnce() -> J,
        as_page: impl FnOnce() -> Result<Page, Problem>,
    ) -> Answer {
        if self.api() { Ok(json(200, &as_json())) } else { Ok(as_page().map_err(Fail)?.into_response()) }
    }
}
