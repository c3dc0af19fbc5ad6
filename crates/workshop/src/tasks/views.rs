//! Pages of tasks.

use askama::Template;
use kernel::{Lexicon, Problem, Time};
use web::answer::render;
use web::place::Place;

use super::api::{NewTask, TaskJson, TaskOwner};
use super::store::Shown;

/// Today as tasks keep days.
#[must_use]
pub fn today(l: &Lexicon) -> String {
    l.now.zoned(&l.zone).date().to_string()
}

/// A task for readers and programs.
#[must_use]
pub fn json(task: Shown, today: &str) -> TaskJson {
    TaskJson {
        url: format!("/tasks/{}", task.id),
        id: task.id.to_string(),
        space: task.space,
        slug: task.slug,
        space_name: task.space_name,
        title: task.title,
        owner: task.handle.zip(task.name).map(|(handle, name)| TaskOwner { handle, name }),
        late: task.done.is_none() && !task.due.is_empty() && task.due.as_str() < today,
        due: task.due,
        done: task.done,
        thread: task.thread,
        message: task.message,
    }
}

/// A list of tasks.
#[derive(Debug, Template)]
#[template(path = "tasks/views/list.html")]
pub struct ListView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// Those on this page.
    pub items: &'a [TaskJson],
    /// Address of the list.
    pub path: String,
    /// Those that are done.
    pub done: bool,
    /// Whether the space stands beside each.
    pub spaces: bool,
    /// Where a new one is made; empty where the reader may not.
    pub make: String,
    /// Whether the reader may finish them.
    pub keeps: bool,
    /// Where the next page goes on.
    pub next: Option<String>,
    /// Today.
    pub today: String,
}

impl ListView<'_> {
    fn due(&self, task: &TaskJson) -> String {
        if task.due == self.today {
            return self.l.t("tasks-today");
        }
        let day = Time::start_of_day(&task.due, &self.l.zone).map_or_else(String::new, |at| self.l.day(&at));
        if task.late { self.l.s("tasks-late", "day", day) } else { self.l.s("tasks-due", "day", day) }
    }
    /// As HTML.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn html(&self) -> Result<String, Problem> {
        render(self)
    }
}

/// The form of a task, new or not.
#[derive(Debug, Template)]
#[template(path = "tasks/views/form.html")]
pub struct FormView<'a> {
    /// The words.
    pub l: &'a Lexicon,
    /// The space.
    pub place: &'a Place,
    /// Its audience.
    pub audience: String,
    /// What is in the fields.
    pub sent: &'a NewTask,
    /// Where it is sent.
    pub action: String,
    /// Whether it is there already, and done.
    pub state: Option<bool>,
    /// Address of the message it comes from.
    pub source: String,
    /// What went wrong.
    pub problem: Option<&'a Problem>,
    /// Whether the reader may change it.
    pub keeps: bool,
}

impl FormView<'_> {
    fn error(&self, field: &str) -> String {
        let Some(Problem::Invalid(fields)) = self.problem else { return String::new() };
        self.l.wrong(fields, field)
    }
    fn trouble(&self) -> String {
        match self.problem {
            Some(Problem::Refused(r) | Problem::Held(r)) => self.l.told(&r.reason, &r.args),
            _ => String::new(),
        }
    }
    /// As HTML.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn html(&self) -> Result<String, Problem> {
        render(self)
    }
}
