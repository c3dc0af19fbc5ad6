//! A space is deleted, and with it the roles over it and what was agreed, counted and held for it.

use jobs::Consumer;
use kernel::Fact;
use store::{Res, Write, p, sql};

macro_rules! of_roles {
    ($($name:ident = $table:literal;)*) => {
        $(sql!($name, concat!("DELETE FROM ", $table, " WHERE assignment_id IN
            (SELECT a.id FROM assignments a WHERE a.scope = 'space' AND a.scope_id = $1)"));)*
        /// What hangs on the roles over a space.
        const OF_ROLES: &[&store::Sql] = &[$(&$name),*];
    };
}
of_roles! {
    R_ANSWERS = "assignment_answers";
    R_DEPUTIES = "deputies";
    R_HANDOVERS = "handovers";
    R_CODRIVINGS = "codrivings";
}
macro_rules! of_space {
    ($($name:ident = $table:literal, $which:literal;)*) => {
        $(sql!($name, concat!("DELETE FROM ", $table, " WHERE ", $which, " = $1"));)*
        /// What is said of a space itself.
        const OF_SPACE: &[&store::Sql] = &[$(&$name),*];
    };
}
of_space! {
    S_ROLES = "assignments", "scope = 'space' AND scope_id";
    S_ACCOUNTABLE = "accountables", "scope = 'space' AND scope_id";
    S_CONTRIBUTORS = "contributors", "scope = 'space' AND scope_id";
    S_HELD = "held_acts", "space_id";
    S_AGREED = "agreements", "space_id";
    S_VOLUMES = "space_volumes", "space_id";
    S_FLOWS = "space_flows", "space_id";
    S_REPORTS = "space_reports", "space_id";
}

/// Hears that a space is deleted.
pub(super) const REMOVED: Consumer =
    Consumer { name: "roles.removed", hears: &["space.removed"], quiet: true, handle: removed };

fn removed(w: &mut Write<'_>, fact: &Fact) -> Res<()> {
    for sql in OF_ROLES.iter().chain(OF_SPACE) {
        w.exec(sql, p![fact.subject])?;
    }
    Ok(())
}
