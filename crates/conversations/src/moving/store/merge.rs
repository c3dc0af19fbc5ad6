//! Merging a thread into an older one of its space.

use kernel::{ThreadId, Time};
use policy::Permitted;
use store::{Read, Res, p, sql};
use web::place::Place;

use super::{ADD_LINE, RECOUNT};
use crate::draft::DraftPlace;
use crate::kind::ThreadKind;
use crate::moving::plan;
use crate::things::Talk;

// $1 goes into $2. A mark ends before the first message its person has not read, of either thread.
sql!(
    MARKS,
    "UPDATE read_marks SET message_id = COALESCE(
        (SELECT MIN(x.id) - 1 FROM (
            SELECT m.id FROM messages m WHERE m.thread_id = $2 AND m.id > read_marks.message_id
            UNION ALL
            SELECT m.id FROM messages m WHERE m.thread_id = $1 AND m.id > COALESCE(
                (SELECT k.message_id FROM read_marks k WHERE k.person_id = read_marks.person_id AND k.thread_id = $1), 0)
         ) AS x),
        (SELECT MAX(m.id) FROM messages m WHERE m.thread_id IN ($1, $2)), message_id)
     WHERE thread_id = $2"
);
sql!(DROP_MARKS, "DELETE FROM read_marks WHERE thread_id = $1");
sql!(
    FOLLOWS,
    "INSERT INTO follows (thread_id, person_id, why, since_ms)
     SELECT $2::bigint, f.person_id, f.why, f.since_ms FROM follows f WHERE f.thread_id = $1
     ON CONFLICT (thread_id, person_id) DO NOTHING"
);
sql!(DROP_FOLLOWS, "DELETE FROM follows WHERE thread_id = $1");
// Whoever had begun to write in both keeps both texts, one after the other.
sql!(
    JOIN_DRAFTS,
    "UPDATE drafts SET body = body || $3 || (SELECT d.body FROM drafts d WHERE d.person_id = drafts.person_id AND d.place = $1)
     WHERE place = $2 AND EXISTS (SELECT 1 FROM drafts d WHERE d.person_id = drafts.person_id AND d.place = $1)"
);
sql!(
    TAKE_DRAFTS,
    "UPDATE drafts SET place = $2 WHERE place = $1
     AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.person_id = drafts.person_id AND d.place = $2)"
);
sql!(DROP_DRAFTS, "DELETE FROM drafts WHERE place = $1");
sql!(
    ANSWER,
    "UPDATE threads SET answer_id = $2::bigint, state = 'answered'
     WHERE id = $1 AND kind = 'question' AND state = 'open' AND answer_id IS NULL"
);
sql!(TAKE, "UPDATE messages SET thread_id = $2 WHERE thread_id = $1");
sql!(WAITING, "UPDATE waiting_posts SET thread_id = $2 WHERE thread_id = $1");
// What became of its messages is shown where they are; what it became of leads to where it is.
sql!(OUTCOMES, "UPDATE outcomes SET thread_id = $2 WHERE thread_id = $1");
sql!(
    TARGETS,
    "UPDATE outcomes SET target_id = $2 WHERE target_id = $1 AND kind <> 'task' AND NOT EXISTS (
        SELECT 1 FROM outcomes o WHERE o.message_id = outcomes.message_id AND o.kind = outcomes.kind AND o.target_id = $2)"
);
sql!(NO_LOOP, "DELETE FROM outcomes WHERE thread_id = $1 AND target_id = $1 AND kind <> 'task'");
// A poll goes along with its votes; the discussion it goes into is the poll from then on.
sql!(POLL, "UPDATE polls SET thread_id = $2 WHERE thread_id = $1");
sql!(OPTIONS, "UPDATE poll_options SET thread_id = $2 WHERE thread_id = $1");
sql!(VOTES, "UPDATE poll_votes SET thread_id = $2 WHERE thread_id = $1");
sql!(RECAST, "UPDATE threads SET kind = $2, state = $3 WHERE id = $1");
sql!(
    END,
    "UPDATE threads SET gone = 'merged', title = '', excerpt = '', kept_title = NULL, replies = 0, answer_id = NULL,
        version = version + 1
     WHERE id = $1"
);
sql!(UNPIN, "DELETE FROM pins WHERE thread_id = $1");
sql!(UNFEATURE, "DELETE FROM featured WHERE thread_id = $1");
sql!(LEAD_ON, "INSERT INTO thread_forwards (thread_id, to_id) VALUES ($1, $2)");
sql!(LEAD_FURTHER, "UPDATE thread_forwards SET to_id = $2 WHERE to_id = $1");
sql!(
    CANDIDATES,
    "SELECT t.id, t.title, t.last_ms FROM threads t
     WHERE t.space_id = $1 AND t.gone IS NULL AND t.title <> '' AND t.opening_id < $2 AND t.last_ms > $3
     ORDER BY t.last_ms DESC, t.id DESC LIMIT 20"
);

/// Older threads of the same space that were alive lately: what one may be merged into.
///
/// # Errors
/// What the database says.
pub fn candidates(r: &mut Read<'_>, talk: &Talk) -> Res<Vec<(ThreadId, String, Time)>> {
    let since = r.now().plus(-365 * kernel::time::DAY);
    r.all(&CANDIDATES, p![talk.place.id, talk.opening, since])
}

/// Puts everything of a thread into another; both are held by this transaction.
///
/// # Errors
/// What the database says.
pub fn merge(talk: &mut Permitted<'_, '_, Talk>, into: &Talk, why: &str) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let (at, line) = (w.now(), w.id::<Place>());
    let (from, to) = (talk.id, into.id);
    let (draft, drafts) = (DraftPlace::Thread(from).to_string(), DraftPlace::Thread(to).to_string());
    let both = p![from, to];
    w.batch(&[
        (&MARKS, both),
        (&DROP_MARKS, p![from]),
        (&FOLLOWS, both),
        (&DROP_FOLLOWS, p![from]),
        (&JOIN_DRAFTS, p![&draft, &drafts, "\n\n"]),
        (&TAKE_DRAFTS, p![&draft, &drafts]),
        (&DROP_DRAFTS, p![&draft]),
    ])?;
    if let Some(answer) = talk.answer {
        w.exec(&ANSWER, p![to, Some(answer)])?;
    }
    w.batch(&[(&OUTCOMES, both), (&TARGETS, both), (&NO_LOOP, p![to])])?;
    if talk.kind == ThreadKind::Poll {
        let kind = p![to, talk.kind.as_str(), talk.state.as_str()];
        w.batch(&[(&POLL, both), (&OPTIONS, both), (&VOTES, both), (&RECAST, kind)])?;
    }
    let (n, by, space) = (talk.replies + 1, actor.id, into.place.id);
    w.batch(&[
        (&TAKE, both),
        (&WAITING, both),
        (&END, p![from]),
        (&UNPIN, p![from]),
        (&UNFEATURE, p![from]),
        (&LEAD_FURTHER, both),
        (&LEAD_ON, both),
        (&RECOUNT, p![to]),
        (&ADD_LINE, p![line, "merge", to, Some(from), Some(talk.opening), space, space, n, by, why, at]),
    ])?;
    w.announce(plan::was_merged(talk, into, by, at));
    Ok(())
}
