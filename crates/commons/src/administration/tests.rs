//! The pages of administration: who gets in, and what they show.

mod audit;
mod pages;
mod start;

use testkit::{Desk, Town};

/// The room by itself.
pub(super) fn desk(t: Town) -> Desk {
    Desk::new(t, super::room())
}
