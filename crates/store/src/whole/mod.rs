//! A database as a whole: what it holds, every row out of one state, every row in or none. For
//! backups, restores and checks; a room never reads a table it does not know by name.
//!
//! Invariants: the plan comes from the trail, not from an engine, so that what one engine gives the
//! other takes; what an engine derives for itself (words of the search index) is left out and made
//! anew; rows come in within one transaction, so a load that is killed has changed nothing.

mod cell;
mod dump;
mod load;
mod load_lite;
mod load_pg;
mod page;
mod tables;

pub use cell::Cell;
pub use load::{Derived, Loader, Unfit};
pub use tables::{Column, Kind, Table, applied, prefix, tables};
