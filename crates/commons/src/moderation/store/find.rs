//! Finding what is reported and its case through the actor.

use kernel::{Actor, PersonId, SpaceId, ThreadId};
use store::{Error, Read, Res, p, row, sql};
use web::place::place_by_id;

use crate::moderation::thing::{Case, CaseRow};

macro_rules! case_sql {
    ($end:literal) => {
        concat!(
            "SELECT c.id, c.what, c.subject_id, c.space_id, c.thread_id, c.author_id, c.veiled, c.state, c.level,
                c.held, c.locked, c.reports, c.created_ms, c.decider_id, c.decided_ms, c.appeal, c.appeal_level,
                c.appeal_words, c.appeal_answer,
                EXISTS (SELECT 1 FROM case_reports r WHERE r.case_id = c.id AND r.person_id = $1),
                c.author_id = $1 OR (c.veiled AND EXISTS (SELECT 1 FROM pseudonyms y
                    WHERE y.thread_id = c.thread_id AND y.person_id = $1)),
                EXISTS (SELECT 1 FROM moderation_acts a WHERE a.case_id = c.id AND a.act <> 'dismiss')
             FROM cases c WHERE ",
            $end
        )
    };
}
pub(super) use case_sql;

sql!(CASE, case_sql!("c.id = $2"));
sql!(
    MESSAGE,
    "SELECT m.id, t.space_id, t.id, m.author_id, p.handle LIKE 'pseudonym-%',
        EXISTS (SELECT 1 FROM pseudonyms y WHERE y.thread_id = t.id AND y.person_id = $2)
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN people p ON p.id = m.author_id
     WHERE m.id = $1 AND m.gone IS NULL AND t.gone IS NULL"
);
sql!(OPENING, "SELECT opening_id FROM threads WHERE id = $1 AND gone IS NULL");
sql!(FILE, "SELECT space_id, author_id FROM files WHERE id = $1 AND gone_ms IS NULL");
sql!(NOTE, "SELECT space_id, changed_by FROM notes WHERE id = $1");
sql!(
    PROFILE,
    "SELECT p.id FROM people p WHERE p.id = $1 AND p.state = 'active' AND p.handle NOT LIKE 'pseudonym-%'
       AND (NOT $3::boolean OR EXISTS (SELECT 1 FROM memberships a JOIN memberships b ON b.space_id = a.space_id
            WHERE a.person_id = $2 AND b.person_id = p.id))"
);
sql!(
    WORDS,
    "SELECT CASE WHEN m.gone IS NULL OR m.gone IN ('hidden', 'removed') THEN m.html ELSE '' END,
        CASE WHEN t.title = '' THEN COALESCE(t.kept_title, '') ELSE t.title END, s.slug, p.name, p.handle
     FROM messages m JOIN threads t ON t.id = m.thread_id JOIN spaces s ON s.id = t.space_id
     JOIN people p ON p.id = m.author_id WHERE m.id = $1"
);
sql!(
    FILE_WORDS,
    "SELECT f.name, p.name, p.handle FROM files f JOIN people p ON p.id = f.author_id WHERE f.id = $1"
);
sql!(
    NOTE_WORDS,
    "SELECT n.body, n.title, s.slug, p.name, p.handle FROM notes n JOIN spaces s ON s.id = n.space_id
     JOIN people p ON p.id = n.changed_by WHERE n.id = $1"
);
sql!(PERSON_WORDS, "SELECT name, handle FROM people WHERE id = $1");
sql!(SPACE_WORDS, "SELECT name, slug FROM spaces WHERE id = $1");

/// What is reported, found through the actor.
#[derive(Debug, Clone)]
pub struct Subject {
    /// `message`, `file`, `profile`, `space`.
    pub what: &'static str,
    /// Its id.
    pub id: i64,
    /// Its space.
    pub space: Option<SpaceId>,
    /// Its thread.
    pub thread: Option<ThreadId>,
    /// Whom it concerns, as shown; nobody for a space without a lead.
    pub author: PersonId,
    /// That is a neutral name.
    pub veiled: bool,
    /// The actor's own.
    pub mine: bool,
    /// Whoever leads the space now.
    pub lead: PersonId,
}

/// What is reported, as words for those who decide and for the author.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Its safe HTML; empty where there is none or it is gone for good.
    pub html: String,
    /// Its title or name.
    pub title: String,
    /// Where it is seen.
    pub url: String,
    /// Whose it is.
    pub name: String,
    /// Their handle.
    pub handle: String,
}

struct Said {
    id: i64,
    space: SpaceId,
    thread: ThreadId,
    author: PersonId,
    veiled: bool,
    behind: bool,
}
row!(Said { id, space, thread, author, veiled, behind });

