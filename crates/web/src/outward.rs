//! Requests that leave for addresses strangers gave us (a browser's push service, a link in a
//! message): https only, never to a machine of ours, a short patience. What is posted follows no redirect.

mod file;
mod page;

pub use page::Fetched;

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::{Request, Response, StatusCode, Uri, header};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::AbortHandle;

/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Whether addresses of this machine are allowed: in tests alone. On the site's shelf.
#[derive(Debug, Default)]
pub struct Outward(AtomicBool);

impl Outward {
    /// Allows plain http to this machine, for tests.
    pub fn allow_here(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
    /// Whether that is allowed.
    #[must_use]
    pub fn here(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Sends a request; what was answered, without the body.
    ///
    /// # Errors
    /// Why it could not be sent, without the address.
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<StatusCode, &'static str> {
        tokio::time::timeout(PATIENCE, self.sent(request)).await.map_err(|_| "timeout")?
    }

    async fn sent(&self, request: Request<Vec<u8>>) -> Result<StatusCode, &'static str> {
        let uri = request.uri().clone();
        let (answer, _line) = exchange(self.line(&uri).await?, request, &uri).await?;
        Ok(answer.status())
    }

    /// A line to whoever answers at an address, when it may be called.
    async fn line(&self, uri: &Uri) -> Result<Box<dyn Wire>, &'static str> {
        let secure = fit(uri, self.here())?;
        let host = uri.host().ok_or("no host")?.to_owned();
        let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let mut found = tokio::net::lookup_host((host.trim_matches(['[', ']']), port))
            .await
            .map_err(|_| "unknown host")?;
        // The address that was looked at is the one that is called: a name cannot change in between.
        let fine = |ip: IpAddr| public(ip) || (self.here() && ip.is_loopback());
        let address = found.find(|a| fine(a.ip())).ok_or("not a public address")?;
        let stream = connect(address).await?;
        if !secure {
            return Ok(Box::new(stream));
        }
        let name = ServerName::try_from(host.clone()).map_err(|_| "no host")?;
        let tls = tokio_rustls::TlsConnector::from(Arc::new(trust()));
        Ok(Box::new(tls.connect(name, stream).await.map_err(|_| "not trusted")?))
    }
}

/// Something bytes go over both ways.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// What drives a line; it ends when nobody holds it.
struct Driven(AbortHandle);
impl Drop for Driven {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Whether an address may be called at all; whether by TLS.
fn fit(uri: &Uri, here: bool) -> Result<bool, &'static str> {
    match uri.scheme_str() {
        Some("https") => Ok(true),
        Some("http") if here => Ok(false),
        _ => Err("https only"),
    }
}

/// Whether this is an address a stranger may name.
#[must_use]
pub fn allowed(address: &str, here: bool) -> bool {
    let Ok(uri) = address.parse::<Uri>() else { return false };
    let own = uri.host().and_then(|h| h.trim_matches(['[', ']']).parse::<IpAddr>().ok());
    fit(&uri, here).is_ok() && uri.host().is_some() && (here || own.is_none_or(public))
}

async fn connect(address: SocketAddr) -> Result<TcpStream, &'static str> {
    TcpStream::connect(address).await.map_err(|_| "unreachable")
}

fn trust() -> ClientConfig {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()
}

async fn exchange(
    stream: Box<dyn Wire>,
    request: Request<Vec<u8>>,
    uri: &Uri,
) -> Result<(Response<Incoming>, Driven), &'static str> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| "unreachable")?;
    let running = Driven(tokio::spawn(connection).abort_handle());
    let (mut parts, body) = request.into_parts();
    let path = uri.path_and_query().map_or("/", |p| p.as_str());
    parts.uri = path.parse().map_err(|_| "no path")?;
    let authority = uri.authority().map(|a| a.as_str().to_owned()).unwrap_or_default();
    parts.headers.insert(header::HOST, authority.parse().map_err(|_| "no host")?);
    let request = Request::from_parts(parts, Full::new(Bytes::from(body)));
    let answer = sender.send_request(request).await.map_err(|_| "no answer")?;
    Ok((answer, running))
}

/// Whether an address belongs to the public network.
fn public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_documentation()
                || v4.is_unspecified()
                || v4.is_multicast()
                || a == 0
                || a >= 240
                || a == 100 && (64..128).contains(&b)
                || a == 198 && (18..20).contains(&b)
                || a == 192 && b == 0)
        }
        IpAddr::V6(v6) => public_v6(v6),
    }
}

fn public_v6(v6: Ipv6Addr) -> bool {
    if let Some(v4) = v6.to_ipv4_mapped() {
        return public(v4.into());
    }
    let [first, second, ..] = v6.segments();
    // 2000::/3 is what is given out; not what only wraps an IPv4 address, nor documentation.
    first & 0xe000 == 0x2000 && first != 0x2002 && !(first == 0x2001 && (second == 0 || second == 0x0db8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_us_call_our_own_machines() {
        for own in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.9.9",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fd00::1",
            "fe80::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:0a00:0001::",
        ] {
            assert!(own.parse().is_ok_and(|ip: IpAddr| !public(ip)), "{own}");
        }
        for other in ["93.184.216.34", "2606:4700::1111"] {
            assert!(other.parse().is_ok_and(public), "{other}");
        }
        assert!(allowed("https://push.example/x", false) && !allowed("http://push.example/x", false));
        assert!(
            !allowed("https://127.0.0.1/x", false)
                && !allowed("https://[::1]/x", false)
                && !allowed("x", false)
        );
        assert!(allowed("http://127.0.0.1:8090/x", true));
    }
}
