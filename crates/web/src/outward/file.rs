//! A file that is fetched from outside, piece by piece; redirects are followed by hand, each looked at like
//! the first address; so many bytes and no more.

use std::time::Duration;

use axum::http::{HeaderValue, Request, Response, Uri, header};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;

use super::page::onward;
use super::{Driven, Outward, PATIENCE, exchange};

/// How long a file may take to come.
const LONG: Duration = Duration::from_secs(300);
/// How many redirects are followed.
const HOPS: usize = 4;

impl Outward {
    /// Fetches what lies at an address, at most so many bytes of it.
    ///
    /// # Errors
    /// Why it could not be fetched, without the address.
    pub async fn fetch(
        &self,
        address: &str,
        most: u64,
        mut each: impl FnMut(&[u8]) -> std::io::Result<()>,
    ) -> Result<(), &'static str> {
        let mut at: Uri = address.parse().map_err(|_| "no address")?;
        for _ in 0..=HOPS {
            let called = tokio::time::timeout(PATIENCE, self.called(&at)).await;
            let (answer, line) = called.map_err(|_| "timeout")??;
            if answer.status().is_redirection() {
                at = onward(&at, &answer)?;
                continue;
            }
            let reading = read((answer, line), most, &mut each);
            return tokio::time::timeout(LONG, reading).await.map_err(|_| "timeout")?;
        }
        Err("too many redirects")
    }

    async fn called(&self, at: &Uri) -> Result<(Response<Incoming>, Driven), &'static str> {
        let asked = Request::get(at.clone())
            .header(header::USER_AGENT, HeaderValue::from_static("Ensemble-Files/1"))
            .header(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"))
            .body(Vec::new())
            .map_err(|_| "no address")?;
        exchange(self.line(at).await?, asked, at).await
    }
}

/// The body of an answer that says yes.
async fn read(
    (answer, _line): (Response<Incoming>, Driven),
    most: u64,
    each: &mut impl FnMut(&[u8]) -> std::io::Result<()>,
) -> Result<(), &'static str> {
    match answer.status().as_u16() {
        200 => {}
        401 | 403 => return Err("it is not given out"),
        404 | 410 => return Err("it is not there any more"),
        _ => return Err("it was not answered with a file"),
    }
    let (mut body, mut left) = (answer.into_body(), most);
    while let Some(frame) = body.frame().await {
        let Ok(piece) = frame.map_err(|_| "it broke off")?.into_data() else { continue };
        let long = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(long).ok_or("it is larger than files may be")?;
        each(&piece).map_err(|_| "it cannot be written down")?;
    }
    Ok(())
}
