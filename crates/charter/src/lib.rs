//! The catalogue of who does what: duties with their participation by role, competences with their
//! weights, and the charter of each role. It ships with the program as data in two languages; an
//! organisation's changes are *charter files* laid over it one after the other, so the original and
//! every version in between stay (S0-N1, S0-N4, S3-R0).
//!
//! A tool below the wings, because many rooms speak of roles and duties and rooms do not know each
//! other. Stable keys are for programs; people read labels.

mod catalogue;
mod differ;
mod draft;
mod file;
mod limits;
pub mod load;
mod merge;
pub mod rounds;
mod shelf;
mod text;

pub use catalogue::{
    Catalogue, Clause, Competence, Criterion, Duty, Family, Group, HeldBy, Interface, Level, Need, Outside,
    Rhythm, Role, Shown,
};
pub use differ::{Difference, Thing, differences};
pub use draft::{Draft, DutyDraft, RoleDraft, said};
pub use file::{File, Flaw, parse};
pub use limits::{LONGEST_FILE, LONGEST_NAME, LONGEST_TEXT};
pub use merge::lay;
pub use shelf::{Change, ORIGINAL, Shelf, changes, current, version};
pub use text::Text;

/// Columns of the matrix, in its order.
pub const MATRIX: [&str; 3] = ["network_lead", "facilitator", "platform_expert"];

#[cfg(test)]
mod tests;
