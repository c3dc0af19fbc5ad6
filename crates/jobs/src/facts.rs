//! Facts as they are read back, in the order of their numbers.

use kernel::{Fact, PersonId, SpaceId, ThreadId, Time};
use store::{Error, FromRow, Read, Res, Row, p, sql};

sql!(
    AFTER,
    "SELECT seq, kind, at_ms, actor_id, space_id, thread_id, subject_id, numbers, quiet
     FROM facts WHERE seq > $1 ORDER BY seq LIMIT $2"
);
sql!(
    BETWEEN,
    "SELECT seq, kind, at_ms, actor_id, space_id, thread_id, subject_id, numbers, quiet
     FROM facts WHERE seq > $1 AND seq <= $2 AND (NOT quiet OR $3) ORDER BY seq LIMIT $4"
);
sql!(LAST, "SELECT seq FROM fact_counter WHERE one = 1");

/// One fact of the table.
pub(crate) struct Stored(pub Fact);

impl FromRow for Stored {
    fn from_row<'r>(row: &'r Row<'r>) -> Res<Self> {
        let numbers: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(row.get(7)?).map_err(|e| Error::Other(format!("numbers of a fact: {e}")))?;
        Ok(Self(Fact {
            seq: row.get(0)?,
            kind: row.get(1)?,
            at: row.get::<Time>(2)?,
            actor: row.get::<Option<PersonId>>(3)?,
            space: row.get::<Option<SpaceId>>(4)?,
            thread: row.get::<Option<ThreadId>>(5)?,
            subject: row.get(6)?,
            numbers: numbers.into_iter().filter_map(|(name, n)| Some((name, n.as_i64()?))).collect(),
            quiet: row.get(8)?,
        }))
    }
}

/// The facts after number `seq`, oldest first, at most `limit`.
///
/// # Errors
/// What the database says.
pub fn facts_after(r: &mut Read<'_>, seq: i64, limit: i64) -> Res<Vec<Fact>> {
    Ok(r.all::<Stored>(&AFTER, p![seq, limit])?.into_iter().map(|stored| stored.0).collect())
}

/// The facts after `from` up to `upto`, oldest first, at most `limit`; those of the past on request.
pub(crate) fn between(r: &mut Read<'_>, from: i64, upto: i64, quiet: bool, limit: i64) -> Res<Vec<Fact>> {
    Ok(r.all::<Stored>(&BETWEEN, p![from, upto, quiet, limit])?.into_iter().map(|stored| stored.0).collect())
}

/// The number of the newest fact; 0 when there is none.
///
/// # Errors
/// What the database says.
pub fn last_seq(r: &mut Read<'_>) -> Res<i64> {
    Ok(r.opt::<(i64,)>(&LAST, &[])?.map_or(0, |(seq,)| seq))
}
