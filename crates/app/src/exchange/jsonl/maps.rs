//! Which record of the file is which row here.

use std::collections::{HashMap, HashSet};

use kernel::id::{PAST_NODE, compose};
use kernel::{Id, Time};
use store::{Read, Res, Sql, p, sql};

use super::records::Record;
use super::{files, leads, notes};
use crate::exchange::Summary;

/// What ids are ids of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Unit,
    Person,
    Space,
    Thread,
    Message,
    File,
    Note,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] =
        [Self::Unit, Self::Person, Self::Space, Self::Thread, Self::Message, Self::File, Self::Note];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Person => "person",
            Self::Space => "space",
            Self::Thread => "thread",
            Self::Message => "message",
            Self::File => "file",
            Self::Note => "note",
        }
    }
    const fn here(self) -> &'static Sql {
        match self {
            Self::Unit => &UNITS,
            Self::Person => &PEOPLE,
            Self::Space => &SPACES,
            Self::Thread => &THREADS,
            Self::Message => &MESSAGES,
            Self::File => &FILES,
            Self::Note => &NOTES,
        }
    }
}

sql!(UNITS, "SELECT id FROM units WHERE id = ANY($1)");
sql!(PEOPLE, "SELECT id FROM people WHERE id = ANY($1)");
sql!(SPACES, "SELECT id FROM spaces WHERE id = ANY($1)");
sql!(THREADS, "SELECT id FROM threads WHERE id = ANY($1)");
sql!(MESSAGES, "SELECT id FROM messages WHERE id = ANY($1)");
sql!(FILES, "SELECT id FROM files WHERE id = ANY($1)");
sql!(NOTES, "SELECT id FROM notes WHERE id = ANY($1)");

/// Everything one run knows of before a batch.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Rows that have another id than their record, or another name: by kind and the record's id.
    pub ids: HashMap<(Kind, i64), i64>,
    /// Who is meant by a handle in the file's texts.
    pub handles: HashMap<String, (i64, String)>,
    /// Which space here is meant by a slug in the file.
    pub slugs: HashMap<String, i64>,
}

/// What a batch adds to it, once it is stored.
#[derive(Debug, Default)]
pub(crate) struct Delta {
    pub ids: Vec<((Kind, i64), i64)>,
    pub handles: Vec<(String, (i64, String))>,
    pub slugs: HashMap<String, i64>,
    pub summary: Summary,
}

impl State {
    /// The id a record has here, where it is another one.
    pub(crate) fn id(&self, kind: Kind, old: i64) -> i64 {
        self.ids.get(&(kind, old)).copied().unwrap_or(old)
    }
    pub(crate) fn take(&mut self, delta: Delta) -> Summary {
        self.ids.extend(delta.ids);
        self.handles.extend(delta.handles);
        self.slugs.extend(delta.slugs);
        delta.summary
    }
}

/// Which of these ids have a row.
pub(crate) fn here(r: &mut Read<'_>, kind: Kind, ids: &HashSet<i64>) -> Res<Vec<i64>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().copied().collect();
    r.ints(kind.here(), p![&ids])
}

/// The id itself where it is free, otherwise the next free one of the same moment.
pub(crate) fn free_id(r: &mut Read<'_>, kind: Kind, wanted: i64) -> Res<i64> {
    let mut id = wanted;
    let mut at: Time = Id::<()>::new(wanted).time();
    let mut seq = 1;
    while !here(r, kind, &HashSet::from([id]))?.is_empty() {
        id = compose(at.0, PAST_NODE, seq);
        (at, seq) = if seq >= 4095 { (at.plus(1), 1) } else { (at, seq + 1) };
    }
    Ok(id)
}

/// The records a record needs.
pub(crate) fn needs(record: &Record) -> Vec<(Kind, i64)> {
    use Kind::{Message, Person, Space, Thread, Unit};
    let mut all = match record {
        Record::Network(_) | Record::Unit(_) | Record::Person(_) => Vec::new(),
        Record::UnitPeriod(x) => vec![(Unit, x.unit.number())],
        Record::Posting(x) => vec![(Person, x.person.number()), (Unit, x.unit.number())],
        Record::Grant(x) => vec![(Person, x.person.number())],
        Record::Suspension(x) => vec![(Person, x.person.number())],
        Record::ProfileField(x) => vec![(Person, x.person.number())],
        Record::Skill(x) => vec![(Person, x.person.number())],
        Record::Absence(x) => {
            let deputy = x.deputy.map(|d| (Person, d.number()));
            std::iter::once((Person, x.person.number())).chain(deputy).collect()
        }
        Record::Leaver(x) => vec![(Person, x.person.number())],
        Record::Space(x) => x.unit.iter().map(|u| (Unit, u.number())).collect(),
        Record::Card(x) => vec![(Space, x.space.number())],
        Record::Terms(x) => vec![(Person, x.person.number()), (Space, x.space.number())],
        Record::Membership(x) => vec![(Person, x.person.number()), (Space, x.space.number())],
        Record::Delegate(x) => vec![(Person, x.person.number()), (Space, x.space.number())],
        Record::Coach(x) => {
            vec![(Person, x.person.number()), (Person, x.by.number()), (Space, x.space.number())]
        }
        Record::Assignment(x) => vec![(Person, x.person.number())],
        Record::JoinRequest(x) => vec![(Person, x.person.number()), (Space, x.space.number())],
        Record::Invitation(x) => {
            vec![(Person, x.person.number()), (Person, x.by.number()), (Space, x.space.number())]
        }
        Record::Thread(x) => vec![(Person, x.author.number()), (Space, x.space.number())],
        Record::Follow(x) => vec![(Person, x.person.number()), (Thread, x.thread.number())],
        Record::Message(x) => vec![(Person, x.row.author.number()), (Thread, x.row.thread.number())],
        Record::MessageVersion(x) => vec![(Person, x.by.number()), (Message, x.message.number())],
        Record::Reaction(x) => vec![(Person, x.person.number()), (Message, x.message.number())],
        Record::File(_)
        | Record::FileVersion(_)
        | Record::Attachment(_)
        | Record::Picture(_)
        | Record::SpacePicture(_) => files::needs(record),
        Record::Note(_) | Record::NoteVersion(_) => notes::needs(record),
        _ => leads::needs(record),
    };
    if let Record::Message(x) = record {
        all.extend(x.mentions.iter().flatten().map(|m| (Person, m.number())));
    }
    all
}
