//! Who is found by the beginning of a name: a row for every word of a name and one for the handle, so
//! that a few letters are a stretch of an index and no walk over everybody.

use jobs::Consumer;
use kernel::{Fact, PersonId};
use store::{Read, Res, Write, p, sql};

sql!(CALLED, "SELECT name_folded, handle, state FROM people WHERE id = $1");
sql!(NONE, "DELETE FROM people_names WHERE person_id = $1");
sql!(
    CALL,
    "INSERT INTO people_names (word, person_id) VALUES ($1, $2) ON CONFLICT (word, person_id) DO NOTHING"
);
sql!(
    HOW_MANY,
    "SELECT COUNT(*) FROM (SELECT n.person_id FROM people_names n WHERE n.word >= $1 AND n.word < $2 LIMIT $3) x"
);

/// From so many on, walking along the names finds a page soon.
const MANY: i64 = 4_000;

/// Names are read anew whenever something about a person is said to be different.
pub(super) const KEEPER: Consumer = Consumer {
    name: "people.names",
    hears: &["person.joined", "person.changed"],
    quiet: true,
    handle: |w: &mut Write<'_>, fact: &Fact| keep(w, PersonId::new(fact.subject)),
};

/// Writes down by which words somebody is found now; whoever left is found by none.
pub(super) fn keep(w: &mut Write<'_>, id: PersonId) -> Res<()> {
    w.exec(&NONE, p![id])?;
    let Some((name, handle, state)) = w.opt::<(String, String, String)>(&CALLED, p![id])? else {
        return Ok(());
    };
    if state == "left" {
        return Ok(());
    }
    for word in name.split_whitespace().chain([handle.as_str()]) {
        w.exec(&CALL, p![word, id])?;
    }
    Ok(())
}

/// A stretch of words: from the first of them to the one they all come before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub from: String,
    pub until: String,
    /// How many people bear one of them, at most `MANY`.
    pub people: i64,
}

impl Stretch {
    /// Whether so few bear one that they are looked at one by one.
    pub(super) const fn few(&self) -> bool {
        self.people < MANY
    }
}

/// The words that begin with the first one of what was typed (folded).
///
/// # Errors
/// What the database says.
pub(super) fn stretch(r: &mut Read<'_>, typed: &str) -> Res<Stretch> {
    let from = typed.split_whitespace().next().unwrap_or_default().to_owned();
    // No letter comes after this one.
    let until = format!("{from}\u{10FFFF}");
    let people = r.one::<(i64,)>(&HOW_MANY, p![&from, &until, MANY])?.0;
    Ok(Stretch { from, until, people })
}
