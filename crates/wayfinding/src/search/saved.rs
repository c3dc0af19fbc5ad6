//! Saved searches: a question kept under a name, seen by its owner alone.

use kernel::problem::Fields;
use kernel::{Id, PersonId, Problem};
use policy::{Own, Permitted};
use store::{Read, Res, p, sql};

/// Marks the ids of saved searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {}
/// A saved search's id.
pub type SavedId = Id<Saved>;

/// Most searches one person keeps.
pub const MOST: usize = 50;
/// Longest name in characters.
pub const LONGEST: usize = 80;

/// A saved search.
#[derive(Debug, Clone)]
pub struct SavedSearch {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The question, as in the address of the page.
    pub query: String,
    /// Whether its owner is told when something new answers.
    pub tells: bool,
}
store::row!(SavedSearch { id, name, query, tells });

sql!(LIST, "SELECT id, name, query, tells FROM saved_searches WHERE person_id = $1 ORDER BY id LIMIT 50");
sql!(
    SAVE,
    "INSERT INTO saved_searches (id, person_id, name, query, tells, seen_id, created_ms) VALUES ($1, $2, $3, $4, $5, $1, $6)"
);
sql!(NAME, "UPDATE saved_searches SET name = $3 WHERE id = $1 AND person_id = $2");
sql!(TELL, "UPDATE saved_searches SET tells = $3, seen_id = $4 WHERE id = $1 AND person_id = $2");
sql!(DROP, "DELETE FROM saved_searches WHERE id = $1 AND person_id = $2");

/// Somebody's saved searches, the oldest first.
///
/// # Errors
/// What the database says.
pub fn list(r: &mut Read<'_>, person: PersonId) -> Res<Vec<SavedSearch>> {
    r.all(&LIST, p![person])
}

/// A name that can be kept.
///
/// # Errors
/// `Invalid` when it is empty or too long.
pub fn named(name: &str) -> Result<String, Problem> {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let mut fields = Fields::default();
    fields.length(name.trim(), LONGEST, "name");
    fields.done()?;
    Ok(name.trim().to_owned())
}

/// Keeps a question.
///
/// # Errors
/// `Invalid` when there are fifty already.
pub fn save(
    may: &mut Permitted<'_, '_, Own>,
    name: &str,
    query: &str,
    tells: bool,
) -> Result<SavedSearch, Problem> {
    let me = may.thing().0;
    let w = may.tx();
    if list(w, me)?.len() >= MOST {
        return Err(Problem::field("name", "search-saved-many"));
    }
    let (id, now): (SavedId, _) = (w.id(), w.now());
    w.exec(&SAVE, p![id, me, name, query, tells, now])?;
    Ok(SavedSearch { id: id.number(), name: name.to_owned(), query: query.to_owned(), tells })
}

/// Gives it another name.
///
/// # Errors
/// `NotFound` when it is not this person's.
pub fn rename(may: &mut Permitted<'_, '_, Own>, id: SavedId, name: &str) -> Result<(), Problem> {
    let me = may.thing().0;
    if may.tx().exec(&NAME, p![id, me, name])? == 0 { Err(Problem::NotFound) } else { Ok(()) }
}

/// Tells from now on, or no longer. What came before is not news.
///
/// # Errors
/// `NotFound` when it is not this person's.
pub fn tell(may: &mut Permitted<'_, '_, Own>, id: SavedId, tells: bool) -> Result<(), Problem> {
    let me = may.thing().0;
    let w = may.tx();
    let newest: SavedId = w.id();
    if w.exec(&TELL, p![id, me, tells, newest])? == 0 { Err(Problem::NotFound) } else { Ok(()) }
}

/// Keeps it no longer.
///
/// # Errors
/// `NotFound` when it is not this person's.
pub fn drop_it(may: &mut Permitted<'_, '_, Own>, id: SavedId) -> Result<(), Problem> {
    let me = may.thing().0;
    if may.tx().exec(&DROP, p![id, me])? == 0 { Err(Problem::NotFound) } else { Ok(()) }
}
