//! The doors of somebody who is not signed in: a forgotten password, and the first choices of who was
//! invited.
//!
//! Invariants: nobody learns here whether an address is known — the answer is the same, and given before
//! it is looked up; a link for a new password holds for an hour and once, and a newer one ends it.

pub mod forgotten;
pub(super) mod store;

#[cfg(test)]
mod tests;
