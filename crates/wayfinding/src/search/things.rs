//! What the gate is asked about here: a person's own saved searches.

use kernel::PersonId;
use policy::{Action, Attr, Standing, Thing};

/// Keeping, renaming and dropping searches.
pub const KEEP: Action = Action("keepSearches");

/// Somebody's searches.
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
