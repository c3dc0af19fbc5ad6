//! Above everything else: announcements the reader has neither opened nor put away; and, of their own
//! tasks, those whose day has come.

use askama::Template;
use kernel::{Actor, Lexicon, Problem, ThreadId, Time};
use store::{Read, Res, p, row, sql};
use web::answer::render;

/// How many of each home shows.
const MOST: i64 = 3;

sql!(
    TOLD,
    "SELECT t.id, t.title, t.excerpt, s.slug, s.name, s.hue, s.kind, p.name, t.created_ms
     FROM unseen_announcements u JOIN memberships m ON m.person_id = u.person_id AND m.space_id = u.space_id
     JOIN threads t ON t.id = u.thread_id JOIN spaces s ON s.id = t.space_id JOIN people p ON p.id = t.author_id
     WHERE u.person_id = $1 AND u.created_ms > $2 AND u.created_ms >= m.since_ms
       AND NOT EXISTS (SELECT 1 FROM space_mutes z WHERE z.person_id = $1 AND z.space_id = u.space_id)
     ORDER BY u.created_ms DESC, u.thread_id DESC LIMIT $3"
);
sql!(
    TASKS,
    "SELECT k.id, k.title, k.due_day, s.name, s.hue FROM tasks k JOIN spaces s ON s.id = k.space_id
     WHERE k.owner_id = $1 AND k.done_ms IS NULL AND k.due_day <> '' AND k.due_day <= $2
       AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $1 AND v.space_id = k.space_id)
     ORDER BY k.due_day, k.id LIMIT $3"
);
sql!(
    OPEN,
    "SELECT COUNT(*) FROM (SELECT k.id FROM tasks k WHERE k.owner_id = $1 AND k.done_ms IS NULL
        AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = $1 AND v.space_id = k.space_id) LIMIT 100) AS n"
);

/// An announcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    id: ThreadId,
    title: String,
    excerpt: String,
    slug: String,
    space: String,
    hue: i64,
    kind: String,
    name: String,
    at: Time,
}
row!(Told { id, title, excerpt, slug, space, hue, kind, name, at });

/// A task whose day has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    id: i64,
    title: String,
    day: String,
    space: String,
    hue: i64,
}
row!(Task { id, title, day, space, hue });

/// What is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Due {
    told: Vec<Told>,
    tasks: Vec<Task>,
    open: i64,
}

/// What is due to somebody on the day it is in their zone.
///
/// # Errors
/// What the database says.
pub(super) fn load(r: &mut Read<'_>, actor: &Actor) -> Res<Due> {
    let now = r.now();
    let today = now.zoned(&actor.zone).date().to_string();
    let told = r.all(&TOLD, p![actor.id, now.plus(-30 * kernel::time::DAY), MOST])?;
    let tasks: Vec<Task> = r.all(&TASKS, p![actor.id, &today, MOST])?;
    let open = if tasks.is_empty() { 0 } else { r.one::<(i64,)>(&OPEN, p![actor.id])?.0 };
    Ok(Due { told, tasks, open })
}

#[derive(Template)]
#[template(path = "home/views/told.html")]
struct ToldView<'a> {
    l: &'a Lexicon,
    told: &'a [Told],
}

impl ToldView<'_> {
    fn square(&self, told: &Told) -> bool {
        matches!(told.kind.as_str(), "team" | "project")
    }
}

/// The announcements; nothing when there are none.
///
/// # Errors
/// When the template cannot be written.
pub(super) fn told(l: &Lexicon, due: &Due) -> Result<String, Problem> {
    if due.told.is_empty() { Ok(String::new()) } else { render(&ToldView { l, told: &due.told }) }
}

#[derive(Template)]
#[template(path = "home/views/tasks.html")]
struct TasksView<'a> {
    l: &'a Lexicon,
    tasks: &'a [Task],
    open: i64,
    today: String,
}

impl TasksView<'_> {
    fn when(&self, task: &Task) -> String {
        if task.day == self.today {
            return self.l.t("home-tasks-today");
        }
        let day = Time::start_of_day(&task.day, &self.l.zone);
        day.map_or_else(|| task.day.clone(), |day| self.l.s("home-tasks-late", "day", self.l.day(&day)))
    }
}

/// How many they are.
pub(super) fn count(tasks: &[Task]) -> i64 {
    i64::try_from(tasks.len()).unwrap_or(i64::MAX)
}

/// The tasks; nothing when none is due.
///
/// # Errors
/// When the template cannot be written.
pub(super) fn tasks(l: &Lexicon, due: &Due) -> Result<String, Problem> {
    if due.tasks.is_empty() {
        return Ok(String::new());
    }
    let today = l.now.zoned(&l.zone).date().to_string();
    render(&TasksView { l, tasks: &due.tasks, open: due.open, today })
}
