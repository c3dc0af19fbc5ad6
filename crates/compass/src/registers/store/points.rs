//! What the fields of an entry point at: other entries, units, spaces, threads.

use kernel::Actor;
use kernel::problem::Fields;
use store::{Error, Read, Res, p, sql};
use web::place::Kind as SpaceKind;
use web::{Place, find_place};

use crate::registers::draft::Sent;
use crate::registers::entry::Entry;
use crate::registers::list::{Kind, Register};

sql!(ENTRY, "SELECT state FROM register_items WHERE register = $1 AND id = $2");
sql!(LINKED, "SELECT kind, target_id FROM register_links WHERE item_id = $1");
sql!(UNIT, "SELECT id FROM units WHERE slug = $1 AND closed_ms IS NULL");
sql!(THREAD, "SELECT id FROM threads WHERE id = $1 AND space_id = $2 AND gone IS NULL");

/// What an entry points at.
#[derive(Debug, Default)]
pub struct Pointed {
    /// By field, the id of what it points at.
    pub links: Vec<(&'static str, Option<i64>)>,
    /// The community it belongs to.
    pub place: Option<Place>,
}

/// Looks up what the fields point at, noting what is not there. What an entry points at already
/// may be pointed at further, whatever became of it.
///
/// # Errors
/// What the database says.
pub fn look_up(
    r: &mut Read<'_>,
    actor: &Actor,
    register: &'static Register,
    sent: &Sent,
    entry: Option<&Entry>,
    fields: &mut Fields,
) -> Res<Pointed> {
    let before: Vec<(String, i64)> = match entry {
        Some(entry) => r.all(&LINKED, p![entry.id])?,
        None => Vec::new(),
    };
    let mut pointed = Pointed::default();
    for field in register.fields {
        let text = sent.get(field.key);
        let already = |id: i64| before.iter().any(|(kind, target)| kind == field.key && *target == id);
        let (target, reason) = match field.kind {
            Kind::Space if entry.is_some() || text.is_empty() => continue,
            Kind::Space => {
                pointed.place = community(r, actor, &text)?;
                fields.check(pointed.place.is_some(), field.key, "registers-space-unknown");
                continue;
            }
            Kind::Entry(_) | Kind::Unit | Kind::Thread if text.is_empty() => {
                pointed.links.push((field.key, None));
                continue;
            }
            Kind::Entry(states) => {
                let id = text.parse().unwrap_or(0);
                let state: Option<(String,)> = r.opt(&ENTRY, p![field.key, id])?;
                let fits = state.is_some_and(|(s,)| states.contains(&s.as_str()) || already(id));
                (fits.then_some(id), "registers-entry-unknown")
            }
            Kind::Unit => (r.ints(&UNIT, p![&text])?.first().copied(), "registers-unit-unknown"),
            Kind::Thread => {
                let space = entry.and_then(|e| e.space.as_ref().map(|s| s.id));
                let space = space.or(pointed.place.as_ref().map(|p| p.id));
                let id = thread_id(&text).filter(|id| space.is_some() && *id > 0);
                let found = r.ints(&THREAD, p![id.unwrap_or(0), space.map_or(0, |s| s.number())])?;
                (found.first().copied(), "registers-thread-unknown")
            }
            _ => continue,
        };
        fields.check(target.is_some(), field.key, reason);
        pointed.links.push((field.key, target));
    }
    Ok(pointed)
}

fn community(r: &mut Read<'_>, actor: &Actor, slug: &str) -> Res<Option<Place>> {
    match find_place(r, actor, slug) {
        Ok(place) => Ok(Some(place).filter(|p| p.kind == SpaceKind::Community && p.readable && !p.closed)),
        Err(Error::NoRow) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The thread an address names: `/s/diagnostics/t/123`, with or without the site before it.
fn thread_id(text: &str) -> Option<i64> {
    let (_, rest) = text.rsplit_once("/t/")?;
    rest.split(['?', '#', '/']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_is_named_by_its_address() {
        assert_eq!(thread_id("https://net.example/s/a/t/12#m-3"), Some(12));
        assert_eq!((thread_id("/s/a/t/12/"), thread_id("12"), thread_id("/s/a/t/x")), (Some(12), None, None));
    }
}
