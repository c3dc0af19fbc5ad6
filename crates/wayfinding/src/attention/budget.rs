//! How many interruptions a day somebody wants at most (S2-CM3). Work interrupts whatever happens, a
//! manager's word first of all; what is above the flow of work and beyond the budget is put aside, and
//! comes with the daily digest. Nothing is lost: the bell shows it at once.

use std::collections::HashMap;

use kernel::time::DAY;
use kernel::{Id, PersonId, Time};
use store::{Read, Res, Write, p, sql};
use web::settings::{PER_DAY, number};

use super::way::{Flow, What};

/// The most that can be chosen.
pub const MOST: i64 = 200;
/// How something that was put aside is kept among the deliveries: neither mail nor push takes it.
pub const ASIDE: &str = "aside";

sql!(OF_MANY, "SELECT person_id, per_day FROM attention_budgets WHERE person_id = ANY($1)");
sql!(OF_ONE, "SELECT per_day FROM attention_budgets WHERE person_id = $1");
sql!(
    SET,
    "INSERT INTO attention_budgets (person_id, per_day, since_ms) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET per_day = excluded.per_day, since_ms = excluded.since_ms"
);
sql!(UNSET, "DELETE FROM attention_budgets WHERE person_id = $1");
// What interrupted somebody, once whichever ways it took. What a digest brought was due at its moment.
sql!(
    SPENT,
    "SELECT person_id, COUNT(DISTINCT thing) FROM deliveries
     WHERE person_id = ANY($1) AND channel IN ('mail', 'push') AND at_ms > $2 AND due_ms > at_ms GROUP BY person_id"
);
sql!(
    PUT_ASIDE,
    "INSERT INTO deliveries (id, person_id, channel, thing, subject, reason, space_id, thread_id, message_id, actor_id, at_ms, due_ms, state)
     VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL, NULL, NULL, $7, $7, 'taken') ON CONFLICT (person_id, channel, thing) DO NOTHING"
);

/// Whether something may be put aside: what is of work and what waits for an answer never is.
#[must_use]
pub fn yields(flow: Flow, what: What) -> bool {
    flow != Flow::Work && what != What::Ask
}

/// Interruptions in 24 hours for somebody who never said anything: a setting of the network.
///
/// # Errors
/// What the database says.
pub fn usual(r: &mut Read<'_>) -> Res<i64> {
    number(r, PER_DAY)
}

/// What is left of the day for each of these people.
///
/// # Errors
/// What the database says.
pub fn left(r: &mut Read<'_>, people: &Vec<i64>, now: Time) -> Res<HashMap<i64, i64>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let usual = usual(r)?;
    let mut left: HashMap<i64, i64> = people.iter().map(|p| (*p, usual)).collect();
    left.extend(r.all::<(i64, i64)>(&OF_MANY, p![people])?);
    for (person, spent) in r.all::<(i64, i64)>(&SPENT, p![people, now.plus(-DAY)])? {
        left.entry(person).and_modify(|n| *n -= spent);
    }
    Ok(left)
}

/// Somebody's own budget, or the usual one.
///
/// # Errors
/// What the database says.
pub fn of(r: &mut Read<'_>, person: PersonId) -> Res<i64> {
    match r.opt::<(i64,)>(&OF_ONE, p![person])? {
        Some((own,)) => Ok(own),
        None => usual(r),
    }
}

/// Chooses; what is usual is not kept.
///
/// # Errors
/// What the database says.
pub fn set(w: &mut Write<'_>, person: PersonId, per_day: i64) -> Res<()> {
    let now = w.now();
    let usual = usual(w)?;
    let done =
        if per_day == usual { w.exec(&UNSET, p![person]) } else { w.exec(&SET, p![person, per_day, now]) };
    done.map(drop)
}

/// Something is put aside for the daily digest.
///
/// # Errors
/// What the database says.
pub fn aside(
    w: &mut Write<'_>,
    person: i64,
    (thing, subject, reason): (&str, &str, &str),
    at: Time,
) -> Res<()> {
    let id: Id<()> = w.id();
    w.exec(&PUT_ASIDE, p![id, person, ASIDE, thing, subject, reason, at]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_and_questions_to_somebody_never_yield() {
        assert!(!yields(Flow::Work, What::Announcement) && !yields(Flow::Communities, What::Ask));
        assert!(yields(Flow::Communities, What::Announcement) && yields(Flow::Network, What::Mention));
    }
}
