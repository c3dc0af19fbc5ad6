//! The circle, and a week of its rota, as the gate meets them.

use policy::{Attr, Standing, Thing};

/// The circle as one actor meets it, with the week an act is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CircleThing {
    /// The actor facilitates, or stands in for somebody who does.
    pub member: bool,
    /// The actor holds the week.
    pub holder: bool,
    /// The actor covers it.
    pub cover: bool,
}

impl Thing for CircleThing {
    fn kind(&self) -> &'static str {
        "Circle"
    }
    fn id(&self) -> i64 {
        0
    }
    fn attrs(&self) -> Vec<(&'static str, Attr)> {
        vec![
            ("member", Attr::Bool(self.member)),
            ("holder", Attr::Bool(self.holder)),
            ("cover", Attr::Bool(self.cover)),
        ]
    }
    fn standing(&self) -> Standing {
        Standing::default()
    }
    fn space(&self) -> Option<i64> {
        None
    }
}
