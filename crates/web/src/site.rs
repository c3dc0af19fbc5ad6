//! The running site: what every handler can reach. One per process, cheap to clone.

use std::ops::Deref;
use std::sync::Arc;

use kernel::{Clock, PersonId, Words};
use policy::Gate;
use store::Db;

use crate::Word;
use crate::live::Hub;
use crate::shelf::Shelves;

/// The parts of a site.
#[derive(Debug)]
pub struct SiteParts {
    /// The database.
    pub db: Db,
    /// The gate.
    pub gate: Gate,
    /// All words.
    pub words: &'static Words,
    /// The network's clock.
    pub clock: Clock,
    /// Open live streams of this process.
    pub live: Hub,
    /// The network's name, as shown.
    pub name: Word,
    /// The zone of the network's civil day (IANA name).
    pub zone: Word,
    /// The public address without a slash at its end, when it is known.
    pub url: Option<String>,
    /// Proxies in front, whose word about who asks is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// The made-up company: shows the persona switch.
    pub demo: bool,
}

/// A handle on the site; the state of every router.
#[derive(Debug, Clone)]
pub struct Site(Arc<(SiteParts, Shelves)>);

impl Site {
    /// A site of these parts.
    #[must_use]
    pub fn new(parts: SiteParts) -> Self {
        Self(Arc::new((parts, Shelves::default())))
    }
    /// The one `T` this process keeps in memory for a room: a cache that may be lost at any time.
    #[must_use]
    pub fn shelf<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.0.1.get()
    }
    /// The address this network is reached by: its public one, else the one of the request.
    #[must_use]
    pub fn base(&self, headers: &axum::http::HeaderMap) -> String {
        let host = headers.get(axum::http::header::HOST).and_then(|h| h.to_str().ok());
        self.url.clone().unwrap_or_else(|| host.map(|h| format!("http://{h}")).unwrap_or_default())
    }
    /// Says that what is kept in memory about somebody is out of date (a thread was marked as
    /// read, say): things that are no facts.
    pub fn touch(&self, person: PersonId) {
        self.0.1.touch(person);
    }
    /// Changes whenever `touch` was called for somebody.
    #[must_use]
    pub fn touched(&self, person: PersonId) -> u64 {
        self.0.1.touched(person)
    }
}

impl Deref for Site {
    type Target = SiteParts;
    fn deref(&self) -> &SiteParts {
        &self.0.0
    }
}
