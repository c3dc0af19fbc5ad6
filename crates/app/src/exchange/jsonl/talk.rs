//! Threads, messages and what hangs on them.

use std::collections::{BTreeSet, HashMap};

use conversations::kind::ThreadKind;
use kernel::{Fact, PersonId, SpaceId, ThreadId, Time, rich};
use store::{Res, Write, p, sql};

use super::batch::Batch;
use super::maps::{Kind, free_id};
use super::records::{Follow, Message, MessageVersion, Reaction, Thread};
use crate::exchange::names;
use crate::exchange::store::{FOLLOW, GROW_SPACE, MENTION, REACTION, REACTIONS, tally};

sql!(THREAD_HERE, "SELECT author_id, space_id FROM threads WHERE id = $1");
sql!(MESSAGE_HERE, "SELECT author_id, thread_id FROM messages WHERE id = $1");
sql!(
    THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms,
        last_ms, last_id, last_author_id, replies, gone, kept_title, version)
     VALUES ($1, $2, $3, $4, $5, '', $6, 0, $7, $8, $8, 0, $6, 0, $9::text, $10::text, 1)"
);
sql!(
    MESSAGE,
    "INSERT INTO messages (id, thread_id, author_id, body, html, created_ms, edited_ms, gone, gone_ms, gone_by, reactions,
        version)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint, $8::text, $9::bigint, $10::bigint, '', 1)"
);
sql!(OPENS, "UPDATE threads SET opening_id = $2, excerpt = $3 WHERE id = $1");
sql!(ANSWERS, "UPDATE threads SET answer_id = $2 WHERE id = $1");
sql!(
    GROW,
    "UPDATE threads SET replies = replies + $2,
        last_id = CASE WHEN last_id = 0 OR last_ms <= $3 THEN $4 ELSE last_id END,
        last_author_id = CASE WHEN last_id = 0 OR last_ms <= $3 THEN $5 ELSE last_author_id END,
        last_ms = CASE WHEN last_id = 0 OR last_ms <= $3 THEN $3 ELSE last_ms END
     WHERE id = $1"
);
sql!(SPACES_OF, "SELECT id, space_id, kind FROM threads WHERE id = ANY($1)");
sql!(
    VERSION,
    "INSERT INTO message_versions (message_id, version, title, body, html, until_ms, by_id)
     VALUES ($1, $2, $3::text, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
);
sql!(
    GIVEN,
    "SELECT message_id, emoji, person_id FROM reactions WHERE message_id = ANY($1) ORDER BY at_ms, person_id"
);
sql!(SUM_UP, "UPDATE messages SET reactions = $2 WHERE id = $1");

const EXCERPT: usize = 240;

/// A message as it is stored.
struct Said {
    id: i64,
    thread: i64,
    author: i64,
    body: String,
    html: String,
    created: Time,
    edited: Option<Time>,
    gone: Option<String>,
    gone_at: Option<Time>,
    gone_by: Option<i64>,
    opening: bool,
    answer: bool,
}

/// What is written together at the end of a batch.
#[derive(Default)]
pub(crate) struct Talk {
    said: Vec<Said>,
    mentions: Vec<(i64, i64)>,
    reactions: Vec<(i64, &'static str, i64, Time)>,
    follows: Vec<(i64, i64, String, Time)>,
}

impl Talk {
    pub(crate) fn thread(&mut self, w: &mut Write<'_>, batch: &mut Batch<'_>, x: &Thread) -> Res<()> {
        let old = x.id.number();
        let (author, space) =
            (batch.id(Kind::Person, x.author.number()), batch.id(Kind::Space, x.space.number()));
        let known = batch.state.ids.get(&(Kind::Thread, old)).copied();
        let same = w.opt::<(i64, i64)>(&THREAD_HERE, p![old])? == Some((author, space));
        if let Some(id) = known.or(same.then_some(old)) {
            batch.delta.summary.known += 1;
            batch.here(Kind::Thread, id);
            return Ok(());
        }
        let id = free_id(w, Kind::Thread, old)?;
        let (title, gone) = (names::text(&x.title), x.gone.as_deref());
        w.exec(
            &THREAD,
            p![
                id,
                space,
                &x.kind,
                &x.state,
                &title,
                author,
                x.broadcast,
                x.created,
                gone,
                x.kept_title.as_deref()
            ],
        )?;
        w.exec(&GROW_SPACE, p![space, i64::from(gone.is_none()), x.created])?;
        batch.here(Kind::Thread, id);
        batch.delta.summary.threads += 1;
        if id == old { Ok(()) } else { batch.map(w, Kind::Thread, old, id) }
    }

    pub(crate) fn message(&mut self, w: &mut Write<'_>, batch: &mut Batch<'_>, x: &Message) -> Res<()> {
        let (row, old) = (&x.row, x.row.id.number());
        let author = batch.id(Kind::Person, row.author.number());
        let thread = batch.id(Kind::Thread, row.thread.number());
        let known = batch.state.ids.get(&(Kind::Message, old)).copied();
        let same = w.opt::<(i64, i64)>(&MESSAGE_HERE, p![old])? == Some((author, thread));
        let again = self.said.iter().any(|m| m.id == old);
        if let Some(id) = known.or((same || again).then_some(old)) {
            batch.delta.summary.known += 1;
            batch.here(Kind::Message, id);
            return Ok(());
        }
        let id = free_id(w, Kind::Message, old)?;
        batch.here(Kind::Message, id);
        let mentioned: Option<Vec<i64>> =
            x.mentions.as_ref().map(|all| all.iter().map(|p| batch.id(Kind::Person, p.number())).collect());
        let body = super::files::relinked(batch, names::text(&row.text));
        let html = html(batch, &body, mentioned.as_deref());
        let found = || {
            let named = rich::handles(&body).into_iter();
            named.filter_map(|h| batch.state.handles.get(&h).map(|(id, _)| *id)).collect()
        };
        let mentioned: BTreeSet<i64> = mentioned.unwrap_or_else(found).into_iter().collect();
        self.mentions.extend(mentioned.into_iter().map(|person| (id, person)));
        self.said.push(Said {
            id,
            thread,
            author,
            body,
            html,
            created: row.created,
            edited: row.edited,
            gone: row.gone.clone(),
            gone_at: row.gone_at,
            gone_by: row.gone_by.map(|p| batch.id(Kind::Person, p.number())),
            opening: row.opening,
            answer: row.answer,
        });
        let summary = &mut batch.delta.summary;
        summary.messages += 1;
        summary.replies += usize::from(!row.opening);
        if id == old { Ok(()) } else { batch.map(w, Kind::Message, old, id) }
    }

    pub(crate) fn version(&mut self, w: &mut Write<'_>, batch: &Batch<'_>, x: &MessageVersion) -> Res<()> {
        let (id, by) = (batch.id(Kind::Message, x.message.number()), batch.id(Kind::Person, x.by.number()));
        let body = names::text(&x.text);
        let html = html(batch, &body, None);
        w.exec(&VERSION, p![id, x.version, x.title.as_deref(), &body, &html, x.until, by]).map(drop)
    }

    pub(crate) fn reaction(&mut self, batch: &mut Batch<'_>, x: &Reaction) {
        let (id, person) =
            (batch.id(Kind::Message, x.message.number()), batch.id(Kind::Person, x.person.number()));
        match REACTIONS.into_iter().find(|e| *e == x.emoji) {
            Some(emoji) => self.reactions.push((id, emoji, person, x.at)),
            None => batch.delta.summary.passed_over += 1,
        }
    }

    pub(crate) fn follow(&mut self, batch: &Batch<'_>, x: &Follow) {
        let (thread, person) =
            (batch.id(Kind::Thread, x.thread.number()), batch.id(Kind::Person, x.person.number()));
        self.follows.push((thread, person, x.why.clone(), x.since));
    }

    pub(crate) fn write(&self, w: &mut Write<'_>, batch: &mut Batch<'_>) -> Res<()> {
        w.many(&MESSAGE, &self.said, |m| {
            let (body, html, gone) = ((&m.body).into(), (&m.html).into(), m.gone.as_deref().into());
            let (edited, gone_at, gone_by) = (m.edited.into(), m.gone_at.into(), m.gone_by.into());
            [
                m.id.into(),
                m.thread.into(),
                m.author.into(),
                body,
                html,
                m.created.into(),
                edited,
                gone,
                gone_at,
                gone_by,
            ]
        })?;
        w.many(&MENTION, &self.mentions, |(message, person)| [(*message).into(), (*person).into()])?;
        w.many(&FOLLOW, &self.follows, |(thread, person, why, since)| {
            [(*thread).into(), (*person).into(), why.into(), (*since).into()]
        })?;
        self.reacted(w, batch)?;
        self.grown(w)
    }

    fn reacted(&self, w: &mut Write<'_>, batch: &mut Batch<'_>) -> Res<()> {
        for (message, emoji, person, at) in &self.reactions {
            let new = w.exec(&REACTION, p![*message, *emoji, *person, *at])?;
            batch.delta.summary.reactions += usize::from(new > 0);
        }
        let touched: BTreeSet<i64> = self.reactions.iter().map(|(message, ..)| *message).collect();
        let touched: Vec<i64> = touched.into_iter().collect();
        let mut given: HashMap<i64, Vec<(String, i64)>> = HashMap::new();
        for (message, emoji, person) in w.all::<(i64, String, i64)>(&GIVEN, p![&touched])? {
            given.entry(message).or_default().push((emoji, person));
        }
        let line =
            |given: &[(String, i64)]| tally(&given.iter().map(|(e, p)| (e.as_str(), *p)).collect::<Vec<_>>());
        let lines: Vec<(i64, String)> =
            given.iter().map(|(message, given)| (*message, line(given))).collect();
        w.many(&SUM_UP, &lines, |(message, line)| [(*message).into(), line.into()])
    }

    /// Counters of threads and spaces, and the facts by which search indexes.
    fn grown(&self, w: &mut Write<'_>) -> Res<()> {
        let threads: BTreeSet<i64> = self.said.iter().map(|m| m.thread).collect();
        let threads: Vec<i64> = threads.into_iter().collect();
        let mut spaces: HashMap<i64, (i64, String)> = HashMap::new();
        for (id, space, kind) in w.all::<(i64, i64, String)>(&SPACES_OF, p![&threads])? {
            spaces.insert(id, (space, kind));
        }
        let mut last: HashMap<i64, Time> = HashMap::new();
        for m in &self.said {
            if m.opening {
                w.exec(&OPENS, p![m.thread, m.id, &rich::excerpt(&m.html, EXCERPT)])?;
            }
            if m.answer {
                w.exec(&ANSWERS, p![m.thread, m.id])?;
            }
            let Some((space, kind)) = spaces.get(&m.thread) else { continue };
            if m.gone.is_none() || m.opening {
                let reply = i64::from(!m.opening);
                w.exec(&GROW, p![m.thread, reply, m.created, m.id, m.author])?;
                let known = last.entry(*space).or_insert(m.created);
                *known = (*known).max(m.created);
            }
            if m.gone.is_none() {
                w.announce(told(m, *space, kind));
            }
        }
        last.into_iter().try_for_each(|(space, at)| w.exec(&GROW_SPACE, p![space, 0_i64, at]).map(drop))
    }
}

fn told(m: &Said, space: i64, kind: &str) -> kernel::Fact {
    let fact = if m.opening {
        Fact::past("thread.started", m.thread, m.created).with("message", m.id)
    } else {
        Fact::past("reply.posted", m.id, m.created)
    };
    let number = ThreadKind::parse(kind).map_or(0, ThreadKind::number);
    let fact = fact.by(PersonId::new(m.author)).space(SpaceId::new(space)).thread(ThreadId::new(m.thread));
    fact.with("kind", number)
}

/// Words rendered, with links to those who are mentioned (or found, where nobody said who is).
fn html(batch: &Batch<'_>, body: &str, mentioned: Option<&[i64]>) -> String {
    if body.is_empty() {
        return String::new();
    }
    rich::html(body, &|handle| {
        let (id, name) = batch.state.handles.get(&handle.to_ascii_lowercase())?;
        mentioned.is_none_or(|all| all.contains(id)).then(|| name.clone())
    })
}
