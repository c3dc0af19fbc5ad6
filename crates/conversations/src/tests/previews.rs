//! What stands behind links, with a site of strangers on this machine.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

use kernel::time::{DAY, HOUR};
use serde_json::{Value, json};
use store::{Error, p, sql};
use testkit::{Town, both_engines};
use web::Site;
use web::outward::Outward;
use web::settings::{PREVIEWS, put};

use super::{As, acting, site};
use crate::previews::fetch::tick;
use crate::previews::hears::{LINKS, UNLINKS};

sql!(KEPT, "SELECT COUNT(*) FROM previews");
sql!(POINTED, "SELECT COUNT(*) FROM message_links");

const PAGE: &str = "<!doctype html><html lang=\"fr\"><head><title>Seals &lt;b&gt;</title><meta property=\"og:site_name\" \
    content=\"Pump world\"><meta name=\"description\" content=\"Which seal for which pump.\"></head><body>";

/// A site of strangers; what it was asked for.
struct Strangers {
    at: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

fn answer(path: &str) -> String {
    let page = |kind: &str, body: &str| {
        format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\nconnection: close\r\n\r\n{body}")
    };
    let away = |to: &str| format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n");
    match path {
        "/seals" => page("text/html", PAGE),
        "/moved" => away("/seals"),
        "/inside" => away("http://10.0.0.1/secret"),
        "/round" => away("/round"),
        "/large" => page("text/html; charset=latin1", &format!("<title>{}", "x".repeat(2_000_000))),
        "/data" => page("application/json", "{\"title\": \"<title>no</title>\"}"),
        _ => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned(),
    }
}

fn strangers() -> Strangers {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (at, asked) = (listener.local_addr().unwrap(), Arc::<Mutex<Vec<String>>>::default());
    let heard = asked.clone();
    std::thread::spawn(move || {
        for mut line in listener.incoming().flatten() {
            let mut said = [0; 2048];
            let n = line.read(&mut said).unwrap_or(0);
            let said = String::from_utf8_lossy(&said[..n]).into_owned();
            let path = said.split(' ').nth(1).unwrap_or_default().to_owned();
            heard.lock().unwrap().push(said);
            drop(line.write_all(answer(&path).as_bytes()));
        }
    });
    Strangers { at, asked }
}

impl Strangers {
    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }
    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

async fn on(t: &Town, value: &'static str) {
    t.db.write(move |w| put(w, PREVIEWS, Some(value))).await.unwrap();
}

/// Facts are heard, links are read.
async fn settle(t: &Town, site: &Site) {
    jobs::settle(&t.db, &[LINKS, UNLINKS], &[]).await.unwrap();
    tick(site).await;
}

async fn reply(t: &Town, who: &As, text: &str) -> String {
    let thread = t.thread("bearing");
    let got = who.api("POST", &format!("/threads/{thread}/replies"), json!({"text": text})).await;
    assert_eq!(got.status, 201, "{:?}", got.problem);
    got.id()
}

async fn previews(who: &As, message: &str) -> Value {
    who.get(&format!("/api/v1/messages/{message}")).await.json["previews"].clone()
}

async fn rows(t: &Town) -> (i64, i64) {
    t.db.read(|r| {
        let ((kept,), (pointed,)) = (r.one::<(i64,)>(&KEPT, p![])?, r.one::<(i64,)>(&POINTED, p![])?);
        Ok::<_, Error>((kept, pointed))
    })
    .await
    .unwrap()
}

async fn page(t: &Town, who: &As) -> String {
    who.get(&format!("/s/diagnostics/t/{}", t.thread("bearing"))).await.body().to_owned()
}

#[test]
fn a_link_says_what_stands_behind_it_once_the_server_read_it() {
    both_engines(async |t: Town| {
        let (site, there) = (site(&t), strangers());
        site.shelf::<Outward>().allow_here();
        let (ines, amelie) = (acting(&site, &t.ines()), acting(&site, &t.amelie()));
        let (seals, moved) = (there.url("/seals"), there.url("/moved"));
        reply(&t, &ines, &format!("Before: {seals}")).await;
        settle(&t, &site).await;
        assert_eq!(
            (there.asked(), rows(&t).await),
            (0, (0, 0)),
            "nothing is read before the network says so"
        );
        on(&t, "on").await;
        let id =
            reply(&t, &ines, &format!("Look: {seals} and {moved}, not [this]({})", there.url("/data"))).await;
        let before = page(&t, &amelie).await;
        assert!(!before.contains("class=\"preview\""));
        settle(&t, &site).await;
        let shown = previews(&amelie, &id).await;
        let said = |url: &str| json!({"url": url, "title": "Seals <b>", "site": "Pump world", "says": "Which seal for which pump.", "lang": "fr"});
        assert_eq!(shown, json!([said(&seals), said(&moved)]));
        let html = page(&t, &amelie).await;
        assert!(
            html.contains("<div class=\"preview\" lang=\"fr\">") && html.contains("Seals &#60;b&#62;"),
            "{html}"
        );
        let asked = there.asked.lock().unwrap().join("\n").to_ascii_lowercase();
        assert!(
            !asked.contains("cookie") && !asked.contains("referer") && !asked.contains("ines"),
            "{asked}"
        );
        assert!(super::facts(&t).await.iter().any(|f| f.kind == "link.shown" && f.subject.to_string() == id));
        let other = reply(&t, &amelie, &format!("Again {seals}")).await;
        let count = there.asked();
        settle(&t, &site).await;
        assert_eq!(
            (there.asked(), previews(&ines, &other).await),
            (count, json!([said(&seals)])),
            "read once for all"
        );
    });
}

#[test]
fn a_link_goes_with_the_words_it_stood_in() {
    both_engines(async |t: Town| {
        let (site, there) = (site(&t), strangers());
        site.shelf::<Outward>().allow_here();
        on(&t, "on").await;
        let ines = acting(&site, &t.ines());
        let seals = there.url("/seals");
        let (one, two) = (
            reply(&t, &ines, &format!("One {seals}")).await,
            reply(&t, &ines, &format!("Two {seals}")).await,
        );
        settle(&t, &site).await;
        assert_eq!(rows(&t).await, (1, 2));
        let got = ines.api("PATCH", &format!("/messages/{one}"), json!({"text": "One, without"})).await;
        assert_eq!(got.status, 200, "{:?}", got.problem);
        settle(&t, &site).await;
        assert_eq!(rows(&t).await, (1, 1));
        assert_eq!(previews(&ines, &one).await, Value::Null);
        on(&t, "off").await;
        assert_eq!(ines.api("DELETE", &format!("/messages/{two}"), json!({})).await.status, 200);
        settle(&t, &site).await;
        assert_eq!(rows(&t).await, (0, 0), "an address that nobody's words have is not kept");
        on(&t, "on").await;
        let before = there.asked();
        let three = reply(&t, &ines, &seals).await;
        settle(&t, &site).await;
        t.clock.advance(40 * DAY);
        reply(&t, &ines, &seals).await;
        settle(&t, &site).await;
        assert_eq!(there.asked(), before + 2, "what was read long ago is read anew");
        assert_ne!(previews(&ines, &three).await, Value::Null);
    });
}

#[test]
fn nobody_has_the_server_read_our_own_machines_or_more_than_a_head() {
    both_engines(async |t: Town| {
        let (site, there) = (site(&t), strangers());
        on(&t, "on").await;
        let ines = acting(&site, &t.ines());
        let id = reply(&t, &ines, &there.url("/seals")).await;
        settle(&t, &site).await;
        assert_eq!((there.asked(), previews(&ines, &id).await), (0, Value::Null), "not this machine");
        site.shelf::<Outward>().allow_here();
        for path in ["/inside", "/round", "/data", "/nothing"] {
            let id = reply(&t, &ines, &there.url(path)).await;
            settle(&t, &site).await;
            assert_eq!(previews(&ines, &id).await, Value::Null, "{path}");
        }
        assert_eq!(there.asked(), 1 + 5 + 1 + 1, "a round is left after four redirects");
        let id = reply(&t, &ines, &there.url("/large")).await;
        settle(&t, &site).await;
        let title = previews(&ines, &id).await[0]["title"].as_str().unwrap().to_owned();
        assert!(title.chars().count() <= 151, "{title}");
        // Nobody answers there: it is tried again, and then no more.
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let id = reply(&t, &ines, &format!("http://{closed}/x")).await;
        for _ in 0..5 {
            settle(&t, &site).await;
            t.clock.advance(HOUR);
        }
        assert_eq!(previews(&ines, &id).await, Value::Null);
    });
}
