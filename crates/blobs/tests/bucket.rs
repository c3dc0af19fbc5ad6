//! Blobs in a bucket that speaks S3: a real server on the other side. Keys come from the environment, so
//! this is a process of its own.
// A test that cannot go on has to stop loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;
#[path = "common/server.rs"]
mod server;

use blobs::Blobs;
use common::{kept, on_their_way};
use testkit::block_on;

#[test]
#[allow(unsafe_code)] // the environment is where keys come from; this test is alone in its process's use of it
fn a_bucket_keeps_blobs() {
    let s3 = server::s3();
    let endpoint = format!("http://{}", s3.address());
    for (name, value) in [
        ("AWS_ENDPOINT_URL", endpoint.as_str()),
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_REGION", "eu-west-3"),
    ] {
        // SAFETY: nothing else in this test reads the environment at this moment.
        unsafe { std::env::set_var(name, value) };
    }
    block_on(async {
        make_bucket(s3.address()).await;
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(Some("s3://ensemble/files"), folder.path()).unwrap();
        kept(&blobs).await;
        assert_eq!(on_their_way(folder.path()), 0);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing stays on this machine");
    });
}

/// The bucket is the operator's to make: here by the one request it takes.
async fn make_bucket(address: std::net::SocketAddr) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let body = "<CreateBucketConfiguration><LocationConstraint>eu-west-3</LocationConstraint></CreateBucketConfiguration>";
    let length = body.len();
    let credential =
        "AWS4-HMAC-SHA256 Credential=key/20260101/eu-west-3/s3/aws4_request, SignedHeaders=host, Signature=0";
    let ask = format!(
        "PUT /ensemble HTTP/1.1\r\nHost: {address}\r\nAuthorization: {credential}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    socket.write_all(ask.as_bytes()).await.unwrap();
    let mut said = String::new();
    socket.read_to_string(&mut said).await.unwrap();
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
}
