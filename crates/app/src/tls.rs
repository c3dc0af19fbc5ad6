//! TLS in the program, where no proxy stands before it: rustls with ring, one certificate, read again
//! when its file changes. A new one that cannot be read leaves the old one in use.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use axum::extract::Request;
use axum::extract::connect_info::{ConnectInfo, Connected};
use axum::middleware::Next;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Whoever has not shaken hands by then is hung up on.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(10);
/// Connections that have shaken hands and wait to be served.
const WAITING: usize = 256;

/// Certificate and key, as PEM files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// The certificate with those between it and its root.
    pub cert: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

impl Files {
    /// Reads them.
    ///
    /// # Errors
    /// A sentence for the operator that names the file.
    pub fn read(&self) -> Result<Arc<ServerConfig>, String> {
        let said = |what: &str, path: &Path, why: String| format!("{what}: {}: {why}", path.display());
        let certs = CertificateDer::pem_file_iter(&self.cert)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|e| said("tls-cert", &self.cert, e.to_string()))?;
        if certs.is_empty() {
            return Err(said("tls-cert", &self.cert, "there is no certificate in it".into()));
        }
        let key =
            PrivateKeyDer::from_pem_file(&self.key).map_err(|e| said("tls-key", &self.key, e.to_string()))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|e| e.to_string())?
            .with_no_client_auth()
            .with_single_cert(certs, key)
            .map_err(|e| said("tls-key", &self.key, format!("it does not go with the certificate ({e})")))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    fn changed(&self) -> Option<(SystemTime, SystemTime)> {
        let at = |path: &Path| std::fs::metadata(path).and_then(|m| m.modified()).ok();
        Some((at(&self.cert)?, at(&self.key)?))
    }
}

/// What is used for the next connection.
type Current = Arc<RwLock<Arc<ServerConfig>>>;

/// A listener whose connections have shaken hands.
pub struct TlsListener {
    address: SocketAddr,
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
}

impl std::fmt::Debug for TlsListener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TlsListener({})", self.address)
    }
}

impl TlsListener {
    /// Begins to take connections.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn begin(listener: TcpListener, files: Files) -> Result<Self, String> {
        let address = listener.local_addr().map_err(|e| e.to_string())?;
        let current: Current = Arc::new(RwLock::new(files.read()?));
        let (give, ready) = mpsc::channel(WAITING);
        tokio::spawn(watch(files, Arc::clone(&current)));
        tokio::spawn(take(listener, current, give));
        Ok(Self { address, ready })
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            // Nobody comes any more: the program is about to end.
            None => std::future::pending().await,
        }
    }
    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// Takes connections; each shakes hands by itself, so that a slow one holds up nobody.
async fn take(
    listener: TcpListener,
    current: Current,
    give: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    loop {
        let (stream, from) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let config = Arc::clone(&current.read().unwrap_or_else(PoisonError::into_inner));
        let give = give.clone();
        tokio::spawn(async move {
            let shaken = tokio::time::timeout(PATIENCE, TlsAcceptor::from(config).accept(stream)).await;
            match shaken {
                Ok(Ok(stream)) => drop(give.send((stream, from)).await),
                Ok(Err(error)) => tracing::debug!(%error, "no handshake"),
                Err(_) => tracing::debug!("no handshake in time"),
            }
        });
    }
}

/// Looks whether the files have changed.
async fn watch(files: Files, current: Current) {
    let mut known = files.changed();
    loop {
        tokio::time::sleep(LOOK).await;
        let now = files.changed();
        if now == known || now.is_none() {
            continue;
        }
        match files.read() {
            Ok(config) => {
                *current.write().unwrap_or_else(PoisonError::into_inner) = config;
                known = now;
                tracing::info!("the certificate was read again");
            }
            // Half written, perhaps: the next look finds it whole.
            Err(why) => tracing::warn!(why, "the new certificate is not used"),
        }
    }
}

/// Who is at the other end of a connection by TLS.
#[derive(Debug, Clone, Copy)]
pub struct Peer(SocketAddr);

impl Connected<IncomingStream<'_, TlsListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TlsListener>) -> Self {
        Self(*stream.remote_addr())
    }
}

/// Says it to the layers as a plain connection does.
pub async fn peer(mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(Peer(from))) = request.extensions().get::<ConnectInfo<Peer>>().copied() {
        request.extensions_mut().insert(ConnectInfo(from));
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files { cert: folder.path().join("cert.pem"), key: folder.path().join("key.pem") };
        assert!(files.read().unwrap_err().starts_with("tls-cert: "));
        std::fs::write(&files.cert, "nothing").unwrap();
        assert!(files.read().unwrap_err().starts_with("tls-cert: "));
    }
}
