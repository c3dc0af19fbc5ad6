//! Every SQL text of keeping a place.

use kernel::{Fact, PersonId, SpaceId, Time, fold};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};
use web::Place;
use web::place::{Joining, Kind};

use super::settings::Settings;
use crate::facts;
use crate::store::{Voice, members, say};
use crate::templates::shipped::Shape;

sql!(
    SETTINGS,
    "SELECT s.name, s.slug, s.hue, COALESCE(d.joining, s.joining), s.reactions, s.approves, s.pseudonyms, s.feed,
        s.hosts = 'members', COALESCE(s.quota_mb, 0), COALESCE(s.keep_days, 0), s.answer_days,
        COALESCE(s.category_id, 0), s.keep_agreed, s.lang
     FROM spaces s LEFT JOIN space_drafts d ON d.space_id = s.id WHERE s.id = $1"
);
sql!(
    SAVE,
    "UPDATE spaces SET name = $2, name_folded = $3, slug = $4, hue = $5, joining = $6, open_read = $7, reactions = $8,
        approves = $9, pseudonyms = $10, feed = $11, hosts = $12, quota_mb = NULLIF($13::bigint, 0),
        keep_days = NULLIF($14::bigint, 0), answer_days = $15, category_id = NULLIF($16::bigint, 0),
        keep_agreed = $17, lang = $18,
        version = version + 1
     WHERE id = $1"
);
// What the clearing of conversations would take now: the same words stand there.
sql!(
    OLDER,
    "SELECT COUNT(*) FROM (SELECT t.id FROM threads t WHERE t.space_id = $1 AND t.last_ms < $2
        AND NOT ($3::boolean AND (t.kind = 'announcement' OR (t.kind = 'practice' AND t.state = 'agreed')))
        AND NOT EXISTS (SELECT 1 FROM pins y WHERE y.thread_id = t.id)
        AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.thread_id = t.id AND (c.state <> 'decided' OR c.appeal = 'open'))
        LIMIT 1000) AS n"
);
sql!(DRAFT_JOINING, "UPDATE space_drafts SET joining = $2 WHERE space_id = $1");
sql!(
    AS_TEMPLATE,
    "UPDATE spaces SET pseudonyms = $2, hosts = $3, category_id = (SELECT c.id FROM space_categories c WHERE c.id = $4)
     WHERE id = $1"
);
sql!(
    KEEP_SLUG,
    "INSERT INTO space_slugs (slug, space_id, since_ms) VALUES ($1, $2, $3)
     ON CONFLICT (slug) DO UPDATE SET space_id = excluded.space_id, since_ms = excluded.since_ms"
);
sql!(FREE_SLUG, "DELETE FROM space_slugs WHERE slug = $1 AND space_id = $2");
sql!(
    SLUG_OF_ANOTHER,
    "SELECT id FROM spaces WHERE slug = $1 AND id <> $2
     UNION ALL SELECT o.space_id FROM space_slugs o WHERE o.slug = $1 AND o.space_id <> $2 LIMIT 1"
);
sql!(MOVED, "SELECT s.slug FROM space_slugs o JOIN spaces s ON s.id = o.space_id WHERE o.slug = $1");
sql!(
    NOTE_CHANGE,
    "INSERT INTO space_changes (id, space_id, at_ms, by_id, what, was, becomes) VALUES ($1, $2, $3, $4::bigint, $5, $6, $7)"
);
sql!(
    CHANGES,
    "SELECT c.id, c.at_ms, p.name, p.handle, c.what, c.was, c.becomes
     FROM space_changes c LEFT JOIN people p ON p.id = c.by_id
     WHERE c.space_id = $1 AND ($2::bigint = 0 OR c.id < $2) ORDER BY c.id DESC LIMIT $3"
);
sql!(ARCHIVE, "UPDATE spaces SET archived_ms = $2::bigint, version = version + 1 WHERE id = $1");
sql!(ARCHIVED_AT, "SELECT archived_ms FROM spaces WHERE id = $1 AND archived_ms IS NOT NULL");
sql!(CATEGORY, "SELECT name_en, name_fr FROM space_categories WHERE id = $1");
sql!(
    OUTSIDE_IN,
    "SELECT m.person_id FROM memberships m JOIN people p ON p.id = m.person_id
     WHERE m.space_id = $1 AND p.external LIMIT 1"
);
sql!(
    OWNERS,
    "SELECT p.id, p.handle, p.name, p.title, p.state = 'active', m.since_ms
     FROM memberships m JOIN people p ON p.id = m.person_id
     WHERE m.space_id = $1 AND m.standing = 'owner' ORDER BY m.since_ms, p.id"
);

