//! Carrying an erasure out, step by step: first what is theirs alone goes, then their words when the
//! policy says so, then their names in every text of every table, last the person. Each step is one
//! transaction over at most some hundred rows, and doing it again changes nothing.

use kernel::{Fact, MessageId, PersonId, fold};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::whole::{Cell, Kind, Table, tables};
use store::{Db, Error, MIGRATIONS, Res, Write};

use super::erase_store as sql;
use super::list::{Goes, all};
use super::names::Names;
use super::unsay;
use crate::vault::archive::hex;

/// Days in which an erasure can be taken back.
pub const GRACE_DAYS: i64 = 7;
/// Rows looked at in one step.
pub(super) const STEP: usize = 400;
/// Tables without words of anybody, or made anew from those that have them.
const PASSED: &[&str] = &[
    "people",
    "people_names",
    "leavers",
    "facts",
    "nodes",
    "search_docs",
    "search_near",
    "search_related",
    "erased",
    "jobs",
];

/// The job that carries them out.
pub const JOB: jobs::JobKind = jobs::JobKind { name: "vault.erase", every_ms: None, run: step };

/// Where an erasure stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct At {
    /// The erasure; none after a restore.
    erasure: Option<i64>,
    person: i64,
    words: String,
    instead: String,
    #[serde(default)]
    begun: bool,
    #[serde(default)]
    said: bool,
    #[serde(default)]
    table: usize,
    #[serde(default)]
    after: Option<Vec<serde_json::Value>>,
}

/// The hash by which a restore knows whom it has to erase again.
#[must_use]
pub fn mark(person: i64) -> String {
    let mut hash = Sha256::new();
    hash.update(b"ensemble erased person ");
    hash.update(person.to_string());
    hex(&hash.finalize())
}

/// The address of somebody who was erased: it says nothing, and is the same each time.
#[must_use]
pub fn handle(person: i64) -> String {
    format!("former-{}", mark(person).get(..10).unwrap_or_default())
}

/// What the job is told.
#[must_use]
pub fn told(erasure: Option<i64>, person: i64, words: &str, instead: &str) -> String {
    let at = At {
        erasure,
        person,
        words: words.to_owned(),
        instead: instead.to_owned(),
        begun: false,
        said: false,
        table: 0,
        after: None,
    };
    serde_json::to_string(&at).unwrap_or_default()
}

/// One step; what is to be done next.
///
/// # Errors
/// What the database says.
pub fn step(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let mut at: At = serde_json::from_str(args).map_err(|e| Error::Other(e.to_string()))?;
    let person = PersonId::new(at.person);
    let Some(named) = sql::named(w, person)? else { return Ok(None) };
    if !at.begun {
        if !begin(w, &at, &named.state)? {
            return Ok(None);
        }
        at.begun = true;
        at.said = at.words != "go";
    } else if !at.said {
        at.said = !workshop::files::forget(w, person)? && unsay::step(w, person)?;
    } else {
        let own = handle(at.person);
        let names = Names::new(&named.name, &named.handle, named.mail.as_deref(), &at.instead, &own);
        let plan = plan()?;
        let Some(table) = plan.get(at.table) else {
            return end(w, &at, &named).map(|()| None);
        };
        at.after = sweep(w, table, &names, at.after.as_deref())?;
        if at.after.is_none() {
            at.table += 1;
        }
    }
    serde_json::to_string(&at).map(Some).map_err(|e| Error::Other(e.to_string()))
}

/// Does all of it now, after a restore.
///
/// # Errors
/// What the database says.
pub async fn now(db: &Db, person: i64, words: &str, instead: &str) -> Res<()> {
    let mut next = Some(told(None, person, words, instead));
    while let Some(args) = next {
        next = db.bulk(move |w| step(w, &args)).await?;
    }
    Ok(())
}

/// The tables in which a name may stand.
fn plan() -> Res<Vec<Table>> {
    let texts = |t: &Table| t.columns.iter().any(|c| c.kind == Kind::Text);
    Ok(tables(MIGRATIONS)?.into_iter().filter(|t| texts(t) && !PASSED.contains(&t.name.as_str())).collect())
}

