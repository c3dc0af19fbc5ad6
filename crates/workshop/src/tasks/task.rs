//! A task: pure.

use kernel::problem::Fields;
use kernel::{MessageId, PersonId, Problem, SpaceId, ThreadId, Time};
use policy::Action;

/// Making, taking, changing, finishing a task in a space.
pub const KEEP: Action = Action("keepTasks");
/// Giving a task to somebody else (declared by the room of spaces).
pub const ASSIGN: Action = Action("assign");

/// A task as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: i64,
    /// Its space.
    pub space: SpaceId,
    /// What is to do.
    pub title: String,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// By which day, `YYYY-MM-DD`; empty for none.
    pub due: String,
    /// The thread it comes from.
    pub thread: Option<ThreadId>,
    /// The message it comes from.
    pub message: Option<MessageId>,
    /// When it was done.
    pub done: Option<Time>,
    /// Grows with every change.
    pub version: i64,
}
store::row!(Task { id, space, title, owner, due, thread, message, done, version });

/// Reads a title and a day.
///
/// # Errors
/// `Invalid` with what needs mending.
pub fn check(title: &str, due: &str) -> Result<(String, String), Problem> {
    let title: String = title.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned();
    let due = due.trim().to_owned();
    let mut fields = Fields::default();
    fields.length(&title, 200, "title");
    let fine = due.is_empty() || (due.len() == 10 && Time::start_of_day(&due, "UTC").is_some());
    fields.check(fine, "due", "tasks-day-unknown");
    fields.done()?;
    Ok((title, due))
}

/// Whether giving the task to `owner` is giving it to somebody else than oneself, or taking it away
/// from somebody.
#[must_use]
pub fn assigns(before: Option<PersonId>, owner: Option<PersonId>, me: PersonId) -> bool {
    before != owner && (owner.is_some_and(|o| o != me) || before.is_some_and(|b| b != me))
}
