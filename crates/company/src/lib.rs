//! The made-up company Noria: its people, units, spaces and conversations, the same for the same
//! number of people and the same seed. What people say was written by hand (`data/`); who else
//! works there, who joined what and who read what is drawn from the seed.
//!
//! [`plan`] is pure; [`fill`] writes a plan into an empty database, equal on both engines;
//! [`bench`] writes a network of a size nobody could write by hand.

mod audit;
pub mod bench;
mod cases;
pub mod character;
mod data;
mod draw;
mod drawn;
pub mod files;
mod fill;
mod imports;
mod kept;
pub mod kinds;
mod leads;
mod leavers;
pub mod lived;
mod marks;
mod moved;
mod notices;
mod people;
mod places;
mod plan;
pub mod planted;
mod profiles;
mod rhythm;
pub mod roles;
mod rows;
pub mod sown;
mod talk;
pub mod truth;

pub use fill::{FillError, ended, fill, made_by, pour};
pub use moved::{Change, Led, Moved};
pub use notices::{Notice, Reason};
pub use people::{Person, Persona, Unit};
pub use places::{Card, Member, Space};
pub use plan::{Company, PlanError, plan, plan_back, weeks_to};
pub use roles::Roles;
pub use talk::{Message, Reaction, Thread};
pub use truth::truth;

/// How many people the company has unless asked otherwise.
pub const PEOPLE: usize = 420;
/// The seed unless another is given.
pub const SEED: u64 = 1;
