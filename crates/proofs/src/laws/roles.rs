//! Laws of roles: who may hold them, who decides, what needs two signatures.

use super::Law;

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
        (
            "ModerationCase",
            "!principal.external || (resource has space && (resource.space.kind == \"team\" || principal.releasedIn.contains(resource.space) || principal.cosigned))",
        ),
    ],
    somebody: true,
    kept_by: &["S2-SM7", "roles-export-inside", "mod-network-inside"],
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

/// Whoever co-drives releases somebody from outside, and nobody else: no role brings it.
pub const RELEASING: Law = Law {
    id: "S2-SM6",
    actions: &["releaseCoDriving"],
    at_most: &[("Assignment", "principal == resource.driver && !principal.external")],
    somebody: true,
    kept_by: &["S2-SM6"],
};

/// A role is handed over to somebody else, and to somebody from outside only by those who answer for
/// the network.
pub const HANDED_OVER: Law = Law {
    id: "no-own-case",
    actions: &["handOver"],
    at_most: &[(
        "Assignment",
        "principal != resource.who && (!resource.whoExternal || principal.owner || principal.holds.contains(\"esn_owner\") || principal.holds.contains(\"network_lead\"))",
    )],
    somebody: true,
    kept_by: &["no-own-case", "S2-SM6"],
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

/// Nobody decides about their own content, nor about what they reported; an appeal is answered by
/// somebody else than who decided.
pub const OWN_CONTENT: Law = Law {
    id: "no-own-content",
    actions: &["decideCase", "answerAppeal"],
    at_most: &[(
        "ModerationCase",
        "principal != resource.author && !resource.reported && (action == Action::\"decideCase\" || principal != resource.decider)",
    )],
    somebody: true,
    kept_by: &["no-own-content", "other-eyes"],
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

/// Facilitating a place brings no permission over the place itself: who closes it, sets it, names its
/// owners or deletes it keeps, started, stewards or manages it, or owns the network.
pub const FACILITATING: Law = Law {
    id: "S2-P1",
    actions: &["closeSpace", "changeSettings", "keepOwners", "keepCriteria", "archiveSpace", "removeSpace"],
    at_most: &[(
        "Space",
        "principal.keeps.contains(resource) || principal.starts.contains(resource) || principal.stewards.contains(resource) || principal.manages.contains(resource) || principal.owner",
    )],
    somebody: true,
    kept_by: &[],
};

/// Nobody leaves a role empty that is needed.
pub const LAST_HOLDER: Law = Law {
    id: "S1-O1",
    actions: &["leaveRole", "endRole"],
    at_most: &[("Assignment", "!resource.last")],
    somebody: true,
    kept_by: &["S1-O1"],
};
