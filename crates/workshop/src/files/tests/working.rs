//! The scanner, over a real socket.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::time::HOUR;
use testkit::both_engines;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::desk::Desk;

/// What every scanner knows as harmful and is not.
const EICAR: &[u8] = br"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

/// Speaks as clamd does, as long as it is awake.
async fn scanner(awake: Arc<AtomicBool>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            if !awake.load(Ordering::SeqCst) {
                continue;
            }
            let mut word = [0; 10];
            socket.read_exact(&mut word).await.unwrap();
            assert_eq!(&word, b"zINSTREAM\0");
            let mut all = Vec::new();
            loop {
                let length = socket.read_u32().await.unwrap();
                if length == 0 {
                    break;
                }
                let mut piece = vec![0; usize::try_from(length).unwrap()];
                socket.read_exact(&mut piece).await.unwrap();
                all.extend(piece);
            }
            let found = all.windows(EICAR.len()).any(|w| w == EICAR);
            let said: &[u8] = if found { b"stream: Eicar-Test FOUND\0" } else { b"stream: OK\0" };
            socket.write_all(said).await.unwrap();
        }
    });
    format!("clamd://{address}")
}

#[test]
fn nobody_else_reads_what_was_not_scanned() {
    both_engines(async |t| {
        let awake = Arc::new(AtomicBool::new(false));
        let address = scanner(awake.clone()).await;
        let d = Desk::with(t, |depot| depot.scan = Some(address.clone()));
        let good = d.put("ines", "service-nord", "good.txt", b"good").await.first();
        let bad = d.put("ines", "service-nord", "bad.txt", EICAR).await.first();
        // The scanner does not answer: it waits.
        d.settle().await;
        assert_eq!((d.get("mamadou", &good.1).await.status, d.get("ines", &good.1).await.status), (404, 200));
        assert!(!d.get("mamadou", "/s/service-nord/files").await.html.contains("good.txt"));
        awake.store(true, Ordering::SeqCst);
        d.t.clock.advance(HOUR);
        d.settle().await;
        assert_eq!(d.get("mamadou", &good.1).await.status, 200);
        assert_eq!((d.get("mamadou", &bad.1).await.status, d.get("ines", &bad.1).await.status), (404, 404));
        let page = d.get("ines", &format!("/files/{}", bad.0)).await;
        assert!(page.html.contains("note bad"), "{}", page.html);
        let facts = d.t.db.read(|r| jobs::facts_after(r, 0, 100)).await.unwrap();
        let told = facts.iter().find(|f| f.kind == "file.infected").unwrap();
        assert_eq!(told.number("author"), Some(d.t.person("ines").number()));
        // The same bytes again are known.
        let again = d.put("mamadou", "service-nord", "again.txt", EICAR).await.first();
        assert_eq!(d.get("mamadou", &again.1).await.status, 404);
    });
}
