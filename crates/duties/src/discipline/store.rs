//! Every SQL text of the room.

use kernel::{Actor, Fact, Id, PersonId, Time};
use policy::{Own, Permitted};
use store::{Error, Read, Res, p, row, sql};

use super::facts;

/// A nomination; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Nomination {}
/// An entry of a journal; the phantom of its id.
#[derive(Debug, Clone, Copy)]
pub enum Entry {}

sql!(PERSON, "SELECT id, name, handle FROM people WHERE handle = $1 AND state = 'active' AND NOT external");
sql!(
    NOMINATE,
    "INSERT INTO nominations (id, person_id, by_id, state, body, at_ms, shared)
     VALUES ($1, $2, $3, 'open', $4, $5, FALSE) ON CONFLICT (person_id, by_id) DO NOTHING"
);
sql!(
    MINE,
    "SELECT n.id, p.name, p.handle, n.body, n.at_ms, n.state FROM nominations n JOIN people p ON p.id = n.by_id
     WHERE n.person_id = $1 AND n.state <> 'declined' ORDER BY n.id DESC LIMIT 50"
);
// Whoever made it sees that it was accepted, and nothing else ever.
sql!(
    MADE,
    "SELECT n.id, p.name, p.handle, '', n.at_ms, CASE WHEN n.state = 'accepted' THEN 'accepted' ELSE 'open' END
     FROM nominations n JOIN people p ON p.id = n.person_id WHERE n.by_id = $1 ORDER BY n.id DESC LIMIT 50"
);
sql!(
    ACCEPT,
    "UPDATE nominations SET state = 'accepted', answered_ms = $3, shared = $4
     WHERE id = $1 AND person_id = $2 AND state = 'open'"
);
sql!(
    DECLINE,
    "UPDATE nominations SET state = 'declined', body = '', answered_ms = $3
     WHERE id = $1 AND person_id = $2 AND state = 'open'"
);
sql!(
    STANDING,
    "SELECT since_ms, share, constituencies, intentions, shown FROM practitioners WHERE person_id = $1"
);
sql!(
    TAKE_UP,
    "INSERT INTO practitioners (person_id, since_ms, share, constituencies, intentions, shown)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person_id) DO UPDATE SET share = excluded.share,
     constituencies = excluded.constituencies, intentions = excluded.intentions, shown = excluded.shown"
);
// Whoever is named and accepts practises from then on; with whom and what for is theirs to say.
sql!(
    BEGIN,
    "INSERT INTO practitioners (person_id, since_ms, share, constituencies, intentions, shown)
     VALUES ($1, $2, 0, '', '', FALSE) ON CONFLICT (person_id) DO NOTHING"
);
sql!(END, "DELETE FROM practitioners WHERE person_id = $1");
sql!(
    JOURNAL,
    "SELECT id, at_ms, card, body FROM journal_entries WHERE person_id = $1 ORDER BY id DESC LIMIT 100"
);
sql!(WRITE, "INSERT INTO journal_entries (id, person_id, at_ms, card, body) VALUES ($1, $2, $3, $4, $5)");
sql!(REMOVE, "DELETE FROM journal_entries WHERE id = $1 AND person_id = $2");
// Who practises and lets it be seen; the words of a practice stay its person’s own.
sql!(
    PRACTISING,
    "SELECT p.name, p.handle, p.title, COALESCE(u.name, '') FROM practitioners x JOIN people p ON p.id = x.person_id
     LEFT JOIN units u ON u.id = p.unit_id WHERE x.shown AND p.state = 'active' AND p.id <> $1
     ORDER BY p.name_folded, p.id LIMIT 50"
);
// Evangelists who are here now: those of one’s unit first, then of one’s language, then of one’s job.
sql!(
    NEAR,
    "SELECT p.name, p.handle, p.title, COALESCE(u.name, ''),
        CASE WHEN p.unit_id = $2 THEN TRUE ELSE FALSE END,
        (p.lang = $3 OR (' ' || p.languages || ' ') LIKE ('% ' || $3::text || ' %')),
        (p.title <> '' AND p.title = (SELECT m.title FROM people m WHERE m.id = $1)),
        EXISTS (SELECT 1 FROM absences b WHERE b.person_id = p.id AND b.from_ms <= $4 AND b.until_ms > $4)
     FROM assignments a JOIN people p ON p.id = a.person_id LEFT JOIN units u ON u.id = p.unit_id
     WHERE a.role = 'evangelist' AND a.state = 'held' AND a.from_ms <= $4 AND (a.until_ms IS NULL OR a.until_ms > $4)
        AND p.state = 'active' AND p.id <> $1 ORDER BY p.name_folded, p.id LIMIT 2000"
);

/// A nomination, as one of both sides meets it.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its id.
    pub id: i64,
    /// Who named one, or whom one named.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Why; for the nominee.
    pub body: String,
    /// When.
    pub at: Time,
    /// `open` or `accepted`.
    pub state: String,
}
row!(Named { id, name, handle, body, at, state });

/// A practitioner’s standing.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Since when.
    pub since: Time,
    /// Percent of their time.
    pub share: i64,
    /// With whom they build relations.
    pub constituencies: String,
    /// What they mean to do.
    pub intentions: String,
    /// Others may see it.
    pub shown: bool,
}
row!(Standing { since, share, constituencies, intentions, shown });

/// An entry of one’s journal.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Time,
    /// Key of the card it is about; empty for none.
    pub card: String,
    /// The words.
    pub body: String,
}
row!(Written { id, at, card, body });

