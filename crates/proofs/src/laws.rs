//! The charter's limits, said as what may pass at most.

use std::str::FromStr;

use cedar_policy::PolicySet;

/// A limit no rule may let anybody pass.
#[derive(Debug, Clone, Copy)]
pub struct Law {
    /// Its id in the requirements.
    pub id: &'static str,
    /// The actions, or groups of actions, it speaks of.
    pub actions: &'static [&'static str],
    /// What may pass at most, for each kind of thing, as a condition of the rules' language.
    pub at_most: &'static [(&'static str, &'static str)],
    /// Whether there must be somebody who gets through.
    pub somebody: bool,
}

impl Law {
    /// The law as a set of rules that allows exactly what it allows at most.
    ///
    /// # Errors
    /// When it says nothing about this kind of thing (a new noun needs a sentence of the law).
    pub(crate) fn at_most(&self, kind: &str) -> Result<PolicySet, String> {
        let condition = self.at_most.iter().find(|(of, _)| *of == kind).map(|(_, condition)| condition);
        let condition = condition.ok_or_else(|| format!("{} says nothing about a {kind}", self.id))?;
        let text = format!("permit (principal, action, resource) when {{ {condition} }};");
        PolicySet::from_str(&text).map_err(|e| format!("{}: {e}", self.id))
    }
}

/// Nobody but a team's manager or the manager's named delegate calls for the team's attention:
/// broadcast, mention everybody, assign, remind, create an event.
pub const TEAM_SPACE: Law = Law {
    id: "S2-SM4",
    actions: &["interruptTeam"],
    at_most: &[
        (
            "Space",
            "resource.kind != \"team\" || principal.manages.contains(resource) || principal.delegateOf.contains(resource)",
        ),
        (
            "Thread",
            "resource.space.kind != \"team\" || principal.manages.contains(resource.space) || principal.delegateOf.contains(resource.space)",
        ),
        (
            "Message",
            "resource.space.kind != \"team\" || principal.manages.contains(resource.space) || principal.delegateOf.contains(resource.space)",
        ),
    ],
    somebody: true,
};

/// A team follows the directory: nobody joins, leaves, is invited or let in by hand.
pub const TEAM_DIRECTORY: Law = Law {
    id: "S2-MG1",
    actions: &["join", "leave", "invite", "answerRequest"],
    at_most: &[("Space", "resource.kind != \"team\"")],
    somebody: true,
};

/// Addressing a community belongs to the role of facilitator: no permission over the place or the
/// network brings it.
pub const KEEPING: Law = Law {
    id: "S2-P1",
    actions: &["interruptTeam"],
    at_most: &[
        ("Space", "resource.kind != \"community\" || principal.facilitates.contains(resource)"),
        ("Thread", "resource.space.kind != \"community\" || principal.facilitates.contains(resource.space)"),
        ("Message", "resource.space.kind != \"community\" || principal.facilitates.contains(resource.space)"),
    ],
    somebody: true,
};

/// A coach comes into a team, and is sent away, by its manager alone.
pub const COACHING: Law = Law {
    id: "S2-SM3",
    actions: &["inviteCoach", "endCoaching"],
    at_most: &[("Space", "resource.kind == \"team\" && principal.manages.contains(resource)")],
    somebody: true,
};

/// A coach writes only when invited to, and never from outside.
pub const COACHED_TEAM: Law = Law {
    id: "S2-MG6",
    actions: &["startThread", "reply", "markAnswer", "react", "editMessage"],
    at_most: &[
        (
            "Space",
            "!principal.coaches.contains(resource) || (principal.speaksIn.contains(resource) && !principal.external)",
        ),
        (
            "Thread",
            "!principal.coaches.contains(resource.space) || (principal.speaksIn.contains(resource.space) && !principal.external)",
        ),
        (
            "Message",
            "!principal.coaches.contains(resource.space) || (principal.speaksIn.contains(resource.space) && !principal.external)",
        ),
    ],
    somebody: true,
};

/// From outside, what reaches everybody and what takes others' words down carries a second
/// signature until the co-driver released it. A team has its own law.
pub const CODRIVING: Law = Law {
    id: "S2-SM7",
    actions: &["broadcast", "mentionAll", "invite", "withdrawMessage"],
    at_most: &[
        (
            "Space",
            "!principal.external || resource.kind == \"team\" || principal.releasedIn.contains(resource) || principal.cosigned",
        ),
        (
            "Message",
            "!principal.external || resource.space.kind == \"team\" || principal == resource.author || principal.releasedIn.contains(resource.space) || principal.cosigned",
        ),
    ],
    somebody: true,
};

/// Every law that is proved.
pub const LAWS: &[Law] = &[TEAM_SPACE, TEAM_DIRECTORY, KEEPING, COACHING, COACHED_TEAM, CODRIVING];