/// The settings of a space.
///
/// # Errors
/// What the database says.
pub fn settings(r: &mut Read<'_>, space: SpaceId) -> Res<Settings> {
    r.one(&SETTINGS, p![space])
}

/// How many conversations of a space are older than that many days, 1,000 at most; none for ever.
///
/// # Errors
/// What the database says.
pub fn older(r: &mut Read<'_>, space: SpaceId, keep_days: i64, keep_agreed: bool) -> Res<i64> {
    if keep_days == 0 {
        return Ok(0);
    }
    let before = r.now().plus(-keep_days * kernel::time::DAY);
    Ok(r.one::<(i64,)>(&OLDER, p![space, before, keep_agreed])?.0)
}

/// Whether another space has, or had, this address.
///
/// # Errors
/// What the database says.
pub fn taken(r: &mut Read<'_>, slug: &str, space: SpaceId) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&SLUG_OF_ANOTHER, p![slug, space])?.is_some())
}

/// The address of the space that had this one before.
///
/// # Errors
/// What the database says.
pub fn moved(r: &mut Read<'_>, slug: &str) -> Res<Option<String>> {
    Ok(r.opt::<(String,)>(&MOVED, p![slug])?.map(|(now,)| now))
}

/// Whether somebody from outside is in a space.
///
/// # Errors
/// What the database says.
pub fn outside_in(r: &mut Read<'_>, space: SpaceId) -> Res<bool> {
    Ok(r.opt::<(PersonId,)>(&OUTSIDE_IN, p![space])?.is_some())
}

/// Both names of a category, when there is one of that id.
///
/// # Errors
/// What the database says.
pub fn category(r: &mut Read<'_>, id: i64) -> Res<Option<(String, String)>> {
    r.opt(&CATEGORY, p![id])
}

/// Saves the settings; each difference is a line for the members and a row of the audit.
///
/// # Errors
/// What the database says.
pub fn save(permit: &mut Permitted<'_, '_, Place>, before: &Settings, after: &Settings) -> Res<()> {
    let (voice, id, kind) = (Voice::of(permit), permit.thing().id, permit.thing().kind);
    let w = permit.tx();
    if before.slug != after.slug {
        let now = w.now();
        w.exec(&KEEP_SLUG, p![&before.slug, id, now])?;
        w.exec(&FREE_SLUG, p![&after.slug, id])?;
    }
    // A draft is by invitation until it opens; how one will join is kept beside it.
    let draft = w.exec(&DRAFT_JOINING, p![id, after.joining.as_str()])? > 0;
    let joining = if draft { Joining::Invite } else { after.joining };
    let open_read = after.open_read(kind) && !draft;
    let hosts = if after.members_invite { "members" } else { "leads" };
    w.exec(
        &SAVE,
        p![
            id,
            &after.name,
            &fold::fold(&after.name),
            &after.slug,
            after.hue,
            joining.as_str(),
            open_read,
            after.reactions,
            after.approves,
            after.pseudonyms,
            after.feed,
            hosts,
            after.quota_mb,
            after.keep_days,
            after.answer_days,
            after.category,
            after.keep_agreed,
            &after.lang
        ],
    )?;
    let changes = before.changes(after);
    for (what, was, becomes) in &changes {
        note(w, id, voice.by, what, was, becomes)?;
    }
    if !changes.is_empty() {
        say(w, &facts::CHANGED, id.number(), id, voice);
    }
    Ok(())
}

/// A space that was just made is set as its template says.
///
/// # Errors
/// What the database says.
pub(crate) fn as_template(w: &mut Write<'_>, space: SpaceId, shape: &Shape) -> Res<()> {
    let hosts = if shape.members_invite { "members" } else { "leads" };
    w.exec(&AS_TEMPLATE, p![space, shape.pseudonyms, hosts, shape.category]).map(drop)
}

