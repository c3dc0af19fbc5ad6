//! One batch of messages: rows, keys, facts and its step in one transaction.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::{Fact, MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Res, Write, p, sql};

use super::journal::{Brought, Step};
use super::people::MADE;
use super::places::JOINED;
use crate::exchange::store::{FOLLOW, GROW_SPACE, MEMBERSHIP, MENTION, REACTION, tally};

sql!(
    THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms,
        last_ms, last_id, last_author_id, replies, version)
     VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, FALSE, $8, $9, $10, $11, $12, 1)"
);
sql!(
    GROW,
    "UPDATE threads SET replies = replies + $2, version = version + 1,
        last_id = CASE WHEN last_ms < $3 THEN $4 ELSE last_id END,
        last_author_id = CASE WHEN last_ms < $3 THEN $5 ELSE last_author_id END,
        last_ms = CASE WHEN last_ms < $3 THEN $3 ELSE last_ms END
     WHERE id = $1"
);
sql!(ANSWER, "UPDATE threads SET state = 'answered', answer_id = $2 WHERE id = $1 AND kind = 'question'");
sql!(
    MESSAGE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, edited_ms, reactions, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8, 1)"
);
sql!(RECOUNT, "UPDATE spaces SET members = members + $2 WHERE id = $1 AND kind <> 'network'");

/// Numbers of kinds in facts.
const DISCUSSION: i64 = 1;
const QUESTION: i64 = 2;

/// A message ready to be stored.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub id: MessageId,
    pub thread: ThreadId,
    pub author: PersonId,
    pub at: Time,
    pub edited: Option<Time>,
    pub answer: bool,
    pub body: String,
    pub html: String,
    pub mentions: Vec<PersonId>,
    pub reactions: Vec<(&'static str, i64)>,
    pub key: String,
}

/// A thread that begins with one of the batch's messages.
#[derive(Debug, Clone)]
pub(super) struct Started {
    pub id: ThreadId,
    pub opening: MessageId,
    pub author: PersonId,
    pub at: Time,
    pub question: bool,
    pub title: String,
    pub excerpt: String,
    pub key: String,
}

/// What goes into one transaction.
#[derive(Debug, Clone)]
pub(super) struct Batch {
    pub source: String,
    pub import: i64,
    pub space: SpaceId,
    /// Whoever writes there becomes a member.
    pub joins: bool,
    pub started: Vec<Started>,
    pub said: Vec<Said>,
    pub step: Step,
}

/// How a thread ends after the batch.
struct Tail {
    count: i64,
    at: Time,
    id: MessageId,
    author: PersonId,
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(0)
}

impl Batch {
    fn tails(&self) -> BTreeMap<ThreadId, Tail> {
        let mut tails: BTreeMap<ThreadId, Tail> = BTreeMap::new();
        for m in &self.said {
            let first = Tail { count: 0, at: m.at, id: m.id, author: m.author };
            let tail = tails.entry(m.thread).or_insert(first);
            tail.count += 1;
            if m.at >= tail.at {
                (tail.at, tail.id, tail.author) = (m.at, m.id, m.author);
            }
        }
        tails
    }

    /// Writes it all.
    pub(super) fn write(&self, w: &mut Write<'_>) -> Res<()> {
        if !self.said.is_empty() {
            self.threads(w)?;
            self.words(w)?;
            self.keys(w)?;
            self.around(w)?;
            self.tell(w);
        }
        self.step.note(
            w,
            Brought {
                threads: whole(self.started.len()),
                messages: whole(self.said.len()),
                reactions: whole(self.said.iter().map(|m| m.reactions.len()).sum()),
                ..Brought::default()
            },
        )
    }

    fn threads(&self, w: &mut Write<'_>) -> Res<()> {
        let mut tails = self.tails();
        let last = tails.values().map(|t| t.at).max().unwrap_or(Time(0));
        let new: Vec<(&Started, Tail)> =
            self.started.iter().filter_map(|t| tails.remove(&t.id).map(|tail| (t, tail))).collect();
        w.many(&THREAD, &new, |(t, tail)| {
            let kind = if t.question { "question" } else { "discussion" };
            let (title, excerpt) = ((&t.title).into(), (&t.excerpt).into());
            let (id, space, author, opening) =
                (t.id.into(), self.space.into(), t.author.into(), t.opening.into());
            let (at, last, last_id) = (t.at.into(), tail.at.into(), tail.id.into());
            let (last_author, replies) = (tail.author.into(), (tail.count - 1).into());
            [id, space, kind.into(), title, excerpt, author, opening, at, last, last_id, last_author, replies]
        })?;
        let grown: Vec<(ThreadId, Tail)> = tails.into_iter().collect();
        w.many(&GROW, &grown, |(id, t)| {
            [(*id).into(), t.count.into(), t.at.into(), t.id.into(), t.author.into()]
        })?;
        let answers: Vec<&Said> = self.said.iter().filter(|m| m.answer).collect();
        w.many(&ANSWER, &answers, |m| [m.thread.into(), m.id.into()])?;
        w.exec(&GROW_SPACE, p![self.space, whole(self.started.len()), last]).map(drop)
    }

