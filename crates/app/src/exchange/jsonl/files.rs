//! Files and pictures: what is known of them goes line by line, their bytes beside the lines.

use kernel::{Fact, Id, MessageId, PersonId, SpaceId, Time, fold};
use serde::{Deserialize, Serialize};
use store::{Res, Write, p, row, sql};

use super::batch::Batch;
use super::maps::{Kind, free_id};
use super::records::{Record, record};
use crate::exchange::names;

/// What ids of files are ids of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {}

record! {
    /// A file that is there; `blob` names its bytes.
    File {
        id: Id<Kept>, space: SpaceId, folder: String, name: String, alt: String, via: String, author: PersonId, created: Time, changed: Time, version: i64, blob: String, kind: String, size: i64,
        ; width: i64, height: i64,
        ;
    }
}
record! {
    /// One version of a file.
    FileVersion {
        file: Id<Kept>, number: i64, blob: String, kind: String, size: i64, by: PersonId, at: Time,
        ; width: i64, height: i64, restored: i64,
        ;
    }
}
record! {
    /// Which message points to which file.
    Attachment {
        message: MessageId, file: Id<Kept>,
        ;
        ;
    }
}
record! {
    /// Somebody's own picture.
    Picture {
        person: PersonId, version: i64, blob: String, kind: String, size: i64, at: Time,
        ;
        ;
    }
}
record! {
    /// The picture of a space.
    SpacePicture {
        space: SpaceId, version: i64, blob: String, kind: String, size: i64, at: Time,
        ;
        ;
    }
}

sql!(
    pub(crate) FILES,
    "SELECT id, space_id, folder, name, alt, via, author_id, created_ms, changed_ms, version, blob, type, size, width, height
     FROM files WHERE id > $1 AND gone_ms IS NULL ORDER BY id LIMIT 1000"
);
sql!(
    pub(crate) VERSIONS,
    "SELECT n.file_id, n.number, n.blob, n.type, n.size, n.by_id, n.at_ms, n.width, n.height, n.restored
     FROM file_versions n JOIN files f ON f.id = n.file_id AND f.gone_ms IS NULL
     WHERE (n.file_id, n.number) > ($1, $2) ORDER BY n.file_id, n.number LIMIT 1000"
);
sql!(
    pub(crate) ATTACHMENTS,
    "SELECT x.message_id, x.file_id FROM message_files x JOIN files f ON f.id = x.file_id AND f.gone_ms IS NULL
     WHERE (x.message_id, x.file_id) > ($1, $2) ORDER BY x.message_id, x.file_id LIMIT 1000"
);
sql!(
    pub(crate) PICTURES,
    "SELECT person_id, version, blob, type, size, at_ms FROM pictures WHERE person_id > $1 ORDER BY person_id LIMIT 1000"
);
sql!(
    pub(crate) SPACE_PICTURES,
    "SELECT space_id, version, blob, type, size, at_ms FROM space_pictures WHERE space_id > $1 ORDER BY space_id LIMIT 1000"
);

sql!(BYTES, "SELECT b.key FROM blobs b WHERE b.key = $1 AND b.doomed_ms IS NULL");
sql!(FILE_HERE, "SELECT author_id, space_id FROM files WHERE id = $1");
sql!(
    PUT_FILE,
    "INSERT INTO files (id, space_id, folder, name, name_folded, alt, via, author_id, created_ms, changed_ms, version,
        blob, type, size, width, height)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::bigint, $16::bigint)"
);
sql!(
    PUT_VERSION,
    "INSERT INTO file_versions (file_id, number, blob, type, size, width, height, by_id, at_ms, restored)
     VALUES ($1, $2, $3, $4, $5, $6::bigint, $7::bigint, $8, $9, $10::bigint) ON CONFLICT DO NOTHING"
);
sql!(
    GROW,
    "INSERT INTO space_files (space_id, files, bytes)
     SELECT f.space_id, $2::bigint, $3::bigint FROM files f WHERE f.id = $1
     ON CONFLICT (space_id) DO UPDATE SET files = space_files.files + excluded.files, bytes = space_files.bytes + excluded.bytes"
);
sql!(
    FOLDER,
    "INSERT INTO file_folders (space_id, path, files) VALUES ($1, $2, 1)
     ON CONFLICT (space_id, path) DO UPDATE SET files = file_folders.files + 1"
);
sql!(
    PUT_ATTACHMENT,
    "INSERT INTO message_files (message_id, file_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"
);
sql!(
    PUT_PICTURE,
    "INSERT INTO pictures (person_id, version, blob, type, size, at_ms) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
);
sql!(
    PUT_SPACE_PICTURE,
    "INSERT INTO space_pictures (space_id, version, blob, type, size, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING"
);

