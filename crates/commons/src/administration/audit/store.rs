//! Every SQL text that reads the audit, and the rows of what was refused.

use kernel::{PersonId, Time};
use store::{Read, Res, Write, p, row, sql};
use web::Entry;
use web::acts::{About, Act};

macro_rules! lines {
    ($narrowed:literal) => {
        concat!(
            "SELECT a.id, a.at_ms, a.via, a.act, a.subject_id, a.outcome, a.changes, p.handle, p.name,
                COALESCE(s.handle, u.slug, x.slug, ''), COALESCE(s.name, u.name, x.name, '')
             FROM audit a LEFT JOIN people p ON p.id = a.actor_id LEFT JOIN people s ON s.id = a.subject_id
             LEFT JOIN units u ON u.id = a.subject_id LEFT JOIN spaces x ON x.id = a.subject_id
             WHERE a.id < $1 AND a.id >= $2 ",
            $narrowed,
            " ORDER BY a.id DESC LIMIT $3"
        )
    };
}

sql!(ALL, lines!(""));
sql!(BY_PERSON, lines!("AND a.actor_id = $4 AND ($5::text = '' OR a.act = $5)"));
sql!(BY_ACT, lines!("AND a.act = $4"));
sql!(PERSON, "SELECT id FROM people WHERE handle = $1");
sql!(UNIT, "SELECT id FROM units WHERE slug = $1");
sql!(SPACE, "SELECT id FROM spaces WHERE slug = $1");

/// A row of the audit with the names of today.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Time,
    /// By which way.
    pub via: String,
    /// Which act.
    pub act: String,
    /// To whom or what.
    pub subject: i64,
    /// done, refused, held.
    pub outcome: String,
    /// What changed, as kept.
    pub changes: String,
    /// Who, by handle.
    pub handle: Option<String>,
    /// Who, by name.
    pub name: Option<String>,
    /// Handle or address of the subject.
    pub address: String,
    /// Name of the subject.
    pub subject_name: String,
}
row!(Line { id, at, via, act, subject, outcome, changes, handle, name, address, subject_name });

/// Which rows are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Who acted.
    pub who: Option<PersonId>,
    /// Which act; empty for any.
    pub act: String,
    /// Rows below this id.
    pub below: i64,
    /// … and not below this one.
    pub from: i64,
}

/// Rows of the audit, newest first.
///
/// # Errors
/// What the database says.
pub fn lines(r: &mut Read<'_>, asked: &Asked, limit: i64) -> Res<Vec<Line>> {
    let (below, from) = (asked.below, asked.from);
    match (asked.who, asked.act.as_str()) {
        (Some(who), act) => r.all(&BY_PERSON, p![below, from, limit, who, act]),
        (None, "") => r.all(&ALL, p![below, from, limit]),
        (None, act) => r.all(&BY_ACT, p![below, from, limit, act]),
    }
}

/// Who has a handle.
///
/// # Errors
/// What the database says.
pub fn person(r: &mut Read<'_>, handle: &str) -> Res<Option<PersonId>> {
    Ok(r.opt::<(PersonId,)>(&PERSON, p![handle])?.map(|(id,)| id))
}

/// Notes an act that was tried; `named` is what the address called its subject.
///
/// # Errors
/// What the database says.
pub fn tried(w: &mut Write<'_>, by: PersonId, act: &Act, named: &str, outcome: &str) -> Res<()> {
    let statement = match act.about {
        About::Person => Some(&PERSON),
        About::Unit => Some(&UNIT),
        About::Space => Some(&SPACE),
        About::Other | About::Network => None,
    };
    let found = match statement {
        Some(statement) => w.opt::<(i64,)>(statement, p![named])?.map(|(id,)| id),
        None => named.parse().ok(),
    };
    Entry { outcome, ..Entry::done(Some(by), act.key, found.unwrap_or(0)) }.write(w)
}