    fn words(&self, w: &mut Write<'_>) -> Res<()> {
        let all: Vec<(&Said, String)> = self.said.iter().map(|m| (m, tally(&m.reactions))).collect();
        w.many(&MESSAGE, &all, |(m, tally)| {
            let (id, thread, author) = (m.id.into(), m.thread.into(), m.author.into());
            let (body, html) = ((&m.body).into(), (&m.html).into());
            [id, thread, author, body, html, m.at.into(), m.edited.into(), tally.into()]
        })?;
        let reactions: Vec<_> =
            self.said.iter().flat_map(|m| m.reactions.iter().map(move |r| (m, r))).collect();
        w.many(&REACTION, &reactions, |(m, (emoji, person))| {
            [m.id.into(), (*emoji).into(), (*person).into(), m.at.into()]
        })?;
        let mentions: Vec<_> =
            self.said.iter().flat_map(|m| m.mentions.iter().map(move |p| (m.id, *p))).collect();
        w.many(&MENTION, &mentions, |(id, person)| [(*id).into(), (*person).into()])
    }

    fn keys(&self, w: &mut Write<'_>) -> Res<()> {
        let source = &self.source;
        w.many(&MADE, &self.said, |m| {
            [source.into(), "message".into(), (&m.key).into(), m.id.into(), self.import.into(), true.into()]
        })?;
        w.many(&MADE, &self.started, |t| {
            [source.into(), "thread".into(), (&t.key).into(), t.id.into(), self.import.into(), true.into()]
        })
    }

    /// Follows, and writers who had left an open place: they belong to it as well.
    fn around(&self, w: &mut Write<'_>) -> Res<()> {
        let openings: HashSet<MessageId> = self.started.iter().map(|t| t.opening).collect();
        let mut follows: Vec<(ThreadId, PersonId, &str, Time)> = Vec::new();
        let mut seen = HashSet::new();
        let mut joined: BTreeMap<PersonId, Time> = BTreeMap::new();
        for m in &self.said {
            let why = if openings.contains(&m.id) { "started" } else { "replied" };
            let mentioned = m.mentions.iter().map(|p| (*p, "mentioned"));
            for (person, why) in std::iter::once((m.author, why)).chain(mentioned) {
                if seen.insert((m.thread, person)) {
                    follows.push((m.thread, person, why, m.at));
                }
            }
            joined.entry(m.author).or_insert(m.at);
        }
        w.many(&FOLLOW, &follows, |(thread, person, why, at)| {
            [(*thread).into(), (*person).into(), (*why).into(), (*at).into()]
        })?;
        let mut came = 0;
        for (person, since) in joined.into_iter().filter(|_| self.joins) {
            if w.exec(&MEMBERSHIP, p![person, self.space, "member", since, None::<i64>])? > 0 {
                came += 1;
                w.exec(&JOINED, p![self.import, self.space, person])?;
            }
        }
        w.exec(&RECOUNT, p![self.space, came]).map(drop)
    }

    fn tell(&self, w: &mut Write<'_>) {
        let started: HashMap<MessageId, &Started> = self.started.iter().map(|t| (t.opening, t)).collect();
        let questions: HashSet<ThreadId> = self.started.iter().filter(|t| t.question).map(|t| t.id).collect();
        for m in &self.said {
            let kind = if questions.contains(&m.thread) { QUESTION } else { DISCUSSION };
            let fact = if started.contains_key(&m.id) {
                Fact::past("thread.started", m.thread.number(), m.at).with("message", m.id.number())
            } else {
                Fact::past("reply.posted", m.id.number(), m.at)
            };
            w.announce(fact.by(m.author).space(self.space).thread(m.thread).with("kind", kind));
        }
    }
}
