//! Every SQL text about handings.

use kernel::{Actor, Fact, Id, PersonId, SpaceId, ThreadId, Time, UnitId};
use policy::Permitted;
use store::{Error, Read, Res, p, row, sql};
use web::Place;
use web::place::{Kind, find_place};

use super::facts;
use super::handing::{Handing, HandingThing};

/// A handing; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Handed {}

// Who speaks under a neutral name is nobody's to ask.
sql!(
    THREAD,
    "SELECT t.id, t.title, t.author_id FROM threads t WHERE t.id = $1 AND t.space_id = $2 AND t.gone IS NULL
       AND NOT EXISTS (SELECT 1 FROM pseudonyms x WHERE x.thread_id = t.id)"
);
// A unit's own manager, when they are there and may read the community.
sql!(
    UNIT,
    "SELECT u.id, u.name, p.id, p.name FROM units u JOIN people p ON p.id = u.manager_id AND p.state = 'active'
     WHERE u.slug = $1 AND u.closed_ms IS NULL
       AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = p.id AND v.space_id = $2)"
);
sql!(
    UNITS,
    "SELECT u.slug, u.name, p.name FROM units u JOIN people p ON p.id = u.manager_id AND p.state = 'active'
     WHERE u.closed_ms IS NULL AND EXISTS (SELECT 1 FROM visible_spaces v WHERE v.person_id = p.id AND v.space_id = $1)
     ORDER BY u.name_folded, u.id LIMIT 500"
);
macro_rules! handing_sql {
    ($end:literal) => {
        concat!(
            "SELECT h.id, h.thread_id, t.space_id, s.slug, h.author_id, a.name, h.manager_id, m.name, u.name,
                h.state, COALESCE(h.answered_ms, h.at_ms)
             FROM handings h JOIN threads t ON t.id = h.thread_id AND t.gone IS NULL JOIN spaces s ON s.id = t.space_id
             JOIN people a ON a.id = h.asker_id JOIN people m ON m.id = h.manager_id JOIN units u ON u.id = h.unit_id
             WHERE ",
            $end
        )
    };
}
// Before its author agreed, a handing is between them and whoever proposed it.
sql!(
    OF_THREAD,
    handing_sql!(
        "h.thread_id = $1 AND (h.state IN ('offered', 'taken') OR h.author_id = $2 OR h.asker_id = $2)
         ORDER BY h.id DESC LIMIT 20"
    )
);
sql!(
    ONE,
    handing_sql!("h.id = $1 AND (h.state IN ('offered', 'taken') OR h.author_id = $2 OR h.asker_id = $2)")
);
sql!(
    OPEN,
    "SELECT COUNT(*) FROM handings WHERE thread_id = $1 AND unit_id = $2 AND state IN ('asked', 'offered', 'taken')"
);
sql!(
    ADD,
    "INSERT INTO handings (id, thread_id, unit_id, author_id, asker_id, manager_id, state, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
sql!(ANSWER, "UPDATE handings SET state = $2, answered_ms = $3 WHERE id = $1 AND state = $4");

/// A conversation that can be handed on.
#[derive(Debug, Clone)]
pub struct Raised {
    /// The conversation.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// Whose words it begins with.
    pub author: PersonId,
}
row!(Raised { id, title, author });

/// A conversation of a community, through the actor.
///
/// # Errors
/// `NoRow` when it is not there for them, not of a community, or under a neutral name.
pub fn raised(r: &mut Read<'_>, actor: &Actor, slug: &str, thread: ThreadId) -> Res<(Place, Raised)> {
    let place = find_place(r, actor, slug)?;
    if !place.readable || place.kind != Kind::Community || actor.external {
        return Err(Error::NoRow);
    }
    let found = r.opt::<Raised>(&THREAD, p![thread, place.id])?.ok_or(Error::NoRow)?;
    Ok((place, found))
}

/// A unit with its manager: unit, name, manager, name; nothing when there is nobody to offer it to.
pub(super) fn unit(
    r: &mut Read<'_>,
    slug: &str,
    space: SpaceId,
) -> Res<Option<(UnitId, String, PersonId, String)>> {
    r.opt(&UNIT, p![slug, space])
}

/// Units to choose from: slug, name, their manager's name.
pub(super) fn units(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<(String, String, String)>> {
    r.all(&UNITS, p![space])
}

/// The handings of a conversation that the actor may know of, the latest first.
pub(super) fn of_thread(r: &mut Read<'_>, actor: &Actor, thread: ThreadId) -> Res<Vec<Handing>> {
    r.all(&OF_THREAD, p![thread, actor.id])
}

/// One handing, through the actor.
pub(super) fn one(r: &mut Read<'_>, actor: &Actor, id: i64) -> Res<Handing> {
    let handing = r.opt::<Handing>(&ONE, p![id, actor.id])?.ok_or(Error::NoRow)?;
    raised(r, actor, &handing.slug, handing.thread)?;
    Ok(handing)
}

/// Keeps a proposal: asked of the author, or offered at once when the author proposes it. Nothing when
/// that manager has it already.
pub(super) fn add(permit: &mut Permitted<'_, '_, HandingThing>, unit: UnitId) -> Res<Option<i64>> {
    let (w, thing, actor) = permit.split();
    let (h, now): (&Handing, Time) = (&thing.handing, w.now());
    if w.one::<(i64,)>(&OPEN, p![h.thread, unit])?.0 > 0 {
        return Ok(None);
    }
    let id: Id<Handed> = w.id();
    let own = h.author == actor.id;
    let state = if own { "offered" } else { "asked" };
    w.exec(&ADD, p![id, h.thread, unit, h.author, actor.id, h.manager, state, now])?;
    let (kind, subject) = if own { (&facts::OFFERED, h.manager) } else { (&facts::ASKED, h.author) };
    let fact = Fact::new(kind, subject.number(), now).by(actor.id).space(h.space).thread(h.thread);
    w.announce(fact.with("handing", id.number()));
    Ok(Some(id.number()))
}

/// From one state to the next; whether it was still in the first.
pub(super) fn step(
    permit: &mut Permitted<'_, '_, HandingThing>,
    from: &'static str,
    to: &'static str,
) -> Res<bool> {
    let (w, thing, actor) = permit.split();
    let (h, now): (&Handing, Time) = (&thing.handing, w.now());
    if w.exec(&ANSWER, p![h.id, to, now, from])? == 0 {
        return Ok(false);
    }
    let told = match to {
        "offered" => Some((&facts::OFFERED, h.manager)),
        "taken" => Some((&facts::TAKEN, h.author)),
        _ => None,
    };
    if let Some((kind, subject)) = told {
        let fact = Fact::new(kind, subject.number(), now).by(actor.id).space(h.space).thread(h.thread);
        w.announce(fact.with("handing", h.id));
    }
    Ok(true)
}
