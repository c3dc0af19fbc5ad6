//! Kinds of thread, the states of each, and which kind of space has which: one pure table, which
//! the API publishes as it stands here.

use serde::{Deserialize, Serialize};
use store::{FromCol, Row};
use web::place::Kind as SpaceKind;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// The stable word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
            /// The one of that word.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)* _ => None }
            }
        }
        impl<'r> FromCol<'r> for $name {
            fn from_col(row: &'r Row<'r>, at: usize) -> store::Res<Self> {
                let text: &str = row.get(at)?;
                Self::parse(text).ok_or_else(|| store::Error::Other(format!("column {at} holds {text}")))
            }
        }
    };
}

named! {
    /// What a thread is for.
    ThreadKind {
        /// Talking something over.
        Discussion = "discussion",
        /// Asking; done when it is answered.
        Question = "question",
        /// Telling everybody in the space.
        Announcement = "announcement",
        /// Who does what when: in the flow of work only.
        Coordination = "coordination",
    }
}

named! {
    /// Where a thread stands.
    State {
        /// It goes on.
        Open = "open",
        /// A reply is marked as the answer.
        Answered = "answered",
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: ThreadKind,
    /// Its number in facts.
    pub number: i64,
    /// The states it can be in; the first is where it starts.
    pub states: &'static [State],
    /// The kinds of space that have it.
    pub spaces: &'static [SpaceKind],
    /// Whether it calls for everybody's attention, so that only some may start it.
    pub interrupts: bool,
}

const EVERYWHERE: &[SpaceKind] = SpaceKind::ALL;
const IN_THE_FLOW: &[SpaceKind] = &[SpaceKind::Team, SpaceKind::Project];

/// The table.
pub const KINDS: &[KindRow] = &[
    KindRow {
        kind: ThreadKind::Discussion,
        number: 1,
        states: &[State::Open],
        spaces: EVERYWHERE,
        interrupts: false,
    },
    KindRow {
        kind: ThreadKind::Question,
        number: 2,
        states: &[State::Open, State::Answered],
        spaces: EVERYWHERE,
        interrupts: false,
    },
    KindRow {
        kind: ThreadKind::Announcement,
        number: 3,
        states: &[State::Open],
        spaces: EVERYWHERE,
        interrupts: true,
    },
    KindRow {
        kind: ThreadKind::Coordination,
        number: 4,
        states: &[State::Open],
        spaces: IN_THE_FLOW,
        interrupts: false,
    },
];

impl ThreadKind {
    /// Its line of the table.
    #[must_use]
    pub fn row(self) -> Option<&'static KindRow> {
        KINDS.iter().find(|row| row.kind == self)
    }
    /// Its number in facts; 0 never happens.
    #[must_use]
    pub fn number(self) -> i64 {
        self.row().map_or(0, |row| row.number)
    }
    /// Whether a space of `kind` has such threads.
    #[must_use]
    pub fn allowed_in(self, kind: SpaceKind) -> bool {
        self.row().is_some_and(|row| row.spaces.contains(&kind))
    }
    /// Whether it calls for everybody's attention.
    #[must_use]
    pub fn interrupts(self) -> bool {
        self.row().is_some_and(|row| row.interrupts)
    }
    /// Whether it can be in `state`.
    #[must_use]
    pub fn has(self, state: State) -> bool {
        self.row().is_some_and(|row| row.states.contains(&state))
    }
}

/// The kinds a space of `kind` has, in the order of the table.
pub fn kinds_of(kind: SpaceKind) -> impl Iterator<Item = &'static KindRow> {
    KINDS.iter().filter(move |row| row.spaces.contains(&kind))
}
