//! Threads and messages as they were written, rendered and numbered.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::time::{HOUR, MINUTE};
use kernel::{MessageId, PersonId, SpaceId, ThreadId, Time, rich};
use rand::Rng;
use rand_chacha::ChaCha8Rng;

use crate::data;
use crate::draw::{Calendar, Ids, chance};
use crate::kinds::{self, Standing};
use crate::people::Staff;
use crate::places::{FirstWords, Space};

/// The reactions there are, in the order they are shown in.
pub(crate) const REACTIONS: [&str; 6] = ["👍", "❤️", "🎉", "👀", "🙏", "💡"];
const EXCERPT: usize = 240;

/// Somebody's reaction to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reaction {
    /// Which.
    pub emoji: &'static str,
    /// Whose.
    pub person: PersonId,
    /// When.
    pub at: Time,
}

/// Something said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The id.
    pub id: MessageId,
    /// Who said it.
    pub author: PersonId,
    /// When.
    pub at: Time,
    /// Markdown.
    pub body: String,
    /// Safe HTML.
    pub html: String,
    /// Who is mentioned and may read it.
    pub mentions: Vec<PersonId>,
    /// Reactions in the order they came.
    pub reactions: Vec<Reaction>,
}

/// A conversation; its first message opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The id.
    pub id: ThreadId,
    /// Where.
    pub space: SpaceId,
    /// What it is for: `question`, `decision`, …
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// The first words, for lists.
    pub excerpt: String,
    /// Whether it addresses everybody in the space.
    pub broadcast: bool,
    /// The message that answered it.
    pub answer: Option<MessageId>,
    /// All messages, the opening one first.
    pub messages: Vec<Message>,
    /// Where it stands, what it asks and what was chosen.
    pub standing: Standing,
}

/// When everybody first said something where.
pub(crate) fn first_words(
    files: &[data::Space],
    staff: &Staff,
    calendar: Calendar,
) -> Result<FirstWords, String> {
    let mut first = FirstWords::new();
    for file in files {
        for (by, at) in file.voices() {
            let zone = &staff.find(by).map_err(|e| format!("{}: {e}", file.slug))?.zone;
            let at = calendar.time(at, zone).map_err(|e| format!("{}: {e}", file.slug))?;
            let known = first.entry((file.slug.clone(), by.clone())).or_insert(at);
            *known = Time(known.0.min(at.0));
        }
    }
    Ok(first)
}

/// What the conversations of one space need.
pub(crate) struct Talk<'a> {
    pub staff: &'a Staff,
    pub space: &'a Space,
    pub calendar: Calendar,
    pub end: Time,
    pub seed: u64,
}

/// One message as its file has it.
struct Said<'a> {
    by: &'a str,
    at: &'a str,
    text: &'a str,
    reactions: &'a BTreeMap<String, Vec<String>>,
    answer: bool,
}

