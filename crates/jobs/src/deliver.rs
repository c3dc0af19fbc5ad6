//! Delivery of facts: effect and place move together, or not at all.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::Fact;
use store::{Db, Error, Read, Res, Write, p, row, sql};

use crate::facts::between;
use crate::sequence::WhenBusy;
use crate::{Consumer, last_seq};

/// How many facts are looked at together, and how long one transaction may deliver.
#[derive(Debug, Clone, Copy)]
struct Stride {
    facts: i64,
    slice: Duration,
}
/// While people are served: short, so that there is room for their own writes.
const SMALL: Stride = Stride { facts: 200, slice: Duration::from_millis(25) };
/// When nobody waits, as after an import: the index takes few large pieces several times faster.
const LARGE: Stride = Stride { facts: 5_000, slice: Duration::from_millis(500) };
/// How far one look goes over facts of the past that nobody asked for.
const WINDOW: i64 = 100_000;
/// How far the stored place may lag behind where nothing concerned the consumer.
const LAG: i64 = 5_000;
/// How often a fact may fail before it is parked.
const FAILS: i64 = 5;

sql!(REGISTER, "INSERT INTO consumers (name, seq, fails) VALUES ($1, 0, 0) ON CONFLICT (name) DO NOTHING");
sql!(PLACE, "SELECT seq FROM consumers WHERE name = $1");
sql!(LOCK, "SELECT seq, fails FROM consumers WHERE name = $1 FOR UPDATE");
sql!(TRY_LOCK, "SELECT seq, fails FROM consumers WHERE name = $1 FOR UPDATE SKIP LOCKED");
sql!(MOVE, "UPDATE consumers SET seq = $3, fails = $4 WHERE name = $1 AND seq = $2");
sql!(
    PARK,
    "INSERT INTO parked_facts (consumer, seq, reason, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (consumer, seq) DO NOTHING"
);
sql!(PARKED, "SELECT consumer, seq, reason, at_ms FROM parked_facts ORDER BY consumer, seq LIMIT 200");

/// A fact a consumer could not take, for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParkedFact {
    /// Who could not take it.
    pub consumer: String,
    /// Its number.
    pub seq: i64,
    /// What the last try said.
    pub reason: String,
    /// When it was parked.
    pub at: kernel::Time,
}
row!(ParkedFact { consumer, seq, reason, at });

/// The facts that are parked, at most 200.
///
/// # Errors
/// What the database says.
pub fn parked_facts(r: &mut Read<'_>) -> Res<Vec<ParkedFact>> {
    r.all(&PARKED, &[])
}

/// How a pass went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Nothing (more) to hear.
    Idle,
    /// The place moved; there may be more.
    Moved,
    /// A fact failed; it will be tried again.
    Failed,
}

/// Why a delivery's transaction was given up.
#[derive(Debug)]
enum Trip {
    Store(Error),
    Fact { seq: i64, error: Error },
}
impl From<Error> for Trip {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

/// What one transaction of delivery did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Somebody else is delivering to this consumer right now.
    Locked,
    /// Its place moved, here or elsewhere.
    Moved,
}

/// What lies ahead of a consumer: facts, and up to which number they are all there is.
struct Look {
    facts: Vec<Fact>,
    end: i64,
}

/// The consumer's place, the newest fact's number, and what lies ahead after `seen`.
fn look(r: &mut Read<'_>, consumer: Consumer, seen: i64, most: i64) -> Res<(i64, i64, Look)> {
    let (place,) = r.one::<(i64,)>(&PLACE, p![consumer.name])?;
    let last = last_seq(r)?;
    let from = place.max(seen);
    let upto = last.min(from.saturating_add(WINDOW)).max(from);
    let facts = between(r, from, upto, consumer.quiet, most)?;
    let full = i64::try_from(facts.len()).is_ok_and(|n| n == most);
    let end = facts.last().filter(|_| full).map_or(upto, |f| f.seq);
    Ok((place, last, Look { facts, end }))
}

/// One consumer's deliveries on this node.
pub(crate) struct Delivery {
    consumer: Consumer,
    when_busy: WhenBusy,
    registered: bool,
    /// Up to here nothing concerned the consumer; its stored place may lag behind by [`LAG`].
    seen: i64,
}

impl Delivery {
    pub(crate) const fn new(consumer: Consumer, when_busy: WhenBusy) -> Self {
        Self { consumer, when_busy, registered: false, seen: 0 }
    }

