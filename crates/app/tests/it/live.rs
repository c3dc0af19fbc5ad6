//! Live streams: what is committed is heard at once, and replayed after a dropped connection.

use std::time::Duration;

use app::serve;
use axum::http::Method;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::net::{Net, on_both};

/// Opens the stream of `token` on a real port; answers its `data` lines.
async fn listen(port: u16, token: &str, last: Option<i64>) -> tokio::io::Lines<BufReader<TcpStream>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let last = last.map(|n| format!("Last-Event-ID: {n}\r\n")).unwrap_or_default();
    let request = format!(
        "GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n{last}\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    BufReader::new(stream).lines()
}

/// The next frame of a kind.
async fn frame(lines: &mut tokio::io::Lines<BufReader<TcpStream>>, kind: &str) -> serde_json::Value {
    let look = async {
        loop {
            let line = lines.next_line().await.unwrap().expect("the stream goes on");
            if let Some(data) = line.strip_prefix("data: ") {
                let json: serde_json::Value = serde_json::from_str(data).unwrap();
                if json["kind"] == kind {
                    return json;
                }
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(10), look)
        .await
        .unwrap_or_else(|_| panic!("no {kind} within ten seconds"))
}

#[test]
fn a_third_watches_live_and_misses_nothing_after_a_drop() {
    on_both(async |net: Net| {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        serve::background(&net.site);
        let router =
            app::router::router(&net.site).into_make_service_with_connect_info::<std::net::SocketAddr>();
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let (ines, amelie) = (net.script("ines").await, net.script("amelie").await);
        let token = async |handle| net.script(handle).await.bearer.unwrap();
        let (tomas, sofia) = (token("tomas").await, token("sofia").await);
        let mut watching = listen(port, &tomas, None).await;
        let mut outside = listen(port, &sofia, None).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let path = format!("/api/v1/threads/{}/replies", net.town.thread("bearing"));
        let one = ines.json(Method::POST, &path, &json!({"text": "One."})).await.is(201).json();
        let heard = frame(&mut watching, "reply.posted").await;
        assert_eq!(heard["subject"], one["id"]);
        assert!(!heard.to_string().contains("One."), "frames carry ids, never words");
        let seq = heard["seq"].as_i64().unwrap();
        drop(watching);

        let two = amelie.json(Method::POST, &path, &json!({"text": "Two."})).await.is(201).json();
        let mut again = listen(port, &tomas, Some(seq)).await;
        assert_eq!(frame(&mut again, "reply.posted").await["subject"], two["id"]);

        // The team's frames do not reach somebody outside: the next thing heard there is public.
        let week = format!("/api/v1/threads/{}/replies", net.town.thread("week"));
        ines.json(Method::POST, &week, &json!({"text": "Inside."})).await.is(201);
        let three = ines.json(Method::POST, &path, &json!({"text": "Three."})).await.is(201).json();
        let mut seen = Vec::new();
        while seen.last() != Some(&three["id"]) {
            seen.push(frame(&mut outside, "reply.posted").await["subject"].clone());
        }
        assert_eq!(seen, [one["id"].clone(), two["id"].clone(), three["id"].clone()]);

        // Signed out everywhere, the stream ends too.
        let id = net.town.tomas().id;
        net.site.db.write(move |w| people::key_store::end_all(w, id)).await.unwrap();
        let over = async {
            // The last chunk of an answer that is over has the length 0.
            while again.next_line().await.unwrap().is_some_and(|line| line != "0") {}
        };
        tokio::time::timeout(Duration::from_secs(10), over).await.expect("the stream goes on");
        server.abort();
    });
}