impl Talk<'_> {
    /// All threads of the space.
    pub(crate) fn threads(&self, file: &data::Space, ids: &mut Ids) -> Result<Vec<Thread>, String> {
        let mut rng = chance(self.seed, &format!("reactions in {}", file.slug));
        let readers: HashSet<PersonId> = self.space.members.iter().map(|m| m.person).collect();
        let read = |thread: &data::Thread| {
            self.thread(thread, &readers, &mut rng, ids).map_err(|e| format!("“{}”: {e}", thread.title))
        };
        file.thread.iter().map(read).collect()
    }

    fn thread(
        &self,
        file: &data::Thread,
        readers: &HashSet<PersonId>,
        rng: &mut ChaCha8Rng,
        ids: &mut Ids,
    ) -> Result<Thread, String> {
        let kind = kinds::find(&file.kind, &self.space.kind)?;
        let opening =
            Said { by: &file.by, at: &file.at, text: &file.text, reactions: &file.reactions, answer: false };
        let replies = file.reply.iter().map(|r| Said {
            by: &r.by,
            at: &r.at,
            text: &r.text,
            reactions: &r.reactions,
            answer: r.answer,
        });
        let (mut messages, mut answer, mut before): (Vec<Message>, _, _) = (Vec::new(), None, Time(0));
        for said in std::iter::once(opening).chain(replies) {
            let message = self.message(&said, before, readers, rng, ids)?;
            before = message.at;
            if said.answer && kind.name == "question" {
                answer = Some(message.id);
            }
            messages.push(message);
        }
        let first = messages.first().ok_or("it has no words")?;
        let id = ids.at(first.at);
        let standing = self.standing(file, kind, first.at, answer.is_some(), ids)?;
        Ok(Thread {
            id,
            space: self.space.id,
            kind: kind.name,
            title: file.title.trim().to_owned(),
            excerpt: rich::excerpt(&first.html, EXCERPT),
            broadcast: file.broadcast || kind.name == "announcement",
            answer,
            messages,
            standing,
        })
    }

    fn message(
        &self,
        said: &Said<'_>,
        before: Time,
        readers: &HashSet<PersonId>,
        rng: &mut ChaCha8Rng,
        ids: &mut Ids,
    ) -> Result<Message, String> {
        let author = self.staff.find(said.by)?;
        let at = self.calendar.time(said.at, &author.zone)?;
        // Authors sit in different zones: a slip of the pen must not put a reply before its question.
        let at = if at <= before { before.plus(2 * MINUTE) } else { at };
        let at = Time(at.0.min(self.end.0));
        let reader = |handle: &str| {
            let person = self.staff.find(&handle.to_ascii_lowercase()).ok()?;
            (self.space.open_read && !person.external || readers.contains(&person.id)).then_some(person)
        };
        let body = said.text.trim().to_owned();
        let html = rich::html(&body, &|handle| reader(handle).map(|p| p.name.clone()));
        let mentions = rich::handles(&body).iter().filter_map(|h| reader(h)).map(|p| p.id).collect();
        let reactions = self.reactions(said.reactions, at, rng)?;
        Ok(Message { id: ids.at(at), author: author.id, at, body, html, mentions, reactions })
    }

    fn reactions(
        &self,
        given: &BTreeMap<String, Vec<String>>,
        said: Time,
        rng: &mut ChaCha8Rng,
    ) -> Result<Vec<Reaction>, String> {
        let mut all = Vec::new();
        if !self.space.reactions {
            return Ok(all);
        }
        for (emoji, handles) in given {
            let emoji = REACTIONS.into_iter().find(|e| e == emoji).ok_or("a reaction is unknown")?;
            for handle in handles {
                let at = said.plus(rng.random_range(2 * MINUTE..9 * HOUR));
                let at = Time(at.0.min(self.end.0));
                all.push(Reaction { emoji, person: self.staff.find(handle)?.id, at });
            }
        }
        all.sort_by_key(|r| (r.at, r.person));
        Ok(all)
    }
}

/// The line of reactions a message carries: `[["👍",2,["id","id"]]]`, or nothing.
pub(crate) fn tally(given: &[Reaction]) -> String {
    let each = REACTIONS.into_iter().filter_map(|emoji| {
        let who: Vec<PersonId> = given.iter().filter(|r| r.emoji == emoji).map(|r| r.person).collect();
        let named: Vec<PersonId> = who.iter().copied().take(12).collect();
        (!who.is_empty()).then_some((emoji, who.len(), named))
    });
    let all: Vec<(&str, usize, Vec<PersonId>)> = each.collect();
    if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() }
}

/// Who follows a thread and why; what came first counts.
pub(crate) fn follows(thread: &Thread) -> Vec<(PersonId, &'static str, Time)> {
    let mut known: HashMap<PersonId, ()> = HashMap::new();
    let mut all = Vec::new();
    for (at, message) in thread.messages.iter().enumerate() {
        let why = if at == 0 { "started" } else { "replied" };
        let mentioned = message.mentions.iter().map(|p| (*p, "mentioned"));
        for (person, why) in std::iter::once((message.author, why)).chain(mentioned) {
            if known.insert(person, ()).is_none() {
                all.push((person, why, message.at));
            }
        }
    }
    all
}
