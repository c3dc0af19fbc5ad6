//! One channel: its days are read, its lines grouped into conversations and stored in batches.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{MessageId, PersonId, SpaceId, ThreadId, Time, rich};

use super::group::{Tie, group};
use super::people::Somebody;
use super::records::{Channel, Line, micros, read};
use super::store::{Batch, Said, Started};
use super::words::{Speech, reaction};
use super::{Run, off_thread};
use crate::exchange::archive::Archive;
use crate::exchange::store::keys;
use crate::exchange::{ExchangeError, names};

/// Longest title made of a thread's first words, in characters.
const TITLE: usize = 90;
const EXCERPT: usize = 240;

/// A line that can be stored: where it stands in its conversation, and itself.
#[derive(Debug, Clone)]
struct Draft {
    key: String,
    at: i64,
    root: i64,
    line: Line,
}

/// What the days of a channel hold.
#[derive(Debug, Default)]
struct Days {
    lines: Vec<(i64, Option<i64>, Line)>,
    passed_over: usize,
    bad: Vec<(String, String)>,
}

impl Run {
    /// Brings one channel in; what is `known` stays as it is.
    pub(crate) async fn channel(
        &mut self,
        archive: &Archive,
        prefix: &str,
        channel: Channel,
        space: SpaceId,
        known: &mut HashMap<String, i64>,
    ) -> Result<(), ExchangeError> {
        let folder = format!("{prefix}{}/", channel.name);
        let files = archive.names().iter().filter(|n| n.starts_with(&folder) && n.ends_with(".json"));
        let mut files: Vec<String> = files.cloned().collect();
        files.sort();
        let mut reader = archive.reader()?;
        let days = off_thread(move || days(&mut reader, &files)).await?;
        self.summary.passed_over += days.passed_over;
        days.bad.into_iter().for_each(|(place, reason)| self.summary.skip(place, reason));

        let source = self.source.clone();
        let threads = self.db.read_for(0, move |r| keys(r, &source, "thread")).await?;
        let mut talk: HashMap<i64, ThreadId> = HashMap::new();
        let mut drafts = Vec::new();
        let ties: Vec<Tie> = days.lines.iter().map(|(at, root, _)| Tie { at: *at, root: *root }).collect();
        let mut lines: Vec<Option<Line>> = days.lines.into_iter().map(|(.., line)| Some(line)).collect();
        for conversation in group(&ties) {
            let root = conversation.root;
            if let Some(id) = threads.get(&format!("{}:{root}", channel.id)) {
                talk.insert(root, ThreadId::new(*id));
            }
            for place in conversation.lines {
                let (Some(tie), Some(line)) = (ties.get(place), lines.get_mut(place).and_then(Option::take))
                else {
                    continue;
                };
                let key = format!("{}:{}", channel.id, line.ts);
                if known.contains_key(&key) {
                    self.summary.known += 1;
                } else {
                    drafts.push(Draft { key, at: tie.at, root, line });
                }
            }
        }
        self.drafts(&channel, space, drafts, talk).await
    }

    async fn drafts(
        &mut self,
        channel: &Channel,
        space: SpaceId,
        drafts: Vec<Draft>,
        mut talk: HashMap<i64, ThreadId>,
    ) -> Result<(), ExchangeError> {
        self.progress.more(&format!("#{}", channel.name), drafts.len());
        for chunk in drafts.chunks(self.pace.batch) {
            for draft in chunk {
                let who = draft.line.user.as_deref().unwrap_or_default();
                if !self.people.contains_key(who) {
                    self.stranger(who, draft.line.user_profile.clone()).await?;
                }
            }
            let batch = Arc::new(self.batch(channel, space, chunk.to_vec(), &mut talk).await?);
            let own = Arc::clone(&batch);
            self.db.bulk(move |w| own.write(w)).await?;
            self.summary.threads += batch.started.len();
            self.summary.messages += batch.said.len();
            self.summary.replies += batch.said.len() - batch.started.len();
            self.summary.reactions += batch.said.iter().map(|m| m.reactions.len()).sum::<usize>();
            self.progress.done(chunk.len());
            self.pace.stored()?;
        }
        Ok(())
    }

