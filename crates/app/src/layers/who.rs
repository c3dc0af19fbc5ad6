//! Makes the actor: by the session's cookie on pages, by bearer token on the API (a browser's own
//! pages may use the API with their cookie too).

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Actor;
use kernel::time::MINUTE;
use people::key_store;
use people::tokens::{Grant, store as tokens};
use spaces::guests::store as guests;
use web::ctx::{Who, cookie};
use web::{Fail, Site};

/// Most people remembered at a time.
const MOST: usize = 20_000;

/// Actors found lately. An entry is good while no fact has been committed since it was read:
/// signing out, suspending and moving people are facts. Roles begin, and deputies stand in, when a day
/// begins somewhere: by the clock, at the turn of a quarter of an hour in every zone.
#[derive(Default)]
struct Known {
    at: Moment,
    actors: HashMap<String, (Actor, Option<Grant>)>,
}

/// Facts committed so far, and the quarter of an hour.
type Moment = (u64, i64);

fn moment(site: &Site) -> Moment {
    (*site.db.committed().borrow(), site.clock.now().0.div_euclid(15 * MINUTE))
}

fn known() -> &'static Mutex<HashMap<usize, Known>> {
    static KNOWN: OnceLock<Mutex<HashMap<usize, Known>>> = OnceLock::new();
    KNOWN.get_or_init(Mutex::default)
}

/// The site's own table: several sites live in one process in tests.
fn table_of(site: &Site) -> usize {
    std::ptr::from_ref(&**site).addr()
}

fn remembered(site: &Site, secret: &str, at: Moment) -> Option<(Actor, Option<Grant>)> {
    let all = known().lock().unwrap_or_else(PoisonError::into_inner);
    let table = all.get(&table_of(site)).filter(|k| k.at == at)?;
    table.actors.get(secret).cloned()
}

fn remember(site: &Site, secret: &str, at: Moment, actor: &Actor, grant: Option<Grant>) {
    // A guest's time ends by the clock, without a fact: who they are is looked up each time.
    if actor.external {
        return;
    }
    let mut all = known().lock().unwrap_or_else(PoisonError::into_inner);
    let table = all.entry(table_of(site)).or_default();
    if table.at != at || table.actors.len() >= MOST {
        *table = Known { at, actors: HashMap::new() };
    }
    table.actors.insert(secret.to_owned(), (actor.clone(), grant));
}

/// The layer.
///
/// # Errors
/// `Busy` when the database does not answer.
pub async fn who(State(site): State<Site>, request: Request, next: Next) -> Result<Response, Fail> {
    let (mut parts, body) = request.into_parts();
    let (actor, grant) = match (bearer(&parts), cookie(&parts, "session").map(str::to_owned)) {
        (Some(token), _) => of_token(&site, token).await?.map_or((None, None), |(a, g)| (Some(a), Some(g))),
        (None, Some(secret)) => (of_session(&site, secret).await?, None),
        (None, None) => (None, None),
    };
    // Nobody acts with a token whose time is over; the layer `scopes` says so.
    let over = grant.is_some_and(|g| g.over(site.clock.now()));
    let actor = actor.filter(|_| !over);
    if let Some(grant) = grant {
        parts.extensions.insert(grant);
    }
    if let Some(actor) = &actor {
        at_the_door(&site, actor).await?;
    }
    parts.extensions.insert(Who(actor.clone()));
    let mut response = next.run(Request::from_parts(parts, body)).await;
    response.extensions_mut().insert(Who(actor));
    Ok(response)
}

/// What is over for a guest is put away before anything else is done in their name: access ends at
/// its moment, not when a job comes round.
async fn at_the_door(site: &Site, actor: &Actor) -> Result<(), Fail> {
    let id = actor.id;
    if actor.external && site.db.read(move |r| guests::any_over(r, id)).await? {
        site.db.write(move |w| guests::end_over_of(w, id)).await?;
    }
    Ok(())
}

fn bearer(parts: &axum::http::request::Parts) -> Option<String> {
    let value = parts.headers.get("authorization")?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(|t| t.trim().to_owned())
}

async fn of_token(site: &Site, token: String) -> Result<Option<(Actor, Grant)>, Fail> {
    let at = moment(site);
    if let Some((actor, Some(grant))) = remembered(site, &token, at) {
        return Ok(Some((actor, grant)));
    }
    let secret = token.clone();
    let Some((actor, grant)) = site.db.read(move |r| tokens::grant(r, &secret)).await? else {
        return Ok(None);
    };
    let now = site.clock.now();
    if grant.unseen(now) && !grant.over(now) {
        site.db.write_hot(move |w| tokens::seen(w, grant.id)).await?;
    }
    remember(site, &token, at, &actor, Some(grant));
    Ok(Some((actor, grant)))
}

async fn of_session(site: &Site, secret: String) -> Result<Option<Actor>, Fail> {
    let at = moment(site);
    if let Some((actor, None)) = remembered(site, &secret, at) {
        return Ok(Some(actor));
    }
    let asked = secret.clone();
    let Some((actor, seen)) = site.db.read(move |r| key_store::actor_of_session(r, &asked)).await? else {
        return Ok(None);
    };
    if let Some(session) = actor.session
        && site.clock.now().0 - seen.0 > key_store::SEEN_MS
    {
        site.db.write_hot(move |w| key_store::touch(w, session)).await?;
    }
    remember(site, &secret, at, &actor, None);
    Ok(Some(actor))
}
