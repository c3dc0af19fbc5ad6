//! Every SQL text about people; units are in `unit_store`, sessions and links in `key_store`.

use kernel::{Actor, Lang, PersonId, Roles, Time, UnitId, fold};
use policy::Permitted;
use store::{Read, Res, Write, p, row, sql};

use super::person::{NewPerson, Person, Profile, State, changed, joined};
use super::things::{NetworkThing, PersonThing};

macro_rules! person {
    ($($rest:expr),+ $(,)?) => {
        concat!(
            "SELECT p.id, p.handle, p.name, p.title, CASE WHEN p.about_who = 'all' THEN p.about ELSE '' END, p.lang, p.languages, p.zone, p.unit_id, u.name, u.slug,
             p.external, p.state, p.created_ms, (SELECT x.version FROM shown_pictures x WHERE x.person_id = p.id) FROM people p LEFT JOIN units u ON u.id = p.unit_id ",
            $($rest),+
        )
    };
}

// Somebody from outside knows the people of the spaces they are in, and of the teams they coach.
macro_rules! met {
    ($by:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM memberships a JOIN memberships b ON b.space_id = a.space_id
                     WHERE a.person_id = p.id AND b.person_id = ",
            $by,
            ") OR EXISTS (SELECT 1 FROM memberships a JOIN coaches c ON c.space_id = a.space_id
                          WHERE a.person_id = p.id AND c.person_id = ",
            $by,
            ")"
        )
    };
}

pub(super) use {met, person};

sql!(BY_HANDLE, person!("WHERE p.handle = $1 AND (NOT $2 OR p.id = $3 OR ", met!("$3"), ")"));
sql!(BY_ID, person!("WHERE p.id = $1"));
sql!(
    LIST,
    person!("WHERE p.state <> 'left' AND (p.name_folded, p.id) > ($1, $2) AND ($3::bigint IS NULL OR p.unit_id = $3)
             AND (NOT $5 OR p.id = $6 OR ",
        met!("$6"),
        ")
             ORDER BY p.name_folded, p.id LIMIT $4")
);
// The network’s own space counts everybody inside as they come and go.
sql!(
    COUNT,
    "SELECT COALESCE((SELECT s.members FROM spaces s WHERE s.kind = 'network' AND s.closed_ms IS NULL ORDER BY s.name_folded, s.id LIMIT 1),
        (SELECT COUNT(*) FROM people WHERE state = 'active' AND NOT external))"
);
sql!(ANYBODY, "SELECT id FROM people WHERE state = 'active' LIMIT 1");
sql!(
    HANDLE_TAKEN,
    "SELECT id FROM people WHERE handle = $1 UNION ALL SELECT person_id FROM leavers WHERE handle = $1"
);
sql!(
    ADD,
    "INSERT INTO people (id, handle, name, name_folded, mail, title, about, lang, languages, zone, unit_id, external, state, password_hash, created_ms, version)
     VALUES ($1, $2, $3, $4, $5::text, $6, '', $7, $7, $8, $9::bigint, $10, $11, NULL, $12, 1)
     ON CONFLICT DO NOTHING"
);
sql!(
    SAVE_PROFILE,
    "UPDATE people SET name = $2, name_folded = $3, title = $4, about = COALESCE($5::text, about), lang = $6, zone = $7, version = version + 1 WHERE id = $1"
);
sql!(
    SET_PASSWORD,
    "UPDATE people SET password_hash = $2, state = 'active', version = version + 1 WHERE id = $1 AND state IN ('active', 'invited', 'placeholder')"
);
sql!(PASSWORD_OF, "SELECT id, password_hash, state FROM people WHERE handle = $1 OR mail = $1");
sql!(SET_STATE, "UPDATE people SET state = $2, version = version + 1 WHERE id = $1");
sql!(
    SUSPEND,
    "INSERT INTO suspensions (person_id, at_ms, by_id, reason) VALUES ($1, $2, $3::bigint, $4) ON CONFLICT (person_id) DO NOTHING"
);
sql!(UNSUSPEND, "DELETE FROM suspensions WHERE person_id = $1");
sql!(SUSPENSION, "SELECT at_ms, reason FROM suspensions WHERE person_id = $1");
sql!(SET_UNIT, "UPDATE people SET unit_id = $2::bigint, version = version + 1 WHERE id = $1");
sql!(
    END_POSTING,
    "UPDATE postings SET until_ms = $2 WHERE person_id = $1 AND until_ms IS NULL AND from_ms < $2"
);
sql!(
    ADD_POSTING,
    "INSERT INTO postings (person_id, from_ms, until_ms, unit_id) VALUES ($1, $2, NULL, $3)
     ON CONFLICT (person_id, from_ms) DO UPDATE SET unit_id = excluded.unit_id"
);
sql!(
    GRANT,
    "INSERT INTO grants (person_id, key, since_ms, by_id) VALUES ($1, $2, $3, $4::bigint) ON CONFLICT DO NOTHING"
);
// What makes a row of `people p` an actor; `$2` is now. The bits are those of
// `kernel::NETWORK_ROLES`, in its order; roles count while they are held, and for whoever stands in
// while the holder is away.
macro_rules! actor_columns {
    () => {
        "p.id, p.handle, p.name, p.lang, p.zone, p.unit_id, p.external,
         EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.key = 'owner'),
         (SELECT CAST(COALESCE(SUM(x.bit), 0) AS BIGINT) FROM (
            SELECT DISTINCT CASE a.role WHEN 'esn_owner' THEN 1 WHEN 'network_lead' THEN 2
                WHEN 'platform_expert' THEN 4 WHEN 'exec_sponsor' THEN 8 WHEN 'user_support' THEN 16
                WHEN 'tech_support' THEN 32 WHEN 'comms_manager' THEN 64 WHEN 'risk_officer' THEN 128
                WHEN 'facilitator' THEN 256 WHEN 'evangelist' THEN 512 ELSE 0 END AS bit
            FROM assignments a
            WHERE a.id IN (SELECT h.id FROM assignments h WHERE h.person_id = p.id AND h.state = 'held'
                           UNION ALL
                           SELECT d.assignment_id FROM stand_ins d
                           WHERE d.person_id = p.id AND d.from_ms <= $2 AND d.until_ms > $2)
              AND a.scope = 'network' AND a.state = 'held' AND a.from_ms <= $2
              AND (a.until_ms IS NULL OR a.until_ms > $2)) x)"
    };
}
pub(super) use actor_columns;

