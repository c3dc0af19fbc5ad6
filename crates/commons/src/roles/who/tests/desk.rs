//! The room's routes in process, and roles to plant.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use kernel::time::DAY;
use kernel::{Actor, AssignmentId, Lang, Roles, Time, Words};
use policy::Gate;
use serde_json::Value;
use store::{Res, Write, p, sql};
use testkit::Town;
use tower::ServiceExt;
use web::ctx::Who;
use web::live::Hub;
use web::{Page, Site, SiteParts};

sql!(
    HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state,
        attachment, external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'lead', FALSE, '', '', $7, '', 1)"
);
sql!(
    STAND_IN,
    "INSERT INTO deputies (assignment_id, person_id, state, since_ms) VALUES ($1, $2, 'accepted', $3)"
);
sql!(END_ALL, "UPDATE assignments SET state = 'ended', until_ms = $2, ended_ms = $2 WHERE person_id = $1");
sql!(NETWORK, "SELECT role FROM assignments WHERE person_id = $1 AND scope = 'network' AND state = 'held'");
sql!(NOT_ANSWERED, "UPDATE assignments SET state = 'proposed' WHERE id = $1");
sql!(
    DRIVES,
    "INSERT INTO codrivings (assignment_id, driver_id, since_ms, min_days, min_acts, checked)
     VALUES ($1, $2, $3, 30, 5, '[]')"
);
sql!(KEPT, "SELECT id, role, person_id, until_ms, state, version FROM assignments ORDER BY id");

/// What a test plants: a role, whose it is, where, and since how many days.
#[derive(Clone, Copy)]
pub struct Hold {
    pub role: &'static str,
    pub who: &'static str,
    /// `""` for the network, a slug of a space, or `unit:SLUG`.
    pub at: &'static str,
    pub share: i64,
    pub deputy: &'static str,
}

pub const fn hold(role: &'static str, who: &'static str, at: &'static str) -> Hold {
    Hold { role, who, at, share: 20, deputy: "" }
}

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
    pub json: Value,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn html(&self) -> &str {
        self.page.as_ref().map_or("", |p| p.body.as_str())
    }
    /// The duty of that key on a board.
    pub fn duty(&self, key: &str) -> &Value {
        let items = self.json["items"].as_array().expect("a board");
        items.iter().find(|d| d["key"] == key).unwrap_or(&Value::Null)
    }
    /// The role of that key on a board or in coverage.
    pub fn role(&self, part: &str, key: &str) -> &Value {
        let items = self.json[part].as_array().expect("a list");
        items.iter().find(|d| d["role"] == key).unwrap_or(&Value::Null)
    }
}

pub fn gate() -> Gate {
    let roles = crate::roles::room();
    Gate::new(&[roles.schema], &[("roles", roles.policy)]).unwrap()
}

impl Desk {
    pub fn new(t: Town) -> Self {
        let mut texts: Vec<(Lang, &str)> = web::shell::WORDS.to_vec();
        texts.extend(crate::roles::room().words);
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
        let (api, _) = crate::roles::who::api().split_for_parts();
        let app = crate::roles::who::pages().nest("/api/v1", api).with_state(site);
        Self { t, app }
    }

    /// Somebody with the roles they hold over the whole network, as the sign-in would find them.
    async fn actor(&self, who: &str) -> Actor {
        let actor = self.t.actor(who);
        let held: Vec<(String,)> = self.t.db.read(move |r| r.all(&NETWORK, p![actor.id])).await.unwrap();
        let roles = held.iter().fold(Roles::default(), |all, (role,)| all.with(role));
        Actor { roles, ..self.t.actor(who) }
    }

    pub async fn call(&self, who: &str, method: &str, path: &str, body: &str) -> Reply {
        let kind =
            if path.starts_with("/api/") { "application/json" } else { "application/x-www-form-urlencoded" };
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body.to_owned()))
            .unwrap();
        request.extensions_mut().insert(Who(Some(self.actor(who).await)));
        let response = self.app.clone().oneshot(request).await.unwrap();
        let location =
            response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let (status, location) = (response.status().as_u16(), location.to_owned());
        let page = response.extensions().get::<Page>().cloned();
        let bytes = to_bytes(response.into_body(), 1 << 22).await.unwrap().to_vec();
        let json = serde_json::from_slice(&bytes).unwrap_or_default();
        Reply { status, location, page, json, bytes }
    }
    pub async fn get(&self, who: &str, path: &str) -> Reply {
        self.call(who, "GET", path, "").await
    }
    pub async fn post(&self, who: &str, path: &str, body: &str) -> Reply {
        self.call(who, "POST", path, body).await
    }

    /// Plants roles that are held since forty days ago; answers their ids.
    pub async fn plant(&self, all: &[Hold]) -> Vec<AssignmentId> {
        let from = self.t.now().plus(-40 * DAY);
        let rows: Vec<_> = all
            .iter()
            .map(|h| {
                let (scope, id) = match h.at.strip_prefix("unit:") {
                    Some(slug) => ("unit", self.t.unit(slug).number()),
                    None if h.at.is_empty() => ("network", 0),
                    None => ("space", self.t.space(h.at).number()),
                };
                let deputy = (!h.deputy.is_empty()).then(|| self.t.person(h.deputy));
                (h.role, self.t.person(h.who), scope, id, h.share, deputy)
            })
            .collect();
        let work = move |w: &mut Write<'_>| -> Res<Vec<AssignmentId>> {
            let mut ids = Vec::new();
            for (role, person, scope, scope_id, share, deputy) in &rows {
                let id: AssignmentId = w.id();
                w.exec(&HOLD, p![id, *role, *person, *scope, *scope_id, *share, from, None::<Time>, "held"])?;
                if let Some(deputy) = deputy {
                    w.exec(&STAND_IN, p![id, *deputy, from])?;
                }
                ids.push(id);
            }
            Ok(ids)
        };
        self.t.db.write(work).await.unwrap()
    }

    /// Asks somebody to hold a role: planted, and not answered.
    pub async fn ask(&self, hold: Hold) -> AssignmentId {
        let id = *self.plant(&[hold]).await.first().unwrap();
        self.t.db.write(move |w| w.exec(&NOT_ANSWERED, p![id]).map(|_| ())).await.unwrap();
        id
    }

    /// From now on somebody signs with the holder of a role.
    pub async fn drive(&self, id: AssignmentId, driver: &str) {
        let (driver, now) = (self.t.person(driver), self.t.now());
        self.t.db.write(move |w| w.exec(&DRIVES, p![id, driver, now]).map(|_| ())).await.unwrap();
    }

    /// The network of these tests: sofia leads it, victor keeps the platform with yuki standing in.
    pub async fn staffed(&self) {
        self.plant(&[
            hold("network_lead", "sofia", ""),
            Hold { deputy: "yuki", ..hold("platform_expert", "victor", "") },
            hold("esn_owner", "helene", ""),
        ])
        .await;
    }

    /// Everything somebody holds is over since so many days.
    pub async fn end(&self, who: &str, days: i64) {
        let (person, at) = (self.t.person(who), self.t.now().plus(-days * DAY));
        self.t.db.write(move |w| w.exec(&END_ALL, p![person, at]).map(|_| ())).await.unwrap();
    }

    /// Everything that is stored of roles held, to see whether anything moved.
    pub async fn kept(&self) -> Vec<(i64, String, i64, Option<i64>, String, i64)> {
        self.t.db.read(|r| r.all(&KEPT, p![])).await.unwrap()
    }
}