/// Notes a change for the members, and for the audit.
pub(crate) fn note(
    w: &mut Write<'_>,
    space: SpaceId,
    by: Option<PersonId>,
    what: &str,
    was: &str,
    becomes: &str,
) -> Res<()> {
    let (id, now): (kernel::Id<Fact>, Time) = (w.id(), w.now());
    w.exec(&NOTE_CHANGE, p![id, space, now, by, what, was, becomes])?;
    let act = match what {
        "archived" => "space.archived",
        "owner" => "space.owner",
        "criteria" => "space.criteria",
        "removal" => "space.removal",
        "draft" => "space.draft",
        _ => "space.settings",
    };
    // Names are said in the lines for the members, and go with the space; here ids are enough.
    let changes = [(what, was, becomes)];
    let changes = if ["owner", "name", "slug"].contains(&what) { &[][..] } else { &changes[..] };
    web::audit_changes(w, by, act, space.number(), changes)
}

/// A change as its members read it.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Time,
    /// Who, by name.
    pub name: Option<String>,
    /// … and short name.
    pub handle: Option<String>,
    /// What was changed.
    pub what: String,
    /// The value before.
    pub was: String,
    /// The value now.
    pub becomes: String,
}
row!(Change { id, at, name, handle, what, was, becomes });

/// The changes of a space, the newest first, before the one of id `before`.
///
/// # Errors
/// What the database says.
pub fn changes(r: &mut Read<'_>, space: SpaceId, before: i64, limit: i64) -> Res<Vec<Change>> {
    r.all(&CHANGES, p![space, before, limit])
}

/// Archives a space, or brings it back; false when it was so already.
///
/// # Errors
/// What the database says.
pub fn archive(permit: &mut Permitted<'_, '_, Place>, away: bool) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    let is = w.opt::<(i64,)>(&ARCHIVED_AT, p![id])?.is_some();
    if is == away {
        return Ok(false);
    }
    let at = away.then(|| w.now());
    w.exec(&ARCHIVE, p![id, at])?;
    note(
        w,
        id,
        voice.by,
        "archived",
        if is { "true" } else { "false" },
        if away { "true" } else { "false" },
    )?;
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(true)
}

/// Somebody who keeps a community.
#[derive(Debug, Clone)]
pub struct Owner {
    /// The person.
    pub id: PersonId,
    /// Short name in addresses.
    pub handle: String,
    /// Name as shown.
    pub name: String,
    /// What they do.
    pub title: String,
    /// Here, and not suspended.
    pub active: bool,
    /// A member since.
    pub since: Time,
}
row!(Owner { id, handle, name, title, active, since });

/// Who keeps a community, the first one first.
///
/// # Errors
/// What the database says.
pub fn owners(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<Owner>> {
    r.all(&OWNERS, p![space])
}

/// Gives a community one more owner; false when they are one.
///
/// # Errors
/// What the database says.
pub fn add_owner(permit: &mut Permitted<'_, '_, Place>, person: PersonId, handle: &str) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    if owners(w, id)?.iter().any(|o| o.id == person) {
        return Ok(false);
    }
    members::begin(w, id, person, Kind::Community.leader(), voice)?;
    members::alter(w, id, person, Kind::Community.leader())?;
    note(w, id, voice.by, "owner", "", handle)?;
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(true)
}

/// Takes the permission back; the membership stays. False when nobody who is here would be left
/// to keep the community.
///
/// # Errors
/// What the database says.
pub fn end_owner(permit: &mut Permitted<'_, '_, Place>, owner: &Owner) -> Res<bool> {
    let (voice, id) = (Voice::of(permit), permit.thing().id);
    let w = permit.tx();
    if !owners(w, id)?.iter().any(|o| o.id != owner.id && o.active) {
        return Ok(false);
    }
    members::alter(w, id, owner.id, "member")?;
    note(w, id, voice.by, "owner", &owner.handle, "")?;
    say(w, &facts::CHANGED, id.number(), id, voice);
    Ok(true)
}
