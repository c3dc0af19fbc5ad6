//! The room's routes in process, with a folder of their own for what is brought.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, header};
use axum::{Extension, Router};
use kernel::{Lang, Problem, Words};
use policy::Gate;
use serde_json::Value;
use testkit::Town;
use tower::ServiceExt;
use web::ctx::Who;
use web::depot::Depot;
use web::live::Hub;
use web::{Page, Site, SiteParts};

const SPACES: (&str, &str) = (
    include_str!("../../../../spaces/src/schema.cedarschema"),
    include_str!("../../../../spaces/src/policy.cedar"),
);

/// The room, ready to be asked.
pub struct Desk {
    pub t: Town,
    pub site: Site,
    app: Router,
    pub folder: tempfile::TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Got {
    pub status: u16,
    pub json: Value,
    pub bytes: Vec<u8>,
    pub html: String,
    pub problem: Option<Problem>,
    pub headers: HeaderMap,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
    pub fn first(&self) -> (String, String) {
        let item = &self.json["items"][0];
        let text = |name: &str| item[name].as_str().unwrap_or_else(|| panic!("{self:?}")).to_owned();
        (text("id"), text("url"))
    }
    pub fn wrong(&self) -> &str {
        match &self.problem {
            Some(Problem::Invalid(fields)) => fields[0].reason,
            _ => "",
        }
    }
}

pub const LINE: &str = "XXboundaryXX";

/// A form with files: `(name, bytes)`, and fields.
pub fn form(files: &[(&str, &[u8])], fields: &[(&str, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in fields {
        out.extend(
            format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    for (name, bytes) in files {
        let head = format!(
            "--{LINE}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
        );
        out.extend(head.bytes().chain(bytes.iter().copied()).chain(*b"\r\n"));
    }
    out.extend(format!("--{LINE}--\r\n").bytes());
    out
}

/// A picture of so many pixels, in colours that do not pack away.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let n = u8::try_from((x * 7 + y * 13 + x * y) % 256).unwrap();
        image::Rgb([n, n.wrapping_mul(3), n.wrapping_add(90)])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

impl Desk {
    pub fn new(t: Town) -> Self {
        Self::with(t, |_| {})
    }
    pub fn with(t: Town, set: impl Fn(&mut Depot)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (room, talk) = (crate::files::room(), crate::support::talk());
        let gate = Gate::new(
            &[SPACES.0, talk.schema, room.schema],
            &[("spaces", SPACES.1), ("conversations", talk.policy), ("files", room.policy)],
        );
        let mut texts: Vec<(Lang, &str)> = web::shell::WORDS.to_vec();
        texts.extend(room.words);
        texts.extend(talk.words);
        texts.push((Lang::En, include_str!("../../../../spaces/src/words/en.ftl")));
        texts.push((Lang::Fr, include_str!("../../../../spaces/src/words/fr.ftl")));
        let site = Site::new(SiteParts {
            db: t.db.clone(),
            gate: gate.unwrap(),
            words: Box::leak(Box::new(Words::new(&texts).unwrap())),
            clock: t.clock.clone(),
            live: Hub::default(),
            name: "Noria".into(),
            zone: "Europe/Paris".into(),
            url: None,
            trusted_proxies: Vec::new(),
            demo: false,
        });
        let blobs = blobs::Blobs::open(None, folder.path()).unwrap();
        let mut depot = Depot { blobs, most: 2_000_000.into(), quota_mb: 5.into(), scan: None };
        set(&mut depot);
        site.set_depot(depot);
        let (api, _) = (room.api)().merge((talk.api)()).split_for_parts();
        let composer = axum::middleware::from_fn_with_state(site.clone(), crate::files::composer::attached);
        let app = (room.pages)().merge((talk.pages)()).nest("/api/v1", api).layer(composer);
        Self { app: app.with_state(site.clone()), t, site, folder }
    }
    pub async fn send(
        &self,
        who: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Got {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).unwrap();
        let app = self.app.clone().layer(Extension(Who(Some(self.t.actor(who)))));
        let mut response = app.oneshot(request).await.unwrap();
        let (page, problem) =
            (response.extensions_mut().remove::<Page>(), response.extensions_mut().remove::<Problem>());
        let status = page.as_ref().and_then(|p| p.status).unwrap_or(response.status().as_u16());
        assert!(status != 500, "{method} {path}: {problem:?}");
        let headers = response.headers().clone();
        let bytes = to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec();
        let json = serde_json::from_slice(&bytes).unwrap_or_default();
        let html = page.map_or_else(|| String::from_utf8_lossy(&bytes).into_owned(), |p| p.body);
        Got { status, json, bytes, html, problem, headers }
    }
    pub async fn get(&self, who: &str, path: &str) -> Got {
        self.send(who, "GET", path, &[], Vec::new()).await
    }
    pub async fn form(&self, who: &str, path: &str, files: &[(&str, &[u8])], fields: &[(&str, &str)]) -> Got {
        let kind = format!("multipart/form-data; boundary={LINE}");
        self.send(who, "POST", path, &[(header::CONTENT_TYPE.as_str(), &kind)], form(files, fields)).await
    }
    /// Puts one file into a space by the API.
    pub async fn put(&self, who: &str, slug: &str, name: &str, bytes: &[u8]) -> Got {
        self.form(who, &format!("/api/v1/spaces/{slug}/files"), &[(name, bytes)], &[]).await
    }
    pub async fn api(&self, who: &str, method: &str, path: &str, body: Value) -> Got {
        self.send(who, method, &format!("/api/v1{path}"), &[], body.to_string().into_bytes()).await
    }
    /// Runs what is due beside the requests.
    pub async fn settle(&self) {
        crate::files::work::settle(&self.site).await.unwrap();
        let kinds = (crate::files::room().jobs)();
        jobs::settle(&self.t.db, &(crate::files::room().hears)(), &kinds).await.unwrap();
    }
    /// How many blobs lie in the folder, and how many are on their way.
    pub fn lying(&self) -> (usize, usize) {
        let count = |at: &std::path::Path| std::fs::read_dir(at).map_or(0, |all| all.flatten().count());
        let folders = std::fs::read_dir(self.folder.path()).unwrap().flatten().map(|e| e.path());
        let kept = folders.filter(|p| !p.ends_with("incoming")).map(|p| count(&p)).sum();
        (kept, count(&self.folder.path().join("incoming")))
    }
}
