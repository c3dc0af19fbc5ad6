//! One place: its lines are read, and stored in batches. While one batch is being written, the next
//! one is rendered.

use std::sync::Arc;

use kernel::{SpaceId, ThreadId, Time};
use tokio::task::JoinHandle;

use super::batch::Batch;
use super::build::{Room, start};
use super::run::Run;
use super::{Line, Lines, Open, Place};
use crate::exchange::{ExchangeError, off_thread};

/// A batch that is being written.
type Writing = JoinHandle<Result<(), store::Error>>;

impl Run {
    /// Brings one place in; what is known stays as it is.
    pub(super) async fn place(&mut self, place: Place, space: SpaceId) -> Result<(), ExchangeError> {
        let (past, own) = (Arc::clone(&self.past), place.clone());
        let Lines { lines, passed_over, bad } = off_thread(move || past.lines(&own)).await?;
        self.summary.passed_over += passed_over;
        bad.into_iter().for_each(|(place, reason)| self.summary.skip(place, reason));
        let before = lines.len();
        let mut lines: Vec<Line> =
            lines.into_iter().filter(|line| !self.known_messages.contains(&line.key)).collect();
        self.summary.known += before - lines.len();
        self.progress.more(&place.name, lines.len());
        let mut writing: Option<(Writing, Arc<Batch>)> = None;
        loop {
            let rest = lines.split_off(lines.len().min(self.pace.batch));
            let (chunk, last) = (std::mem::replace(&mut lines, rest), lines.is_empty());
            self.strangers(&chunk, &mut writing).await?;
            let batch = Arc::new(self.batch(&place, space, chunk, last).await?);
            self.written(writing.take()).await?;
            let (db, own) = (self.db.clone(), Arc::clone(&batch));
            writing = Some((tokio::spawn(async move { db.bulk(move |w| own.write(w)).await }), batch));
            if last {
                return self.written(writing.take()).await;
            }
        }
    }

    /// Waits for a batch and counts it.
    async fn written(&mut self, writing: Option<(Writing, Arc<Batch>)>) -> Result<(), ExchangeError> {
        let Some((writing, batch)) = writing else { return Ok(()) };
        writing.await.unwrap_or(Err(store::Error::Panicked))?;
        self.summary.threads += batch.started.len();
        self.summary.messages += batch.said.len();
        self.summary.replies += batch.said.len() - batch.started.len();
        self.summary.reactions += batch.said.iter().map(|m| m.reactions.len()).sum::<usize>();
        self.progress.done(batch.said.len());
        self.pace.stored()
    }

    /// Settles those who write but are in no list of people.
    async fn strangers(
        &mut self,
        chunk: &[Line],
        writing: &mut Option<(Writing, Arc<Batch>)>,
    ) -> Result<(), ExchangeError> {
        let unknown = chunk.iter().filter(|line| !self.speech.people.contains_key(&line.author));
        let guest = |line: &Line| line.guest.as_deref().cloned();
        let named = |line: &Line| super::Guest { key: line.author.clone(), ..super::Guest::default() };
        let guests: Vec<super::Guest> =
            unknown.map(|line| guest(line).unwrap_or_else(|| named(line))).collect();
        if guests.is_empty() {
            return Ok(());
        }
        self.written(writing.take()).await?;
        self.people(guests).await
    }

    /// Gives ids, turns the words into ours and renders them.
    async fn batch(
        &mut self,
        place: &Place,
        space: SpaceId,
        lines: Vec<Line>,
        last: bool,
    ) -> Result<Batch, ExchangeError> {
        let mut times: Vec<Time> = lines.iter().map(|line| line.at).collect();
        let mut seen = std::collections::HashSet::new();
        let begins = |line: &Line| !self.talk.contains_key(&line.thread) && seen.insert(line.thread.clone());
        let begins: Vec<bool> = lines.iter().map(begins).collect();
        let new: Vec<(usize, String, Time)> = lines
            .iter()
            .zip(begins)
            .enumerate()
            .filter(|(_, (_, begins))| *begins)
            .map(|(at, (line, _))| (at, line.thread.clone(), line.at))
            .collect();
        times.extend(new.iter().map(|(.., at)| *at));
        let mut ids = self.ids.fresh(&self.db, &times).await?;
        let threads = ids.split_off(lines.len());
        for ((_, key, _), id) in new.iter().zip(threads) {
            self.talk.insert(key.clone(), ThreadId::new(id));
        }
        let of: Vec<Option<ThreadId>> =
            lines.iter().map(|line| self.talk.get(&line.thread).copied()).collect();
        let room = Room { past: Arc::clone(&self.past), speech: Arc::clone(&self.speech) };
        let (said, started) = off_thread(move || {
            let heads: Vec<(usize, Option<String>, bool)> = new
                .iter()
                .filter_map(|(at, ..)| lines.get(*at).map(|l| (*at, l.title.clone(), l.question)))
                .collect();
            let mut said = Vec::with_capacity(lines.len());
            for ((line, id), thread) in lines.into_iter().zip(ids).zip(of) {
                said.push(thread.and_then(|thread| room.said(line, id, thread)));
            }
            let started = heads
                .into_iter()
                .zip(new)
                .filter_map(|((at, title, question), (_, key, _))| {
                    said.get(at)?.as_ref().map(|m| start(m, title.as_deref(), question, key))
                })
                .collect();
            Ok((said.into_iter().flatten().collect(), started))
        })
        .await?;
        let (source, import) = (self.source.clone(), self.journal.id);
        let step = self.journal.step(&place.key, last);
        Ok(Batch { source, import, space, joins: place.open == Open::All, started, said, step })
    }
}
