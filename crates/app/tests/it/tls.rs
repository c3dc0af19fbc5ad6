//! TLS in the program: a client that trusts the certificate’s root shakes hands and is answered; one
//! that asks for another name, or trusts nobody, is not; a renewed certificate is taken over.

use std::path::PathBuf;
use std::sync::Arc;

use app::tls::{Files, TlsListener};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/tls").join(name)
}

fn client(trusts: bool) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    if trusts {
        roots.add(CertificateDer::from_pem_file(file("root.pem")).unwrap()).unwrap();
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

async fn ask(port: u16, name: &'static str, trusts: bool) -> Result<String, std::io::Error> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let mut stream = client(trusts).connect(ServerName::try_from(name).unwrap(), stream).await?;
    stream.write_all(b"GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
    let mut said = String::new();
    stream.read_to_string(&mut said).await?;
    Ok(said)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_shakes_hands_and_is_answered_by_the_name_of_the_certificate_alone() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let files = Files { cert: file("cert.pem"), key: file("key.pem") };
    let listener = TlsListener::begin(listener, files).unwrap();
    let hello = axum::Router::new().route("/hello", axum::routing::get(|| async { "Good morning" }));
    tokio::spawn(async move { axum::serve(listener, hello).await });
    let said = ask(port, "localhost", true).await.unwrap();
    assert!(said.starts_with("HTTP/1.1 200") && said.ends_with("Good morning"), "{said}");
    assert!(ask(port, "elsewhere.example", true).await.is_err(), "another name");
    assert!(ask(port, "localhost", false).await.is_err(), "an unknown root");
    // Whoever speaks plainly gets no answer, and holds up nobody.
    let mut plain = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    plain.write_all(b"GET /hello HTTP/1.1\r\n\r\n").await.unwrap();
    assert!(ask(port, "localhost", true).await.is_ok());
}

#[test]
fn a_key_of_another_certificate_is_refused_with_the_files_name() {
    let wrong = Files { cert: file("root.pem"), key: file("key.pem") };
    let said = wrong.read().map(drop).unwrap_err();
    assert!(said.contains("key.pem"), "{said}");
}
