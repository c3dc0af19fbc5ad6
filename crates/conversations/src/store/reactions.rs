//! Reactions and their summary, in one transaction.

use kernel::{Fact, MessageId, PersonId};
use policy::Permitted;
use store::{Read, Res, Write, p, sql};

use crate::reaction::{summary, write};
use crate::things::Said;

sql!(
    GIVE,
    "INSERT INTO reactions (message_id, emoji, person_id, at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (message_id, emoji, person_id) DO NOTHING"
);
sql!(TAKE, "DELETE FROM reactions WHERE message_id = $1 AND emoji = $2 AND person_id = $3");
sql!(GIVEN, "SELECT emoji, person_id FROM reactions WHERE message_id = $1 ORDER BY at_ms, person_id");
sql!(SUM_UP, "UPDATE messages SET reactions = $2, version = version + 1 WHERE id = $1");
sql!(TOUCH, "UPDATE threads SET version = version + 1 WHERE id = $1");

/// Who reacted with what, in the order they did.
///
/// # Errors
/// What the database says.
pub fn given_to(r: &mut Read<'_>, id: MessageId) -> Res<Vec<(String, PersonId)>> {
    r.all(&GIVEN, p![id])
}

fn sum_up(w: &mut Write<'_>, said: &Said, fact: Fact) -> Res<()> {
    let text = write(&summary(&given_to(w, said.id)?));
    w.batch(&[(&SUM_UP, p![said.id, &text]), (&TOUCH, p![said.talk.id])])?;
    w.announce(fact);
    Ok(())
}

/// Stores the actor's reaction; nothing happens when it is there already.
///
/// # Errors
/// What the database says.
pub fn give(said: &mut Permitted<'_, '_, Said>, emoji: &'static str, fact: Fact) -> Res<()> {
    let (w, said, actor) = said.split();
    let at = fact.at;
    match w.exec(&GIVE, p![said.id, emoji, actor.id, at])? {
        0 => Ok(()),
        _ => sum_up(w, said, fact),
    }
}

/// Takes the actor's reaction back; nothing happens when there is none.
///
/// # Errors
/// What the database says.
pub fn take(said: &mut Permitted<'_, '_, Said>, emoji: &'static str, fact: Fact) -> Res<()> {
    let (w, said, actor) = said.split();
    match w.exec(&TAKE, p![said.id, emoji, actor.id])? {
        0 => Ok(()),
        _ => sum_up(w, said, fact),
    }
}
