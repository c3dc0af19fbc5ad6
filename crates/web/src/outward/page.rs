//! A page that is read from outside: redirects are followed by hand, each looked at like the first
//! address; so many bytes and no more.

use axum::http::{HeaderValue, Request, Response, Uri, header};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;

use super::{Outward, PATIENCE, exchange, fit};

/// How many redirects are followed.
const HOPS: usize = 4;

/// What was read.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The host that answered in the end.
    pub host: String,
    /// What it says it is: `text/html; charset=…`.
    pub kind: String,
    /// Its first bytes.
    pub body: Vec<u8>,
}

impl Outward {
    /// Reads a page as anybody would: no cookie, nobody's name, its first `most` bytes at most, or
    /// until its head is over.
    ///
    /// # Errors
    /// Why it could not be read, without the address.
    pub async fn page(&self, address: &str, most: usize) -> Result<Fetched, &'static str> {
        tokio::time::timeout(PATIENCE, self.followed(address, most)).await.map_err(|_| "timeout")?
    }

    async fn followed(&self, address: &str, most: usize) -> Result<Fetched, &'static str> {
        let mut at: Uri = address.parse().map_err(|_| "no address")?;
        for _ in 0..=HOPS {
            // A stranger's link chooses no door but the usual one.
            if !self.here() && at.port_u16().is_some_and(|port| port != 443) {
                return Err("not a usual port");
            }
            let (answer, _line) = exchange(self.line(&at).await?, asked(&at)?, &at).await?;
            if answer.status().is_redirection() {
                at = onward(&at, &answer)?;
                continue;
            }
            if !answer.status().is_success() {
                return Err(if answer.status().is_server_error() { "no answer" } else { "refused" });
            }
            return read(answer, &at, most).await;
        }
        Err("too many redirects")
    }
}

fn asked(at: &Uri) -> Result<Request<Vec<u8>>, &'static str> {
    Request::get(at.clone())
        .header(header::USER_AGENT, HeaderValue::from_static("Ensemble-Links/1"))
        .header(header::ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml"))
        .header(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"))
        .body(Vec::new())
        .map_err(|_| "no address")
}

/// Where a redirect leads; what may not be asked is refused here already.
pub(super) fn onward(at: &Uri, answer: &Response<Incoming>) -> Result<Uri, &'static str> {
    let said = answer.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).ok_or("no address")?;
    let from = url::Url::parse(&at.to_string()).map_err(|_| "no address")?;
    let mut to = from.join(said).map_err(|_| "no address")?;
    to.set_fragment(None);
    let to: Uri = to.as_str().parse().map_err(|_| "no address")?;
    let secure = fit(&to, at.scheme_str() == Some("http"))?;
    if at.scheme_str() == Some("https") && !secure { Err("https only") } else { Ok(to) }
}

async fn read(mut answer: Response<Incoming>, at: &Uri, most: usize) -> Result<Fetched, &'static str> {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (kind, mut body) = (kind.to_owned(), Vec::new());
    while let Some(frame) = answer.body_mut().frame().await {
        let frame = frame.map_err(|_| "no answer")?;
        let Some(bytes) = frame.data_ref() else { continue };
        let seen = body.len().saturating_sub(6);
        body.extend(bytes.iter().take(most - body.len()));
        let fresh = body.get(seen..).unwrap_or_default();
        if body.len() >= most || fresh.windows(6).any(|w| w.eq_ignore_ascii_case(b"</head")) {
            break;
        }
    }
    Ok(Fetched { host: at.host().unwrap_or_default().to_owned(), kind, body })
}
