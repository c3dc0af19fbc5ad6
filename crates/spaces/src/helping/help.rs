//! A request for help, and what a manager asks for their team. Pure.

use kernel::problem::Fields;
use kernel::{PersonId, Problem, SpaceId, Time};
use policy::{Attr, Standing, Thing};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::coaching::{LONGEST_ABOUT, LONGEST_DAYS};

/// The kinds of help, in the order of the form.
pub const KINDS: [&str; 3] = ["train", "practice", "coach"];
/// How many days it lasts when nothing is said.
pub const DAYS: i64 = 28;

/// What a manager asks for, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewHelp)]
pub struct Asking {
    /// `train` (train the team), `practice` (teach a good practice), `coach` (coach me).
    #[serde(default)]
    pub kind: String,
    /// Handle of somebody who facilitates a community or leads the network.
    #[serde(default)]
    pub person: String,
    /// What for; at most 300 characters.
    #[serde(default)]
    pub about: String,
    /// How many days, 1 to 84; 28 when it is left out.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    pub days: Option<serde_json::Value>,
    /// Whether they may write in the team meanwhile.
    #[serde(default)]
    pub speaks: bool,
}

/// How many days were given, when that can be read.
pub(super) fn days(given: Option<&serde_json::Value>) -> Option<i64> {
    match given {
        None => Some(DAYS),
        Some(serde_json::Value::Number(n)) => n.as_i64(),
        Some(serde_json::Value::String(text)) if text.trim().is_empty() => Some(DAYS),
        Some(serde_json::Value::String(text)) => text.trim().parse().ok(),
        Some(_) => None,
    }
}

impl Asking {
    /// How many days were asked for, when that can be read.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        days(self.days.as_ref())
    }
    /// Checks what was sent, for a helper of whom it is known whether they are from outside.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn check(&self, helper: Option<bool>) -> Result<i64, Problem> {
        let mut fields = Fields::default();
        fields.check(KINDS.contains(&self.kind.as_str()), "kind", "spaces-help-kind");
        match helper {
            None => fields.check(false, "person", "spaces-help-nobody"),
            Some(outside) => {
                fields.check(!(outside && self.speaks), "speaks", "spaces-coach-outside-reads");
            }
        }
        let days = self.days().filter(|days| (1..=LONGEST_DAYS).contains(days));
        fields.check(days.is_some(), "days", "spaces-help-days");
        fields.length(&self.about, LONGEST_ABOUT, "about");
        fields.done()?;
        days.ok_or(Problem::NotFound)
    }
}

/// A request for help with everything its page says.
#[derive(Debug, Clone)]
pub struct Help {
    /// Its id.
    pub id: i64,
    /// The team, or the first of two spaces that want the same time.
    pub space: Option<SpaceId>,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub team: String,
    /// One of [`KINDS`], or of those of a call.
    pub kind: String,
    /// What for.
    pub about: String,
    /// Invited to write.
    pub speaks: bool,
    /// How many days.
    pub days: i64,
    /// `asked`, `agreed`, `declined`, `withdrawn`, `ended`; `settled` for whoever does not take part.
    pub state: String,
    /// When it was asked.
    pub at: Time,
    /// Who asks.
    pub asker: PersonId,
    /// Their name.
    pub asker_name: String,
    /// Their handle.
    pub asker_handle: String,
    /// Who is asked; nobody for whoever does not take part.
    pub helper: PersonId,
    /// Their name.
    pub helper_name: String,
    /// Their handle.
    pub helper_handle: String,
    /// Whom it was addressed to.
    pub level: String,
    /// Name of the other space, where two want the same time.
    pub other: String,
    /// An address within the network.
    pub context: String,
    /// Until when; 0 for never passed on.
    pub due: Time,
    /// What was answered.
    pub answer: String,
    /// How often it went a level up.
    pub raised: i64,
    /// The reader may answer it.
    pub addressed: bool,
    /// Until when a coaching between two people lasts; 0 for none.
    pub until: Time,
}
store::row!(Help {
    id,
    space,
    slug,
    team,
    kind,
    about,
    speaks,
    days,
    state,
    at,
    asker,
    asker_name,
    asker_handle,
    helper,
    helper_name,
    helper_handle,
    level,
    other,
    context,
    due,
    answer,
    raised,
    addressed,
    until,
});

impl Help {
    /// A manager asked for their team: agreeing begins a coaching.
    #[must_use]
    pub const fn coaches(&self) -> bool {
        self.days > 0 && self.space.is_some()
    }
    /// Somebody asked to be coached themselves: agreeing begins a time of it, which ends by itself.
    #[must_use]
    pub const fn personal(&self) -> bool {
        self.days > 0 && self.space.is_none()
    }
    /// It is between two others: it was the reader’s to answer once, and what came of it is not for them.
    #[must_use]
    pub const fn apart(&self) -> bool {
        self.helper_handle.is_empty()
    }
    /// Such a time runs.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.personal() && self.state == "agreed"
    }
}

impl Thing for Help {
    fn kind(&self) -> &'static str {
        "HelpRequest"
    }
    fn id(&self) -> i64 {
        self.id
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("asker", Attr::Person(self.asker)),
            ("helper", Attr::Person(self.helper)),
            ("addressed", Attr::Bool(self.addressed)),
            ("coaches", Attr::Bool(self.coaches())),
        ]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}
