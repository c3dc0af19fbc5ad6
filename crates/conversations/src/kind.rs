//! Kinds of thread, the states of each, the ways between them, and which kind of space has which: one
//! pure table, which the API publishes as it stands here.

use serde::{Deserialize, Serialize};
use store::{FromCol, Row};
use web::place::Kind as SpaceKind;

use super::kinds::moves::{self, Move};

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
        /// Something that does not work; done when it is solved.
        Problem = "problem",
        /// Who does what when: in the flow of work only.
        Coordination = "coordination",
        /// Something to be decided, with the words, the reasons and who decided.
        Decision = "decision",
        /// How we do something; agreed, and looked at again on a day.
        Practice = "practice",
        /// A wish; whoever decides gives an answer.
        Idea = "idea",
        /// Choosing between a few things.
        Poll = "poll",
        /// Telling everybody in the space.
        Announcement = "announcement",
    }
}

named! {
    /// Where a thread stands.
    State {
        /// It goes on.
        Open = "open",
        /// A reply is marked as the answer.
        Answered = "answered",
        /// The problem is gone.
        Solved = "solved",
        /// What was to do is done.
        Done = "done",
        /// Nothing is decided yet.
        Proposed = "proposed",
        /// It is decided.
        Taken = "taken",
        /// It is not decided on any more.
        Dropped = "dropped",
        /// Not agreed yet.
        Draft = "draft",
        /// This is how it is done.
        Agreed = "agreed",
        /// Whoever decides looks at it.
        Considered = "considered",
        /// It is wanted.
        Accepted = "accepted",
        /// It is not wanted, with the reason.
        Declined = "declined",
        /// No more votes.
        Closed = "closed",
    }
}

impl State {
    /// Its number in facts: the place in this list, from 1.
    #[must_use]
    pub const fn number(self) -> i64 {
        self as i64 + 1
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
    /// The ways between them. A question's answer is marked instead.
    pub moves: &'static [Move],
    /// The kinds of space that have it.
    pub spaces: &'static [SpaceKind],
    /// Whether it calls for everybody's attention, so that only some may start it.
    pub interrupts: bool,
}

const EVERYWHERE: &[SpaceKind] = SpaceKind::ALL;
const IN_THE_FLOW: &[SpaceKind] = &[SpaceKind::Team, SpaceKind::Project];
const OF_A_GROUP: &[SpaceKind] = &[SpaceKind::Team, SpaceKind::Community, SpaceKind::Project];
// In a team what one would change is said to whoever decides it; nobody collects ideas there.
const WISHES: &[SpaceKind] = &[SpaceKind::Community, SpaceKind::Project, SpaceKind::Network];

const fn row(
    kind: ThreadKind,
    number: i64,
    states: &'static [State],
    spaces: &'static [SpaceKind],
    moves: &'static [Move],
) -> KindRow {
    KindRow { kind, number, states, moves, spaces, interrupts: matches!(kind, ThreadKind::Announcement) }
}

/// The table.
pub const KINDS: &[KindRow] = &[
    row(ThreadKind::Discussion, 1, &[State::Open], EVERYWHERE, &[]),
    row(ThreadKind::Question, 2, &[State::Open, State::Answered], EVERYWHERE, &[]),
    row(ThreadKind::Problem, 5, &[State::Open, State::Solved], OF_A_GROUP, moves::PROBLEM),
    row(ThreadKind::Coordination, 4, &[State::Open, State::Done], IN_THE_FLOW, moves::COORDINATION),
    row(
        ThreadKind::Decision,
        6,
        &[State::Proposed, State::Taken, State::Dropped],
        OF_A_GROUP,
        moves::DECISION,
    ),
    row(ThreadKind::Practice, 7, &[State::Draft, State::Agreed], OF_A_GROUP, moves::PRACTICE),
    row(
        ThreadKind::Idea,
        8,
        &[State::Open, State::Considered, State::Accepted, State::Declined, State::Done],
        WISHES,
        moves::IDEA,
    ),
    row(ThreadKind::Poll, 9, &[State::Open, State::Closed], EVERYWHERE, moves::POLL),
    row(ThreadKind::Announcement, 3, &[State::Open], EVERYWHERE, &[]),
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
    /// Where it starts.
    #[must_use]
    pub fn first(self) -> State {
        self.row().and_then(|row| row.states.first().copied()).unwrap_or(State::Open)
    }
    /// The ways on from `state`.
    pub fn moves_from(self, state: State) -> impl Iterator<Item = &'static Move> {
        let moves = self.row().map_or(&[][..], |row| row.moves);
        moves.iter().filter(move |m| m.from.contains(&state))
    }
}

/// The kinds a space of `kind` has, in the order of the table.
pub fn kinds_of(kind: SpaceKind) -> impl Iterator<Item = &'static KindRow> {
    KINDS.iter().filter(move |row| row.spaces.contains(&kind))
}
