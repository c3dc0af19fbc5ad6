//! Nodes on one PostgreSQL tell each other that there are new facts. One connection of its own
//! listens and notifies; inside a transaction NOTIFY would make commits queue. Notices are only
//! hints: whoever misses one finds the facts by looking every second.

use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::watch;
use tokio_postgres::{AsyncMessage, Client, NoTls};

use crate::commits::Commits;
use crate::{Db, Error, Res, Target, pg};

/// Commits within this time make one notice.
const TOGETHER: Duration = Duration::from_millis(20);

/// Carries notices between this process and the other nodes until the database is closed; on
/// SQLite there is nobody to tell. What comes from elsewhere wakes this process and is never sent
/// on, so that two nodes do not keep each other awake.
pub async fn signal(db: Db) {
    let Target::Postgres(url) = db.target().clone() else { return };
    let mut own = db.commits().own.subscribe();
    let everybody = Arc::downgrade(db.commits());
    // The handle must not keep the database open.
    drop(db);
    let mut pause = Duration::from_millis(100);
    while let Some(commits) = everybody.upgrade() {
        // Notices may have been missed while there was no connection.
        commits.elsewhere();
        drop(commits);
        match carry(&url, &everybody, &mut own, &mut pause).await {
            Ok(()) => return,
            Err(error) => tracing::warn!(%error, "the line to the other nodes is down; trying again"),
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_secs(10));
    }
}

/// One connection's life; `Ok` when the database was closed.
async fn carry(
    url: &str,
    everybody: &Weak<Commits>,
    own: &mut watch::Receiver<u64>,
    pause: &mut Duration,
) -> Res<()> {
    let (client, mut connection) = pg::config(url, true)?.connect(NoTls).await?;
    let name = name();
    let (heard, mine) = (everybody.clone(), name.clone());
    let listener = async move {
        loop {
            match std::future::poll_fn(|cx| connection.poll_message(cx)).await {
                Some(Ok(AsyncMessage::Notification(notice))) if notice.payload() != mine => {
                    let Some(commits) = heard.upgrade() else { return Ok(()) };
                    commits.elsewhere();
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(Error::from(error)),
                None => return Err(Error::Away("the server ended the connection".into())),
            }
        }
    };
    let speaker = async {
        client.batch_execute("LISTEN ensemble").await?;
        *pause = Duration::from_millis(100);
        speak(&client, &name, own).await
    };
    tokio::select! { end = listener => end, end = speaker => end }
}

async fn speak(client: &Client, name: &str, own: &mut watch::Receiver<u64>) -> Res<()> {
    // An error says that the sender is gone: the database was closed.
    while own.changed().await.is_ok() {
        tokio::time::sleep(TOGETHER).await;
        own.mark_unchanged();
        client.execute("SELECT pg_notify('ensemble', $1)", &[&name]).await?;
    }
    Ok(())
}

/// A name that no other connection has, to know one's own notices by.
fn name() -> String {
    use std::hash::{BuildHasher, Hasher};
    format!("{:016x}", std::collections::hash_map::RandomState::new().build_hasher().finish())
}
