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
    /// Ids of the limits that keep it whatever else is permitted; none where it holds because
    /// nothing permits more.
    pub kept_by: &'static [&'static str],
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
    kept_by: &["S2-SM4"],
};

/// A team follows the directory: nobody joins, leaves, is invited or let in by hand.
pub const TEAM_DIRECTORY: Law = Law {
    id: "S2-MG1",
    actions: &["join", "leave", "invite", "answerRequest"],
    at_most: &[("Space", "resource.kind != \"team\"")],
    somebody: true,
    kept_by: &["S2-MG1"],
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
    kept_by: &["S2-P1"],
};

/// A coach comes into a team, and is sent away, by its manager alone.
pub const COACHING: Law = Law {
    id: "S2-SM3",
    actions: &["inviteCoach", "endCoaching"],
    at_most: &[("Space", "resource.kind == \"team\" && principal.manages.contains(resource)")],
    somebody: true,
    kept_by: &["S2-SM3"],
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
    kept_by: &["S2-MG6"],
};

/// From outside, what reaches everybody and what takes others' words down carries a second
/// signature until the co-driver released it. A team has its own law.
pub const CODRIVING: Law = Law {
    id: "S2-SM7",
    actions: &["sensitive", "withdrawMessage"],
    at_most: &[
        ("Network", "!principal.external"),
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
    kept_by: &["S2-SM7", "roles-export-inside"],
};

/// Nobody from outside the company is given, keeps or stands in for the role that heads the network.
pub const OUTSOURCING: Law = Law {
    id: "S2-CM5",
    actions: &["takeRole"],
    at_most: &[(
        "Assignment",
        "!(resource.whoExternal && [\"esn_owner\", \"network_lead\"].contains(resource.role))",
    )],
    somebody: true,
    kept_by: &["S2-CM5"],
};

/// Somebody from outside begins only with a co-driver from inside, and only such a one signs.
pub const BEGINNING: Law = Law {
    id: "S2-SM6",
    actions: &["takeRole", "cosign", "turnDown"],
    at_most: &[
        ("Assignment", "!resource.whoExternal || resource.outside != \"co-driving\" || resource.driven"),
        ("HeldAct", "!principal.external"),
    ],
    somebody: true,
    kept_by: &["S2-SM6", "roles-cosign-inside"],
};

/// Nobody decides about oneself: neither one’s role nor one’s held act. Who comes forward as a
/// volunteer, and the first owner of an empty network, propose themselves.
pub const OWN_CASE: Law = Law {
    id: "no-own-case",
    actions: &["decideRole", "cosign", "turnDown"],
    at_most: &[
        (
            "Assignment",
            "(principal != resource.who && principal != resource.holder) || (action == Action::\"proposeRole\" && (resource.voluntary || resource.founding))",
        ),
        ("HeldAct", "principal != resource.actor"),
    ],
    somebody: true,
    kept_by: &["no-own-case"],
};

/// Nobody confirms one’s own proposal.
pub const OWN_REVIEW: Law = Law {
    id: "no-own-review",
    actions: &["approveRole"],
    at_most: &[("Assignment", "principal != resource.proposer")],
    somebody: true,
    kept_by: &["no-own-review"],
};

/// Nobody is put beside a team’s manager.
pub const BESIDE_THE_MANAGER: Law = Law {
    id: "S4-3",
    actions: &["takeRole"],
    at_most: &[("Assignment", "!resource.inTeam")],
    somebody: true,
    kept_by: &["S2-SM4"],
};

/// An evangelist came forward, and is not asked for more.
pub const VOLUNTEERS: Law = Law {
    id: "S4-8a",
    actions: &["proposeRole", "changeRole", "acceptRole"],
    at_most: &[("Assignment", "!resource.voluntary || principal == resource.who")],
    somebody: true,
    kept_by: &["S4-8a"],
};

/// Nobody leaves a role empty that is needed.
pub const LAST_HOLDER: Law = Law {
    id: "S1-O1",
    actions: &["leaveRole", "endRole"],
    at_most: &[("Assignment", "!resource.last")],
    somebody: true,
    kept_by: &["S1-O1"],
};

/// Every law that is proved.
pub const LAWS: &[Law] = &[
    TEAM_SPACE,
    TEAM_DIRECTORY,
    KEEPING,
    COACHING,
    COACHED_TEAM,
    CODRIVING,
    OUTSOURCING,
    BEGINNING,
    OWN_CASE,
    OWN_REVIEW,
    BESIDE_THE_MANAGER,
    VOLUNTEERS,
    LAST_HOLDER,
];
