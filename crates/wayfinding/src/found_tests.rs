//! Saved searches and followed tags tell: three rooms together, on both engines.

use kernel::{Fact, FactKind, MessageId, PersonId, ThreadId, time::HOUR};
use policy::Own;
use store::{Error, p, sql};
use testkit::{Town, both_engines};

use crate::search::saved::{self, SavedId};
use crate::search::things::KEEP;
use crate::{notifications, search, support, tags};

static FACT: FactKind = FactKind { name: "", version: 1, keep_days: 1, live: false };

sql!(
    WRITE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version) VALUES ($1, $2, $3, '', $4, $5, '', 1)"
);
sql!(
    FOLLOW,
    "INSERT INTO tag_follows (tag_id, person_id, since_ms) SELECT id, $2, 0 FROM tags WHERE folded = $1"
);
sql!(
    MUTE,
    "INSERT INTO follows (thread_id, person_id, why, since_ms) VALUES ($1, $2, 'muted', 0) ON CONFLICT (thread_id, person_id) DO UPDATE SET why = 'muted'"
);
sql!(VEIL, "INSERT INTO pseudonyms (thread_id, person_id) VALUES ($1, $2)");
sql!(REASONS, "SELECT person_id, reason FROM notices WHERE reason IN ('found', 'tagged') ORDER BY person_id");
sql!(UNREAD, "UPDATE notices SET read_ms = at_ms");
sql!(OLD, "SELECT COUNT(*) FROM finds_told");

async fn settle(t: &Town) {
    let rooms = [search::room(), tags::room(), notifications::room()];
    let consumers: Vec<_> = rooms.iter().flat_map(|r| (r.hears)()).collect();
    let kinds: Vec<_> = rooms.iter().flat_map(|r| (r.jobs)()).collect();
    jobs::settle(&t.db, &consumers, &kinds).await.unwrap();
}

/// Runs a job that comes round by itself.
async fn round(t: &Town, job: &'static str) {
    t.db.write(move |w| {
        let now = w.now();
        jobs::enqueue(w, job, "", now)
    })
    .await
    .unwrap();
    settle(t).await;
}

/// Somebody replies; nobody when it is said under a neutral name.
async fn say(t: &Town, thread: &str, who: Option<&str>, words: &str) -> i64 {
    let place = if thread == "week" { "service-nord" } else { "diagnostics" };
    let (space, thread, author) = (t.space(place), t.thread(thread), t.person(who.unwrap_or("tomas")));
    let (html, now, actor) = (kernel::rich::html(words, &|_| None), t.now(), who.is_some());
    let id = t.db.write(move |w| {
        let id: MessageId = w.id();
        w.exec(&WRITE, p![id, thread, author, &html, now])?;
        let mut fact = Fact::new(&FACT, id.number(), now).space(space).thread(thread);
        fact.kind = "reply.posted".to_owned();
        w.announce(if actor { fact.by(author) } else { fact });
        Ok::<_, Error>(id.number())
    });
    let id = id.await.unwrap();
    settle(t).await;
    id
}

async fn told(t: &Town) -> Vec<(i64, String)> {
    t.db.read(|r| r.all::<(i64, String)>(&REASONS, p![])).await.unwrap()
}

fn of(t: &Town, people: &[&str], reason: &str) -> Vec<(i64, String)> {
    let mut all: Vec<_> = people.iter().map(|p| (t.person(p).number(), reason.to_owned())).collect();
    all.sort();
    all
}

async fn follow(t: &Town, who: &'static str, tag: &'static str) {
    let person = t.person(who);
    t.db.write(move |w| w.exec(&FOLLOW, p![tag, person])).await.unwrap();
}

async fn keep(t: &Town, who: &'static str, query: &'static str, tells: bool) -> i64 {
    let (gate, who) = (support::site(t).gate.clone(), t.actor(who));
    t.db.write(move |w| {
        let mut may = gate.permit(w, &who, KEEP, Own(who.id))?;
        saved::save(&mut may, "kept", query, tells).map(|s| s.id)
    })
    .await
    .unwrap()
}

