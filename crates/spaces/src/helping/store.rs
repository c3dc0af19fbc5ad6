//! Every SQL text about requests for help.

use kernel::time::DAY;
use kernel::{Actor, Fact, Id, PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Error, Read, Res, Write, p, sql};
use web::Place;

use super::help::{Asking, Help};
use crate::facts;
use crate::store::members::Named;

/// A request; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Request {}

// Of a time of coaching between two people, whoever does not take part (any more) reads neither who helps,
// nor what was answered, nor how and when it ended: there is no `b` for them.
macro_rules! help_sql {
    ($end:literal) => {
        concat!(
            "SELECT h.id, h.space_id, COALESCE(s.slug, ''), COALESCE(s.name, ''), h.kind, h.about, h.speaks, h.days,
                CASE WHEN b.id IS NULL AND h.state <> 'asked' THEN 'settled' ELSE h.state END, h.at_ms,
                a.id, a.name, a.handle, COALESCE(b.id, 0), COALESCE(b.name, ''), COALESCE(b.handle, ''), h.level,
                COALESCE(o.name, ''), h.context, h.due_ms, CASE WHEN b.id IS NULL THEN '' ELSE h.answer END, h.raised, EXISTS (SELECT 1 FROM help_addressees x
                    WHERE x.request_id = h.id AND x.person_id = $2 AND x.gone_ms IS NULL),
                CASE WHEN b.id IS NULL THEN 0 ELSE h.until_ms END
             FROM help_requests h LEFT JOIN spaces s ON s.id = h.space_id LEFT JOIN spaces o ON o.id = h.other_id
             JOIN people a ON a.id = h.asker_id LEFT JOIN people b ON b.id = h.helper_id
                AND (h.days = 0 OR h.space_id IS NOT NULL OR h.asker_id = $2 OR h.helper_id = $2
                    OR (h.state = 'asked' AND EXISTS (SELECT 1 FROM help_addressees z
                        WHERE z.request_id = h.id AND z.person_id = $2 AND z.gone_ms IS NULL)))
             WHERE ",
            $end
        )
    };
}
sql!(OF_TEAM, help_sql!("h.space_id = $1 AND h.days > 0 ORDER BY h.id DESC LIMIT 50"));
sql!(
    ONE,
    help_sql!(
        "h.id = $1 AND (h.asker_id = $2 OR EXISTS (SELECT 1 FROM help_addressees y
            WHERE y.request_id = h.id AND y.person_id = $2))"
    )
);
sql!(
    FOR_ME,
    help_sql!(
        "h.id IN (SELECT y.request_id FROM help_addressees y WHERE y.person_id = $2)
         AND ($1::bigint = 0 OR h.id < $1) ORDER BY h.id DESC LIMIT $3"
    )
);
sql!(FROM_ME, help_sql!("h.asker_id = $2 AND ($1::bigint = 0 OR h.id < $1) ORDER BY h.id DESC LIMIT $3"));
sql!(
    ADDRESS,
    "INSERT INTO help_addressees (request_id, person_id, since_ms) VALUES ($1, $2, $3)
     ON CONFLICT (request_id, person_id) DO UPDATE SET gone_ms = NULL"
);
sql!(OPEN, "SELECT COUNT(*) FROM help_requests WHERE space_id = $1 AND helper_id = $2 AND state = 'asked'");
sql!(
    ADD,
    "INSERT INTO help_requests (id, space_id, kind, asker_id, helper_id, about, speaks, days, state, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'asked', $9)"
);
sql!(
    ANSWER,
    "UPDATE help_requests SET state = $2, answered_ms = $3, answer = $4, helper_id = $5, until_ms = $6
     WHERE id = $1 AND state = 'asked'"
);

/// What a team's manager asked for, the latest first.
///
/// # Errors
/// What the database says.
pub fn of_team(r: &mut Read<'_>, space: SpaceId, me: PersonId) -> Res<Vec<Help>> {
    r.all(&OF_TEAM, p![space, me])
}

/// A request, for whoever asks and whoever is asked.
///
/// # Errors
/// `NoRow` for everybody else.
pub fn one(r: &mut Read<'_>, actor: &Actor, id: i64) -> Res<Help> {
    r.opt::<Help>(&ONE, p![id, actor.id])?.ok_or(Error::NoRow)
}

/// What somebody was asked (`mine` false), or asked for, the latest first, before the request `after`.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, me: PersonId, mine: bool, (after, limit): (i64, i64)) -> Res<Vec<Help>> {
    r.all(if mine { &FROM_ME } else { &FOR_ME }, p![after, me, limit])
}

/// Somebody may answer it from now on.
///
/// # Errors
/// What the database says.
pub fn address(w: &mut Write<'_>, request: i64, person: PersonId) -> Res<()> {
    let now = w.now();
    w.exec(&ADDRESS, p![request, person, now]).map(drop)
}

/// Asks; nothing when the same person is asked already.
///
/// # Errors
/// What the database says.
pub fn ask(
    permit: &mut Permitted<'_, '_, Place>,
    asking: &Asking,
    helper: &Named,
    days: i64,
) -> Res<Option<i64>> {
    let (w, place, actor) = permit.split();
    let (id, now, space): (Id<Request>, Time, SpaceId) = (w.id(), w.now(), place.id);
    if w.one::<(i64,)>(&OPEN, p![space, helper.id])?.0 > 0 {
        return Ok(None);
    }
    let about = asking.about.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = asking.kind.as_str();
    w.exec(&ADD, p![id, space, kind, actor.id, helper.id, &about, asking.speaks, days, now])?;
    address(w, id.number(), helper.id)?;
    let fact = Fact::new(&facts::HELP_ASKED, helper.id.number(), now).by(actor.id).space(space);
    w.announce(fact.with("request", id.number()));
    Ok(Some(id.number()))
}

/// Answers or takes back; whether it was still open.
///
/// # Errors
/// What the database says.
pub fn settle(permit: &mut Permitted<'_, '_, Help>, state: &'static str, answer: &str) -> Res<bool> {
    let (w, help, actor) = permit.split();
    let now = w.now();
    let helper = if state == "withdrawn" { help.helper } else { actor.id };
    let until = if state == "agreed" && help.personal() { now.plus(help.days * DAY).0 } else { 0 };
    if w.exec(&ANSWER, p![help.id, state, now, answer, helper, until])? == 0 {
        return Ok(false);
    }
    if state != "withdrawn" {
        let fact =
            within(Fact::new(&facts::HELP_ANSWERED, help.asker.number(), now).by(actor.id), help.space);
        w.announce(fact.with("request", help.id).with("agreed", i64::from(state == "agreed")));
    }
    Ok(true)
}

/// A fact of a space, where there is one.
pub(super) fn within(fact: Fact, space: Option<SpaceId>) -> Fact {
    match space {
        Some(space) => fact.space(space),
        None => fact,
    }
}
