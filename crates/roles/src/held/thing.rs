//! A co-driving as the gate sees it: the role it belongs to, with the people around it.

use kernel::{AssignmentId, PersonId};
use policy::{Action, Attr, Standing, Thing};

use super::act::{Named, Where};
use super::codriving::{CoDriving, Missing};

/// Seeing how a co-driving goes.
pub const SEE: Action = Action("seeProposal");
/// Checking lines, and releasing.
pub const RELEASE: Action = Action("releaseCoDriving");
/// Suspending.
pub const SUSPEND: Action = Action("suspendCoDriving");

/// A role's co-driving.
#[derive(Debug, Clone)]
pub struct CoDrivingThing {
    /// The role.
    pub id: AssignmentId,
    /// Key of what it is.
    pub role: String,
    /// `space`, `unit` or `network`.
    pub scope: String,
    /// The holder is from outside.
    pub external: bool,
    /// Who proposed them.
    pub proposer: Option<PersonId>,
    /// The space, when it is held in one.
    pub place: Option<Where>,
    /// Who holds it.
    pub holder: Named,
    /// Who drives with them.
    pub driver: Named,
    /// The co-driver is here and of the company.
    pub driver_here: bool,
    /// How far it is.
    pub now: CoDriving,
}

impl CoDrivingThing {
    /// Its page.
    #[must_use]
    pub fn page(&self) -> String {
        format!("/who/codriving/{}", self.id)
    }
    /// What a refused release says.
    #[must_use]
    pub fn missing_args(&self, missing: Missing) -> Vec<(String, String)> {
        let args = [("days", missing.days), ("acts", missing.acts), ("items", missing.items)];
        let mut args: Vec<(String, String)> =
            args.into_iter().map(|(name, n)| (name.to_owned(), n.to_string())).collect();
        args.push(("holder".to_owned(), self.holder.name.clone()));
        args
    }
}

impl Thing for CoDrivingThing {
    fn kind(&self) -> &'static str {
        "Assignment"
    }
    fn id(&self) -> i64 {
        self.id.number()
    }
    /// Whoever keeps the space is no party to it: how a co-driving goes is seen by the holder, the
    /// co-driver and those who answer for the network.
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        let nobody = PersonId::new(0);
        let driver = if self.driver_here { self.driver.id } else { nobody };
        vec![
            ("role", Attr::text(&self.role)),
            ("scope", Attr::text(&self.scope)),
            ("who", Attr::Person(self.holder.id)),
            ("whoExternal", Attr::Bool(self.external)),
            ("holder", Attr::Person(self.holder.id)),
            ("proposer", Attr::Person(self.proposer.unwrap_or(nobody))),
            ("inTeam", Attr::Bool(false)),
            ("keeper", Attr::Bool(false)),
            ("voluntary", Attr::Bool(false)),
            ("outside", Attr::text("co-driving")),
            ("founding", Attr::Bool(false)),
            ("last", Attr::Bool(false)),
            ("driver", Attr::Person(driver)),
            ("driven", Attr::Bool(self.driver_here)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
    fn args(&self) -> Vec<(String, String)> {
        vec![("holder".to_owned(), self.holder.name.clone()), ("driver".to_owned(), self.driver.name.clone())]
    }
}
