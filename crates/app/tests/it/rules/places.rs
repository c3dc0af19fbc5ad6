//! One row for each rule about spaces and about what is handed on to a manager.

use super::rows::Row;

const C: &str = "space community";
const T: &str = "space team";
const P: &str = "space project";
const N: &str = "space network";

pub const SPACES: &[Row] = &[
    ["spaces-join", "join", "", "space community open", "", "space community invite"],
    ["spaces-leave", "leave", "member", C, "", C],
    ["spaces-accept-terms", "acceptTerms", "member", C, "", C],
    ["spaces-decline-invitation", "declineInvitation", "invited", C, "", C],
    ["S2-MG1", "join", "", "space community open", "", "space team open"],
    ["spaces-everybody", "leave", "member", C, "member", N],
    ["spaces-external-invited", "join", "outside invited", C, "outside", "space community open"],
    ["spaces-lead-looks-after", "answerRequest", "animates", C, "member", C],
    ["spaces-lead-plans-waves", "planWave", "keeper", C, "member", C],
    ["S2-MG1", "planWave", "starter", P, "manager", T],
    ["spaces-everybody", "planWave", "keeper", C, "steward", N],
    ["spaces-keeper-closes", "closeSpace", "keeper", C, "member", C],
    ["spaces-lead-edits-card", "editCard", "manager", T, "member", T],
    ["S2-P1", "closeSpace", "animates keeper", C, "animates", C],
    ["spaces-owner-keeps-communities", "editCard", "owner", C, "owner", P],
    ["spaces-keeper-keeps", "changeSettings", "starter", P, "animates", C],
    ["spaces-manager-keeps", "changeSettings", "manager", T, "delegate", T],
    ["spaces-owner-keeps", "keepOwners", "owner", C, "network_lead", C],
    ["spaces-preparer-opens", "openDraft", "network_lead", C, "member", C],
    ["spaces-external-opens-nothing", "openDraft", "keeper", C, "keeper outside", C],
    ["spaces-keeper-makes-template", "makeTemplate", "animates", C, "member", C],
    ["spaces-team-is-no-template", "makeTemplate", "starter", P, "owner", T],
    ["spaces-keeper-removes", "removeSpace", "keeper", C, "animates", C],
    ["spaces-outside-removes-nothing", "removeSpace", "keeper", C, "keeper outside", C],
    ["spaces-team-closes-with-unit", "removeSpace", "starter", P, "manager", T],
    ["spaces-owners-of-communities", "keepOwners", "keeper", C, "starter", P],
    ["spaces-team-not-archived", "archiveSpace", "starter", P, "manager", T],
    ["spaces-lead-sponsors", "sponsorGuest", "keeper", C, "member", C],
    ["spaces-members-invite", "invite", "member", "space community members", "member", C],
    ["spaces-guest-sponsors-nobody", "sponsorGuest", "animates", C, "animates outside", C],
    ["S2-MG1", "sponsorGuest", "starter", P, "manager", T],
    ["spaces-everybody", "sponsorGuest", "keeper", C, "steward", N],
    ["spaces-archived", "editCard", "keeper", C, "keeper", "space community archived"],
    ["spaces-manager-names-delegates", "nameDelegate", "manager", T, "delegate", T],
    ["spaces-delegates-by-manager", "nameDelegate", "manager", T, "owner network_lead", T],
    ["spaces-team-closes-with-unit", "closeSpace", "starter", P, "manager", T],
    ["spaces-closed", "editCard", "keeper", C, "keeper", "space community closed"],
    ["spaces-manager-invites-coach", "inviteCoach", "manager", T, "delegate", T],
    ["spaces-manager-ends-coaching", "endCoaching", "manager", T, "delegate", T],
    ["spaces-coach-leaves", "leaveCoaching", "coach", T, "member", T],
    ["S2-SM3", "inviteCoach", "manager", T, "network_lead", T],
    ["spaces-helper-answers", "answerHelp", "", "help helper=me", "network_lead", "help"],
    ["spaces-asker-withdraws", "withdrawHelp", "", "help asker=me", "", "help"],
    ["spaces-manager-calls", "broadcast", "delegate", T, "coach speaks", T],
    ["spaces-facilitator-calls", "broadcast", "animates", C, "member", C],
    ["S2-P1", "broadcast", "animates", C, "keeper owner", C],
    ["spaces-starter-calls", "broadcast", "starter", P, "member", P],
    ["spaces-steward-calls", "mentionAll", "comms_manager", N, "member", N],
    ["S2-SM4", "remind", "manager", T, "owner network_lead", T],
    ["S2-SM7", "broadcast", "animates outside released", C, "animates outside", C],
    ["spaces-open-project", "openProject", "", "network", "outside", "network"],
    ["spaces-owner-opens", "openCommunity", "esn_owner", "network", "platform_expert", "network"],
    ["spaces-owner-opens-only", "openNetworkSpace", "owner", "network", "comms_manager", "network"],
    ["spaces-external-opens-nothing", "openProject", "", "network", "outside", "network"],
    ["spaces-leads-see-projects", "seeProjects", "network_lead", "network", "platform_expert", "network"],
    ["spaces-keep-places", "keepPlaces", "platform_expert", "network", "risk_officer", "network"],
];

pub const HANDINGS: &[Row] = &[
    ["handings-members-propose", "proposeHanding", "", "handing member", "outside", "handing member"],
    ["handings-author-answers", "answerHanding", "", "handing author=me", "", "handing manager=me member"],
    ["handings-manager-takes", "takeHanding", "", "handing manager=me", "network_lead", "handing author=me"],
    ["S4-3", "answerHanding", "", "handing author=me", "", "handing manager=me member"],
];
