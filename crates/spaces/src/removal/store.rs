//! Every SQL text of deleting a space.

use kernel::time::DAY;
use kernel::{Fact, PersonId, SpaceId, Time};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;

use crate::facts;
use crate::keeping::store::note;
use crate::store::{Voice, say};

/// So long before it is carried out.
pub const DELAY_MS: i64 = 14 * DAY;

sql!(
    WHAT_GOES,
    "SELECT s.members, s.threads,
        COALESCE((SELECT f.files FROM space_files f WHERE f.space_id = s.id), 0),
        COALESCE((SELECT f.bytes FROM space_files f WHERE f.space_id = s.id), 0),
        (SELECT COUNT(*) FROM notes n WHERE n.space_id = s.id), (SELECT COUNT(*) FROM tasks k WHERE k.space_id = s.id),
        (SELECT x.due_ms FROM space_removals x WHERE x.space_id = s.id),
        (SELECT p.name FROM space_removals x JOIN people p ON p.id = x.by_id WHERE x.space_id = s.id)
     FROM spaces s WHERE s.id = $1"
);
sql!(
    PLAN,
    "INSERT INTO space_removals (space_id, by_id, at_ms, due_ms, was_archived)
     SELECT s.id, $2::bigint, $3::bigint, $4::bigint, s.archived_ms IS NOT NULL FROM spaces s WHERE s.id = $1
     ON CONFLICT (space_id) DO NOTHING"
);
sql!(
    AWAY,
    "UPDATE spaces SET archived_ms = COALESCE(archived_ms, $2::bigint), version = version + 1 WHERE id = $1"
);
sql!(
    BACK,
    "UPDATE spaces SET version = version + 1, archived_ms = CASE WHEN EXISTS (SELECT 1 FROM space_removals x
        WHERE x.space_id = $1 AND x.was_archived) THEN archived_ms END WHERE id = $1"
);
sql!(END, "DELETE FROM space_removals WHERE space_id = $1");
sql!(DUE, "SELECT space_id, by_id FROM space_removals WHERE due_ms <= $1 ORDER BY due_ms, space_id LIMIT 1");

/// What goes with a space.
#[derive(Debug, Clone)]
pub struct Goes {
    /// How many members it has.
    pub members: i64,
    /// How many conversations.
    pub threads: i64,
    /// How many files.
    pub files: i64,
    /// … of how many bytes.
    pub bytes: i64,
    /// How many notes.
    pub notes: i64,
    /// How many tasks.
    pub tasks: i64,
    /// When it will be deleted, when that is planned.
    pub due: Option<Time>,
    /// Who planned it.
    pub by: Option<String>,
}
row!(Goes { members, threads, files, bytes, notes, tasks, due, by });

/// What goes with a space.
///
/// # Errors
/// What the database says.
pub fn what_goes(r: &mut Read<'_>, space: SpaceId) -> Res<Goes> {
    r.one(&WHAT_GOES, p![space])
}

/// Plans it; false when it is planned already.
///
/// # Errors
/// What the database says.
pub fn plan(permit: &mut Permitted<'_, '_, Place>) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let now = w.now();
    let due = now.plus(DELAY_MS);
    if w.exec(&PLAN, p![id, voice.by, now, due])? == 0 {
        return Ok(false);
    }
    w.exec(&AWAY, p![id, now])?;
    note(w, id, voice.by, "removal", "false", "true")?;
    let fact = Fact { actor: voice.by, quiet: false, ..Fact::new(&facts::LEAVING, id.number(), now) };
    w.announce(fact.space(id).with("due", due.0));
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(true)
}

/// Takes it back; false when nothing is planned.
///
/// # Errors
/// What the database says.
pub fn take_back(permit: &mut Permitted<'_, '_, Place>) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    w.exec(&BACK, p![id])?;
    if w.exec(&END, p![id])? == 0 {
        return Ok(false);
    }
    note(w, id, voice.by, "removal", "true", "false")?;
    say(w, &facts::KEPT, id.number(), id, voice);
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(true)
}

macro_rules! of_space {
    ($($name:ident = $table:literal . $column:literal;)*) => {
        $(sql!($name, concat!("DELETE FROM ", $table, " WHERE ", $column, " = $1"));)*
        /// What this room has of a space; whoever could read it first.
        const OF_SPACE: &[&store::Sql] = &[$(&$name),*];
    };
}
sql!(
    NO_WAVE_PEOPLE,
    "DELETE FROM invite_wave_people WHERE wave_id IN (SELECT v.id FROM invite_waves v WHERE v.space_id = $1)"
);
of_space! {
    S_MEMBERS = "memberships"."space_id";
    S_COACHES = "coaches"."space_id";
    S_DELEGATES = "delegates"."space_id";
    S_REQUESTS = "join_requests"."space_id";
    S_INVITED = "space_invitations"."space_id";
    S_GUESTS = "guests"."space_id";
    S_LAPSES = "space_lapses"."space_id";
    S_CARDS = "space_cards"."space_id";
    S_TERMS = "terms_accepted"."space_id";
    S_CHANGES = "space_changes"."space_id";
    S_SLUGS = "space_slugs"."space_id";
    S_CRITERIA = "space_criteria"."space_id";
    S_EXCEPTIONS = "space_exceptions"."space_id";
    S_WAVES = "invite_waves"."space_id";
    S_ASKED = "asked_once"."space_id";
    S_DRAFTS = "space_drafts"."space_id";
    S_REMOVALS = "space_removals"."space_id";
    S_SPACE = "spaces"."id";
}

/// Takes the space that is due first from everybody and says so; whether there was one.
///
/// # Errors
/// What the database says.
pub fn carry_out(w: &mut Write<'_>) -> Res<bool> {
    let now = w.now();
    let due: Option<(SpaceId, Option<PersonId>)> = w.opt(&DUE, p![now])?;
    let Some((space, by)) = due else { return Ok(false) };
    w.exec(&NO_WAVE_PEOPLE, p![space])?;
    for sql in OF_SPACE {
        w.exec(sql, p![space])?;
    }
    web::audit(w, by, "space.removed", space.number())?;
    say(w, &facts::REMOVED, space.number(), space, Voice { by, quiet: false });
    Ok(true)
}
