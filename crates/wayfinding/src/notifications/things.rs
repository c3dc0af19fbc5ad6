//! What the gate is asked about here: a person's own notices.

use kernel::PersonId;
use policy::{Action, Attr, Standing, Thing};

/// Looking at notices, and marking them as read.
pub const READ: Action = Action("readNotices");

/// Saying how one is reached.
pub const SET_ATTENTION: Action = Action("setAttention");

/// Somebody's notices.
#[derive(Debug, Clone, Copy)]
pub struct Own(pub PersonId);

impl Thing for Own {
    fn kind(&self) -> &'static str {
        "Person"
    }
    fn id(&self) -> i64 {
        self.0.number()
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        Vec::new()
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}
