//! The log of decisions that were not a plain yes: rule and ids, never text. A refused act rolls
//! its transaction back, so the row goes through memory and is written a moment later.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Actor, Id, Time};
use store::{Db, Error, Res, Write, p, sql};

use crate::{Action, Thing};

/// How many decisions may wait to be written; more are dropped and counted.
const MOST: usize = 4_096;

sql!(
    ADD_DECISION,
    "INSERT INTO decisions (id, at_ms, actor_id, action, resource, resource_id, answer, rule)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);

#[derive(Debug, Clone)]
pub(crate) struct Row {
    at: Time,
    actor: i64,
    action: &'static str,
    resource: &'static str,
    resource_id: i64,
    answer: &'static str,
    rule: String,
}

impl Row {
    pub(crate) fn new(
        at: Time,
        actor: &Actor,
        action: Action,
        thing: &impl Thing,
        answer: &'static str,
        rule: &str,
    ) -> Self {
        let (resource, resource_id) = (thing.kind(), thing.id());
        let actor = actor.id.number();
        Self { at, actor, action: action.0, resource, resource_id, answer, rule: rule.to_owned() }
    }
}

pub(crate) struct Log {
    waiting: Mutex<VecDeque<Row>>,
    dropped: AtomicU64,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { waiting: Mutex::new(VecDeque::new()), dropped: AtomicU64::new(0) }
    }
    pub(crate) fn add(&self, row: Row) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < MOST {
            waiting.push_back(row);
        } else {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }
    pub(crate) fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }
    pub(crate) async fn drain(&self, db: &Db) -> Res<usize> {
        let rows = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        if rows.is_empty() {
            return Ok(0);
        }
        let rows = Arc::new(rows);
        let own = Arc::clone(&rows);
        let stored: Res<()> = db.write_hot(move |w| store_rows(w, &own)).await;
        if stored.is_err() {
            rows.iter().cloned().for_each(|row| self.add(row));
        }
        stored.map(|()| rows.len())
    }
}

fn store_rows(w: &mut Write<'_>, rows: &VecDeque<Row>) -> Result<(), Error> {
    for row in rows {
        let id: Id<Row> = w.id();
        w.exec(
            &ADD_DECISION,
            p![id, row.at, row.actor, row.action, row.resource, row.resource_id, row.answer, &row.rule],
        )?;
    }
    Ok(())
}
