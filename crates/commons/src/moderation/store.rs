//! Every SQL text of the room.

mod find;
mod levels;
mod lists;
mod reports;
mod write;

pub use find::{Subject, Words, case, subject, words};
pub use levels::deciders;
pub use lists::{ActRow, acts, counted, log, mine, of_space, upward};
pub use reports::{Reported, add_report, open_case, open_of, reasons, reported, reporters};
pub use write::{act, answer, appeal, edited, forget, waits};
