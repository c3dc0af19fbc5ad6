//! The far ends: somebody in 500 spaces, a thread of 20,000 replies, an announcement to everybody
//! while the program is killed.

use std::path::Path;
use std::time::{Duration, Instant};

use app::rooms;
use kernel::{MessageId, PersonId, ThreadId};
use store::{Db, Options, Target, p, sql};

use super::load::{Request, drive, fetch};
use super::servers::{Known, Server};

/// Spaces of somebody who is everywhere.
const MANY: i64 = 500;
/// Replies of a thread that never ends.
const LONG: usize = 20_000;

/// The cost of an unusual page as a multiple of the usual one's, in one run.
#[derive(Debug, serde::Serialize)]
pub struct Cost {
    pub measure: &'static str,
    /// Median of the rounds: usual rate over unusual rate.
    pub cost: f64,
    /// The worst round's.
    pub worst: f64,
}

/// An announcement to everybody.
#[derive(Debug, serde::Serialize)]
pub struct Broadcast {
    /// Who was addressed.
    pub people: i64,
    /// Until the last of them had it, the restart included.
    pub seconds: f64,
    /// How often the program was killed meanwhile.
    pub kills: usize,
    /// Notices that are missing.
    pub missing: i64,
    /// Notices that were counted more than once.
    pub twice: i64,
}

sql!(
    EVERYWHERE,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms, by_id)
     SELECT $1::bigint, id, 'member', 1, NULL FROM spaces ORDER BY id LIMIT $2 ON CONFLICT DO NOTHING"
);
sql!(
    ANOTHER,
    "SELECT t.id, t.space_id, s.slug, t.last_id, t.last_ms, t.last_author_id, t.replies FROM threads t
     JOIN spaces s ON s.id = t.space_id JOIN threads u ON u.id = $1 AND u.space_id = t.space_id
     WHERE t.id <> $1 ORDER BY t.replies DESC, t.id LIMIT 1"
);
sql!(
    SAY,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, reactions, version)
     SELECT $1, $2, author_id, body, html, $3, '', 1 FROM messages WHERE thread_id = $4 AND id = $5"
);
sql!(LATEST, "SELECT id FROM messages WHERE thread_id = $1 ORDER BY id LIMIT 20");
sql!(GROW, "UPDATE threads SET replies = $2, last_id = $3, last_ms = $4 WHERE id = $1");
sql!(
    MEMBERS,
    "SELECT COUNT(*) FROM memberships m JOIN people q ON q.id = m.person_id WHERE m.space_id = $1 AND q.state = 'active'"
);
sql!(
    TOLD,
    "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN times > 1 THEN 1 ELSE 0 END), 0) AS BIGINT) FROM notices WHERE thread_id = $1"
);
sql!(
    LEADER,
    "SELECT a.person_id, s.id, s.slug FROM spaces s JOIN assignments a ON a.scope = 'space' AND a.scope_id = s.id
     WHERE a.role = 'facilitator' ORDER BY s.members DESC, s.id LIMIT 1"
);

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn open(folder: &Path) -> Result<Db, String> {
    Db::open(Target::Sqlite(folder.join("ensemble.db")), Options::default()).map_err(text)
}

/// What the far ends are: who is everywhere, and where the long thread is.
pub struct Far {
    tokens: Vec<String>,
    thread: String,
}

/// Puts some people into very many spaces and lets one thread grow very long.
pub async fn prepare(folder: &Path, known: &Known) -> Result<Far, String> {
    let db = open(folder)?;
    let (busy, thread) = (known.people.clone(), known.thread_id);
    let half = busy.len() / 2;
    let everywhere: Vec<PersonId> = busy.iter().skip(half).copied().collect();
    db.bulk(move |w| {
        for person in &everywhere {
            w.exec(&EVERYWHERE, p![*person, MANY])?;
        }
        Ok::<_, store::Error>(())
    })
    .await
    .map_err(text)?;
    let long = db.bulk(move |w| grow(w, thread)).await.map_err(text)?;
    jobs::settle(&db, &rooms::consumers(), &rooms::kinds()).await.map_err(text)?;
    Ok(Far { tokens: known.tokens.iter().skip(half).cloned().collect(), thread: long })
}

