//! The registers, declared once: an entry of this list gives page, form, API, states and history.
//! Who may do what in them stands in `policy.cedar`, what they are called in `words/`.

mod all;

use policy::Action;

pub use all::REGISTERS;

/// Longest title in characters.
pub const LONGEST_TITLE: usize = 140;
/// Longest reason of a move in characters.
pub const LONGEST_WHY: usize = 1_000;

/// A register.
#[derive(Debug, PartialEq, Eq)]
pub struct Register {
    /// Its stable key, in addresses too.
    pub key: &'static str,
    /// Whose entries somebody sees.
    pub seen: Seen,
    /// What an entry says beyond its title.
    pub fields: &'static [Field],
    /// The states of an entry; it begins in the first.
    pub states: &'static [&'static str],
    /// The ways from state to state.
    pub steps: &'static [Step],
    /// Others support an entry by a vote each.
    pub votes: bool,
    /// Spaces say that they work by it.
    pub adopted: bool,
}

/// Whose entries somebody sees; the rules say who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Everybody's, or none at all.
    All,
    /// One's own and those one was handed; everybody's by role.
    Own,
}

/// A field of an entry.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in forms and JSON.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may stay empty.
    pub must: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of so many characters at most.
    Line(usize),
    /// Markdown of so many characters at most.
    Text(usize),
    /// A day: `2026-03-31`.
    Day,
    /// A quarter: `2026-Q2`.
    Quarter,
    /// A whole number that is not negative.
    Number,
    /// An entry of the register of the same key, in one of these states.
    Entry(&'static [&'static str]),
    /// A unit, by its short name.
    Unit,
    /// The community it belongs to, by its short name; it stays the same.
    Space,
    /// The address of a thread in that community.
    Thread,
}

/// Whether a move gives its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It may.
    May,
    /// It has to.
    Must,
}

/// What a move takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// Whom the entry is handed to.
    Person,
    /// The release it is planned for; may be left open.
    Release,
}

/// A way from state to state.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// From one of these states.
    pub from: &'static [&'static str],
    /// To this one.
    pub to: &'static str,
    /// What the gate is asked.
    pub act: Action,
    /// Whether it gives its reason.
    pub why: Why,
    /// What it takes along.
    pub takes: Takes,
    /// Fields that have to be filled by then.
    pub needs: &'static [&'static str],
    /// Whether the author hears of it as a decision.
    pub tells: bool,
    /// It makes an entry of the register `feature`.
    pub makes: bool,
}

/// The register of that key.
#[must_use]
pub fn by_key(key: &str) -> Option<&'static Register> {
    REGISTERS.iter().find(|r| r.key == key)
}

impl Register {
    /// The state a new entry has.
    #[must_use]
    pub fn first(&self) -> &'static str {
        self.states.first().copied().unwrap_or_default()
    }
    /// The way from one state to another.
    #[must_use]
    pub fn step(&self, from: &str, to: &str) -> Option<&'static Step> {
        self.steps.iter().find(|s| s.to == to && s.from.contains(&from))
    }
    /// The ways on from a state.
    pub fn from(&self, state: &str) -> impl Iterator<Item = &'static Step> {
        self.steps.iter().filter(move |s| s.from.contains(&state))
    }
    /// The field of that name.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.key == key)
    }
}

/// A key as the words have it.
#[must_use]
pub fn word(key: &str) -> String {
    key.replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_from_states_to_states_and_need_fields_that_are_there() {
        for register in REGISTERS {
            for step in register.steps {
                assert!(register.states.contains(&step.to), "{}: {}", register.key, step.to);
                assert!(step.from.iter().all(|f| register.states.contains(f)), "{}", register.key);
                assert!(step.needs.iter().all(|f| register.field(f).is_some()), "{}", register.key);
            }
            for field in register.fields {
                if let Kind::Entry(states) = field.kind {
                    let other = by_key(field.key).expect("the field is called like the register");
                    assert!(states.iter().all(|s| other.states.contains(s)), "{}", field.key);
                }
            }
            // From each state each other one is reached by one way at most.
            for from in register.states {
                let mut to: Vec<_> = register.from(from).map(|s| s.to).collect();
                let all = to.len();
                to.sort_unstable();
                to.dedup();
                assert_eq!(to.len(), all, "{}: {from}", register.key);
            }
        }
    }
}
