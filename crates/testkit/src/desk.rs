//! A room's routes in process: signed in by a name, pages and problems kept as values.
//!
//! ```text
//! let desk = Desk::new(t, crate::notes::room());
//! let page = desk.get("ines", "/n/field-notes").await;
//! let refused = desk.form("lea+en", "/n/field-notes", &[("body", "…")]).await;
//! assert_eq!((page.status, refused.rule()), (200, "notes-of-members"));
//! ```
//! Who asks is a handle, and after it what they are besides: `yuki+network_lead` holds that role
//! over the network, `lea+en` reads English, `""` is nobody. Roles planted as rows count too.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use kernel::{Actor, Lang, Roles, Words};
use policy::Gate;
use store::{p, sql};
use tower::ServiceExt;
use web::ctx::Who;
use web::live::Hub;
use web::{Room, Site, SiteParts};

use crate::{Reply, Town};

sql!(NETWORK, "SELECT role FROM assignments WHERE person_id = $1 AND scope = 'network' AND state = 'held'");

/// What a room stands beside in its tests: another room's rules and words, without its routes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside {
    /// Its noun.
    pub name: &'static str,
    /// Its `schema.cedarschema`.
    pub schema: &'static str,
    /// Its `policy.cedar`.
    pub policy: &'static str,
    /// Its words.
    pub words: &'static [(Lang, &'static str)],
}

/// The gate over a room's rules and those it stands beside.
#[must_use]
pub fn gate(room: &Room, beside: &[Beside]) -> Gate {
    let mut schemas = vec![room.schema];
    let mut rules = vec![(room.name, room.policy)];
    for other in beside {
        schemas.push(other.schema);
        rules.push((other.name, other.policy));
    }
    Gate::new(&schemas, &rules).unwrap()
}

/// Somebody by handle with what they are besides: `yuki+network_lead`, `lea+en`.
#[must_use]
pub fn actor(t: &Town, who: &str) -> Actor {
    let mut besides = who.split('+');
    let mut actor = t.actor(besides.next().unwrap_or_default());
    for what in besides {
        match what.parse::<Lang>() {
            Ok(lang) => actor.lang = lang,
            Err(_) => actor.roles = actor.roles.with(what),
        }
    }
    actor
}

/// A room, ready to be asked.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The town it stands in.
    pub t: Town,
    app: Router,
    site: Site,
}

/// One request of a table: method, address, body; then each person with the answer they get.
pub type Row<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, u16)]);

impl Desk {
    /// A room by itself.
    #[must_use]
    pub fn new(t: Town, room: Room) -> Self {
        Self::beside(t, room, &[])
    }
    /// A room that asks for the rules or words of others.
    #[must_use]
    pub fn beside(t: Town, room: Room, others: &[Beside]) -> Self {
        let mut texts: Vec<(Lang, &str)> = web::shell::WORDS.to_vec();
        texts.extend(room.words);
        texts.extend(others.iter().flat_map(|o| o.words));
        let site = Site::new(SiteParts {
            db: t.db.clone(),
            gate: gate(&room, others),
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
        Self { t, app, site }
    }

    /// The site it stands on: its shelves, its clock.
    #[must_use]
    pub const fn site(&self) -> &Site {
        &self.site
    }

    /// Who asks, with the roles they hold over the whole network by rows, as the sign-in finds them.
    pub async fn actor(&self, who: &str) -> Option<Actor> {
        let actor = (!who.is_empty()).then(|| actor(&self.t, who))?;
        let held: Vec<(String,)> = self.t.db.read(move |r| r.all(&NETWORK, p![actor.id])).await.unwrap();
        let roles = held.iter().fold(Roles::default(), |all, (role,)| all.with(role));
        let actor = crate::desk::actor(&self.t, who);
        Some(Actor { roles: Roles(actor.roles.0 | roles.0), ..actor })
    }

    /// A request with a body of that kind and these headers.
    pub async fn send(
        &self,
        who: &str,
        request: (&str, &str),
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        let mut asked = Request::builder().method(request.0).uri(request.1);
        for (name, value) in headers {
            asked = asked.header(*name, *value);
        }
        let mut asked = asked.body(Body::from(body.to_owned())).unwrap();
        asked.extensions_mut().insert(Who(self.actor(who).await));
        let mut response = self.app.clone().oneshot(asked).await.unwrap();
        let mut reply = Reply {
            page: response.extensions_mut().remove(),
            problem: response.extensions_mut().remove(),
            headers: response.headers().clone(),
            ..Reply::default()
        };
        let status = response.status().as_u16();
        reply.status = reply.page.as_ref().and_then(|p| p.status).unwrap_or(status);
        let location = reply.headers.get(header::LOCATION).and_then(|v| v.to_str().ok());
        reply.location = location.unwrap_or_default().to_owned();
        reply.bytes = to_bytes(response.into_body(), 1 << 22).await.unwrap().to_vec();
        reply.text = String::from_utf8_lossy(&reply.bytes).into_owned();
        reply.json = serde_json::from_slice(&reply.bytes).unwrap_or_default();
        reply
    }
    /// JSON under `/api/`, a form elsewhere.
    pub async fn call(&self, who: &str, method: &str, path: &str, body: &str) -> Reply {
        let api = path.starts_with("/api/");
        let kind = if api { "application/json" } else { "application/x-www-form-urlencoded" };
        self.send(who, (method, path), &[("content-type", kind)], body).await
    }
    /// A page or a list.
    pub async fn get(&self, who: &str, path: &str) -> Reply {
        self.call(who, "GET", path, "").await
    }
    /// JSON under `/api/`, an encoded form elsewhere.
    pub async fn post(&self, who: &str, path: &str, body: &str) -> Reply {
        self.call(who, "POST", path, body).await
    }
    /// What a form sends: its fields, encoded.
    pub async fn form(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        let encode = |text: &str| -> String { text.bytes().map(|b| format!("%{b:02X}")).collect() };
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", encode(v))).collect();
        self.post(who, path, &body.join("&")).await
    }
    /// Route × person → status; all that differ are told at once. Reads come first in a table:
    /// what is written stays written for the rows below.
    pub async fn table(&self, rows: &[Row<'_>]) {
        let mut wrong = Vec::new();
        for (method, path, body, people) in rows {
            for (who, status) in *people {
                let got = self.call(who, method, path, body).await;
                if got.status != *status {
                    let why = got.problem.map(|p| format!(" {p:?}")).unwrap_or_default();
                    wrong.push(format!("{method} {path} by {who}: {} instead of {status}{why}", got.status));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
