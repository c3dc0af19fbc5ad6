//! Starting threads.

use kernel::ThreadId;
use policy::Permitted;
use store::{Read, Res, Sql, Value, p, sql};
use web::place::Place;

use super::attached::attach;
use super::messages::{ADD_MESSAGE, CLEAR_DRAFT, FOLLOW_BY_DOING, FOLLOW_MENTIONED, MENTION, ids};
use super::personal::READ_TO;
use crate::draft::DraftPlace;
use crate::kinds::store::TERMS;
use crate::thread::Started;

use super::pseudonyms::{BEHIND, NAME};

sql!(
    ADD_THREAD,
    "INSERT INTO threads (id, space_id, kind, state, title, excerpt, author_id, opening_id, broadcast, created_ms,
        last_ms, last_id, last_author_id, replies, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $8, $7, 0, 1)"
);

sql!(BROADCASTS, "SELECT broadcast FROM threads WHERE id = $1");

/// Whether a thread was addressed to everybody in its space.
///
/// # Errors
/// What the database says.
pub fn broadcasts(r: &mut Read<'_>, id: ThreadId) -> Res<bool> {
    Ok(r.one::<(bool,)>(&BROADCASTS, p![id])?.0)
}

/// Stores a thread with its first message, clears the draft it grew from, and announces it.
///
/// # Errors
/// What the database says.
pub fn add_thread(place: &mut Permitted<'_, '_, Place>, new: &Started) -> Res<()> {
    let (w, place, actor) = place.split();
    let me = if plan_name(new) { actor.id } else { new.author };
    let (words, plan, at) = (&new.words, &new.plan, new.at);
    let mentioned = ids(&words.mentioned);
    let draft = DraftPlace::Space(place.id).to_string();
    let thread: &[Value<'_>] = p![
        new.id,
        place.id,
        plan.kind.as_str(),
        new.state.as_str(),
        &plan.title,
        &new.excerpt,
        new.author,
        new.opening,
        plan.broadcast,
        at
    ];
    let message: &[Value<'_>] = p![new.opening, new.id, new.author, &words.markdown, &words.html, at];
    let follow: &[Value<'_>] = p![new.id, new.author, "started", at];
    let mark: &[Value<'_>] = p![me, new.id, new.opening, at];
    let mention: &[Value<'_>] = p![new.opening, &mentioned];
    let followers: &[Value<'_>] = p![new.id, &mentioned, at];
    let clear: &[Value<'_>] = p![me, &draft];
    let mut batch: Vec<(&'static Sql, &[Value<'_>])> =
        vec![(&ADD_THREAD, thread), (&ADD_MESSAGE, message), (&READ_TO, mark)];
    if new.drafted {
        batch.push((&CLEAR_DRAFT, clear));
    }
    if !mentioned.is_empty() {
        batch.extend([(&MENTION, mention), (&FOLLOW_MENTIONED, followers)]);
    }
    let terms: &[Value<'_>] = p![new.id, plan.terms.who, &plan.terms.day];
    if !plan.terms.is_empty() {
        batch.push((&TERMS, terms));
    }
    // A row of who follows would tell who asked.
    let behind: &[Value<'_>] = p![new.id, me];
    let (number, handle, name) = plan.name.unwrap_or((0, "", ""));
    let folded = kernel::fold::fold(name);
    let named: &[Value<'_>] = p![number, handle, name, &folded, at];
    if plan.name.is_some() {
        batch.extend([(&NAME, named), (&BEHIND, behind)]);
    } else {
        batch.push((&FOLLOW_BY_DOING, follow));
    }
    w.batch(&batch)?;
    attach(w, new.opening, &words.files)?;
    if let Some(poll) = &plan.poll {
        crate::polls::store::add(w, new.id, poll)?;
    }
    new.facts.iter().cloned().for_each(|fact| w.announce(fact));
    Ok(())
}

fn plan_name(new: &Started) -> bool {
    new.plan.name.is_some()
}