/// What is theirs alone goes; whether the erasure still holds.
fn begin(w: &mut Write<'_>, at: &At, state: &str) -> Res<bool> {
    let person = PersonId::new(at.person);
    if let Some(id) = at.erasure {
        // Taken back, or the person is here again.
        if !sql::state(w, id, "planned", "running")? {
            return Ok(false);
        }
        if state != "left" {
            sql::state(w, id, "running", "withdrawn")?;
            return Ok(false);
        }
    }
    sql::uncount(w, person)?;
    let tables = tables(MIGRATIONS)?;
    for of in all() {
        // How somebody was called is needed until the last step.
        let Some(table) = tables.iter().find(|t| t.name == of.table && t.name != "leavers") else { continue };
        match of.goes {
            Goes::Row => w.remove_at(table, (of.column, at.person))?,
            Goes::Empty => w.empty_at(table, (of.column, at.person))?,
            Goes::Stays => 0,
        };
    }
    // A copy they asked for is over now: the next round takes its bytes.
    sql::end_copies(w, person)?;
    Ok(true)
}

/// Takes the names out of the next rows of a table; where to go on, if anywhere.
fn sweep(
    w: &mut Write<'_>,
    table: &Table,
    names: &Names,
    after: Option<&[serde_json::Value]>,
) -> Res<Option<Vec<serde_json::Value>>> {
    let cell = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => Cell::Text(text.clone()),
        serde_json::Value::Number(n) => n.as_i64().map_or(Cell::Null, Cell::Int),
        serde_json::Value::Bool(yes) => Cell::Bool(*yes),
        _ => Cell::Null,
    };
    let after: Option<Vec<Cell>> = after.map(|key| key.iter().map(cell).collect());
    let rows = w.page(table, None, after.as_deref(), STEP)?;
    for row in &rows {
        let mut set: Vec<(&str, Cell)> = Vec::new();
        for (column, cell) in table.columns.iter().zip(row) {
            if let Some(text) = cell.text().and_then(|text| names.out_of(text)) {
                set.push((column.name.as_str(), Cell::Text(text)));
            }
        }
        if !set.is_empty() {
            w.set_row(table, row, &set)?;
            reread(w, table, row);
        }
    }
    let json = |cell: &Cell| match cell {
        Cell::Int(n) => (*n).into(),
        Cell::Text(text) => text.as_str().into(),
        Cell::Bool(yes) => (*yes).into(),
        _ => serde_json::Value::Null,
    };
    let last = rows.last().filter(|_| rows.len() == STEP);
    Ok(last.map(|row| table.key_of(row).iter().map(json).collect()))
}

/// Search reads what has other words now.
fn reread(w: &mut Write<'_>, table: &Table, row: &[Cell]) {
    let Some(id) = row.first().and_then(Cell::int) else { return };
    let now = w.now();
    match table.name.as_str() {
        "messages" => w.announce(Fact::past("message.edited", MessageId::new(id).number(), now)),
        "threads" => {
            w.announce(Fact::past("thread.recast", id, now).thread(kernel::ThreadId::new(id)));
        }
        "notes" => w.announce(Fact::past("note.written", id, now)),
        "files" => w.announce(Fact::past("file.changed", id, now)),
        "spaces" => w.announce(Fact::past("space.changed", id, now).space(kernel::SpaceId::new(id))),
        _ => {}
    }
}

/// The person is nobody any more; only the hash of the id remembers.
fn end(w: &mut Write<'_>, at: &At, named: &sql::Named) -> Res<()> {
    let (person, now) = (PersonId::new(at.person), w.now());
    let words: Vec<String> = fold::fold(&named.name).split_whitespace().map(str::to_owned).collect();
    let all = tables(MIGRATIONS)?;
    if let Some(leavers) = all.iter().find(|t| t.name == "leavers") {
        w.remove_at(leavers, ("person_id", at.person))?;
    }
    sql::forget(w, person, (&at.instead, &handle(at.person)), &words)?;
    sql::mark(w, &mark(at.person), &at.words, now.0)?;
    web::audit(w, None, "erasure.done", at.person)?;
    w.announce(Fact::past("person.left", at.person, now));
    w.announce(Fact::past("person.changed", at.person, now));
    Ok(())
}
