//! Moving a thread to another space.

use kernel::{Actor, SpaceId};
use policy::Permitted;
use store::{Read, Res, p, row, sql};
use web::place::{Kind, Place};

use super::ADD_LINE;
use crate::moving::plan;
use crate::things::Talk;

sql!(MOVE, "UPDATE threads SET space_id = $2, version = version + 1, shifted = shifted + 1 WHERE id = $1");
sql!(UNPIN, "DELETE FROM pins WHERE thread_id = $1");
sql!(UNFEATURE, "DELETE FROM featured WHERE thread_id = $1");
sql!(WAITING, "UPDATE waiting_posts SET space_id = $2 WHERE thread_id = $1 OR on_id = $1");
sql!(UNDONE, "UPDATE thread_moves SET undone_ms = $2 WHERE id = $1");
sql!(
    CHOICES,
    "SELECT s.slug, s.name, s.kind FROM spaces s
     WHERE s.closed_ms IS NULL AND s.id <> $2
       AND (EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = $1 AND m.space_id = s.id)
            OR (s.kind = 'network' AND NOT $3::boolean))
     ORDER BY s.name_folded, s.id LIMIT 600"
);

/// A space a thread could be moved to.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
}
row!(Choice { slug, name, kind });

/// The spaces somebody is in, but for one.
///
/// # Errors
/// What the database says.
pub fn choices(r: &mut Read<'_>, actor: &Actor, but: SpaceId) -> Res<Vec<Choice>> {
    r.all(&CHOICES, p![actor.id, but, actor.external])
}

/// Moves a thread; `undoes` is the line of the move this takes back.
///
/// # Errors
/// What the database says.
pub fn move_to<T: AsRef<Talk>>(
    talk: &mut Permitted<'_, '_, T>,
    to: &Place,
    why: &str,
    undoes: Option<i64>,
) -> Res<()> {
    let (w, talk, actor) = talk.split();
    let talk: &Talk = talk.as_ref();
    let (at, line) = (w.now(), w.id::<Place>());
    let kind = if undoes.is_some() { "back" } else { "move" };
    let none: Option<i64> = None;
    let messages = talk.replies + 1;
    let by = actor.id;
    w.batch(&[
        (&MOVE, p![talk.id, to.id]),
        (&UNPIN, p![talk.id]),
        (&UNFEATURE, p![talk.id]),
        (&WAITING, p![talk.id, to.id]),
        (&ADD_LINE, p![line, kind, talk.id, none, none, talk.place.id, to.id, messages, by, why, at]),
    ])?;
    if let Some(undoes) = undoes {
        w.exec(&UNDONE, p![undoes, at])?;
    }
    for fact in plan::moved(talk, to.id, undoes.is_some(), by, at) {
        w.announce(fact);
    }
    Ok(())
}
