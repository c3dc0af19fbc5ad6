//! Tests of the room: the law as a table, every statement on both engines, pages and API in
//! process.

mod asking;
mod asking_late;
mod coaching;
mod law;
mod needs;
mod pages;
mod teams;
mod visibility;

pub(super) use asking::facts;
use kernel::{Actor, Problem};
use policy::Gate;
use store::{Db, Write};
use testkit::{Desk, Town};
use web::{Place, find_place};

pub(super) fn gate() -> Gate {
    testkit::desk::gate(&super::room(), &[])
}

pub(super) fn desk(t: Town) -> Desk {
    Desk::new(t, super::room())
}

/// Runs one write to its end.
pub(super) async fn write<T: Send + 'static>(
    db: &Db,
    work: impl Fn(&mut Write<'_>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    db.write(work).await
}

/// The space of that slug as `actor` meets it.
pub(super) async fn place(db: &Db, actor: &Actor, slug: &str) -> Result<Place, Problem> {
    let (actor, slug) = (actor.clone(), slug.to_owned());
    db.read(move |r| Ok::<_, Problem>(find_place(r, &actor, &slug)?)).await
}

#[test]
fn every_statement_prepares_without_knowing_its_values() {
    testkit::both_engines_empty(async |db: Db| {
        let refused = testkit::prepare_all(&db).await;
        let own = ["spaces", "web::place"];
        let refused: Vec<String> =
            refused.into_iter().filter(|r| own.iter().any(|o| r.starts_with(o))).collect();
        assert_eq!(refused, Vec::<String>::new());
    });
}

/// Runs one of the room's clocks once, as when its time has come.
pub(super) async fn tick(t: &Town, kind: jobs::JobKind) {
    write(&t.db, move |w| Ok((kind.run)(w, "").map(drop)?)).await.unwrap();
    jobs::settle(&t.db, &[], &[]).await.unwrap();
}
