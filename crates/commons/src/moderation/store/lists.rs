//! Queues, the log, and one's own history.

use kernel::{Actor, SpaceId, Time};
use store::{Read, Res, p, row, sql};

use super::find::{case_sql, met};
use crate::moderation::thing::{Case, CaseRow};

sql!(
    OF_SPACE,
    case_sql!(
        "c.space_id = $2 AND c.level = 0 AND (c.state <> 'decided' OR c.locked)
         AND ($3::bigint = 0 OR c.id < $3) ORDER BY c.id DESC LIMIT 50"
    )
);
sql!(
    UPWARD,
    case_sql!(
        "((c.state <> 'decided' AND c.level BETWEEN 1 AND $2) OR (c.appeal = 'open' AND c.appeal_level BETWEEN 1 AND $2))
         AND ($3::bigint = 0 OR c.id < $3) ORDER BY c.id DESC LIMIT 50"
    )
);
sql!(
    MINE,
    case_sql!(
        "(c.author_id = $1 OR (c.veiled AND c.thread_id IN (SELECT y.thread_id FROM pseudonyms y WHERE y.person_id = $1)))
         AND EXISTS (SELECT 1 FROM moderation_acts a WHERE a.case_id = c.id AND a.act <> 'dismiss')
         AND ($2::bigint = 0 OR c.id < $2) ORDER BY c.id DESC LIMIT 50"
    )
);
sql!(
    ACTS,
    "SELECT a.id, a.case_id, a.act, a.rule, a.words, a.at_ms, p.name, p.handle
     FROM moderation_acts a JOIN people p ON p.id = a.by_id WHERE a.case_id = $1 ORDER BY a.id LIMIT 200"
);
sql!(
    LOG,
    "SELECT a.id, a.case_id, a.act, a.rule, '', a.at_ms, p.name, p.handle
     FROM moderation_acts a JOIN people p ON p.id = a.by_id
     WHERE a.space_id = $1 AND ($2::bigint = 0 OR a.id < $2) ORDER BY a.id DESC LIMIT 50"
);
sql!(
    WHOLE_LOG,
    "SELECT a.id, a.case_id, a.act, a.rule, '', a.at_ms, p.name, p.handle
     FROM moderation_acts a JOIN people p ON p.id = a.by_id
     WHERE ($1::bigint = 0 OR a.id < $1) ORDER BY a.id DESC LIMIT 50"
);
sql!(
    COUNTED,
    "SELECT act, COUNT(*) FROM moderation_acts WHERE space_id = $1 AND at_ms > $2 GROUP BY act ORDER BY act"
);

/// A line of the log; `words` only where a case's own acts are read.
#[derive(Debug, Clone)]
pub struct ActRow {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case: i64,
    /// What was done.
    pub act: String,
    /// By which rule.
    pub rule: String,
    /// What the author was told.
    pub words: String,
    /// When.
    pub at: Time,
    /// By whom.
    pub name: String,
    /// Their handle.
    pub handle: String,
}
row!(ActRow { id, case, act, rule, words, at, name, handle });

fn meet(r: &mut Read<'_>, actor: &Actor, rows: Vec<CaseRow>) -> Res<Vec<Case>> {
    rows.into_iter().map(|row| met(r, actor, row)).collect()
}

/// What waits in a space, newest first.
///
/// # Errors
/// What the database says.
pub fn of_space(r: &mut Read<'_>, actor: &Actor, space: SpaceId, after: i64) -> Res<Vec<Case>> {
    let rows = r.all(&OF_SPACE, p![actor.id, space, after])?;
    meet(r, actor, rows)
}

/// What went up to the network, to that level at most.
///
/// # Errors
/// What the database says.
pub fn upward(r: &mut Read<'_>, actor: &Actor, level: i64, after: i64) -> Res<Vec<Case>> {
    let rows = r.all(&UPWARD, p![actor.id, level, after])?;
    meet(r, actor, rows)
}

/// What concerned the actor, newest first.
///
/// # Errors
/// What the database says.
pub fn mine(r: &mut Read<'_>, actor: &Actor, after: i64) -> Res<Vec<Case>> {
    let rows = r.all(&MINE, p![actor.id, after])?;
    meet(r, actor, rows)
}

/// What was done about a case, in order.
///
/// # Errors
/// What the database says.
pub fn acts(r: &mut Read<'_>, case: i64) -> Res<Vec<ActRow>> {
    r.all(&ACTS, p![case])
}

/// The log of a space, or of everything.
///
/// # Errors
/// What the database says.
pub fn log(r: &mut Read<'_>, space: Option<SpaceId>, after: i64) -> Res<Vec<ActRow>> {
    match space {
        Some(space) => r.all(&LOG, p![space, after]),
        None => r.all(&WHOLE_LOG, p![after]),
    }
}

/// How often what was done in a space since then.
///
/// # Errors
/// What the database says.
pub fn counted(r: &mut Read<'_>, space: SpaceId, since: Time) -> Res<Vec<(String, i64)>> {
    r.all(&COUNTED, p![space, since])
}
