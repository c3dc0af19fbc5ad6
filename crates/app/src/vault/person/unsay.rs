//! Taking back what somebody said, where the policy is that words go with their author: messages stay
//! as places without words, so that what others replied still hangs together.

use kernel::{Fact, PersonId, ThreadId};
use store::whole::{Cell, Table, tables};
use store::{Error, MIGRATIONS, Res, Write};

use super::erase::STEP;
use super::erase_store as sql;

/// A row with its columns by name.
struct Named<'a>(&'a Table, &'a [Cell]);

impl Named<'_> {
    fn of(&self, name: &str) -> Option<&Cell> {
        self.0.columns.iter().position(|c| c.name == name).and_then(|at| self.1.get(at))
    }
    fn int(&self, name: &str) -> Option<i64> {
        self.of(name).and_then(Cell::int)
    }
    fn text(&self, name: &str) -> &str {
        self.of(name).and_then(Cell::text).unwrap_or_default()
    }
}

fn table(name: &str) -> Res<Table> {
    let found = tables(MIGRATIONS)?.into_iter().find(|t| t.name == name);
    found.ok_or_else(|| Error::Other(format!("no table {name}")))
}

fn empty() -> Cell {
    Cell::Text(String::new())
}

/// Takes some of it back; whether that was all.
pub(super) fn step(w: &mut Write<'_>, person: PersonId) -> Res<bool> {
    if messages(w, person)? >= STEP {
        return Ok(false);
    }
    threads(w, person)?;
    for (name, column, texts) in TOLD {
        told(w, person, (name, column), texts)?;
    }
    Ok(true)
}

/// What they wrote beside messages: table, the column that says who, and the texts that are theirs.
const TOLD: [(&str, &str, &[&str]); 3] = [
    ("help_requests", "asker_id", &["about", "context"]),
    ("help_requests", "helper_id", &["answer"]),
    ("vacancies", "by_id", &["why"]),
];

/// The rows stay for the others in them, without these texts.
fn told(w: &mut Write<'_>, person: PersonId, (name, column): (&str, &str), texts: &[&str]) -> Res<()> {
    let all = table(name)?;
    let mut after: Option<Vec<Cell>> = None;
    loop {
        let rows = w.page(&all, Some((column, person.number())), after.as_deref(), STEP)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some(all.key_of(last));
        for row in &rows {
            let set: Vec<_> = texts.iter().map(|text| (*text, empty())).collect();
            w.set_row(&all, row, &set)?;
        }
    }
}

/// Messages without their words; how many were taken back now.
fn messages(w: &mut Write<'_>, person: PersonId) -> Res<usize> {
    let all = table("messages")?;
    let (mut after, mut count): (Option<Vec<Cell>>, usize) = (None, 0);
    while count < STEP {
        let rows = w.page(&all, Some(("author_id", person.number())), after.as_deref(), STEP)?;
        let Some(last) = rows.last() else { break };
        after = Some(all.key_of(last));
        for row in &rows {
            let message = Named(&all, row);
            if message.text("gone") != "deleted" || !message.text("body").is_empty() {
                take_back(w, &all, row, person)?;
                count += 1;
            }
        }
    }
    Ok(count)
}

fn take_back(w: &mut Write<'_>, all: &Table, row: &[Cell], person: PersonId) -> Res<()> {
    let message = Named(all, row);
    let (Some(id), Some(thread)) = (message.int("id"), message.int("thread_id")) else { return Ok(()) };
    let now = w.now();
    let set = [
        ("gone", Cell::Text("deleted".into())),
        ("gone_ms", Cell::Int(now.0)),
        ("gone_by", Cell::Null),
        ("body", empty()),
        ("html", empty()),
        ("reactions", empty()),
    ];
    w.set_row(all, row, &set)?;
    for hanging in ["message_versions", "reactions", "mentions"] {
        w.remove_at(&table(hanging)?, ("message_id", id))?;
    }
    if message.of("gone") == Some(&Cell::Null) {
        sql::shrink(w, thread, id)?;
    }
    w.announce(Fact::past("message.deleted", id, now).by(person).thread(ThreadId::new(thread)));
    Ok(())
}

/// Their conversations lose their titles; those nobody replied to are gone.
fn threads(w: &mut Write<'_>, person: PersonId) -> Res<()> {
    let all = table("threads")?;
    let mut after: Option<Vec<Cell>> = None;
    loop {
        let rows = w.page(&all, Some(("author_id", person.number())), after.as_deref(), STEP)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some(all.key_of(last));
        for row in &rows {
            let thread = Named(&all, row);
            let mut set = vec![("title", empty()), ("excerpt", empty()), ("kept_title", Cell::Null)];
            if thread.int("replies") == Some(0) && thread.of("gone") == Some(&Cell::Null) {
                set.push(("gone", Cell::Text("deleted".into())));
                if let Some(space) = thread.int("space_id") {
                    sql::unthread(w, space)?;
                }
            }
            w.set_row(&all, row, &set)?;
        }
    }
}
