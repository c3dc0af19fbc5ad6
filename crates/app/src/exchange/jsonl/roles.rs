//! Roles and coachings on their way in. A role keeps the limits it has here: nobody from outside
//! heads the network, and one person owns it.

use kernel::{AssignmentId, Fact, PersonId, SpaceId, UnitId};
use store::{Read, Res, Write, p, row, sql};

use super::batch::Batch;
use super::maps::Kind;
use super::records::{Assignment, Coach};
use crate::exchange::names;
use crate::exchange::store::KEY;

sql!(
    COACH,
    "INSERT INTO coaches (space_id, person_id, from_ms, until_ms, speaks, about, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (space_id, person_id) DO NOTHING"
);
sql!(UNIT, "SELECT id FROM units WHERE slug = $1");
sql!(SPACE, "SELECT id FROM spaces WHERE slug = $1");
sql!(HOLDER, "SELECT external, unit_id FROM people WHERE id = $1");
sql!(KNOWN, "SELECT id FROM source_keys WHERE source = $1 AND kind = 'assignment' AND key = $2");
sql!(
    HERE,
    "SELECT id FROM assignments WHERE person_id = $1 AND role = $2 AND scope = $3 AND scope_id = $4 AND from_ms = $5"
);
sql!(
    OWNER,
    "SELECT id FROM assignments WHERE role = 'esn_owner' AND scope = 'network' AND state = 'held' AND person_id <> $1
     AND (until_ms IS NULL OR until_ms > $2) LIMIT 1"
);
sql!(
    ADD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state, attachment, unit_id,
        external, specialities, note, proposed_ms, answered_ms, cause, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::bigint, 'held', 'lead', $9::bigint, $10, '', '', $7, $7, '', 1)"
);

struct Holder {
    external: bool,
    unit: Option<UnitId>,
}
row!(Holder { external, unit });

/// Writes who coaches a team.
pub(crate) fn coach(w: &mut Write<'_>, batch: &Batch<'_>, x: &Coach) -> Res<()> {
    let (space, person) =
        (batch.id(Kind::Space, x.space.number()), batch.id(Kind::Person, x.person.number()));
    let by = batch.id(Kind::Person, x.by.number());
    w.exec(&COACH, p![space, person, x.from, x.until, x.speaks, &names::text(&x.about), by]).map(drop)
}

/// Writes a role that is held, once; or says why it cannot be.
pub(crate) fn assignment(w: &mut Write<'_>, batch: &mut Batch<'_>, x: &Assignment) -> Res<Option<String>> {
    let person = batch.id(Kind::Person, x.person.number());
    let place = match at(w, batch, x)? {
        Ok(place) => place,
        Err(why) => return Ok(Some(why)),
    };
    let key = format!("{}|{}|{}|{}|{}", x.person, x.role, x.scope, x.place, x.since.0);
    let here = w.opt::<(i64,)>(&HERE, p![person, &x.role, &x.scope, place, x.since])?;
    if here.is_some() || w.opt::<(i64,)>(&KNOWN, p![batch.source, &key])?.is_some() {
        batch.delta.summary.known += 1;
        return Ok(None);
    }
    let holder: Holder = w.one(&HOLDER, p![person])?;
    if let Some(why) = refused(w, x, person, &holder)? {
        return Ok(Some(why));
    }
    let id: AssignmentId = w.id();
    w.exec(
        &ADD,
        p![id, &x.role, person, &x.scope, place, x.share, x.since, x.until, holder.unit, holder.external],
    )?;
    w.exec(&KEY, p![batch.source, "assignment", &key, id])?;
    w.announce(begun(x, PersonId::new(person), place, id));
    Ok(None)
}

/// The id of the unit or space it is for; 0 for the network.
fn at(r: &mut Read<'_>, batch: &Batch<'_>, x: &Assignment) -> Res<Result<i64, String>> {
    let slugs = [&batch.delta.slugs, &batch.state.slugs];
    let found = match x.scope.as_str() {
        "network" => return Ok(Ok(0)),
        "unit" => r.opt::<(i64,)>(&UNIT, p![&x.place])?,
        "space" => match slugs.iter().find_map(|s| s.get(&x.place)) {
            Some(id) => Some((*id,)),
            None => r.opt::<(i64,)>(&SPACE, p![&x.place])?,
        },
        other => return Ok(Err(format!("a role is not held over a {other}"))),
    };
    Ok(found.map(|(id,)| id).ok_or_else(|| format!("there is no {} {}", x.scope, x.place)))
}

fn refused(r: &mut Read<'_>, x: &Assignment, person: i64, holder: &Holder) -> Res<Option<String>> {
    if x.role.is_empty() || x.role.len() > 64 || !x.role.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    {
        return Ok(Some("that is not the key of a role".to_owned()));
    }
    if !(0..=100).contains(&x.share) {
        return Ok(Some("a share of time is a percentage".to_owned()));
    }
    if holder.external && ["esn_owner", "network_lead"].contains(&x.role.as_str()) {
        return Ok(Some("nobody from outside the company heads the network (S2-CM5)".to_owned()));
    }
    let now = r.now();
    if x.role == "esn_owner" && r.opt::<(i64,)>(&OWNER, p![person, now])?.is_some() {
        return Ok(Some("somebody else owns the network here (S1-O1)".to_owned()));
    }
    Ok(None)
}

fn begun(x: &Assignment, person: PersonId, place: i64, id: AssignmentId) -> Fact {
    let fact = Fact::past("role.begun", person.number(), x.since).with("assignment", id.number());
    let fact = if x.scope == "space" { fact.space(SpaceId::new(place)) } else { fact };
    if x.role == "facilitator" { fact.with("facilitator", 1) } else { fact }
}
