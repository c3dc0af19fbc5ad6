//! Two programs never meet half a schema.
#![allow(clippy::unwrap_used)]

use store::{Db, Error, MIGRATIONS, Options, Trail, p, sql};
use testkit::{Fresh, each_engine, fresh};

sql!(ONE_MORE, "SELECT COUNT(*) FROM one_more");
sql!(PEOPLE, "SELECT COUNT(*) FROM people");
sql!(TRAIL, "SELECT COUNT(*) FROM migrations");

fn longer(name: &'static str, text: &'static str) -> Options {
    let trail: Vec<_> = MIGRATIONS.iter().copied().chain([(name, text)]).collect();
    let trail: Trail = Box::leak(trail.into_boxed_slice());
    Options { trail, ..testkit::options() }
}

const GOOD: &str = "CREATE TABLE one_more (id BIGINT PRIMARY KEY);";
const BROKEN: &str = "CREATE TABLE one_more (id BIGINT PRIMARY KEY);\nCREATE TABLE half (id BIGINT,;";

#[test]
fn a_broken_migration_names_itself_and_leaves_the_database_as_it_was() {
    each_engine(|engine| {
        for before in [Fresh::Nothing, Fresh::Town] {
            let place = fresh(engine, before);
            let error = Db::open(place.target(), longer("9999_broken", BROKEN)).unwrap_err();
            assert!(error.to_string().contains("9999_broken"), "{error}");
            // Nothing of it is there: this program opens the database and knows every step in it.
            let db = Db::open(place.target(), testkit::options()).unwrap();
            testkit::block_on(async {
                assert!(db.read(|r| r.ints(&ONE_MORE, p![])).await.is_err());
                let people = db.read(|r| r.ints(&PEOPLE, p![])).await.unwrap();
                assert_eq!(people, [if before == Fresh::Town { 13 } else { 0 }]);
                let steps = db.read(|r| r.ints(&TRAIL, p![])).await.unwrap();
                assert_eq!(usize::try_from(steps[0]).unwrap(), MIGRATIONS.len());
            });
        }
    });
}

#[test]
fn an_older_program_refuses_a_newer_database_by_name_and_touches_nothing() {
    each_engine(|engine| {
        let place = fresh(engine, Fresh::Town);
        Db::open(place.target(), longer("9999_more", GOOD)).unwrap().close().unwrap();
        let error = Db::open(place.target(), testkit::options()).unwrap_err();
        assert_eq!(error, Error::Newer("9999_more".into()));
        assert!(error.to_string().contains("9999_more"));
        let db = Db::open(place.target(), longer("9999_more", GOOD)).unwrap();
        testkit::block_on(async { assert!(db.read(|r| r.ints(&ONE_MORE, p![])).await.is_ok()) });
    });
}

#[test]
fn programs_that_start_together_migrate_once() {
    each_engine(|engine| {
        let place = fresh(engine, Fresh::Nothing);
        let start = || {
            std::thread::spawn({
                let target = place.target();
                move || Db::open(target, testkit::options())
            })
        };
        let started: Vec<_> = (0..4).map(|_| start()).collect();
        for program in started {
            program.join().unwrap().unwrap();
        }
    });
}

#[test]
fn an_address_that_leads_nowhere_is_an_error_in_words() {
    let nowhere = store::Target::Postgres("postgres://nobody@127.0.0.1:1/nothing".into());
    let error = Db::open(nowhere, testkit::options()).unwrap_err();
    assert!(error.to_string().starts_with("the database cannot be reached"), "{error}");
    let nonsense = store::Target::Postgres("postgres://a:b:c".into());
    let error = Db::open(nonsense, testkit::options()).unwrap_err();
    assert!(error.to_string().contains("not valid"), "{error}");
}
