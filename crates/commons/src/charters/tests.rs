//! Tests of the room, on both engines where the database is touched.

mod api;
mod edits;
mod files;
mod pages;

use policy::{Gate, NetworkThing};
use store::{Db, sql};
use testkit::{Desk, Town, both_engines};

use super::EDIT;

fn gate() -> Gate {
    testkit::desk::gate(&super::room(), &[])
}

fn desk(t: Town) -> Desk {
    Desk::new(t, super::room())
}

sql!(
    ASSIGNED,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, until_ms, state, attachment,
        external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, $4, $5, 10, $6, $7::bigint, 'held', 'lead', FALSE, '', '', $6, '', 1)"
);

/// Somebody holds a role from a day ago on.
async fn holds(
    t: &Town,
    who: &str,
    role: &'static str,
    (scope, at): (&'static str, i64),
    until: Option<i64>,
) {
    let (person, from) = (t.person(who), t.now().plus(-kernel::time::DAY));
    t.db.write(move |w| {
        let id = w.id::<()>();
        w.exec(&ASSIGNED, store::p![id, role, person, scope, at, from, until])?;
        Ok::<_, kernel::Problem>(())
    })
    .await
    .unwrap();
}

#[test]
fn who_changes_charters_is_a_table() {
    both_engines(async |t: Town| {
        let gate = gate();
        let with = |who: kernel::Actor, role: &str| kernel::Actor { roles: who.roles.with(role), ..who };
        for (actor, may) in [
            (t.sofia(), true),
            (with(t.yuki(), "esn_owner"), true),
            (with(t.yuki(), "network_lead"), true),
            (with(t.amelie(), "facilitator"), false),
            (with(t.yuki(), "platform_expert"), false),
            (t.helene(), false),
            (t.ines(), false),
            (t.piet(), false),
            (with(t.piet(), "network_lead"), false),
        ] {
            assert_eq!(gate.may(&actor, EDIT, &NetworkThing), may, "{}", actor.handle);
        }
    });
}

#[test]
fn every_statement_prepares_without_knowing_its_values() {
    testkit::both_engines_empty(async |db: Db| {
        let refused = testkit::prepare_all(&db).await;
        let refused: Vec<String> =
            refused.into_iter().filter(|r| r.starts_with("commons::charters")).collect();
        assert_eq!(refused, Vec::<String>::new());
    });
}
