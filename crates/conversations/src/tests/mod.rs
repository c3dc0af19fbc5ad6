//! Tests of the room, in the town, on both engines.

mod bots;
mod changing;
mod follows;
mod gate;
mod hostile;
mod kinds;
mod leads;
mod moderated;
mod moving;
mod moving_counts;
mod pages;
mod personal;
mod pins;
mod previews;
mod scheduled;
mod scheduled_signed;
mod standings;
mod starting;
mod text;
mod waiting;

use std::sync::LazyLock;

use ::store::{Read, Res, p, row, sql};
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use axum::{Extension, Router};
use http_body_util::BodyExt;
use kernel::{Actor, Fact, Lang, PersonId, Problem, Words};
use policy::Gate;
use serde_json::Value;
use testkit::Town;
use tower::ServiceExt;
use web::ctx::Who;
use web::live::Hub;
use web::{Page, Site, SiteParts};

const SPACES_SCHEMA: &str = include_str!("../../../spaces/src/schema.cedarschema");
const SPACES_RULES: &str = include_str!("../../../spaces/src/policy.cedar");
const SPACES_WORDS: [&str; 2] =
    [include_str!("../../../spaces/src/words/en.ftl"), include_str!("../../../spaces/src/words/fr.ftl")];

/// The gate over this room's rules and those of spaces.
pub fn gate() -> Gate {
    let room = super::room();
    Gate::new(&[SPACES_SCHEMA, room.schema], &[("spaces", SPACES_RULES), ("conversations", room.policy)])
        .unwrap()
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut texts: Vec<(Lang, &str)> = web::shell::WORDS.to_vec();
    texts.extend(super::room().words);
    texts.extend([(Lang::En, SPACES_WORDS[0]), (Lang::Fr, SPACES_WORDS[1])]);
    Words::new(&texts).unwrap()
});

sql!(WHO, "SELECT id, handle, name, zone, external FROM people WHERE id = $1 AND state = 'active'");

struct Somebody {
    id: PersonId,
    handle: String,
    name: String,
    zone: String,
    external: bool,
}
row!(Somebody { id, handle, name, zone, external });

/// Somebody without a session, as the program makes them.
fn as_actor(r: &mut Read<'_>, id: PersonId) -> Res<Option<Actor>> {
    let found: Option<Somebody> = r.opt(&WHO, p![id])?;
    Ok(found.map(|p| Actor {
        id: p.id,
        handle: p.handle,
        name: p.name,
        lang: Lang::En,
        zone: p.zone,
        unit: None,
        external: p.external,
        owner: false,
        roles: kernel::Roles::default(),
        cosigned: false,
        session: None,
    }))
}

/// The town's site.
pub fn site(t: &Town) -> Site {
    site_on(t, t.db.clone())
}

/// The town's site over a database of its own, as another node serves it.
pub fn site_on(t: &Town, db: ::store::Db) -> Site {
    let site = Site::new(SiteParts {
        db,
        gate: gate(),
        words: &WORDS,
        clock: t.clock.clone(),
        live: Hub::default(),
        name: "Noria".into(),
        zone: "Europe/Paris".into(),
        url: None,
        trusted_proxies: Vec::new(),
        demo: false,
    });
    site.shelf::<web::held::Replay>().set(Router::new(), as_actor);
    site
}

/// What came back.
pub struct Got {
    pub status: u16,
    pub json: Value,
    pub text: String,
    pub page: Option<Page>,
    pub problem: Option<Problem>,
    pub headers: HeaderMap,
}

impl Got {
    pub fn id(&self) -> String {
        self.json["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no id in {:?} {}", self.problem, self.text))
            .to_owned()
    }
    pub fn body(&self) -> &str {
        self.page.as_ref().map_or(&self.text, |p| &p.body)
    }
    pub fn rule(&self) -> &str {
        match &self.problem {
            Some(Problem::Refused(r)) => &r.rule,
            other => panic!("not refused: {} {other:?} {}", self.status, self.text),
        }
    }
    pub fn field(&self) -> &'static str {
        match &self.problem {
            Some(Problem::Invalid(fields)) => fields[0].field,
            other => panic!("not invalid: {} {other:?} {}", self.status, self.text),
        }
    }
    pub fn location(&self) -> &str {
        self.headers.get("location").map(|v| v.to_str().unwrap()).unwrap_or_default()
    }
}

/// The room as one of the people uses it.
#[derive(Clone)]
pub struct As {
    router: Router,
}

/// The room for one of the people, over a site of its own or a shared one.
pub fn acting(site: &Site, actor: &Actor) -> As {
    let (api, _) = super::routes::api().split_for_parts();
    let router = super::routes::pages()
        .nest("/api/v1", api)
        .layer(Extension(Who(Some(actor.clone()))))
        .with_state(site.clone());
    As { router }
}

impl As {
    pub async fn send(&self, method: &str, uri: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Got {
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response =
            self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let page = response.extensions_mut().remove::<Page>();
        let problem = response.extensions_mut().remove::<Problem>();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = page.as_ref().and_then(|p| p.status).unwrap_or(status);
        assert!(status < 500 || status == 503, "{method} {uri}: {status} {problem:?}");
        Got { status, json: serde_json::from_str(&text).unwrap_or_default(), text, page, problem, headers }
    }
    pub async fn get(&self, uri: &str) -> Got {
        self.send("GET", uri, &[], Vec::new()).await
    }
    pub async fn api(&self, method: &str, path: &str, body: Value) -> Got {
        self.send(method, &format!("/api/v1{path}"), &[], body.to_string().into_bytes()).await
    }
    pub async fn form(&self, uri: &str, pairs: &[(&str, &str)]) -> Got {
        self.send("POST", uri, &[], serde_urlencoded::to_string(pairs).unwrap().into_bytes()).await
    }
    pub async fn hx(&self, uri: &str, pairs: &[(&str, &str)]) -> Got {
        let body = serde_urlencoded::to_string(pairs).unwrap().into_bytes();
        self.send("POST", uri, &[("hx-request", "true")], body).await
    }
}

/// Every fact announced so far, oldest first.
pub async fn facts(t: &Town) -> Vec<Fact> {
    jobs::settle(&t.db, &[], &[]).await.unwrap();
    t.db.read(|r| jobs::facts_after(r, 0, 1000)).await.unwrap()
}

#[test]
fn every_reason_has_its_words_in_both_languages() {
    for rule in gate().rules().filter(|r| r.forbids && r.room == "conversations") {
        for lang in Lang::ALL {
            assert!(WORDS.has(lang, &rule.reason), "{lang}: {}", rule.reason);
        }
    }
}

#[test]
fn every_key_in_templates_and_code_exists() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut missing = Vec::new();
    let mut stack = vec![std::path::PathBuf::from(folder)];
    while let Some(at) = stack.pop() {
        for entry in std::fs::read_dir(at).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                stack.push(path);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
                let text = std::fs::read_to_string(&path).unwrap();
                for piece in text
                    .split('"')
                    .filter(|p| p.starts_with("conv-") && !p.ends_with('-') && !p.contains('{'))
                {
                    let known = piece.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
                    if known && !WORDS.has(Lang::En, piece) {
                        missing.push(format!("{piece} in {}", path.display()));
                    }
                }
            }
        }
    }
    missing.sort();
    // Cedar ids of permits start with conv- too and need no words.
    assert!(missing.is_empty(), "{missing:#?}");
}
