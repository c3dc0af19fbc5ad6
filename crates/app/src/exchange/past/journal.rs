//! What is noted of an import while it runs, in the same transactions as what it brings: which
//! import it is, its steps, and how much came.

use std::collections::HashSet;

use kernel::Time;
use serde::Serialize;
use store::{Db, Read, Res, Write, p, row, sql};
use web::Entry;

use crate::exchange::{ExchangeError, Summary};

sql!(
    BEGIN,
    "INSERT INTO imports (id, kind, source, file, digest, state, started_ms, people, spaces, threads, messages,
        reactions, skipped, kept) VALUES ($1, $2, $3, $4, $5, 'running', $6, 0, 0, 0, 0, 0, 0, 0)"
);
sql!(UNFINISHED, "SELECT id FROM imports WHERE digest = $1 AND state = 'running' ORDER BY id DESC LIMIT 1");
sql!(COMPLETE, "SELECT place FROM import_steps WHERE import_id = $1 AND complete");
sql!(LAST_STEP, "SELECT COALESCE(MAX(number), 0) FROM import_steps WHERE import_id = $1");
sql!(
    STEP,
    "INSERT INTO import_steps (import_id, number, place, messages, complete, at_ms) VALUES ($1, $2, $3, $4, $5, $6)"
);
sql!(
    COUNT,
    "UPDATE imports SET people = people + $2, spaces = spaces + $3, threads = threads + $4, messages = messages + $5,
        reactions = reactions + $6 WHERE id = $1"
);
sql!(END, "UPDATE imports SET state = 'done', ended_ms = $2, skipped = $3 WHERE id = $1");
sql!(
    FORGET,
    "DELETE FROM imports WHERE id = $1 AND people + spaces + threads + messages + reactions = 0
        AND NOT EXISTS (SELECT 1 FROM source_keys k WHERE k.import_id = $1)"
);
sql!(
    FORGET_STEPS,
    "DELETE FROM import_steps WHERE import_id = $1 AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.id = $1)"
);
sql!(
    LIST,
    "SELECT id, kind, file, state, started_ms, ended_ms, people, spaces, threads, messages, skipped, kept FROM imports
     WHERE id < $1 ORDER BY id DESC LIMIT $2"
);

/// What one transaction brought.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Brought {
    pub people: i64,
    pub spaces: i64,
    pub threads: i64,
    pub messages: i64,
    pub reactions: i64,
}

/// The import that runs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Journal {
    pub id: i64,
    pub complete: HashSet<String>,
    pub resumed: bool,
    step: i64,
}

/// One step to be noted.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    import: i64,
    number: i64,
    place: String,
    complete: bool,
}

impl Journal {
    /// Goes on with the unfinished import of the same file and choices, or begins one.
    pub(crate) async fn open(db: &Db, what: [String; 4]) -> Result<Self, ExchangeError> {
        Ok(db.bulk(move |w| open(w, &what)).await?)
    }
    /// Whether there is an unfinished import of the same file and choices.
    pub(crate) async fn unfinished(db: &Db, digest: String) -> Result<bool, ExchangeError> {
        Ok(db.read_for(0, move |r| r.opt::<(i64,)>(&UNFINISHED, p![&digest])).await?.is_some())
    }
    pub(crate) fn step(&mut self, place: &str, complete: bool) -> Step {
        self.step += 1;
        Step { import: self.id, number: self.step, place: place.to_owned(), complete }
    }
    /// It came to its end; one that brought nothing is not kept.
    pub(crate) async fn end(&self, db: &Db, summary: &Summary) -> Result<Option<i64>, ExchangeError> {
        let (id, skipped) = (self.id, i64::try_from(summary.skipped.len()).unwrap_or(0));
        let forgotten = db
            .bulk(move |w| {
                let now = w.now();
                w.exec(&END, p![id, now, skipped])?;
                let forgotten = w.exec(&FORGET, p![id])?;
                w.exec(&FORGET_STEPS, p![id])?;
                Ok::<_, store::Error>(forgotten > 0)
            })
            .await?;
        Ok((!forgotten).then_some(id))
    }
}

fn open(w: &mut Write<'_>, [kind, source, file, digest]: &[String; 4]) -> Res<Journal> {
    if let Some((id,)) = w.opt::<(i64,)>(&UNFINISHED, p![digest])? {
        let complete = w.all::<(String,)>(&COMPLETE, p![id])?.into_iter().map(|(place,)| place).collect();
        let (step,) = w.one::<(i64,)>(&LAST_STEP, p![id])?;
        return Ok(Journal { id, complete, resumed: true, step });
    }
    let (id, now) = (w.id::<()>().number(), w.now());
    Entry::done(None, &format!("import.{kind}"), 0).by_way("command").write(w)?;
    w.exec(&BEGIN, p![id, kind, source, file, digest, now])?;
    Ok(Journal { id, ..Journal::default() })
}

impl Step {
    /// Notes it, with what came.
    pub(crate) fn note(&self, w: &mut Write<'_>, came: Brought) -> Res<()> {
        let now = w.now();
        w.exec(&STEP, p![self.import, self.number, &self.place, came.messages, self.complete, now])?;
        w.exec(&COUNT, p![self.import, came.people, came.spaces, came.threads, came.messages, came.reactions])
            .map(drop)
    }
}

/// An import as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its number, for `import undo`.
    pub id: i64,
    /// The kind of file.
    pub kind: String,
    /// The file's name.
    pub file: String,
    /// `running` (also what was cut off), `done`, `undoing`, `undone`.
    pub state: String,
    /// When it began, in milliseconds.
    pub started_ms: i64,
    /// When it came to its end.
    pub ended_ms: Option<i64>,
    /// People it brought.
    pub people: i64,
    /// Spaces it brought.
    pub spaces: i64,
    /// Threads it brought.
    pub threads: i64,
    /// Messages it brought.
    pub messages: i64,
    /// Bad records.
    pub skipped: i64,
    /// Things that stayed when it was undone.
    pub kept: i64,
}
row!(Listed {
    id,
    kind,
    file,
    state,
    started_ms,
    ended_ms,
    people,
    spaces,
    threads,
    messages,
    skipped,
    kept
});

/// The imports before `before`, newest first.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, before: Option<i64>, limit: i64) -> Res<Vec<Listed>> {
    r.all(&LIST, p![before.unwrap_or(i64::MAX), limit])
}

impl Listed {
    /// When it began.
    #[must_use]
    pub const fn started(&self) -> Time {
        Time(self.started_ms)
    }
}
