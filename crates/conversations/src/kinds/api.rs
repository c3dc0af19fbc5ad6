//! Shapes of the public JSON about states and kinds.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::moves::{Asks, By, Move};
use super::store::{Act, Kept};
use crate::api::Author;
use crate::kind::{State, ThreadKind};

/// A wish for another state.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewState {
    /// One of the states of the thread's kind.
    pub state: String,
    /// Why, in a line; kept with the change.
    pub why: String,
    /// The words of a decision, or the answer to an idea.
    pub words: String,
    /// Handle of who decided, when it was somebody else.
    pub decided_by: String,
    /// Day on which an agreed practice is looked at again, `YYYY-MM-DD`.
    pub day: String,
}

/// A wish for another kind.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewKind {
    /// The kind.
    pub kind: String,
    /// Why, in a line; kept with the change.
    pub why: String,
}

/// Who does it, by when.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewTerms {
    /// Handle of whoever does it; empty for nobody.
    pub who: String,
    /// The day, `YYYY-MM-DD`; empty for none.
    pub day: String,
}

/// On pages: which state the form is for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct To {
    /// The state.
    pub to: String,
}

/// A way from one state to another.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ThreadMove)]
pub struct MoveJson {
    /// Where the thread may stand before.
    pub from: Vec<State>,
    /// Where it stands after.
    pub to: State,
    /// Who may: `settles` its author or whoever leads the space, `decides` who leads the space.
    pub by: By,
    /// What has to be said with it.
    pub asks: Asks,
}

impl From<&Move> for MoveJson {
    fn from(m: &Move) -> Self {
        Self { from: m.from.to_vec(), to: m.to, by: m.by, asks: m.asks }
    }
}

/// One change of a thread's state or kind.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ThreadAct)]
pub struct ActJson {
    /// `state` or `kind`.
    pub act: String,
    /// What it was.
    pub was: String,
    /// What it became.
    pub became: String,
    /// Why; may be empty.
    pub why: String,
    /// Who; absent when its time was over.
    pub by: Option<Author>,
    /// When.
    pub at: Time,
}

impl From<Act> for ActJson {
    fn from(a: Act) -> Self {
        let by = author(a.by, a.handle, a.name);
        Self { act: a.act, was: a.was, became: a.became, why: a.why, by, at: a.at }
    }
}

fn author(id: Option<kernel::PersonId>, handle: Option<String>, name: Option<String>) -> Option<Author> {
    Some(Author { id: id?, handle: handle?, name: name? })
}

/// Where a thread stands, how it came there, and where you may bring it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Standing)]
pub struct StandingJson {
    /// What it is for.
    pub kind: ThreadKind,
    /// Where it stands.
    pub state: State,
    /// Who does it.
    pub who: Option<Author>,
    /// By which day, or on which day it is looked at again.
    pub day: String,
    /// What was decided or answered.
    pub words: String,
    /// The reasons.
    pub reasons: String,
    /// Who decided.
    pub decided_by: Option<Author>,
    /// When.
    pub decided: Option<Time>,
    /// Where you may bring it from here.
    pub moves: Vec<State>,
    /// Every change so far, oldest first.
    pub acts: Vec<ActJson>,
}

impl StandingJson {
    /// Of what is kept.
    #[must_use]
    pub fn of(kind: ThreadKind, state: State, kept: Kept, moves: Vec<State>, acts: Vec<Act>) -> Self {
        Self {
            kind,
            state,
            who: author(kept.who, kept.who_handle, kept.who_name),
            day: kept.day,
            words: kept.words,
            reasons: kept.reasons,
            decided_by: author(kept.by, kept.by_handle, kept.by_name),
            decided: kept.decided,
            moves,
            acts: acts.into_iter().map(ActJson::from).collect(),
        }
    }
}
