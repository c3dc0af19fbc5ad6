//! One batch of messages: rows, keys and facts in one transaction.

use std::collections::HashMap;

use kernel::{Fact, MessageId, PersonId, SpaceId, ThreadId, Time};
use store::{Res, Write, p, sql};

use crate::exchange::store::{FOLLOW, GROW_SPACE, KEY, MEMBERSHIP, MENTION, REACTION, tally};

sql!(
    THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms,
        last_ms, last_id, last_author_id, replies, version)
     VALUES ($1, $2, 'discussion', 'open', $3, $4, $5, $6, FALSE, $7, $8, $9, $10, $11, 1)"
);
sql!(
    GROW,
    "UPDATE threads SET replies = replies + $2, version = version + 1,
        last_id = CASE WHEN last_ms < $3 THEN $4 ELSE last_id END,
        last_author_id = CASE WHEN last_ms < $3 THEN $5 ELSE last_author_id END,
        last_ms = CASE WHEN last_ms < $3 THEN $3 ELSE last_ms END
     WHERE id = $1"
);
sql!(
    MESSAGE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, edited_ms, reactions, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8, 1)"
);
sql!(RECOUNT, "UPDATE spaces SET members = members + $2 WHERE id = $1");

/// The discussion's number in facts.
const DISCUSSION: i64 = 1;

/// A message ready to be stored.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub id: MessageId,
    pub thread: ThreadId,
    pub author: PersonId,
    pub at: Time,
    pub edited: Option<Time>,
    pub body: String,
    pub html: String,
    pub mentions: Vec<PersonId>,
    pub reactions: Vec<(&'static str, i64)>,
    pub key: String,
}

/// A thread that begins with one of the batch's messages.
#[derive(Debug, Clone)]
pub(crate) struct Started {
    pub id: ThreadId,
    pub opening: MessageId,
    pub author: PersonId,
    pub at: Time,
    pub title: String,
    pub excerpt: String,
    pub key: String,
}

/// What goes into one transaction.
#[derive(Debug, Clone)]
pub(crate) struct Batch {
    pub source: String,
    pub space: SpaceId,
    pub started: Vec<Started>,
    pub said: Vec<Said>,
}

/// How a thread ends after the batch.
struct Tail {
    count: i64,
    at: Time,
    id: MessageId,
    author: PersonId,
}

impl Batch {
    fn tails(&self) -> HashMap<ThreadId, Tail> {
        let mut tails: HashMap<ThreadId, Tail> = HashMap::new();
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
    pub(crate) fn write(&self, w: &mut Write<'_>) -> Res<()> {
        let mut tails = self.tails();
        let last = tails.values().map(|t| t.at).max().unwrap_or(Time(0));
        for t in &self.started {
            let Some(tail) = tails.remove(&t.id) else { continue };
            w.exec(
                &THREAD,
                p![
                    t.id,
                    self.space,
                    &t.title,
                    &t.excerpt,
                    t.author,
                    t.opening,
                    t.at,
                    tail.at,
                    tail.id,
                    tail.author,
                    tail.count - 1
                ],
            )?;
        }
        let grown: Vec<(ThreadId, Tail)> = tails.into_iter().collect();
        w.many(&GROW, &grown, |(id, t)| {
            [(*id).into(), t.count.into(), t.at.into(), t.id.into(), t.author.into()]
        })?;
        let count = i64::try_from(self.started.len()).unwrap_or(0);
        w.exec(&GROW_SPACE, p![self.space, count, last])?;
        self.words(w)?;
        self.around(w)?;
        self.tell(w);
        Ok(())
    }

    fn words(&self, w: &mut Write<'_>) -> Res<()> {
        let all: Vec<(&Said, String)> = self.said.iter().map(|m| (m, tally(&m.reactions))).collect();
        w.many(&MESSAGE, &all, |(m, tally)| {
            let (body, html) = ((&m.body).into(), (&m.html).into());
            [
                m.id.into(),
                m.thread.into(),
                m.author.into(),
                body,
                html,
                m.at.into(),
                m.edited.into(),
                tally.into(),
            ]
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

    /// Keys, follows, and writers who had left the channel: they belong to it as well.
    fn around(&self, w: &mut Write<'_>) -> Res<()> {
        w.many(&KEY, &self.said, |m| {
            [(&self.source).into(), "message".into(), (&m.key).into(), m.id.into()]
        })?;
        w.many(&KEY, &self.started, |t| {
            [(&self.source).into(), "thread".into(), (&t.key).into(), t.id.into()]
        })?;
        let openings: std::collections::HashSet<MessageId> = self.started.iter().map(|t| t.opening).collect();
        let mut follows: Vec<(ThreadId, PersonId, &str, Time)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut joined: std::collections::BTreeMap<PersonId, Time> = std::collections::BTreeMap::new();
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
        for (person, since) in joined {
            came += w.exec(&MEMBERSHIP, p![person, self.space, "member", since, None::<i64>])?;
        }
        w.exec(&RECOUNT, p![self.space, i64::try_from(came).unwrap_or(0)]).map(drop)
    }

    fn tell(&self, w: &mut Write<'_>) {
        let started: HashMap<MessageId, &Started> = self.started.iter().map(|t| (t.opening, t)).collect();
        for m in &self.said {
            let fact = if started.contains_key(&m.id) {
                Fact::past("thread.started", m.thread.number(), m.at).with("message", m.id.number())
            } else {
                Fact::past("reply.posted", m.id.number(), m.at)
            };
            w.announce(fact.by(m.author).space(self.space).thread(m.thread).with("kind", DISCUSSION));
        }
    }
}
