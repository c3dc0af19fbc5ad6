//! A line of the past as a message: its words in Markdown, rendered, with whom they mention.

use std::sync::Arc;

use kernel::{MessageId, PersonId, ThreadId, rich};

use super::batch::{Said, Started};
use super::titles::{EXCERPT, title};
use super::{Line, Past, Speech};
use crate::exchange::names;

/// What turning a line into a message needs to know.
pub(super) struct Room {
    pub past: Arc<dyn Past>,
    pub speech: Arc<Speech>,
}

impl Room {
    pub(super) fn said(&self, line: Line, id: i64, thread: ThreadId) -> Option<Said> {
        let author = self.speech.people.get(&line.author)?.id;
        let mut body = self.past.words(&line, &self.speech);
        for file in &line.files {
            body.push_str("\n\n📎 ");
            body.push_str(&beside(file));
        }
        let body = body.trim_start_matches('\n').to_owned();
        let find = |handle: &str| self.speech.by_handle.get(&handle.to_ascii_lowercase());
        let html = rich::html(&body, &|handle| find(handle).map(|s| s.name.clone()));
        let mentions = rich::handles(&body).iter().filter_map(|h| find(h)).map(|s| s.id).collect();
        Some(Said {
            id: MessageId::new(id),
            thread,
            author,
            at: line.at,
            edited: line.edited,
            answer: line.answer,
            reactions: self.reactions(&line),
            mentions,
            html,
            body,
            key: line.key,
        })
    }

    /// The reactions we have a sign for, each person once a sign.
    fn reactions(&self, line: &Line) -> Vec<(&'static str, i64)> {
        let mut given: Vec<(&'static str, i64)> = Vec::new();
        for (emoji, who) in &line.reactions {
            let who = who.iter().filter_map(|key| self.speech.people.get(key));
            for person in who.map(|s| -> PersonId { s.id }) {
                if !given.contains(&(*emoji, person.number())) {
                    given.push((*emoji, person.number()));
                }
            }
        }
        given
    }
}

/// A file as a message of the past points to it.
pub(crate) fn beside(file: &super::Beside) -> String {
    let name: String =
        names::line(&file.name).chars().map(|c| if "*_`[]<>\\".contains(c) { ' ' } else { c }).collect();
    match &file.link {
        Some(link) if !link.contains(['<', '>', ' ', '\n']) => format!("[{}](<{link}>)", name.trim()),
        _ => name,
    }
}

/// The thread that a message begins.
pub(super) fn start(opening: &Said, own: Option<&str>, question: bool, key: String) -> Started {
    Started {
        id: opening.thread,
        opening: opening.id,
        author: opening.author,
        at: opening.at,
        question,
        title: title(own, &opening.html),
        excerpt: rich::excerpt(&opening.html, EXCERPT),
        key,
    }
}
