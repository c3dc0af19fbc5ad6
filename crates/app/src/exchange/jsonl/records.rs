//! The records, read from rows and written to lines in the same shape.

use kernel::{Id, MessageId, PersonId, SpaceId, ThreadId, Time, UnitId};
use serde::{Deserialize, Serialize};
use store::row;

use super::{files, leads, notes};

/// The version of the form.
pub(crate) const FORMAT: u32 = 1;

pub(super) fn is_false(value: &bool) -> bool {
    !*value
}

/// What ids of absences are ids of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Away {}

macro_rules! record {
    ($(#[$doc:meta])* $name:ident {
        $($field:ident: $ty:ty,)* ; $($open:ident: $open_ty:ty,)* ; $($flag:ident,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub(crate) struct $name {
            $(pub $field: $ty,)*
            $(#[serde(default, skip_serializing_if = "Option::is_none")] pub $open: Option<$open_ty>,)*
            $(#[serde(default, skip_serializing_if = "crate::exchange::jsonl::records::is_false")] pub $flag: bool,)*
        }
        row!($name { $($field,)* $($open,)* $($flag),* });
    };
}

pub(super) use record;

record! {
    /// A unit of the organisation.
    Unit {
        id: UnitId, slug: String, name: String, created: Time,
        ; parent: UnitId, manager: PersonId, closed: Time,
        ;
    }
}
record! {
    /// A stretch in which nothing about a unit changed.
    UnitPeriod {
        unit: UnitId, from: Time, name: String,
        ; until: Time, parent: UnitId, manager: PersonId, by: PersonId,
        ;
    }
}
record! {
    /// Somebody; without password, sessions and tokens.
    Person {
        id: PersonId, handle: String, name: String, title: String, about: String, lang: String, languages: String, zone: String, state: String, created: Time,
        ; mail: String, unit: UnitId, about_who: String,
        ; external,
    }
}
record! {
    /// Who belonged to which unit when.
    Posting {
        person: PersonId, unit: UnitId, from: Time,
        ; until: Time,
        ;
    }
}
record! {
    /// A permission over the whole network.
    Grant {
        person: PersonId, key: String, since: Time,
        ; by: PersonId,
        ;
    }
}
record! {
    /// Somebody may not sign in for now.
    Suspension {
        person: PersonId, at: Time, reason: String,
        ; by: PersonId,
        ;
    }
}
record! {
    /// What somebody says of themselves in one field, and who sees it.
    ProfileField {
        person: PersonId, key: String, words: String, who: String,
        ;
        ;
    }
}
record! {
    /// What somebody offers, seeks or speaks.
    Skill {
        person: PersonId, kind: String, word: String, folded: String, who: String,
        ;
        ;
    }
}
record! {
    /// Somebody is away.
    Absence {
        id: Id<Away>, person: PersonId, from: Time, until: Time, made: Time,
        ; deputy: PersonId,
        ;
    }
}
record! {
    /// Somebody left, with what is theirs if they come back.
    Leaver {
        person: PersonId, at: Time, name: String, handle: String,
        ; by: PersonId, mail: String, unit: UnitId,
        ;
    }
}
record! {
    /// A space.
    Space {
        id: SpaceId, slug: String, name: String, kind: String, join: String, hue: i64, card_version: i64, created: Time,
        ; unit: UnitId, by: PersonId, closed: Time,
        ; open_read, reactions,
    }
}
record! {
    /// One version of a space's six answers.
    Card {
        space: SpaceId, version: i64, why: String, expected: String, free: String, ask: String, deciders: String, terms: String, created: Time,
        ; by: PersonId,
        ;
    }
}
record! {
    /// Who accepted which version of the terms.
    Terms {
        person: PersonId, space: SpaceId, version: i64, at: Time,
        ;
        ;
    }
}
record! {
    /// Who is in which space.
    Membership {
        person: PersonId, space: SpaceId, standing: String, since: Time,
        ; by: PersonId,
        ;
    }
}
record! {
    /// Who stands in for a team's manager.
    Delegate {
        space: SpaceId, person: PersonId, since: Time,
        ; until: Time, by: PersonId,
        ;
    }
}
record! {
    /// Who coaches a team until when, and what for.
    Coach {
        space: SpaceId, person: PersonId, from: Time, until: Time, about: String, by: PersonId,
        ;
        ; speaks,
    }
}
record! {
    /// Who asks to join.
    JoinRequest {
        space: SpaceId, person: PersonId, note: String, at: Time,
        ;
        ;
    }
}
record! {
    /// Who is invited.
    Invitation {
        space: SpaceId, person: PersonId, by: PersonId, at: Time,
        ;
        ;
    }
}
record! {
    /// A thread; its words are its opening message.
    Thread {
        id: ThreadId, space: SpaceId, kind: String, state: String, title: String, author: PersonId, created: Time,
        ; gone: String, kept_title: String,
        ; broadcast,
    }
}
record! {
    /// An earlier wording of a message.
    MessageVersion {
        message: MessageId, version: i64, text: String, until: Time, by: PersonId,
        ; title: String,
        ;
    }
}
record! {
    /// Who reacted.
    Reaction {
        message: MessageId, emoji: String, person: PersonId, at: Time,
        ;
        ;
    }
}
record! {
    /// Who follows a thread and why.
    Follow {
        thread: ThreadId, person: PersonId, why: String, since: Time,
        ;
        ;
    }
}

record! {
    /// A message as its row has it.
    MessageRow {
        id: MessageId, thread: ThreadId, author: PersonId, text: String, created: Time,
        ; edited: Time, gone: String, gone_at: Time, gone_by: PersonId,
        ; opening, answer,
    }
}

/// A role somebody holds, over the network, a unit or a space.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Assignment {
    pub person: PersonId,
    pub role: String,
    /// `network`, `unit` or `space`.
    pub scope: String,
    /// The slug of the unit or space; nothing for the network.
    #[serde(rename = "in", default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Percent of working time.
    pub share: i64,
    pub since: Time,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}
row!(Assignment { person, role, scope, place, share, since, until });

/// A message with the people it mentions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Message {
    #[serde(flatten)]
    pub row: MessageRow,
    /// Who is mentioned and could read it; found in the text when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Vec<PersonId>>,
}

/// The first line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Network {
    pub format: u32,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Record {
    Network(Network),
    Unit(Unit),
    Person(Person),
    UnitPeriod(UnitPeriod),
    Posting(Posting),
    Grant(Grant),
    Suspension(Suspension),
    ProfileField(ProfileField),
    Skill(Skill),
    Absence(Absence),
    Leaver(Leaver),
    Space(Space),
    Card(Card),
    Terms(Terms),
    Membership(Membership),
    Delegate(Delegate),
    Coach(Coach),
    Assignment(Assignment),
    JoinRequest(JoinRequest),
    Invitation(Invitation),
    Thread(Thread),
    Follow(Follow),
    Message(Message),
    MessageVersion(MessageVersion),
    Reaction(Reaction),
    ThreadTerms(leads::ThreadTerms),
    ThreadAct(leads::ThreadAct),
    Poll(leads::Poll),
    PollOption(leads::PollOption),
    Outcome(leads::Outcome),
    Task(leads::Task),
    Pin(leads::Pin),
    Featured(leads::Featured),
    Forward(leads::Forward),
    ScheduledPost(leads::ScheduledPost),
    File(files::File),
    FileVersion(files::FileVersion),
    Attachment(files::Attachment),
    Picture(files::Picture),
    SpacePicture(files::SpacePicture),
    Note(notes::Note),
    NoteVersion(notes::NoteVersion),
}
