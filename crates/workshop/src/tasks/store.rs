//! Statements of tasks.

use kernel::{Actor, Fact, MessageId, PersonId, SpaceId, ThreadId, Time};
use policy::Permitted;
use store::{Error, Read, Res, Write, p, row, sql};
use web::place::{Place, place_by_id};

use super::facts::{TASK_DUE, about};
use super::task::Task;

macro_rules! tasks_sql {
    ($end:literal) => {
        concat!(
            "SELECT k.id, k.space_id, s.slug, s.name, k.title, k.owner_id, p.handle, p.name, k.due_day, k.thread_id,
                k.message_id, k.done_ms
             FROM tasks k JOIN spaces s ON s.id = k.space_id LEFT JOIN people p ON p.id = k.owner_id WHERE ",
            $end
        )
    };
}
sql!(
    MINE,
    tasks_sql!(
        "k.owner_id = $1 AND k.done_ms IS NULL
         AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $1 AND v.space_id = k.space_id)
         ORDER BY CASE WHEN k.due_day = '' THEN 1 ELSE 0 END, k.due_day, k.id LIMIT 200"
    )
);
sql!(
    MINE_DONE,
    tasks_sql!(
        "k.owner_id = $1 AND k.done_ms IS NOT NULL AND k.id < $2
         AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $1 AND v.space_id = k.space_id)
         ORDER BY k.id DESC LIMIT 51"
    )
);
sql!(
    OF_SPACE,
    tasks_sql!(
        "k.space_id = $1 AND k.done_ms IS NULL
         ORDER BY CASE WHEN k.due_day = '' THEN 1 ELSE 0 END, k.due_day, k.id LIMIT 200"
    )
);
sql!(
    OF_SPACE_DONE,
    tasks_sql!("k.space_id = $1 AND k.done_ms IS NOT NULL AND k.id < $2 ORDER BY k.id DESC LIMIT 51")
);
sql!(SHOWN, tasks_sql!("k.id = $1"));
sql!(
    TASK,
    "SELECT id, space_id, title, owner_id, due_day, thread_id, message_id, done_ms, version FROM tasks WHERE id = $1
     FOR UPDATE"
);
sql!(
    ADD,
    "INSERT INTO tasks (id, space_id, title, owner_id, due_day, thread_id, message_id, created_by, created_ms,
        assigned_by, reminded_day, version)
     VALUES ($1, $2, $3, $4::bigint, $5, $6::bigint, $7::bigint, $8, $9, $8, '', 1)"
);
sql!(
    CHANGE,
    "UPDATE tasks SET title = $2, owner_id = $3::bigint, due_day = $4, done_ms = $5::bigint, done_by = $6::bigint,
        version = version + 1,
        reminded_day = CASE WHEN due_day = $4 THEN reminded_day ELSE '' END
     WHERE id = $1"
);
sql!(
    READER,
    "SELECT p.id FROM people p WHERE p.handle = $2 AND p.state = 'active'
     AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = p.id AND v.space_id = $1)"
);
sql!(
    SOURCE,
    "SELECT m.thread_id, m.html FROM messages m JOIN threads t ON t.id = m.thread_id
     WHERE m.id = $1 AND t.space_id = $2 AND m.gone IS NULL AND t.gone IS NULL"
);
sql!(
    DUE,
    "SELECT k.id, k.space_id, k.title, k.owner_id, k.due_day, k.thread_id, k.message_id, k.done_ms, k.version FROM tasks k
     WHERE k.done_ms IS NULL AND k.due_day = $1 AND k.reminded_day <> $1 AND k.owner_id IS NOT NULL
     ORDER BY k.id LIMIT 200"
);
sql!(MERGED, "UPDATE tasks SET thread_id = $2 WHERE thread_id = $1");
sql!(
    SPLIT,
    "UPDATE tasks SET thread_id = $2 WHERE thread_id = $1
     AND EXISTS (SELECT 1 FROM messages m WHERE m.id = tasks.message_id AND m.thread_id = $2)"
);
sql!(REMINDED, "UPDATE tasks SET reminded_day = due_day WHERE id = $1");

/// A task as lists show it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its id.
    pub id: i64,
    /// Its space.
    pub space: SpaceId,
    /// The space's slug.
    pub slug: String,
    /// The space's name.
    pub space_name: String,
    /// What is to do.
    pub title: String,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// Their handle.
    pub handle: Option<String>,
    /// Their name.
    pub name: Option<String>,
    /// By which day.
    pub due: String,
    /// The thread it comes from.
    pub thread: Option<ThreadId>,
    /// The message it comes from.
    pub message: Option<MessageId>,
    /// When it was done.
    pub done: Option<Time>,
}
row!(Shown { id, space, slug, space_name, title, owner, handle, name, due, thread, message, done });

