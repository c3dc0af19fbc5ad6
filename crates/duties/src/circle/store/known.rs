//! Whom a reader from outside knows: those in a space with them. Of all the others the circle tells no name,
//! and of nobody when they are away: as everywhere else, absences are for those inside.

use kernel::{Actor, PersonId};
use store::{Read, Res, p, sql};

use super::Member;
use super::points::Point;
use super::weeks::Week;

sql!(
    KNOWN,
    "SELECT b.person_id FROM memberships a JOIN memberships b ON b.space_id = a.space_id
     WHERE a.person_id = $1 AND b.person_id = ANY($2)
     UNION SELECT b.person_id FROM coaches c JOIN memberships b ON b.space_id = c.space_id
     WHERE c.person_id = $1 AND b.person_id = ANY($2) LIMIT 1000"
);

/// Leaves only what the reader may know of people.
///
/// # Errors
/// What the database says.
pub fn only(
    r: &mut Read<'_>,
    actor: &Actor,
    (members, weeks, points): (&mut Vec<Member>, &mut [Week], &mut [Point]),
) -> Res<()> {
    if !actor.external {
        return Ok(());
    }
    let mut ids: Vec<i64> = members.iter().map(|m| m.id.number()).collect();
    ids.extend(weeks.iter().flat_map(|w| [Some(w.person), w.cover]).flatten().map(PersonId::number));
    ids.extend(points.iter().map(|x| x.author.number()));
    let known = r.ints(&KNOWN, p![actor.id, &ids])?;
    let known = |who: PersonId| who == actor.id || known.contains(&who.number());
    members.retain(|m| known(m.id));
    for week in weeks {
        if !known(week.person) {
            (week.name, week.handle) = Default::default();
        }
        if !week.cover.is_some_and(known) {
            (week.cover_name, week.cover_handle) = Default::default();
        }
    }
    for point in points.iter_mut().filter(|x| !known(x.author)) {
        (point.name, point.handle) = Default::default();
    }
    Ok(())
}
