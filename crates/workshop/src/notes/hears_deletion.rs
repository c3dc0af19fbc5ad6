//! A space is deleted, and its notes with it.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

sql!(
    NO_VERSIONS,
    "DELETE FROM note_versions WHERE note_id IN (SELECT n.id FROM notes n WHERE n.space_id = $1)"
);
sql!(NO_LINKS, "DELETE FROM note_links WHERE note_id IN (SELECT n.id FROM notes n WHERE n.space_id = $1)");
sql!(NO_NOTES, "DELETE FROM notes WHERE space_id = $1");

pub(super) fn consumers() -> Vec<Consumer> {
    vec![Consumer { name: "notes.removed", hears: &["space.removed"], quiet: true, handle: removed }]
}

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    for sql in [&NO_VERSIONS, &NO_LINKS, &NO_NOTES] {
        w.exec(sql, p![fact.subject])?;
    }
    Ok(())
}
