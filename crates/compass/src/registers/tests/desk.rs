//! The room's routes in process: signed in by a header, problems and pages kept as values.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use kernel::{Actor, Lang, Problem, Words};
use serde_json::Value;
use testkit::Town;
use tower::ServiceExt;
use web::ctx::Who;
use web::live::Hub;
use web::{Page, Site, SiteParts};

use super::gate;

/// The room, ready to be asked.
pub struct Desk {
    pub t: Town,
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
    pub text: String,
}

impl Reply {
    /// The body of the page.
    pub fn html(&self) -> &str {
        self.page.as_ref().map_or("", |p| p.body.as_str())
    }
    /// The fields that were wrong, with why.
    pub fn wrong(&self) -> Vec<(&'static str, &'static str)> {
        match &self.problem {
            Some(Problem::Invalid(errors)) => errors.iter().map(|e| (e.field, e.reason)).collect(),
            _ => Vec::new(),
        }
    }
    /// The id of what was made.
    pub fn id(&self) -> String {
        assert_eq!(self.status, 201, "{self:?}");
        self.json["id"].as_str().unwrap().to_owned()
    }
    /// The body of the page without its tags, blanks as one.
    pub fn words(&self) -> String {
        kernel::rich::plain(self.html())
    }
    /// The rule that refused.
    pub fn rule(&self) -> &str {
        match &self.problem {
            Some(Problem::Refused(no)) => no.rule.as_str(),
            _ => "",
        }
    }
}

/// Somebody by handle, with roles over the network: `yuki+network_lead`; `lea+en` reads English.
pub fn actor(t: &Town, who: &str) -> Actor {
    let mut names = who.split('+');
    let actor = t.actor(names.next().unwrap());
    let lang = if who.ends_with("+en") { Lang::En } else { actor.lang };
    let roles = names.fold(actor.roles, kernel::Roles::with);
    Actor { roles, lang, ..actor }
}

impl Desk {
    pub fn new(t: Town) -> Self {
        let texts = [
            (Lang::En, include_str!("../words/en.ftl")),
            (Lang::Fr, include_str!("../words/fr.ftl")),
            (Lang::En, include_str!("../../../../web/words/en.ftl")),
            (Lang::Fr, include_str!("../../../../web/words/fr.ftl")),
            (Lang::En, include_str!("../../../../commons/src/spaces/words/en.ftl")),
            (Lang::Fr, include_str!("../../../../commons/src/spaces/words/fr.ftl")),
        ];
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
        let room = crate::registers::room();
        let (api, _) = (room.api)().split_for_parts();
        let app = (room.pages)().nest("/api/v1", api).with_state(site);
        Self { t, app }
    }

    pub async fn call(&self, who: &str, method: &str, path: &str, body: &str) -> Reply {
        let api = path.starts_with("/api/");
        let kind = if api { "application/json" } else { "application/x-www-form-urlencoded" };
        self.send(who, method, path, kind, body).await
    }
    pub async fn send(&self, who: &str, method: &str, path: &str, kind: &str, body: &str) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body.to_owned()))
            .unwrap();
        request.extensions_mut().insert(Who(Some(actor(&self.t, who))));
        let response = self.app.clone().oneshot(request).await.unwrap();
        let location =
            response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let status = response.status().as_u16();
        let (page, problem) =
            (response.extensions().get::<Page>().cloned(), response.extensions().get::<Problem>().cloned());
        let location = location.to_owned();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let json = serde_json::from_slice(&bytes).unwrap_or_default();
        let status = page.as_ref().and_then(|p| p.status).unwrap_or(status);
        Reply { status, location, page, problem, json, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
    /// Adds an entry by the API.
    pub async fn add(&self, who: &str, register: &str, json: &Value) -> Reply {
        self.post(who, &format!("/api/v1/registers/{register}"), &json.to_string()).await
    }
    /// Moves an entry by the API.
    pub async fn step(&self, who: &str, register: &str, id: &str, json: Value) -> Reply {
        self.post(who, &format!("/api/v1/registers/{register}/{id}/moves"), &json.to_string()).await
    }
    pub async fn get(&self, who: &str, path: &str) -> Reply {
        self.call(who, "GET", path, "").await
    }
    /// What a form sends: its fields, encoded.
    pub async fn form(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        let encode = |text: &str| -> String { text.bytes().map(|b| format!("%{b:02X}")).collect() };
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", encode(v))).collect();
        self.post(who, path, &body.join("&")).await
    }
    pub async fn post(&self, who: &str, path: &str, body: &str) -> Reply {
        self.call(who, "POST", path, body).await
    }
}
