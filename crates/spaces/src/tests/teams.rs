//! Teams follow the directory, on both engines.

use kernel::{Fact, FactKind, Problem};
use store::{Sql, p, sql};
use testkit::{Town, both_engines};
use web::place::Kind;

use super::{place, write};
use crate::hears;
use crate::store::teams;

sql!(MOVE, "UPDATE people SET unit_id = $2::bigint WHERE id = $1");
sql!(STATE, "UPDATE people SET state = 'suspended' WHERE id = $1");
sql!(RENAME, "UPDATE units SET name = 'Service Nord-Est' WHERE id = $1");
sql!(CLOSE, "UPDATE units SET closed_ms = 1 WHERE id = $1");
sql!(REOPEN, "UPDATE units SET closed_ms = NULL WHERE id = $1");
sql!(NO_MANAGER, "UPDATE units SET manager_id = NULL WHERE id = $1");

static UNIT_CHANGED: FactKind = FactKind { name: "unit.changed", version: 1, keep_days: 9, live: false };
static PERSON_CHANGED: FactKind = FactKind { name: "person.changed", version: 1, keep_days: 9, live: false };

/// The directory changes by one statement; its fact reaches this room.
async fn happens(t: &Town, sql: &'static Sql, id: i64, second: Option<i64>, kind: &'static FactKind) {
    let change = write(&t.db, move |w| {
        match second {
            Some(second) => w.exec(sql, p![id, second])?,
            None => w.exec(sql, p![id])?,
        };
        w.announce(Fact::new(kind, id, w.now()));
        Ok(())
    });
    change.await.unwrap();
    jobs::settle(&t.db, &[hears::DIRECTORY, hears::COUNTERS], &[hears::EVERYBODY]).await.unwrap();
}

#[test]
fn a_team_is_made_for_a_unit_with_people_and_the_nearest_manager_acts() {
    both_engines(async |t: Town| {
        let unit = t.unit("design");
        let space =
            write(&t.db, move |w| Ok((teams::sync_unit(w, unit, false)?, teams::sync_unit(w, unit, false)?)));
        let (first, again) = space.await.unwrap();
        assert!(first.is_some() && first == again, "the second time changes nothing");
        let design = place(&t.db, &t.amelie(), "design").await.unwrap();
        assert_eq!((design.kind, design.name.as_str(), design.readable), (Kind::Team, "Design", true));
        assert_eq!(design.members, 3, "amelie, tomas and helene; olga is suspended");
        let lead = design.lead.clone().unwrap();
        assert_eq!((lead.handle.as_str(), design.lead_is_acting, design.led()), ("helene", true, "above"));
        assert!(place(&t.db, &t.helene(), "design").await.unwrap().standing.manager);
        assert!(!place(&t.db, &t.yuki(), "design").await.unwrap().readable, "others see its card only");
    });
}

#[test]
fn people_move_and_their_team_with_them() {
    both_engines(async |t: Town| {
        let (ines, yuki) = (t.ines(), t.yuki());
        happens(&t, &MOVE, yuki.id.number(), Some(t.unit("service-nord").number()), &PERSON_CHANGED).await;
        assert!(place(&t.db, &yuki, "service-nord").await.unwrap().standing.member);
        happens(&t, &MOVE, ines.id.number(), Some(t.unit("service").number()), &PERSON_CHANGED).await;
        let gone = place(&t.db, &ines, "service-nord").await.unwrap();
        assert!(!gone.standing.member && !gone.readable);
        assert!(place(&t.db, &ines, "service").await.unwrap().standing.member, "her new team was made");
        happens(&t, &MOVE, t.karim().id.number(), Some(t.unit("service").number()), &PERSON_CHANGED).await;
        assert!(!place(&t.db, &t.karim(), "service-nord").await.unwrap().standing.delegate);
        assert_eq!(place(&t.db, &yuki, "service-nord").await.unwrap().members, 3);
    });
}

#[test]
fn a_suspended_manager_is_replaced_by_the_one_above() {
    both_engines(async |t: Town| {
        happens(&t, &STATE, t.jonas().id.number(), None, &PERSON_CHANGED).await;
        let team = place(&t.db, &t.ines(), "service-nord").await.unwrap();
        assert_eq!((team.lead.unwrap().handle.as_str(), team.lead_is_acting), ("victor", true));
        let victor = place(&t.db, &t.victor(), "service-nord").await.unwrap();
        assert!(victor.standing.manager && victor.readable);
        happens(&t, &NO_MANAGER, t.unit("service").number(), None, &UNIT_CHANGED).await;
        let team = place(&t.db, &t.ines(), "service-nord").await.unwrap();
        assert_eq!(team.lead.unwrap().handle, "helene", "a change above reaches the units below");
        assert!(place(&t.db, &t.helene(), "service-nord").await.unwrap().readable);
        assert!(!place(&t.db, &t.victor(), "service-nord").await.unwrap().readable);
    });
}

#[test]
fn a_team_is_renamed_closed_and_opened_with_its_unit() {
    both_engines(async |t: Town| {
        let unit = t.unit("service-nord").number();
        happens(&t, &RENAME, unit, None, &UNIT_CHANGED).await;
        assert_eq!(place(&t.db, &t.ines(), "service-nord").await.unwrap().name, "Service Nord-Est");
        happens(&t, &CLOSE, unit, None, &UNIT_CHANGED).await;
        assert!(place(&t.db, &t.ines(), "service-nord").await.unwrap().closed);
        happens(&t, &REOPEN, unit, None, &UNIT_CHANGED).await;
        let open = place(&t.db, &t.ines(), "service-nord").await.unwrap();
        assert!(!open.closed && open.members == 4);
        assert_eq!(
            write(&t.db, |w| Ok::<_, Problem>(teams::sync_unit(w, kernel::UnitId::new(5), true)?)).await,
            Ok(None)
        );
    });
}
