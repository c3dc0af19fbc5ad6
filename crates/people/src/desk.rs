//! The room's routes in process: signed in by a header, problems and pages kept as values.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use kernel::{Actor, Problem, Words};
use serde_json::Value;
use testkit::Town;
use tower::ServiceExt;
use web::ctx::Who;
use web::live::Hub;
use web::{Page, Site, SiteParts};

use super::tests::gate;

/// The room, ready to be asked.
pub struct Desk {
    pub t: Town,
    pub site: Site,
    app: Router,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub location: String,
    pub page: Option<Page>,
    pub problem: Option<Problem>,
    pub json: Value,
    /// The body, of a fragment or a file.
    pub text: String,
}

impl Reply {
    /// The body of the page.
    pub fn html(&self) -> &str {
        self.page.as_ref().map_or("", |p| p.body.as_str())
    }
    /// The rule that refused.
    pub fn rule(&self) -> &str {
        match &self.problem {
            Some(Problem::Refused(no)) => no.rule.as_str(),
            _ => "",
        }
    }
}

impl Desk {
    pub fn new(t: Town) -> Self {
        let room = super::room();
        let mut texts = room.words.to_vec();
        texts.extend(web::shell::WORDS);
        let site = Site::new(SiteParts {
            db: t.db.clone(),
            gate: gate(),
            words: Box::leak(Box::new(Words::new(&texts).unwrap())),
            clock: t.clock.clone(),
            live: Hub::default(),
            name: "Noria".into(),
            zone: "Europe/Paris".into(),
            url: None,
            trusted_proxies: Vec::new(),
            demo: false,
        });
        let (api, _) = (room.api)().split_for_parts();
        let app = (room.pages)().nest("/api/v1", api).with_state(site.clone());
        Self { t, site, app }
    }

    /// One of the town's people; sofia holds the network.
    fn actor(&self, who: &str) -> Actor {
        Actor { owner: who == "sofia", ..self.t.actor(who) }
    }

    pub async fn call(&self, who: &str, method: &str, path: &str, body: &str) -> Reply {
        let kind =
            if path.starts_with("/api/") { "application/json" } else { "application/x-www-form-urlencoded" };
        self.send(who, method, path, kind, body.as_bytes().to_vec()).await
    }

    async fn send(&self, who: &str, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .unwrap();
        request.extensions_mut().insert(Who((!who.is_empty()).then(|| self.actor(who))));
        let response = self.app.clone().oneshot(request).await.unwrap();
        let location =
            response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let mut reply = Reply {
            status: response.status().as_u16(),
            location: location.to_owned(),
            page: response.extensions().get::<Page>().cloned(),
            problem: response.extensions().get::<Problem>().cloned(),
            json: serde_json::Value::Null,
            text: String::new(),
        };
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        reply.json = serde_json::from_slice(&bytes).unwrap_or_default();
        reply.text = String::from_utf8_lossy(&bytes).into_owned();
        reply
    }
    /// Sends a table as a file, as a form with a file in it does.
    pub async fn csv(&self, who: &str, kind: &str, bytes: &[u8]) -> Reply {
        let part = |name: &str| format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        let mut body = format!("{}{kind}\r\n{}", part("kind"), part("file")).into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--cut--\r\n");
        self.send(who, "POST", "/people/table", "multipart/form-data; boundary=cut", body).await
    }
    pub async fn get(&self, who: &str, path: &str) -> Reply {
        self.call(who, "GET", path, "").await
    }
    pub async fn post(&self, who: &str, path: &str, body: &str) -> Reply {
        self.call(who, "POST", path, body).await
    }
}
