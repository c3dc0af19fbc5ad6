//! The town is what its own description says, on both engines.
#![allow(clippy::unwrap_used)]

use store::{Error, p, sql};
use testkit::{Town, both_engines, both_engines_empty};

sql!(NAME, "SELECT name FROM people WHERE id = $1");
sql!(
    WHERE,
    "SELECT s.slug FROM visible_spaces v JOIN spaces s ON s.id = v.space_id WHERE v.person_id = $1 ORDER BY s.slug"
);
sql!(PEOPLE, "SELECT COUNT(*) FROM people");
sql!(NEWEST, "SELECT MAX(id) FROM messages");

async fn sees(t: &Town, handle: &str) -> Vec<String> {
    let person = t.person(handle);
    let slugs = t.db.read(move |r| r.all::<(String,)>(&WHERE, p![person])).await.unwrap();
    slugs.into_iter().map(|(slug,)| slug).collect()
}

#[test]
fn everybody_is_there_under_a_fixed_id() {
    both_engines(async |t: Town| {
        let ines = t.ines();
        let id = ines.id;
        let (name,) = t.db.read(move |r| r.one::<(String,)>(&NAME, p![id])).await.unwrap();
        assert_eq!(name, ines.name);
        assert_eq!(t.second().read(move |r| r.one::<(String,)>(&NAME, p![id])).await.unwrap().0, name);
    });
}

#[test]
fn everybody_sees_what_the_law_of_visibility_says() {
    both_engines(async |t: Town| {
        assert_eq!(sees(&t, "yuki").await, ["diagnostics", "everybody"]);
        assert_eq!(sees(&t, "piet").await, ["pump-3"]);
        assert_eq!(sees(&t, "ines").await, ["diagnostics", "everybody", "pump-3", "service-nord"]);
    });
}

#[test]
fn ids_of_the_town_are_older_than_any_new_one() {
    both_engines(async |t: Town| {
        let (newest,) = t.db.read(|r| r.one::<(i64,)>(&NEWEST, p![])).await.unwrap();
        let made = t.db.write(|w| Ok::<_, Error>(w.id::<()>())).await.unwrap();
        assert!(made.number() > newest);
        assert_eq!(made.time(), t.now());
    });
}

#[test]
fn an_empty_database_has_the_schema_only() {
    both_engines_empty(async |db| {
        assert_eq!(db.read(|r| r.one::<(i64,)>(&PEOPLE, p![])).await.unwrap().0, 0);
    });
}
