//! What is not kept for ever: old facts, old decisions, spent idempotency keys.

use kernel::{id, time};
use store::{Error, Res, Write, p, sql};

use crate::JobKind;

/// How long facts and decisions are kept.
const KEEP_MS: i64 = 400 * time::DAY;
/// How many rows one transaction looks at.
const STEP: i64 = 2_000;

sql!(
    HEARD_BY_ALL,
    "SELECT CASE WHEN (SELECT COUNT(*) FROM consumers) = 0
                 THEN (SELECT seq FROM fact_counter WHERE one = 1)
                 ELSE (SELECT MIN(seq) FROM consumers) END"
);
sql!(FIRST_FACT, "SELECT seq FROM facts WHERE seq > $1 ORDER BY seq LIMIT 1");
sql!(DROP_FACTS, "DELETE FROM facts WHERE seq >= $1 AND seq < $2 AND seq <= $3 AND at_ms < $4");
sql!(
    DROP_DECISIONS,
    "DELETE FROM decisions WHERE id IN (SELECT id FROM decisions WHERE id < $1 ORDER BY id LIMIT $2)"
);
sql!(DROP_KEYS, "DELETE FROM idempotency_keys WHERE at_ms < $1");

/// The house's own jobs: spent idempotency keys every hour, old facts and decisions every day.
#[must_use]
pub fn retention() -> [JobKind; 2] {
    [
        JobKind { name: "retention.keys", every_ms: Some(time::HOUR), run: keys },
        JobKind { name: "retention.days", every_ms: Some(time::DAY), run: days },
    ]
}

/// An idempotency key is good for a day.
fn keys(w: &mut Write<'_>, _: &str) -> Res<Option<String>> {
    w.exec(&DROP_KEYS, p![w.now().plus(-time::DAY)])?;
    Ok(None)
}

/// Walks over the facts once, in steps; `from` is the number the last step came to.
fn days(w: &mut Write<'_>, from: &str) -> Res<Option<String>> {
    let before = w.now().plus(-KEEP_MS);
    let decisions = w.exec(&DROP_DECISIONS, p![id::compose(before.0, 0, 0), STEP])?;
    let from: i64 =
        if from.is_empty() { 0 } else { from.parse().map_err(|_| Error::Other(from.to_owned()))? };
    // A fact somebody has still to hear stays, and so does one without a number.
    let (heard,) = w.one::<(i64,)>(&HEARD_BY_ALL, &[])?;
    let first = w.opt::<(i64,)>(&FIRST_FACT, p![from])?.map(|(seq,)| seq).filter(|seq| *seq <= heard);
    if let Some(first) = first {
        w.exec(&DROP_FACTS, p![first, first + STEP, heard, before])?;
        return Ok(Some((first + STEP - 1).to_string()));
    }
    Ok((decisions > 0).then(|| from.to_string()))
}