/// What somebody wants to report.
///
/// # Errors
/// `NoRow` when it is not there for them.
pub fn subject(r: &mut Read<'_>, actor: &Actor, what: &str, id: i64) -> Res<Subject> {
    match what {
        "message" => message(r, actor, id),
        "thread" => {
            let (opening,): (i64,) = r.one(&OPENING, p![id])?;
            message(r, actor, opening)
        }
        "file" => {
            let (space, author): (SpaceId, PersonId) = r.one(&FILE, p![id])?;
            placed(r, actor, ("file", id), space, |_| author)
        }
        "note" => {
            let (space, author): (SpaceId, PersonId) = r.one(&NOTE, p![id])?;
            placed(r, actor, ("note", id), space, |_| author)
        }
        "space" => {
            let lead = |place: &web::Place| place.lead.as_ref().map_or(PersonId::new(0), |l| l.id);
            placed(r, actor, ("space", id), SpaceId::new(id), lead)
        }
        "profile" => {
            let (author,): (PersonId,) = r.one(&PROFILE, p![id, actor.id, actor.external])?;
            let (mine, lead) = (author == actor.id, PersonId::new(0));
            Ok(Subject { what: "profile", id, space: None, thread: None, author, veiled: false, mine, lead })
        }
        _ => Err(Error::NoRow),
    }
}

fn message(r: &mut Read<'_>, actor: &Actor, id: i64) -> Res<Subject> {
    let said: Said = r.one(&MESSAGE, p![id, actor.id])?;
    let found = placed(r, actor, ("message", said.id), said.space, |_| said.author)?;
    let mine = found.mine || (said.veiled && said.behind);
    Ok(Subject { thread: Some(said.thread), veiled: said.veiled, mine, ..found })
}

fn placed(
    r: &mut Read<'_>,
    actor: &Actor,
    (what, id): (&'static str, i64),
    space: SpaceId,
    author: impl Fn(&web::Place) -> PersonId,
) -> Res<Subject> {
    let place = place_by_id(r, actor, space)?;
    if !place.readable && what != "space" {
        return Err(Error::NoRow);
    }
    let author = author(&place);
    let lead = place.lead.as_ref().map_or(PersonId::new(0), |l| l.id);
    let mine = author == actor.id;
    Ok(Subject { what, id, space: Some(space), thread: None, author, veiled: false, mine, lead })
}

/// A case as the actor meets it. Who may see it is the gate's to say.
///
/// # Errors
/// `NoRow` when there is none.
pub fn case(r: &mut Read<'_>, actor: &Actor, id: i64) -> Res<Case> {
    let row: CaseRow = r.one(&CASE, p![actor.id, id])?;
    met(r, actor, row)
}

pub(super) fn met(r: &mut Read<'_>, actor: &Actor, row: CaseRow) -> Res<Case> {
    // One level up a space need not be visible to whoever decides.
    let place = match row.space.map(|space| place_by_id(r, actor, space)) {
        Some(Ok(place)) => Some(place),
        Some(Err(Error::NoRow)) | None => None,
        Some(Err(other)) => return Err(other),
    };
    Ok(Case { row, place, actor: actor.id })
}

/// What a case is about, in words.
///
/// # Errors
/// What the database says.
pub fn words(r: &mut Read<'_>, row: &CaseRow) -> Res<Words> {
    Ok(match row.what.as_str() {
        "message" => {
            let found: Option<(String, String, String, String, String)> = r.opt(&WORDS, p![row.subject])?;
            let Some((html, title, slug, name, handle)) = found else { return Ok(Words::default()) };
            let thread = row.thread.map(|t| t.to_string()).unwrap_or_default();
            let url = format!("/s/{slug}/t/{thread}?at={id}#m-{id}", id = row.subject);
            Words { html, title, url, name, handle }
        }
        "file" => {
            let found: Option<(String, String, String)> = r.opt(&FILE_WORDS, p![row.subject])?;
            let (title, name, handle) = found.unwrap_or_default();
            Words { title, name, handle, url: format!("/files/{}", row.subject), ..Words::default() }
        }
        "note" => {
            let found: Option<(String, String, String, String, String)> =
                r.opt(&NOTE_WORDS, p![row.subject])?;
            let Some((body, title, slug, name, handle)) = found else { return Ok(Words::default()) };
            let html = kernel::rich::html(&body, &|_| None);
            Words { html, title, url: format!("/s/{slug}/notes/{}", row.subject), name, handle }
        }
        "profile" => {
            let found: Option<(String, String)> = r.opt(&PERSON_WORDS, p![row.subject])?;
            let (name, handle) = found.unwrap_or_default();
            Words { title: name.clone(), name, url: format!("/p/{handle}"), handle, ..Words::default() }
        }
        _ => {
            let found: Option<(String, String)> = r.opt(&SPACE_WORDS, p![row.subject])?;
            let (title, slug) = found.unwrap_or_default();
            let lead: Option<(String, String)> = r.opt(&PERSON_WORDS, p![row.author])?;
            let (name, handle) = lead.unwrap_or_default();
            Words { title, url: format!("/s/{slug}/card"), name, handle, ..Words::default() }
        }
    })
}
