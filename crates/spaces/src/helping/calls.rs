//! Keeping a request to any level, passing it on, and what happens when nobody answers.

use jobs::JobKind;
use kernel::time::{DAY, MINUTE};
use kernel::{Actor, Fact, Id, PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Res, Write, p, row, sql};

use super::call::{Call, above};
use super::help::Help;
use super::store::{Request, address, within};
use super::whom;
use crate::facts;

sql!(
    KEEP,
    "INSERT INTO help_requests (id, space_id, kind, asker_id, helper_id, about, speaks, days, state, at_ms, level,
        other_id, context, due_ms)
     VALUES ($1, $2::bigint, $3, $4, $5, $6, FALSE, $12, 'asked', $7, $8, $9::bigint, $10, $11)"
);
sql!(WAITING, "SELECT COUNT(*) FROM help_requests WHERE asker_id = $1 AND state = 'asked'");
sql!(GONE, "UPDATE help_addressees SET gone_ms = $2 WHERE request_id = $1 AND gone_ms IS NULL");
sql!(GONE_ONE, "UPDATE help_addressees SET gone_ms = $3 WHERE request_id = $1 AND person_id = $2");
sql!(PASS, "UPDATE help_requests SET helper_id = $2 WHERE id = $1 AND state = 'asked'");
sql!(
    SILENT,
    "SELECT id, asker_id, helper_id, level, at_ms, due_ms, space_id FROM help_requests
     WHERE state = 'asked' AND due_ms > 0 AND due_ms <= $1 ORDER BY due_ms, id LIMIT 50"
);
sql!(
    RAISE,
    "UPDATE help_requests SET level = $2, helper_id = $3, due_ms = $4, raised = raised + 1
     WHERE id = $1 AND state = 'asked' AND due_ms = $5"
);
sql!(REST, "UPDATE help_requests SET due_ms = 0 WHERE id = $1 AND state = 'asked' AND due_ms = $2");
sql!(
    ASKED,
    "SELECT person_id FROM help_addressees WHERE request_id = $1 AND gone_ms IS NULL ORDER BY person_id"
);

/// Unanswered requests go a level up, once for each day that passed.
pub const SILENCE: JobKind =
    JobKind { name: "help.silence", every_ms: Some(15 * MINUTE), run: |w, _| silence(w).map(|()| None) };

/// How many requests of somebody wait.
///
/// # Errors
/// What the database says.
pub fn waiting(w: &mut Write<'_>, asker: PersonId) -> Res<i64> {
    Ok(w.one::<(i64,)>(&WAITING, p![asker])?.0)
}

/// Keeps a request; everybody it is addressed to is told.
///
/// # Errors
/// What the database says.
pub fn keep(
    w: &mut Write<'_>,
    actor: &Actor,
    call: &Call,
    (people, spaces, due): (&[PersonId], &[SpaceId], Time),
) -> Res<i64> {
    let (id, now): (Id<Request>, Time) = (w.id(), w.now());
    // A coaching is of two people; the place only said whose role was meant.
    let of = if call.kind == "coach" { &[] } else { spaces };
    let (space, other) = (of.first().copied(), of.get(1).copied());
    let about = call.about.split_whitespace().collect::<Vec<_>>().join(" ");
    let (kind, level, context) = (call.kind.as_str(), call.level(), call.context.trim());
    let first = people.first().copied().unwrap_or(actor.id);
    let days = call.days().unwrap_or_default();
    w.exec(&KEEP, p![id, space, kind, actor.id, first, &about, now, level, other, context, due, days])?;
    for person in people {
        address(w, id.number(), *person)?;
        let fact = Fact::new(&facts::HELP_ASKED, person.number(), now).by(actor.id);
        w.announce(fact.with("request", id.number()));
    }
    Ok(id.number())
}

/// Passes a request on to somebody else: they are asked, and whoever asked is told.
///
/// # Errors
/// What the database says.
pub fn delegate(permit: &mut Permitted<'_, '_, Help>, to: PersonId) -> Res<bool> {
    let (w, help, actor) = permit.split();
    let now = w.now();
    if w.exec(&PASS, p![help.id, to])? == 0 {
        return Ok(false);
    }
    w.exec(&GONE_ONE, p![help.id, actor.id, now])?;
    address(w, help.id, to)?;
    let asked = Fact::new(&facts::HELP_ASKED, to.number(), now).by(actor.id).with("request", help.id);
    let told = Fact::new(&facts::HELP_RAISED, help.asker.number(), now).by(actor.id).with("request", help.id);
    w.announce(within(asked, help.space));
    w.announce(within(told, help.space));
    Ok(true)
}

struct Silent {
    id: i64,
    asker: PersonId,
    helper: PersonId,
    level: String,
    at: Time,
    due: Time,
    space: Option<SpaceId>,
}
row!(Silent { id, asker, helper, level, at, due, space });

fn silence(w: &mut Write<'_>) -> Res<()> {
    let now = w.now();
    for request in w.all::<Silent>(&SILENT, p![now])? {
        raise(w, &request)?;
    }
    Ok(())
}

/// The next level that somebody stands at, who was not asked already.
fn next(w: &mut Write<'_>, silent: &Silent, asked: &[i64]) -> Res<Option<(&'static str, Vec<PersonId>)>> {
    let mut at = above(&silent.level);
    while let Some(level) = at {
        let mut people = whom::at(w, level, "", (silent.asker, silent.helper, &[]))?;
        people.retain(|p| !asked.contains(&p.number()));
        if !people.is_empty() {
            return Ok(Some((level, people)));
        }
        at = if level == "manager" { Some("lead") } else { above(level) };
    }
    Ok(None)
}

fn raise(w: &mut Write<'_>, silent: &Silent) -> Res<()> {
    let now = w.now();
    let asked = w.ints(&ASKED, p![silent.id])?;
    let Some((level, people)) = next(w, silent, &asked)? else {
        return w.exec(&REST, p![silent.id, silent.due]).map(drop);
    };
    let due = now.plus((silent.due.0 - silent.at.0).clamp(DAY, 7 * DAY));
    let Some(first) = people.first() else { return Ok(()) };
    if w.exec(&RAISE, p![silent.id, level, *first, due, silent.due])? == 0 {
        return Ok(());
    }
    w.exec(&GONE, p![silent.id, now])?;
    let told = std::iter::once(silent.asker.number()).chain(asked);
    for person in told {
        let fact = Fact::new(&facts::HELP_RAISED, person, now).with("request", silent.id);
        w.announce(within(fact, silent.space));
    }
    for person in people {
        address(w, silent.id, person)?;
        let fact =
            Fact::new(&facts::HELP_ASKED, person.number(), now).by(silent.asker).with("request", silent.id);
        w.announce(within(fact, silent.space));
    }
    Ok(())
}
