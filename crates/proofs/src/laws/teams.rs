//! Laws of teams and communities: who calls for attention, who comes in, who speaks.

use super::Law;

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
    actions: &["join", "leave", "invite", "answerRequest", "planWave"],
    at_most: &[("Space", "resource.kind != \"team\"")],
    somebody: true,
    kept_by: &["S2-MG1"],
};

/// Whether a space is enlivened is nothing to be said of a team: it answers to its manager.
pub const CARE: Law = Law {
    id: "S2-SM2",
    actions: &["setCare"],
    at_most: &[("Space", "resource.kind != \"team\"")],
    somebody: true,
    kept_by: &["S2-SM4"],
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

/// What was raised in a community reaches a manager by the word of whoever raised it, and no other.
pub const HANDING: Law = Law {
    id: "S4-3",
    actions: &["answerHanding"],
    at_most: &[("Handing", "principal == resource.author")],
    somebody: true,
    kept_by: &["S4-3"],
};
