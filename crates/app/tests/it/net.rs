//! A network to knock at: the town behind the real router, signed in as anybody by name.

use std::net::SocketAddr;

use app::config::Settings;
use app::{open, rooms, router};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use people::key_store;
use serde_json::Value;
use testkit::Town;
use tower::ServiceExt;
use web::Site;

/// The town behind the router.
pub struct Net {
    pub town: Town,
    pub site: Site,
    router: Router,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{e}: {}", self.text))
    }
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |v| v.to_str().unwrap())
    }
    /// The value of a cookie that was set.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        set.filter_map(|v| v.to_str().ok()?.split(';').next()?.split_once('='))
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v.to_owned())
    }
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }
    #[track_caller]
    pub fn has(self, words: &str) -> Self {
        assert!(self.text.contains(words), "“{words}” is not in:\n{}", self.text);
        self
    }
}

/// Runs `body` against the town on both engines; nothing may be left undelivered at the end.
pub fn on_both(body: impl AsyncFn(Net)) {
    testkit::both_engines(async |town| {
        let net = Net::new(town);
        let (site, _town) = (net.site.clone(), net.town.clone());
        body(net).await;
        settle(&site).await;
        let parked = site.db.read(|r| r.one::<(i64,)>(&PARKED, store::p![])).await.unwrap().0;
        assert_eq!(parked, 0, "a fact or job was parked");
    });
}

store::sql!(
    PARKED,
    "SELECT (SELECT COUNT(*) FROM parked_facts) + (SELECT COUNT(*) FROM jobs WHERE state = 'parked')"
);

/// Delivers every fact and runs every due job.
pub async fn settle(site: &Site) {
    jobs::settle(&site.db, &rooms::consumers(), &rooms::kinds()).await.unwrap();
}

impl Net {
    pub fn new(town: Town) -> Self {
        Self::within(town, app::config::Limits::default(), None)
    }

    /// The town behind a router of these limits.
    fn within(town: Town, limits: app::config::Limits, smtp: Option<&str>) -> Self {
        let settings = Settings {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data: std::env::temp_dir(),
            target: town.place().target(),
            url: None,
            trusted_proxies: Vec::new(),
            name: "Town".into(),
            zone: "Europe/Paris".into(),
            demo: false,
            limits,
            files: app::config::Files::default(),
            mail: app::config::Mail {
                from: "ensemble@town.example".into(),
                reply: Some("reply@town.example".into()),
                token: Some("a-token-of-the-mail-host".into()),
                smtp: smtp.map(str::to_owned),
                ..app::config::Mail::default()
            },
            key: Some("0f".repeat(32)),
            who: String::new(),
            tls: None,
            metrics_token: None,
        };
        let site = open::site(&settings, town.db.clone()).unwrap();
        Self { router: router::router(&site), town, site }
    }

    /// The same network with tighter limits: asks of the API and of costly pages in a minute.
    pub fn limited(&mut self, api: u32, costly: u32) {
        let limits = app::config::Limits {
            api_per_minute: Some(api),
            costly_per_minute: Some(costly),
            ..app::config::Limits::default()
        };
        *self = Self::within(self.town.clone(), limits, None);
    }

    /// The same network started with a mail host.
    pub fn mailing(&mut self, smtp: &str) {
        *self = Self::within(self.town.clone(), app::config::Limits::default(), Some(smtp));
    }

    /// Delivers every fact and runs every due job.
    pub async fn settle(&self) {
        settle(&self.site).await;
    }

    /// A browser of somebody's.
    pub async fn browser(&self, handle: &'static str) -> Client {
        let (id, secret) = (self.town.actor(handle).id, format!("session-{}-of-{handle}", next()));
        let kept = secret.clone();
        self.site.db.write(move |w| key_store::begin(w, id, "Firefox", &kept)).await.unwrap();
        Client {
            router: self.router.clone(),
            cookie: Some(format!("session={secret}")),
            bearer: None,
            hx: false,
        }
    }

    /// A script of somebody's, with a token.
    pub async fn script(&self, handle: &'static str) -> Client {
        let (id, secret) = (self.town.actor(handle).id, format!("token-{}-of-{handle}", next()));
        let kept = secret.clone();
        self.site.db.write(move |w| key_store::add_token(w, id, "test", &kept)).await.unwrap();
        Client { router: self.router.clone(), cookie: None, bearer: Some(secret), hx: false }
    }

    /// Somebody who is not signed in.
    pub fn stranger(&self) -> Client {
        Client { router: self.router.clone(), cookie: None, bearer: None, hx: false }
    }
}

/// A number nobody had before.
fn next() -> u64 {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

/// One way in.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookie: Option<String>,
    pub bearer: Option<String>,
    hx: bool,
}

impl Client {
    /// The same way in with another session.
    pub fn with_session(&self, secret: &str) -> Self {
        Self { cookie: Some(format!("session={secret}")), ..self.clone() }
    }
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, Vec::new(), "", &[]).await
    }
    /// A page's form.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
        let body: Vec<String> = form.iter().map(|(k, v)| format!("{}={}", escape(k), escape(v))).collect();
        self.send(Method::POST, path, body.join("&").into_bytes(), "application/x-www-form-urlencoded", &[])
            .await
    }
    /// JSON to the API.
    pub async fn json(&self, method: Method, path: &str, body: &Value) -> Reply {
        self.send(method, path, body.to_string().into_bytes(), "application/json", &[]).await
    }
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        body: Vec<u8>,
        kind: &str,
        more: &[(&str, &str)],
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(token) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if self.hx {
            request = request.header("hx-request", "true");
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000))));
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

fn escape(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
