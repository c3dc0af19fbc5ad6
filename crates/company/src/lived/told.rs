//! What people are told of it: of the last two weeks, the oldest ones read.

use kernel::time::{DAY, HOUR};
use kernel::{PersonId, SpaceId, Time};
use store::{Res, Write, p};

use super::names::Names;
use crate::rows;

/// For how long back people are told.
const BACK: i64 = 14 * DAY;

/// A notice about something that is no conversation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    about: i64,
    reason: &'static str,
    person: PersonId,
    actor: Option<PersonId>,
    space: Option<SpaceId>,
    at: Time,
}

impl Told {
    pub(super) const fn new(
        about: i64,
        reason: &'static str,
        person: PersonId,
        (actor, space): (Option<PersonId>, Option<SpaceId>),
        at: Time,
    ) -> Self {
        Self { about, reason, person, actor, space, at }
    }

    /// What it is about, as the room of notices calls it.
    fn subject(&self) -> String {
        let what = match self.reason {
            "nominated" => "nomination",
            "review_opened" => "review",
            "description_due" => "description",
            "view_asked" | "view_given" => "view",
            "candidate_asked" => "vacancy",
            _ => "help",
        };
        format!("{what}:{}", self.about)
    }

    /// Writes it, when it is of the last two weeks.
    pub(super) fn write(self, w: &mut Write<'_>, names: &Names<'_>) -> Res<()> {
        let end = names.company.end;
        let here = names.known(self.person).is_some_and(|p| !p.external && p.left.is_none());
        if self.at < end.plus(-BACK) || !here {
            return Ok(());
        }
        let read = (self.at < end.plus(-5 * DAY)).then(|| self.at.plus(3 * HOUR));
        let id = names.new_id::<Self>(self.at);
        let subject = self.subject();
        w.exec(
            &rows::TOLD,
            p![id, self.person, &subject, self.reason, self.space, self.about, self.actor, self.at, read],
        )
        .map(drop)
    }
}
