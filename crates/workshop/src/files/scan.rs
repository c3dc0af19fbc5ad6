//! The virus scanner: clamd over a socket, by its INSTREAM command. What it could not look at is not
//! passed; it is asked again later.

use std::io;
use std::path::Path;
use std::time::Duration;

use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

/// What a scanner is given at most this long for.
const PATIENCE: Duration = Duration::from_secs(120);
const PIECE: usize = 64 * 1024;

/// What the scanner says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was found.
    Clean,
    /// Something was.
    Infected,
}

/// Asks the scanner at `clamd://host:port` or `clamd:///path/to/socket` about a file.
///
/// # Errors
/// When it cannot be reached, does not answer in time, or says something else.
pub async fn scan(address: &str, path: &Path) -> io::Result<Verdict> {
    let place = address.strip_prefix("clamd://").ok_or_else(|| io::Error::other("not a clamd:// address"))?;
    let asked = async {
        if place.starts_with('/') {
            #[cfg(unix)]
            return ask(tokio::net::UnixStream::connect(place).await?, path).await;
            #[cfg(not(unix))]
            return Err(io::Error::other("no sockets in files on this machine"));
        }
        ask(tokio::net::TcpStream::connect(place).await?, path).await
    };
    timeout(PATIENCE, asked).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

async fn ask(mut socket: impl AsyncRead + AsyncWrite + Unpin, path: &Path) -> io::Result<Verdict> {
    socket.write_all(b"zINSTREAM\0").await?;
    let mut file = File::open(path).await?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece).await?;
        let length = u32::try_from(read).map_err(io::Error::other)?;
        socket.write_all(&length.to_be_bytes()).await?;
        let Some(sent) = piece.get(..read).filter(|p| !p.is_empty()) else { break };
        socket.write_all(sent).await?;
    }
    socket.flush().await?;
    let mut said = Vec::new();
    socket.take(4_096).read_to_end(&mut said).await?;
    let said = String::from_utf8_lossy(&said);
    let said = said.trim_end_matches(['\0', '\n']);
    match said {
        _ if said.ends_with(" FOUND") => Ok(Verdict::Infected),
        _ if said.ends_with(": OK") => Ok(Verdict::Clean),
        other => Err(io::Error::other(format!("the scanner said “{other}”"))),
    }
}
