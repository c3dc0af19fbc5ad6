//! The pages of descriptions.

pub(super) mod form;
pub(super) mod list;
pub(super) mod page;