/// An evangelist as an asker meets them.
#[derive(Debug, Clone)]
pub struct Near {
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Their job.
    pub title: String,
    /// Their unit.
    pub unit: String,
    /// Of the asker’s unit.
    pub same_unit: bool,
    /// Speaks the asker’s language.
    pub same_language: bool,
    /// Has the asker’s job.
    pub same_job: bool,
    /// Is away now.
    pub away: bool,
}
row!(Near { name, handle, title, unit, same_unit, same_language, same_job, away });

/// Somebody who practises without the title, as they let others see.
#[derive(Debug, Clone)]
pub struct Practising {
    /// Their name.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// Their job.
    pub title: String,
    /// Their unit.
    pub unit: String,
}
row!(Practising { name, handle, title, unit });

/// Who practises and lets it be seen, by name, the reader left out.
///
/// # Errors
/// What the database says.
pub fn practising(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Practising>> {
    r.all(&PRACTISING, p![actor.id])
}

/// Somebody inside who can be named.
///
/// # Errors
/// `NoRow` when there is nobody of that name.
pub fn person(r: &mut Read<'_>, handle: &str) -> Res<(PersonId, String, String)> {
    r.opt(&PERSON, p![handle])?.ok_or(Error::NoRow)
}

/// Names somebody; false when one has named them before, whatever became of it.
///
/// # Errors
/// What the database says.
pub fn nominate(permit: &mut Permitted<'_, '_, Own>, why: &str) -> Res<bool> {
    let (w, nominee, actor) = permit.split();
    let (id, now): (Id<Nomination>, Time) = (w.id(), w.now());
    let added = w.exec(&NOMINATE, p![id, nominee.0, actor.id, why, now])? == 1;
    if added {
        w.announce(Fact::new(&facts::NOMINATED, nominee.0.number(), now).with("nomination", id.number()));
    }
    Ok(added)
}

/// What one was named for, and whom one named.
///
/// # Errors
/// What the database says.
pub fn nominations(r: &mut Read<'_>, person: PersonId) -> Res<(Vec<Named>, Vec<Named>)> {
    Ok((r.all(&MINE, p![person])?, r.all(&MADE, p![person])?))
}

/// Answers a nomination; false when there is none to answer. Whoever accepts practises from then on: a
/// standing without permissions.
///
/// # Errors
/// What the database says.
pub fn answer(permit: &mut Permitted<'_, '_, Own>, id: i64, accept: bool, shared: bool) -> Res<bool> {
    let (w, me, _) = permit.split();
    let now = w.now();
    if !accept {
        return Ok(w.exec(&DECLINE, p![id, me.0, now])? == 1);
    }
    if w.exec(&ACCEPT, p![id, me.0, now, shared])? == 0 {
        return Ok(false);
    }
    w.exec(&BEGIN, p![me.0, now])?;
    Ok(true)
}

/// One’s standing.
///
/// # Errors
/// What the database says.
pub fn standing(r: &mut Read<'_>, person: PersonId) -> Res<Option<Standing>> {
    r.opt(&STANDING, p![person])
}

/// Takes it up, or changes it.
///
/// # Errors
/// What the database says.
pub fn take_up(
    permit: &mut Permitted<'_, '_, Own>,
    (share, shown): (i64, bool),
    (with, to): (&str, &str),
) -> Res<()> {
    let (w, me, _) = permit.split();
    let now = w.now();
    w.exec(&TAKE_UP, p![me.0, now, share, with, to, shown])?;
    Ok(())
}

/// Ends it; the journal stays one’s own.
///
/// # Errors
/// What the database says.
pub fn end(permit: &mut Permitted<'_, '_, Own>) -> Res<()> {
    let (w, me, _) = permit.split();
    w.exec(&END, p![me.0])?;
    Ok(())
}

/// One’s journal, the newest first.
///
/// # Errors
/// What the database says.
pub fn journal(r: &mut Read<'_>, person: PersonId) -> Res<Vec<Written>> {
    r.all(&JOURNAL, p![person])
}

/// Writes an entry.
///
/// # Errors
/// What the database says.
pub fn write(permit: &mut Permitted<'_, '_, Own>, card: &str, body: &str) -> Res<()> {
    let (w, me, _) = permit.split();
    let (id, now): (Id<Entry>, Time) = (w.id(), w.now());
    w.exec(&WRITE, p![id, me.0, now, card, body])?;
    Ok(())
}

/// Removes an entry; false when there is none.
///
/// # Errors
/// What the database says.
pub fn remove(permit: &mut Permitted<'_, '_, Own>, id: i64) -> Res<bool> {
    let (w, me, _) = permit.split();
    Ok(w.exec(&REMOVE, p![id, me.0])? == 1)
}

/// Evangelists, as near to the asker as they are; those who are here before those who are away.
///
/// # Errors
/// What the database says.
pub fn near(r: &mut Read<'_>, actor: &Actor) -> Res<Vec<Near>> {
    let now = r.now();
    let mut all: Vec<Near> = r.all(&NEAR, p![actor.id, actor.unit, actor.lang.code(), now])?;
    // By name within, as they came: nobody is ranked.
    all.sort_by_key(|n| (n.away, !n.same_unit, !n.same_language, !n.same_job));
    all.dedup_by(|a, b| a.handle == b.handle);
    all.truncate(8);
    Ok(all)
}
