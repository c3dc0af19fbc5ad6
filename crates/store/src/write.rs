//! Writing: a transaction. What a closure announces is stored with what it wrote, or not at all.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use kernel::{Fact, Id, IdGen, Time};

use crate::read::On;
use crate::{Engine, Read, Res, Sql, Value, Way, p};

/// A transaction. Reads like a [`Read`]; `exec` writes; `announce` adds a fact.
pub struct Write<'c> {
    pub(crate) read: Read<'c>,
    pub(crate) ids: Arc<IdGen>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) way: Option<Way>,
}

impl<'c> Deref for Write<'c> {
    type Target = Read<'c>;
    fn deref(&self) -> &Read<'c> {
        &self.read
    }
}
impl<'c> DerefMut for Write<'c> {
    fn deref_mut(&mut self) -> &mut Read<'c> {
        &mut self.read
    }
}

crate::sql!(NUMBER_FACTS, "UPDATE fact_counter SET seq = seq + $1 WHERE one = 1 RETURNING seq");
crate::sql!(
    ADD_FACT,
    "INSERT INTO facts (id, seq, kind, version, at_ms, actor_id, space_id, thread_id, subject_id, numbers, quiet)
     VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10)"
);

/// How many rows [`Write::many`] sends in one round trip.
const TOGETHER: usize = 200;

impl Write<'_> {
    /// Runs a statement; how many rows it touched.
    ///
    /// # Errors
    /// What the database says. No statement may follow a failed one in a closure.
    pub fn exec(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<u64> {
        self.read.run(sql, |on| match on {
            On::Lite(lite) => lite.exec(sql, values),
            On::Pg(pg) => pg.exec(sql, values),
        })
    }
    /// Runs several statements in one round trip; their order is kept.
    ///
    /// # Errors
    /// What the database says about the first that fails.
    pub fn batch(&mut self, list: &[(&'static Sql, &[Value<'_>])]) -> Res<()> {
        let Some((first, _)) = list.first() else { return Ok(()) };
        let engine = self.engine();
        list.iter().skip(1).for_each(|(sql, _)| sql.count(engine));
        self.read.run(first, |on| match on {
            On::Lite(lite) => list.iter().try_for_each(|(sql, values)| lite.exec(sql, values).map(drop)),
            On::Pg(pg) => pg.batch(list),
        })
    }
    /// Runs one statement for each item, many in one round trip.
    ///
    /// # Errors
    /// What the database says about the first that fails.
    pub fn many<'a, T, const N: usize>(
        &mut self,
        sql: &'static Sql,
        items: &'a [T],
        row: impl Fn(&'a T) -> [Value<'a>; N],
    ) -> Res<()> {
        for chunk in items.chunks(TOGETHER) {
            let rows: Vec<[Value<'a>; N]> = chunk.iter().map(&row).collect();
            let list: Vec<(&'static Sql, &[Value<'_>])> = rows.iter().map(|r| (sql, r.as_slice())).collect();
            self.batch(&list)?;
        }
        Ok(())
    }
    /// A new id, at this closure's moment.
    #[must_use]
    pub fn id<T>(&self) -> Id<T> {
        self.ids.next(self.read.now)
    }
    /// By which way this write came; none for what runs by the clock.
    #[must_use]
    pub const fn way(&self) -> Option<Way> {
        self.way
    }
    /// Adds a fact to this transaction.
    pub fn announce(&mut self, fact: Fact) {
        self.facts.push(fact);
    }
    /// Begins with another closure.
    pub(crate) fn start(&mut self, now: Time) {
        self.read.start(now, true);
        self.facts.clear();
    }
    /// Stores the announced facts: with their numbers on SQLite (one writer), without on
    /// PostgreSQL, where the sequencer numbers finished transactions.
    pub(crate) fn flush(&mut self) -> Res<usize> {
        let facts = std::mem::take(&mut self.facts);
        let Ok(count) = i64::try_from(facts.len()) else { return Ok(0) };
        if count == 0 {
            return Ok(0);
        }
        let mut seq = match self.engine() {
            Engine::Sqlite => Some(self.one::<(i64,)>(&NUMBER_FACTS, p![count])?.0 - count),
            Engine::Postgres => None,
        };
        for fact in &facts {
            seq = seq.map(|n| n + 1);
            self.add_fact(fact, seq)?;
        }
        Ok(facts.len())
    }
    fn add_fact(&mut self, fact: &Fact, seq: Option<i64>) -> Res<()> {
        let id: Id<()> = self.id();
        let numbers: serde_json::Map<String, serde_json::Value> =
            fact.numbers.iter().map(|(k, v)| (k.clone(), (*v).into())).collect();
        let numbers = serde_json::Value::Object(numbers).to_string();
        self.exec(
            &ADD_FACT,
            p![
                id,
                seq,
                &fact.kind,
                fact.at,
                fact.actor,
                fact.space,
                fact.thread,
                fact.subject,
                &numbers,
                fact.quiet
            ],
        )?;
        Ok(())
    }
}
