//! What this room does on others’ facts.

use jobs::Consumer;

use super::store;

/// Somebody took a role on: whoever was looked for there is found.
pub const BEGUN: Consumer =
    Consumer { name: "vacancies.begun", hears: &["role.begun"], quiet: false, handle: store::filled };