#[test]
fn a_followed_tag_tells_once_and_only_whom_it_may() {
    both_engines(async |t: Town| {
        say(&t, "bearing", Some("tomas"), "a #seal").await;
        assert!(told(&t).await.is_empty(), "nobody follows it yet");
        for who in ["yuki", "karim", "ines", "piet", "lea", "tomas"] {
            follow(&t, who, "seal").await;
        }
        let (bearing, week) = (t.thread("bearing"), t.thread("week"));
        let lea = t.person("lea");
        t.db.write(move |w| w.exec(&MUTE, p![week, lea])).await.unwrap();
        // In a team its members are told, and whoever wrote it is not.
        say(&t, "week", Some("ines"), "the #seal of Lille").await;
        assert_eq!(told(&t).await, of(&t, &["karim"], "tagged"), "not yuki, not a guest, not who wrote it");
        // The same conversation tells nobody twice, read or not.
        t.db.write(|w| w.exec(&UNREAD, p![])).await.unwrap();
        say(&t, "week", Some("mamadou"), "#seal again").await;
        let unread = support::unread(&t, t.person("karim")).await;
        assert_eq!(unread, 0, "once for each conversation");
        say(&t, "bearing", Some("amelie"), "#seal").await;
        assert_eq!(told(&t).await, of(&t, &["karim"], "tagged"), "the thread carried it before");
        assert_ne!(bearing, week);
    });
}

#[test]
fn a_saved_search_tells_what_came_since_once_and_only_when_asked_to() {
    both_engines(async |t: Town| {
        say(&t, "bearing", Some("amelie"), "the impeller is worn").await;
        t.clock.advance(HOUR);
        keep(&t, "yuki", "q=impeller", true).await;
        keep(&t, "lea", "q=impeller", false).await;
        keep(&t, "piet", "q=impeller", true).await;
        keep(&t, "amelie", "q=impeller", true).await;
        round(&t, "search.tell").await;
        assert!(told(&t).await.is_empty(), "what was there before is not news");
        t.clock.advance(HOUR);
        say(&t, "week", Some("jonas"), "an impeller for Lille").await;
        round(&t, "search.tell").await;
        assert!(told(&t).await.is_empty(), "a team’s words are its own");
        t.clock.advance(HOUR);
        say(&t, "bearing", Some("amelie"), "another impeller").await;
        round(&t, "search.tell").await;
        round(&t, "search.tell").await;
        assert_eq!(
            told(&t).await,
            of(&t, &["yuki"], "found"),
            "not who wrote it, not a guest, not who is quiet"
        );
        t.db.write(|w| w.exec(&UNREAD, p![])).await.unwrap();
        t.clock.advance(HOUR);
        say(&t, "bearing", Some("tomas"), "and one impeller more").await;
        round(&t, "search.tell").await;
        assert_eq!(support::unread(&t, t.person("yuki")).await, 0, "once for each conversation");
        t.clock.advance(401 * 24 * HOUR);
        round(&t, "notices.forget").await;
        assert_eq!(t.db.read(|r| r.one::<(i64,)>(&OLD, p![])).await.unwrap().0, 0, "forgotten in the end");
    });
}

#[test]
fn nobody_is_told_of_what_they_asked_themselves_under_a_neutral_name() {
    both_engines(async |t: Town| {
        let (thread, lea): (ThreadId, PersonId) = (t.thread("bearing"), t.person("lea"));
        t.db.write(move |w| w.exec(&VEIL, p![thread, lea])).await.unwrap();
        keep(&t, "lea", "q=coupling", true).await;
        keep(&t, "yuki", "q=coupling", true).await;
        t.clock.advance(HOUR);
        say(&t, "bearing", None, "a coupling").await;
        round(&t, "search.tell").await;
        assert_eq!(told(&t).await, of(&t, &["yuki"], "found"));
    });
}

#[test]
fn a_search_is_switched_by_its_owner_alone() {
    both_engines(async |t: Town| {
        let id = keep(&t, "yuki", "q=impeller", true).await;
        let site = support::site(&t);
        let switch = async |who: &'static str, tells: bool| {
            let (gate, who) = (site.gate.clone(), t.actor(who));
            t.db.write(move |w| {
                let mut may = gate.permit(w, &who, KEEP, Own(who.id))?;
                saved::tell(&mut may, SavedId::new(id), tells)
            })
            .await
        };
        assert!(switch("karim", false).await.is_err(), "somebody else’s is not there");
        switch("yuki", false).await.unwrap();
        t.clock.advance(HOUR);
        say(&t, "bearing", Some("amelie"), "an impeller").await;
        round(&t, "search.tell").await;
        assert!(told(&t).await.is_empty());
        switch("yuki", true).await.unwrap();
        round(&t, "search.tell").await;
        assert!(told(&t).await.is_empty(), "what came while it was quiet is not news");
    });
}
