//! What the tests of mail share.

use kernel::time::MINUTE;
use kernel::{Fact, FactKind, PersonId};
use serde_json::Value;
use store::{Error, p, sql};
use testkit::Town;
use testkit::beside::Beside;
use web::Site;

use crate::mail::host::{Host, Settings};
use crate::mail::{post, send};
use crate::support;

static FACT: FactKind = FactKind { name: "", version: 1, keep_days: 1, live: false };

sql!(ADDRESS, "UPDATE people SET mail = handle || '@town.example' WHERE state = 'active'");
sql!(STATES, "SELECT state, reason FROM mails ORDER BY id");
sql!(WAITING, "SELECT COUNT(*) FROM deliveries WHERE state = 'waiting'");
sql!(
    READ_ALL,
    "INSERT INTO read_marks (person_id, thread_id, message_id, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, thread_id) DO UPDATE SET message_id = excluded.message_id, at_ms = excluded.at_ms"
);

/// A site whose people have addresses and whose mail leaves to `sink`.
pub async fn site(t: &Town, sink: Option<&Beside>) -> Site {
    t.db.write(|w| w.exec(&ADDRESS, p![])).await.unwrap();
    again(t, sink)
}

/// Another process on the same town.
pub fn again(t: &Town, sink: Option<&Beside>) -> Site {
    let site = support::site(t);
    site.shelf::<Host>().set(Settings {
        smtp: sink.map(|s| format!("smtp://127.0.0.1:{}", s.said)),
        from: "ensemble@town.example".into(),
        reply: Some("reply@town.example".into()),
        base: "https://town.example".into(),
        ..Settings::default()
    });
    site
}

/// A reply by somebody, with those it names.
pub fn reply(
    t: &Town,
    (space, thread): (&str, &str),
    message: i64,
    by: PersonId,
    named: &[PersonId],
) -> Fact {
    let mut fact = Fact::new(&FACT, message, t.now()).by(by).space(t.space(space)).thread(t.thread(thread));
    fact.kind = "reply.posted".to_owned();
    for (n, person) in named.iter().enumerate() {
        fact = fact.with(&format!("m{n}"), person.number());
    }
    fact
}

/// Announces it, and delivers.
pub async fn tell(t: &Town, fact: Fact) {
    t.db.write(move |w| {
        w.announce(fact.clone());
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    let room = crate::support::notices();
    jobs::settle(&t.db, &(room.hears)(), &(room.jobs)()).await.unwrap();
}

/// Letters that are due are written, and leave; digests are a matter of their own tests.
pub async fn round(site: &Site) {
    while post::compose(site).await.unwrap() {}
    send::leave(site).await.unwrap();
}
/// What leaves after two minutes.
pub async fn leave(t: &Town, site: &Site) {
    t.clock.advance(2 * MINUTE);
    round(site).await;
}

pub async fn states(t: &Town) -> Vec<(String, String)> {
    t.db.read(|r| r.all(&STATES, p![])).await.unwrap()
}
pub async fn waiting(t: &Town) -> i64 {
    t.db.read(|r| r.one::<(i64,)>(&WAITING, p![])).await.unwrap().0
}
pub async fn read(t: &Town, person: PersonId, thread: &str, message: i64) {
    let (thread, now) = (t.thread(thread), t.now());
    t.db.write(move |w| w.exec(&READ_ALL, p![person, thread, message, now])).await.unwrap();
}

/// The mails a server took, as their text.
pub fn texts(lines: &[String]) -> Vec<String> {
    let text = |line: &String| {
        let all: Value = serde_json::from_str(line).unwrap();
        all["text"].as_str().unwrap().to_owned()
    };
    lines.iter().map(text).collect()
}
