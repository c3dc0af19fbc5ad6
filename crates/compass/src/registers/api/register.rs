//! A register in the public JSON.

use serde::Serialize;
use utoipa::ToSchema;

use crate::registers::list::{Field, Kind, Register, Step, Takes, Why};

/// A field of a register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterField)]
pub struct FieldJson {
    /// Its name.
    pub key: &'static str,
    /// `line`, `text` (Markdown), `day`, `quarter`, `number`, `entry` (the id of an entry of the
    /// register of the same name), `unit`, `space` (short names) or `thread` (its address).
    pub kind: &'static str,
    /// Whether it has to be filled.
    pub required: bool,
    /// Most characters.
    pub most: Option<usize>,
}

/// A way from state to state.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterStep)]
pub struct StepJson {
    /// From one of these states.
    pub from: &'static [&'static str],
    /// To this one.
    pub to: &'static str,
    /// Whether `why` has to be given.
    pub why: bool,
    /// What it takes along: `person`, `release`, or nothing.
    pub takes: Option<&'static str>,
    /// Fields that have to be filled by then.
    pub needs: &'static [&'static str],
}

/// A register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Register)]
pub struct RegisterJson {
    /// Its stable key.
    pub key: &'static str,
    /// What an entry says beyond its `title`.
    pub fields: Vec<FieldJson>,
    /// The states; an entry begins in the first.
    pub states: &'static [&'static str],
    /// The ways between them.
    pub steps: Vec<StepJson>,
    /// Others support an entry by a vote.
    pub votes: bool,
    /// Spaces say that they work by it.
    pub adopted: bool,
}

impl From<&'static Register> for RegisterJson {
    fn from(register: &'static Register) -> Self {
        let field = |f: &Field| {
            let (kind, most) = match f.kind {
                Kind::Line(most) => ("line", Some(most)),
                Kind::Text(most) => ("text", Some(most)),
                Kind::Day => ("day", None),
                Kind::Quarter => ("quarter", None),
                Kind::Number => ("number", None),
                Kind::Entry(_) => ("entry", None),
                Kind::Unit => ("unit", None),
                Kind::Space => ("space", None),
                Kind::Thread => ("thread", None),
            };
            FieldJson { key: f.key, kind, required: f.must, most }
        };
        let step = |s: &Step| StepJson {
            from: s.from,
            to: s.to,
            why: s.why == Why::Must,
            takes: match s.takes {
                Takes::Nothing => None,
                Takes::Person => Some("person"),
                Takes::Release => Some("release"),
            },
            needs: s.needs,
        };
        Self {
            key: register.key,
            fields: register.fields.iter().map(field).collect(),
            states: register.states,
            steps: register.steps.iter().map(step).collect(),
            votes: register.votes,
            adopted: register.adopted,
        }
    }
}
