//! Statements of polls.

use kernel::{Fact, PersonId, SpaceId, ThreadId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::Plan;
use super::api::{OptionJson, PollJson};
use crate::facts::THREAD_STATED;
use crate::kind::{State, ThreadKind};
use crate::kinds::store::ACT;
use crate::things::Talk;

sql!(ADD, "INSERT INTO polls (thread_id, several, closes_ms, voters) VALUES ($1, $2, $3::bigint, 0)");
sql!(ADD_OPTION, "INSERT INTO poll_options (thread_id, place, words, votes) VALUES ($1, $2, $3, 0)");
sql!(
    POLL,
    "SELECT p.several, p.closes_ms, p.voters, o.place, o.words, o.votes, v.person_id IS NOT NULL
     FROM polls p JOIN poll_options o ON o.thread_id = p.thread_id
     LEFT JOIN poll_votes v ON v.thread_id = o.thread_id AND v.place = o.place AND v.person_id = $2
     WHERE p.thread_id = $1 ORDER BY o.place"
);
sql!(MINE, "SELECT place FROM poll_votes WHERE thread_id = $1 AND person_id = $2");
sql!(FORGET, "DELETE FROM poll_votes WHERE thread_id = $1 AND person_id = $2");
sql!(LESS, "UPDATE poll_options SET votes = votes - 1 WHERE thread_id = $1 AND place = ANY($2)");
sql!(
    CHOOSE,
    "INSERT INTO poll_votes (thread_id, person_id, place)
     SELECT $1::bigint, $3::bigint, o.place FROM poll_options o WHERE o.thread_id = $1::bigint AND o.place = ANY($2)"
);
sql!(MORE, "UPDATE poll_options SET votes = votes + 1 WHERE thread_id = $1 AND place = ANY($2)");
sql!(VOTERS, "UPDATE polls SET voters = voters + $2 WHERE thread_id = $1");
sql!(
    DUE,
    "SELECT t.id, t.space_id, t.opening_id FROM polls p JOIN threads t ON t.id = p.thread_id
     WHERE p.closes_ms <= $1 AND t.kind = 'poll' AND t.state = 'open' AND t.gone IS NULL ORDER BY p.closes_ms LIMIT 100"
);
sql!(CLOSE, "UPDATE threads SET state = 'closed', version = version + 1 WHERE id = $1 AND state = 'open'");

struct Line {
    several: bool,
    closes: Option<Time>,
    voters: i64,
    place: i64,
    words: String,
    votes: i64,
    mine: bool,
}
row!(Line { several, closes, voters, place, words, votes, mine });

/// Stores what there is to choose between.
///
/// # Errors
/// What the database says.
pub fn add(w: &mut Write<'_>, thread: ThreadId, plan: &Plan) -> Res<()> {
    w.exec(&ADD, p![thread, plan.several, plan.closes])?;
    for (place, words) in (1_i64..).zip(&plan.options) {
        w.exec(&ADD_OPTION, p![thread, place, words])?;
    }
    Ok(())
}

/// A poll as one reader sees it: counts only after voting, or when it is over.
///
/// # Errors
/// What the database says.
pub fn poll(r: &mut Read<'_>, thread: ThreadId, state: State, reader: PersonId) -> Res<Option<PollJson>> {
    let lines: Vec<Line> = r.all(&POLL, p![thread, reader])?;
    let now = r.now();
    let Some(first) = lines.first() else { return Ok(None) };
    let closed = state == State::Closed || first.closes.is_some_and(|at| at <= now);
    let shown = closed || lines.iter().any(|l| l.mine);
    let (several, closes, voters) = (first.several, first.closes, shown.then_some(first.voters));
    let option = |l: Line| OptionJson {
        place: l.place,
        words: l.words,
        votes: shown.then_some(l.votes),
        mine: l.mine,
    };
    Ok(Some(PollJson { several, closes, closed, voters, options: lines.into_iter().map(option).collect() }))
}

/// Stores the actor's vote in place of the one before. The thread's row is held, so that counts miss
/// nobody.
///
/// # Errors
/// What the database says.
pub fn vote(talk: &mut Permitted<'_, '_, Talk>, places: &Vec<i64>) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let had = w.ints(&MINE, p![talk.id, actor.id])?;
    if had == *places {
        return Ok(());
    }
    w.batch(&[(&FORGET, p![talk.id, actor.id]), (&LESS, p![talk.id, &had])])?;
    w.batch(&[(&CHOOSE, p![talk.id, places, actor.id]), (&MORE, p![talk.id, places])])?;
    let step = i64::from(!places.is_empty()) - i64::from(!had.is_empty());
    w.exec(&VOTERS, p![talk.id, step]).map(drop)
}

/// Closes the polls whose time is over; how many.
///
/// # Errors
/// What the database says.
pub fn close_due(w: &mut Write<'_>) -> Res<usize> {
    let now = w.now();
    let due: Vec<(ThreadId, SpaceId, i64)> = w.all(&DUE, p![now])?;
    for (thread, space, opening) in &due {
        let (act, nobody) = (w.id::<()>(), None::<PersonId>);
        w.exec(&CLOSE, p![*thread])?;
        w.exec(&ACT, p![act, *thread, "state", "open", "closed", "", nobody, now])?;
        let fact = Fact::new(&THREAD_STATED, thread.number(), now).space(*space).thread(*thread);
        let fact = fact.with("kind", ThreadKind::Poll.number()).with("message", *opening);
        w.announce(fact.with("from", State::Open.number()).with("to", State::Closed.number()));
    }
    Ok(due.len())
}
