//! Indexing everything that is there: after an import without facts, or when an index is in doubt.
//! What has been reached is kept, so that it goes on where it stood.

use store::{Db, Read, Res, Write, p, sql};

use super::docs::{file_doc, message_doc, note_doc, person_doc, space_doc};
use super::hears::STEP;
use super::{index_store as index, things_store as things};

sql!(REACHED, "SELECT reached FROM search_rebuild WHERE id = 1");
sql!(
    REACH,
    "INSERT INTO search_rebuild (id, reached) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET reached = excluded.reached"
);
sql!(OVER, "DELETE FROM search_rebuild");
sql!(
    SWEPT,
    "SELECT d.id, d.kind IN ('person', 'space')
        OR EXISTS (SELECT 1 FROM files f WHERE f.id = 0 - d.id AND f.gone_ms IS NULL)
        OR EXISTS (SELECT 1 FROM notes n WHERE n.id = 0 - d.id)
        OR EXISTS (SELECT 1 FROM messages m JOIN threads t ON t.id = m.thread_id
        WHERE m.id = d.id AND m.gone IS NULL AND t.gone IS NULL)
     FROM search_docs d WHERE d.id > $1 ORDER BY d.id LIMIT $2"
);

/// One step of indexing everything that is there: `people:LAST`, `spaces:LAST`, `messages:LAST`,
/// `files:LAST`, `notes:LAST`, then `sweep:LAST`: documents of what is gone.
pub(super) fn step(w: &mut Write<'_>, args: &str) -> Res<Option<String>> {
    let (stage, after) = args.split_once(':').unwrap_or(("people", "0"));
    let after: i64 = after.parse().unwrap_or(0);
    let (last, next) = match stage {
        "people" => {
            let rows = index::people_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            rows.into_iter().try_for_each(|row| index::put(w, &person_doc(row)))?;
            (last, Some("spaces:0".to_owned()))
        }
        "spaces" => {
            let rows = index::spaces_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            for row in rows {
                index::know_space(w, row.id, row.open)?;
                index::put(w, &space_doc(row))?;
            }
            (last, Some("messages:0".to_owned()))
        }
        "files" => {
            let rows = things::files_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            rows.into_iter().try_for_each(|row| index::put(w, &file_doc(row)))?;
            (last, Some("notes:0".to_owned()))
        }
        "notes" => {
            let rows = things::notes_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            rows.into_iter().try_for_each(|row| index::put(w, &note_doc(row)))?;
            (last, Some(format!("sweep:{}", i64::MIN)))
        }
        "sweep" => {
            let rows = w.all::<(i64, bool)>(&SWEPT, p![after, STEP])?;
            let last = rows.last().map(|(id, _)| *id);
            for (id, _) in rows.into_iter().filter(|(_, there)| !there) {
                index::drop_doc(w, id)?;
            }
            (last, None)
        }
        _ => {
            let rows = index::messages_after(w, after, STEP)?;
            let last = rows.last().map(|r| r.id.number());
            rows.into_iter().try_for_each(|row| index::put(w, &message_doc(row)))?;
            (last, Some("files:0".to_owned()))
        }
    };
    Ok(last.map_or(next, |id| Some(format!("{stage}:{id}"))))
}

/// Indexes everything that is there, from the beginning.
///
/// # Errors
/// What the database says; what was indexed so far stays.
pub async fn rebuild(db: &Db) -> Res<()> {
    db.write(|w| w.exec(&OVER, p![])).await?;
    resume(db, |_| ()).await
}

/// Goes on where the last rebuild stopped, or begins; `tell` hears how far it has come.
///
/// # Errors
/// What the database says; what was indexed so far stays.
pub async fn resume(db: &Db, tell: impl Fn(&str)) -> Res<()> {
    let before = db.read(|r: &mut Read<'_>| r.opt::<(String,)>(&REACHED, p![])).await?;
    let mut args = Some(before.map_or_else(|| "people:0".to_owned(), |(reached,)| reached));
    while let Some(at) = args {
        tell(&at);
        args = db
            .bulk(move |w| {
                let next = step(w, &at)?;
                match &next {
                    Some(reached) => w.exec(&REACH, p![reached])?,
                    None => w.exec(&OVER, p![])?,
                };
                Ok::<_, store::Error>(next)
            })
            .await?;
    }
    Ok(())
}
