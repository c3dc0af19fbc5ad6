//! Who asks, and in which form the answer goes back. Made by extractors; the mount (page or API)
//! decides the form, not the Accept header.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use kernel::{Actor, Lang, Lexicon, Problem};

use crate::{Fail, Site};

/// Where a handler is mounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mount {
    /// Human addresses: pages, forms, fragments.
    Page,
    /// `/api/v1`: JSON.
    Api,
}

/// The person the middleware found, if any; put into the request's extensions.
#[derive(Debug, Clone, Default)]
pub struct Who(pub Option<Actor>);

/// What came with the words of this request was not taken in: they are shown again with the reason.
#[derive(Debug, Clone)]
pub struct Spoiled(pub Problem);

/// A request by anybody, signed in or not.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The site.
    pub site: Site,
    /// Who asks, when signed in.
    pub actor: Option<Actor>,
    /// Words in the reader's language and zone.
    pub l: Lexicon,
    /// Page or API.
    pub mount: Mount,
    /// Whether htmx asks and wants a fragment.
    pub hx: bool,
    /// The address asked for, without its query.
    pub path: String,
    /// The `Idempotency-Key` header.
    pub key: Option<String>,
    /// Where the request comes from.
    pub address: Option<IpAddr>,
}

/// A request by somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// The site.
    pub site: Site,
    /// Who acts.
    pub actor: Actor,
    /// Words in the reader's language and zone.
    pub l: Lexicon,
    /// Page or API.
    pub mount: Mount,
    /// Whether htmx asks and wants a fragment.
    pub hx: bool,
    /// The address asked for, without its query.
    pub path: String,
    /// The `Idempotency-Key` header.
    pub key: Option<String>,
    /// What came with its words was not taken in.
    pub spoiled: Option<Problem>,
}

fn header<'p>(parts: &'p Parts, name: &str) -> Option<&'p str> {
    parts.headers.get(name).and_then(|v| v.to_str().ok())
}

/// The language asked for: the signed-in person's, else the cookie's, else the browser's, else the
/// network's.
#[must_use]
pub fn language(parts: &Parts, site: &Site) -> Lang {
    if let Some(Who(Some(actor))) = parts.extensions.get::<Who>() {
        return actor.lang;
    }
    let chosen = cookie(parts, "lang").and_then(|c| c.parse().ok());
    let ours = |part: &str| part.trim().get(..2)?.to_ascii_lowercase().parse().ok();
    let asked = || header(parts, "accept-language").unwrap_or_default().split(',').find_map(ours);
    chosen.or_else(asked).unwrap_or_else(|| site.shelf::<crate::settings::Live>().lang())
}

/// A cookie of the request by its name.
#[must_use]
pub fn cookie<'p>(parts: &'p Parts, name: &str) -> Option<&'p str> {
    let all = header(parts, "cookie")?;
    all.split(';').filter_map(|c| c.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v)
}

/// Where a request comes from: the peer, or what a trusted proxy says of it. Behind several proxies
/// the last address that is not one of ours counts, so nobody can invent their own.
#[must_use]
pub fn address(parts: &Parts, trusted: &[IpAddr]) -> Option<IpAddr> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip();
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let lines = parts.headers.get_all("x-forwarded-for").iter().map(|v| v.to_str().unwrap_or("?"));
    let said = lines.collect::<Vec<_>>().join(",");
    let read = |a: &str| {
        let a = a.trim();
        a.parse().ok().or_else(|| a.parse::<SocketAddr>().ok().map(|s| s.ip()))
    };
    // Nothing is believed beyond what cannot be read.
    let mut chain = said.rsplit(',').map_while(read);
    Some(chain.find(|a| !trusted.contains(a)).unwrap_or(peer))
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        let Who(actor) = parts.extensions.get::<Who>().cloned().unwrap_or_default();
        let zone = actor.as_ref().map_or(site.zone.as_str(), |a| a.zone.as_str());
        let l = Lexicon::new(site.words, language(parts, site), zone, site.clock.now());
        let path = parts
            .extensions
            .get::<axum::extract::OriginalUri>()
            .map_or_else(|| parts.uri.path().to_owned(), |uri| uri.path().to_owned());
        // Nobody looks at the answer of an act that is carried out later: it is read by the program.
        let later = parts.extensions.get::<crate::held::Later>().is_some();
        let mount = if later || path.starts_with("/api/") { Mount::Api } else { Mount::Page };
        Ok(Self {
            site: site.clone(),
            actor,
            l,
            mount,
            hx: header(parts, "hx-request").is_some(),
            path,
            key: header(parts, "idempotency-key").map(str::to_owned),
            address: address(parts, &site.trusted_proxies),
        })
    }
}

impl FromRequestParts<Site> for Ctx {
    type Rejection = Fail;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fail> {
        let visitor = Visitor::from_request_parts(parts, site).await?;
        let spoiled = parts.extensions.get::<Spoiled>().map(|s| s.0.clone());
        let Some(actor) = visitor.actor else { return Err(Fail(Problem::SignIn)) };
        let Visitor { site, l, mount, hx, path, key, .. } = visitor;
        Ok(Self { site, actor, l, mount, hx, path, key, spoiled })
    }
}

impl Visitor {
    /// Whether the answer is JSON.
    #[must_use]
    pub fn api(&self) -> bool {
        self.mount == Mount::Api
    }
}

impl Ctx {
    /// Whether the answer is JSON.
    #[must_use]
    pub fn api(&self) -> bool {
        self.mount == Mount::Api
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(peer: &str, said: &str) -> Option<IpAddr> {
        let mut request = axum::http::Request::builder().header("x-forwarded-for", said).body(()).ok()?;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().ok()?, 1)));
        let trusted = ["10.0.0.1".parse().ok()?, "10.0.0.2".parse().ok()?];
        address(&request.into_parts().0, &trusted)
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(from("192.0.2.7", "198.51.100.1"), "192.0.2.7".parse().ok());
        assert_eq!(from("10.0.0.1", "198.51.100.1"), "198.51.100.1".parse().ok());
        assert_eq!(from("10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.2"), "198.51.100.1".parse().ok());
        assert_eq!(from("10.0.0.1", "nonsense"), "10.0.0.1".parse().ok());
    }
}
