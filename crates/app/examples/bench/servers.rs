//! What the load is driven against: the program in release, and a bare handler with the same bytes.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use app::rooms;
use axum::Router;
use axum::body::Bytes;
use company::bench::Size;
use kernel::{PersonId, ThreadId};
use people::key_store;
use store::{Db, Options, Target, p, sql};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How often anybody may ask is no limit here.
pub const LIFTED: &str = "[limits]\napi-per-minute = 0\ncostly-per-minute = 0\n";

/// A server process; killed when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    /// From the start of the process until it answered that it is ready.
    pub start: Duration,
}

impl Server {
    async fn run(mut command: Command) -> Result<Self, String> {
        let begun = Instant::now();
        let mut child =
            command.stdout(Stdio::piped()).kill_on_drop(true).spawn().map_err(|e| e.to_string())?;
        let out = child.stdout.take().ok_or("no output")?;
        let mut lines = BufReader::new(out).lines();
        let line = lines.next_line().await.map_err(|e| e.to_string())?.ok_or("the server did not start")?;
        let port = line.rsplit(':').next().and_then(|p| p.trim().parse().ok()).ok_or(line)?;
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { child, port, start: begun.elapsed() })
    }

    /// The program on the data of `folder`.
    pub async fn start(folder: &Path, arguments: &[String], preload: Option<&Path>) -> Result<Self, String> {
        let own = std::env::current_exe().map_err(|e| e.to_string())?;
        let program = own.ancestors().nth(2).ok_or("no folder")?.join("ensemble");
        if !program.exists() {
            return Err(format!("{} is missing: cargo build --release", program.display()));
        }
        // The load of hundreds comes from one machine: how often it may ask is lifted, and nothing else.
        let lifted = folder.join("lifted.toml");
        std::fs::write(&lifted, LIFTED).map_err(|e| e.to_string())?;
        let mut command = Command::new(program);
        if arguments.is_empty() {
            command.arg("--config").arg(&lifted);
        }
        command.arg("serve").arg("--data").arg(folder).args(["--listen", "127.0.0.1:0"]).args(arguments);
        if let Some(library) = preload {
            command.env("LD_PRELOAD", library);
        }
        let mut server = Self::run(command).await?;
        let begun = Instant::now();
        while super::load::fetch(server.port, &super::load::Request::get("/readyz", "")).await.is_err() {
            if begun.elapsed() > Duration::from_secs(30) {
                return Err("not ready within 30 s".into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        server.start += begun.elapsed();
        Ok(server)
    }

    /// A handler that answers the bytes of `file` and does nothing else.
    pub async fn bare(file: &Path) -> Result<Self, String> {
        let mut command = Command::new(std::env::current_exe().map_err(|e| e.to_string())?);
        command.arg("--bare").arg(file);
        Self::run(command).await
    }

    /// Memory in use, in megabytes.
    pub fn memory_mb(&self) -> f64 {
        let read = |pid: u32| std::fs::read_to_string(format!("/proc/{pid}/status")).ok();
        let status = self.child.id().and_then(read).unwrap_or_default();
        let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }
}

/// Serves the bytes of a file.
pub async fn bare(file: &Path) -> Result<(), String> {
    let body = Bytes::from(std::fs::read(file).map_err(|e| e.to_string())?);
    let app = Router::new().fallback(move || {
        let body = body.clone();
        async move { ([("content-type", "text/html; charset=utf-8")], body) }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.map_err(|e| e.to_string())?;
    println!("http://{}", listener.local_addr().map_err(|e| e.to_string())?);
    axum::serve(listener, app).await.map_err(|e| e.to_string())
}

/// What the load needs to know of the network.
pub struct Known {
    /// Whom the load asks as.
    pub people: Vec<PersonId>,
    /// Tokens of people, one for each connection.
    pub tokens: Vec<String>,
    /// Address of a thread with a full page of messages.
    pub thread: String,
    /// Its id.
    pub thread_id: ThreadId,
}

sql!(
    SOMEBODY,
    "SELECT m.person_id FROM memberships m JOIN people p ON p.id = m.person_id WHERE p.state = 'active' GROUP BY m.person_id ORDER BY m.person_id LIMIT 64"
);
sql!(
    FULL_THREAD,
    "SELECT t.id, s.slug FROM threads t JOIN spaces s ON s.id = t.space_id ORDER BY ABS(t.replies - 60), t.id LIMIT 1"
);
sql!(
    SHARE,
    "INSERT INTO memberships (person_id, space_id, standing, since_ms, by_id) SELECT $1, space_id, 'member', 1, NULL FROM threads WHERE id = $2 ON CONFLICT DO NOTHING"
);
sql!(LARGE, "SELECT COUNT(*) FROM (SELECT id FROM people LIMIT 10) some");

/// Makes the network (unless it was kept), gives 64 people a token each and finds a full thread.
pub async fn prepare(folder: &Path, size: Size) -> Result<Known, String> {
    std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
    let target = Target::Sqlite(folder.join("ensemble.db"));
    let db = Db::open(target, Options::default()).map_err(|e| e.to_string())?;
    let there = db.read(|r| r.one::<(i64,)>(&LARGE, p![])).await.map_err(|e| e.to_string())?.0;
    if there == 0 {
        eprintln!("making a network of {} people and {} messages…", size.people, size.messages);
        company::bench::bench_company(&db, size, db.clock().now()).await.map_err(|e| e.to_string())?;
        jobs::settle(&db, &rooms::consumers(), &rooms::kinds()).await.map_err(|e| e.to_string())?;
    }
    let people: Vec<PersonId> = db
        .read_for(0, |r| r.all::<(PersonId,)>(&SOMEBODY, p![]))
        .await
        .map_err(|e| e.to_string())?
        .into_iter()
        .map(|(id,)| id)
        .collect();
    let (thread_id, slug): (ThreadId, String) =
        db.read_for(0, |r| r.one(&FULL_THREAD, p![])).await.map_err(|e| e.to_string())?;
    let stamp = Instant::now().elapsed().as_nanos() + u128::from(std::process::id());
    let tokens: Vec<String> = people.iter().map(|id| format!("bench-{stamp}-{id}")).collect();
    let given: Vec<(PersonId, String)> = people.iter().copied().zip(tokens.clone()).collect();
    db.write(move |w| {
        for (id, token) in &given {
            key_store::add_token(w, *id, "bench", token)?;
            w.exec(&SHARE, p![*id, thread_id])?;
        }
        Ok::<_, store::Error>(())
    })
    .await
    .map_err(|e| e.to_string())?;
    Ok(Known { people, tokens, thread: format!("/s/{slug}/t/{thread_id}"), thread_id })
}

const SLOW: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int (*real_fsync)(int); static int (*real_fdatasync)(int);
int fsync(int fd) { if (!real_fsync) real_fsync = dlsym(RTLD_NEXT, "fsync"); usleep(2000); return real_fsync(fd); }
int fdatasync(int fd) { if (!real_fdatasync) real_fdatasync = dlsym(RTLD_NEXT, "fdatasync"); usleep(2000); return real_fdatasync(fd); }
"#;

/// A library that makes every fsync 2 ms slower, as on an ordinary disk.
pub fn slow_fsync(folder: &Path) -> Result<PathBuf, String> {
    let (source, library) = (folder.join("slow.c"), folder.join("slow.so"));
    std::fs::write(&source, SLOW).map_err(|e| e.to_string())?;
    let made = std::process::Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(&source)
        .arg("-ldl")
        .status();
    if made.is_ok_and(|s| s.success()) { Ok(library) } else { Err("cc is needed to slow fsync down".into()) }
}
