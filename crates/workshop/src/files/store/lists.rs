//! The files of a space in their folders: keyset only, each order along an index of its own.

use std::collections::BTreeMap;

use kernel::{Actor, SpaceId, ThreadId};
use store::{Read, Res, p, sql};

use super::find::file_sql;
use crate::files::file::FileId;
use crate::files::things::FileRow;

macro_rules! list_sql {
    ($end:literal) => {
        concat!(
            file_sql!(
                "f.space_id = $2 AND f.gone_ms IS NULL
                 AND EXISTS (SELECT 1 FROM visible_files v WHERE v.person_id = $1 AND v.file_id = f.id) AND "
            ),
            $end
        )
    };
}
sql!(
    BY_NAME,
    list_sql!(
        "f.via = $7 AND f.folder = $3 AND (f.name_folded, f.id) > ($4, $5) ORDER BY f.name_folded, f.id LIMIT $6"
    )
);
sql!(
    BY_CHANGE,
    list_sql!(
        "f.via = $7 AND f.folder = $3 AND (f.changed_ms, f.id) < ($4, $5) ORDER BY f.changed_ms DESC, f.id DESC LIMIT $6"
    )
);
sql!(
    BY_SIZE,
    list_sql!(
        "f.via = $7 AND f.folder = $3 AND (f.size, f.id) < ($4, $5) ORDER BY f.size DESC, f.id DESC LIMIT $6"
    )
);
sql!(
    NAMED,
    list_sql!(
        "f.name_folded LIKE $3 ESCAPE '\\' AND (f.name_folded, f.id) > ($4, $5)
         ORDER BY f.name_folded, f.id LIMIT $6"
    )
);
sql!(KEY, "SELECT f.name_folded, f.changed_ms, f.size FROM files f WHERE f.id = $1 AND f.space_id = $2");
sql!(FOLDERS, "SELECT x.path, x.files FROM file_folders x WHERE x.space_id = $1 ORDER BY x.path LIMIT 1000");

sql!(
    ANY_SAID,
    "SELECT f.id FROM files f WHERE f.space_id = $2 AND f.via = 'message' AND f.gone_ms IS NULL
     AND EXISTS (SELECT 1 FROM visible_files v WHERE v.person_id = $1 AND v.file_id = f.id) LIMIT 1"
);
// A conversation of the same space: whoever reads one of them reads it.
sql!(
    SAID_IN,
    "SELECT x.file_id, t.id, t.title FROM message_files x JOIN messages m ON m.id = x.message_id AND m.gone IS NULL
     JOIN threads t ON t.id = m.thread_id AND t.gone IS NULL
     WHERE x.file_id = ANY($1) AND t.space_id = $2 ORDER BY x.file_id, m.id DESC"
);

/// In which order files are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// The latest change first.
    Changed,
    /// The largest first.
    Size,
}

impl Sort {
    /// All of them, in the order they are offered in.
    pub const ALL: [Self; 3] = [Self::Name, Self::Changed, Self::Size];
    /// The word for it in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Changed => "changed",
            Self::Size => "size",
        }
    }
    /// The one of that word; by name for any other.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|s| s.word() == word).unwrap_or_default()
    }
}

/// Where a list goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    name: String,
    changed: i64,
    size: i64,
    id: i64,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Those that came with messages, and not those that were put into the space itself.
    pub said: bool,
    /// The folder; not looked at while searching.
    pub folder: String,
    /// Part of a name, folded; empty when nothing is searched for.
    pub part: String,
    /// The order.
    pub sort: Sort,
    /// After which row.
    pub after: Option<Key>,
    /// How many, and one more.
    pub most: i64,
}

/// The place of a file in every order; `None` when it is not of that space.
///
/// # Errors
/// What the database says.
pub fn key_of(r: &mut Read<'_>, space: SpaceId, id: FileId) -> Res<Option<Key>> {
    let found: Option<(String, i64, i64)> = r.opt(&KEY, p![id, space])?;
    Ok(found.map(|(name, changed, size)| Key { name, changed, size, id: id.number() }))
}

/// The files of a space the caller has found through the actor.
///
/// # Errors
/// What the database says.
pub fn files(r: &mut Read<'_>, actor: &Actor, space: SpaceId, asked: &Asked) -> Res<Vec<FileRow>> {
    let most = asked.most + 1;
    let (up, down) = (
        asked.after.clone().unwrap_or(Key { name: String::new(), changed: 0, size: 0, id: 0 }),
        asked.after.as_ref().map(|k| (k.changed, k.size, k.id)),
    );
    let (changed, size, id) = down.unwrap_or((i64::MAX, i64::MAX, i64::MAX));
    if !asked.part.is_empty() {
        let like = format!("%{}%", asked.part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        return r.all(&NAMED, p![actor.id, space, &like, &up.name, up.id, most]);
    }
    let (via, folder) = if asked.said { ("message", "") } else { ("folder", asked.folder.as_str()) };
    match asked.sort {
        Sort::Name => r.all(&BY_NAME, p![actor.id, space, folder, &up.name, up.id, most, via]),
        Sort::Changed => r.all(&BY_CHANGE, p![actor.id, space, folder, changed, id, most, via]),
        Sort::Size => r.all(&BY_SIZE, p![actor.id, space, folder, size, id, most, via]),
    }
}

/// Whether messages of a space brought files the actor may read.
///
/// # Errors
/// What the database says.
pub fn any_said(r: &mut Read<'_>, actor: &Actor, space: SpaceId) -> Res<bool> {
    Ok(r.opt::<(i64,)>(&ANY_SAID, p![actor.id, space])?.is_some())
}

/// In which conversation of the space each of these files was last spoken of.
///
/// # Errors
/// What the database says.
pub fn said_in(
    r: &mut Read<'_>,
    space: SpaceId,
    rows: &[FileRow],
) -> Res<BTreeMap<FileId, (ThreadId, String)>> {
    let ids: Vec<i64> = rows.iter().map(|f| f.id.number()).collect();
    let mut found = BTreeMap::new();
    for (file, thread, title) in r.all::<(FileId, ThreadId, String)>(&SAID_IN, p![&ids, space])? {
        found.entry(file).or_insert((thread, title));
    }
    Ok(found)
}

/// The folders of a space with how many files lie in each.
///
/// # Errors
/// What the database says.
pub fn folders(r: &mut Read<'_>, space: SpaceId) -> Res<Vec<(String, i64)>> {
    r.all(&FOLDERS, p![space])
}