/// Lets the longest other thread of the same space grow; answers its address.
fn grow(w: &mut store::Write<'_>, beside: ThreadId) -> store::Res<String> {
    type Found = (ThreadId, i64, String, MessageId, i64, i64, i64);
    let (id, _, slug, last, last_ms, _, replies): Found = w.one(&ANOTHER, p![beside])?;
    let texts: Vec<(MessageId,)> = w.all(&LATEST, p![id])?;
    let there = usize::try_from(replies).unwrap_or_default();
    let (mut newest, mut when) = (last.number(), last_ms);
    for (n, (from,)) in (there..LONG).zip(texts.iter().cycle()) {
        when += 1000;
        newest += 1 << 22;
        w.exec(&SAY, p![newest, id, when, id, *from])?;
        if n % 5000 == 0 {
            eprintln!("a thread of {n} replies…");
        }
    }
    let all = i64::try_from(LONG.max(there)).unwrap_or(i64::MAX);
    w.exec(&GROW, p![id, all, newest, when])?;
    Ok(format!("/s/{slug}/t/{id}"))
}

/// Home of somebody in 500 spaces against the usual home; the end of a thread of 20,000 replies against a
/// thread of a page.
pub async fn costs(
    server: &Server,
    known: &Known,
    far: &Far,
    asked: &super::Asked,
) -> Result<Vec<Cost>, String> {
    let (few, many) = (known.tokens.get(..far.tokens.len()).unwrap_or_default(), &far.tokens);
    let homes = (pages("/", few), pages("/", many));
    let threads = (pages(&known.thread, many), pages(&far.thread, many));
    let mut all = Vec::new();
    for (measure, (usual, unusual)) in [("home of 500 spaces", homes), ("thread of 20,000 replies", threads)]
    {
        all.push(cost(measure, server.port, &usual, &unusual, asked).await?);
    }
    Ok(all)
}

fn pages(path: &str, tokens: &[String]) -> Vec<Request> {
    tokens.iter().map(|t| Request::get(path, t)).collect()
}

async fn cost(
    measure: &'static str,
    port: u16,
    usual: &[Request],
    unusual: &[Request],
    asked: &super::Asked,
) -> Result<Cost, String> {
    let span = Duration::from_secs(asked.seconds);
    let mut rounds = Vec::new();
    for round in 0..=asked.rounds {
        let often = drive(port, usual, super::CONNECTIONS, span).await?;
        let seldom = drive(port, unusual, super::CONNECTIONS, span).await?;
        // The first round warms both.
        if round > 0 {
            rounds.push(often / seldom);
        }
    }
    let worst = rounds.iter().copied().fold(0.0, f64::max);
    Ok(Cost { measure, cost: super::median(rounds), worst })
}

/// Announces to the largest space, kills the program twice on the way, and counts what arrived.
pub async fn broadcast(folder: &Path, known: &Known) -> Result<Broadcast, String> {
    let db = open(folder)?;
    let (leader, space, slug): (PersonId, i64, String) =
        db.read(|r| r.one(&LEADER, p![])).await.map_err(text)?;
    let (members,): (i64,) = db.read_for(0, move |r| r.one(&MEMBERS, p![space])).await.map_err(text)?;
    let token = format!("{}-lead", known.tokens.first().ok_or("nobody")?);
    let own = token.clone();
    db.write(move |w| people::key_store::add_token(w, leader, "bench", &own)).await.map_err(text)?;
    let body =
        r#"{"kind":"announcement","title":"The works stop on Friday","text":"From noon.","broadcast":true}"#;
    let mut server = Server::start(folder, &[], None).await?;
    let begun = Instant::now();
    let made =
        fetch(server.port, &Request::post(&format!("/api/v1/spaces/{slug}/threads"), &token, body)).await?;
    let made: serde_json::Value = serde_json::from_slice(&made).map_err(text)?;
    let thread: ThreadId =
        made.get("id").and_then(|v| v.as_str()).and_then(|t| t.parse().ok()).ok_or("no id")?;
    let mut kills = 0;
    let (mut told, mut twice) = (0, 0);
    while told < members - 1 && begun.elapsed() < Duration::from_secs(300) {
        tokio::time::sleep(Duration::from_millis(50)).await;
        (told, twice) = db.read_for(0, move |r| r.one(&TOLD, p![thread])).await.map_err(text)?;
        let due = (members / 3) * i64::try_from(kills + 1).unwrap_or(3);
        if kills < 2 && told > due {
            drop(server);
            kills += 1;
            server = Server::start(folder, &[], None).await?;
        }
    }
    // Whoever announces is not told.
    let missing = members - 1 - told;
    Ok(Broadcast { people: members - 1, seconds: begun.elapsed().as_secs_f64(), kills, missing, twice })
}
