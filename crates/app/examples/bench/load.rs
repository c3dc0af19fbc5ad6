//! A load of our own: so many connections kept open, each asking as soon as it is answered.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One request, ready to be sent.
#[derive(Debug, Clone)]
pub struct Request(Vec<u8>);

impl Request {
    /// A page or a list.
    pub fn get(path: &str, token: &str) -> Self {
        Self(
            format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n")
                .into_bytes(),
        )
    }
    /// JSON to the API.
    pub fn post(path: &str, token: &str, body: &str) -> Self {
        let length = body.len();
        Self(
            format!(
                "POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .into_bytes(),
        )
    }
}

/// A connection that reads whole answers.
struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Wire {
    async fn open(port: u16) -> Result<Self, String> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.map_err(|e| e.to_string())?;
        stream.set_nodelay(true).map_err(|e| e.to_string())?;
        Ok(Self { stream, buffer: Vec::with_capacity(128 * 1024) })
    }

    /// Sends one request and reads its answer: the status and where the body begins and ends.
    async fn ask(&mut self, request: &Request) -> Result<(u16, usize, usize), String> {
        self.stream.write_all(&request.0).await.map_err(|e| e.to_string())?;
        self.buffer.clear();
        loop {
            if let Some(found) = answer(&self.buffer)? {
                return Ok(found);
            }
            let read = self.stream.read_buf(&mut self.buffer).await.map_err(|e| e.to_string())?;
            if read == 0 {
                return Err("the connection was closed".into());
            }
        }
    }
}

/// The status and the body's place, once the whole answer is here.
fn answer(buffer: &[u8]) -> Result<Option<(u16, usize, usize)>, String> {
    let Some(end) = buffer.windows(4).position(|w| w == b"\r\n\r\n") else { return Ok(None) };
    let head = String::from_utf8_lossy(buffer.get(..end).unwrap_or_default());
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or("no status")?;
    let length = head
        .lines()
        .find_map(|l| l.split_once(':').filter(|(n, _)| n.eq_ignore_ascii_case("content-length")))
        .and_then(|(_, v)| v.trim().parse::<usize>().ok())
        .ok_or_else(|| format!("no length in {head}"))?;
    let begin = end + 4;
    Ok((buffer.len() >= begin + length).then_some((status, begin, begin + length)))
}

/// One answer's body.
pub async fn fetch(port: u16, request: &Request) -> Result<Vec<u8>, String> {
    let mut wire = Wire::open(port).await?;
    let (status, from, to) = wire.ask(request).await?;
    let body = wire.buffer.get(from..to).unwrap_or_default().to_vec();
    if status >= 300 {
        return Err(format!("{status}: {}", String::from_utf8_lossy(&body)));
    }
    Ok(body)
}

/// Answers a second over `span`; every answer must be a good one.
pub async fn drive(
    port: u16,
    requests: &[Request],
    connections: usize,
    span: Duration,
) -> Result<f64, String> {
    let begun = Instant::now();
    let until = begun + span;
    let mut hands = Vec::new();
    for n in 0..connections {
        let requests = requests.to_vec();
        hands.push(tokio::spawn(async move {
            let mut wire = Wire::open(port).await?;
            let mut count = 0_u32;
            for request in requests.iter().cycle().skip(n) {
                if Instant::now() >= until {
                    break;
                }
                let (status, ..) = wire.ask(request).await?;
                if status >= 300 {
                    return Err(format!("answered {status}"));
                }
                count += 1;
            }
            Ok::<u32, String>(count)
        }));
    }
    let mut all = 0.0;
    for hand in hands {
        all += f64::from(hand.await.map_err(|e| e.to_string())??);
    }
    Ok(all / begun.elapsed().as_secs_f64())
}
