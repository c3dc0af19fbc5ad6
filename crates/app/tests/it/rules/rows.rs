//! One row for each rule: where it lets through, or is not met, and where it refuses.

/// A rule of one text of rules: its id (the first, second … of that id in the order of the text), an
/// action, then who and what passes, then who and what does not.
pub type Row = [&'static str; 6];

pub const ROLES: &[Row] = &[
    ["roles-leads-decide", "endRole", "network_lead", "role", "", "role"],
    ["roles-keepers-propose", "proposeRole", "", "role keeper", "", "role keeper scope=network"],
    ["roles-volunteers", "proposeRole", "", "role voluntary who=me", "", "role who=me"],
    ["roles-holders-answer", "acceptRole", "", "role who=me", "", "role"],
    ["roles-holders-hold", "leaveRole", "", "role holder=me", "", "role"],
    ["roles-proposers-withdraw", "withdrawRole", "", "role proposer=me", "", "role"],
    ["roles-sponsors-approve", "approveRole", "exec_sponsor", "role", "comms_manager", "role"],
    ["roles-driver-releases", "releaseCoDriving", "", "role driver=me driven", "", "role driven"],
    [
        "S2-CM5",
        "proposeRole",
        "network_lead",
        "role role=network_lead outside=yes",
        "network_lead",
        "role role=network_lead outside=yes whoExternal",
    ],
    [
        "roles-inside-only",
        "proposeRole",
        "network_lead",
        "role outside=never",
        "network_lead",
        "role outside=never whoExternal",
    ],
    ["S2-SM6", "proposeRole", "network_lead", "role whoExternal driven", "network_lead", "role whoExternal"],
    [
        "S2-SM6",
        "handOver",
        "network_lead",
        "role whoExternal driven",
        "",
        "role whoExternal driven holder=me",
    ],
    ["S2-SM6", "releaseCoDriving", "", "role driver=me driven", "network_lead", "role driven"],
    [
        "roles-deputy-inside",
        "nameDeputy",
        "network_lead",
        "role driven",
        "network_lead",
        "role driven whoExternal",
    ],
    ["no-own-case", "endRole", "network_lead", "role", "network_lead", "role holder=me"],
    ["no-own-case", "handOver", "", "role holder=me", "", "role holder=me who=me"],
    ["no-own-case", "cosign", "", "act driver=me", "", "act driver=me actor=me"],
    ["no-own-review", "approveRole", "exec_sponsor", "role", "exec_sponsor", "role proposer=me"],
    ["S2-SM4", "proposeRole", "network_lead", "role", "network_lead", "role inTeam"],
    ["S4-8a", "proposeRole", "", "role voluntary who=me", "network_lead", "role voluntary"],
    ["S1-O1", "leaveRole", "", "role holder=me", "", "role holder=me last"],
    ["roles-settle", "settleDuty", "network_lead", "network", "platform_expert", "network"],
    ["roles-settle-space", "settleDuty", "animates", "space community", "member", "space community"],
    ["roles-care", "setCare", "keeper", "space community", "member", "space community"],
    ["S2-SM4", "setCare", "network_lead", "space project", "network_lead", "space team"],
    ["roles-loads", "seeLoads", "network_lead", "network", "platform_expert", "network"],
    ["roles-export", "exportRoles", "", "network", "outside", "network"],
    ["roles-export-inside", "exportRoles", "", "network", "outside", "network"],
    ["roles-export-space", "exportRoles", "animates", "space community", "member outside", "space community"],
    ["roles-agree", "acceptAgreement", "", "agreement named", "network_lead", "agreement"],
    ["roles-report-lines", "seeReport", "", "report concerned", "owner", "report"],
    ["roles-driver-signs", "cosign", "", "act driver=me", "network_lead", "act"],
    ["roles-cosign-inside", "cosign", "", "act driver=me", "outside", "act driver=me"],
    ["roles-own-act", "withdrawAct", "", "act actor=me", "network_lead", "act"],
];

pub const CHARTERS: &[Row] = &[
    ["charters-leads-edit", "editCharters", "network_lead", "network", "platform_expert", "network"],
    ["charters-leads-only", "editCharters", "owner", "network", "platform_expert", "network"],
    ["charters-inside-only", "editCharters", "owner", "network", "owner outside", "network"],
];
