//! Tests of the room: the law as a table, every statement on both engines, pages and API in
//! process.

mod asking;
mod coaching;
mod law;
mod pages;
mod teams;
mod visibility;

use kernel::{Actor, Problem};
use policy::Gate;
use store::{Db, Write};
use testkit::{Desk, Town};
use web::{Place, find_place};

fn gate() -> Gate {
    testkit::desk::gate(&super::room(), &[])
}

fn desk(t: Town) -> Desk {
    Desk::new(t, super::room())
}

/// Runs one write to its end.
async fn write<T: Send + 'static>(
    db: &Db,
    work: impl Fn(&mut Write<'_>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    db.write(work).await
}

/// The space of that slug as `actor` meets it.
async fn place(db: &Db, actor: &Actor, slug: &str) -> Result<Place, Problem> {
    let (actor, slug) = (actor.clone(), slug.to_owned());
    db.read(move |r| Ok::<_, Problem>(find_place(r, &actor, &slug)?)).await
}

#[test]
fn every_statement_prepares_without_knowing_its_values() {
    testkit::both_engines_empty(async |db: Db| {
        let refused = testkit::prepare_all(&db).await;
        let own = ["commons::spaces", "web::place"];
        let refused: Vec<String> =
            refused.into_iter().filter(|r| own.iter().any(|o| r.starts_with(o))).collect();
        assert_eq!(refused, Vec::<String>::new());
    });
}
