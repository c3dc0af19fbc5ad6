//! The API as a whole: its description, its live stream, and the probes.

use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::{Fact, PersonId, Problem, SpaceId};
use spaces::guests::store as guests;
use store::{Read, Res, p, sql};
use tokio::sync::mpsc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;
use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::live::{Ear, Frame};
use web::{Ctx, Fail, Site};

use crate::rooms;

mod parameters;

/// What every route may answer instead, and how to sign in.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ensemble",
        description = "The enterprise social network that knows who does what. Ids are strings, times RFC 3339 UTC, lists page by `after` and `limit`, errors are RFC 9457 problems with a stable `code`."
    ),
    components(schemas(ProblemJson))
)]
struct Description;

/// A problem (RFC 9457).
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub struct ProblemJson {
    /// Where the code is explained.
    pub r#type: String,
    /// What happened, in the reader's language.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code: `not-found`, `sign-in`, `invalid`, `refused`, `held`, `conflict`, `slow-down`, `busy`, `unreadable`, `broken`.
    pub code: String,
    /// What to do.
    pub detail: String,
    /// The rule that refused.
    pub rule: Option<String>,
    /// Fields that need mending.
    pub fields: Option<Vec<FieldJson>>,
}

/// A field that needs mending.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Field)]
pub struct FieldJson {
    /// Its name.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
}

/// All API routes with their description, complete by construction: both come from one macro.
pub fn routes() -> (Router<Site>, utoipa::openapi::OpenApi) {
    let mut api = OpenApiRouter::new().routes(routes!(live));
    for room in rooms::rooms() {
        api = api.merge((room.api)());
    }
    let (router, paths) = api.split_for_parts();
    let mut whole = Description::openapi().nest("/api/v1", paths);
    whole.info.version = env!("CARGO_PKG_VERSION").to_owned();
    let parts = whole.components.get_or_insert_default();
    parts.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    for (path, item) in &mut whole.paths.paths {
        let each = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in each {
            let Some(operation) = operation else { continue };
            describe_problems(operation);
            parameters::describe(path, operation);
            parameters::name(method, path, operation);
        }
    }
    whole.security = Some(vec![utoipa::openapi::SecurityRequirement::new("token", Vec::<String>::new())]);
    (router, whole)
}

/// What any route may answer instead of what was asked for.
const ANYWHERE: [(&str, &str); 3] = [
    ("401", "Nobody is signed in, or the token is not known"),
    ("429", "Too many tries; `Retry-After` says how many seconds to wait"),
    ("503", "The network is very busy; `Retry-After` says how many seconds to wait"),
];

/// Gives every error answer of an operation the shape of a problem.
fn describe_problems(operation: &mut utoipa::openapi::path::Operation) {
    use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
    let answers = &mut operation.responses.responses;
    for (status, what) in ANYWHERE {
        let plain = || RefOr::T(ResponseBuilder::new().description(what).build());
        answers.entry(status.to_owned()).or_insert_with(plain);
    }
    let errors = answers.iter_mut().filter(|(status, _)| status.starts_with(['4', '5']));
    for (_, answer) in errors {
        if let RefOr::T(answer) = answer
            && answer.content.is_empty()
        {
            let shape = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            answer.content.insert("application/problem+json".to_owned(), RefOr::T(shape));
        }
    }
}

/// The description.
pub async fn openapi(description: Arc<utoipa::openapi::OpenApi>) -> Response {
    axum::Json(&*description).into_response()
}

/// The description for people: every route, by room.
pub async fn page(visitor: web::Visitor) -> Result<Response, Fail> {
    let (_, whole) = routes();
    let page = crate::layers::api_page(&visitor, &whole)?;
    Ok(page.into_response())
}

/// `/healthz` and `/readyz`.
pub fn health() -> Router<Site> {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready))
}

async fn ready(State(site): State<Site>) -> Response {
    match site.db.read_for(2_000, jobs::last_seq).await {
        Ok(_) => "ready\n".into_response(),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {error}\n")).into_response(),
    }
}

sql!(VISIBLE, "SELECT space_id FROM visible_spaces WHERE person_id = $1");

fn visible(r: &mut Read<'_>, person: PersonId) -> Res<HashSet<SpaceId>> {
    Ok(r.all::<(SpaceId,)>(&VISIBLE, p![person])?.into_iter().map(|(id,)| id).collect())
}

/// From where a stream goes on.
#[derive(Debug, Default, serde::Deserialize, utoipa::IntoParams)]
pub struct From {
    /// The last event's id, when the header cannot be set.
    pub after: Option<i64>,
}

