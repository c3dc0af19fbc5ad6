//! A case as the gate sees it.

use kernel::{PersonId, SpaceId, ThreadId, Time};
use policy::{Action, Attr, Standing, Thing};
use web::place::Place;

use super::case::Stand;

/// Acting upon a case.
pub const DECIDE: Action = Action("decideCase");
/// Answering an appeal.
pub const ANSWER: Action = Action("answerAppeal");
/// Appealing.
pub const APPEAL: Action = Action("appealCase");

/// A case's row.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// Its id.
    pub id: i64,
    /// `message`, `file`, `profile`, `space`.
    pub what: String,
    /// What was reported.
    pub subject: i64,
    /// Where it is.
    pub space: Option<SpaceId>,
    /// Its thread.
    pub thread: Option<ThreadId>,
    /// Whom it concerns, under the name that is shown.
    pub author: PersonId,
    /// That is a neutral name.
    pub veiled: bool,
    /// `open`, `asked`, `decided`.
    pub state: String,
    /// 0 space, 1 network, 2 owners.
    pub level: i64,
    /// Empty, `hidden`, `removed`.
    pub held: String,
    /// Its thread is locked.
    pub locked: bool,
    /// How many reported it.
    pub reports: i64,
    /// Since when.
    pub created: Time,
    /// Who decided.
    pub decider: Option<PersonId>,
    /// When.
    pub decided: Option<Time>,
    /// Empty, `open`, `upheld`, `overturned`.
    pub appeal: String,
    /// Who answers it.
    pub appeal_level: i64,
    /// Why the author appeals.
    pub appeal_words: String,
    /// What was answered.
    pub appeal_answer: String,
    /// The actor reported it.
    pub reported: bool,
    /// It concerns the actor, under their own or a neutral name.
    pub mine: bool,
    /// The author has heard of it.
    pub told: bool,
}
store::row!(CaseRow {
    id,
    what,
    subject,
    space,
    thread,
    author,
    veiled,
    state,
    level,
    held,
    locked,
    reports,
    created,
    decider,
    decided,
    appeal,
    appeal_level,
    appeal_words,
    appeal_answer,
    reported,
    mine,
    told
});

/// A case as one actor meets it.
#[derive(Debug, Clone)]
pub struct Case {
    /// What is known of it.
    pub row: CaseRow,
    /// Its space, when the actor sees that.
    pub place: Option<Place>,
    /// Who asks.
    pub actor: PersonId,
}

impl Case {
    /// Where it stands.
    #[must_use]
    pub fn stand(&self) -> Stand {
        let row = &self.row;
        Stand { what: row.what.clone(), state: row.state.clone(), held: row.held.clone(), locked: row.locked }
    }
    /// Who decides now: of an appeal, the level it went to.
    #[must_use]
    pub fn level(&self) -> &'static str {
        let level = if self.row.appeal == "open" { self.row.appeal_level } else { self.row.level };
        ["space", "network", "owner"].get(usize::try_from(level).unwrap_or(2)).copied().unwrap_or("owner")
    }
}

impl Thing for Case {
    fn kind(&self) -> &'static str {
        "ModerationCase"
    }
    fn id(&self) -> i64 {
        self.row.id
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        let author = if self.row.mine { self.actor } else { self.row.author };
        vec![
            ("author", Attr::Person(author)),
            ("decider", Attr::Person(self.row.decider.unwrap_or(PersonId::new(0)))),
            ("reported", Attr::Bool(self.row.reported)),
            ("level", Attr::text(self.level())),
        ]
    }
    fn standing(&self) -> Standing {
        let standing = self.place.as_ref().map(Place::standing).unwrap_or_default();
        Standing { author: self.row.mine, ..standing }
    }
    fn space(&self) -> Option<i64> {
        self.place.as_ref().map(|p| p.id.number())
    }
    fn space_attrs(&self) -> Vec<(&'static str, Attr)> {
        self.place.as_ref().map(Place::attrs).unwrap_or_default()
    }
    fn args(&self) -> Vec<(String, String)> {
        self.place.as_ref().map(Place::args).unwrap_or_default()
    }
}