// Somebody from outside has access as long as one of their times as a guest lasts: the moment the
// last one is over, no session, token or link makes an actor of them any more.
macro_rules! still_here {
    () => {
        "(NOT p.external OR NOT EXISTS (SELECT 1 FROM guests h WHERE h.person_id = p.id)
          OR EXISTS (SELECT 1 FROM guests h WHERE h.person_id = p.id AND h.until_ms > $2 AND h.ended_ms IS NULL))"
    };
}
pub(super) use still_here;

sql!(
    ACTOR_BY_ID,
    concat!(
        "SELECT ",
        actor_columns!(),
        " FROM people p WHERE p.id = $1 AND p.state = 'active' AND ",
        still_here!()
    )
);
sql!(
    PERSONAS,
    "SELECT a.role, p.handle, p.name FROM personas a JOIN people p ON p.id = a.person_id ORDER BY a.place"
);

/// A row that becomes an [`Actor`].
pub(super) struct ActorRow {
    id: PersonId,
    handle: String,
    name: String,
    lang: Lang,
    zone: String,
    unit: Option<UnitId>,
    external: bool,
    owner: bool,
    roles: i64,
}
row!(ActorRow { id, handle, name, lang, zone, unit, external, owner, roles });

impl ActorRow {
    pub(super) fn actor(self) -> Actor {
        let Self { id, handle, name, lang, zone, unit, external, owner, roles } = self;
        let roles = if external { Roles(roles).from_outside() } else { Roles(roles) };
        Actor { id, handle, name, lang, zone, unit, external, owner, roles, cosigned: false, session: None }
    }
}

/// A named person of the made-up company, one for each role.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub struct Persona {
    /// Key of the role.
    pub role: String,
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
}
row!(Persona { role, handle, name });

/// A person by handle, as far as `actor` may see them.
///
/// # Errors
/// `NoRow` when there is none, or none for this actor.
pub fn by_handle(r: &mut Read<'_>, actor: &Actor, handle: &str) -> Res<Person> {
    Ok(r.one::<Person>(&BY_HANDLE, p![handle, actor.external, actor.id])?.shown_to(actor))
}

/// A person by id.
///
/// # Errors
/// `NoRow` when there is none.
pub fn by_id(r: &mut Read<'_>, id: PersonId) -> Res<Person> {
    r.one(&BY_ID, p![id])
}

/// People by name, after the row named (`""`, 0 for the first page), of one unit when given.
///
/// # Errors
/// What the database says.
pub fn list(
    r: &mut Read<'_>,
    actor: &Actor,
    unit: Option<UnitId>,
    after: (&str, i64),
    limit: i64,
) -> Res<Vec<Person>> {
    let found: Vec<Person> = r.all(&LIST, p![after.0, after.1, unit, limit, actor.external, actor.id])?;
    Ok(found.into_iter().map(|p| p.shown_to(actor)).collect())
}

/// How many people there are: active, and of the company.
///
/// # Errors
/// What the database says.
pub fn count(r: &mut Read<'_>) -> Res<i64> {
    Ok(r.one::<(i64,)>(&COUNT, p![])?.0)
}

