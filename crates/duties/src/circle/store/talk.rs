//! What the circle talks about in the space that is its own.

use kernel::{Actor, SpaceId, Time};
use store::{Read, Res, p, row, sql};

sql!(
    SPACE,
    "SELECT s.id, s.slug, s.name FROM spaces s JOIN visible_spaces v ON v.space_id = s.id AND v.person_id = $1
     WHERE s.hosts = 'roles' AND s.closed_ms IS NULL"
);
sql!(
    THREADS,
    "SELECT t.id, t.title, p.name, p.handle, t.replies, t.last_ms FROM threads t JOIN people p ON p.id = t.author_id
     WHERE t.space_id = $1 AND t.gone IS NULL ORDER BY t.last_ms DESC, t.id DESC LIMIT 5"
);

/// A conversation of the circle.
#[derive(Debug, Clone)]
pub struct Talked {
    /// Its id.
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// Who began it.
    pub name: String,
    /// Their short name.
    pub handle: String,
    /// How often it was replied to.
    pub replies: i64,
    /// When something was said last.
    pub last: Time,
}
row!(Talked { id, title, name, handle, replies, last });

/// The circle’s own space, as the actor may read it.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What was said last.
    pub threads: Vec<Talked>,
}

/// Where the circle talks, with what was said last; nothing while there is no such space, or for whoever is
/// not in it.
///
/// # Errors
/// What the database says.
pub fn talk(r: &mut Read<'_>, actor: &Actor) -> Res<Option<Talk>> {
    let Some((id, slug, name)) = r.opt::<(SpaceId, String, String)>(&SPACE, p![actor.id])? else {
        return Ok(None);
    };
    Ok(Some(Talk { slug, name, threads: r.all(&THREADS, p![id])? }))
}
