//! Moves from state to state, and what they bring about.

use std::collections::BTreeMap;

use kernel::{Fact, PersonId, Problem};
use policy::Permitted;
use store::{Read, Res, Write, p, sql};

use super::words::{Fresh, insert, place, point, text};
use crate::registers::draft::{CONFLICT, Draft, Sent};
use crate::registers::entry::{Entry, EntryId};
use crate::registers::facts;
use crate::registers::list::{Register, Step, Takes, by_key};

sql!(
    MOVE,
    "UPDATE register_items SET state = $2, hand_id = $3::bigint, body = $4, moved_ms = $5, version = version + 1
     WHERE id = $1 AND version = $6"
);
sql!(
    MOVED,
    "INSERT INTO register_moves (item_id, version, act, from_state, to_state, at_ms, by_id, why, hand_id, title, body)
     VALUES ($1, $2, 'moved', $3, $4, $5, $6, $7, $8::bigint, '', '')"
);
sql!(PERSON, "SELECT id FROM people WHERE handle = $1 AND state = 'active' AND NOT external");
sql!(
    RELEASE,
    "SELECT id FROM register_items WHERE register = 'release' AND id = $1 AND state <> 'rolled_back'"
);

/// What a move takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Nothing.
    Nothing,
    /// Whom the entry is handed to.
    Person(PersonId),
    /// The release it is planned for.
    Release(i64),
}

/// Looks up what a move takes along.
///
/// # Errors
/// `Invalid` when it is not there.
pub fn taken(r: &mut Read<'_>, step: &Step, sent: &Sent) -> Result<Taken, Problem> {
    match step.takes {
        Takes::Nothing => Ok(Taken::Nothing),
        Takes::Person => {
            let handle = web::typed::handle(r, &sent.get("person"))?;
            let id = r.ints(&PERSON, p![&handle])?;
            let id = id.first().ok_or_else(|| Problem::field("person", "registers-person-unknown"))?;
            Ok(Taken::Person(PersonId::new(*id)))
        }
        Takes::Release if sent.get("release").is_empty() => Ok(Taken::Nothing),
        Takes::Release => {
            let id: i64 = sent.get("release").parse().unwrap_or(0);
            let found = r.ints(&RELEASE, p![id])?;
            let id = found.first().ok_or_else(|| Problem::field("release", "registers-entry-unknown"))?;
            Ok(Taken::Release(*id))
        }
    }
}

/// Moves an entry by `step`; the move stays in its history.
///
/// # Errors
/// `Conflict` when somebody was faster.
pub fn apply(
    permit: &mut Permitted<'_, '_, Entry>,
    step: &Step,
    why: &str,
    taken: Taken,
) -> Result<(), Problem> {
    let (w, entry, actor) = permit.split();
    let (now, next) = (w.now(), entry.version + 1);
    let mut body = entry.body.clone();
    if let Taken::Release(id) = taken {
        body.insert("release".to_owned(), id.to_string());
    }
    let hand = match taken {
        Taken::Person(person) => Some(person),
        // Whoever solved it keeps sight of it; taken back, it is nobody's.
        _ if step.to == "open" => None,
        _ => entry.hand.as_ref().map(|(id, _)| *id),
    };
    let changed = w.exec(&MOVE, p![entry.id, step.to, hand, &text(&body), now, entry.version])?;
    if changed == 0 {
        return Err(Problem::Conflict(CONFLICT));
    }
    w.exec(&MOVED, p![entry.id, next, &entry.state, step.to, now, actor.id, why, hand])?;
    if let Taken::Release(id) = taken {
        point(w, entry.id, "release", Some(id))?;
    }
    if step.makes {
        make(w, entry, actor.id)?;
    }
    announce(w, entry, step, actor.id, taken);
    Ok(())
}

/// The feature request a suggestion becomes: its need is there, the rest is still to be written. It
/// stays the submitter's, who hears what is decided about it.
fn make(w: &mut Write<'_>, entry: &Entry, by: PersonId) -> Res<Option<EntryId>> {
    let Some(register) = by_key("feature") else { return Ok(None) };
    let body = BTreeMap::from([("need".to_owned(), entry.get("text").to_owned())]);
    let draft = Draft { title: entry.title.clone(), body };
    let id = insert(w, &Fresh { register, draft: &draft, space: None, author: entry.author, by })?;
    point(w, entry.id, "feature", Some(id.number()))?;
    Ok(Some(id))
}

fn announce(w: &mut Write<'_>, entry: &Entry, step: &Step, by: PersonId, taken: Taken) {
    let (now, item) = (w.now(), entry.id.number());
    let (register, state) = (place(entry.register), at(entry.register, step.to));
    let about = |fact: Fact| fact.by(by).with("register", register).with("state", state).with("item", item);
    w.announce(about(Fact::new(&facts::MOVED, item, now)));
    if step.tells && entry.author != by {
        w.announce(about(Fact::new(&facts::DECIDED, entry.author.number(), now)));
    }
    if let Taken::Person(person) = taken
        && person != by
    {
        w.announce(about(Fact::new(&facts::HANDED, person.number(), now)));
    }
}

fn at(register: &Register, state: &str) -> i64 {
    let at = register.states.iter().position(|s| *s == state);
    at.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)
}
