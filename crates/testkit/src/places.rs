//! The town's units, spaces, threads and messages.

/// A unit of the organisation.
#[derive(Debug)]
pub struct Unit {
    /// Name in addresses.
    pub slug: &'static str,
    /// Name as shown.
    pub name: &'static str,
    /// Slug of the unit above; empty for the root.
    pub parent: &'static str,
    /// Handle of the manager; empty for none.
    pub manager: &'static str,
}

/// The tree. `design` has no manager: the nearest one above is helene.
pub const UNITS: &[Unit] = &[
    Unit { slug: "noria", name: "Noria", parent: "", manager: "helene" },
    Unit { slug: "service", name: "Service", parent: "noria", manager: "victor" },
    Unit { slug: "service-nord", name: "Service Nord", parent: "service", manager: "jonas" },
    Unit { slug: "design", name: "Design", parent: "noria", manager: "" },
];

/// A space with who is in it.
#[derive(Debug)]
pub struct Space {
    /// Name in addresses.
    pub slug: &'static str,
    /// Name as shown.
    pub name: &'static str,
    /// `team`, `community`, `project` or `network`.
    pub kind: &'static str,
    /// How one gets in.
    pub joining: &'static str,
    /// Whether everybody inside reads it.
    pub open_read: bool,
    /// Slug of the unit, for a team.
    pub unit: &'static str,
    /// Handle and standing of everybody in it.
    pub members: &'static [(&'static str, &'static str)],
    /// Handles of the manager's delegates.
    pub delegates: &'static [&'static str],
}

/// The five spaces.
pub const SPACES: &[Space] = &[
    Space {
        slug: "service-nord",
        name: "Service Nord",
        kind: "team",
        joining: "directory",
        open_read: false,
        unit: "service-nord",
        members: &[("jonas", "manager"), ("karim", "member"), ("ines", "member"), ("mamadou", "member")],
        delegates: &["karim"],
    },
    Space {
        slug: "diagnostics",
        name: "Field diagnostics",
        kind: "community",
        joining: "open",
        open_read: true,
        unit: "",
        members: &[("amelie", "facilitator"), ("ines", "member"), ("tomas", "member")],
        delegates: &[],
    },
    Space {
        slug: "data-workshop",
        name: "Data workshop",
        kind: "community",
        joining: "approval",
        open_read: false,
        unit: "",
        members: &[("tomas", "facilitator"), ("amelie", "member")],
        delegates: &[],
    },
    Space {
        slug: "pump-3",
        name: "Pump 3",
        kind: "project",
        joining: "invite",
        open_read: false,
        unit: "",
        members: &[("ines", "starter"), ("mamadou", "member"), ("piet", "member")],
        delegates: &[],
    },
    // Everybody inside reads and writes here; sofia is its steward, the only one with a row.
    Space {
        slug: "everybody",
        name: "Everybody",
        kind: "network",
        joining: "directory",
        open_read: true,
        unit: "",
        members: &[("sofia", "steward")],
        delegates: &[],
    },
];

/// A thread; its words are its first message.
#[derive(Debug)]
pub struct Thread {
    /// What tests call it: `t.thread("bearing")`.
    pub key: &'static str,
    /// Slug of its space.
    pub space: &'static str,
    /// Its kind.
    pub kind: &'static str,
    /// Its title.
    pub title: &'static str,
}

/// Two threads: an open question of ines in diagnostics, a coordination of jonas in his team.
pub const THREADS: &[Thread] = &[
    Thread {
        key: "bearing",
        space: "diagnostics",
        kind: "question",
        title: "A hum at 40 Hz after the new bearing",
    },
    Thread { key: "week", space: "service-nord", kind: "coordination", title: "Week 10: who is where" },
];

/// A message of one of the threads.
#[derive(Debug)]
pub struct Message {
    /// What tests call it: `t.message("hum")`.
    pub key: &'static str,
    /// Key of its thread.
    pub thread: &'static str,
    /// Handle of its author.
    pub author: &'static str,
    /// Days, then hours, before the town's present.
    pub ago: (i64, i64),
    /// Its words; one paragraph of plain text.
    pub body: &'static str,
}

/// The messages, oldest first in each thread; the first one opens it.
pub const MESSAGES: &[Message] = &[
    Message {
        key: "hum",
        thread: "bearing",
        author: "ines",
        ago: (2, 1),
        body: "Since we changed the bearing the pump hums at 40 Hz. Has anybody heard this before?",
    },
    Message {
        key: "coupling",
        thread: "bearing",
        author: "amelie",
        ago: (1, 22),
        body: "Twice. Both times it was the coupling, not the bearing.",
    },
    Message {
        key: "measure",
        thread: "bearing",
        author: "tomas",
        ago: (1, 3),
        body: "I can measure it on Thursday.",
    },
    Message {
        key: "plan",
        thread: "week",
        author: "jonas",
        ago: (1, 2),
        body: "Monday: ines and mamadou in Lille. Tuesday: everybody at the depot.",
    },
    Message { key: "van", thread: "week", author: "mamadou", ago: (1, 1), body: "I take the second van." },
];
