//! What the gate is asked about here: a person's own notices.

use policy::Action;

/// Looking at notices, and marking them as read.
pub const READ: Action = Action("readNotices");

/// Saying how one is reached.
pub const SET_ATTENTION: Action = Action("setAttention");