/// Live events: ids and kinds only; what they mean is fetched through the usual routes. Goes on after
/// `Last-Event-ID`; a listener that fell too far behind gets `event: reload`.
#[utoipa::path(get, path = "/live", tag = "live", params(From), responses((status = 200, content_type = "text/event-stream", body = Frame), (status = 401)))]
pub async fn live(
    ctx: Ctx,
    headers: axum::http::HeaderMap,
    Query(from): Query<From>,
) -> Result<Response, Fail> {
    let person = ctx.actor.id;
    // Listens before it looks, so that nothing falls between the replay and the stream.
    let mut heard = ctx.site.live.listen();
    let last = headers
        .get("last-event-id")
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse().ok())
        .or(from.after);
    let (spaces, now, past) = ctx
        .site
        .db
        .read(move |r| {
            let now = jobs::last_seq(r)?;
            let past = match last {
                Some(seq) if (0..=REPLAY).contains(&now.saturating_sub(seq)) => {
                    Some(jobs::facts_after(r, seq, REPLAY)?)
                }
                Some(_) => None,
                None => Some(Vec::new()),
            };
            Ok::<_, Problem>((visible(r, person)?, now, past))
        })
        .await?;
    let ear = Ear { person, spaces: Arc::new(Mutex::new(spaces)) };
    let (say, said) = mpsc::channel::<Event>(256);
    let from = if past.is_none() { now } else { last.unwrap_or(now) };
    let first = if past.is_none() {
        Event::default().event("reload").id(now.to_string()).data("{}")
    } else {
        Event::default().event("hello").id(from.to_string()).data("{}")
    };
    let (site, guest) = (ctx.site.clone(), ctx.actor.external);
    tokio::spawn(async move {
        if say.send(first).await.is_ok() {
            let speaking = speak(&site, &ear, &mut heard, &say, past.unwrap_or_default(), from, guest);
            tokio::select! { _ = speaking => {}, () = time_is_over(&site, person, guest) => {} }
        }
    });
    let stream = ReceiverStream::new(said).map(Ok::<_, Infallible>);
    let alive = KeepAlive::new().interval(Duration::from_secs(20));
    Ok(Sse::new(stream).keep_alive(alive).into_response())
}

/// Says the past, then what happens, until the listener is gone, falls behind or may not listen any
/// more.
async fn speak(
    site: &Site,
    ear: &Ear,
    heard: &mut tokio::sync::broadcast::Receiver<Arc<Fact>>,
    say: &mpsc::Sender<Event>,
    past: Vec<Fact>,
    mut seq: i64,
    guest: bool,
) -> Result<(), ()> {
    for fact in past {
        tell(say, ear, &fact, &mut seq).await?;
    }
    loop {
        let fact = tokio::select! {
            fact = heard.recv() => fact.map_err(drop)?,
            () = say.closed() => return Ok(()),
        };
        if closes_the_door(&fact) && fact.subject == ear.person.number() {
            // Whoever may still listen comes back through the usual door.
            return Ok(());
        }
        if guest && over(site, ear.person).await {
            return Ok(());
        }
        if ["membership.", "coach.", "space."].iter().any(|of| fact.kind.starts_with(of)) {
            renew(site, ear).await.map_err(drop)?;
        }
        tell(say, ear, &fact, &mut seq).await?;
    }
}

/// Comes back when one of a guest's times is over: their streams end with it.
async fn time_is_over(site: &Site, person: PersonId, guest: bool) {
    if !guest {
        return std::future::pending().await;
    }
    let mut second = tokio::time::interval(Duration::from_millis(500));
    loop {
        second.tick().await;
        if over(site, person).await {
            return;
        }
    }
}

async fn over(site: &Site, person: PersonId) -> bool {
    site.db.read(move |r| guests::any_over(r, person)).await.unwrap_or(true)
}

/// How many facts are replayed at most; a browser further behind loads its page anew.
const REPLAY: i64 = 2_000;

async fn renew(site: &Site, ear: &Ear) -> Res<()> {
    let person = ear.person;
    let spaces = site.db.read(move |r| visible(r, person)).await?;
    *ear.spaces.lock().unwrap_or_else(PoisonError::into_inner) = spaces;
    Ok(())
}

/// Whether a fact may end somebody's sign-in: their open streams end with it.
fn closes_the_door(fact: &Fact) -> bool {
    matches!(fact.kind.as_str(), "person.suspended" | "session.ended")
}

async fn tell(say: &mpsc::Sender<Event>, ear: &Ear, fact: &Fact, seq: &mut i64) -> Result<(), ()> {
    if fact.seq <= *seq || fact.quiet {
        return Ok(());
    }
    *seq = fact.seq;
    if !ear.hears(fact) {
        return Ok(());
    }
    let data = serde_json::to_string(&Frame::from(fact)).map_err(drop)?;
    say.send(Event::default().id(fact.seq.to_string()).data(data)).await.map_err(drop)
}