    /// Gives ids, turns the words into ours and renders them.
    async fn batch(
        &mut self,
        channel: &Channel,
        space: SpaceId,
        drafts: Vec<Draft>,
        talk: &mut HashMap<i64, ThreadId>,
    ) -> Result<Batch, ExchangeError> {
        let mut times: Vec<Time> = drafts.iter().map(|d| Time(d.at / 1000)).collect();
        let mut new: Vec<(usize, i64)> = Vec::new();
        for (place, draft) in drafts.iter().enumerate() {
            if !talk.contains_key(&draft.root) && new.iter().all(|(_, root)| *root != draft.root) {
                new.push((place, draft.root));
            }
        }
        times.extend(new.iter().filter_map(|(place, _)| drafts.get(*place)).map(|d| Time(d.at / 1000)));
        let mut ids = self.ids.fresh(&self.db, &times).await?;
        let thread_ids = ids.split_off(drafts.len());
        for ((_, root), id) in new.iter().zip(&thread_ids) {
            talk.insert(*root, ThreadId::new(*id));
        }
        let room = Room {
            speech: Speech { people: self.people.clone(), places: self.places.clone() },
            by_handle: self.people.values().map(|s| (s.handle.clone(), s.clone())).collect(),
            talk: talk.clone(),
        };
        let said = off_thread(move || {
            let drafts = drafts.into_iter().zip(ids);
            Ok(drafts.filter_map(|(draft, id)| room.said(draft, id)).collect::<Vec<Said>>())
        })
        .await?;
        let started =
            new.iter().filter_map(|(place, root)| said.get(*place).map(|m| start(m, &channel.id, *root)));
        Ok(Batch { source: self.source.clone(), space, started: started.collect(), said })
    }
}

fn start(opening: &Said, channel: &str, root: i64) -> Started {
    let title = names::line(&rich::excerpt(&opening.html, TITLE));
    Started {
        id: opening.thread,
        opening: opening.id,
        author: opening.author,
        at: opening.at,
        title: if title.is_empty() { "…".to_owned() } else { title },
        excerpt: rich::excerpt(&opening.html, EXCERPT),
        key: format!("{channel}:{root}"),
    }
}

/// What turning a line into a message needs to know.
struct Room {
    speech: Speech,
    by_handle: HashMap<String, Somebody>,
    talk: HashMap<i64, ThreadId>,
}

impl Room {
    fn said(&self, draft: Draft, id: i64) -> Option<Said> {
        let line = draft.line;
        let author = self.speech.people.get(line.user.as_deref()?)?.id;
        let mut body = self.speech.markdown(&names::text(&line.text));
        if line.subtype.as_deref() == Some("me_message") && !body.trim().is_empty() {
            body = format!("_{}_", body.trim());
        }
        for file in &line.files {
            let name = file.name.as_ref().or(file.title.as_ref()).map(|n| names::line(n)).unwrap_or_default();
            body.push_str(&format!("\n\n📎 {}", name.replace(['*', '_', '`', '['], " ")));
        }
        let find = |handle: &str| self.by_handle.get(&handle.to_ascii_lowercase());
        let html = rich::html(&body, &|handle| find(handle).map(|s| s.name.clone()));
        let mentions = rich::handles(&body).iter().filter_map(|h| find(h)).map(|s| s.id).collect();
        Some(Said {
            id: MessageId::new(id),
            thread: *self.talk.get(&draft.root)?,
            author,
            at: Time(draft.at / 1000),
            edited: line.edited.as_ref().and_then(|e| micros(&e.ts)).map(|at| Time(at / 1000)),
            body,
            html,
            mentions,
            reactions: self.reactions(&line),
            key: draft.key,
        })
    }

    /// The reactions we have a sign for, each person once a sign.
    fn reactions(&self, line: &Line) -> Vec<(&'static str, i64)> {
        let mut given: Vec<(&'static str, i64)> = Vec::new();
        for one in &line.reactions {
            let Some(emoji) = reaction(&one.name) else { continue };
            let who = one.users.iter().filter_map(|key| self.speech.people.get(key));
            for person in who.map(|s: &Somebody| -> PersonId { s.id }) {
                if !given.contains(&(emoji, person.number())) {
                    given.push((emoji, person.number()));
                }
            }
        }
        given
    }
}

/// Reads the days; a file or line that cannot be read is noted with its place.
fn days(reader: &mut crate::exchange::archive::Reader, files: &[String]) -> Result<Days, ExchangeError> {
    let mut days = Days::default();
    for file in files {
        let (lines, bad) = match read::<Line>(&reader.bytes(file)?) {
            Ok(found) => found,
            Err(why) => {
                days.bad.push((file.clone(), format!("the file is not a list of messages: {why}")));
                continue;
            }
        };
        days.bad.extend(bad.into_iter().map(|(at, why)| (format!("{file} [{at}]"), why)));
        for (place, line) in lines {
            if !line.said() {
                days.passed_over += 1;
                continue;
            }
            match sound(&line) {
                Ok((at, root)) => days.lines.push((at, root, line)),
                Err(why) => days.bad.push((format!("{file} [{place}]"), why)),
            }
        }
    }
    Ok(days)
}

/// When a line was written and what it replies to.
fn sound(line: &Line) -> Result<(i64, Option<i64>), String> {
    let time = |ts: &str| micros(ts).ok_or_else(|| format!("“{}” is not a time", names::line(ts)));
    if line.user.as_deref().is_none_or(str::is_empty) {
        return Err("nobody wrote it".to_owned());
    }
    Ok((time(&line.ts)?, line.thread_ts.as_deref().map(time).transpose()?))
}