/// Whether anybody can sign in yet; before that only the owner link is open.
///
/// # Errors
/// What the database says.
pub fn anybody(r: &mut Read<'_>) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&ANYBODY, p![])?.is_some())
}

/// The actor behind an id, when active.
///
/// # Errors
/// What the database says.
pub fn actor(r: &mut Read<'_>, id: PersonId) -> Res<Option<Actor>> {
    let now = r.now();
    Ok(r.opt::<ActorRow>(&ACTOR_BY_ID, p![id, now])?.map(ActorRow::actor))
}

/// The named people of the made-up company.
///
/// # Errors
/// What the database says.
pub fn personas(r: &mut Read<'_>) -> Res<Vec<Persona>> {
    r.all(&PERSONAS, p![])
}

/// The id, password hash and state behind a handle or mail address.
///
/// # Errors
/// What the database says.
pub fn password_of(r: &mut Read<'_>, name: &str) -> Res<Option<(PersonId, Option<String>, String)>> {
    r.opt(&PASSWORD_OF, p![name])
}

/// Adds a person; a taken handle gets a number.
///
/// # Errors
/// What the database says.
pub fn add(permit: &mut Permitted<'_, '_, NetworkThing>, new: &NewPerson) -> Res<PersonId> {
    insert(permit.tx(), new)
}

/// The statement behind `add`; the owner link uses it too, before anybody can be asked.
pub(super) fn insert(w: &mut Write<'_>, new: &NewPerson) -> Res<PersonId> {
    let (id, now): (PersonId, Time) = (w.id(), w.now());
    let mut handle = new.handle.clone();
    for n in 2..1000 {
        if w.opt::<(i64,)>(&HANDLE_TAKEN, p![&handle])?.is_none() {
            break;
        }
        handle = format!("{}{n}", new.handle);
    }
    let folded = fold::fold(&new.name);
    let mail = new.mail.as_deref();
    let state = new.state.as_str();
    let added = w.exec(
        &ADD,
        p![
            id,
            &handle,
            &new.name,
            &folded,
            mail,
            &new.title,
            new.lang,
            &new.zone,
            new.unit,
            new.external,
            state,
            now
        ],
    )?;
    if added == 0 {
        return Err(store::Error::Constraint("people_mail".into()));
    }
    if let Some(unit) = new.unit {
        w.exec(&ADD_POSTING, p![id, now, unit])?;
    }
    super::name_store::keep(w, id)?;
    w.announce(joined(id, new.unit, now));
    Ok(id)
}

/// Saves what a person changed about themselves.
///
/// # Errors
/// What the database says.
pub fn save_profile(permit: &mut Permitted<'_, '_, PersonThing>, new: &Profile) -> Res<()> {
    let id = permit.thing().id;
    let w = permit.tx();
    let folded = fold::fold(new.name.trim());
    let (name, title, about) = (new.name.trim(), new.title.trim(), new.about.as_deref().map(str::trim));
    w.exec(&SAVE_PROFILE, p![id, name, &folded, title, about, new.lang, &new.zone])?;
    super::profile::store::renamed(w, id)?;
    super::name_store::keep(w, id)?;
    let now = w.now();
    w.announce(changed(id, now).by(id));
    Ok(())
}

/// Sets a password (already hashed); the person is active from now on.
///
/// # Errors
/// What the database says.
pub fn set_password(w: &mut Write<'_>, id: PersonId, hash: &str) -> Res<bool> {
    let done = w.exec(&SET_PASSWORD, p![id, hash])? == 1;
    let now = w.now();
    w.announce(changed(id, now));
    Ok(done)
}

