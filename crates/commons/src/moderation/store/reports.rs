//! Reports: a new case, or one more on an open one. Who reported is read beside the reader's own id,
//! or to tell them what became of it.

use kernel::{Id, PersonId, Time};
use store::{Read, Res, Write, p, row, sql};

use super::find::Subject;

sql!(
    OPEN_OF,
    "SELECT id, level FROM cases WHERE what = $1 AND subject_id = $2 AND state <> 'decided' FOR UPDATE"
);
sql!(
    WAITING,
    "SELECT COUNT(*) FROM (SELECT r.case_id FROM case_reports r JOIN cases c ON c.id = r.case_id
        WHERE r.person_id = $1 AND r.at_ms > $2 AND c.state <> 'decided' LIMIT 100) AS n"
);
sql!(
    OPEN,
    "INSERT INTO cases (id, what, subject_id, space_id, thread_id, author_id, veiled, state, level, held, locked, reports,
        created_ms, changed_ms, appeal, appeal_level, appeal_words, appeal_answer)
     VALUES ($1, $2, $3, $4::bigint, $5::bigint, $6, $7, 'open', $8, '', FALSE, 0, $9, $9, '', 0, '', '')"
);
sql!(
    ADD,
    "INSERT INTO case_reports (case_id, person_id, reason, words, at_ms) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (case_id, person_id) DO NOTHING"
);
sql!(COUNT, "UPDATE cases SET reports = reports + 1, level = $2, changed_ms = $3 WHERE id = $1");
sql!(REPORTERS, "SELECT person_id FROM case_reports WHERE case_id = $1 ORDER BY person_id LIMIT 200");
sql!(REASONS, "SELECT reason, words FROM case_reports WHERE case_id = $1 ORDER BY at_ms, person_id LIMIT 50");
sql!(
    MINE,
    "SELECT c.id, c.what, r.reason, r.words, r.at_ms, c.state, c.appeal,
        COALESCE((SELECT a.act FROM moderation_acts a WHERE a.case_id = c.id ORDER BY a.id DESC LIMIT 1), '')
     FROM case_reports r JOIN cases c ON c.id = r.case_id
     WHERE r.person_id = $1 AND ($2::bigint = 0 OR c.id < $2) ORDER BY c.id DESC LIMIT 50"
);

/// One of the actor's reports and what became of it.
#[derive(Debug, Clone)]
pub struct Reported {
    /// The case.
    pub case: i64,
    /// What was reported.
    pub what: String,
    /// For what reason.
    pub reason: String,
    /// In which words.
    pub words: String,
    /// When.
    pub at: Time,
    /// Where the case stands.
    pub state: String,
    /// Whether there is an appeal.
    pub appeal: String,
    /// What was done last.
    pub last: String,
}
row!(Reported { case, what, reason, words, at, state, appeal, last });

/// The open case of a thing with its level.
///
/// # Errors
/// What the database says.
pub fn open_of(r: &mut Read<'_>, subject: &Subject) -> Res<Option<(i64, i64)>> {
    r.opt(&OPEN_OF, p![subject.what, subject.id])
}

/// Opens a case.
///
/// # Errors
/// What the database says.
pub fn open_case(w: &mut Write<'_>, subject: &Subject, level: i64) -> Res<i64> {
    let (id, now): (Id<()>, Time) = (w.id(), w.now());
    let Subject { what, id: of, space, thread, author, veiled, .. } = subject;
    w.exec(&OPEN, p![id, *what, *of, *space, *thread, *author, *veiled, level, now])?;
    Ok(id.number())
}

/// Adds a report, and says how many of this person's wait; 0 when they reported it before.
///
/// # Errors
/// What the database says.
pub fn add_report(
    w: &mut Write<'_>,
    case: i64,
    level: i64,
    by: PersonId,
    reason: &str,
    words: &str,
) -> Res<i64> {
    let now = w.now();
    if w.exec(&ADD, p![case, by, reason, words, now])? == 0 {
        return Ok(0);
    }
    w.exec(&COUNT, p![case, level, now])?;
    let (waiting,): (i64,) = w.one(&WAITING, p![by, now.plus(-kernel::time::DAY)])?;
    Ok(waiting)
}

/// Who reported, to tell them and nobody else.
///
/// # Errors
/// What the database says.
pub fn reporters(r: &mut Read<'_>, case: i64) -> Res<Vec<i64>> {
    r.ints(&REPORTERS, p![case])
}

/// What was said in the reports, without who said it.
///
/// # Errors
/// What the database says.
pub fn reasons(r: &mut Read<'_>, case: i64) -> Res<Vec<(String, String)>> {
    r.all(&REASONS, p![case])
}

/// The actor's own reports.
///
/// # Errors
/// What the database says.
pub fn reported(r: &mut Read<'_>, me: PersonId, after: i64) -> Res<Vec<Reported>> {
    r.all(&MINE, p![me, after])
}