/// The records one of these needs.
pub(crate) fn needs(record: &Record) -> Vec<(Kind, i64)> {
    use Kind::{File, Message, Person, Space};
    match record {
        Record::File(x) => vec![(Person, x.author.number()), (Space, x.space.number())],
        Record::FileVersion(x) => vec![(File, x.file.number()), (Person, x.by.number())],
        Record::Attachment(x) => vec![(Message, x.message.number()), (File, x.file.number())],
        Record::Picture(x) => vec![(Person, x.person.number())],
        Record::SpacePicture(x) => vec![(Space, x.space.number())],
        _ => Vec::new(),
    }
}

/// Which bytes a record names.
pub(crate) fn blob(record: &Record) -> Option<&str> {
    match record {
        Record::File(x) => Some(&x.blob),
        Record::FileVersion(x) => Some(&x.blob),
        Record::Picture(x) => Some(&x.blob),
        Record::SpacePicture(x) => Some(&x.blob),
        _ => None,
    }
}

/// Writes one of these records; why not, when it cannot be.
pub(crate) fn write(w: &mut Write<'_>, batch: &mut Batch<'_>, record: &Record) -> Res<Option<String>> {
    if let Some(key) = blob(record)
        && w.opt::<(String,)>(&BYTES, p![key])?.is_none()
    {
        return Ok(Some(format!("its bytes are not here ({key})")));
    }
    let person = |p: PersonId| batch.id(Kind::Person, p.number());
    match record {
        Record::File(x) => file(w, batch, x)?,
        Record::FileVersion(x) => version(w, batch, x)?,
        Record::Attachment(x) => {
            let (message, file) =
                (batch.id(Kind::Message, x.message.number()), batch.id(Kind::File, x.file.number()));
            w.exec(&PUT_ATTACHMENT, p![message, file])?;
        }
        Record::Picture(x) => {
            w.exec(&PUT_PICTURE, p![person(x.person), x.version, &x.blob, &x.kind, x.size, x.at])?;
        }
        Record::SpacePicture(x) => {
            let space = batch.id(Kind::Space, x.space.number());
            w.exec(&PUT_SPACE_PICTURE, p![space, x.version, &x.blob, &x.kind, x.size, x.at])?;
        }
        _ => {}
    }
    Ok(None)
}

fn file(w: &mut Write<'_>, batch: &mut Batch<'_>, x: &File) -> Res<()> {
    let old = x.id.number();
    let (author, space) =
        (batch.id(Kind::Person, x.author.number()), batch.id(Kind::Space, x.space.number()));
    let known = batch.state.ids.get(&(Kind::File, old)).copied();
    let same = w.opt::<(i64, i64)>(&FILE_HERE, p![old])? == Some((author, space));
    if let Some(id) = known.or(same.then_some(old)) {
        batch.delta.summary.known += 1;
        batch.here(Kind::File, id);
        return Ok(());
    }
    let id = free_id(w, Kind::File, old)?;
    let (name, folded, alt) = (names::line(&x.name), fold::fold(&x.name), names::text(&x.alt));
    let via = if x.via == "message" { "message" } else { "folder" };
    let own = p![
        id, space, &x.folder, &name, &folded, &alt, via, author, x.created, x.changed, x.version, &x.blob,
        &x.kind, x.size, x.width, x.height
    ];
    w.exec(&PUT_FILE, own)?;
    w.exec(&GROW, p![id, 1_i64, 0_i64])?;
    if !x.folder.is_empty() {
        w.exec(&FOLDER, p![space, &x.folder])?;
    }
    batch.here(Kind::File, id);
    batch.delta.summary.files += 1;
    let fact = Fact::past("file.added", id, x.created).by(PersonId::new(author));
    w.announce(fact.space(SpaceId::new(space)));
    if id == old { Ok(()) } else { batch.map(w, Kind::File, old, id) }
}

fn version(w: &mut Write<'_>, batch: &Batch<'_>, x: &FileVersion) -> Res<()> {
    let (file, by) = (batch.id(Kind::File, x.file.number()), batch.id(Kind::Person, x.by.number()));
    let own = p![file, x.number, &x.blob, &x.kind, x.size, x.width, x.height, by, x.at, x.restored];
    // What was brought back takes no room twice.
    let size = if x.restored.is_some() { 0 } else { x.size };
    if w.exec(&PUT_VERSION, own)? > 0 {
        w.exec(&GROW, p![file, 0_i64, size])?;
    }
    Ok(())
}

/// Words whose links to files lead to where those are here.
pub(crate) fn relinked(batch: &Batch<'_>, text: String) -> String {
    const AT: &str = "/files/";
    if !text.contains(AT) {
        return text;
    }
    let mut parts = text.split(AT);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        let now = number.parse().ok().map(|old| batch.id(Kind::File, old).to_string());
        out.push_str(AT);
        out.push_str(now.as_deref().unwrap_or(number));
        out.push_str(rest);
    }
    out
}