    const fn stride(&self) -> Stride {
        match self.when_busy {
            WhenBusy::Wait => LARGE,
            _ => SMALL,
        }
    }

    /// Looks at the next facts and delivers those the consumer wants.
    pub(crate) async fn pass(&mut self, db: &Db) -> Res<Pass> {
        let (consumer, seen, most) = (self.consumer, self.seen, self.stride().facts);
        if !self.registered {
            db.write_hot(move |w| w.exec(&REGISTER, p![consumer.name])).await?;
            self.registered = true;
        }
        let (place, last, look) = db.read(move |r| look(r, consumer, seen, most)).await?;
        if look.end > place && (look.end - place >= LAG || look.facts.iter().any(|f| consumer.wants(f))) {
            return self.deliver(db, Arc::new(look)).await;
        }
        self.seen = look.end;
        Ok(if look.end < last { Pass::Moved } else { Pass::Idle })
    }

    /// Delivers until nothing is left; whether anything moved.
    pub(crate) async fn settle(&mut self, db: &Db) -> Res<bool> {
        let mut any = false;
        while self.pass(db).await? != Pass::Idle {
            any = true;
        }
        Ok(any)
    }

    async fn deliver(&self, db: &Db, look: Arc<Look>) -> Res<Pass> {
        let (consumer, when_busy, slice) = (self.consumer, self.when_busy, self.stride().slice);
        let mut upto = i64::MAX;
        loop {
            let own = Arc::clone(&look);
            match db.write_hot(move |w| hand_over(w, consumer, when_busy, &own, (upto, slice))).await {
                Ok(Turn::Moved) => return Ok(Pass::Moved),
                Ok(Turn::Locked) => return Ok(Pass::Idle),
                Err(Trip::Store(error)) => return Err(error),
                Err(Trip::Fact { seq, error }) => {
                    if upto == i64::MAX && look.facts.iter().any(|f| f.seq < seq && consumer.wants(f)) {
                        // The ones before it are fine: they go first, then it is tried by itself.
                        upto = seq - 1;
                        continue;
                    }
                    tracing::warn!(consumer = consumer.name, seq, %error, "a fact could not be taken");
                    db.write_hot(move |w| note_failure(w, consumer, seq, &error)).await?;
                    return Ok(Pass::Failed);
                }
            }
        }
    }
}

/// Hands over the facts up to number `upto`, and moves the place with their effects.
fn hand_over(
    w: &mut Write<'_>,
    consumer: Consumer,
    when_busy: WhenBusy,
    look: &Look,
    (upto, slice): (i64, Duration),
) -> Result<Turn, Trip> {
    let Some((place, _)) = lock(w, consumer, when_busy)? else { return Ok(Turn::Locked) };
    let started = Instant::now();
    let mut reached = look.end.min(upto);
    for fact in look.facts.iter().filter(|f| f.seq > place && f.seq <= upto && consumer.wants(f)) {
        if started.elapsed() > slice {
            reached = fact.seq - 1;
            break;
        }
        catch_unwind(AssertUnwindSafe(|| (consumer.handle)(w, fact)))
            .unwrap_or(Err(Error::Panicked))
            .map_err(|error| Trip::Fact { seq: fact.seq, error })?;
    }
    if reached > place && w.exec(&MOVE, p![consumer.name, place, reached, 0_i64])? != 1 {
        return Err(Trip::Store(Error::Busy)); // somebody else moved it: nothing of this is kept
    }
    Ok(Turn::Moved)
}

/// The place and the failures of the fact after it; `None` when another node is at it.
fn lock(w: &mut Write<'_>, consumer: Consumer, when_busy: WhenBusy) -> Res<Option<(i64, i64)>> {
    let statement = if when_busy == WhenBusy::Wait { &LOCK } else { &TRY_LOCK };
    w.opt(statement, p![consumer.name])
}

/// Counts one more failure of the next fact; parks it when it has had its tries.
fn note_failure(w: &mut Write<'_>, consumer: Consumer, seq: i64, error: &Error) -> Res<()> {
    let Some((place, fails)) = lock(w, consumer, WhenBusy::Wait)? else { return Ok(()) };
    if place >= seq {
        return Ok(()); // another node got it through
    }
    let park = fails + 1 >= FAILS;
    let (reached, fails) = if park { (seq, 0) } else { (place, fails + 1) };
    w.exec(&MOVE, p![consumer.name, place, reached, fails])?;
    if park {
        w.exec(&PARK, p![consumer.name, seq, &error.to_string(), w.now()])?;
    }
    Ok(())
}
