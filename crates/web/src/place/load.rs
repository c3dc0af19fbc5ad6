//! The one query behind [`Place`].

use kernel::{Actor, PersonId, SpaceId, Time, UnitId};
use policy::Standing;
use store::{Error, Read, Res, Value, p, row, sql};

use super::{Joining, Kind, Lead, Place, may_read, sees_card};

// Who facilitates a space is an assignment; `a` is one, while it is held. Whoever stands in does
// so while the holder is away.
macro_rules! held {
    () => {
        "a.scope = 'space' AND a.scope_id = s.id AND a.role = 'facilitator' AND a.state = 'held'
         AND a.from_ms <= $3 AND (a.until_ms IS NULL OR a.until_ms > $3)"
    };
}
// `up` climbs from a team's unit to the nearest active manager; other kinds are led by the first
// of those with a standing in them (a partial index keeps that cheap in a space of everybody).
macro_rules! place_sql {
    ($which:literal) => {
        concat!(
            "WITH RECURSIVE up (parent_id, manager_id, depth) AS (
                SELECT u.parent_id, CASE WHEN p.state = 'active' THEN u.manager_id END, 0
                FROM spaces s JOIN units u ON u.id = s.unit_id LEFT JOIN people p ON p.id = u.manager_id
                WHERE ",
            $which,
            "
                UNION ALL
                SELECT u.parent_id, CASE WHEN p.state = 'active' THEN u.manager_id END, up.depth + 1
                FROM up JOIN units u ON u.id = up.parent_id LEFT JOIN people p ON p.id = u.manager_id
                WHERE up.manager_id IS NULL AND up.depth < 32
             )
             SELECT s.id, s.slug, s.name, s.kind, s.joining, s.hue, s.open_read, s.reactions,
                s.closed_ms IS NOT NULL, s.unit_id, s.members, s.card_version, s.version, s.approves,
                (SELECT COUNT(*) FROM (SELECT y.id FROM waiting_posts y
                    WHERE y.space_id = s.id AND y.state = 'waiting' LIMIT 100) AS n),
                m.standing, d.person_id IS NOT NULL, i.person_id IS NOT NULL, j.person_id IS NOT NULL,
                (SELECT t.version FROM terms_accepted t WHERE t.person_id = $1 AND t.space_id = s.id
                 ORDER BY t.version DESC LIMIT 1),
                l.id, l.name, l.handle, c.speaks, c.until_ms,
                EXISTS (SELECT 1 FROM assignments a WHERE ",
            held!(),
            " AND a.person_id = $1)
                OR EXISTS (SELECT 1 FROM assignments a JOIN stand_ins e ON e.assignment_id = a.id
                           WHERE ",
            held!(),
            " AND e.person_id = $1 AND e.from_ms <= $3 AND e.until_ms > $3),
                EXISTS (SELECT 1 FROM assignments a JOIN codrivings o ON o.assignment_id = a.id
                        WHERE ",
            held!(),
            " AND a.person_id = $1 AND o.released_ms IS NOT NULL AND o.suspended_ms IS NULL),
                (SELECT up.depth FROM up WHERE up.manager_id IS NOT NULL LIMIT 1),
                s.archived_ms IS NOT NULL, s.hosts = 'members', s.hosts = 'roles',
                EXISTS (SELECT 1 FROM space_drafts f WHERE f.space_id = s.id),
                (SELECT x.due_ms FROM space_removals x WHERE x.space_id = s.id),
                EXISTS (SELECT 1 FROM guests h WHERE h.space_id = s.id AND h.until_ms > $3 AND h.ended_ms IS NULL),
                (SELECT q.version FROM shown_space_pictures q WHERE q.space_id = s.id)
             FROM spaces s
             LEFT JOIN guests g ON g.space_id = s.id AND g.person_id = $1 AND g.until_ms <= $3
             LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $1 AND g.person_id IS NULL
             LEFT JOIN delegates d ON d.space_id = s.id AND d.person_id = $1 AND m.person_id IS NOT NULL
                AND d.since_ms <= $3 AND (d.until_ms IS NULL OR d.until_ms > $3)
             LEFT JOIN coaches c ON c.space_id = s.id AND c.person_id = $1 AND c.from_ms <= $3 AND c.until_ms > $3
             LEFT JOIN space_invitations i ON i.space_id = s.id AND i.person_id = $1
             LEFT JOIN join_requests j ON j.space_id = s.id AND j.person_id = $1
             LEFT JOIN people l ON l.id = CASE WHEN s.kind = 'team'
                THEN (SELECT up.manager_id FROM up WHERE up.manager_id IS NOT NULL LIMIT 1)
                WHEN s.kind = 'community' THEN
                     (SELECT a.person_id FROM assignments a JOIN people q ON q.id = a.person_id WHERE ",
            held!(),
            " AND q.state = 'active' ORDER BY a.from_ms, a.id LIMIT 1)
                ELSE (SELECT x.person_id FROM memberships x JOIN people q ON q.id = x.person_id
                      WHERE x.space_id = s.id AND x.standing <> 'member' AND q.state = 'active'
                      ORDER BY x.since_ms, x.person_id LIMIT 1) END
             WHERE ",
            $which
        )
    };
}
sql!(BY_SLUG, place_sql!("s.slug = $2"));
sql!(BY_ID, place_sql!("s.id = $2"));

struct Found {
    id: SpaceId,
    slug: String,
    name: String,
    kind: Kind,
    joining: Joining,
    hue: i64,
    open_read: bool,
    reactions: bool,
    closed: bool,
    unit: Option<UnitId>,
    members: i64,
    card_version: i64,
    version: i64,
    approves: bool,
    waiting: i64,
    standing: Option<String>,
    delegate: bool,
    invited: bool,
    asked: bool,
    accepted: Option<i64>,
    lead: Option<PersonId>,
    lead_name: Option<String>,
    lead_handle: Option<String>,
    speaks: Option<bool>,
    coach_until: Option<Time>,
    facilitator: bool,
    released: bool,
    depth: Option<i64>,
    archived: bool,
    members_invite: bool,
    of_roles: bool,
    draft: bool,
    leaving: Option<Time>,
    outside: bool,
    picture: Option<i64>,
}
row!(Found {
    id,
    slug,
    name,
    kind,
    joining,
    hue,
    open_read,
    reactions,
    closed,
    unit,
    members,
    card_version,
    version,
    approves,
    waiting,
    standing,
    delegate,
    invited,
    asked,
    accepted,
    lead,
    lead_name,
    lead_handle,
    speaks,
    coach_until,
    facilitator,
    released,
    depth,
    archived,
    members_invite,
    of_roles,
    draft,
    leaving,
    outside,
    picture,
});

/// The space of that slug as this actor meets it.
///
/// # Errors
/// `NoRow` (404) when it is not there or its card is not visible to the actor.
pub fn find_place(r: &mut Read<'_>, actor: &Actor, slug: &str) -> Res<Place> {
    let now = r.now();
    let found = r.opt(&BY_SLUG, p![actor.id, slug, now])?;
    seen(found, actor)
}

/// The space of that id as this actor meets it.
///
/// # Errors
/// `NoRow` (404) when it is not there or its card is not visible to the actor.
pub fn place_by_id(r: &mut Read<'_>, actor: &Actor, id: SpaceId) -> Res<Place> {
    let now = r.now();
    let values: &[Value<'_>] = p![actor.id, id, now];
    let found = r.opt(&BY_ID, values)?;
    seen(found, actor)
}

/// The space a program posts in: it stands there as it was let in, whoever may see the space.
///
/// # Errors
/// `NoRow` when it is not there.
pub fn place_for_bot(r: &mut Read<'_>, bot: &Actor, id: SpaceId, standing: Standing) -> Res<Place> {
    let now = r.now();
    let values: &[Value<'_>] = p![bot.id, id, now];
    let found: Found = r.opt(&BY_ID, values)?.ok_or(Error::NoRow)?;
    Ok(Place { standing, readable: true, ..place(found, bot) })
}

fn seen(found: Option<Found>, actor: &Actor) -> Res<Place> {
    let found = found.ok_or(Error::NoRow)?;
    // A coach is in for a time.
    let member = belongs(&found, actor) || found.speaks.is_some();
    if sees_card(actor.external, found.joining, member, found.invited) {
        Ok(place(found, actor))
    } else {
        Err(Error::NoRow)
    }
}

/// Everybody inside belongs to a network space; only its stewards have a row.
fn belongs(found: &Found, actor: &Actor) -> bool {
    found.standing.is_some() || (found.kind == Kind::Network && !actor.external)
}

fn place(found: Found, actor: &Actor) -> Place {
    let stands = |as_what: &str| found.standing.as_deref() == Some(as_what);
    let team = found.kind == Kind::Team;
    let member = belongs(&found, actor);
    let (keeper, starter, steward) = (stands("owner"), stands("starter"), stands("steward"));
    // Whoever is in the team needs no invitation to speak there.
    let coach = team && !member && found.speaks.is_some();
    let lead = match (found.lead, found.lead_name, found.lead_handle) {
        (Some(id), Some(name), Some(handle)) => Some(Lead { id, name, handle }),
        _ => None,
    };
    let standing = Standing {
        member,
        facilitator: found.facilitator,
        keeper,
        released: found.released,
        coach,
        speaks: coach && found.speaks == Some(true),
        manager: team && lead.as_ref().is_some_and(|l| l.id == actor.id),
        delegate: team && found.delegate,
        starter,
        steward,
        invited: found.invited,
        author: false,
    };
    Place {
        id: found.id,
        slug: found.slug,
        name: found.name,
        kind: found.kind,
        joining: found.joining,
        hue: found.hue,
        open_read: found.open_read,
        reactions: found.reactions,
        closed: found.closed,
        archived: found.archived,
        members_invite: found.members_invite,
        of_roles: found.of_roles,
        draft: found.draft,
        leaving: found.leaving,
        outside: found.outside,
        picture: found.picture,
        unit: found.unit,
        members: found.members,
        card_version: found.card_version,
        version: found.version,
        approves: found.approves,
        waiting: found.waiting,
        readable: coach || may_read(actor.external, found.open_read, member),
        standing,
        lead,
        lead_is_acting: team && found.depth.is_some_and(|depth| depth > 0),
        accepted: found.accepted.unwrap_or(0),
        asked: found.asked,
        coach_until: found.coach_until.filter(|_| coach),
    }
}
