//! The list itself.

use policy::Action;

use super::{Field, Kind, Register, Seen, Step, Takes, Why};
use crate::registers::{ANSWER, DECIDE, WORK};

const LINE: usize = 120;
const TEXT: usize = 4_000;

/// Every register, in the order of the index.
pub static REGISTERS: &[Register] = &[
    register(
        "objective",
        &[must("why", Kind::Text(TEXT)), must("until", Kind::Day)],
        &["live", "reached", "dropped"],
        &[
            step(&["live"], "reached", DECIDE, Why::May),
            step(&["live"], "dropped", DECIDE, Why::Must),
            step(&["reached", "dropped"], "live", DECIDE, Why::Must),
        ],
    ),
    register(
        "roadmap",
        &[
            must("objective", Kind::Entry(&["live"])),
            must("quarter", Kind::Quarter),
            must("outcome", Kind::Text(TEXT)),
        ],
        &["planned", "running", "done", "dropped"],
        &[
            step(&["planned"], "running", DECIDE, Why::May),
            step(&["running"], "done", DECIDE, Why::May),
            step(&["planned", "running"], "dropped", DECIDE, Why::Must),
            step(&["running", "dropped"], "planned", DECIDE, Why::Must),
        ],
    ),
    Register {
        votes: true,
        ..register(
            "suggestion",
            &[must("text", Kind::Text(TEXT))],
            &["open", "taken_up", "declined"],
            &[
                Step { makes: true, ..decision(&["open"], "taken_up", Why::May) },
                decision(&["open"], "declined", Why::Must),
            ],
        )
    },
    register(
        "feature",
        &[
            must("need", Kind::Text(TEXT)),
            must("actor", Kind::Line(LINE)),
            must("rule", Kind::Text(TEXT)),
            must("acceptance", Kind::Text(TEXT)),
            may("release", Kind::Entry(&["planned", "launched"])),
        ],
        &["asked", "planned", "refused", "released"],
        &[
            Step {
                takes: Takes::Release,
                needs: &["need", "actor", "rule", "acceptance"],
                ..decision(&["asked"], "planned", Why::May)
            },
            decision(&["asked", "planned"], "refused", Why::Must),
            Step { takes: Takes::Release, ..decision(&["planned"], "released", Why::May) },
        ],
    ),
    register(
        "release",
        &[
            must("day", Kind::Day),
            must("notes", Kind::Text(2 * TEXT)),
            must("audience", Kind::Line(LINE)),
            must("rollout", Kind::Line(LINE)),
            must("rollback", Kind::Text(TEXT)),
        ],
        &["planned", "launched", "rolled_back"],
        &[
            step(&["planned"], "launched", DECIDE, Why::May),
            step(&["launched"], "rolled_back", DECIDE, Why::Must),
        ],
    ),
    Register {
        seen: Seen::Own,
        ..register(
            "ticket",
            &[must("text", Kind::Text(TEXT)), may("place", Kind::Line(LINE))],
            &["open", "handed", "solved", "closed"],
            &[
                Step {
                    takes: Takes::Person,
                    tells: true,
                    ..step(&["open", "handed"], "handed", WORK, Why::May)
                },
                Step { tells: true, ..step(&["open", "handed"], "solved", WORK, Why::Must) },
                Step { tells: true, ..step(&["handed"], "open", WORK, Why::May) },
                Step { tells: true, ..step(&["open", "solved"], "closed", ANSWER, Why::May) },
                step(&["solved", "closed"], "open", ANSWER, Why::Must),
            ],
        )
    },
    register(
        "talk",
        &[
            must("unit", Kind::Unit),
            must("need", Kind::Text(TEXT)),
            may("proposal", Kind::Text(TEXT)),
            may("follow_up", Kind::Day),
            may("outcome", Kind::Text(TEXT)),
        ],
        &["open", "settled", "dropped"],
        &[
            Step { needs: &["proposal", "outcome"], ..step(&["open"], "settled", DECIDE, Why::May) },
            step(&["open"], "dropped", DECIDE, Why::Must),
            step(&["settled", "dropped"], "open", DECIDE, Why::Must),
        ],
    ),
    Register {
        adopted: true,
        ..register(
            "practice",
            &[
                must("situation", Kind::Text(TEXT)),
                must("what", Kind::Text(TEXT)),
                must("not_when", Kind::Text(TEXT)),
                may("source", Kind::Line(2 * LINE)),
            ],
            &["draft", "agreed", "retired"],
            &[decision(&["draft"], "agreed", Why::May), decision(&["draft", "agreed"], "retired", Why::Must)],
        )
    },
    register(
        "value",
        &[
            must("space", Kind::Space),
            must("quantity", Kind::Number),
            must("unit", Kind::Line(40)),
            must("outcome", Kind::Text(TEXT)),
            may("thread", Kind::Thread),
        ],
        &["recorded", "validated", "declined"],
        &[decision(&["recorded"], "validated", Why::May), decision(&["recorded"], "declined", Why::Must)],
    ),
];

const fn must(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, must: true }
}
const fn may(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, must: false }
}
const fn step(from: &'static [&'static str], to: &'static str, act: Action, why: Why) -> Step {
    Step { from, to, act, why, takes: Takes::Nothing, needs: &[], tells: false, makes: false }
}
const fn decision(from: &'static [&'static str], to: &'static str, why: Why) -> Step {
    Step { tells: true, ..step(from, to, DECIDE, why) }
}
const fn register(
    key: &'static str,
    fields: &'static [Field],
    states: &'static [&'static str],
    steps: &'static [Step],
) -> Register {
    Register { key, seen: Seen::All, fields, states, steps, votes: false, adopted: false }
}
