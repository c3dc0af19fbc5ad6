//! What the gate is asked about here: a person's own saved searches.

use policy::Action;

/// Keeping, renaming and dropping searches.
pub const KEEP: Action = Action("keepSearches");