/// One's own tasks: those to do, or those done before `after`.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, person: PersonId, done: Option<i64>) -> Res<Vec<Shown>> {
    match done {
        None => r.all(&MINE, p![person]),
        Some(after) => r.all(&MINE_DONE, p![person, after]),
    }
}

/// The tasks of a space the caller has found through the actor.
///
/// # Errors
/// What the database says.
pub fn of_space(r: &mut Read<'_>, space: SpaceId, done: Option<i64>) -> Res<Vec<Shown>> {
    match done {
        None => r.all(&OF_SPACE, p![space]),
        Some(after) => r.all(&OF_SPACE_DONE, p![space, after]),
    }
}

fn readable(r: &mut Read<'_>, actor: &Actor, space: SpaceId) -> Res<Place> {
    let place = place_by_id(r, actor, space)?;
    if place.readable { Ok(place) } else { Err(Error::NoRow) }
}

/// A task the actor may read, with its space.
///
/// # Errors
/// `NoRow` when it is not there for them.
pub fn shown(r: &mut Read<'_>, actor: &Actor, id: i64) -> Res<(Place, Shown)> {
    let shown: Shown = r.one(&SHOWN, p![id])?;
    Ok((readable(r, actor, shown.space)?, shown))
}

/// The same to be changed: its row is held.
///
/// # Errors
/// As `shown`.
pub fn task(r: &mut Read<'_>, actor: &Actor, id: i64) -> Res<(Place, Task)> {
    let task: Task = r.one(&TASK, p![id])?;
    Ok((readable(r, actor, task.space)?, task))
}

/// Somebody by handle or full name who may read a space.
///
/// # Errors
/// What the database says.
pub fn reader(r: &mut Read<'_>, space: SpaceId, handle: &str) -> Res<Option<PersonId>> {
    let handle = web::typed::handle(r, handle)?;
    Ok(r.opt::<(PersonId,)>(&READER, p![space, &handle])?.map(|(id,)| id))
}

/// The thread and the words of a message in a space.
///
/// # Errors
/// What the database says.
pub fn source(r: &mut Read<'_>, space: SpaceId, message: MessageId) -> Res<Option<(ThreadId, String)>> {
    r.opt(&SOURCE, p![message, space])
}

/// Stores a new task.
///
/// # Errors
/// What the database says.
pub fn add(place: &mut Permitted<'_, '_, Place>, task: &Task, facts: Vec<Fact>) -> Res<()> {
    let (w, place, actor) = place.split();
    let now = w.now();
    let values =
        p![task.id, place.id, &task.title, task.owner, &task.due, task.thread, task.message, actor.id, now];
    w.exec(&ADD, values)?;
    facts.into_iter().for_each(|fact| w.announce(fact));
    Ok(())
}

/// Stores a task as it is now.
///
/// # Errors
/// What the database says.
pub fn change(place: &mut Permitted<'_, '_, Place>, task: &Task, facts: Vec<Fact>) -> Res<()> {
    let (w, _, actor) = place.split();
    let by = task.done.map(|_| actor.id);
    w.exec(&CHANGE, p![task.id, &task.title, task.owner, &task.due, task.done, by])?;
    facts.into_iter().for_each(|fact| w.announce(fact));
    Ok(())
}

/// A thread went into another.
///
/// # Errors
/// What the database says.
pub fn merged(w: &mut Write<'_>, from: ThreadId, to: ThreadId) -> Res<()> {
    w.exec(&MERGED, p![from, to]).map(drop)
}

/// Messages of a thread became a thread.
///
/// # Errors
/// What the database says.
pub fn split(w: &mut Write<'_>, from: ThreadId, new: ThreadId) -> Res<()> {
    w.exec(&SPLIT, p![from, new]).map(drop)
}

/// Tells those whose task is due today, once; the day is that of the clock in UTC.
///
/// # Errors
/// What the database says.
pub fn remind(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    let now = w.now();
    let today = now.zoned("UTC").date().to_string();
    let due: Vec<Task> = w.all(&DUE, p![&today])?;
    for task in &due {
        w.exec(&REMINDED, p![task.id])?;
        w.announce(about(&TASK_DUE, task, now));
    }
    Ok((due.len() == 200).then(String::new))
}