/// Suspends a person: no sign-in, sessions and tokens end (see `key_store::end_all`).
///
/// # Errors
/// What the database says.
pub fn suspend(permit: &mut Permitted<'_, '_, PersonThing>, reason: &str) -> Res<()> {
    let (id, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    w.exec(&SUSPEND, p![id, now, by, reason])?;
    w.exec(&SET_STATE, p![id, State::Suspended.as_str()])?;
    super::key_store::end_all(w, id)?;
    audit(w, Some(by), "page", "person.suspend", id.number())?;
    w.announce(kernel::Fact::new(&super::facts::SUSPENDED, id.number(), now).by(by));
    Ok(())
}

/// Lets a suspended person back in.
///
/// # Errors
/// What the database says.
pub fn restore(permit: &mut Permitted<'_, '_, PersonThing>) -> Res<()> {
    let (id, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    w.exec(&UNSUSPEND, p![id])?;
    w.exec(&SET_STATE, p![id, State::Active.as_str()])?;
    audit(w, Some(by), "page", "person.restore", id.number())?;
    let now = w.now();
    w.announce(changed(id, now).by(by));
    Ok(())
}

/// Since when and why somebody is suspended.
///
/// # Errors
/// What the database says.
pub fn suspension(r: &mut Read<'_>, id: PersonId) -> Res<Option<(Time, String)>> {
    r.opt(&SUSPENSION, p![id])
}

/// Puts a person into a unit; where they were before stays in their postings.
pub(super) fn post(w: &mut Write<'_>, id: PersonId, unit: Option<UnitId>) -> Res<()> {
    let now = w.now();
    w.exec(&SET_UNIT, p![id, unit])?;
    w.exec(&END_POSTING, p![id, now])?;
    if let Some(unit) = unit {
        w.exec(&ADD_POSTING, p![id, now, unit])?;
    }
    Ok(())
}

/// Gives a person a state.
pub(super) fn set_state(w: &mut Write<'_>, id: PersonId, state: State) -> Res<()> {
    w.exec(&SET_STATE, p![id, state.as_str()]).map(drop)
}

/// Moves a person to another unit, with the posting kept.
///
/// # Errors
/// What the database says.
pub fn move_to(permit: &mut Permitted<'_, '_, PersonThing>, unit: Option<UnitId>) -> Res<()> {
    let (id, by) = (permit.thing().id, permit.actor().id);
    let w = permit.tx();
    let now = w.now();
    post(w, id, unit)?;
    audit(w, Some(by), "page", "person.move", id.number())?;
    w.announce(changed(id, now).by(by));
    Ok(())
}

/// Gives a permission over the whole network.
///
/// # Errors
/// What the database says.
pub fn grant(w: &mut Write<'_>, id: PersonId, key: &str) -> Res<()> {
    let now = w.now();
    w.exec(&GRANT, p![id, key, now, None::<i64>])?;
    Ok(())
}

/// Notes an administrative act: ids and enums only.
///
/// # Errors
/// What the database says.
pub fn audit(w: &mut Write<'_>, actor: Option<PersonId>, via: &str, act: &str, subject: i64) -> Res<()> {
    web::Entry::done(actor, act, subject).by_way(via).write(w)
}

sql!(SET_LANG, "UPDATE people SET lang = $2, version = version + 1 WHERE id = $1");
sql!(CLAIMABLE, "SELECT id FROM people WHERE handle = $1 AND state IN ('placeholder', 'invited')");
sql!(OWNERS, "SELECT person_id FROM grants WHERE key = 'owner'");

/// Keeps the language a person chose.
///
/// # Errors
/// What the database says.
pub fn set_lang(w: &mut Write<'_>, id: PersonId, lang: Lang) -> Res<()> {
    w.exec(&SET_LANG, p![id, lang])?;
    let now = w.now();
    w.announce(changed(id, now).by(id));
    Ok(())
}

/// A person nobody signs in as yet: imported, or invited.
///
/// # Errors
/// `NoRow` when there is none of that handle.
pub fn claimable(r: &mut Read<'_>, handle: &str) -> Res<PersonId> {
    Ok(r.one::<(PersonId,)>(&CLAIMABLE, p![handle])?.0)
}

/// Makes the person behind the owner link and gives them the network.
///
/// # Errors
/// What the database says.
pub fn first_owner(w: &mut Write<'_>, new: &NewPerson) -> Res<PersonId> {
    let id = insert(w, new)?;
    grant(w, id, "owner")?;
    audit(w, Some(id), "link", "owner.begin", id.number())?;
    Ok(id)
}

/// Who holds the network.
///
/// # Errors
/// What the database says.
pub fn owners(r: &mut Read<'_>) -> Res<Vec<PersonId>> {
    Ok(r.all::<(PersonId,)>(&OWNERS, p![])?.into_iter().map(|(id,)| id).collect())
}

/// Suspends from the operator's shell.
///
/// # Errors
/// What the database says.
pub fn suspend_by_operator(w: &mut Write<'_>, id: PersonId) -> Res<()> {
    let now = w.now();
    w.exec(&SUSPEND, p![id, now, None::<i64>, ""])?;
    w.exec(&SET_STATE, p![id, State::Suspended.as_str()])?;
    super::key_store::end_all(w, id)?;
    audit(w, None, "command", "person.suspend", id.number())?;
    w.announce(kernel::Fact::new(&super::facts::SUSPENDED, id.number(), now));
    Ok(())
}

/// Restores from the operator's shell.
///
/// # Errors
/// What the database says.
pub fn restore_by_operator(w: &mut Write<'_>, id: PersonId) -> Res<()> {
    w.exec(&UNSUSPEND, p![id])?;
    w.exec(&SET_STATE, p![id, State::Active.as_str()])?;
    audit(w, None, "command", "person.restore", id.number())?;
    let now = w.now();
    w.announce(changed(id, now));
    Ok(())
}
