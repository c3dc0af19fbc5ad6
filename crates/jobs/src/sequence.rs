//! Numbers without gaps, in commit order. SQLite's one writer gives them in the act's own
//! transaction; on PostgreSQL whoever holds the counter's row numbers what has been committed.

use store::{Db, Engine, Res, Write, p, sql};

/// How many facts get their number in one transaction.
const STEP: i64 = 5_000;

sql!(TAKE_COUNTER, "SELECT seq FROM fact_counter WHERE one = 1 FOR UPDATE");
sql!(TRY_COUNTER, "SELECT seq FROM fact_counter WHERE one = 1 FOR UPDATE SKIP LOCKED");
sql!(
    NUMBER,
    "UPDATE facts SET seq = $1 + fresh.place
     FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place
           FROM (SELECT id FROM facts WHERE seq IS NULL ORDER BY id LIMIT $2) AS unnumbered) AS fresh
     WHERE facts.id = fresh.id"
);
sql!(MOVE_COUNTER, "UPDATE fact_counter SET seq = $1 WHERE one = 1");

/// What to do when another node is numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhenBusy {
    /// It does it for us.
    Skip,
    /// Wait until it is done.
    Wait,
}

/// Numbers every committed fact that has none; whether there were any. Wakes this process then.
pub(crate) async fn number(db: &Db, when_busy: WhenBusy) -> Res<bool> {
    if db.engine() == Engine::Sqlite {
        return Ok(false);
    }
    let mut any = false;
    // READ COMMITTED on purpose: once the counter is ours, the next statement sees everything
    // that was committed until then, and no user's transaction is made to run again for it.
    while db.write_hot(move |w| step(w, when_busy)).await? > 0 {
        any = true;
    }
    if any {
        db.wake();
    }
    Ok(any)
}

fn step(w: &mut Write<'_>, when_busy: WhenBusy) -> Res<i64> {
    let counter = if when_busy == WhenBusy::Wait { &TAKE_COUNTER } else { &TRY_COUNTER };
    let Some((last,)) = w.opt::<(i64,)>(counter, &[])? else { return Ok(0) };
    let count = i64::try_from(w.exec(&NUMBER, p![last, STEP])?).unwrap_or(0);
    if count > 0 {
        w.exec(&MOVE_COUNTER, p![last + count])?;
    }
    Ok(count)
}
