//! Tasks, and what became of messages.

use std::collections::HashMap;

use kernel::{Id, MessageId, PersonId, SpaceId, ThreadId, Time};

use crate::data;
use crate::draw::Ids;
use crate::talk::{Talk, Thread};

/// Something somebody does, perhaps by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The id.
    pub id: Id<Task>,
    /// Where.
    pub space: SpaceId,
    /// What is to do.
    pub title: String,
    /// The thread and the message it comes from.
    pub of: Option<(ThreadId, Option<MessageId>)>,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// By which day; empty for none.
    pub due: String,
    /// Who made it.
    pub by: PersonId,
    /// When.
    pub at: Time,
    /// When it was done.
    pub done: Option<Time>,
}

/// A message was turned into a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The message.
    pub message: MessageId,
    /// Its thread.
    pub thread: ThreadId,
    /// Who wrote it.
    pub author: PersonId,
    /// Where.
    pub space: SpaceId,
    /// Kind of the new thread.
    pub kind: &'static str,
    /// The new thread.
    pub target: ThreadId,
    /// Who made it.
    pub by: PersonId,
    /// When.
    pub at: Time,
}

impl Talk<'_> {
    /// All tasks of the space.
    pub(crate) fn tasks(
        &self,
        file: &data::Space,
        threads: &[Thread],
        ids: &mut Ids,
    ) -> Result<Vec<Task>, String> {
        let mut all = Vec::new();
        for (written, thread) in file.thread.iter().zip(threads) {
            for task in &written.task {
                let named = |e: String| format!("“{}”: {e}", task.title);
                let of = task.of.map(|n| thread.messages.get(n).ok_or("there is no such message".to_owned()));
                let message = of.transpose().map_err(named)?;
                let after = message.or(thread.messages.first()).map_or(Time(0), |m| m.at);
                let of = Some((thread.id, message.map(|m| m.id)));
                all.push(self.task(task, of, after, ids).map_err(named)?);
            }
        }
        for task in &file.task {
            all.push(self.task(task, None, self.space.created, ids)?);
        }
        Ok(all)
    }

    fn task(
        &self,
        task: &data::Task,
        of: Option<(ThreadId, Option<MessageId>)>,
        after: Time,
        ids: &mut Ids,
    ) -> Result<Task, String> {
        let (by, at) = self.when(&task.by, &task.at, after)?;
        let owner = task.owner.as_deref().map(|handle| self.staff.find(handle)).transpose()?;
        let doer = task.owner.as_deref().unwrap_or(&task.by);
        let done = task.done.as_deref().map(|done| self.when(doer, done, at)).transpose()?;
        for person in std::iter::once(by).chain(owner.map(|p| p.id)) {
            if self.space.kind != "network" && !self.space.members.iter().any(|m| m.person == person) {
                return Err("somebody is not of this space".to_owned());
            }
        }
        Ok(Task {
            id: ids.at(at),
            space: self.space.id,
            title: task.title.trim().to_owned(),
            of,
            owner: owner.map(|p| p.id),
            due: task.due.as_deref().map_or_else(|| Ok(String::new()), |due| self.calendar.day(due))?,
            by,
            at,
            done: done.map(|(_, at)| at),
        })
    }
}

/// What became of the messages of a space.
pub(crate) fn outcomes(file: &data::Space, threads: &[Thread]) -> Result<Vec<Outcome>, String> {
    let by_title: HashMap<&str, &Thread> = threads.iter().map(|t| (t.title.as_str(), t)).collect();
    let mut all = Vec::new();
    for (written, thread) in file.thread.iter().zip(threads) {
        let became = std::iter::once(&written.becomes).chain(written.reply.iter().map(|r| &r.becomes));
        for (title, said) in became.zip(&thread.messages) {
            let Some(title) = title else { continue };
            let target = by_title.get(title.trim()).ok_or_else(|| format!("nothing is called “{title}”"))?;
            let made = target.messages.first().filter(|m| m.at > said.at);
            let made = made.ok_or_else(|| format!("“{title}” began before what it grew from"))?;
            if !["decision", "practice", "idea", "question"].contains(&target.kind) {
                return Err(format!("“{title}” is a {}", target.kind));
            }
            all.push(Outcome {
                message: said.id,
                thread: thread.id,
                author: said.author,
                space: thread.space,
                kind: target.kind,
                target: target.id,
                by: made.author,
                at: made.at,
            });
        }
    }
    Ok(all)
}
