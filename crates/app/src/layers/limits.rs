//! How often anybody may ask: the API, and pages that cost much. One bucket per token, else per
//! person, else per address; every limited answer says what is left (`RateLimit`), the refusal when
//! to come back (`Retry-After`). Kept in memory of this process: several share a load, not a count.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use people::tokens::Grant;
use web::Site;
use web::ctx::{Who, address};

/// How often the API may be asked in a minute, unless the settings say otherwise.
const API: u32 = 6_000;
/// How often pages that cost much may.
const COSTLY: u32 = 600;
/// Most buckets kept before the full ones are forgotten.
const MOST: usize = 50_000;

/// Pages that cost much: they read widely, or make files.
const COSTS: [&str; 9] = [
    "/search",
    "/people/chart",
    "/people/export.csv",
    "/api/v1/search",
    "/api/v1/people/chart",
    "/api/v1/people/export.csv",
    "/feeds/",
    "/in/",
    "/api/v1/in/",
];

/// The request comes too soon: after so many seconds again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slowed(pub u32);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Token(i64),
    Person(i64),
    Address(Option<IpAddr>),
}

type Buckets = RateLimiter<Key, DefaultKeyedStateStore<Key>, DefaultClock, StateInformationMiddleware>;

/// What is allowed in a minute.
struct Rate {
    name: &'static str,
    most: u32,
    buckets: Buckets,
}

/// The buckets of one site, on its shelf.
pub struct Rates {
    api: RwLock<Option<Arc<Rate>>>,
    costly: RwLock<Option<Arc<Rate>>>,
}

impl Default for Rates {
    fn default() -> Self {
        Self { api: RwLock::new(rate("api", API)), costly: RwLock::new(rate("costly", COSTLY)) }
    }
}

impl std::fmt::Debug for Rates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rates")
    }
}

fn rate(name: &'static str, most: u32) -> Option<Arc<Rate>> {
    let quota = Quota::per_minute(NonZeroU32::new(most)?);
    Some(Arc::new(Rate { name, most, buckets: RateLimiter::keyed(quota).with_middleware() }))
}

/// Another rate begins with full buckets; the same one goes on with what is in them.
fn change(kept: &RwLock<Option<Arc<Rate>>>, name: &'static str, most: u32) {
    let mut kept = kept.write().unwrap_or_else(PoisonError::into_inner);
    if kept.as_ref().map_or(0, |rate| rate.most) != most {
        *kept = rate(name, most);
    }
}

impl Rates {
    /// What the settings say; nothing is the usual, 0 no limit.
    pub fn set(&self, api: Option<u32>, costly: Option<u32>) {
        change(&self.api, "api", api.unwrap_or(API));
        change(&self.costly, "costly", costly.unwrap_or(COSTLY));
    }

    /// The bucket a path draws from, if any.
    fn of(&self, path: &str) -> Option<Arc<Rate>> {
        let now =
            |kept: &RwLock<Option<Arc<Rate>>>| kept.read().unwrap_or_else(PoisonError::into_inner).clone();
        if COSTS.iter().any(|c| path == *c || (c.ends_with('/') && path.starts_with(c))) {
            return now(&self.costly);
        }
        if path.starts_with("/api/") { now(&self.api) } else { None }
    }
}

/// What is left, or how long to wait.
enum Left {
    So(u32),
    Wait(u32),
}

impl Rate {
    fn ask(&self, key: &Key) -> Left {
        if self.buckets.len() > MOST {
            self.buckets.retain_recent();
        }
        match self.buckets.check_key(key) {
            Ok(state) => Left::So(state.remaining_burst_capacity()),
            Err(until) => {
                let wait = until.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
                Left::Wait(u32::try_from(wait).unwrap_or(60))
            }
        }
    }
}

/// The layer: it counts, and says what is left; the layer `scopes` refuses.
pub async fn limits(State(site): State<Site>, request: Request, next: Next) -> Response {
    let rates = site.shelf::<Rates>();
    let Some(rate) = rates.of(request.uri().path()) else { return next.run(request).await };
    let (mut parts, body) = request.into_parts();
    let person = parts.extensions.get::<Who>().and_then(|who| who.0.as_ref()).map(|a| a.id.number());
    let key = match (parts.extensions.get::<Grant>(), person) {
        (Some(grant), Some(_)) => Key::Token(grant.id),
        (_, Some(person)) => Key::Person(person),
        (_, None) => Key::Address(address(&parts, &site.trusted_proxies)),
    };
    let left = rate.ask(&key);
    let (left, wait) = match left {
        Left::So(left) => (left, 60 - 60_u32.saturating_mul(left) / rate.most.max(1)),
        Left::Wait(seconds) => {
            parts.extensions.insert(Slowed(seconds));
            (0, seconds)
        }
    };
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let said = [
        ("ratelimit-policy", format!("\"{}\";q={};w=60", rate.name, rate.most)),
        ("ratelimit", format!("\"{}\";r={left};t={wait}", rate.name)),
    ];
    for (name, value) in said {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
